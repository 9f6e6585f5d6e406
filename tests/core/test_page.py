"""The article of a page, compared with plain loops over lists."""

from __future__ import annotations

import twin_page
from hypothesis import example, given
from hypothesis import strategies as st
from pieces import PIECES
from twin_rows import Words, lines, prose_of

from quotex import _core

VERB, SAID, BY, HE = 1 << 12, 1 << 13, 1 << 14, 1 << 15
ENTRIES = [("writes", VERB), ("joined", VERB), ("said", VERB | SAID), ("by", BY), ("he", HE), ("the", HE), ("about", 0)]
LEXICON = _core.Lexicon(ENTRIES)
WORDS = Words(VERB, SAID, BY, HE, bytes(LEXICON.phrase(entry) == "about" for entry in range(1 + len(LEXICON))))
CLASSES = _core.PageClasses(
    verbs=WORDS.verbs,
    reporting=WORDS.reporting,
    prepositions=WORDS.prepositions,
    not_names=WORDS.not_names,
    about=WORDS.about,
)
SENTENCE = "the old port of Varna shut as the storm came in"
LINES = [
    *(
        "Home",
        "News and more",
        "Ships",
        "Sign in",
        "Related Articles",
        "20 Comments",
        "Reply",
        "- a list",
        "7",
        "***",
        "",
    ),
    *("May 3, 2021", "by Ada Moor", "Words by: Lena Ortiz", "Ada Moor", "Ada Moor, Editor of Ships", "About Ada Moor"),
    *(f"{SENTENCE}.", f"{SENTENCE}. {SENTENCE.capitalize()} again.", f"{SENTENCE.title()}.", f"On that day {SENTENCE}"),
    *(f"“The wall will hold,” said Ada Moor, and {SENTENCE}.", "Moor said, “It will hold.”", "No one was hurt."),
    *(f"Ada Moor leads the port, and {SENTENCE}.", f"Ada writes that {SENTENCE}.", f"Lena joined when {SENTENCE}."),
    *("— Omar Reyes (@omar)", f"{SENTENCE} {SENTENCE} and", "torn, at the", ", sea", "7 of the nets were 12 feet long"),
]
kept = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(LINES), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)),
        st.sampled_from([0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7]),
        st.integers(1, 3),
    ),
    max_size=40,
)


def text_and_cues(rows: list[tuple[str, int, int]]) -> tuple[_core.Scan, dict[int, int]]:
    """The text of the lines, each repeated as given, and the cues of those that are not blank."""
    scan = _core.scan("\n".join(line for line, _, times in rows for _ in range(times)), LEXICON)
    cues = [
        cue for line, cue, times in rows for _ in range(times) for _ in range(len(_core.scan(line).line_start) or 1)
    ]
    return scan, {line: cue for line, cue in zip(lines(scan), cues, strict=False) if cue}


def found(scan: _core.Scan, residue: dict[int, int], *, is_raw: bool) -> tuple[int, int] | None:
    cues = bytearray(len(scan.line_start))
    for line, cue in residue.items():
        cues[line] = cue
    return scan.article(cues, CLASSES, is_raw)


def row(line: str, cue: int = 0, times: int = 1) -> tuple[str, int, int]:
    return line, cue, times


FORM = [f"Berth of {name}" for name in ("Ada", "Lena", "Omar", "the mill", "the quay")]
LONG = [row(f"{SENTENCE}, and again {SENTENCE} on day {day}.") for day in range(9)]
PROSE = [row(f"{SENTENCE}, and that was day {day}.") for day in range(9)]


@given(kept, st.booleans())
@example([row("Home", 1), row("Ships"), *PROSE, row("Ada Moor"), row(f"Ada writes that {SENTENCE}.")], True)
@example([*PROSE, row("Related", 4), *[row("Ships"), PROSE[0], row("Nets"), PROSE[1], row("Gulls"), PROSE[2]]], True)
@example([*[row("Gull", 7), row("May 3, 2021", 2), *PROSE[:3]] * 3, row("Reply", 6)], True)
@example([*PROSE, *[row("May 3", 2), row("Omar"), row("Reply", 6), PROSE[0]] * 4], True)
@example([row(line, 0, 2) for line, _, _ in PROSE], True)
@example([part for prose in LONG for part in (row("Ships"), *map(row, FORM), prose)], True)
@example([part for prose in LONG for part in (row("Ships"), row("Nets", 0, 2), prose)], True)
@example([*PROSE, *[row("Ships"), row("On May 3 the old 7 nets were 12 feet long and wet")] * 3], True)
@example(
    [row("No one was hurt."), row("Ships"), *PROSE, row("7 nets"), row("8 nets"), row("9 nets of the old port")], False
)
def test_core_and_twin_find_the_same_article(rows: list[tuple[str, int, int]], is_raw: bool) -> None:
    scan, residue = text_and_cues(rows)
    assert found(scan, residue, is_raw=is_raw) == twin_page.article(scan, residue, WORDS, is_raw=is_raw)


@given(kept, st.sets(st.integers(0, 60)))
def test_core_and_twin_recognize_the_same_pages(rows: list[tuple[str, int, int]], gone: set[int]) -> None:
    scan, _ = text_and_cues(rows)
    assert scan.looks_like_page() == twin_page.looks_like_page(scan)
    told = ["BP101" if line in gone else None for line in range(len(scan.line_start))]
    assert scan.looks_like_page(told) == twin_page.looks_like_page(scan, gone)


@given(kept)
def test_prose_words_of_a_line_are_counted(rows: list[tuple[str, int, int]]) -> None:
    scan, _ = text_and_cues(rows)
    for line, words in enumerate(scan.line_words):
        ends = scan.wrapped or scan.line_flags[line] & _core.LINE_ENDS_SENTENCE
        assert scan.prose_of_line(line) == prose_of(words, words - scan.line_capitalized[line], ends)
