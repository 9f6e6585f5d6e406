"""Names: which capitalised words of a document are one name, and which names are one person or body.

No list of people is used: what joins names is their shape, titles and the document itself. First names only tell
persons from other things, and their gender.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from quotex._core import PUNCT, TITLE, UPPER, NameRuns
from quotex.language import (
    ADVERB,
    AUXILIARY,
    BODY,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    FEMALE,
    HONORIFIC,
    MALE,
    NOUN_CUE,
    PAST,
    PLACE,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SPEECH,
    SUBORDINATOR,
    TIME,
    VERB,
    WEAK,
)
from quotex.quotations.frame import QUOTED, STOPPER, Frame

__all__ = ["Entity", "Names", "gender_of", "same_role"]

_NO_NAME = DETERMINER | PRONOUN | PREPOSITION | CONJUNCTION | SUBORDINATOR | AUXILIARY | ADVERB | TIME
_APOSTROPHES = ("'", "’")
_NEVER_LAST = DETERMINER | PRONOUN | PREPOSITION | CONJUNCTION | SUBORDINATOR
_PREDICATE = SPEECH | WEAK | VERB | AUXILIARY | PREPOSITION | CONJUNCTION | SUBORDINATOR
_TITLES = HONORIFIC | ROLE
_BODIES = PLACE | NOUN_CUE
_VERBS = SPEECH | WEAK | VERB
_MANY = 60  # people of one last name, or occurrences of one word, that are looked at
_LONGEST_CHAIN = 40  # Ada Moor, Moor Cole, Cole Berg …: names joined on behalf of the one before
_HONOURS = frozenset({"QC", "KC", "MP", "MSP", "MBE", "OBE", "CBE", "PhD", "MD", "Esq"})  # no part of the name
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"} | {honour.lower() for honour in _HONOURS})
_SAME_ROLE = {
    "sen": "senator",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gov": "governor",
    "gen": "general",
    "dr": "doctor",
    "prof": "professor",
    "pres": "president",
}


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody, or a body, that the document names."""

    words: tuple[str, ...]  # the fullest name
    first: tuple[int, int]  # its first word: run and token
    kind: str | None = None  # person, organization; None where nothing tells
    gender: str | None = None
    role: str | None = None
    roles: set[str] = field(default_factory=set)
    mentions: list[tuple[int, int]] = field(default_factory=list)  # tokens
    full: list[int] = field(default_factory=list)  # first tokens of the mentions by full name
    role_at: int = -1  # the tokens that tell role and gender
    gender_at: int = -1
    id: int = -1

    @property
    def name(self) -> str:
        return " ".join(self.words)


@dataclass(slots=True)
class _Title:
    """What the titles and roles in a name, or right before it, tell."""

    start: int  # the token where the name begins after them
    kind: str | None = None
    gender: str | None = None
    role: str | None = None
    role_at: int = -1  # the tokens that tell role and gender
    gender_at: int = -1
    alone: bool = False  # Officials, Senator: a name only if the document has somebody of that name


_UNTITLED = _Title(-1)


class Names:
    """The names of one document, joined as far as anybody asks.

    ``firsts`` and ``stops`` are the runs of capitalised words, in tokens; ``starts`` tells where the name begins after
    its title, once the run is joined. Runs that end in the same word are joined together, at the first question about
    one of them.
    """

    __slots__ = ("_chain", "_entities", "_runs", "firsts", "frame", "starts", "stops")

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._runs = NameRuns(frame.scan, _NO_NAME, _NEVER_LAST, _SUFFIXES)
        self.firsts, self.stops = self._runs.firsts, self._runs.stops
        self.starts = self.firsts.copy()
        self._entities: dict[int, Entity | None] = {}
        self._chain = 0  # how many names are being joined on behalf of one another

    def __len__(self) -> int:
        return len(self.firsts)

    def entity(self, number: int) -> Entity | None:
        """Whom run ``number`` names, joined with the runs like it; None where it is no name."""
        if number not in self._entities:
            self._join_all(self._runs.ending_in(number, self._runs.last(number)))
        return self._entities[number]

    def is_quoted(self, number: int) -> bool:
        """Does run ``number`` stand inside a quotation?"""
        return bool(self.frame.tags[self.firsts[number]] & QUOTED)

    def within(self, first: int, stop: int) -> list[int]:
        """The runs that are names and lie within the tokens first:stop."""
        found = []
        stops, total = self.stops, len(self.firsts)
        number = bisect_left(self.firsts, first)
        if number and stops[number - 1] > first:
            number -= 1  # Added Moor: the run begins before the name
        while number < total and stops[number] <= stop:
            if self.entity(number) is not None and self.starts[number] >= first:
                found.append(number)
            number += 1
        return found

    def before(self, token: int) -> int:
        """How many runs begin before ``token``."""
        return bisect_left(self.firsts, token)

    def join_first_name(self, entity: Entity) -> None:
        """Joins the runs that may be the entity's first name alone."""
        for number in self._runs.ending_in(*entity.first, 1) if len(entity.words) > 1 else ():
            self.entity(number)

    def _join_all(self, numbers: list[int]) -> None:
        """Joins runs that end in one word: full names first, then words with a title, then words alone."""
        firsts, stops, tags, last_words = self.firsts, self.stops, self._runs.tags, self._runs.last_words
        before = self.frame.raw_tags
        entities: list[Entity] = []
        single: list[tuple[int, _Title]] = []
        plain: list[int] = []
        for number in numbers:
            self._entities[number] = None
            first = firsts[number]
            if tags[number] & _TITLES or (first and before[first - 1] & ROLE):
                title = self._read_title(number)
                if title is None:
                    continue
                self.starts[number] = first = title.start
            elif stops[number] == first + 1:
                plain.append(number)
                continue
            else:
                title = _UNTITLED
                if tags[number] & _VERBS and self._opens_with_verb(first):
                    self.starts[number] = first = first + 1  # Added Moor: …
            if last_words[number] > first:
                self._join(number, title, entities, several=True)
            else:
                single.append((number, title))
        if len(single) > 1:
            single.sort(key=lambda titled: titled[1].gender is None)
        for number, title in single:
            self._join(number, title, entities)
        for number in plain:
            if len(entities) == 1:  # nothing to decide
                self._entities[number] = entities[0]
                entities[0].mentions.append((firsts[number], stops[number]))
            else:
                self._join(number, _UNTITLED, entities)

    def _join(self, number: int, title: _Title, entities: list[Entity], *, several: bool = False) -> None:
        """Finds or makes the entity of a name of one word or ``several``; a role alone only finds one."""
        first, start, stop, kind = self.firsts[number], self.starts[number], self.stops[number], title.kind
        if kind is None and not title.alone:
            kind = _kind_by_shape(self.frame, first, stop, self._runs.tags[number])
            if kind == "person" and _is_aside(self.frame, first):
                gender = gender_of(self.frame.trait(first - 2))
                title = _Title(start, kind, gender, title.role, title.role_at, first - 2)
        entity = self._find(number, title, kind, entities, several=several)
        if entity is None:
            if title.alone:
                return
            entity = self._make(number, kind, several=several)
            entities.append(entity)
        entity.kind = entity.kind or kind
        if title.gender and not entity.gender:
            entity.gender, entity.gender_at = title.gender, title.gender_at
        if title.role:
            if not entity.role:
                entity.role, entity.role_at = title.role, title.role_at
            entity.roles.add(same_role(title.role))
        if several:
            entity.full.append(start)
            if stop - start > len(entity.words):
                words = _words(self.frame, start, stop)
                if len(words) > len(entity.words):
                    entity.words, entity.first = words, (number, start)
        entity.mentions.append((start, stop))
        self._entities[number] = entity

    def _find(
        self, number: int, title: _Title, kind: str | None, entities: list[Entity], *, several: bool
    ) -> Entity | None:
        """The likeliest of those who have the name, or, where nobody has, of those whose first name it is."""
        found: list[Entity] = []
        if entities:
            found = [known for known in entities[-_MANY:] if self._fits(known, number, kind, title.gender, several)]
        if not found and not several and not title.role and not title.alone:
            found = [known for known in self._by_first_name(number) if self._fits(known, number, kind, title.gender)]
        if len(found) > 1 and not several:
            return _likeliest(found, title.role, self.starts[number])
        return found[0] if found else None

    def _make(self, number: int, kind: str | None, *, several: bool) -> Entity:
        """Somebody not named before; a first name that is known tells a person."""
        start = self.starts[number]
        entity = Entity(_words(self.frame, start, self.stops[number]), (number, start), kind)
        if kind != "organization" and (several or not self._runs.tags[number] & PLACE):
            gender = self.frame.language.first_names.get(entity.words[0].lower())
            if gender:
                entity.kind, entity.gender, entity.gender_at = "person", gender, start
        return entity

    def _fits(self, entity: Entity, number: int, kind: str | None, gender: str | None, several: bool = False) -> bool:
        """Can the name be this entity's? Its first name and title must not contradict."""
        if entity.gender and gender and entity.gender != gender:
            return False
        if entity.kind and kind and entity.kind != kind:
            return False
        if not several or len(entity.words) == 1:
            return True
        start = self.starts[number]
        if self._runs.same(number, start, *entity.first):
            return True
        first, known = self.frame.word(start), self.frame.word(entity.first[1])
        return (len(first) == 1 or len(known) == 1) and first[0].lower() == known[0].lower()

    def _by_first_name(self, number: int) -> list[Entity]:
        """The people whose first name the single word is."""
        frame, own = self.frame, self.starts[number]
        word = _words(frame, own, own + 1)[0]
        found: list[Entity] = []
        if self._chain == _LONGEST_CHAIN:
            return found
        self._chain += 1
        for other, token in self._runs.holding(number, own, _MANY):
            if self._runs.same(number, own, other, self._runs.last(other)) or frame.word(token) != word:
                continue
            entity = self.entity(other)
            if entity and entity.kind == "person" and self.starts[other] == token and entity not in found:
                found.append(entity)
        self._chain -= 1
        return found

    def _read_title(self, number: int) -> _Title | None:
        """What the titles of a name tell; None where there is but a role."""
        frame, tags = self.frame, self.frame.raw_tags
        first, stop = self.firsts[number], self.stops[number]
        title = _Title(first)
        for token in range(first, stop) if self._runs.tags[number] & _TITLES else ():
            if not tags[token] & _TITLES:
                continue
            if token == first and first and tags[first - 1] & ROLE and token + 2 == stop and self._is_first(token):
                break  # manager Dean Moor
            trait = frame.trait(token)
            if tags[token] & ROLE and trait & (BODY | DOCUMENT):
                if token == first and _in_title(frame, first) and stop - first > 2:  # Secretary of State Ada Moor
                    title.kind, title.start = "person", token + 1
                    title.role, title.role_at = frame.word(first - 2).lower(), first - 2
                else:
                    title.kind = "organization"
            elif token + 1 < stop:
                gender = gender_of(trait)
                if gender:
                    title.gender, title.gender_at = gender, token
                title.kind, title.start = "person", token + 1
                title.role, title.role_at = frame.word(token).lower(), token
            elif token == first:
                title.alone = True
                return title
        while title.start < stop and not tags[title.start] & TITLE:
            title.start += 1
        start = title.start
        if start >= stop or (start > first + 1 and start == stop - 1 and _is_role_only(frame, start)):
            return None
        if start == first and first > 0 and tags[first - 1] & ROLE:
            trait = frame.trait(first - 1)
            if not trait & (BODY | DOCUMENT | PLURAL):
                title.gender, title.role = gender_of(trait), frame.word(first - 1).lower()
                title.gender_at = title.role_at = first - 1
                title.kind = title.kind or "person"
        if title.kind == "organization":  # all of it is the name
            return _Title(first, "organization")
        return title

    def _is_first(self, token: int) -> bool:
        return self.frame.word(token).lower() in self.frame.language.first_names

    def _opens_with_verb(self, token: int) -> bool:
        """Does a verb in the past, right before the name, begin the sentence?"""
        frame = self.frame
        if not frame.raw_tags[token] & _VERBS or not frame.trait(token) & PAST or self._is_first(token):
            return False
        return not token or bool(frame.tags[token - 1] & (STOPPER | QUOTED))


def gender_of(trait: int) -> str | None:
    """The gender that a word's traits tell.

    >>> from quotex.language import FEMALE
    >>> gender_of(FEMALE)
    'f'
    """
    return "m" if trait & MALE else "f" if trait & FEMALE else None


def same_role(word: str) -> str:
    """One word for a role and its abbreviations.

    >>> same_role("sen")
    'senator'
    """
    return _SAME_ROLE.get(word, word)


def _likeliest(candidates: list[Entity], role: str | None, start: int) -> Entity:
    """Of several people of one last name, the one named most often or last in full."""
    wanted = same_role(role) if role else ""
    last = max(candidates, key=lambda entity: _last_before(entity.full, start))
    return max(candidates, key=lambda entity: (wanted in entity.roles, len(entity.mentions) + (entity is last)))


def _last_before(tokens: list[int], token: int) -> int:
    """The last of the sorted ``tokens`` before ``token``, or -1."""
    place = bisect_left(tokens, token)
    return tokens[place - 1] if place else -1


def _in_title(frame: Frame, first: int) -> bool:
    """Is the word the end of a title like Secretary of State?"""
    return first >= 2 and frame.word(first - 1) == "of" and bool(frame.raw_tags[first - 2] & (HONORIFIC | ROLE))


def _is_role_only(frame: Frame, token: int) -> bool:
    """Deputy Secretary, but not Mr. King."""
    return bool(frame.raw_tags[token] & (HONORIFIC | ROLE)) and bool(frame.raw_tags[token - 1] & TITLE)


def _kind_by_shape(frame: Frame, first: int, stop: int, union: int) -> str | None:
    """What shape and neighbours of the run first:stop tell."""
    tags = frame.raw_tags
    single = stop == first + 1
    if union & _BODIES:
        return "organization"
    if tags[first] & UPPER and tags[stop - 1] & UPPER and not (single and frame.ends[first] - frame.starts[first] > 5):
        return "organization"
    follows = tags[stop] if stop < len(tags) else 0
    if first and tags[first - 1] & DETERMINER and not tags[first - 1] & PRONOUN and follows & (PUNCT | _PREDICATE):
        return "organization"
    if union & PUNCT and any(tags[token] & PUNCT and _is_initial(frame, token) for token in range(first + 1, stop)):
        return "person"
    if follows & PUNCT and frame.text[frame.starts[stop]] == ",":
        if _is_aside(frame, first):
            return "organization" if frame.trait(first - 2) & (BODY | DOCUMENT) else "person"
        after = tags[stop + 1] if stop + 1 < len(tags) else 0
        if (after & (DETERMINER | ROLE) and not single) or (after and frame.word(stop + 1).isdigit()):
            return "person"
    return None


def _is_aside(frame: Frame, first: int) -> bool:
    """Our guide, *Paco*, said: does a comma and a role in the singular stand before the name?"""
    if first < 2 or not frame.raw_tags[first - 2] & ROLE or frame.trait(first - 2) & PLURAL:
        return False
    return frame.text[frame.starts[first - 1]] == ","


def _is_initial(frame: Frame, stop: int) -> bool:
    """Is ``stop`` the full stop of an initial (J.)?"""
    return frame.text[frame.starts[stop]] == "." and frame.ends[stop - 1] - frame.starts[stop - 1] == 1


def _words(frame: Frame, first: int, stop: int) -> tuple[str, ...]:
    end = frame.ends[stop - 1]
    words = frame.text[frame.starts[first] : end]
    if words[-2:-1] in _APOSTROPHES and words[-1:] == "s":
        words = words[:-2]
    if stop == first + 1:
        return (words,)
    several = words.split()
    return tuple(several[:-1] if several[-1] in _HONOURS else several)
