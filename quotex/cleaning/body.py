"""The article on a whole page: what the core is told of residue and of words. src_c/read/page.h says how it looks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from quotex import _core
from quotex._core import PageClasses, Scan
from quotex.catalogue import Cue
from quotex.wordclasses import ATTITUDE, AUXILIARY, DETERMINER, PREPOSITION, PRONOUN, REPORTING, VERB

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
    """The lines first:stop that hold the article of a page; None where the text is no page, or was cut already.

    ``residue`` maps each line that a line rule matches to the rule's cue (``""``: none); ``is_raw`` says that enough of
    it goes wherever it stands; ``about`` is a set of words like *about*, before the name of whom a paragraph is on.
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
