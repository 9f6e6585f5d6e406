"""Which names of a document are variants of one name: fuller and shorter forms, acronyms, misspellings.

``quotex.names`` compares names in general; this module adds what the document shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from quotex.names import joining
from quotex.names.compatibility import is_slip
from quotex.names.parsing import Name, naming_of
from quotex.quotations import tags as T
from quotex.quotations.entities.forms import Forms
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["Variants"]

_LONGEST_ACRONYM: Final = 6  # letters
_SURE: Final = 3  # letters of an acronym that stand for a name by themselves
_LONGEST_IN_FULL: Final = 12  # tokens of a name with an acronym
_SHORTEST_MISSPELT: Final = 5  # letters: shorter names differ by one, as Moore and Moor do
_LONGEST_MISSPELT: Final = 20
_FEW: Final = 16  # misspelt names; if a text has more, a table of all last words is faster
_MANY: Final = 60  # full names that are compared with a misspelt one

Words = tuple[str, ...]


class Variants(Forms):
    """Compares the names of one document; it reads what it needs of all names when it is first asked."""

    __slots__ = ("_by_initials", "_by_letter", "_last_words", "_naming", "_parsed", "_searches")

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens)
        self._naming = naming_of(tokens.language.pack)
        self._parsed: dict[Words, Name] = {}
        self._by_letter: dict[str, list[int]] | None = None  # runs by the first letter of their names
        self._by_initials: dict[str, dict[str, int]] = {}  # runs by the first of the initials, and by all
        self._last_words: dict[str, list[tuple[str, int]]] = {}  # of full names, by first and last letter
        self._searches = 0

    def _parse(self, words: Words) -> Name:
        name = self._parsed.get(words)
        if name is None:
            name = self._parsed[words] = self._naming.parse(" ".join(words), of_person=False)
        return name

    def join_forms(self, forms: Mapping[Words, list[int]]) -> list[list[int]]:
        """Group full names that end in one word by whom they name: the runs of each entity, from those of each form."""
        found = []
        for words, runs in forms.items():
            gender = self.first_names.get(words[0].lower())
            women, men = len(runs) * (gender == "f"), len(runs) * (gender == "m")
            found.append(joining.Form(" ".join(words), self._parse(words), len(runs), women, men))
        groups = joining.join(found, self._naming, in_one_text=True)
        return [sorted(run for form in group for run in forms[tuple(form.key.split(" "))]) for group in groups]

    def is_better(self, words: Words, known: Words) -> bool:
        """Is a name fuller than a known form of it, or without a word before the first name (*Mini* Ada Moor)?"""
        if words[0] != known[0] and words[0].lower() in self.first_names and known[0].lower() not in self.first_names:
            return True
        return (len(words), _letters(words)) > (len(known), _letters(known))

    def of_acronym(self, number: int) -> int:
        """The run whose name has run ``number`` as its acronym, or -1: *WHO*, the World Health Organization.

        Newspapers seldom define known acronyms in brackets, so any organization named in full is considered.
        """
        letters = self.tokens.endings.bare(self.tokens.word(self.firsts[number])).replace(".", "")
        if not 2 <= len(letters) <= _LONGEST_ACRONYM:
            return -1
        if letters[0] not in self._by_initials:
            self._by_initials[letters[0]] = self._read_initials(letters[0])
        full = self._by_initials[letters[0]].get(letters, -1)
        is_sure = full >= 0 and (len(letters) >= _SURE or self.tags[full] & T.NAME_ORGANIZATION)
        return full if is_sure else -1

    def _read_initials(self, letter: str) -> dict[str, int]:
        """For all initials that begin with the letter, the first run whose name has them."""
        tokens = self.tokens
        if self._by_letter is None:
            self._by_letter = self.runs.by_first_letter()
        full: dict[str, int] = {}
        for number in self._by_letter.get(letter, ()):
            start, stop = self.starts[number], self.end(number)
            if start + 1 < stop <= start + _LONGEST_IN_FULL:
                for initials in self._naming.initials(tokens.text[tokens.starts[start] : tokens.ends[stop - 1]]):
                    full.setdefault(initials, number)
        return full

    def in_full_but_for_a_slip(self, number: int) -> int:
        """The only full name whose last word is misspelt by run ``number``, as its run, or -1."""
        tokens, runs, starts = self.tokens, self.runs, self.starts
        token = starts[number]
        length = tokens.ends[token] - tokens.starts[token]
        if not _SHORTEST_MISSPELT <= length <= _LONGEST_MISSPELT or tokens.is_known(token):
            return -1
        written = tokens.endings.bare(tokens.word(token))
        if written.isupper():
            return -1
        word = written.lower()
        known = self._last_words_like(word)[:_MANY]
        found = [run for other, run in known if is_slip(word, other, _SHORTEST_MISSPELT)]
        found = [run for run in found if not self.tags[run] & T.NAME_ORGANIZATION]
        firsts = {runs.name(run, starts[run])[0] for run in found}
        return found[0] if len(firsts) == 1 and word not in dict(known) else -1

    def _last_words_like(self, word: str) -> list[tuple[str, int]]:
        """The last words of full names that begin and end with the letters of ``word``, with their runs."""
        self._searches += 1
        if self._searches <= _FEW:
            return self.runs.last_words(word)
        if not self._last_words:
            for other, run in self.runs.last_words():
                self._last_words.setdefault(other[0] + other[-1], []).append((other, run))
        return self._last_words.get(word[0] + word[-1], [])


def _letters(words: Words) -> int:
    return len("".join(words).replace(".", ""))
