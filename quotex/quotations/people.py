"""Who a speaker's mention stands for: the rules ``QC…``, asked in order.

A rule takes a frame, the document's names and a mention (a span of tokens), and gives the entities it stands for, or
None where it does not apply. An empty list means: the document names nobody.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from quotex._core import DIGIT, LOWER, TITLE
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
    SUBORDINATOR,
    TIME,
)
from quotex.model import Person, Speaker
from quotex.quotations.binding import binder
from quotex.quotations.frame import ANY_VERB, CLOSE, COMMA, JOINER, OPEN, QUOTED, STOPPER, Frame
from quotex.quotations.names import Entity, Mention, Names, same_role
from quotex.quotations.phrases import Span, phrase_before

__all__ = ["RULES", "Cast"]

Rule = Callable[["Cast", Span], list[Entity] | None]
RULES: dict[str, Rule] = {}
rule = binder(RULES)
NAME_RULE = "QC102"
_MANY_NAMES = 300  # names a role looks back over
_REACH = 200  # tokens a pronoun looks back


class Cast:
    """Everybody a document names, as far as anybody asks."""

    __slots__ = ("_entities", "_known", "_names", "frame", "spoken")

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._names: Names | None = None
        self._known: dict[Span, tuple[list[Entity], str]] = {}  # whom a mention stands for, and the rule that says so
        self._entities: list[Entity] = []  # those who speak
        self.spoken: list[tuple[int, Entity]] = []  # who spoke, at which token

    def people(self) -> list[Person]:
        """Those who speak, with every mention found: by name, and where they speak by pronoun or role."""
        stand_ins: dict[int, list[Span]] = {}
        for span, (entities, rule) in self._known.items():
            if len(entities) == 1 and rule != NAME_RULE:
                stand_ins.setdefault(entities[0].id, []).append(span)
        return [self._person(entity, stand_ins.get(entity.id, [])) for entity in self._entities]

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
        known = self._known.get(span)  # the same mention often speaks in several quotations
        if known is None:
            known = self._known[span] = self._identify(span)
        entities, rule = known
        if entities:
            self._take(speaker, entities, span)
        else:
            _describe(frame, speaker, span)
        return speaker, rule

    def _identify(self, span: Span) -> tuple[list[Entity], str]:
        """The answer of the first rule that has one."""
        for identifier, function in RULES.items():
            entities = function(self, span)
            if entities is not None:
                return entities, identifier
        return [], ""

    def _take(self, speaker: Speaker, entities: list[Entity], span: Span) -> None:
        for entity in entities:
            entity.kind = entity.kind or "person"
        speaker.name = "; ".join([entity.name for entity in entities]) if len(entities) > 1 else entities[0].name
        speaker.kind = entities[0].kind or "person"
        if len(entities) == 1:
            speaker.role, speaker.gender = entities[0].role, entities[0].gender
            self.spoken.append((span[0], entities[0]))
        for entity in entities:
            if entity.id < 0:
                entity.id = len(self._entities)
                self._entities.append(entity)
                self.names.join_first_name(entity)
            speaker.people.append(entity.id)

    def _person(self, entity: Entity, stand_ins: list[Span]) -> Person:
        starts, ends = self.frame.starts, self.frame.ends
        mentions = sorted([(starts[first], ends[stop - 1]) for first, stop in [*entity.mentions, *stand_ins]])
        return Person(entity.id, entity.name, entity.kind or "person", entity.role, entity.gender, mentions)


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
                "document"
                if trait & DOCUMENT
                else "organization"
                if trait & BODY
                else "group"
                if trait & PLURAL
                else "person"
            )
            speaker.role = frame.word(token).lower() if speaker.kind == "person" else None
    trait = frame.trait(span[0])
    if frame.tags[span[0]] & PRONOUN and trait & PERSONAL:
        speaker.gender = "m" if trait & MALE else "f" if trait & FEMALE else None
        speaker.kind = "group" if trait & PLURAL else "person"
    elif trait & QUANTITY and span[1] == span[0] + 1:
        speaker.of = _group_before(frame, span[0])
        if frame.word(span[0]).lower() not in ("one", "another"):
            speaker.kind = "group"


def _group_before(frame: Frame, token: int) -> str | None:
    """Engineers came. *One* said: the group of the sentence before, that somebody is one of."""
    start = frame.scan.sentence_at(frame.starts[token])[0]
    if not start:
        return None
    floor = frame.token_at(frame.scan.sentence_at(start - 1)[0])
    place = frame.scan.next_tagged(ROLE, max(floor, token - _REACH), token)
    while place >= 0 and (not frame.trait(place) & PLURAL or frame.tags[place] & QUOTED):
        place = frame.scan.next_tagged(ROLE, place + 1, token)
    if place < 0:
        return None
    return frame.text[frame.starts[phrase_before(frame, place + 1, floor)] : frame.ends[place]]


@rule("QC101")
def pronoun(cast: Cast, span: Span) -> list[Entity] | None:
    """he, she: the person of that gender who was last the subject, or was last named."""
    frame = cast.frame
    token = span[0]
    if span[1] != token + 1:
        return None
    gender = _POSSESSIVES.get(frame.word(token).lower())
    if gender is None:
        if not frame.tags[token] & PRONOUN:
            return None
        trait = frame.trait(token)
        if trait & RELATIVE:
            return _antecedent(cast, token)
        if not trait & (MALE | FEMALE) or trait & FIRST:
            return _not_he_or_she(cast, token)
        gender = "m" if trait & MALE else "f"
    entity = _last_person(cast, token, gender)
    return [entity] if entity else []


_POSSESSIVES = {"his": "m", "her": "f"}


def _antecedent(cast: Cast, token: int) -> list[Entity]:
    """who: the name right before it, or before an aside (Moor, now the House leader, who)."""
    frame, names = cast.frame, cast.names
    last = names.before(token)
    for number in range(last - 1, max(-1, last - 4), -1):
        mention = names.mention(number)
        if mention is None or mention.entity is None:
            continue
        stop = token
        while stop > mention.stop and frame.tags[stop - 1] & (COMMA | CLOSE | JOINER):
            stop -= 1
            if frame.tags[stop] & CLOSE:
                while stop > mention.stop and not frame.tags[stop] & OPEN:
                    stop -= 1
        between = frame.tags[mention.stop : stop]
        if any(tag & (ANY_VERB | PREPOSITION | STOPPER) for tag in between) or len(between) > 8:
            break
        if not between or frame.tags[mention.stop] & COMMA:
            return [mention.entity]
    return []


def _not_he_or_she(cast: Cast, token: int) -> list[Entity]:
    """it: a body; they: two people named together. Of *I*, *we* and *you* nobody is told."""
    word = cast.frame.word(token).lower()
    if word.startswith("it"):
        return _last_body(cast, token)
    return _last_pair(cast, token) if word.startswith("they") else []


def _last_pair(cast: Cast, token: int) -> list[Entity]:
    """they: the last two people joined by *and*, if no group was named since."""
    frame, names = cast.frame, cast.names
    for number in range(names.before(token) - 1, 0, -1):
        if names.firsts[number] < token - _REACH // 2:
            break
        first = names.firsts[number]
        if not any(tag & CONJUNCTION for tag in frame.tags[max(0, first - 3) : first]):
            continue
        second = names.mention(number)
        if second is None or second.quoted or not (second.entity and _can_be(second.entity, None)):
            continue
        partner = _joined_before(cast, number, second)
        if partner:
            return [] if _names_a_group(frame, second.stop, token) else [partner, second.entity]
    return []


def _joined_before(cast: Cast, number: int, second: Mention) -> Entity | None:
    """Ada Moor, a lawyer from Salem, *and* Ben Cole: the person joined to the ``second`` one, run ``number``."""
    frame, names = cast.frame, cast.names
    for earlier in range(number - 1, max(-1, number - 4), -1):
        first = names.mention(earlier)
        between = frame.tags[first.stop : second.first] if first else []
        if len(between) > _LONGEST_ASIDE or any(tag & (ANY_VERB | STOPPER | QUOTED) for tag in between):
            break
        if first is None or first.entity is None or first.entity is second.entity or not _can_be(first.entity, None):
            continue
        if len(between) <= 3 or between[0] & COMMA:
            return first.entity
    return None


_LONGEST_ASIDE = 14  # tokens


def _names_a_group(frame: Frame, first: int, stop: int) -> bool:
    """Does a plural like *officials* stand in first:stop, other than after a preposition?"""
    place = frame.scan.next_tagged(ROLE, first, stop)
    while place >= 0:
        if frame.trait(place) & PLURAL and not frame.tags[place] & QUOTED:
            start = phrase_before(frame, place + 1, first)
            if not frame.tags[start - 1] & PREPOSITION:
                return True
        place = frame.scan.next_tagged(ROLE, place + 1, stop)
    return False


def _last_body(cast: Cast, token: int) -> list[Entity]:
    """it: the body that is the subject of the sentence before."""
    frame, names = cast.frame, cast.names
    for number in range(names.before(token) - 1, -1, -1):
        if names.firsts[number] < token - 60:
            break
        mention = names.mention(number)
        if (
            mention
            and mention.entity
            and mention.entity.kind == "organization"
            and not mention.quoted
            and _may_be_subject(frame, mention.first, mention.stop)
            and not _is_modifier(frame, mention.stop)
        ):
            return [mention.entity]
    return []


def _is_modifier(frame: Frame, stop: int) -> bool:
    """Does a noun follow the name (the House speaker)?"""
    tag = frame.tags[stop] if stop < len(frame.tags) else 0
    return bool(tag & LOWER) and not tag & _NO_NOUN and not frame.is_verb(stop) and not frame.is_adverb(stop)


_NO_NOUN = PREPOSITION | CONJUNCTION | SUBORDINATOR | DETERMINER | PRONOUN | TIME


# What makes a person the likelier antecedent of a pronoun, and what a sentence or paragraph between costs.
_SUBJECT, _SPOKE, _KNOWN_GENDER, _SENTENCE, _PARAGRAPH = 3.0, 4.0, 2.0, 1.5, 0.5
_FAME = 2.0


def _last_person(cast: Cast, token: int, gender: str) -> Entity | None:
    """The most salient person of that gender before ``token``.

    Subjects and speakers count more than others, near ones more than far ones, and those often named more than those
    named once. The names in a sentence that itself begins with the pronoun are somebody else's.
    """
    frame, names = cast.frame, cast.names
    starts, scan = frame.starts, frame.scan
    best: Entity | None = None
    best_score = -100.0
    sentence_start, distance = scan.sentence_at(starts[token])[0], 0
    paragraph = scan.paragraph_at(starts[token])
    goes_on = False
    for number in range(names.before(token) - 1, -1, -1):
        first = names.firsts[number]
        if first < token - _REACH or best_score >= _FAME + _SUBJECT + _KNOWN_GENDER - _SENTENCE * distance:
            break
        if frame.tags[first] & QUOTED:
            continue
        mention = names.mention(number)
        entity = mention.entity if mention else None
        if mention is None or entity is None or not _can_be(entity, gender):
            continue
        start = starts[first]
        if start < sentence_start:
            distance += 1
            sentence_start = scan.sentence_at(start)[0]
            goes_on = _goes_on(frame, frame.token_at(sentence_start), first, gender)
        score = _fame(entity) - _SENTENCE * distance
        score -= _PARAGRAPH * (paragraph - scan.paragraph_at(start))
        if not goes_on and _may_be_subject(frame, mention.first, mention.stop):
            score += _SUBJECT if _is_first_name(frame, names, number, sentence_start) else 1.0
        if entity.gender == gender:
            score += _KNOWN_GENDER
        if score > best_score:
            best, best_score = entity, score
    for at, entity in cast.spoken[-2:]:
        if at < token and _can_be(entity, gender):
            start = starts[at]
            passed = _sentences_between(cast, at, token)
            score = _fame(entity) + _SPOKE - _SENTENCE * passed
            score -= _PARAGRAPH * (paragraph - scan.paragraph_at(start))
            if score > best_score:
                best, best_score = entity, score
    if best is None:
        return None
    best.gender = best.gender or gender
    best.kind = "person"
    return best


def _fame(entity: Entity) -> float:
    return min(_FAME, math.log2(1 + len(entity.mentions)))


def _sentences_between(cast: Cast, first: int, token: int) -> int:
    """How many sentences with a name lie between two tokens, at most four."""
    names, scan, starts = cast.names, cast.frame.scan, cast.frame.starts
    start, stop = names.before(first), names.before(token)
    sentences = {scan.sentence_at(starts[run])[0] for run in names.firsts[start : min(stop, start + 12)]}
    return min(4, len(sentences - {scan.sentence_at(starts[first])[0]}))


def _is_first_name(frame: Frame, names: Names, run: int, sentence_start: int) -> bool:
    """Is it the first name of its sentence that can be a subject?"""
    for number in range(run - 1, max(-1, run - 30), -1):
        first = names.firsts[number]
        if frame.starts[first] < sentence_start:
            return True
        if not frame.tags[first] & QUOTED and _may_be_subject(frame, first, names.stops[number]):
            mention = names.mention(number)
            if mention and mention.entity and mention.entity.kind != "organization":
                return False
    return True


def _may_be_subject(frame: Frame, first: int, stop: int) -> bool:
    """Not a possessive (Moor’s plan), not after a preposition (with Moor)."""
    end = frame.ends[stop - 1]
    if frame.text[end - 1] == "s" and frame.text[end - 2] in "'’":
        return False
    return not (first and frame.tags[first - 1] & PREPOSITION)


def _goes_on(frame: Frame, first: int, stop: int, gender: str) -> bool:
    """Is the subject of the sentence at ``first`` the same pronoun?"""
    for token in range(first, min(first + 3, stop)):
        if frame.tags[token] & PRONOUN:
            trait = frame.trait(token)
            return bool(trait & (MALE if gender == "m" else FEMALE))
    return False


def _can_be(entity: Entity, gender: str | None) -> bool:
    """Can the entity be a person of that gender?"""
    if entity.kind == "organization" or (gender and entity.gender not in (None, gender)):
        return False
    return entity.kind == "person" or len(entity.words) > 1


@rule(NAME_RULE)
def name(cast: Cast, span: Span) -> list[Entity] | None:
    """A name, or several joined by *and*: the fullest form the document has."""
    frame = cast.frame
    tags = frame.tags
    stop, titles = span[0], 0
    while stop < span[1] and not (tags[stop] & PREPOSITION and not tags[stop] & TITLE):
        titles |= tags[stop] & TITLE
        stop += 1
    if not titles:
        return None
    inside = cast.names.within(span[0], stop)
    if not inside or not _is_head(frame, inside[-1], stop):
        return None
    heads = inside[-1:]
    if _is_demonym(heads[0]):
        return []
    if len(inside) == 1:
        return [heads[0].entity] if heads[0].entity else []
    for before, after in zip(reversed(inside[:-1]), reversed(inside[1:]), strict=True):
        if not any(tags[token] & CONJUNCTION for token in range(before.stop, after.first)):
            break
        heads.insert(0, before)
    return list(dict.fromkeys(mention.entity for mention in heads if mention.entity))


def _is_demonym(mention: Mention) -> bool:
    """Mexicans, Socialists: nobody's name, unless the document names a person so."""
    entity = mention.entity
    if entity is None or entity.kind == "person" or len(entity.words) > 1:
        return False
    return entity.words[0].endswith(_PLURAL_DEMONYMS)


_PLURAL_DEMONYMS = ("ans", "ists", "crats", "ites")


def _is_head(frame: Frame, mention: Mention, stop: int) -> bool:
    """Does the phrase end with the name (not: White House officials)?"""
    return mention.stop >= stop or not any(tag & LOWER for tag in frame.tags[mention.stop : stop])


@rule("QC103")
def role(cast: Cast, span: Span) -> list[Entity] | None:
    """*the senator*: the person whom the document last gave that title."""
    frame = cast.frame
    if frame.word(span[0]).lower() not in ("the", "this", "that"):
        return []
    known = False  # an age, a place: somebody the reader knows
    for token in range(span[0] + 1, span[1]):
        tag = frame.tags[token]
        if tag & PREPOSITION:
            break
        known = known or bool(tag & (DIGIT | TITLE)) or frame.word(token) in ("former", "then")
        trait = frame.trait(token)
        if tag & (ROLE | HONORIFIC) and not trait & (BODY | DOCUMENT | PLURAL):
            word = same_role(frame.word(token).lower())
            gender = "m" if trait & MALE else "f" if trait & FEMALE else None
            return _last_called(cast, span[0], word, gender, known)
    return _last_called(cast, span[0], "", None, known) if frame.tags[span[0] + 1] & DIGIT else []


def _last_called(cast: Cast, token: int, word: str, gender: str | None, known: bool) -> list[Entity]:
    names = cast.names
    fallback: Entity | None = None
    last = names.before(token)
    for number in range(last - 1, max(-1, last - _MANY_NAMES), -1):
        mention = names.mention(number)
        entity = mention.entity if mention else None
        if mention is None or entity is None or entity.kind != "person" or not _can_be(entity, gender):
            continue
        if word and word in entity.roles:
            return [entity]
        if fallback is None and not mention.quoted and mention.first > token - 120:
            fallback = entity
    return [fallback] if fallback and known else []
