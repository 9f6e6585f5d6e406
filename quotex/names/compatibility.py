"""Decide from two names alone, without their context, whether they can belong to one person."""

from __future__ import annotations

from typing import Literal

from quotex.names.parsing import Name, Naming, middles_agree

__all__ = ["Compatibility", "compare", "compare_first", "compare_parsed", "is_slip"]

Compatibility = Literal["same", "may be", "cannot be"]

_LONG = 6  # letters; a slip in a longer first name does not make another name


def compare(one: str, other: str, naming: Naming) -> Compatibility:
    """Return ``"same"`` for two forms of one name, and ``"may be"`` if nothing in them contradicts that.

    Forms of one name may omit titles, accents and words between the first and the last, or shorten the first name. The
    answer is "may be" for a part of a name, an initial for the first name, a suffix in only one of them, an omitted
    second last name, and the family name first in one and last in the other. Titles of different gender belong to two
    people, and so do different last names, suffixes, first names, or words in between.

    >>> from quotex.names.parsing import naming_of
    >>> english = naming_of("en")
    >>> [compare(name, "Ada J. Moor", english) for name in ("Mayor Ada Moor", "A. Moor", "Ada K. Moor", "Mr. Moor")]
    ['same', 'may be', 'cannot be', 'cannot be']
    """
    if naming.are_of_two_genders(one, other):
        return "cannot be"
    return compare_parsed(naming.parse(one), naming.parse(other), naming)


def compare_parsed(one: Name, other: Name, naming: Naming) -> Compatibility:
    """Compare two parsed names, which have no titles."""
    if one.key == other.key:
        return "same"
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return "cannot be"
    if one.is_part or other.is_part:
        return "may be" if _holds(one, other, naming) or _holds(other, one, naming) else "cannot be"
    found = _compare_full(one, other, naming)
    return "may be" if found == "same" and one.suffix != other.suffix else found


def _holds(whole: Name, part: Name, naming: Naming) -> bool:
    """Return whether a first or last name alone belongs to a full name: *Moor*, *Van Lind*, *Mike* to Michael Moor."""
    if len(part.words) == 1:
        return part.family in whole.families | {whole.first} or naming.is_short_for(part.first, whole.first)
    return part.surname == whole.surname or {part.family, *part.words} <= {whole.first, *whole.families}


def _compare_full(one: Name, other: Name, naming: Naming) -> Compatibility:
    first = compare_first(one, other, naming)
    if one.family == other.family:
        return first if first == "cannot be" or middles_agree(one, other) or _is_by_middle(one, other) else "cannot be"
    if sorted(one.parts) == sorted(other.parts):
        return "may be"  # Xi Jinping, Jinping Xi
    leaves_out = other.family in one.families or one.family in other.families
    return "may be" if leaves_out and first != "cannot be" else "cannot be"


def compare_first(one: Name, other: Name, naming: Naming) -> Compatibility:
    """Compare the first names of two names with one last name; an initial or a misspelling may be the same name."""
    shorter, longer = one.first, other.first
    if naming.is_short_for(shorter, longer):
        return "same"
    if shorter[:1] == longer[:1]:  # most different first names differ in it
        if len(shorter) > len(longer):
            shorter, longer = longer, shorter
        is_initial = len(shorter) <= 2 and longer.startswith(shorter if len(longer) <= 2 else shorter[:1])
        if is_initial or is_slip(shorter, longer):
            return "may be"
    return "may be" if _is_by_middle(one, other) else "cannot be"


def _is_by_middle(one: Name, other: Name) -> bool:
    """Return whether one name lacks the first name of the other: *J. Edgar* Moor, *Edgar* Moor."""
    return one.first in other.words[1:-1] or other.first in one.words[1:-1]


def is_slip(one: str, other: str, shortest: int = _LONG) -> bool:
    """Return whether two long words differ by one inner letter: lost, added, changed or moved.

    They do if dropping at most one letter from each gives the same word (Wolf Garbe, symmetric deletions).

    >>> [is_slip("lindsey", other) for other in ("lindsay", "linsdey", "lindsy", "lindsley", "lindsays")]
    [True, True, True, True, False]
    """
    if min(len(one), len(other)) < shortest or abs(len(one) - len(other)) > 1 or one == other:
        return False
    return one[0] == other[0] and one[-1] == other[-1] and not _rests(one).isdisjoint(_rests(other))


def _rests(word: str) -> set[str]:
    """Return the word, and the words that result from dropping one of its inner letters.

    >>> sorted(_rests("moor"))
    ['moor', 'mor']
    """
    return {word, *(word[:place] + word[place + 1 :] for place in range(1, len(word) - 1))}
