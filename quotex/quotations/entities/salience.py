"""Who is most salient: the person a reader has in mind where a pronoun or a role comes."""

from __future__ import annotations

import math

from quotex._core import (
    ADVERBIAL,
    AFTER_PREPOSITION,
    COMMA,
    FINITE,
    IN_QUOTATION,
    LOOKS_FINITE,
    LOWER,
    NO_SUBJECT,
    OPEN,
    QUOTED,
    STOPPER,
    UPPER,
)
from quotex.language import CONJUNCTION, DETERMINER, FEMALE, MALE, PREPOSITION, PRONOUN, REPORTING, SUBORDINATOR, TIME
from quotex.quotations.entities.discourse import Discourse
from quotex.quotations.entities.names import Entity, Names
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["can_be", "is_modifier", "last_person"]

_TOKENS_BACK = 200  # tokens looked back
_FEW = 8  # names beside a pronoun that are looked at
_FEW_BETWEEN = 12  # names whose sentences are counted
_FARTHEST = 4  # sentences: those who spoke before are as far
_OPENING = 6  # tokens in which a sentence comes to its subject
_GENDERS = {"m": MALE, "f": FEMALE, None: MALE | FEMALE}

# What makes a person the likelier antecedent of a pronoun, and what a sentence or paragraph between costs.
_SUBJECT, _SPOKE, _KNOWN_GENDER, _SENTENCE, _PARAGRAPH = 3.0, 4.0, 2.0, 1.5, 0.75
_OTHER, _SUBORDINATE = 1.0, 0.0  # what those count who are no subject, or that of a clause inside the sentence
_FAME = 2.0
_FAMES = tuple(math.log2(1 + mentions) for mentions in range(3))  # of those seldom named
_NEW, _NEW_BUT_UNTOLD = 1.5, 1.0  # who is introduced, with words on who that is or without
_SPOKEN_OF = 3.0  # what it costs to be named in the very words
_MOST = _FAME + _SUBJECT + _KNOWN_GENDER


def last_person(discourse: Discourse, token: int, gender: str | None) -> Entity | None:
    """The most salient person of that gender, or of any, before ``token``, who is not named in the words themselves."""
    spoken_of: list[Entity] = []
    best = _most_salient(discourse, token, gender, spoken_of)
    while best and best.kind is None and _is_no_person(discourse, best):
        best.kind = "organization"
        best = _most_salient(discourse, token, gender, spoken_of)
    while best and len(spoken_of) < _FEW and best not in spoken_of and _is_spoken_of(discourse, token, best):
        spoken_of.append(best)
        best = _most_salient(discourse, token, gender, spoken_of)
    if best is None:
        return None
    if best.gender is None:
        best.gender, best.gender_at = gender, token
    best.kind = "person"
    return best


def _is_no_person(discourse: Discourse, entity: Entity) -> bool:
    """In *Nova Park*, the *Daily Salem*: does the text name the entity as a place or a thing?"""
    tokens, firsts = discourse.tokens, discourse.names.firsts
    before = [firsts[number] - 1 for number in entity.mentions[:_FEW_MENTIONS] if firsts[number]]
    things = sum(tokens.is_(token, tokens.sets.common_noun_lead) for token in before)
    return 2 * things >= len(before) > 0


_FEW_MENTIONS = 4


def _most_salient(discourse: Discourse, token: int, gender: str | None, spoken_of: list[Entity]) -> Entity | None:
    """Who scores best.

    Subjects and speakers count more than others, near ones more than far ones, those often named more than those
    named once, and who has just been introduced most. The names in a sentence that itself begins with the pronoun are
    somebody else's.
    """
    tokens, names = discourse.tokens, discourse.names
    tags, firsts = tokens.tags, names.firsts
    best: Entity | None = None
    best_score = -100.0
    bonus = _NEW
    for at, speaker in discourse.spoken[-2:]:
        if at < token and can_be(speaker, gender):
            sentences, paragraphs = names.runs.distance(at, token, _FEW_BETWEEN, _FARTHEST)
            score = _fame(speaker) + _SPOKE - _SENTENCE * sentences - _PARAGRAPH * paragraphs
            if not sentences:
                bonus = 0.0  # nobody was introduced since then
            if speaker in spoken_of:
                score -= _SPOKEN_OF
            if score > best_score:
                best, best_score = speaker, score
    runs = names.runs.back_from(token, _TOKENS_BACK)
    sentence, distance, most_there, most_before = runs.sentence, 0, _MOST + bonus, _MOST + bonus - _SENTENCE
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
            most_there, most_before = most_before, _MOST - _SENTENCE - _SENTENCE * distance
            if distance > 1:
                bonus = 0.0
            sentence, last, goes_on = own_sentence, first, None
        score = _fame(entity) - _SENTENCE * distance - _PARAGRAPH * paragraphs
        if entity in spoken_of:
            score -= _SPOKEN_OF
        known = _KNOWN_GENDER if gender and entity.gender == gender else 0.0
        if first and tags[first - 1] & REPORTING and tokens.is_(first - 1, tokens.sets.asking):
            score += _SPOKE
        elif score + _SUBJECT + known + bonus <= best_score:
            continue  # not even as the subject
        elif not names.tags[number] & NO_SUBJECT:
            if goes_on is None:
                goes_on = _goes_on(tokens, sentence, last, gender)
            if not goes_on:
                prominence = _prominence(tokens, names, number, sentence)
                score += prominence
                if bonus and prominence == _SUBJECT and entity not in spoken_of:
                    score += _novelty(tokens, names, number, entity)
        score += known
        if score > best_score:
            best, best_score = entity, score
    return best


def _is_spoken_of(discourse: Discourse, token: int, entity: Entity) -> bool:
    """Is the entity named after the mention at ``token`` in its sentence, or in the quotations beside it?

    He calls *Moor* unfit; “*Moor* is unfit,” he said; *Moor* is unfit, he said: few speak so of themselves.
    """
    tokens, names = discourse.tokens, discourse.names
    runs = names.runs.beside(token, _FEW)
    if not (token and tokens.tags[token - 1] & QUOTED):
        first = tokens.token_at(tokens.scan.sentence_at(tokens.starts[token])[0])
        if _is_told_before(tokens, first, token):
            after = names.before(token)
            runs += range(max(names.before(first), after - _FEW), after)
    like = names.runs.closing_in(runs, entity.words)  # other names need not be joined
    return any(names.entity(number) is entity for number in like)


def _is_told_before(tokens: Tokens, first: int, token: int) -> bool:
    """Is what stands before the pronoun, in its sentence, what it says or is asked: Moor is unfit, *he* said?"""
    if tokens.is_(first, tokens.sets.asked_participle):
        return True
    tags = tokens.tags
    if first == token or token + 2 >= len(tags) or tags[first] & SUBORDINATOR or not tags[token - 1] & COMMA:
        return False
    return bool(tags[token + 1] & REPORTING and tags[token + 2] & (STOPPER | COMMA))


def _fame(entity: Entity) -> float:
    mentions = len(entity.mentions)
    return _FAMES[mentions] if mentions < len(_FAMES) else _FAME


def _prominence(tokens: Tokens, names: Names, run: int, sentence: int) -> float:
    """What the name's part in its sentence counts: most as the subject, least as that of a clause in it.

    When Ada Moor left, *Eva Berg* sang; *Eva Berg* said that Ada Moor left.
    """
    if tokens.tags[sentence] & SUBORDINATOR:
        if _is_subject_after(tokens, names, run, COMMA):
            return _SUBJECT
        if _main_clause_follows(tokens, names, run):
            return _SUBORDINATE
    if _is_first_name(tokens, names, run, sentence):
        return _SUBJECT
    if _is_subject_after(tokens, names, run, SUBORDINATOR | REPORTING):
        return _SUBORDINATE
    return _OTHER


def _is_subject_after(tokens: Tokens, names: Names, run: int, after: int) -> bool:
    """Does the name stand right before a verb, and after a word with one of these tags?"""
    if not tokens.tags[names.firsts[run] - 1] & after:
        return False
    stop = names.stops[run]
    return tokens.next_tagged(FINITE | LOOKS_FINITE | ADVERBIAL, stop, stop + 1) >= 0


def _main_clause_follows(tokens: Tokens, names: Names, run: int) -> bool:
    """Does the next name stand in the same sentence and open its main clause?"""
    stop = names.stops[run]
    if run + 1 == len(names) or tokens.next_tagged(STOPPER, stop, names.firsts[run + 1]) >= 0:
        return False
    return _is_subject_after(tokens, names, run + 1, COMMA)


def _novelty(tokens: Tokens, names: Names, run: int, entity: Entity) -> float:
    """What it counts to be named for the first time, and in full: somebody is introduced to be spoken of."""
    if entity.kind != "person" or not entity.full or entity.full[0] != run:
        return 0.0
    stop = names.stops[run]
    return _NEW if stop < len(tokens.tags) and tokens.tags[stop] & COMMA else _NEW_BUT_UNTOLD


def _is_first_name(tokens: Tokens, names: Names, run: int, sentence: int) -> bool:
    """Is it the first name that can be a subject in the sentence that begins at the token ``sentence``?"""
    for number in range(run - 1, max(-1, run - 30), -1):
        first = names.firsts[number]
        if first < sentence:
            return True
        stop = names.stops[number]
        if names.tags[number] & _NO_SUBJECT or is_modifier(tokens, stop):
            continue
        entity = names.entity(number)
        if entity and entity.kind != "organization" and not _is_dateline(tokens, first, stop):
            return False
    return True


_NO_SUBJECT = NO_SUBJECT | IN_QUOTATION | AFTER_PREPOSITION


def _is_dateline(tokens: Tokens, first: int, stop: int) -> bool:
    """SALEM (Reuters) – Ada Moor …: is the name in capitals or brackets?"""
    return bool(tokens.raw_tags[stop - 1] & UPPER or (first and tokens.tags[first - 1] & OPEN))


def _goes_on(tokens: Tokens, first: int, stop: int, gender: str | None) -> bool:
    """Is the subject of the sentence at ``first`` the same pronoun?"""
    token = tokens.next_tagged(PRONOUN | SUBORDINATOR, first, min(first + _OPENING, stop))
    if token < 0 or not tokens.tags[token] & PRONOUN:
        return False  # Asked if he was hurt, Moor laughed
    return bool(tokens.trait(token) & _GENDERS[gender])


def is_modifier(tokens: Tokens, stop: int) -> bool:
    """Does a noun follow the name (the House speaker)?"""
    tag = tokens.tags[stop] if stop < len(tokens.tags) else 0
    return bool(tag & LOWER) and not tag & _NO_NOUN and not tag & (FINITE | ADVERBIAL)


_NO_NOUN = PREPOSITION | CONJUNCTION | SUBORDINATOR | DETERMINER | PRONOUN | TIME


def can_be(entity: Entity, gender: str | None) -> bool:
    """Can the entity be a person of that gender?"""
    if gender and entity.gender and entity.gender != gender:
        return False
    return entity.kind == "person" or (entity.kind is None and len(entity.words) > 1)
