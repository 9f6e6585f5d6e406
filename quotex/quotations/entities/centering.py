"""Whom *he* and *she* stand for: the subject of the sentence before, or else whoever is most salient.

What a sentence is about goes on as a pronoun in the next: its subject rather than anybody else whom it names (Barbara
J. Grosz, Aravind K. Joshi and Scott Weinstein, Centering, Computational Linguistics 21, 1995).
"""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.nominals import role
from quotex.quotations.entities.roles import gender_of
from quotex.quotations.entities.salience import (
    can_be,
    is_likely_person,
    is_spoken_of,
    note_person,
    settle_last_person,
)
from quotex.quotations.grammar.animacy import can_say, is_noun_for_one
from quotex.quotations.grammar.clauses import main_subject, phrase_before
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["he_or_she"]

_LONGEST_SENTENCE: Final = 200  # tokens
_LONGEST_CHAIN: Final = 4  # sentences in which the pronoun is the subject
_FEW: Final = 8  # names before the pronoun in its sentence


def he_or_she(names: Names, token: int, gender: str) -> list[Entity]:
    """Whom the pronoun stands for; nobody where that is somebody without a name."""
    first = token
    subject = _subject_before(names, first, gender)
    for _link in range(_LONGEST_CHAIN):
        if subject is None or not _is_pronoun(names.tokens, subject, gender):
            break
        first = subject[0]  # Moor left. She ran. *She* said
        subject = _subject_before(names, first, gender)
    if subject is not None:
        entity = _entity_of(names, subject, gender)
        if entity and not is_spoken_of(names, token, entity):
            note_person(entity, gender, token)
            names.evidence = "subject"
            return [entity]
        if entity is None and _is_untold(names, subject, gender):
            return []
    entity = settle_last_person(names, first, gender)
    if entity is None and first < token:
        entity = settle_last_person(names, token, gender)
    names.evidence = "salient"
    return [entity] if entity else []


def _subject_before(names: Names, token: int, gender: str) -> Span | None:
    """The subject of the sentence before, unless the pronoun's own sentence names somebody before it."""
    tokens = names.tokens
    start = tokens.sentence_start(token)
    if not start:
        return None
    last = names.before(token)
    for number in range(max(names.before(start), last - _FEW), last):
        entity = names.entity(number)
        if entity and not names.is_quoted(number) and can_be(entity, gender):
            return None
    floor = max(tokens.sentence_start(start - 1), start - _LONGEST_SENTENCE)
    reporter = _reporter_behind(tokens, floor, start, of_quotations=bool(tokens.tags[token + 1] & T.REPORTING))
    if reporter:
        return reporter
    subject = main_subject(tokens, floor, start)
    if subject is None:
        return None
    if tokens.tags[floor] & T.SUBORDINATOR and tokens.tags[subject[1]] & T.COMMA:
        return None  # when she saw Ada Moor, Eva Berg, …, it rained
    is_asking = any(tokens.is_(verb, tokens.sets.asking) for verb in tokens.tagged(T.REPORTING, subject[1], start))
    return None if is_asking else subject  # Cole asked Park why. “…,” he said


def _reporter_behind(tokens: Tokens, floor: int, stop: int, *, of_quotations: bool) -> Span | None:
    """Report that ends a sentence: Cole seemed well, *Moor* said. “…,” he said. Who reports goes on to speak.

    ``of_quotations``: also behind a quotation, where the next sentence reports, too: It was “…,” *Moor* said. “…,” he
    said; not: It was “…,” Moor said. He left.
    """
    verb = tokens.prev_tagged(T.REPORTING, max(floor, stop - _LATEST_REPORT), stop)
    if verb < 0 or not (tokens.tags[verb] & T.FINITE and tokens.trait(verb) & (T.SAY | T.TELL)):
        return None
    start = phrase_before(tokens, verb, floor)
    if not floor < start < verb:
        return None
    before = tokens.tags[start - 1]
    is_behind = before & T.QUOTED if of_quotations else 0
    if before & T.COMMA:
        is_behind |= not tokens.tags[start - 2] & T.QUOTED
    return (start, verb) if is_behind and can_say(tokens, (start, verb)) else None


_LATEST_REPORT: Final = 6  # tokens: told us on Monday.


def _is_pronoun(tokens: Tokens, subject: Span, gender: str) -> bool:
    first, stop = subject
    return stop == first + 1 and bool(tokens.tags[first] & T.PRONOUN) and gender_of(tokens.trait(first)) == gender


def _entity_of(names: Names, subject: Span, gender: str) -> Entity | None:
    """The person of that gender whom the subject names, or whose role it tells: *the mayor* left."""
    tokens = names.tokens
    head = _head(tokens, subject)
    number = names.before(head + 1) - 1
    if number >= 0 and names.firsts[number] >= subject[0] and names.stops[number] == head + 1:
        entity = names.entity(number)
        return entity if entity and can_be(entity, gender) and is_likely_person(names, entity) else None
    if not tokens.tags[subject[0]] & T.DETERMINER or not is_noun_for_one(tokens, head):
        return None
    found = role(names, subject) if gender_of(tokens.trait(head)) in (None, gender) else None
    return found[0] if found and len(found) == 1 and found[0].gender in (None, gender) else None


def _head(tokens: Tokens, subject: Span) -> int:
    """The head noun of the subject: the *head* of the council."""
    preposition = tokens.next_tagged(T.PREPOSITION, subject[0] + 1, subject[1])
    return (subject[1] if preposition < 0 else preposition) - 1


def _is_untold(names: Names, subject: Span, gender: str) -> bool:
    """Is the subject somebody without a name: *a man* ran in, *one of them* spoke, *my sister* rose? Not: asked him."""
    tokens, first = names.tokens, subject[0]
    of = first + 1
    if tokens.is_(first, tokens.sets.quantifier_one) and tokens.is_(of, tokens.sets.genitive_preposition):
        is_untold = True
    else:
        head = _head(tokens, subject)
        own = gender_of(tokens.trait(head))
        is_new = tokens.is_(first, tokens.sets.indefinite_determiner) and own in (None, gender)
        is_untold = is_noun_for_one(tokens, head) and (is_new or (own == gender and _is_possessive(tokens, first)))
    return is_untold and not _is_beside_another(names, subject[1], gender)


def _is_possessive(tokens: Tokens, token: int) -> bool:
    is_article = tokens.is_(token, tokens.sets.definite_determiner) or tokens.is_(
        token, tokens.sets.indefinite_determiner
    )
    return bool(tokens.tags[token] & T.DETERMINER) and not is_article


def _is_beside_another(names: Names, first: int, gender: str) -> bool:
    """Does the sentence go on to name another of that gender, or is one its object: a reporter asked *him*?"""
    tokens = names.tokens
    stop = tokens.token_at(tokens.scan.sentence_at(tokens.starts[first - 1])[1])
    others = (names.entity(number) for number in range(names.before(first), names.before(stop)))
    if any(entity and can_be(entity, gender) for entity in others):
        return True
    oblique = tokens.sets.male_oblique if gender == "m" else tokens.sets.female_oblique
    objects = (token for token in range(first, stop) if tokens.is_(token, tokens.sets.object_pronoun))
    return any(tokens.is_(token, oblique) for token in objects)
