"""Salience: the person whom a reader has in mind at a pronoun or a role."""

from __future__ import annotations

import math
from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.roles import are_demonyms
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["RECENT", "can_be", "is_likely_person", "is_spoken_of", "note_person", "resolve_last_person"]

RECENT: Final = 2  # the last speakers to whom a pronoun may refer
_TOKENS_BACK: Final = 200  # tokens to look back
_FEW: Final = 8  # names beside a pronoun to examine
_FEW_BETWEEN: Final = 12  # names whose sentences are counted
_FARTHEST: Final = 4  # sentences; a speaker farther back counts as this far
_FEW_MENTIONS: Final = 4  # mentions of a name to examine; the word before each may show that it is not a person's
_MANY_MENTIONS: Final = 3  # more mentions do not increase salience
_OPENING: Final = 6  # tokens within which the subject of a sentence begins
_LEADS_TOPIC: Final = 2  # tokens before a name that opens the sentence: *as for* Ada Moor
_GENDERS: Final = {"m": T.MALE, "f": T.FEMALE, None: T.MALE | T.FEMALE}


# The scores that make a person the likelier antecedent, and the costs of a sentence or a paragraph in between.
_FAME: Final = tuple(math.log2(1 + mentions) for mentions in range(_MANY_MENTIONS))  # by mentions
_MOST_FAME: Final = 2.0
_SUBJECT: Final = 3.0
_OTHER: Final = 1.0  # not a subject; an owner or a topic: *Ada Moor’s* plan failed; for *Ada Moor*, it failed
_SPOKE: Final = 4.0  # or was asked
_KNOWN_GENDER: Final = 2.0
_NEW: Final = 1.5  # introduced with a description: Ada Moor, a farmer
_NEW_BUT_UNTOLD: Final = 1.0  # introduced without a description
_SENTENCE: Final = -1.5
_PARAGRAPH: Final = -0.75
_SPOKEN_OF: Final = -3.0  # named in the words that the mention reports
_MOST: Final = _MOST_FAME + _SUBJECT + _KNOWN_GENDER  # of a name in the sentence, not new


def resolve_last_person(names: Names, token: int, gender: str | None) -> Entity | None:
    """The most salient person of that gender (None: any) before ``token``, not named in the words that it reports.

    Notes the gender and kind of the person, and better candidates that are not persons.
    """
    spoken_of: list[Entity] = []
    best = _Ranking(names, token, gender, spoken_of).best
    while best:
        if best.kind is None and not is_likely_person(names, best):
            best.kind = "organization"
        elif len(spoken_of) < _FEW and best not in spoken_of and is_spoken_of(names, token, best):
            spoken_of.append(best)
        else:
            break
        best = _Ranking(names, token, gender, spoken_of).best
    if best is not None:
        note_person(best, gender, token)
    return best


def note_person(entity: Entity, gender: str | None, token: int) -> None:
    """Note that a mention at ``token``, which may show the gender, refers to the entity as a person."""
    if entity.gender is None:
        entity.gender, entity.gender_at = gender, token
    entity.kind, entity.has_kind = "person", True


def is_likely_person(names: Names, entity: Entity) -> bool:
    """Whether it is probably a person: a known one, named by last name alone, or with no common word in the name."""
    tokens, number = names.tokens, entity.mentions[0]
    if entity.kind == "person":
        return True
    if are_demonyms(tokens, entity.words[-1]) or entity.words[-1].lower() in tokens.sets.demonym:
        return False  # Native Americans
    before = [names.firsts[run] - 1 for run in entity.mentions[:_FEW_MENTIONS] if names.firsts[run]]
    things = sum(tokens.is_(token, tokens.sets.common_noun_lead) or _is_thing(tokens, token) for token in before)
    if 2 * things >= len(before) > 0:
        return False  # in Nova Park, the Daily Salem, her book Slow Water
    if entity.fulls < len(entity.mentions):
        return True
    if all(names.tags[run] & T.NAME_NO_SUBJECT for run in entity.mentions[:_FEW_MENTIONS]):
        return False  # known as Salem Passages
    span, first_names = range(names.firsts[number], names.stops[number]), tokens.language.first_names
    if names.is_name_of_person(number, entity.words):
        return True
    is_common = any(
        tokens.language.is_listed(tokens.entries[token]) and not first_names.get(tokens.word(token).lower())
        for token in span
    )
    return len(entity.words) > 1 and not is_common


def _is_thing(tokens: Tokens, token: int) -> bool:
    """Whether the token is a noun for a text or a medium: the *book* Slow Water, the *daily* La Salem."""
    return bool(tokens.trait(token) & T.DOCUMENT) or tokens.is_small(token, tokens.sets.medium_noun)


class _Ranking:
    """Scores the candidates for one mention in turn, and keeps the best one.

    Subjects and speakers score more than others, near ones more than far ones, frequent names more than rare ones, and
    those who have just been introduced most.
    """

    __slots__ = ("best", "best_score", "gender", "names", "newness", "spoken_of", "token")

    def __init__(self, names: Names, token: int, gender: str | None, spoken_of: list[Entity]) -> None:
        self.names = names
        self.token, self.gender, self.spoken_of = token, gender, spoken_of
        self.best: Entity | None = None
        self.best_score = -math.inf
        self.newness = _NEW  # the highest score of an introduction
        self._weigh_speakers()
        self._weigh_names()

    def _weigh_speakers(self) -> None:
        """Score those who spoke: Ada Moor *said so*. She … After a speaker in the same sentence, no newcomer counts."""
        token = self.token
        for at, speaker in self.names.spoke[-RECENT:]:
            if at < token and can_be(speaker, self.gender):
                sentences, paragraphs = self.names.runs.distance(at, token, _FEW_BETWEEN, _FARTHEST)
                if not sentences:
                    self.newness = 0.0
                score = self._standing(speaker, sentences, paragraphs) + _SPOKE
                if score > self.best_score:
                    self.best, self.best_score = speaker, score

    def _weigh_names(self) -> None:
        """Score the names before the mention, back to where none can beat the best score."""
        names, gender, most_here = self.names, self.gender, _MOST + self.newness
        runs = names.runs.back_from(self.token, _TOKENS_BACK)
        sentence, distance, has_same_subject = runs.sentence, 0, False
        limits = most_here, most_here + _SENTENCE  # the highest scores of a name here and in an earlier sentence
        most_as_part = max(_SPOKE, _SUBJECT + self.newness)
        for number, own_sentence, paragraphs in runs:
            is_earlier = own_sentence != sentence
            if self.best_score >= limits[is_earlier]:
                break
            entity = names.entity(number)
            if entity is None or not can_be(entity, gender):
                continue
            if is_earlier:
                sentence, distance = own_sentence, distance + 1
                limits = limits[1], _MOST + _SENTENCE * (distance + 1)
                has_same_subject = _has_same_subject(names.tokens, sentence, names.firsts[number], gender)
                if distance > 1:  # somebody introduced so long ago is not new
                    self.newness, most_as_part = 0.0, _SPOKE
            standing = self._standing(entity, distance, paragraphs)
            if gender and entity.gender == gender:
                standing += _KNOWN_GENDER
            if standing + most_as_part > self.best_score:
                score = standing + self._part(number, entity, sentence, has_same_subject)
                if score > self.best_score:
                    self.best, self.best_score = entity, score

    def _standing(self, entity: Entity, sentences: int, paragraphs: int) -> float:
        """The score for the frequency of the entity and its distance in sentences and paragraphs."""
        mentions = len(entity.mentions)
        fame = _FAME[mentions] if mentions < _MANY_MENTIONS else _MOST_FAME
        standing = fame + _SENTENCE * sentences + _PARAGRAPH * paragraphs
        return standing + _SPOKEN_OF if entity in self.spoken_of else standing

    def _part(self, number: int, entity: Entity, sentence: int, has_same_subject: bool) -> float:
        """The score for the function of the name in its sentence: a subject, a newcomer, somebody who was asked."""
        tokens, names = self.names.tokens, self.names
        before = names.firsts[number] - 1
        if before >= 0 and tokens.tags[before] & T.REPORTING and tokens.is_(before, tokens.sets.asking):
            return _SPOKE  # they asked Ada Moor. She …
        if has_same_subject:
            return 0.0
        if names.tags[number] & T.NAME_NO_SUBJECT:
            is_owner = tokens.tags[names.stops[number] - 1] & T.POSSESSIVE
            is_topic = names.firsts[number] - sentence <= _LEADS_TOPIC
            return _OTHER if is_owner or is_topic else 0.0
        prominence = _SUBJECT if _is_first_name(tokens, names, number, sentence) else _OTHER
        if self.newness and prominence == _SUBJECT and entity not in self.spoken_of:
            return prominence + _novelty(tokens, names, number, entity)
        return prominence


def is_spoken_of(names: Names, token: int, entity: Entity) -> bool:
    """Whether the entity is named after the mention at ``token`` in its sentence, or in the quotations beside it.

    He calls *Moor* unfit; “*Moor* is unfit,” he said; *Moor* is unfit, he said: people seldom name themselves.
    """
    tokens = names.tokens
    runs = names.runs.beside(token, _FEW)
    if not (token and tokens.tags[token - 1] & T.QUOTED):
        first = tokens.sentence_start(token)
        if _follows_report(tokens, first, token):
            after = names.before(token)
            runs += range(max(names.before(first), after - _FEW), after)
    like = names.runs.closing_in(runs, entity.words)  # avoids joining other names
    return any(names.entity(number) is entity for number in like)


def _follows_report(tokens: Tokens, first: int, token: int) -> bool:
    """Whether the pronoun follows the words that it reports: Moor is unfit, *he* said."""
    if tokens.is_(first, tokens.sets.asked_participle):
        return True
    tags = tokens.tags
    if first == token or token + 2 >= tokens.count or tags[first] & T.SUBORDINATOR or not tags[token - 1] & T.COMMA:
        return False
    return bool(tags[token + 1] & T.REPORTING and tags[token + 2] & (T.STOPPER | T.COMMA))


def _novelty(tokens: Tokens, names: Names, run: int, entity: Entity) -> float:
    """The score for a first mention by full name, which introduces somebody."""
    if entity.kind != "person" or not entity.fulls or entity.mentions[0] != run:
        return 0.0
    stop = names.stops[run]
    is_described = tokens.tags[stop] & T.COMMA
    return _NEW if is_described else _NEW_BUT_UNTOLD


def _is_first_name(tokens: Tokens, names: Names, run: int, sentence: int) -> bool:
    """Whether the run is the first name from ``sentence`` on that can be a subject."""
    for number in range(run - 1, max(-1, run - 30), -1):
        first = names.firsts[number]
        if first < sentence:
            return True
        if names.tags[number] & _NO_SUBJECT or tokens.may_be_noun(names.stops[number]):
            continue
        entity = names.entity(number)
        if entity and entity.kind != "organization":
            return False
    return True


_NO_SUBJECT: Final = T.NAME_NO_SUBJECT | T.NAME_IN_QUOTATION | T.NAME_AFTER_PREPOSITION


def _has_same_subject(tokens: Tokens, first: int, stop: int, gender: str | None) -> bool:
    """Whether first:stop has the pronoun as subject, so that its names are other people: *she* met Ada Moor. She …"""
    token = tokens.next_tagged(T.PRONOUN | T.SUBORDINATOR, first, min(first + _OPENING, stop))
    if token < 0 or not tokens.tags[token] & T.PRONOUN:
        return False  # Asked if he was hurt, Moor laughed
    return bool(tokens.trait(token) & _GENDERS[gender])


def can_be(entity: Entity, gender: str | None) -> bool:
    """Whether the entity can be a person of that gender."""
    if gender and entity.gender and entity.gender != gender:
        return False
    return entity.kind == "person" or (entity.kind is None and len(entity.words) > 1)
