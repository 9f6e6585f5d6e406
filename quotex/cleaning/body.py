"""Find the article on a whole page: prepare residue and word classes for the core. See src_c/read/page.h."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from quotex import _core
from quotex._core import PageClasses, Scan
from quotex.language.catalogue import Cue
from quotex.language.wordclasses import ATTITUDE, AUXILIARY, DETERMINER, PREPOSITION, PRONOUN, REPORTING, VERB

__all__ = ["CUES", "article"]

CUES: Final[dict[Cue, int]] = {
    "": _core.CUE_NONE,
    "start": _core.CUE_START,
    "end": _core.CUE_END,
    "teasers": _core.CUE_TEASERS,
    "comments": _core.CUE_COMMENTS,
    "thread": _core.CUE_THREAD,
    "post": _core.CUE_POST,
}


def article(
    scan: Scan, residue: Mapping[int, Cue], about: bytes = b"", *, is_raw: bool = True
) -> tuple[int, int] | None:
    """Return the lines first:stop of the article on a page; None if the text is not a page, or was cut before.

    ``residue`` maps each line that matches a line rule to the rule's cue (``""``: none). ``is_raw`` says that enough
    lines are residue anywhere on a page. ``about`` is a set of words like *about*, which precede a paragraph's subject.
    """
    cues = bytearray(len(scan.line_start))
    for line, cue in residue.items():
        cues[line] = CUES[cue]
    return scan.article(cues, _classes(about), is_raw)


@lru_cache(maxsize=8)
def _classes(about: bytes) -> PageClasses:
    return PageClasses(
        verbs=AUXILIARY | VERB | ATTITUDE | REPORTING,
        reporting=REPORTING,
        prepositions=PREPOSITION,
        not_names=DETERMINER | PRONOUN,
        about=about,
    )
