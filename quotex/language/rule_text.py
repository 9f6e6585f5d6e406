"""The text of rules as their authors write it: patterns made of pieces, phrases as the scanner splits them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

from quotex._core import Lexicon, word_boundaries

__all__ = ["MOST_WORDS", "as_scanned", "check_phrases", "expanded", "near", "pieces_of"]

LONGEST_PATTERN = 20_000  # characters, with its pieces inserted
MOST_WORDS = 50_000  # in one list
PIECE = re.compile(r"\{\{(\w++)\}\}")
MANY_TIMES = re.compile(r"(?<!\\)\{0*+[1-9]\d{3}")  # compiling such repeats can take gigabytes
LAYOUT = re.compile(r"(?<! ) *+\n *+")


def pieces_of(table: Mapping[str, str], source: str) -> dict[str, str]:
    """Return the pieces of patterns that a ``[define]`` table names. Raises ValueError, which names the piece."""
    pieces: dict[str, str] = {}
    for name, pattern in table.items():  # a piece may use earlier ones
        pieces[name] = expanded(pattern, pieces, f"{source}: piece {name!r} of [define]")
    return pieces


def expanded(pattern: str, pieces: Mapping[str, str], where: str) -> str:
    """Return the pattern on one line, with its pieces inserted."""
    if "\n" in pattern:
        pattern = LAYOUT.sub("", f"\n{pattern}")

    size = len(pattern)

    def piece(match: re.Match[str]) -> str:
        nonlocal size
        if match[1] not in pieces:
            raise ValueError(f"{where}: [define] has no {match[1]!r}")
        size += len(pieces[match[1]])
        _check_length(size, where)
        return pieces[match[1]]

    _check_length(size, where)
    found = PIECE.sub(piece, pattern)
    if MANY_TIMES.search(found):
        raise ValueError(f"{where}: its pattern repeats something at least 1,000 times")
    return found


def _check_length(size: int, where: str) -> None:
    if size > LONGEST_PATTERN:
        raise ValueError(f"{where}: its pattern is longer than {LONGEST_PATTERN:,} characters")


def as_scanned(phrase: str) -> str:
    """Return the phrase in lower case, split as the scanner splits it: ``Sign-up`` is ``sign - up``."""
    phrase = phrase.lower()
    ends = word_boundaries(phrase)
    return " ".join(" ".join(phrase[start:end] for start, end in pairwise(ends)).split())


def check_phrases(phrases: Iterable[str], where: str) -> None:
    """Raise ValueError if the scanner cannot look up a phrase: if it is empty or has too many words.

    Also raise it for more than ``MOST_WORDS`` phrases.
    """
    phrases = list(phrases)
    if len(phrases) > MOST_WORDS:
        raise ValueError(f"{where}: has more than {MOST_WORDS:,} words")
    try:
        Lexicon([(as_scanned(phrase), 0) for phrase in phrases])
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None


def near(name: str, known: Collection[str], most: int = 20) -> str:
    """Return the end of a message about an unknown name: the nearest known name, or all of them if they are few.

    >>> near("reportnig", ["reporting", "attitude"]), near("crow", ["reporting", "attitude"])
    ("; did you mean 'reporting'?", '; there are: attitude, reporting')
    """
    from difflib import get_close_matches  # slow to import, and needed for messages only

    matches = get_close_matches(name, known, 1)
    if matches:
        return f"; did you mean {matches[0]!r}?"
    return f"; there are: {', '.join(sorted(known))}" if 0 < len(known) <= most else ""
