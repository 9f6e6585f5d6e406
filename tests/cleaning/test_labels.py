"""Short lines that recur in a source: headings and names of speakers are kept, labels of the outlet are removed."""

import textwrap

import pytest

from quotex.cleaning import Options, clean_and_explain
from quotex.cleaning.repeats import Repeats, document_keys
from quotex.language.loading import load_language

ENGLISH = load_language("en")
PROSE = [
    "The port of Varna stayed closed on Thursday, the third day in a row, because of a storm from the north.",
    "Ships waited in the bay, and the dockers went home at noon without knowing when they would be called again.",
    "Nobody was hurt, though two boats sank at their moorings and a crane fell into the water near the market.",
    "By evening the first lorries were turning back, and the hotels along the coast road had filled with drivers.",
]


def kept(*lines: str, recurring: tuple[str, ...], seen: int = 4, unseen: int = 12) -> list[str]:
    """The remaining lines, if ``seen`` documents of the source have each of ``recurring`` and the others none."""
    repeats = Repeats(1 << 12)
    for _ in range(seen):
        repeats.add(document_keys("\n".join(recurring)))
    for _ in range(unseen):
        repeats.add(document_keys(""))
    options = Options(preset="body", repeats=repeats)
    cleaned = clean_and_explain("\n\n".join(lines), ENGLISH, options).text
    assert clean_and_explain(cleaned, ENGLISH, options).text == cleaned
    return [line for line in cleaned.split("\n") if line]


@pytest.mark.parametrize("heading", ["What happens next?", "The background:", "“What happens next?”", "On the quay"])
def test_a_heading_between_prose_is_kept(heading: str) -> None:
    lines = [*PROSE[:2], heading, *PROSE[2:]]
    assert kept(*lines, recurring=(heading,)) == lines


@pytest.mark.parametrize("heading", ["What happens next?", "The background:"])
def test_a_heading_that_announces_is_kept_in_any_number_of_documents(heading: str) -> None:
    lines = [*PROSE[:2], heading, *PROSE[2:]]
    assert kept(*lines, recurring=(heading,), unseen=0) == lines


def test_a_label_in_most_documents_is_removed() -> None:
    assert kept(PROSE[0], "FULL TEXT", *PROSE[1:], recurring=("FULL TEXT",), unseen=0) == PROSE
    assert "FULL TEXT" in kept(PROSE[0], "FULL TEXT", *PROSE[1:], recurring=("FULL TEXT",))


@pytest.mark.parametrize(
    "line",
    [
        "More from the quay, read by the whole town",  # more than eight words
        "* From the quay *",
        "<clip id='7'/>",
        "See https://tideline.example/quay",
        "With @tideline on the quay",
    ],
)
def test_lines_that_are_not_headings_are_removed(line: str) -> None:
    assert kept(*PROSE[:2], line, *PROSE[2:], recurring=(line,)) == PROSE


def test_a_short_line_without_prose_on_both_sides_is_removed() -> None:
    for at in (0, len(PROSE)):
        assert kept(*PROSE[:at], "From the quay", *PROSE[at:], recurring=("From the quay",)) == PROSE
    lines = [*PROSE[:2], "From the quay", "Gull, Bread and Sons", *PROSE[2:]]
    assert kept(*lines, recurring=("From the quay",)) == [line for line in lines if line != "From the quay"]


def test_a_label_before_removed_lines_is_removed_with_them() -> None:
    notice = "The Tideline has been read on the quay for a hundred years, and you can read it there for nothing."
    for residue in (notice, "Sign up for our newsletter"):
        assert kept(*PROSE[:2], "From the quay:", residue, *PROSE[2:], recurring=("From the quay:", notice)) == PROSE


def test_the_speakers_and_answers_of_an_interview_are_kept() -> None:
    turns = ["Lena Ortiz", PROSE[0], "Omar Reyes", "Right.", "Lena Ortiz", PROSE[1], "Omar Reyes", PROSE[2]]
    recurring = ("Lena Ortiz", "Omar Reyes", "Right.", "Harbour talk")
    assert kept(*turns, "Harbour talk", recurring=recurring, unseen=0) == turns
    assert kept("Q:", PROSE[0], "A:", PROSE[1], "Q:", PROSE[2], "A:", PROSE[3], recurring=("Q:", "A:")) == [
        "Q:", PROSE[0], "A:", PROSE[1], "Q:", PROSE[2], "A:", PROSE[3]
    ]  # fmt: skip


def test_the_hours_of_a_chronicle_are_kept() -> None:
    lines = [line for hour, text in enumerate(PROSE, 5) for line in (f"{hour}:1{hour} p.m.", text)]
    assert kept(*lines, recurring=("9:05 p.m.", "11:40 p.m.")) == lines


def test_a_recurring_label_without_prose_is_removed() -> None:
    lines = [line for text in PROSE for line in (text, "The Tideline", "Gull, Bread and Sons")]
    assert kept(*lines, recurring=("The Tideline",)) == [line for line in lines if line != "The Tideline"]


def test_headings_in_hard_wrapped_text_are_kept() -> None:
    wrapped = textwrap.fill(" ".join(PROSE), 60)
    assert kept(wrapped, "On the quay", wrapped, recurring=("On the quay",)).count("On the quay") == 1


def test_an_advert_label_is_removed_anywhere() -> None:
    lines = [line for text in PROSE for line in (text, "Advertisement")]
    assert kept(*lines, recurring=("Advertisement",)) == PROSE
