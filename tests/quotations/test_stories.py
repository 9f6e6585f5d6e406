"""Stories: the examples of each rule, and whole stories."""

from __future__ import annotations

import textwrap

import pytest

from quotex.language.catalogue import catalogue
from quotex.language.loading import load_language
from quotex.model import Quote
from quotex.quotations import extract
from quotex.quotations.attribution import story_sources
from quotex.quotations.spans import story_kinds
from quotex.quotations.story_assembly import extract_story

ENGLISH = load_language("en")
DIRECT = frozenset({"direct"})


RULES_OF_STORIES = {id: rule for id, rule in catalogue("en").items() if id[0] == "Q" and id[2] == "3"}


def test_every_rule_has_an_entry() -> None:
    written = {"QC301", "QS301"}  # by assembly
    assert {*story_sources.RULES, *story_kinds.RULES} | written == set(RULES_OF_STORIES)


@pytest.mark.parametrize(
    ("identifier", "example"), [(id, example) for id, rule in RULES_OF_STORIES.items() for example in rule.examples]
)
def test_example(identifier: str, example: dict[str, str]) -> None:
    kind = example.get("kind", "direct")
    quotes, people = extract_story(ENGLISH.scan(example["text"]), ENGLISH, frozenset({kind}))
    quote = quotes[-1]
    assert identifier in quote.rules
    assert quote.kind == kind
    assert example["text"][quote.start : quote.end] == quote.text == example.get("quote", quote.text)
    speaker = quote.speaker
    if "speaker" in example:
        assert speaker is not None
        assert (speaker.text, speaker.name) == (example["speaker"], None)
    if "person" in example:
        assert speaker is not None
        assert speaker.name == example["person"]
        assert people[speaker.people[0]].name == example["person"]
        assert example["text"][speaker.start : speaker.end] == speaker.text


def test_hard_wrapped_text_gives_the_same_speakers() -> None:
    paragraph = (
        "“I have walked this road for thirty years and never once been asked the way,” said Mr. Cole to Mrs. Moor, who "
        "had stopped to look at the mill and the three old boats that lay in the reeds below it."
    )
    plain = extract(f"{paragraph}\n\n" * 60, ENGLISH)[0]
    wrapped = extract(f"{textwrap.fill(paragraph, 70)}\n\n" * 60, ENGLISH)[0]
    assert [quote.speaker and quote.speaker.name for quote in plain] == ["Mr. Cole"] * 60
    assert [quote.speaker and quote.speaker.name for quote in wrapped] == ["Mr. Cole"] * 60


def test_a_story_without_names_and_a_minimum_confidence() -> None:
    assert all(quote.speaker is None for quote in extract("“x\n\n" * 200, ENGLISH)[0])
    turn = "“Is it far?” asked Mrs. Moor.\n\n“Not very,” said Mr. Cole.\n\n“How far?”\n\n“Two miles.”\n\n"
    sure, _people = extract(turn * 20, ENGLISH, min_confidence=0.96)
    assert [quote.rules[2] for quote in sure] == ["QA301"] * 40
    assert [quote.id for quote in sure] == list(range(40))


def test_a_text_without_quotations_has_none() -> None:
    assert extract_story(ENGLISH.scan("Ada Moor went home."), ENGLISH, DIRECT) == ([], [])


def test_a_character_only_talked_about_in_a_long_story_seldom_speaks() -> None:
    told = "“Tea?” said Ada Moor.\n\nIt rained.\n\nThere was a letter of Lena Reyes.\n\n“Well?”"
    filler = "The mill stood by the river, and the boats lay in the reeds below it.\n\n" * 800
    stories = [extract_story(ENGLISH.scan(text), ENGLISH, DIRECT)[0] for text in (told, filler + told)]
    speakers = [quotes[-1].speaker for quotes in stories]
    assert [speaker and speaker.name for speaker in speakers] == ["Lena Reyes", "Ada Moor"]


def story(text: str) -> list[Quote]:
    return extract_story(ENGLISH.scan(text), ENGLISH, DIRECT)[0]


def speakers(quotes: list[Quote]) -> list[tuple[str, str | None]]:
    return [(quote.speaker.text, quote.speaker.name) for quote in quotes if quote.speaker]


def test_the_mention_of_a_bare_turn_is_in_the_narration() -> None:
    quotes = story(
        "Ada Moor met Omar Reyes at the mill.\n\n“Is it shut?” asked Ada.\n\n“It is,” said Omar. “Go home, Miss Moor.”"
        "\n\n“I shall not.”\n\n“Then wait, Moor.”\n\n“I shall not do that either.”"
    )
    assert speakers(quotes)[-1][0] == "Ada"  # not Moor, as he calls her


def test_a_character_named_only_in_speech_is_mentioned_by_pronoun() -> None:
    quotes = story(
        "Ada Moor met the miller.\n\n“Is it shut, Mr. Reyes?” asked Ada.\n\n“It is,” he said.\n\n“And tomorrow?” said "
        "Ada.\n\n“It is shut for good.”"
    )
    assert speakers(quotes)[-1] == ("he", "Mr. Reyes")


def test_a_verb_that_opens_a_sentence_is_not_a_name() -> None:
    quotes = story(
        "“Is it shut?” asked Ada Moor.\n\n“It is,” said the miller.\n\n“Then I shall walk.”  Concluding thus, Ada "
        "Moor went home."
    )
    assert [name for _, name in speakers(quotes)] == ["Ada Moor", "the miller", "Ada Moor"]


@pytest.mark.parametrize("number", ["I", "I.", "CHAPTER I.", "Chapter I"])
def test_a_chapter_number_does_not_make_a_first_person_story(number: str) -> None:
    turns = "\n\n".join(["The rain fell on the mill.", "“Who is there?”", "“Nobody.”", "The wind rose.", "“Open it.”"])
    assert speakers(story(f"{number}\n\n{turns}")) == []


def test_a_voice_is_not_a_character() -> None:
    quotes = story("Ada Moor went down to the mill.\n\n“Is it shut?” said a voice. “Let me in.”")
    assert speakers(quotes) == [("a voice", None)] * 2


def test_a_name_in_capitals_at_the_start_of_a_chapter_is_the_same_name() -> None:
    quotes = story(
        "“BILLY, come here!” said Ada.\n\n“Why?”\n\n“The boat is in,” said Ada.\n\n“I see,” Billy said. William Moor "
        "was a man of few words."
    )
    assert [name for _, name in speakers(quotes)] == ["Ada", "Billy", "Ada", "Billy"]


def test_a_chapter_number_is_not_the_narrator() -> None:
    quotes = story(
        "CHAPTER I\n\n“BEN!”\n\nNo answer.\n\n“BEN!”\n\nMrs. Moor put down her oar.\n\n“Ben Cole!” she said."
    )
    assert {rule for quote in quotes for rule in quote.rules}.isdisjoint({"QA306"})
    assert speakers(quotes)[-1] == ("she", "Mrs. Moor")


def test_a_noun_before_the_speech_is_not_its_speaker() -> None:
    quotes = story("“Come here,” said Ada Moor to Ben Cole.\n\nThe oar hung in the air--\n\n“Look behind you!”")
    assert quotes[-1].rules[2] == "QA305"


def test_a_knight_is_not_his_namesake() -> None:
    quotes = story(
        "William Cole came in. William Cole sat down. William Cole ate. Sir William Moor stood at the door.\n\n“Tea?” "
        "asked Ada Reyes.\n\n“Please,” said Sir William."
    )
    assert speakers(quotes)[-1][1] == "Sir William Moor"


def test_an_unknown_noun_after_said_is_a_new_character() -> None:
    text = "“It leaks,” said Ada.\n\n“I object,” said the parrot.\n\n“Hush,” said Ada.\n\n“Never,” said the parrot."
    quotes, _people = extract_story(ENGLISH.scan(text), ENGLISH, DIRECT)
    assert [quote.speaker and quote.speaker.name for quote in quotes] == ["Ada", "the parrot"] * 2


def test_a_time_clause_between_two_parts_has_no_speaker() -> None:
    quotes = story("Ada Moor met Ben Cole.\n\n“Well,” said Ben, when Ada had asked him twice, “it leaks.”")
    assert speakers(quotes) == [("Ben", "Ben Cole")] * 2


def test_the_last_clause_before_the_speech_names_the_speaker() -> None:
    quotes = story("Ben Cole smiled, but Ada Moor, who was cold, plunged in without a preface:\n\n“It leaks.”")
    assert speakers(quotes) == [("Ada Moor", "Ada Moor")]
