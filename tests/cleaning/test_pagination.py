"""Page numbers and running heads in hard-wrapped texts."""

import textwrap
from itertools import count

import pytest

from quotex.cleaning import Options, clean_and_explain
from quotex.cleaning.pagination import page_breaks
from quotex.language.loading import load_language

ENGLISH = load_language("en")

PARAGRAPH = (
    "The port of Varna stayed closed on Thursday, the third day in a row, because of a storm from the north that no "
    "one had expected so late in the year. Ships waited in the bay, and the dockers went home at noon without knowing "
    "when they would be called again, as Ada Lund, who leads the harbour office, told the council in the town hall. "
)


def lines() -> list[str]:
    """Eight paragraphs."""
    return [line for _ in range(8) for line in (*textwrap.wrap(PARAGRAPH, 72), "")]


def paged(*head: str, every: int = 10) -> str:
    """The text with lines after each page; ``#`` stands for its number."""
    numbers = count(1)
    pages = [lines()[at : at + every] for at in range(0, len(lines()), every)]
    return "\n".join(line for page in pages for line in (*page, *_numbered(head, next(numbers))))


def _numbered(head: tuple[str, ...], number: int) -> list[str]:
    return [line.replace("#", str(number)) for line in head]


def clean(text: str, **options: tuple[str, ...]) -> str:
    return clean_and_explain(text, ENGLISH, Options(preset="body", **options)).text


@pytest.mark.parametrize(
    "head",
    [
        ("#",),
        ("#", "Harbour Affairs"),
        ("", "#", "", "Harbour Affairs", ""),
        ("Page # of 5", "\fHarbour Affairs"),
        ("", "- # -", ""),
        ("Harbour Affairs, Number # of 2021",),
    ],
)
def test_page_numbers_and_running_heads_are_removed(head: tuple[str, ...]) -> None:
    assert clean(paged(*head)).split() == " ".join(lines()).split()


def test_a_paragraph_over_a_page_break_is_judged_as_one_line() -> None:
    label = "RELATED: Council votes to close the old bridge “for good and all”"
    broken = paged("", "#", "") + f"\n\n{label[:32]}\n\n6\n\n{label[33:]}\n"
    assert clean(broken).split() == " ".join(lines()).split()


def test_a_sentence_continues_over_a_page_break() -> None:
    text = clean(paged("", "#", "", "Harbour Affairs", ""))
    assert text.strip() == "\n".join(lines()).strip()


def test_the_rule_can_be_ignored() -> None:
    text = paged("#", "Harbour Affairs")
    assert clean(text, ignore=("BP904",)) == text


def test_headings_of_chapters_are_kept() -> None:
    chapters = [f"Chapter {number}\n\n{textwrap.fill(PARAGRAPH * 2, 72)}" for number in range(1, 6)]
    text = "\n\n".join(chapters)
    assert clean(text) == text


def test_a_numbered_list_is_kept() -> None:
    items = [f"{number}\nA boat" for number in range(1, 9)]
    text = "\n".join([*lines(), *items])
    assert clean(text) == text


def test_numbers_in_text_that_is_not_hard_wrapped_are_kept() -> None:
    text = "\n".join(line for number in range(1, 9) for line in (PARAGRAPH.strip(" .") + " and", str(number)))
    assert not page_breaks(ENGLISH.scan(text))


def test_a_long_line_of_digits_is_not_searched() -> None:
    scan = ENGLISH.scan(paged("#") + "\n" + "1" * 1_000_000)
    assert page_breaks(scan) == [] or all(
        scan.line_end[line] - scan.line_start[line] < 10 for line in page_breaks(scan)
    )
