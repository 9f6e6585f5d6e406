"""Last names with a slip: *Hervell* said, where the document has Ada Harvell."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.entities.forms import Forms

__all__ = ["Misspellings"]

_SHORTEST: Final = 5  # letters: shorter names differ by one, as Moore and Moor do
_LONGEST: Final = 20


class Misspellings:
    """The last words of the full names of one document, by what a slip leaves of them; read at the first question.

    A slip is a letter lost, added, changed or moved: two words have one where each, with a letter left out or none,
    leaves the same (Wolf Garbe, symmetric deletions). First and last letters are the same: *Moors* is another name.
    """

    __slots__ = ("_forms", "_known", "_rests")

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._known: dict[str, dict[str, int]] | None = None  # by first and last letter
        self._rests: dict[str, dict[str, set[str]]] = {}

    def full_form(self, number: int) -> int:
        """The run of the only full name of which run ``number``, a word of no language, may be the last; else -1."""
        tokens, token = self._forms.tokens, self._forms.starts[number]
        length = tokens.ends[token] - tokens.starts[token]
        if not _SHORTEST <= length <= _LONGEST or tokens.is_known(token):
            return -1
        written = tokens.endings.bare(tokens.word(token))
        word = written.lower()
        if self._known is None:
            self._known = self._read()
        known = self._known.get(word[0] + word[-1], {})
        if not known or word in known or len(word) < _SHORTEST or written.isupper():
            return -1
        rests = self._rests_of(word[0] + word[-1], known)
        found = {other for rest in _rests(word) for other in rests.get(rest, ())}
        return known[found.pop()] if len(found) == 1 else -1

    def _read(self) -> dict[str, dict[str, int]]:
        """The last words of full names with their runs; -1 for that of two people."""
        forms = self._forms
        name, starts, known = forms.runs.name, forms.starts, dict[str, dict[str, int]]()
        for number, tag in enumerate(forms.tags):
            if tag & (T.NAME_FULL | T.NAME_ORGANIZATION) == T.NAME_FULL:
                words = name(number, starts[number])
                last = words[-1].lower()
                runs = known.setdefault(last[0] + last[-1], {})
                other = runs.setdefault(last, number)
                if other >= 0 and other != number and name(other, starts[other])[0] != words[0]:
                    runs[last] = -1
        return known

    def _rests_of(self, letters: str, known: dict[str, int]) -> dict[str, set[str]]:
        """The words with these first and last letters by what a slip leaves of them."""
        rests = self._rests.get(letters)
        if rests is None:
            rests = self._rests[letters] = {}
            for word, number in known.items():
                if number >= 0 and _SHORTEST <= len(word) <= _LONGEST:
                    for rest in _rests(word):
                        rests.setdefault(rest, set()).add(word)
        return rests


def _rests(word: str) -> set[str]:
    """The word, and what is left of it without one of the letters between the first and the last.

    >>> sorted(_rests("Moor"))
    ['Moor', 'Mor']
    """
    return {word, *(word[:place] + word[place + 1 :] for place in range(1, len(word) - 1))}
