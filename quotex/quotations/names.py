"""Names: which capitalised words of a document are one name, and which names are one person or body.

No list of people is used: what joins names is their shape, titles and the document itself. First names only tell
persons from other things, and their gender.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from quotex._core import ABBREVIATION_BEFORE_NAME, LOWER, PUNCT, SPACED, TITLE, UPPER
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
_NEVER_LAST = DETERMINER | PRONOUN | PREPOSITION | CONJUNCTION | SUBORDINATOR
_PREDICATE = SPEECH | WEAK | VERB | AUXILIARY | PREPOSITION | CONJUNCTION | SUBORDINATOR
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
    mentions: list[Mention] = field(default_factory=list)
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
    entity: Entity | None = None


class Names:
    """The names of one document, joined."""

    __slots__ = ("_starts", "by_first", "by_last", "entities", "frame", "mentions")

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.entities: list[Entity] = []
        self.by_last: dict[str, list[Entity]] = {}
        self.by_first: dict[str, list[Entity]] = {}
        self.mentions = _find_names(frame)
        for mention in self.mentions:
            if len(mention.words) > 1:
                self._join(mention)
        singles = [mention for mention in self.mentions if len(mention.words) == 1]
        for mention in sorted(singles, key=lambda mention: mention.gender is None):
            self._join(mention)
        self.mentions = [mention for mention in self.mentions if mention.entity is not None]
        self._starts = [mention.first for mention in self.mentions]
        for mention in self.mentions:
            if mention.entity is not None:
                mention.entity.mentions.append(mention)

    def _join(self, mention: Mention) -> None:
        key = _last_key(mention.words)
        candidates = [entity for entity in self.by_last.get(key, ()) if _fits(entity, mention)]
        if not candidates and len(mention.words) == 1:
            candidates = [entity for entity in self.by_first.get(key, ()) if _fits_first(entity, mention)]
        if not candidates and mention.kind == "role":
            return
        entity = _nearest(candidates, mention) if candidates else self._new(mention, key)
        mention.entity = entity
        if mention.kind == "role":
            mention.kind = None
        entity.kind = entity.kind or mention.kind
        entity.gender = entity.gender or mention.gender
        if mention.role:
            entity.role = entity.role or mention.role
            entity.roles.add(same_role(mention.role))
        if len(mention.words) > 1:
            entity.full.append(mention.first)
            if len(mention.words) > len(entity.words):
                entity.words = mention.words

    def _new(self, mention: Mention, key: str) -> Entity:
        entity = Entity(mention.words)
        if len(mention.words) > 1:
            gender = self.frame.language.first_names.get(mention.words[0].lower())
            if gender and mention.kind != "organization":
                entity.kind, entity.gender = "person", gender
            self.by_first.setdefault(_key(mention.words[0]), []).append(entity)
        self.entities.append(entity)
        self.by_last.setdefault(key, []).append(entity)
        return entity

    def within(self, first: int, stop: int) -> list[Mention]:
        """The names that lie within the tokens first:stop."""
        found = []
        for number in range(bisect_left(self._starts, first), len(self.mentions)):
            mention = self.mentions[number]
            if mention.stop > stop:
                break
            found.append(mention)
        return found

    def before(self, token: int) -> int:
        """How many names begin before ``token``."""
        return bisect_left(self._starts, token)


def same_role(word: str) -> str:
    """One word for a role and its abbreviations.

    >>> same_role("sen")
    'senator'
    """
    return _SAME_ROLE.get(word, word)


def _key(word: str) -> str:
    word = word.lower().replace("’", "'")
    return word[:-2] if word.endswith("'s") else word


def _last_key(words: tuple[str, ...]) -> str:
    last = _key(words[-1])
    return _key(words[-2]) if last.rstrip(".") in _SUFFIXES and len(words) > 1 else last


def _fits(entity: Entity, mention: Mention) -> bool:
    """Can the mention be this entity? Its first name and title must not contradict."""
    if entity.gender and mention.gender and entity.gender != mention.gender:
        return False
    if {entity.kind, mention.kind} == {"organization", "person"}:
        return False
    if len(mention.words) == 1 or len(entity.words) == 1:
        return True
    first, known = _key(mention.words[0]), _key(entity.words[0])
    return first == known or (first[0] == known[0] and (len(first.rstrip(".")) == 1 or len(known.rstrip(".")) == 1))


def _fits_first(entity: Entity, mention: Mention) -> bool:
    """Can a first name alone be this person?"""
    return entity.kind == "person" and _fits(entity, mention)


def _nearest(candidates: list[Entity], mention: Mention) -> Entity:
    """Of several people of one last name, the one named in full most often or last."""
    if len(candidates) == 1 or len(mention.words) > 1:
        return candidates[0]
    role = same_role(mention.role) if mention.role else ""
    last = max(candidates, key=lambda entity: max((at for at in entity.full if at < mention.first), default=-1))
    return max(candidates, key=lambda entity: (role in entity.roles, len(entity.full) + 2 * (entity is last)))


def _find_names(frame: Frame) -> list[Mention]:
    found = []
    scan, size = frame.scan, len(frame.raw_tags)
    token = scan.next_tagged(TITLE, 0, size)
    while token >= 0:
        stop = _name_end(frame, token, size)
        if stop > token:
            mention = _mention(frame, token, stop)
            if mention:
                found.append(mention)
        token = scan.next_tagged(TITLE, max(stop, token + 1), size)
    return found


def _name_end(frame: Frame, first: int, size: int) -> int:
    """End of the run of capitalised words that begins at ``first``."""
    tags, text, starts, ends = frame.raw_tags, frame.text, frame.starts, frame.ends
    token = stop = first
    while token < size:
        tag = tags[token]
        if tag & TITLE:
            if tag & _NO_NAME and (token == first or tag & _NEVER_LAST):
                break
            if token > first and "\n" in text[ends[token - 1] : starts[token]]:
                break
            token = stop = token + 1
            end = ends[token - 1]
            if text[end - 1] == "s" and text[end - 2] in "'’":
                break
            continue
        if token != stop or tag & SPACED or token + 1 >= size:
            break
        # the full stop of a title or an initial, the hyphen of a double name
        mark = text[starts[token]]
        if mark == ".":
            if not (tags[token - 1] & ABBREVIATION_BEFORE_NAME or ends[token - 1] - starts[token - 1] == 1):
                break
        elif mark in "-‐‑":
            if tags[token + 1] & SPACED:
                break
            if tags[token + 1] & LOWER and ends[token + 1] - starts[token + 1] < 6 and len(text) > ends[token + 1]:
                stop = token + 2  # Ki-moon
                break
        else:
            break
        token += 1
        if not tags[token] & TITLE:
            break
    return stop


def _mention(frame: Frame, first: int, stop: int) -> Mention | None:
    """The name among the capitalised words first:stop, titles and roles before it taken off."""
    tags = frame.raw_tags
    kind = gender = role = None
    start = first
    union = 0
    for token in range(first, stop):
        tag = tags[token]
        union |= tag
        if not tag & (HONORIFIC | ROLE):
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
            # a title or a role alone (Officials), unless the document has somebody of that name
            return Mention(first, stop, _words(frame, first, stop), "role", None, None, bool(frame.tags[first] & QUOTED))
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
    if kind == "":
        return None
    if kind == "organization":
        gender = role = None
        words = _words(frame, first, stop)
    return Mention(start, stop, words, kind, gender, role, bool(frame.tags[first] & QUOTED))


def _in_title(frame: Frame, first: int) -> bool:
    """Is the word the end of a title like Secretary of State?"""
    return first >= 2 and frame.word(first - 1) == "of" and bool(frame.raw_tags[first - 2] & (HONORIFIC | ROLE))


def _is_role_only(frame: Frame, token: int) -> bool:
    """Deputy Secretary, but not Mr. King."""
    return bool(frame.raw_tags[token] & (HONORIFIC | ROLE)) and bool(frame.raw_tags[token - 1] & TITLE)


def _kind_by_shape(frame: Frame, first: int, stop: int, union: int, words: tuple[str, ...]) -> str | None:
    """What shape and neighbours tell; empty where the words are no name at all."""
    tags = frame.raw_tags
    single = stop == first + 1
    if union & (PLACE | NOUN_CUE):
        return "organization"
    if tags[first] & UPPER and tags[stop - 1] & UPPER and not (single and frame.ends[first] - frame.starts[first] > 5):
        return "organization"
    follows = tags[stop] if stop < len(tags) else 0
    if first and tags[first - 1] & DETERMINER and not tags[first - 1] & PRONOUN and follows & (PUNCT | _PREDICATE):
        return "organization"
    if any(len(word) == 2 and word[1] == "." for word in words):
        return "person"
    if frame.text[frame.starts[stop] : frame.ends[stop]] == "," if follows else False:
        after = tags[stop + 1] if stop + 1 < len(tags) else 0
        if after & (DETERMINER | ROLE) and not single or frame.text[frame.starts[stop + 1] : frame.ends[stop + 1]].isdigit():
            return "person"
    return None


def _words(frame: Frame, first: int, stop: int) -> tuple[str, ...]:
    text, starts, ends = frame.text, frame.starts, frame.ends
    end = ends[stop - 1]
    if text[end - 1] == "s" and text[end - 2] in "'’":
        end -= 2
    return tuple(text[starts[first] : end].split())

