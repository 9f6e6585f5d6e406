"""Whether marked words are somebody's: the verb, its subject, the words, and how much of the document is speech."""

from __future__ import annotations

import pytest

from quotex.language.loading import load_language
from quotex.quotations import extract

ENGLISH = load_language("en")
ALL_KINDS = frozenset({"direct", "mixed", "scare"})
SPEECH = "“The dam will hold,” said Ada Moor. It rained on the hills above Oxmere all night.\n\n"
PROSE = "The tanks stand on the roof of the old mill, and the rain runs into them from four sides.\n\n"


def kinds(text: str) -> dict[str, str]:
    return {quote.text: quote.kind for quote in extract(text, ENGLISH, kinds=ALL_KINDS)[0]}


LABELLED = "The engineers label the pit “the dry well” in their plans."


def test_a_fragment_after_a_verb_of_naming_is_speech_among_much_speech() -> None:
    assert kinds(SPEECH * 8 + LABELLED)["the dry well"] == "mixed"
    assert kinds(PROSE * 40 + LABELLED)["the dry well"] == "scare"


SOURCED = "According to the plans, each tank needs a “cup” of rain."


def test_a_fragment_beside_a_source_is_speech_among_much_speech() -> None:
    assert kinds(SPEECH * 8 + SOURCED)["cup"] == "mixed"
    assert kinds(PROSE * 40 + SOURCED)["cup"] == "scare"


def test_a_source_outweighs_a_thing_as_subject() -> None:
    assert kinds(SPEECH * 8 + SOURCED.replace("needs", "holds"))["cup"] == "mixed"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ada Moor said that it was “a wall of mud and promises.”", "mixed"),
        ("The mill contains “grey water” from the kitchens.", "scare"),
        ("You might hope for “a dry summer” here.", "scare"),
    ],
)
def test_a_verb_of_saying_with_a_person_as_subject_is_enough_in_any_text(sentence: str, kind: str) -> None:
    assert list(kinds(PROSE * 40 + sentence).values()) == [kind]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [("Ada Moor said the tanks are for “grey” water.", "scare"), ("Ada Moor said “grey” water is good.", "mixed")],
)
def test_a_distant_cue_counts_less_in_a_text_with_little_speech(sentence: str, kind: str) -> None:
    assert list(kinds(PROSE * 40 + sentence).values()) == [kind]
    assert kinds(SPEECH * 8 + sentence)["grey"] == "mixed"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The Oxmere Review terms this “the boat of the year.”", "mixed"),
        # one word, and words that many people use, are terms
        ("In our review, we called it “immaterial” then.", "scare"),
        ("People often call it “a fine boat” now.", "scare"),
        ("She described the “One Dam” plan to us.", "scare"),
    ],
)
def test_words_that_one_person_uses_for_a_thing_are_quoted(sentence: str, kind: str) -> None:
    assert list(kinds(PROSE * 25 + sentence).values()) == [kind]


def test_repeated_words_are_a_term() -> None:
    once = "A farmer called it “slack water” then."
    assert kinds(SPEECH + PROSE * 25 + once)["slack water"] == "mixed"
    assert kinds(SPEECH + PROSE * 25 + once + " Another farmer called it “slack water” too.")["slack water"] == "scare"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ada Moor runs along the quay. “Easy” is a slow jog.", "scare"),
        ("Ada Moor ran along the quay. “It is easy.” Nobody followed.", "direct"),
        ("Ada Moor ran along the quay. “Easy”", "scare"),
    ],
)
def test_a_few_words_that_open_a_sentence_are_its_topic(text: str, kind: str) -> None:
    assert list(kinds(text).values()) == [kind]


def test_a_title_before_a_clause_is_not_speech() -> None:
    text = "After playing “Slow Water,” Ada Moor told the crowd, “We go home now.”"
    assert kinds(text) == {"Slow Water,": "scare", "We go home now.": "direct"}


@pytest.mark.parametrize(
    "text",
    [
        "Plant it in a spot that is “just right.”\n\n- Rich soil. It feeds the roots.",
        "So, the next time you hear of “cheap boats” from the harbour, ask yourself, “Why?”",
    ],
)
def test_neither_a_list_item_nor_the_reader_says_the_words_before(text: str) -> None:
    assert not any(quote.kind == "mixed" for quote in extract(text, ENGLISH, kinds=ALL_KINDS)[0])


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        # nothing introduces it: not speech even among much speech
        ("It rained, and the town filled the “dry well” again.", "scare"),
        # marks in brackets, which the verb before them does not govern
        ("The engineers see that all of it is to be paid at once (a “big bang” plan) in June.", "scare"),
        # a relative pronoun refers to whatever noun comes before it
        ("They met the men who want “a lake of their own” here.", "scare"),
        ("The men want “a lake of their own” here.", "mixed"),
        # names of things
        ("The town said the pit goes by the name of “Dry Well” and is deep.", "scare"),
        ("Ada Moor asked them for a list of “tragedies” in May.", "mixed"),
        ("Ada Moor called her “Dry Well” again.", "mixed"),
        # the words of an organization
        ("The town spoke of what it called “a very fine wall.”", "mixed"),
        # mentioned words, and titles, whatever follows them
        ("While they never used the word “slippage,” the men said that it leaks.", "scare"),
        ("The men played old songs, including “Mud Upon Mud.”", "scare"),
        ("Ada Moor called the headline “a wall of mud.”", "mixed"),
        ("Ada Moor said of the word, “It has no place here.”", "direct"),
        ("The title “means the world to all of us,” Ben Cole said.", "mixed"),
        ("Ada Moor was entitled “to a fair and open vote,” the judge ruled.", "mixed"),
        ("Ada Moor called the vote “a wall of mud.”", "mixed"),
        ("The vote “matters a lot,” Ada Moor said.", "mixed"),
        ("When her name was called, “I am here to stay,” Ada Moor said.", "direct"),
        ("The plan, which Ada Moor referred to as “a wall of mud,” passed.", "mixed"),
        ("Ada Moor said she wants to be known as “a wall of mud.”", "mixed"),
        ("Ada Moor shouted “Mud First” there.", "mixed"),
        # names of things before a noun for them
        ("Ada Moor promoted a “Mud First” plan in May.", "scare"),
        # a clause that only supposes that somebody speaks
        ("When one of them said “it will hold,” Ada Moor left.", "mixed"),
        # the verb of the previous quotation
        ("“It leaks,” said Ada Moor, one of the old “big four” of the town.", "scare"),
        ("“It is safe,” said Ada Moor, who longs for “a bit of peace and quiet.”", "mixed"),
        # a time clause or one with a plural subject after it, without a comma, and a contact relative
        ("Shares rose on “strong demand” as Acme reported record profits.", "scare"),
        ("She is a “friend of the people” as they say.", "scare"),
        ("The dam was not the “wall of steel and stone” engineers had promised.", "scare"),
        ("Ada Moor has pointed to the so-called “grey men” as the reason.", "scare"),
    ],
)
def test_a_fragment_needs_evidence_even_among_much_speech(sentence: str, kind: str) -> None:
    assert list(kinds(SPEECH * 8 + sentence).values())[-1] == kind


@pytest.mark.xfail(strict=True, reason="what leads to a term or a title as such is not read")
@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Moor sent a piece headlined “Why the old wall of the town will hold all of us.”",
        "Ada Moor said she would vote “no” on it.",
    ],
)
def test_mentioned_words_are_not_speech(sentence: str) -> None:
    assert list(kinds(SPEECH * 8 + sentence).values())[-1] == "scare"


def test_a_fragment_rarely_belongs_to_the_last_speaker() -> None:
    assert kinds(SPEECH * 8 + "“It rained,” Ada Moor said. The “dry well” filled.")["dry well"] == "scare"


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Ada Moor said that it was “a wall of mud and of promises made.”", "full"),
        ("Ada Moor said that it was “mud.”", "fair"),
        ("Ada Moor praised the “mud” there.", "slight"),
    ],
)
def test_confidence_rises_with_the_evidence(text: str, grade: str) -> None:
    quote = extract(SPEECH * 8 + text, ENGLISH)[0][-1]
    assert quote._evidence.partition("@")[0] == f"QA105.{grade}.mixed"


def test_a_reply_in_a_narrative_is_less_sure_than_in_a_report() -> None:
    told = (
        "The rain fell all night, and nobody slept. “It is over,” she said at last. “The river is still so high.”\n\n"
    )
    report = "It rained 30 mm on May 3. “It is over,” Ada Moor said in Oxmere. “The river is still so high.”\n\n"
    for text, grade in ((told, "told"), (report, "alone")):
        quotes, _people = extract(text * 3, ENGLISH)
        assert quotes[1]._evidence.startswith(f"QA201.{grade}.direct")


@pytest.mark.parametrize("mark", ["*", "-", "•", "–"])
def test_a_list_mark_is_not_part_of_the_speaker(mark: str) -> None:
    quotes, _people = extract(
        f"{SPEECH}{mark} Ada Moor: “The dam is safe.”\n\n{mark} Ben Cole said “it leaks.”", ENGLISH
    )
    assert [quote.speaker and quote.speaker.text for quote in quotes] == ["Ada Moor", "Ada Moor", "Ben Cole"]
