"""What ``extract`` returns: offsets, kinds, utterances, parents, speakers; on any input."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotex.language.loading import load_language
from quotex.model import Quote
from quotex.quotations import extract
from quotex.quotations.spans.context import DEEPEST
from quotex.quotations.story_assembly import extract_story

ENGLISH = load_language("en")
EVERYTHING = frozenset({"direct", "mixed", "scare", "indirect"})


def quotes_of(text: str, **options: object) -> list[Quote]:
    return extract(text, ENGLISH, **options)[0]  # type: ignore[arg-type]


def the_quote(text: str) -> Quote:
    (quote,) = quotes_of(text)
    return quote


def who(quote: Quote) -> str | None:
    return quote.speaker and quote.speaker.text


ARTICLE = """Valley council: claim that the dam leaks is ‘old wives’ tale’

In response, Norland on Friday denounced the study and slammed it as “a cheap trick.”

“The dam is sound. Everybody knows it,” Norland Water Ministry spokeswoman Ina Berg told reporters.

Ole Lind, a spokesman for the valley, echoed her, saying, “The study is guesswork.”

Norland President Ada Moor and Sutland Chancellor Ben Cole met in May, praising the builders and declaring that their \
“partnership” has “no end” and “no ‘small’ print.” At the time, Moor also spoke of rain.

Engineers held several views of the study. One said the cracks “did not prove that Ms. Moor was wrong,” while others \
declined to comment, according to the Valley Times.
"""


def test_an_article() -> None:
    quotes = {quote.text: quote for quote in quotes_of(ARTICLE)}
    assert who(quotes["a cheap trick."]) == "Norland"
    ministry = quotes["The dam is sound. Everybody knows it,"]
    assert who(ministry) == "Norland Water Ministry spokeswoman Ina Berg"
    assert (ministry.speaker and ministry.speaker.name, ministry.cue and ministry.cue.text) == ("Ina Berg", "told")
    assert who(quotes["The study is guesswork."]) == "Ole Lind"
    for words in ("partnership", "no end", "no ‘small’ print."):
        speaker, cue = quotes[words].speaker, quotes[words].cue
        assert speaker is not None
        assert cue is not None
        assert (speaker.name, cue.text) == ("Ada Moor; Ben Cole", "declaring")
    assert quotes["small"].parent == quotes["no ‘small’ print."].id
    engineer = quotes["did not prove that Ms. Moor was wrong,"]
    assert engineer.speaker is not None
    assert (engineer.speaker.text, engineer.speaker.name, engineer.speaker.of) == ("One", None, None)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Why?” Ada Moor asked.", "Ada Moor"),
        ("“Go home!” Ada Moor said firmly.", "Ada Moor"),
        ("“Why?” Ada Moor asked that night.", "Ada Moor"),
        ("The mill burnt down in May. “We lost it all!” Ada Moor said tearfully.", "Ada Moor"),
        (
            "Lawyers for the plaintiff in Moor v. Harrow said the ruling was “a great day.”",
            "Lawyers for the plaintiff in Moor v. Harrow",
        ),
        ("“Why not,” asked Ada Moor, who had come late.", "Ada Moor"),
        ("Ada Moor (R-Oreg.) told the board: “No.”", "Ada Moor"),
        ("The mayor of Lund, Ada Moor, who is 54, called it “a farce.”", "Ada Moor"),
        ("Ada Moor, 54, of Lund, called it “a farce.”", "Ada Moor"),
        ("On Monday in Lund, Ada Moor said that “it rains.”", "Ada Moor"),
        ("Ben Cole said Ada Moor called it “a farce.”", "Ben Cole"),
        ("“It rains,” according to a study by the water board.", "a study by the water board"),
        ("Ada Moor has long opposed the dam and accused its builders of “pure greed.”", "Ada Moor"),
        ("The plan failed, with Ada Moor calling it “a farce.”", "Ada Moor"),
        ("Mr. Cole’s plan was called “a farce” by Ada Moor.", "Ada Moor"),
        ("Ada Moor, whose son, Ben, runs the ferry, told the Tribune, “We will not go.”", "Ada Moor"),
        ("Ada Moor, whose sister, a nurse, died in May, called the plan “a disgrace to us all.”", "Ada Moor"),
        ("Ada Moor answered by letter: “We will not go.”", "Ada Moor"),
        ("Ada Moor, head of the board, said by video link, “We will not go.”", "Ada Moor"),
        ("The plan was praised by a report as “a marvel.”", "a report"),
        ("Ada Moor warned as the storm began, “We will not go.”", "Ada Moor"),
        ("The crew left when Ada Moor began, “We will not go.”", "Ada Moor"),
        ("Ada Moor late Friday said that the plan “will never work.”", "Ada Moor"),
        ("Police early Sunday called it “the worst storm in years.”", "Police"),
        ("“Who runs the ferry?” two men briefed on the plan asked.", "two men"),
        ("The plan “has lost its way,” Ada Moor wrote of the merger.", "Ada Moor"),
        ("It rained. The union expressed concern about “years of neglect”. It was old.", "The union"),
        ("“No,” said Ben Cole.\n\nIn short, explained CBS host Ada Moor: “We stay here.”", "CBS host Ada Moor"),
        (
            "It was defined in 1950 by the engineer Ada Moor as “the art of holding back the sea.”",
            "the engineer Ada Moor",
        ),
        ("Ada Moor summed up the plan as “dull,” praised the dam and left.", "Ada Moor"),
        ("It rained for a week or two. " * 60 + "In my review, I called it “dry reading for us.”", "I"),
        ("“It was the worst storm,” Ada Moor, who owns a boat, remembered on Friday.", "Ada Moor"),
        ("“It will break,” warned many in town.", "many"),
        ("When Ada Moor asked the clerk he said “we are closed for the whole day.”", "he"),
        ("When Ada Moor said she hoped it was “the end of it,” the crew left.", "Ada Moor"),
        # Not works:
        ("The farmers were chanting “Drain The Dam Now,” and left.", "The farmers"),
        ("Ada Moor wrote that it was “A Marvel.”", "Ada Moor"),
        ("Ada Moor said that it “Must Not Break.”", "Ada Moor"),
        # Triggers of line rules, such as *left,* of captions, do not hide words:
        ("“No,” said Ada Moor as the crew left, while Ben Cole called it “a waste of money.”", "Ben Cole"),
        # Not imperatives, examples or labels:
        ("When guests come in, the farmers say, “We are glad that you are here.”", "the farmers"),
        ("In May, say farmers, “nobody comes here any more.”", "farmers"),
        ("Ask Ada Moor, and she says, “Nobody comes here any more.”", "she"),
        ("Ada Moor said, for example, “Nobody comes here any more.”", "Ada Moor"),
        ("Here is a note from Ada Moor: “Nobody comes here any more.”", "Ada Moor"),
        ("“We loved every day here.”\n\n– Drew Pitt", "Drew Pitt"),
        ("“We loved every day here.” – Ada Moor to the Salem Tribune\n\nIt rained.", "Ada Moor"),
        ("“We loved every day here.”\n\n– Read more", None),
        ("“We loved every day here.”\n\n– With a report from Lund", None),
        ("Reasons to stay:\n\n- “We loved every day here.”\n- warm beds in every room", None),
    ],
)
def test_speaker(text: str, speaker: str | None) -> None:
    assert [who(quote) for quote in quotes_of(text)][-1:] == [speaker]


def test_a_nested_quotation_is_no_surer_than_one_without_a_speaker() -> None:
    outer, nested = extract("“She said ‘No’ and left,” said Ada Moor.", ENGLISH)[0]
    assert nested.parent == outer.id
    assert (nested.speaker, outer.confidence > 0.9, nested.confidence < 0.5) == (None, True, True)


def test_a_scare_quote_inside_a_turn_of_a_story_has_its_own_number() -> None:
    turns = "“Is it far?” asked Ada Moor.\n\n“Not very,” said Ben Cole.\n\n" * 3
    text = f"{turns}“Well,” said Ben Cole, who ran the “club” by the gate. “I go.”\n\n{turns}"
    quotes, _ = extract_story(ENGLISH.scan(text), ENGLISH, frozenset({"direct", "scare"}))
    assert [quote.utterance for quote in quotes if quote.text in ("Well,", "club", "I go.")] == [6, 7, 6]


def test_parts_of_an_utterance_share_its_number() -> None:
    quotes = quotes_of("“It rains,” Ada Moor said, “and it will.” “It always does.” Ben Cole said, “Never.”")
    assert [quote.utterance for quote in quotes] == [0, 0, 0, 1]


def test_one_of_a_group() -> None:
    speaker = the_quote("“It leaks,” said one of the engineers.").speaker
    assert speaker is not None
    assert (speaker.text, speaker.of, speaker.name) == ("one", "the engineers", None)


def test_a_number_of_people_is_a_group_without_a_name() -> None:
    speaker = the_quote("Dozens of farmers chanted “let us in!” at the gate.").speaker
    assert speaker is not None
    assert (speaker.text, speaker.of, speaker.name, speaker.kind) == ("Dozens", "farmers", None, "group")


def test_kinds() -> None:
    text = "Ada Moor said, “It leaks.” She called the dam a “sieve” on the show “Morning Hour.” The “smart” lock broke."
    assert [quote.kind for quote in quotes_of(text, kinds=EVERYTHING - {"indirect"})][:3] == [
        "direct",
        "mixed",
        "scare",
    ]
    exclaimed = (
        "A man yelled “Shame!” at the mayor. Ada Moor called the dam “Shame!” and sang in “Hail, Harbour!” in May."
    )
    assert [quote.kind for quote in quotes_of(exclaimed, kinds=EVERYTHING - {"indirect"})][::2] == ["direct", "scare"]


def test_a_long_title_in_capitals_quotes_nobody() -> None:
    title = "The Ferry That Never Came: How One Town Lost Its Harbour and Found a New Road"
    found = quotes_of(f"“It sank,” said Ada Moor, author of “{title}.”", kinds=EVERYTHING)
    assert [quote.kind for quote in found] == ["direct", "scare"]


def test_indirect_speech_only_on_request_and_in_order() -> None:
    text = "Ada Moor said that the dam leaks. “It does,” said Ben Cole."
    assert [quote.kind for quote in quotes_of(text)] == ["direct"]
    quotes = quotes_of(text, kinds=EVERYTHING)
    assert [(quote.id, quote.kind) for quote in quotes] == [(0, "indirect"), (1, "direct")]


def test_indirect_speech_needs_no_quote_marks() -> None:
    assert [q.text for q in quotes_of("According to Ada Moor, it rains.", kinds=frozenset({"indirect"}))] == [
        "it rains"
    ]


def test_min_confidence_filters_quotes() -> None:
    text = "“It rains,” said Ada Moor. The claim of a “leak” was hers."
    sure = quotes_of(text, min_confidence=0.9)
    assert sure
    assert all(quote.confidence >= 0.9 for quote in sure)
    assert all(0.0 < quote.confidence < 1.0 for quote in quotes_of(text))


def test_people_have_all_their_mentions() -> None:
    text = "Senator Ada Moor came. “No,” Ms. Moor said. “Never,” she added."
    quotes, people = extract(text, ENGLISH)
    assert [quote.speaker and quote.speaker.people for quote in quotes] == [[0], [0]]
    assert (people[0].name, people[0].gender, people[0].role) == ("Ada Moor", "f", "senator")
    assert [text[start:end] for start, end in people[0].mentions] == ["Ada Moor", "Moor", "she"]


@pytest.mark.parametrize(
    ("text", "role", "gender"),
    [
        ('"No," said Sen. Ada Moor.', "Sen", "Ada"),
        ('"No," said Mrs. Moor.', None, "Mrs"),
        ('"No," said Mrs. Moor. Mayor Moor left.', "Mayor", "Mrs"),
        ('"No," said Zuw Moor. "Yes," he said.', None, "he"),
        ('Our hostess, Zuw Moor, laughed. "No," said Zuw Moor.', None, "hostess"),
        ('"No," said Zuw Moor.', None, None),
    ],
)
def test_the_spans_that_show_role_and_gender_are_kept(text: str, role: str | None, gender: str | None) -> None:
    _quotes, people = extract(text, ENGLISH)
    spans = people[0].role_span, people[0].gender_span
    assert [span and text[span[0] : span[1]] for span in spans] == [role, gender]
    assert (people[0].role is None, people[0].gender is None) == (role is None, gender is None)


@pytest.mark.parametrize("text", ["", " \n", "\x00", "\ud800 “x", "“", "”", "“”", '"' * 1000, "«»" * 50, "“a\n\n" * 40])
def test_any_input_is_accepted(text: str) -> None:
    for quote in quotes_of(text, kinds=EVERYTHING):
        assert text[quote.start : quote.end] == quote.text


WORDS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        ",",
        ".",
        "?",
        ":",
        " - ",
        "said",
        "Ada",
        "Moor",
        "Mr.",
        "he",
        "who",
        "the",
        "lawyer",
        "of",
        "and",
        "that",
        "according to",
        "(",
        ")",
        "’s",
        "saying",
        "called",
        "\n\n",
        "In",
        "May",
        "to",
        "was",
        "it",
        "One",
        "senator",
        "but",
        "as",
        "added",
        "titled",
        "could",
        "–",
        "Jr.",
        "”,",
        "then-mayor",
        "when",
        "praised",
        "for",
        "made",
        "posters",
        "while",
        "whose",
        "than",
        "repeatedly",
        "least",
        "titled",
    ]
)


ANY_WORD = st.sampled_from([ENGLISH.lexicon.phrase(entry) for entry in range(1, len(ENGLISH.lexicon) + 1)])


@given(st.lists(WORDS | ANY_WORD | ANY_WORD.map(str.capitalize), max_size=60))
@example(["It", "leaks", ",", "Moor", "lamented"])  # a cue that is the last token
@example(["said", "”", "was"])  # a cue that is the first token
@example([",", "of", "“", "Ada", "”", "she", "who"])
@example(["“", "It", "said", "”,", "as", "Moor", "said", ","])  # a comma that ends the text
@example(["“", "It", ",", "”", "said", "could"])  # a word that could begin a compound
def test_offsets_are_right_on_any_words(words: list[str]) -> None:
    text = " ".join(words)
    quotes, people = extract(text, ENGLISH, kinds=EVERYTHING)
    assert [quote.id for quote in quotes] == list(range(len(quotes)))
    for quote in quotes:
        assert text[quote.start : quote.end] == quote.text
        if quote.speaker:
            assert text[quote.speaker.start : quote.speaker.end] == quote.speaker.text
            assert all(0 <= person < len(people) for person in quote.speaker.people)
        if quote.cue:
            assert text[quote.cue.start : quote.cue.end] == quote.cue.text
        if quote.parent is not None:
            assert quotes[quote.parent].start <= quote.start <= quote.end <= quotes[quote.parent].end


MAY_GROW = 1.2  # times as many steps a character; windows of up to 200 tokens are full in the shorter text


def _name(number: int) -> str:
    """A different name for each number below 26 ** 4."""
    return "".join([chr(ord("a") + number // 26**place % 26) for place in range(4)]).capitalize()


@pytest.mark.parametrize("size", [10, 1000])
def test_last_names_that_are_also_first_names(size: int) -> None:
    text = "Ada {0}, 54, left. Ben {0}, 54, left. {0} {1}, 54, ran. The {0} said “It is a good day for all of us.” "
    quotes, _ = extract("".join([text.format(_name(n), _name(n + 1)) for n in range(size)]), ENGLISH)
    assert len(quotes) == size


@pytest.mark.parametrize(
    "unit",
    [
        "said “x” ",
        "Ada Moor said the plan “x” and ",
        "“A,” said Moor. Then Moor Cole went. ",
        "that he said ",
        "to say to say ",
        "saying ",
        "believes that he believes that ",
        "“x” a, ",
        '"',
        "“a ‘b ",
    ],
)
def test_work_is_linear(unit: str, steps: Callable[[str], int]) -> None:
    count = 500 // len(unit.split())
    assert steps(unit * 3 * count) < MAY_GROW * 3 * steps(unit * count)


def test_distant_names_take_linear_work(steps: Callable[[str], int]) -> None:
    small, large = [steps("Ada Moor, " + "x) “A,” who said, " * size) for size in (300, 1200)]
    assert large < MAY_GROW * 4 * small


@pytest.mark.parametrize(
    ("opening", "middle", "last"),
    [
        ("", "x) in Salem, who said “A.” ", ""),
        ("A man said: “A.” Ben Cole left. ", "In Acme Inc. it fell. ", "“A,” he said. "),
        ("“A,” Acme Inc. said. ", "A mayor and a farmer left. ", "“A,” they said. "),
    ],
)
def test_the_search_for_an_antecedent_takes_linear_work(
    opening: str, middle: str, last: str, steps: Callable[[str], int]
) -> None:
    """Endless names and roles between a speaker and the pronouns, which therefore refer to nobody."""
    far = "Officials left. " if "they" in last else ""
    small, large = [steps(opening + middle * size + far + last * size) for size in (200, 800)]
    assert large < MAY_GROW * 4 * small


def test_endless_capitals_are_not_a_name(steps: Callable[[str], int]) -> None:
    texts = [" ".join(["Ada", *map(_name, range(n)), "Moor sang. "]) + "“A,” she said. " * n for n in (300, 1200)]
    small, large = map(steps, texts)
    assert large < MAY_GROW * 4 * small


def test_the_text_of_a_mention_is_stored_once() -> None:
    for text in ("Ada  Moor said: “A.” “B.” “C.”", "“A,” said Ada  Moor.\n\n" + "“B.”\n\n“C.”\n\n" * 20):
        quotes, _people = extract(text, ENGLISH)
        assert len({id(quote.speaker.text) for quote in quotes if quote.speaker}) == 1
        assert len(quotes) > 2


def test_possibly_misspelt_names_take_linear_work(steps: Callable[[str], int]) -> None:
    sentence = "The mayor of Town{0}, Ada M{0}r, ran. “It leaks,” Mo{0}r said. "
    texts = ["".join([sentence.format(_name(number)) for number in range(n)]) for n in (150, 600)]
    small, large = map(steps, texts)
    assert large < MAY_GROW * 4 * small


def test_people_with_one_first_name_take_linear_work(steps: Callable[[str], int]) -> None:
    texts = ["".join([f"“A,” said Moor {_name(number)}. Moor said. " for number in range(n)]) for n in (300, 1200)]
    small, large = map(steps, texts)
    assert large < MAY_GROW * 4 * small


@pytest.mark.parametrize("unit", ["want“a” ", "– ask ” "])
def test_one_quotation_takes_bounded_work(unit: str) -> None:
    calls = 0

    def count(*_event: object) -> None:
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        extract(unit * 250, ENGLISH, kinds=EVERYTHING)
    finally:
        sys.setprofile(before)
    assert calls < 250 * 250 * len(unit)


def test_a_text_that_ends_with_a_name_and_a_comma() -> None:
    quotes, _people = extract("“Yes,” said Moor. It was Ada Moor,", ENGLISH)
    assert [quote.speaker and quote.speaker.name for quote in quotes] == ["Ada Moor"]


def test_a_person_named_twice_in_a_mention_counts_once() -> None:
    quotes, people = extract("Ada Moor came. “Yes,” said Moor and Moor.", ENGLISH)
    assert quotes[0].speaker is not None
    assert (quotes[0].speaker.name, quotes[0].speaker.people, len(people)) == ("Ada Moor", [0], 1)


def test_a_word_that_opens_its_sentence_is_not_a_speaker() -> None:
    for lead in ("Consider the two dams on the hill.\n\n", "Pause.\n\n", "See: "):
        quotes, _people = extract(f"{lead}“Is this how a dam that leaks is built and kept by us?”", ENGLISH)
        assert [quote.speaker for quote in quotes] == [None] * len(quotes)


def test_a_subject_is_not_an_empty_span() -> None:
    text = "Ben in words in words of write of Moor in words of Cole write of Moor"
    for quote in extract(text, ENGLISH, kinds=EVERYTHING)[0]:
        assert quote.speaker is None or quote.speaker.start < quote.speaker.end


def test_a_cue_includes_the_whole_phrasal_verb() -> None:
    quotes, _people = extract("“It leaks,” Ada Moor pointed out. Ben Cole went on: “It holds.”", ENGLISH)
    assert [quote.cue and quote.cue.text for quote in quotes] == ["pointed out", "went on"]


def test_a_hyphen_that_opens_a_text_joins_nothing() -> None:
    for text in ("‑Farmers said it was “a big mess” that none would", "Yes We Can\n\n‑Ada Moor said it was “a mess.”"):
        (quote,) = extract(text, ENGLISH)[0]
        assert quote.speaker
        assert quote.speaker.text in ("Farmers", "Ada Moor")


def test_a_quoted_name_that_is_a_subject_is_not_a_quotation() -> None:
    assert not extract("“Ada” said she was too ill to row in May. It was late.", ENGLISH)[0]
    quotes, _people = extract("“Stop” said Moor, who was there.", ENGLISH)
    assert [quote.speaker and quote.speaker.text for quote in quotes] == ["Moor"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Ada Moor said the “Stay Dry” campaign won.", []),
        # Counter-examples: in lower case, before a participle, set off by a comma, words for a person.
        ("Ada Moor said the “stay dry” campaign won.", ["stay dry"]),
        ("Ada Moor denounced the “FOOLS” rowing in May.", ["FOOLS"]),
        ("Ada Moor said she runs as a “Dry Farmer,” hoping to win.", ["Dry Farmer,"]),
    ],
)
def test_a_quoted_name_before_its_noun_is_not_a_quotation(text: str, quoted: list[str]) -> None:
    assert [quote.text for quote in extract(text, ENGLISH)[0]] == quoted


def test_a_participle_without_an_object_gives_no_empty_speaker() -> None:
    text = "Forced to leave the town in May, saying it was “a disgrace to us all,” the old dam is gone."
    assert all(quote.speaker is None or quote.speaker.text for quote in extract(text, ENGLISH)[0])


def test_endless_nesting_is_cut_off() -> None:
    for text in ("“a ‘b " * 500, "“Well?” said Moor.\n\n" * 60 + "“a ‘b " * 500):
        quotes, _people = extract(text, ENGLISH, kinds=EVERYTHING)
        assert sum(quote.parent is not None for quote in quotes) == DEEPEST


@pytest.mark.parametrize("text", ['"Yes,"  — A > /Cole ', "* /Cole, . “No.” ", "“No,” said u/cole and /Cole Moor."])
def test_a_slash_before_a_name_does_not_make_a_user_name(text: str) -> None:
    assert extract(text, ENGLISH, kinds=EVERYTHING)[0]
