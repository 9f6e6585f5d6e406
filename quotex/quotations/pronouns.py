"""Whom a pronoun stands for: he and she, who, it, they."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from quotex._core import AFTER_PREPOSITION, IN_QUOTATION, LOWER, NO_SUBJECT, UPPER
from quotex.language import (
    CONJUNCTION,
    DETERMINER,
    FEMALE,
    FIRST,
    MALE,
    PLACE,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    SPEECH,
    SUBORDINATOR,
    TIME,
)
from quotex.quotations.frame import (
    ADVERBIAL,
    ANY_VERB,
    CLOSE,
    COMMA,
    FINITE,
    JOINER,
    OPEN,
    PAUSE,
    QUOTED,
    STOPPER,
    Frame,
)
from quotex.quotations.names import Entity, Names
from quotex.quotations.phrases import Span, phrase_before

if TYPE_CHECKING:
    from quotex.quotations.people import Cast

__all__ = ["can_be", "last_body", "last_person", "pronoun"]

_REACH = 200  # tokens a pronoun looks back


def pronoun(cast: Cast, span: Span) -> list[Entity] | None:
    """he, she: the person of that gender who was last the subject, or was last named."""
    frame = cast.frame
    token = span[0]
    if span[1] != token + 1:
        return None
    gender: str | None
    if frame.tags[token] & PRONOUN:
        trait = frame.trait(token)
        if trait & RELATIVE:
            return _antecedent(cast, token)
        if not trait & (MALE | FEMALE) or trait & FIRST:
            return _not_he_or_she(cast, token)
        gender = "m" if trait & MALE else "f"
    else:
        gender = _POSSESSIVES.get(frame.word(token).lower())
        if gender is None:
            return None
    entity = last_person(cast, token, gender)
    return [entity] if entity else []


_POSSESSIVES = {"his": "m", "her": "f"}


def _antecedent(cast: Cast, token: int) -> list[Entity]:
    """who: the name right before it, or before an aside (Moor, now the House leader, who)."""
    frame, names = cast.frame, cast.names
    last = names.before(token)
    for number in range(last - 1, max(-1, last - 4), -1):
        entity = names.entity(number)
        if entity is None:
            continue
        end, stop = names.stops[number], token
        if end < token - _REACH:
            break
        while stop > end and frame.tags[stop - 1] & (PAUSE | CLOSE | JOINER):
            stop -= 1
            if frame.tags[stop] & CLOSE:
                while stop > end and not frame.tags[stop] & OPEN:
                    stop -= 1
        between = frame.tags[end:stop]
        if any(tag & (ANY_VERB | PREPOSITION | STOPPER) for tag in between) or len(between) > 8:
            break
        if not between or frame.tags[end] & PAUSE:
            return [entity]
    return []


def _not_he_or_she(cast: Cast, token: int) -> list[Entity]:
    """it: a body; they: two people named together. Of *I*, *we* and *you* nobody is told."""
    word = cast.frame.word(token).lower()
    if word.startswith("it"):
        return last_body(cast, token)
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
        second = names.entity(number)
        if second is None or names.is_quoted(number) or not can_be(second, None):
            continue
        partner = _joined_before(cast, number, second)
        if partner:
            return [] if _names_a_group(frame, names.stops[number], token) else [partner, second]
    return []


def _joined_before(cast: Cast, number: int, second: Entity) -> Entity | None:
    """Ada Moor, a lawyer from Salem, *and* Ben Cole: the person joined to the ``second`` one, run ``number``."""
    frame, names = cast.frame, cast.names
    for earlier in range(number - 1, max(-1, number - 4), -1):
        first = names.entity(earlier)
        between = frame.tags[names.stops[earlier] : names.starts[number]] if first else []
        if len(between) > _LONGEST_ASIDE or any(tag & (ANY_VERB | STOPPER | QUOTED) for tag in between):
            break
        if first is None or first is second or not can_be(first, None):
            continue
        if len(between) <= 3 or between[0] & COMMA:
            return first
    return None


_GENDERS = {"m": MALE, "f": FEMALE, None: MALE | FEMALE}
_FEW = 8  # names beside a pronoun that are looked at
_FEW_BETWEEN = 12  # names whose sentences are counted
_FARTHEST = 4  # sentences: those who spoke before are as far
_OPENING = 6  # tokens in which a sentence comes to its subject
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


def last_body(cast: Cast, token: int) -> list[Entity]:
    """it, the company: the body that is the subject of the last sentence that names one, the first of them there."""
    frame, names = cast.frame, cast.names
    found: list[Entity] = []
    sentence = -1
    for number in range(names.before(token) - 1, -1, -1):
        first = names.firsts[number]
        if first < max(token - 60, sentence):
            break
        entity = names.entity(number)
        if (
            entity
            and entity.kind == "organization"
            and not names.is_quoted(number)
            and not frame.raw_tags[names.starts[number]] & PLACE
            and not names.tags[number] & NO_SUBJECT
            and not _is_modifier(frame, names.stops[number])
        ):
            found = [entity]
            if sentence < 0:
                sentence = frame.token_at(frame.scan.sentence_at(frame.starts[first])[0])
    return found


def _is_modifier(frame: Frame, stop: int) -> bool:
    """Does a noun follow the name (the House speaker)?"""
    tag = frame.tags[stop] if stop < len(frame.tags) else 0
    return bool(tag & LOWER) and not tag & _NO_NOUN and not tag & (FINITE | ADVERBIAL)


_NO_NOUN = PREPOSITION | CONJUNCTION | SUBORDINATOR | DETERMINER | PRONOUN | TIME


# What makes a person the likelier antecedent of a pronoun, and what a sentence or paragraph between costs.
_SUBJECT, _SPOKE, _KNOWN_GENDER, _SENTENCE, _PARAGRAPH = 3.0, 4.0, 2.0, 1.5, 0.75
_FAME = 2.0
_FAMES = tuple(math.log2(1 + mentions) for mentions in range(3))  # of those seldom named
_SPOKEN_OF = 3.0  # what it costs to be named in the very words
_MOST = _FAME + _SUBJECT + _KNOWN_GENDER
_ASKED = frozenset({"Asked", "Pressed", "Questioned"})
_ASKING = frozenset({"asked", "asks"})  # whoever is asked answers


def last_person(cast: Cast, token: int, gender: str | None) -> Entity | None:
    """The most salient person of that gender, or of any, before ``token``, who is not named in the words themselves."""
    spoken_of: list[Entity] = []
    best = _most_salient(cast, token, gender, spoken_of)
    while best and len(spoken_of) < _FEW and best not in spoken_of and _is_spoken_of(cast, token, best):
        spoken_of.append(best)
        best = _most_salient(cast, token, gender, spoken_of)
    if best is None:
        return None
    if best.gender is None:
        best.gender, best.gender_at = gender, token
    best.kind = "person"
    return best


def _most_salient(cast: Cast, token: int, gender: str | None, spoken_of: list[Entity]) -> Entity | None:
    """Who scores best.

    Subjects and speakers count more than others, near ones more than far ones, and those often named more than those
    named once. The names in a sentence that itself begins with the pronoun are somebody else's.
    """
    frame, names = cast.frame, cast.names
    tags, firsts = frame.tags, names.firsts
    best: Entity | None = None
    best_score = -100.0
    for at, speaker in cast.spoken[-2:]:
        if at < token and can_be(speaker, gender):
            sentences, paragraphs = names.runs.distance(at, token, _FEW_BETWEEN, _FARTHEST)
            score = _fame(speaker) + _SPOKE - _SENTENCE * sentences - _PARAGRAPH * paragraphs
            if speaker in spoken_of:
                score -= _SPOKEN_OF
            if score > best_score:
                best, best_score = speaker, score
    runs = names.runs.back_from(token, _REACH)
    sentence, distance, most_there, most_before = runs.sentence, 0, _MOST, _MOST - _SENTENCE
    goes_on: bool | None = False
    for number, own_sentence, paragraphs in runs:
        earlier = own_sentence != sentence
        if best_score >= most_before and (earlier or best_score >= most_there):
            break  # nobody before can be better
        entity = names.entity(number)
        if entity is None or not can_be(entity, gender):
            continue
        first = firsts[number]
        if earlier:
            distance += 1
            most_there, most_before = most_before, most_before - _SENTENCE
            sentence, last, goes_on = own_sentence, first, None
        score = _fame(entity) - _SENTENCE * distance - _PARAGRAPH * paragraphs
        if entity in spoken_of:
            score -= _SPOKEN_OF
        known = _KNOWN_GENDER if gender and entity.gender == gender else 0.0
        if first and tags[first - 1] & SPEECH and frame.word(first - 1) in _ASKING:
            score += _SPOKE
        elif score + _SUBJECT + known <= best_score:
            continue  # not even as the subject
        elif not names.tags[number] & NO_SUBJECT:
            if goes_on is None:
                goes_on = _goes_on(frame, sentence, last, gender)
            if not goes_on:
                score += _SUBJECT if _is_first_name(frame, names, number, sentence) else 1.0
        score += known
        if score > best_score:
            best, best_score = entity, score
    return best


def _is_spoken_of(cast: Cast, token: int, entity: Entity) -> bool:
    """Is the entity named after the mention at ``token`` in its sentence, or in the quotations beside it?

    He calls *Moor* unfit; “*Moor* is unfit,” he said; *Moor* is unfit, he said: few speak so of themselves.
    """
    frame, names = cast.frame, cast.names
    runs = names.runs.beside(token, _FEW)
    if not (token and frame.tags[token - 1] & QUOTED):
        first = frame.token_at(frame.scan.sentence_at(frame.starts[token])[0])
        if _is_told_before(frame, first, token):
            after = names.before(token)
            runs += range(max(names.before(first), after - _FEW), after)
    like = names.runs.closing_in(runs, entity.words)  # other names need not be joined
    return any(names.entity(number) is entity for number in like)


def _is_told_before(frame: Frame, first: int, token: int) -> bool:
    """Is what stands before the pronoun, in its sentence, what it says or is asked: Moor is unfit, *he* said?"""
    if frame.word(first) in _ASKED:
        return True
    tags = frame.tags
    if first == token or token + 2 >= len(tags) or tags[first] & SUBORDINATOR or not tags[token - 1] & COMMA:
        return False
    return bool(tags[token + 1] & SPEECH and tags[token + 2] & (STOPPER | COMMA))


def _fame(entity: Entity) -> float:
    mentions = len(entity.mentions)
    return _FAMES[mentions] if mentions < len(_FAMES) else _FAME


def _is_first_name(frame: Frame, names: Names, run: int, sentence: int) -> bool:
    """Is it the first name that can be a subject in the sentence that begins at the token ``sentence``?"""
    for number in range(run - 1, max(-1, run - 30), -1):
        first = names.firsts[number]
        if first < sentence:
            return True
        stop = names.stops[number]
        if names.tags[number] & _NO_SUBJECT or _is_modifier(frame, stop):
            continue
        entity = names.entity(number)
        if entity and entity.kind != "organization" and not _is_dateline(frame, first, stop):
            return False
    return True


_NO_SUBJECT = NO_SUBJECT | IN_QUOTATION | AFTER_PREPOSITION


def _is_dateline(frame: Frame, first: int, stop: int) -> bool:
    """SALEM (Reuters) – Ada Moor …: is the name in capitals or brackets?"""
    return bool(frame.raw_tags[stop - 1] & UPPER or (first and frame.tags[first - 1] & OPEN))


def _goes_on(frame: Frame, first: int, stop: int, gender: str | None) -> bool:
    """Is the subject of the sentence at ``first`` the same pronoun?"""
    token = frame.next_tagged(PRONOUN | SUBORDINATOR, first, min(first + _OPENING, stop))
    if token < 0 or not frame.tags[token] & PRONOUN:
        return False  # Asked if he was hurt, Moor laughed
    return bool(frame.trait(token) & _GENDERS[gender])


def can_be(entity: Entity, gender: str | None) -> bool:
    """Can the entity be a person of that gender?"""
    if gender and entity.gender and entity.gender != gender:
        return False
    return entity.kind == "person" or (entity.kind is None and len(entity.words) > 1)
