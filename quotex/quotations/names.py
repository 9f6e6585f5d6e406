"""Names: which capitalised words of a document are one name, and which names are one person or body.

No list of people is used: what joins names is their shape, titles and the document itself. First names only tell
persons from other things, and their gender.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from quotex._core import PUNCT, TITLE, UPPER, name_key
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
from quotex.quotations.frame import QUOTED, Frame

__all__ = ["Entity", "Mention", "Names", "same_role"]

_NO_NAME = DETERMINER | PRONOUN | PREPOSITION | CONJUNCTION | SUBORDINATOR | AUXILIARY | ADVERB | TIME
_APOSTROPHES = ("'", "’")
_NEVER_LAST = DETERMINER | PRONOUN | PREPOSITION | CONJUNCTION | SUBORDINATOR
_PREDICATE = SPEECH | WEAK | VERB | AUXILIARY | PREPOSITION | CONJUNCTION | SUBORDINATOR
_TITLES = HONORIFIC | ROLE
_MANY = 60  # people of one last name, or occurrences of one word, that are looked at
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
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
    kind: str | None = None  # person, organization; None where nothing tells
    gender: str | None = None
    role: str | None = None
    roles: set[str] = field(default_factory=set)
    mentions: list[tuple[int, int]] = field(default_factory=list)  # tokens
    full: list[int] = field(default_factory=list)  # first tokens of the mentions by full name
    id: int = -1

    @property
    def name(self) -> str:
        return " ".join(self.words)


@dataclass(slots=True)
class Mention:
    """One name in the text: tokens first:stop without title, what its title tells, and whom it names."""

    first: int
    stop: int
    words: tuple[str, ...]
    kind: str | None
    gender: str | None
    role: str | None
    quoted: bool
    role_alone: bool = False  # Officials, Senator: a name only if the document has somebody of that name
    entity: Entity | None = None
    number: int = -1  # of its run


class Names:
    """The names of one document, joined as far as anybody asks.

    ``firsts`` and ``stops`` are the runs of capitalised words. Runs that end in the same word are joined together, at
    the first question about one of them.
    """

    __slots__ = ("_by_last", "_inside", "_keys", "_mentions", "_tags", "firsts", "frame", "stops")

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        runs = frame.scan.name_runs(_NO_NAME, _NEVER_LAST, _SUFFIXES)
        self.firsts, self.stops, self._tags, self._keys, self._by_last, self._inside = runs
        self._mentions: dict[int, Mention | None] = {}

    def __len__(self) -> int:
        return len(self.firsts)

    def mention(self, number: int) -> Mention | None:
        """The name that run ``number`` is, joined; None where it is no name."""
        if number not in self._mentions:
            self._join_all(self._keys[number])
        return self._mentions[number]

    def within(self, first: int, stop: int) -> list[Mention]:
        """The names that lie within the tokens first:stop."""
        found = []
        for number in range(bisect_left(self.firsts, first), len(self.firsts)):
            if self.stops[number] > stop:
                break
            mention = self.mention(number)
            if mention is not None:
                found.append(mention)
        return found

    def before(self, token: int) -> int:
        """How many runs begin before ``token``."""
        return bisect_left(self.firsts, token)

    def _join_all(self, key: str) -> None:
        """Joins the runs that end in the word ``key``: full names first, then words with a title, then words alone."""
        before = self.frame.raw_tags
        entities: list[Entity] = []
        titled: list[Mention] = []
        plain: list[int] = []
        for number in self._by_last[key]:
            first = self.firsts[number]
            single = self.stops[number] == first + 1
            if single and not self._tags[number] & _TITLES and not (first and before[first - 1] & ROLE):
                plain.append(number)
                continue
            mention = self._mentions[number] = self._read(number)
            if mention is not None and len(mention.words) > 1:
                self._join(mention, entities)
            elif mention is not None:
                mention.number = number
                titled.append(mention)
        if len(titled) > 1:
            titled.sort(key=lambda mention: mention.gender is None)
        for mention in titled:
            if not self._join(mention, entities):
                self._mentions[mention.number] = None
        for number in plain:
            if len(entities) == 1:
                self._mentions[number] = self._only(number, entities[0])
            else:
                mention = self._mentions[number] = self._read(number)
                if mention is not None:
                    self._join(mention, entities)

    def _read(self, number: int) -> Mention | None:
        return _mention(self.frame, self.firsts[number], self.stops[number], self._tags[number])

    def _only(self, number: int, entity: Entity) -> Mention:
        """A word alone, where the document has one person of that name: nothing to decide."""
        frame, first, stop = self.frame, self.firsts[number], self.stops[number]
        entity.mentions.append((first, stop))
        quoted = bool(frame.tags[first] & QUOTED)
        return Mention(first, stop, entity.words[-1:], None, None, None, quoted, entity=entity)

    def _join(self, mention: Mention, entities: list[Entity]) -> bool:
        """Finds or makes the entity of a name; False where a role alone is nobody's name."""
        several = len(mention.words) > 1
        candidates = [entity for entity in entities[-_MANY:] if _fits(entity, mention)] if entities else []
        if not candidates and not several and not mention.role and not mention.role_alone:
            candidates = self._by_first_name(mention)
        if candidates:
            entity = _nearest(candidates, mention)
        elif mention.role_alone:
            return False
        else:
            entity = Entity(mention.words)
            entities.append(entity)
            if several and mention.kind != "organization":
                gender = self.frame.language.first_names.get(mention.words[0].lower())
                if gender:
                    entity.kind, entity.gender = "person", gender
        mention.entity = entity
        entity.kind = entity.kind or mention.kind
        entity.gender = entity.gender or mention.gender
        if mention.role:
            entity.role = entity.role or mention.role
            entity.roles.add(same_role(mention.role))
        if several:
            entity.full.append(mention.first)
            if len(mention.words) > len(entity.words):
                entity.words = mention.words
        entity.mentions.append((mention.first, mention.stop))
        return True

    def join_first_name(self, entity: Entity) -> None:
        """Joins the runs that may be the entity's first name alone."""
        first = name_key(entity.words[0])
        if len(entity.words) > 1 and first in self._by_last:
            self.mention(self._by_last[first][0])

    def _by_first_name(self, mention: Mention) -> list[Entity]:
        """The people whose first name the single word is."""
        word = mention.words[0]
        found: list[Entity] = []
        for number in self._inside.get(word, ())[:_MANY]:
            if self._keys[number] == word.lower():
                continue
            full = self.mention(number)
            if full is None or full.entity is None or full.entity in found:
                continue
            if full.words[0] == word and full.entity.kind == "person" and _fits(full.entity, mention):
                found.append(full.entity)
        return found


def same_role(word: str) -> str:
    """One word for a role and its abbreviations.

    >>> same_role("sen")
    'senator'
    """
    return _SAME_ROLE.get(word, word)


def _fits(entity: Entity, mention: Mention) -> bool:
    """Can the mention be this entity? Its first name and title must not contradict."""
    if entity.gender and mention.gender and entity.gender != mention.gender:
        return False
    if {entity.kind, mention.kind} == {"organization", "person"}:
        return False
    if len(mention.words) == 1 or len(entity.words) == 1:
        return True
    first, known = name_key(mention.words[0]), name_key(entity.words[0])
    return first == known or (first[0] == known[0] and (len(first.rstrip(".")) == 1 or len(known.rstrip(".")) == 1))


def _nearest(candidates: list[Entity], mention: Mention) -> Entity:
    """Of several people of one last name, the one named most often or last in full."""
    if len(candidates) == 1 or len(mention.words) > 1:
        return candidates[0]
    role = same_role(mention.role) if mention.role else ""
    last = max(candidates, key=lambda entity: _last_before(entity.full, mention.first))
    return max(candidates, key=lambda entity: (role in entity.roles, len(entity.mentions) + (entity is last)))


def _last_before(tokens: list[int], token: int) -> int:
    """The last of the sorted ``tokens`` before ``token``, or -1."""
    place = bisect_left(tokens, token)
    return tokens[place - 1] if place else -1


def _mention(frame: Frame, first: int, stop: int, union: int) -> Mention | None:
    """The name among the capitalised words first:stop, titles and roles taken off; ``union`` has the tags of all."""
    tags = frame.raw_tags
    kind = gender = role = None
    start = first
    quoted = bool(frame.tags[first] & QUOTED)
    for token in range(first, stop) if union & _TITLES else ():
        tag = tags[token]
        if not tag & _TITLES:
            continue
        trait = frame.trait(token)
        if tag & ROLE and trait & (BODY | DOCUMENT):
            if token == first and _in_title(frame, first) and stop - first > 2:
                kind, start, role = "person", token + 1, frame.word(first - 2).lower()  # Secretary of State Ada Moor
            else:
                kind = "organization"
        elif token + 1 < stop:
            gender = "m" if trait & MALE else "f" if trait & FEMALE else gender
            role = frame.word(token).lower()
            kind, start = "person", token + 1
        elif token == first:
            return Mention(first, stop, _words(frame, first, stop), None, None, None, quoted, role_alone=True)
    while start < stop and not tags[start] & TITLE:
        start += 1
    if start >= stop or (start > first + 1 and start == stop - 1 and _is_role_only(frame, start)):
        return None
    if start == first and first > 0 and tags[first - 1] & ROLE:
        trait = frame.trait(first - 1)
        if not trait & (BODY | DOCUMENT | PLURAL):
            gender = "m" if trait & MALE else "f" if trait & FEMALE else None
            role, kind = frame.word(first - 1).lower(), kind or "person"
    words = _words(frame, start, stop)
    if kind is None:
        kind = _kind_by_shape(frame, first, stop, union, words)
    if kind == "organization":
        gender = role = None
        if start > first:
            words = _words(frame, first, stop)
    return Mention(start, stop, words, kind, gender, role, quoted)


def _in_title(frame: Frame, first: int) -> bool:
    """Is the word the end of a title like Secretary of State?"""
    return first >= 2 and frame.word(first - 1) == "of" and bool(frame.raw_tags[first - 2] & (HONORIFIC | ROLE))


def _is_role_only(frame: Frame, token: int) -> bool:
    """Deputy Secretary, but not Mr. King."""
    return bool(frame.raw_tags[token] & (HONORIFIC | ROLE)) and bool(frame.raw_tags[token - 1] & TITLE)


def _kind_by_shape(frame: Frame, first: int, stop: int, union: int, words: tuple[str, ...]) -> str | None:
    """What shape and neighbours tell."""
    tags = frame.raw_tags
    single = stop == first + 1
    if union & (PLACE | NOUN_CUE):
        return "organization"
    if tags[first] & UPPER and tags[stop - 1] & UPPER and not (single and frame.ends[first] - frame.starts[first] > 5):
        return "organization"
    follows = tags[stop] if stop < len(tags) else 0
    if first and tags[first - 1] & DETERMINER and not tags[first - 1] & PRONOUN and follows & (PUNCT | _PREDICATE):
        return "organization"
    if not single and any(len(word) == 2 and word[1] == "." for word in words):
        return "person"
    if follows & PUNCT and frame.text[frame.starts[stop]] == ",":
        after = tags[stop + 1] if stop + 1 < len(tags) else 0
        if (after & (DETERMINER | ROLE) and not single) or (after and frame.word(stop + 1).isdigit()):
            return "person"
    return None


def _words(frame: Frame, first: int, stop: int) -> tuple[str, ...]:
    end = frame.ends[stop - 1]
    words = frame.text[frame.starts[first] : end]
    if words[-2:-1] in _APOSTROPHES and words[-1:] == "s":
        words = words[:-2]
    return (words,) if stop == first + 1 else tuple(words.split())
