"""Long dialogue: each rule's examples, and what is read as a story at all."""

from __future__ import annotations

import textwrap
import time
from itertools import islice, product

import pytest

from quotex import _core
from quotex.catalogue import catalogue
from quotex.language import load_language
from quotex.quotations import extract, extract_story
from quotex.quotations.attribution import story_sources
from quotex.quotations.genre import is_story
from quotex.quotations.spans import story_kinds

ENGLISH = load_language("en")
RULES_OF_STORIES = {id: rule for id, rule in catalogue("en").items() if id[0] == "Q" and id[2] == "3"}
DIRECT = frozenset({"direct"})


def test_every_rule_has_an_entry() -> None:
    written = {"QC301", "QS301"}  # by assembly
    assert {*story_sources.RULES, *story_kinds.RULES} | written == set(RULES_OF_STORIES)


@pytest.mark.parametrize(
    ("identifier", "example"), [(id, example) for id, rule in RULES_OF_STORIES.items() for example in rule.examples]
)
def test_example(identifier: str, example: dict[str, str]) -> None:
    kind = example.get("kind", "direct")
    quotes, people = extract_story(_core.scan(example["text"], ENGLISH.lexicon), ENGLISH, frozenset({kind}))
    quote = quotes[-1]
    assert identifier in quote.rules
    assert quote.kind == kind
    assert example["text"][quote.start : quote.end] == quote.text == example.get("quote", quote.text)
    if "person" in example:
        speaker = quote.speaker
        assert speaker is not None
        assert speaker.name == example["person"]
        assert people[speaker.people[0]].name == example["person"]
        assert example["text"][speaker.start : speaker.end] == speaker.text


def test_an_interview_of_a_few_turns_is_no_story() -> None:
    assert not is_story(_core.scan("“Well?” asked Ada Moor.\n\n“No,” said Ben Cole.\n\n" * 10))


def test_a_long_dialogue_alternates() -> None:
    turn = "“Is it far?” asked Mrs. Moor.\n\n“Not very,” said Mr. Cole.\n\n“How far?”\n\n“Two miles.”\n\n"
    quotes, people = extract(turn * 20, ENGLISH)
    assert [quote.speaker and quote.speaker.name for quote in quotes] == ["Mrs. Moor", "Mr. Cole"] * 40
    assert [(person.name, person.gender) for person in people] == [("Mrs. Moor", "f"), ("Mr. Cole", "m")]
    told = [(turn * 20)[slice(*person.gender_span)] for person in people if person.gender_span]
    assert told == ["Mrs. Moor", "Mr. Cole"]


def test_hard_wrapped_text_gives_the_same_speakers() -> None:
    paragraph = (
        "“I have walked this road for thirty years and never once been asked the way,” said Mr. Cole to Mrs. Moor, who "
        "had stopped to look at the mill and the three old boats that lay in the reeds below it."
    )
    plain = extract(f"{paragraph}\n\n" * 60, ENGLISH)[0]
    wrapped = extract(f"{textwrap.fill(paragraph, 70)}\n\n" * 60, ENGLISH)[0]
    assert [quote.speaker and quote.speaker.name for quote in plain] == ["Mr. Cole"] * 60
    assert [quote.speaker and quote.speaker.name for quote in wrapped] == ["Mr. Cole"] * 60


def test_a_title_in_the_narration_is_no_speech() -> None:
    turn = "“Is it far?” asked Mrs. Moor.\n\nShe had read “The Long Road” in May.\n\n"
    kinds = frozenset({"direct", "scare"})
    quotes, _people = extract(turn * 60, ENGLISH, kinds=kinds)
    assert [quote.kind for quote in quotes] == ["direct", "scare"] * 60
    assert {quote.speaker for quote in quotes if quote.kind == "scare"} == {None}


def test_a_story_without_names_and_a_least_confidence() -> None:
    assert all(quote.speaker is None for quote in extract("“x\n\n" * 200, ENGLISH)[0])
    turn = "“Is it far?” asked Mrs. Moor.\n\n“Not very,” said Mr. Cole.\n\n“How far?”\n\n“Two miles.”\n\n"
    sure, _people = extract(turn * 20, ENGLISH, min_confidence=0.9)
    assert [quote.rules[2] for quote in sure] == ["QA301"] * 40
    assert [quote.id for quote in sure] == list(range(40))


def _speakers(text: str) -> list[str | None]:
    quotes, _people = extract_story(_core.scan(text, ENGLISH.lexicon), ENGLISH, DIRECT)
    return [quote.speaker and quote.speaker.name for quote in quotes]


def test_mr_and_his_brother_who_always_has_his_first_name() -> None:
    walk = "Mr. Cole went up to Mr. Ned Cole. Mr. Cole sat down.\n\n" * 3
    assert _speakers(f"{walk}“Well?” said Mr. Cole.\n\n“Well,” said Mr. Ned Cole.") == ["Mr. Cole", "Ned Cole"]


def test_who_is_addressed_has_spoken_before() -> None:
    talk = "“It is far.”\n\n“Is it, Moor?”"
    assert _speakers(f"Mr. Moor, Mr. Dale and Mr. Cole sat by the fire.\n\n{talk}") == ["Mr. Moor", "Mr. Cole"]


def test_a_wife_with_her_husbands_first_name() -> None:
    walk = "Ned Cole had married. Mrs. Ned Cole was ill.\n\n" * 3
    assert _speakers(f"{walk}“Well?” said Ned Cole.\n\n“Well,” said Mrs. Ned Cole.") == ["Ned Cole", "Mrs. Ned Cole"]


def test_a_title_tells_more_of_the_gender_than_a_first_name() -> None:
    walk = "Robert Moor met Ned Cole. Lady Robert Moor was tall.\n\n"
    assert _speakers(f"{walk}“Well?” she asked.") == ["Lady Robert Moor"]


def test_of_two_with_one_first_name_the_one_who_also_goes_by_it_alone() -> None:
    walk = "Ned Moor came in, and Ned sat down. Ada had asked Ned Cole. Ned Cole was ill.\n\n" * 3
    assert _speakers(f"{walk}“Well?” said Ned.\n\n“Well,” said Ned Cole.") == ["Ned Moor", "Ned Cole"]


def test_a_last_name_beats_the_first_name_of_another() -> None:
    walk = "Colonel Rowan bowed. Colonel Rowan sat down. Mr. Cole was Rowan Cole in full.\n\n"
    assert _speakers(f"{walk}“Well?” said Rowan.\n\n“Well,” said Mr. Cole.") == ["Colonel Rowan", "Mr. Cole"]


def test_who_is_mostly_called_by_a_title() -> None:
    walk = "General Rowan had a house by the sea. The General slept.\n\n"
    assert _speakers(f"{walk * 2}“Well?” said the General.") == ["General Rowan"]
    walk += "The General rose. It was the General! The General stood there.\n\n"
    assert _speakers(f"{walk}“Well?” said the General.") == ["the General"]


def test_a_day_that_speaks_is_a_name() -> None:
    assert _speakers("“Is it far?” said Friday.\n\n“Not very,” said Ada Moor.\n\n“Good,” said Friday.") == [
        "Friday",
        "Ada Moor",
        "Friday",
    ]


def test_a_story_that_breaks_off_after_a_name() -> None:
    assert len(_speakers("“Is it far?” asked Ada.\n\n“Come, Ben, Ada,")) == 2


def test_time_is_linear_where_a_family_has_no_end() -> None:
    def seconds(size: int) -> float:
        text = "".join(
            f"Mrs. {name} Moor came in.\n\n“Well?” said Ada Moor.\n\n“Well,” said her mother.\n\n"
            for name in islice(map("".join, product("BCDFGH", "aeiou", "lmnrst", "aeiou")), size)
        )
        start = time.process_time()
        extract(text, ENGLISH)
        return time.process_time() - start

    seconds(60)
    small, large = seconds(100), seconds(800)
    assert large < 0.05 + 24 * small  # eight times the text


SHORT_STORY = """Marta set the kettle on the stove. Her brother had not moved from the window all morning.

“You should eat something,” she said.

Tomas shook his head. “I am not hungry.”

“You were not hungry when I asked you before.”

“I was not hungry then, either.”

She cut the bread. Outside, a dog barked.

“Is that him?” Tomas asked.
"""
REPORT = """The council of Salem voted on Monday to drain the lake. The budget is 40 million dollars.

“It will be dry by 2031,” said council member Ada Moor. “Nobody has asked the farmers.”

“We told the committee in May,” said Ben Cole, a lawyer for the farmers.

“The judge will decide,” said Mayor Ida Berg.

“It is a bad plan,” said Ole Lind, the spokesman of the water board.
"""


def test_a_short_story_is_told_from_a_report() -> None:
    assert [is_story(_core.scan(text, ENGLISH.lexicon)) for text in (SHORT_STORY, REPORT)] == [True, False]
    names = [quote.speaker and quote.speaker.name for quote in extract(SHORT_STORY, ENGLISH)[0]]
    assert names == ["Marta", "Tomas", "Marta", "Tomas", "Tomas"]


def test_a_pronoun_before_anybody_is_named() -> None:
    assert _speakers("“Well?” she asked.\n\n“Well what?” said Mr. Cole to Mrs. Moor.") == ["Mrs. Moor", "Mr. Cole"]


BEFORE_AN_ASIDE = "“Is it far?” asked Ada Moor.\n\n“Not very,” said Ben Cole.\n\n"


@pytest.mark.parametrize(
    ("speech", "parts"),
    [
        ("“Not far (said he), not far at all.”", ["Not far", "not far at all."]),
        ("“Not far (in a low voice), but (laughing) steep.”", ["Not far", "but", "steep."]),
        ("“Not far [laughter], not far at all.”", ["Not far", "not far at all."]),
        ("“Not far (as I told you) at all.”", ["Not far (as I told you) at all."]),
        ("“Not far (considering the hill) at all.”", ["Not far (considering the hill) at all."]),
        ("“Not far (who laughs?) at all.”", ["Not far (who laughs?) at all."]),
        ("“Not far at all (laughter).”", ["Not far at all (laughter)."]),
        (
            "“He said ‘Far (laughing) away,’ and left.”",
            ["He said ‘Far (laughing) away,’ and left.", "Far (laughing) away,"],
        ),
        ("“Ada said ‘Far,’ and (laughing) left ‘us,’ Ben.”", ["Ada said ‘Far,’ and", "Far,", "left ‘us,’ Ben.", "us,"]),
    ],
)
def test_narration_in_brackets_is_not_spoken(speech: str, parts: list[str]) -> None:
    text = BEFORE_AN_ASIDE + speech
    quotes, _people = extract_story(_core.scan(text, ENGLISH.lexicon), ENGLISH, DIRECT)
    found = [quote for quote in quotes if quote.start > len(BEFORE_AN_ASIDE)]
    assert [quote.text for quote in found] == parts == [text[quote.start : quote.end] for quote in found]
    assert len({quote.utterance for quote in found}) == 1


def test_many_brackets_and_nested_quotations_take_linear_time() -> None:
    def seconds(size: int) -> float:
        scan = _core.scan(
            BEFORE_AN_ASIDE + "“" + "‘So,’ (laughing) he (with a sigh) said. " * size + "”", ENGLISH.lexicon
        )
        start = time.process_time()
        extract_story(scan, ENGLISH, DIRECT)
        return time.process_time() - start

    assert seconds(8000) < 4 * 8 * max(seconds(1000), 0.01)


NOVEL = "\n\n".join(
    [
        "“Is it far?” asked Ada Moor.",
        "“Not very,” said Ben Cole.",
        "“Then let us go on,” said Ada.",
        "“I am tired,” said Ben.",
    ]
    * 16
)


@pytest.mark.parametrize(
    ("paragraph", "spoken"),
    [
        ("Ada sat down on a stump. “He was dead when they found him.”", ["He was dead when they found him."]),
        (
            "Ben wiped his face. “They couldn’t get the boat out. Nobody could.”",
            ["They couldn’t get the boat out. Nobody could."],
        ),
        ("Ada’s voice was low. “They would never take him alive.”", ["They would never take him alive."]),
        (
            "“Yes.” Ben wiped the glass. “He had his reasons, and he would not tell her.”",
            ["Yes.", "He had his reasons, and he would not tell her."],
        ),
        ("Ben looked up. “Ada Moor.”", ["Ada Moor."]),
        ("Ada smiled. “Happy Birthday.”", ["Happy Birthday."]),
        ("Ben turned to the boy and said to him “Go home.”", ["Go home."]),
        ("Ben answered with a flat “No.”", ["No."]),
        ("Ben almost whispered, “I am afraid.”", ["I am afraid."]),
        ("Ben was ready to say, “I will go,” and he said it.", ["I will go,"]),
        ("“My sister (called Jane) is ill,” said Ben.", ["My sister (called Jane) is ill,"]),
        ("“We meet (during Lent) at the mill,” said Ben.", ["We meet (during Lent) at the mill,"]),
        ("“The box (with a red lid) is mine,” said Ben.", ["The box (with a red lid) is mine,"]),
        ("“We cheer (laughter) (applause) and go,” said Ben.", ["We cheer", "and go,"]),
    ],
)
def test_speech_is_not_taken_for_a_term_a_report_or_an_aside(paragraph: str, spoken: list[str]) -> None:
    text = f"{NOVEL}\n\n{paragraph}\n\n{NOVEL}"
    start = len(NOVEL)
    found = [quote.text for quote in extract(text, ENGLISH)[0] if start < quote.start < start + len(paragraph)]
    assert found == spoken


def test_a_text_without_quotations_has_none() -> None:
    assert extract_story(_core.scan("Ada Moor went home.", ENGLISH.lexicon), ENGLISH, DIRECT) == ([], [])
