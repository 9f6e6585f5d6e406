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

    __slots__ = ("_forms", "_known", "_runs")

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._known: dict[str, set[str]] | None = None
        self._runs: dict[str, int] = {}

    def full_form(self, number: int) -> int:
        """The run of the only full name of which run ``number``, a word of no language, may be the last; else -1."""
        tokens, token = self._forms.tokens, self._forms.starts[number]
        written = tokens.endings.bare(tokens.word(token))
        word = written.lower()
        if self._known is None:
            self._known = self._read()
        if word in self._runs or not _SHORTEST <= len(word) <= _LONGEST or tokens.is_known(token) or written.isupper():
            return -1
        found = {known for rest in _rests(word) for known in self._known.get(rest, ()) if known[-1] == word[-1]}
        return self._runs[found.pop()] if len(found) == 1 else -1

    def _read(self) -> dict[str, set[str]]:
        """The last words by their rests; those of two people are left out."""
        forms, runs = self._forms, self._runs
        for number, tag in enumerate(forms.tags):
            if tag & (T.NAME_FULL | T.NAME_ORGANIZATION) == T.NAME_FULL:
                words = forms.runs.name(number, forms.starts[number])
                last = words[-1].lower()
                known = runs.setdefault(last, number)
                if known >= 0 and forms.runs.name(known, forms.starts[known])[0] != words[0]:
                    runs[last] = -1
        rests: dict[str, set[str]] = {}
        for word, number in runs.items():
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
