"""Acronyms and what they stand for: *WHO*, where the text names the World Health Organization.

Readers of a report know many without a definition in brackets, so any body that it names in full counts.
"""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.entities.forms import Forms

__all__ = ["Acronyms"]

_LONGEST: Final = 6  # letters of an acronym
_SURE: Final = 3  # letters that stand for a name by themselves


class Acronyms:
    """The names of one document that are longer than a word, by their initials; read at the first question."""

    __slots__ = ("_by_letter", "_forms", "_full")

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._by_letter: dict[str, list[int]] | None = None  # runs by the first letter of their names
        self._full: dict[str, dict[str, int]] = {}  # runs by the first of the initials, and by all

    def full_form(self, alike: list[int]) -> int:
        """The run of the name that these runs are the acronym of, or -1: *WHO*, the World Health Organization."""
        forms = self._forms
        token = forms.firsts[alike[0]]
        letters = forms.tokens.endings.bare(forms.tokens.word(token)).replace(".", "")
        if not 2 <= len(letters) <= _LONGEST:
            return -1
        full = self._initials(letters[0]).get(letters, -1)
        is_sure = full >= 0 and (len(letters) >= _SURE or forms.tags[full] & T.NAME_ORGANIZATION)
        return full if is_sure else -1

    def _initials(self, letter: str) -> dict[str, int]:
        """The first name of each initials that begin so, with and without those of small words: the DOJ and the NIH."""
        if letter in self._full:
            return self._full[letter]
        forms = self._forms
        kinds, text, starts = forms.tokens.raw_tags, forms.tokens.text, forms.tokens.starts
        if self._by_letter is None:
            self._by_letter = forms.runs.by_first_letter()
        full: dict[str, int] = {}
        for number in self._by_letter.get(letter, ()):
            start, stop = forms.starts[number], forms.end(number)
            if not start + 1 < stop <= start + _LONGEST_NAME:
                continue
            words = [token for token in range(start, stop) if kinds[token] & (T.CAPITALIZED | T.LOWER)]
            capitals = "".join([text[starts[token]] for token in words if kinds[token] & T.CAPITALIZED])
            full.setdefault(capitals, number)
            full.setdefault("".join([text[starts[token]] for token in words]).upper(), number)
        self._full[letter] = full
        return full


_LONGEST_NAME: Final = 12  # tokens
