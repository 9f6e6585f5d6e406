"""Find people who may be one person: pairs to check, and to put into a table of aliases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotex.names.compatibility import compare
from quotex.names.parsing import Name, Naming

__all__ = ["may_be_one"]

_MOST = 100  # people who share a word of their names and are compared


def may_be_one(names: Iterable[str], naming: Naming) -> Iterator[tuple[str, str]]:
    """Yield pairs of a name and an earlier one that may be the same person's; ``names`` begin with the most quoted.

    Each name occurs once, with the first full name that it may be, and that name is paired with no other, so that the
    pairs are a table of aliases.

    >>> from quotex.names.parsing import naming_of
    >>> list(may_be_one(["Ada Moor", "Ben Cole", "A. Moor", "Cole", "Eva Berg"], naming_of("en")))
    [('A. Moor', 'Ada Moor'), ('Cole', 'Ben Cole')]
    """
    by_word: dict[str, list[str]] = {}
    parsed_names = [(name, naming.parse(name)) for name in names]
    for name, parsed in sorted(parsed_names, key=lambda pair: pair[1].is_part):
        known = dict.fromkeys(one for word in _words(parsed) for one in by_word.get(word, ()))
        found = next((one for one in known if compare(name, one, naming) == "may be"), None)
        if found is not None:
            yield name, found
            continue
        for word in _words(parsed):
            people = by_word.setdefault(word, [])
            if len(people) < _MOST:
                people.append(name)


def _words(name: Name) -> list[str]:
    """Return the words by which another form of the name may be found."""
    return sorted({word for word in (name.first, *name.families) if len(word) > 1})
