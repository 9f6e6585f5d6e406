"""Parse names for comparison: without titles, accents, full stops and capitals; into words, surname and suffix."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from quotex._core import LETTERS
from quotex.language.loading import Language, load_language
from quotex.language.packs import Pack
from quotex.language.wordclasses import CLOSING, FEMALE, HONORIFIC, MALE, PARTICLE, ROLE
from quotex.language.wordsets import words_of

__all__ = ["Name", "Naming", "middles_agree", "naming_of"]

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", ".": " ", ",": " "})
_LETTERS = str.maketrans(LETTERS)
_LONGEST_INITIALS = 2  # letters: George HW Bush


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a name. Forms that differ only in punctuation, capitals, accents and titles have the same ``key``.

    ``words`` contain neither titles nor the suffix; adjacent initials are one word. ``surname`` is the last word with
    the particles before it, ``family`` the last word without them: *assad* of *al-Assad*.
    """

    words: tuple[str, ...]
    suffix: str = ""
    surname: str = ""
    family: str = ""

    @property
    def may_be_surname(self) -> bool:
        """Whether it may be a last name alone, of several words or with a suffix: *Van Hollen*, *Moor Jr.*"""
        first, blank, _ = self.surname.partition(" ")
        return bool(blank or self.suffix) and first == self.first

    @property
    def is_part(self) -> bool:
        """Whether it is, or may be, a first or last name alone."""
        return len(self.words) == 1 or self.may_be_surname

    @property
    def parts(self) -> list[str]:
        """All words, hyphenated ones split: *Jae-in* Moon."""
        return [part for word in self.words for part in word.split("-")]

    @property
    def families(self) -> set[str]:
        """The words that can be the last name alone: *Lind* and *Moor* in Ada Lind Moor and Ada Lind-Moor."""
        return {self.family, *self.words[1:], *self.family.split("-")}

    @property
    def key(self) -> str:
        together = "".join(self.words).replace("-", "")
        return f"{together} {self.suffix}" if self.suffix else together

    @property
    def is_single(self) -> bool:
        return len(self.words) == 1 and not self.suffix

    @property
    def single(self) -> str | None:
        """The only word of a one-word name, else None."""
        return self.words[0] if self.is_single else None

    @property
    def first(self) -> str:
        return self.words[0] if self.words else ""

    @property
    def last(self) -> str:
        return self.words[-1] if self.words else ""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a language pack says about names: titles, particles, suffixes, short forms of first names."""

    language: Language
    short: Mapping[str, frozenset[str]]  # mike: michael

    def parse(self, text: str, *, of_person: bool = True) -> Name:
        """Return the parts of a name. Only a person's can begin with a title: *Justice Moor*, *Justice Department*.

        >>> naming_of("en").parse("Sen. Ada J. de la Moor, Jr.")
        Name(words=('ada', 'j', 'moor'), suffix='jr', surname='de la moor', family='moor')
        >>> naming_of("en").parse("George H. W. Lind").key == naming_of("en").parse("GEORGE HW LIND").key
        True
        """
        words = _folded(text).split()
        while of_person and (title := self._title_length(words)):
            del words[:title]
        suffix = ""
        while len(words) > 1 and words[-1] in self.language.sets.name_suffix:
            ending = words.pop()
            if self.language.sets.generational_suffix[self.language.lexicon.id(ending)]:
                suffix = ending
        joined = _with_initials_joined(words)
        inner = [word for word in joined[1:-1] if not self._is_particle(word)]
        at = len(joined) - 1
        while at > 0 and self._is_particle(joined[at - 1]) and joined[at - 1] in words:  # not L. E. Moor
            at -= 1
        article, _, rest = joined[-1].partition("-") if joined else ("", "", "")
        family = rest if rest and self._is_particle(article) else "".join(joined[-1:])
        return Name((*joined[:1], *inner, *joined[1:][-1:]), suffix, " ".join(joined[max(at, 0) :]), family)

    def are_of_two_genders(self, one: str, other: str) -> bool:
        """Return whether a title of one contradicts the title or first name of the other: *Mrs.* and *Ben* Moor."""
        (title, name), (other_title, other_name) = self._genders(one), self._genders(other)
        if title:
            return (other_title or other_name or title) != title
        return bool(other_title and name and name != other_title)

    def gender(self, text: str) -> str | None:
        """Return the gender that a title of a name shows, or else its first name.

        >>> [naming_of("en").gender(name) for name in ("Ms. Moor", "Omar Reyes", "A. Moor")]
        ['f', 'm', None]
        """
        title, first = self._genders(text)
        return title or first

    def _genders(self, text: str) -> tuple[str | None, str | None]:
        """Return the gender that the titles of a name show, and the one that its first name shows."""
        words = _folded(text).split()
        traits = 0
        while length := self._title_length(words):
            traits |= self._trait(" ".join(words[:length])) & (MALE | FEMALE)
            del words[:length]
        title = {MALE: "m", FEMALE: "f"}.get(traits)
        return title, self.language.first_names.get(words[0]) if len(words) > 1 else None

    def is_common(self, text: str) -> bool:
        """Return whether a word is a noun for people or bodies, not a name: *Senator*, *Association*; but not *FBI*."""
        word = text.casefold()
        is_noun = self._class(word) & (ROLE | HONORIFIC) or self._trait(word) & CLOSING
        return bool(is_noun) and not text.isupper() and word not in self.language.sets.sole_body

    def is_known(self, word: str) -> bool:
        """Return whether it is a word of the language, not a first name: *overnight*; *Orwellian*, by its ending."""
        if word in self.language.first_names or word in self.short:
            return False
        language = self.language
        return language.is_listed(language.lexicon.id(word)) or word.endswith(language.endings.adjectival)

    def role(self, text: str | None) -> str | None:
        """Return one word for a role and its abbreviations; None for titles that only show the gender.

        >>> [naming_of("en").role(text) for text in ("sen", "senator", "ms", None)]
        ['senator', 'senator', None, None]
        """
        word = (text or "").lower()
        tells_gender = self._trait(word) & (MALE | FEMALE)
        if not word or (tells_gender and self._class(word) & (HONORIFIC | ROLE) == HONORIFIC):
            return None
        return self.language.sets.same_role.get(word, word)

    def is_short_for(self, one: str, other: str) -> bool:
        """Return whether both are forms of one first name.

        >>> naming_of("en").is_short_for("mike", "michael"), naming_of("en").is_short_for("mike", "mary")
        (True, False)
        """
        if one == other:
            return True
        of_one, of_other = self.short.get(one, _NONE), self.short.get(other, _NONE)
        return one in of_other or other in of_one or not of_one.isdisjoint(of_other)

    def short_forms(self, text: str) -> list[str]:
        """Return the short forms of an organization's name: initials, with and without particles; a firm's first word.

        >>> [naming_of("en").short_forms(name) for name in ("Department of Justice", "Acme Foods Inc.")]
        [['DJ', 'DOJ'], ['AFI', 'Acme']]
        """
        words = text.replace("-", " ").split()
        forms = [*self.initials(text), *(words[:1] if self.language.sets.names_firm(words) else ())]
        return list(dict.fromkeys(form for form in forms if len(form) > 1))

    def initials(self, text: str) -> tuple[str, str]:
        """Return the initials of a name, without and with those of particles: DJ, DOJ for Department of Justice."""
        words = text.replace("-", " ").split()
        return "".join([word[0] for word in words if word[0].isupper()]), "".join([word[0] for word in words]).upper()

    def without_title(self, text: str) -> str:
        """Return a name as written, but without the titles before it.

        >>> [naming_of("en").without_title(name) for name in ("Vice President Ada Moor", "Mr. KING of Oxmere")]
        ['Ada Moor', 'KING of Oxmere']
        """
        written = text.split()
        while length := self._title_length(_folded(" ".join(written)).split()):
            if len(written) <= length or written[length][:1].islower():
                break
            del written[:length]
        return " ".join(written)

    def _title_length(self, words: list[str]) -> int:
        """Return how many words of a name are its title: 2 in *Prime Minister* Moor; 0 without one."""
        lengths = (length for length in (2, 1) if length < len(words))
        return next((length for length in lengths if self._class(" ".join(words[:length])) & HONORIFIC), 0)

    def in_full(self, word: str) -> frozenset[str]:
        """Return the first names of which a word is a form, including itself."""
        return self.short.get(word, _NONE) | {word}

    def _class(self, word: str) -> int:
        lexicon = self.language.lexicon
        return lexicon.classes(lexicon.id(word))

    def _is_particle(self, word: str) -> bool:
        return bool(self._trait(word) & PARTICLE)

    def _trait(self, word: str) -> int:
        return self.language.traits[self.language.lexicon.id(word)]


_NONE: frozenset[str] = frozenset()


def naming_of(language: str | Pack) -> Naming:
    """Return what a language pack says about names."""
    loaded = load_language(language)
    return _naming(loaded.pack)


@lru_cache(maxsize=8)
def _naming(pack: Pack) -> Naming:
    language = load_language(pack)
    short = _in_full(language.sets.short_names)
    return Naming(language, short)


def _in_full(short_names: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Map each short name to the names it stands for.

    >>> sorted(_in_full({"edward": "ed, ted", "theodore": "ted"})["ted"])
    ['edward', 'theodore']
    """
    found: dict[str, set[str]] = {}
    for name, listed in short_names.items():
        for short in words_of(listed):
            found.setdefault(short, set()).add(name)
    return {short: frozenset(names) for short, names in found.items()}


def _folded(text: str) -> str:
    """Return the text without accents, capitals and full stops (Unicode Standard Annex #15, form NFKD)."""
    if text.isascii():
        return text.replace(".", " ").replace(",", " ").lower()
    apart = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold().translate(_LETTERS)


def _with_initials_joined(words: list[str]) -> list[str]:
    """Join adjacent initials: *h w* becomes *hw*.

    >>> _with_initials_joined(["george", "h", "w", "bush"])
    ['george', 'hw', 'bush']
    """
    joined: list[str] = []
    follows = False
    for word in words:
        is_initial = len(word) == 1
        if follows and is_initial:
            joined[-1] += word
        else:
            joined.append(word)
        follows = is_initial
    return joined


def middles_agree(one: Name, other: Name) -> bool:
    """Return whether the middle names can belong to one person. An initial stands for a name.

    >>> parse = naming_of("en").parse
    >>> middles_agree(parse("Ada Jane Moor"), parse("Ada J. Moor"))
    True
    >>> middles_agree(parse("George W. Lind"), parse("George H. W. Lind"))
    False
    """
    pairs = zip(_spread(one.words[1:-1]), _spread(other.words[1:-1]), strict=False)
    return all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in pairs)


def _spread(middles: tuple[str, ...]) -> list[str]:
    return [part for word in middles for part in (word if len(word) <= _LONGEST_INITIALS else (word,))]
