"""Who a speaker's mention stands for: the rules ``QC…``, asked in order.

A rule takes a frame, the document's names and a mention (a span of tokens), and gives the entities it stands for, or
None where it does not apply. An empty list means: the document names nobody.
"""

from __future__ import annotations

from collections.abc import Callable

from quotex._core import LOWER, TITLE
from quotex.language import (
    BODY,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    FEMALE,
    FIRST,
    HONORIFIC,
    MALE,
    PERSONAL,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    QUANTITY,
    RELATIVE,
    ROLE,
)
from quotex.model import Person, Speaker
from quotex.quotations.frame import Frame
from quotex.quotations.names import Entity, Mention, Names
from quotex.quotations.phrases import Span

__all__ = ["RULES", "Cast"]

Rule = Callable[["Cast", Span], list[Entity] | None]
RULES: dict[str, Rule] = {}
_REACH = 400  # tokens a pronoun looks back


def rule(identifier: str) -> Callable[[Rule], Rule]:
    """Binds a rule to its catalogue id."""

    def bind(function: Rule) -> Rule:
        RULES[identifier] = function
        return function

    return bind


class Cast:
    """Everybody a document names, as far as anybody asks."""

    __slots__ = ("_names", "frame", "people", "spoken")

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._names: Names | None = None
        self.people: list[Person] = []
        self.spoken: list[tuple[int, Entity]] = []  # who spoke, at which token

    @property
    def names(self) -> Names:
        if self._names is None:
            self._names = Names(self.frame)
        return self._names

    def speaker(self, span: Span) -> tuple[Speaker, str]:
        """The speaker that the mention ``span`` stands for, and the rule that says so."""
        frame = self.frame
        start, end = frame.starts[span[0]], frame.ends[span[1] - 1]
        speaker = Speaker(start, end, frame.text[start:end])
        used = ""
        for identifier, function in RULES.items():
            entities = function(self, span)
            if entities is not None:
                used = identifier
                if entities:
                    self._take(speaker, entities, span)
                break
        if speaker.name is None:
            _describe(frame, speaker, span)
        return speaker, used

    def _take(self, speaker: Speaker, entities: list[Entity], span: Span) -> None:
        speaker.name = "; ".join(entity.name for entity in entities)
        speaker.kind = entities[0].kind
        speaker.role = entities[0].role
        speaker.gender = entities[0].gender if len(entities) == 1 else None
        for entity in entities:
            if entity.id < 0:
                entity.id = len(self.people)
                self.people.append(self._person(entity))
            speaker.people.append(entity.id)
        if len(entities) == 1:
            self.spoken.append((span[0], entities[0]))

    def _person(self, entity: Entity) -> Person:
        starts, ends = self.frame.starts, self.frame.ends
        mentions = [(starts[m.first], ends[m.stop - 1]) for m in entity.mentions]
        return Person(entity.id, entity.name, entity.kind, entity.role, entity.gender, mentions)


def _describe(frame: Frame, speaker: Speaker, span: Span) -> None:
    """Kind, role and group of a speaker without a name."""
    for token in range(span[0], span[1]):
        tag = frame.tags[token]
        if tag & PREPOSITION and frame.word(token) == "of" and frame.trait(span[0]) & QUANTITY:
            start = frame.starts[token + 1]
            speaker.of = frame.text[start : speaker.end]
            speaker.end = frame.ends[token - 1]
            speaker.text = frame.text[speaker.start : speaker.end]
            speaker.kind = "person" if token == span[0] + 1 and frame.word(span[0]).lower() == "one" else "group"
            return
        if tag & PREPOSITION:
            break
        if tag & ROLE:
            trait = frame.trait(token)
            speaker.gender = "m" if trait & MALE else "f" if trait & FEMALE else None
            speaker.kind = (
                "document" if trait & DOCUMENT else "organization" if trait & BODY else "group" if trait & PLURAL else "person"
            )
            speaker.role = frame.word(token).lower() if speaker.kind == "person" else None
    trait = frame.trait(span[0])
    if frame.tags[span[0]] & PRONOUN and trait & PERSONAL:
        speaker.gender = "m" if trait & MALE else "f" if trait & FEMALE else None
        speaker.kind = "group" if trait & PLURAL else "person"
    elif trait & QUANTITY and span[1] == span[0] + 1 and frame.word(span[0]).lower() not in ("one", "another"):
        speaker.kind = "group"


@rule("QC101")
def pronoun(cast: Cast, span: Span) -> list[Entity] | None:
    """he, she: the person of that gender who was last the subject, or was last named."""
    frame = cast.frame
    token = span[0]
    if span[1] != token + 1 or not frame.tags[token] & PRONOUN:
        return None
    trait = frame.trait(token)
    if trait & RELATIVE:
        return _antecedent(cast, token)
    if not trait & (MALE | FEMALE) or trait & FIRST:
        return []
    gender = "m" if trait & MALE else "f"
    entity = _last_person(cast, token, gender)
    return [entity] if entity else []


def _antecedent(cast: Cast, token: int) -> list[Entity]:
    """who: the name right before it."""
    for mention in reversed(cast.names.mentions):
        if mention.stop <= token:
            return [mention.entity] if token - mention.stop <= 2 and mention.entity else []
    return []


def _last_person(cast: Cast, token: int, gender: str) -> Entity | None:
    frame = cast.frame
    text, starts = frame.text, frame.starts
    spoke = cast.spoken[-1] if cast.spoken else None
    best: Mention | None = None
    sentence = -1
    for mention in reversed(cast.names.mentions):
        if mention.first >= token or mention.quoted:
            continue
        if mention.first < token - _REACH:
            break
        if best is not None:
            # the first name of the same sentence is likelier its subject
            if starts[mention.first] < sentence:
                break
        if spoke and mention.first < spoke[0]:
            entity = spoke[1]
            if best is None and entity.kind == "person" and entity.gender in (None, gender):
                entity.gender = gender
                return entity
            spoke = None
        entity = mention.entity
        if entity is None or entity.kind != "person" or entity.gender not in (None, gender):
            continue
        if best is None or entity.gender == gender or best.entity is not None and best.entity.gender is None:
            best = mention
        if sentence < 0:
            sentence = frame.scan.sentence_at(starts[mention.first])[0]
    if best is None:
        if spoke and spoke[1].kind == "person" and spoke[1].gender in (None, gender):
            spoke[1].gender = gender
            return spoke[1]
        return None
    assert best.entity is not None and text is not None
    best.entity.gender = gender
    return best.entity


@rule("QC102")
def name(cast: Cast, span: Span) -> list[Entity] | None:
    """A name, or several joined by *and*: the fullest form the document has."""
    frame = cast.frame
    tags = frame.tags
    stop = span[0]
    while stop < span[1] and not (tags[stop] & PREPOSITION and not tags[stop] & TITLE):
        stop += 1
    if not any(tags[token] & TITLE for token in range(span[0], stop)):
        return None
    inside = cast.names.at(span[0], stop)
    if not inside or not _is_head(frame, inside[-1], stop):
        return None
    heads = [inside[-1]]
    for before, after in zip(reversed(inside[:-1]), reversed(inside[1:]), strict=True):
        between = range(before.stop, after.first)
        if any(tags[token] & CONJUNCTION for token in between):
            heads.insert(0, before)
        else:
            break
    return [mention.entity for mention in heads if mention.entity]


def _is_head(frame: Frame, mention: Mention, stop: int) -> bool:
    """Does the phrase end with the name (not: White House officials)?"""
    return all(not frame.tags[token] & LOWER for token in range(mention.stop, stop))


@rule("QC103")
def role(cast: Cast, span: Span) -> list[Entity] | None:
    """*the senator*: the person last called so."""
    frame = cast.frame
    if not frame.tags[span[0]] & DETERMINER or frame.word(span[0]).lower() not in ("the", "this", "that"):
        return []
    for token in range(span[0] + 1, span[1]):
        tag = frame.tags[token]
        if tag & PREPOSITION:
            break
        if tag & (ROLE | HONORIFIC) and not frame.trait(token) & (BODY | DOCUMENT | PLURAL):
            word = frame.word(token).lower()
            for mention in reversed(cast.names.mentions):
                if mention.first < span[0] and mention.entity and mention.entity.role == word:
                    return [mention.entity]
    return []
