"""Names: which capitalised words of a document are one name, and which names are one person or body.

No list of people is used: what joins names is their shape, titles and the document itself. A short list of first names
only tells the gender.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from quotex._core import ABBREVIATION_BEFORE_NAME, NUMBER, TITLE, UPPER
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
    PLACE,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SUBORDINATOR,
    TIME,
)
from quotex.quotations.frame import QUOTED, Frame

__all__ = ["Entity", "Mention", "Names"]

_NO_NAME = DETERMINER | PRONOUN | PREPOSITION | CONJUNCTION | SUBORDINATOR | AUXILIARY | ADVERB | TIME


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody, or a body, that the document names."""

    words: tuple[str, ...]  # the fullest name
    kind: str = "person"
    gender: str | None = None
    role: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    id: int = -1

    @property
    def name(self) -> str:
        return " ".join(self.words).replace(" - ", "-")


@dataclass(slots=True)
class Mention:
    """One name in the text: tokens first:stop without title, the title's gender, and whom it names."""

    first: int
    stop: int
    words: tuple[str, ...]
    gender: str | None
    role: str | None
    quoted: bool
    entity: Entity | None = None


class Names:
    """The names of one document, joined. Built at the first question."""

    __slots__ = ("by_first", "by_last", "entities", "frame", "mentions")

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.entities: list[Entity] = []
        self.by_last: dict[str, list[Entity]] = {}
        self.by_first: dict[str, list[Entity]] = {}
        self.mentions = _find_names(frame)
        for mention in sorted(self.mentions, key=lambda m: -len(m.words)):
            mention.entity = self._join(mention)
        for mention in self.mentions:
            if mention.entity is not None:
                mention.entity.mentions.append(mention)

    def _join(self, mention: Mention) -> Entity:
        words = mention.words
        candidates = self.by_last.get(_key(words[-1]), [])
        if len(words) == 1:
            candidates = candidates or self.by_first.get(_key(words[0]), [])
        fitting = [entity for entity in candidates if _fits(entity, mention)]
        if fitting:
            entity = _best(fitting, mention)
            entity.gender = entity.gender or mention.gender
            entity.role = entity.role or mention.role
            return entity
        return self._new(mention)

    def _new(self, mention: Mention) -> Entity:
        entity = Entity(mention.words, gender=mention.gender, role=mention.role)
        first = mention.words[0].lower()
        if entity.gender is None:
            entity.gender = self.frame.language.first_names.get(first)
        self.entities.append(entity)
        self.by_last.setdefault(_key(mention.words[-1]), []).append(entity)
        if len(mention.words) > 1:
            self.by_first.setdefault(_key(mention.words[0]), []).append(entity)
        return entity

    def at(self, first: int, stop: int) -> list[Mention]:
        """The names that lie within the tokens first:stop."""
        return [m for m in self.mentions if m.first >= first and m.stop <= stop]


def _key(word: str) -> str:
    word = word.lower()
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _fits(entity: Entity, mention: Mention) -> bool:
    """Can the mention be this entity? Its words must all be there in order, its title must not contradict."""
    if entity.gender and mention.gender and entity.gender != mention.gender:
        return False
    if len(mention.words) == 1:
        return True
    known = [_key(word) for word in entity.words]
    if len(known) == 1:
        return True
    first = _key(mention.words[0])
    return first == known[0] or first[0] == known[0][0] and (len(first) == 1 or len(known[0]) == 1)


def _best(fitting: list[Entity], mention: Mention) -> Entity:
    """Of several people of one name, the one named last before the mention, else the first."""
    if len(fitting) == 1:
        return fitting[0]
    return fitting[0]


def _find_names(frame: Frame) -> list[Mention]:
    found = []
    scan, tags = frame.scan, frame.raw_tags
    size = len(tags)
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
    token = first
    stop = first
    while token < size:
        tag = tags[token]
        if tag & TITLE and not tag & _NO_NAME | (tag & TIME):
            if tag & TIME and not token > first:
                break
            token += 1
            stop = token
            if text[ends[stop - 1] - 1] == "s" and text[ends[stop - 1] - 2] in "'’":
                break
        elif tag & TITLE and token > first and tag & _NO_NAME and tag & (PREPOSITION | ADVERB) and not tag & DETERMINER:
            break
        elif stop > first and token == stop and starts[token] == ends[token - 1] and text[starts[token]] in ".-‐‑":
            # the full stop of a title or an initial, the hyphen of a double name
            if text[starts[token]] == "." and not (tags[token - 1] & ABBREVIATION_BEFORE_NAME or ends[token - 1] - starts[token - 1] == 1):
                break
            token += 1
            if token >= size or not tags[token] & TITLE:
                break
        else:
            break
        if token < size and "\n" in text[ends[token - 1] : starts[token]]:
            break
    return stop


def _mention(frame: Frame, first: int, stop: int) -> Mention | None:
    """The name among the capitalised words first:stop, titles and roles before it taken off."""
    tags = frame.raw_tags
    gender = role = None
    token = first
    start = first
    while token < stop:
        tag = tags[token]
        if tag & (HONORIFIC | ROLE) and token + 1 < stop or tag & HONORIFIC and token == first:
            trait = frame.trait(token)
            gender = "m" if trait & MALE else "f" if trait & FEMALE else gender
            if not trait & (BODY | DOCUMENT):
                role = frame.word(token).lower()
                start = token + 1
        token += 1
    while start < stop and not tags[start] & TITLE:
        start += 1
    if start >= stop:
        return None
    if first > 0 and start == first and tags[first - 1] & ROLE:
        trait = frame.trait(first - 1)
        gender = "m" if trait & MALE else "f" if trait & FEMALE else gender
        if not trait & (BODY | DOCUMENT):
            role = frame.word(first - 1).lower()
    words = _words(frame, start, stop)
    return Mention(start, stop, words, gender, role, bool(frame.tags[first] & QUOTED))


def _words(frame: Frame, first: int, stop: int) -> tuple[str, ...]:
    text, starts, ends = frame.text, frame.starts, frame.ends
    end = ends[stop - 1]
    if text[end - 1] == "s" and text[end - 2] in "'’":
        end -= 2
    return tuple(text[starts[first] : end].split())


_ = (NUMBER, PLACE, UPPER)
