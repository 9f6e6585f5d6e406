"""The words of a language by which transcripts are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import regex

from quotex.language.loading import Language, load_language
from quotex.language.packs import Pack
from quotex.language.patterns import precompiled
from quotex.language.wordsets import words_of
from quotex.names.parsing import Naming, naming_of

__all__ = ["Words", "fold", "words_for"]

_LONG: Final = 5  # letters of a word that is looked for before its phrases
_APART = precompiled(r"[^\p{L}\p{M}\p{N}&]++")


@dataclass(frozen=True, slots=True)
class Words:
    """Sets of folded words and phrases, and patterns that find phrases, from the table ``turns`` of a pack."""

    language: Language
    naming: Naming
    question: frozenset[str]
    answer: frozenset[str]
    speaker_role: frozenset[str]
    role_word: frozenset[str]
    nobody: frozenset[str]
    function_word: frozenset[str]
    pause: frozenset[str]
    cast: frozenset[str]
    clock: frozenset[str]
    joint: frozenset[str]
    small: frozenset[str]
    before_name: frozenset[str]
    examination: frozenset[str]
    examined_by: frozenset[str]
    witness: frozenset[str]
    sender: frozenset[str]
    spoken: regex.Pattern[str]
    first_person: regex.Pattern[str]
    first_singular: regex.Pattern[str]
    second_person: regex.Pattern[str]
    announcing: regex.Pattern[str]
    editing: regex.Pattern[str]
    editing_ends: Mapping[str, Sequence[str]]  # its phrases without their first letter, by a part that they share
    help_page: regex.Pattern[str]
    testimony_of: regex.Pattern[str]
    sworn: regex.Pattern[str]
    met: regex.Pattern[str]
    receiver: regex.Pattern[str]
    clerk: regex.Pattern[str]
    clerk_verb: regex.Pattern[str]
    address: regex.Pattern[str]


_SETS = (
    *("question", "answer", "speaker_role", "role_word", "nobody", "function_word", "pause", "cast", "clock"),
    *("joint", "small", "before_name", "examination", "examined_by", "witness", "sender"),
)
_PATTERNS = (
    *(
        "spoken",
        "first_person",
        "first_singular",
        "second_person",
        "announcing",
        "editing",
        "help_page",
        "testimony_of",
    ),
    *("sworn", "met", "receiver", "clerk", "clerk_verb", "address"),
)


def words_for(pack: Pack) -> Words | None:
    """Return the words of a pack; None if it has none for transcripts."""
    language = load_language(pack)
    return _words(pack) if any(language.turns.values()) else None


@lru_cache(maxsize=8)
def _words(pack: Pack) -> Words:
    language = load_language(pack)
    listed = {name: words_of(language.turns.get(name, "")) for name in (*_SETS, *_PATTERNS)}
    sets = {name: frozenset(map(fold, listed[name])) for name in _SETS}
    patterns = {name: _pattern(listed[name]) for name in _PATTERNS}
    return Words(language, naming_of(pack), editing_ends=_ends(listed["editing"]), **sets, **patterns)  # type: ignore[arg-type]


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return the words of a text in small letters, separated by single blanks.

    >>> fold("ADA L. MOOR"), fold("Q.")
    ('ada l moor', 'q')
    """
    return _APART.sub(" ", text).strip().casefold()


def _ends(phrases: Iterable[str]) -> dict[str, list[str]]:
    """Return phrases without their first letter, which may be a capital, by a word that many share, without its."""
    common = Counter(word for phrase in phrases for word in phrase.split() if len(word) >= _LONG)
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        shared = max(phrase.split(), key=lambda word: (common[word], len(word)))
        found.setdefault(shared[1:], []).append(phrase[1:])
    return found


def _pattern(phrases: Iterable[str]) -> regex.Pattern[str]:
    """Return a pattern that finds one of the phrases, with either apostrophe, any white space and stops after words."""
    escaped = (regex.escape(phrase).replace("'", "['’]").replace(r"\ ", r"\.?+\s++") for phrase in phrases)
    longest_first = sorted(escaped, key=len, reverse=True)
    return regex.compile(rf"(?i)\b(?>{'|'.join(longest_first)})(?!\w)" if longest_first else r"(?!)")
