"""Indirect speech: which of several reports are returned, and where they end."""

import pytest

import quotex
from quotex.language.loading import load_language
from quotex.quotations import extract

ENGLISH = load_language("en")
INDIRECT = frozenset({"indirect"})


def found(text):
    quotes, _people = extract(text, ENGLISH, kinds=INDIRECT)
    return [(quote.speaker and quote.speaker.text, quote.text) for quote in quotes]


def test_a_report_inside_another_is_part_of_it():
    assert found("Ada Moor opposed the plan that Ben Cole supports.") == [
        ("Ada Moor", "the plan that Ben Cole supports")
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ada Moor praised the harbour, the oldest in the valley.", "the harbour"),
        ("Ada Moor praised the harbour, even in the rain.", "the harbour"),
        ("Ada Moor praised the harbour – a wreck.", "the harbour"),
        ("Ada Moor praised the harbour but left.", "the harbour"),
        ("Ada Moor praised the harbour because it is old.", "the harbour"),
        ("Ada Moor praised the harbour, the mill and the dam.", "the harbour"),
    ],
)
def test_a_phrase_ends_where_the_narration_resumes(text, content):
    assert found(text) == [("Ada Moor", content)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # a verb that is not known, or far from its subject, is the clause's own
        ("Ada Moor said she and Ben Cole differ on the dam, the mill and the boats.", None),
        ("Ada Moor said the dam gurgled when it rained, and left.", "the dam gurgled when it rained, and left"),
    ],
)
def test_a_clause_has_a_verb(text, content):
    whole = text.removeprefix("Ada Moor said ").removesuffix(".")
    assert found(text) == [("Ada Moor", content or whole)]


@pytest.mark.parametrize("time", ["on Monday", "in May"])
def test_a_phrase_ends_before_the_time_of_what_is_reported(time):
    assert found(f"Ada Moor praised the harbour {time}.") == [("Ada Moor", "the harbour")]


def test_about_before_a_number_reports_nothing():
    assert found("Ada Moor had doubts about the dam.") == [("Ada Moor", "the dam")]
    assert found("Ada Moor sold about 20 boats.") == []


def test_the_possessor_of_a_noun_is_the_source_of_its_complement():
    assert found("The town met because of Ada Moor’s doubts about the dam.") == [("Ada Moor’s", "the dam")]


def test_a_capitalized_verb_is_not_a_cue():
    assert found("They met at the Moor Says hotel.") == []


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("Ada Moor left, praising the dam and blaming the town.", ["the dam", "the town"]),
        ("Ada Moor left, saying that it leaks, and warning that it rains.", ["that it leaks", "that it rains"]),
        ("Ada Moor came to praise the dam and to blame the town.", ["the dam", "the town"]),
        ("Ada Moor praised the dam and also fed the ducks.", ["the dam"]),
    ],
)
def test_a_report_ends_before_a_coordinated_cue(text, reports):
    assert [content for _speaker, content in found(text)] == reports


def test_a_quotation_in_a_clause_hides_other_reports_in_it():
    assert found("Ada Moor said that “old” farmers praised the dam.") == []
    assert found("Ada Moor said that it is “old,” adding that it leaks.") == [("Ada Moor", "that it leaks")]


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("New data suggest that it leaks.", [("New data", "that it leaks")]),
        ("New polling shows she leads.", [("New polling", "she leads")]),
        ("The press suggest nothing.", [("The press", "nothing")]),
        ("A show that the town wanted was long.", []),
    ],
)
def test_a_base_form_is_a_cue_unless_it_is_a_noun(text, reports):
    assert found(text) == reports


def test_the_name_before_the_colon_of_a_headline_is_the_source():
    assert found("Ada Moor: Dam was never safe\n\nMoor met the town.") == [("Ada Moor", "Dam was never safe")]
    assert found("Breaking: Dam is closed\n\nThe town met.") == []
    assert found("The Latest: Dam is closed\n\nThe Latest met.") == []
    assert found("The town met.\n\nAda Moor: Dam was never safe") == []


def test_neither_a_noun_nor_part_of_a_compound_is_its_own_source():
    assert found("Curious rumours about the dam reached Ada Moor.") == []
    assert found("It is a well-known fact that dams leak.") == []


def test_a_headline_is_by_the_person_later_named_in_full():
    said = "Ada: the dam is closed for the winter."
    assert found(f"{said} Adamant men left.") == []
    assert found(f"{said} Then Ada left.") == [("Ada", "the dam is closed for the winter")]


def test_later_speakers_do_not_name_a_nameless_source():
    text = "Ben Cole owns the mill. A farmer wept. He said that it rained."
    later = f"{text} “It holds,” said a teacher."
    asked = frozenset({"indirect"})
    assert [extract(one, ENGLISH, kinds=asked)[0][0].speaker.name for one in (text, later)] == [None, None]


def test_the_agent_of_a_passive_judges_its_subject():
    assert found("The plan was rejected by Ada Moor.") == [("Ada Moor", "The plan")]
    assert found("The plan was rejected by midnight.") == []


def test_the_object_of_calling_is_part_of_the_report():
    assert found("Ada Moor called the dam a marvel.") == [("Ada Moor", "the dam a marvel")]


def test_a_clause_replaces_the_topic_around_it():
    assert found("Ada Moor talked about farmers who say that it leaks.") == [("farmers who", "that it leaks")]
    assert found("Ada Moor talked about farmers who praise the dam.") == [("Ada Moor", "farmers who praise the dam")]


def test_requested_kinds_do_not_change_quoted_speakers():
    text = "“It leaks,” said Arvo Pelt.\n\nShe said that it rained."
    asked = (extract(text, ENGLISH), extract(text, ENGLISH, kinds=frozenset({"direct", "indirect"})))
    assert [[(person.name, person.gender, person.kind) for person in people] for _quotes, people in asked] == [
        [("Arvo Pelt", None, None)]
    ] * 2


def test_a_complement_that_opens_its_line_has_no_empty_source():
    text = "Farmers at the fair–young ones–\nmade it clear\nthat mending lifts is their first wish. Not only that."
    speakers = [quote.speaker for quote in quotex.extract(text, kinds=["indirect"])]
    assert [speaker for speaker in speakers if speaker and speaker.start >= speaker.end] == []


def test_a_closing_mark_alone_may_end_the_text():
    assert found("Ada Moor, a farmer from Oxmere said,”") == []


@pytest.mark.parametrize(("unit", "may_grow"), [("who said that ", 1.2), ("said ", 2), ("he by , noting ", 3)])
def test_a_cue_among_cues_takes_linear_work(unit, may_grow, lines_run):
    """The shorter text does not fill the window of a cue."""
    short, long = [lines_run(lambda n=n: extract(unit * n, ENGLISH, kinds=INDIRECT)) for n in (25, 200)]
    assert long < may_grow * 8 * short
