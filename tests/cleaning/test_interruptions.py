"""Lines between two paragraphs of one quotation."""

from __future__ import annotations

import pytest

import quotex

OPEN = "Lund said of the port: “The cranes are already there. They show that the quay is ours."
CLOSED = f"{OPEN}”"
MORE = "“If the storm goes on, we will not sit on our hands. We have enough power to end it.”"
CAPTION = "Dockers do not want the port to lose its cranes"


def left(*lines: str) -> list[str]:
    return quotex.clean("\n\n".join(lines)).split("\n\n")


@pytest.mark.parametrize("between", [[CAPTION], [CAPTION, "Ships in the bay"], ["Advertisement", CAPTION]])
def test_lines_inside_a_quotation_are_removed(between: list[str]) -> None:
    assert left(OPEN, *between, MORE) == [OPEN, MORE]


def test_the_quotation_keeps_its_speaker() -> None:
    quotes = quotex.process("\n\n".join([OPEN, CAPTION, MORE])).quotes
    assert [quote.speaker and quote.speaker.text for quote in quotes] == ["Lund", "Lund"]
    assert len({quote.utterance for quote in quotes}) == 1


@pytest.mark.parametrize(
    "lines",
    [
        [CLOSED, CAPTION, MORE],
        [OPEN, "Dear madam,", MORE],
        [OPEN, f"{CAPTION}.", MORE],
        [OPEN, CAPTION, "Ships", "Nets", MORE],
        [OPEN, CAPTION, f"He said: {MORE}"],
        [OPEN, CAPTION],
        [OPEN.removesuffix("."), CAPTION, MORE],
    ],
)
def test_other_lines_are_kept(lines: list[str]) -> None:
    assert left(*lines) == lines


def test_cleaning_again_changes_nothing() -> None:
    once = quotex.clean("\n".join([OPEN, CAPTION, MORE] * 3))
    assert quotex.clean(once) == once
    assert CAPTION not in once
