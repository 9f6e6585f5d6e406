"""The entity that a pronoun refers to: he, she, who, it, they.

The subject of a sentence tends to continue as a pronoun in the next: *he* and *she* refer to the subject of the
previous sentence rather than to others in it (Barbara J. Grosz, Aravind K. Joshi and Scott Weinstein, Centering,
Computational Linguistics 21, 1995), or else to the most salient person.
"""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.groups import last_pair, named_after, names_a_group, resolve_last_to_speak
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.nominals import role
from quotex.quotations.entities.proper import name
from quotex.quotations.entities.roles import gender_of
from quotex.quotations.entities.salience import can_be, is_likely_person, is_spoken_of, note_person, resolve_last_person
from quotex.quotations.grammar.animacy import NO_PERSON, is_noun_for_one
from quotex.quotations.grammar.clauses import is_relative, main_subject, phrase_before, said_in
from quotex.quotations.grammar.name_parts import Span, head_of
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["pronoun", "role_or_author", "with_antecedent"]

_FARTHEST_BODY: Final = 100  # tokens between a body that spoke and *they*
_LONGEST_MENTION: Final = 16  # tokens
_MOST_PHRASES: Final = 3  # a teacher with twenty years of experience who
_LONGEST_SENTENCE: Final = 200  # tokens
_LONGEST_CHAIN: Final = 4  # sentences in which the pronoun is the subject
_FEW: Final = 8  # names before the pronoun in its sentence
_LONGEST_ASIDE: Final = 14  # tokens


def pronoun(names: Names, span: Span) -> list[Entity] | None:
    """The entities that a pronoun refers to (*he*, *who*, *it*, *they*); None if the mention is not a pronoun."""
    tokens = names.tokens
    token = span[0]
    if span[1] != token + 1:
        return None
    is_pronoun = tokens.tags[token] & T.PRONOUN
    trait = tokens.trait(token) if is_pronoun else 0
    if trait & T.RELATIVE:
        return _antecedent(names, token)
    gender = None if trait & T.FIRST else gender_of(trait)
    if gender is None:
        is_his, is_hers = tokens.is_(token, tokens.sets.male_oblique), tokens.is_(token, tokens.sets.female_oblique)
        gender = "m" if is_his else "f" if is_hers else None
        if gender is None:
            return _not_he_or_she(names, token) if is_pronoun else None
    return _he_or_she(names, token, gender)


def role_or_author(names: Names, span: Span) -> list[Entity] | None:
    """Return the entities of a noun phrase with a role, or of the owner of a document: *Moor's* letter, *her* reply."""
    found, tokens, first = role(names, span), names.tokens, span[0]
    head = head_of(tokens, span)
    if found or not (tokens.trait(head) & T.DOCUMENT or tokens.tags[head] & T.NOUN_CUE):
        return found
    if tokens.is_(first, tokens.sets.third_person_possessive):
        return pronoun(names, (first, first + 1))
    owner = tokens.next_tagged(T.POSSESSIVE, first, head)
    if owner < 0:
        return found
    lexicon, bare = tokens.language.lexicon, tokens.scan.name(owner, owner + 1).lower()
    is_place = owner == first and lexicon.classes(lexicon.id(bare)) & T.PLACE  # Ohio’s report
    return found if is_place else name(names, (first, owner + 1))


def _antecedent(names: Names, token: int) -> list[Entity]:
    """The antecedent of *who*: the person named right before it, or before an aside (Moor, now the leader, who)."""
    tokens = names.tokens
    personal, stop = tokens.is_(token, tokens.sets.relative_person), token
    if personal:
        stop = _before_asides(tokens, max(0, token - _LONGEST_ASIDE), token)
    last = names.before(stop)
    for nearest in range(last - 1, max(-1, last - 4), -1):
        number, end = names.whole(nearest), names.stops[nearest]
        entity = names.entity(number)
        if entity is None:
            continue
        stop = _before_asides(tokens, end, stop)
        between = tokens.tags.of(end, stop)
        if len(between) > 8 or any(
            not tokens.tags[place - 1] & T.JOINER  # a self-made millionaire
            for place in tokens.tagged(T.ANY_VERB | T.PREPOSITION | T.STOPPER, end, stop)
        ):
            break
        if between and not tokens.tags[end] & T.PAUSE:
            continue
        if personal and _is_no_person(tokens, names.firsts[number], entity):
            first = names.firsts[number]
            stop = _before_asides(tokens, max(0, first - _LONGEST_ASIDE), first, T.PREPOSITION | T.DETERMINER)
        elif not tokens.is_(token, tokens.sets.relative_thing):
            return [entity]
        elif entity.kind == "person" or tokens.is_(names.firsts[number] - 1, tokens.sets.genitive_preposition):
            return []
        else:
            entity.kind = "organization"  # Acme, which
            return [entity]
    return []


def _is_no_person(tokens: Tokens, first: int, entity: Entity) -> bool:
    """Whether the name before a relative pronoun is an organization or probably a place: the mayor of *Salem*, who."""
    if entity.kind == "organization":
        return True
    return entity.kind is None and tokens.is_(first - 1, tokens.sets.place_preposition)


def _before_asides(tokens: Tokens, first: int, stop: int, more: int = 0) -> int:
    """The end of first:stop without trailing pauses, brackets and words with a tag of ``more``."""
    tags = tokens.tags
    while stop > first and tags[stop - 1] & (T.PAUSE | T.CLOSE | T.JOINER | T.OPEN | more):
        stop -= 1
        if tags[stop] & T.CLOSE:
            while stop > first and not tags[stop] & T.OPEN:
                stop -= 1
    return stop


def _not_he_or_she(names: Names, token: int) -> list[Entity]:
    """For *it*, an organization; for *they*, people named together; for *I*, *we* and *you*, nobody."""
    tokens = names.tokens
    if tokens.is_(token, tokens.sets.neuter_pronoun):
        if tokens.is_(token + 1, tokens.sets.inscribed_verb):
            return []  # the letter: it reads
        subject = _subject_before(names, token, None)  # the Moor campaign left. It …
        return (named_after(names, subject) if subject else []) or resolve_last_to_speak(names, token)
    if not tokens.is_(token, tokens.sets.plural_personal):
        return []
    at, body = names.spoke[-1] if names.spoke else (token, None)
    may_be_body = token - _FARTHEST_BODY <= at < token and not names_a_group(tokens, at, token)
    return last_pair(names, token, or_group=True) or (
        [body] if body and body.kind == "organization" and may_be_body else []
    )


def _he_or_she(names: Names, token: int, gender: str) -> list[Entity]:
    """The person that *he* or *she* refers to; nobody if that person has no name."""
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
        if entity is None and _is_nameless(names, subject, gender, names.tokens.sentence_start(first)):
            return []
    entity = _of_one_name(names, subject, first, gender) or resolve_last_person(names, first, gender)
    names.evidence = "salient"
    return [entity] if entity else []


def _of_one_name(names: Names, subject: Span | None, token: int, gender: str) -> Entity | None:
    """The subject of the previous sentence if it is one unknown word: *Suwarno* left. He …

    Nobody if anybody else of that gender is named in its paragraph, or if it is not in the paragraph of the pronoun.
    """
    tokens, number = names.tokens, names.exactly(*subject) if subject else -1
    if subject is None or number < 0 or tokens.is_known(subject[0]) or not tokens.word(subject[0])[1:].islower():
        return None
    entity = names.entity(number)
    start = tokens.scan.tokens_of_paragraph(tokens.scan.paragraph_at(tokens.starts[token]))[0]
    if entity is None or entity.kind == "organization" or entity.gender not in (None, gender) or subject[0] < start:
        return None
    others = map(names.entity, range(names.before(start), names.before(token)))
    if any(other and other is not entity and can_be(other, gender) for other in others):
        return None
    note_person(entity, gender, token)
    return entity


def _subject_before(names: Names, token: int, gender: str | None) -> Span | None:
    """The subject of the previous sentence, unless the pronoun's own sentence names somebody before it."""
    tokens = names.tokens
    start = tokens.sentence_start(token)
    if not start:
        return None
    last = names.before(token)
    for number in range(max(names.before(start), last - _FEW), last):
        if not names.is_quoted(number) and (entity := names.entity(number)) and can_be(entity, gender):
            return None
    floor = max(tokens.sentence_start(start - 1), start - _LONGEST_SENTENCE)
    comma = tokens.next_tagged(T.COMMA, floor, start)
    may_report = comma >= 0 and tokens.next_tagged(T.REPORTING | T.PARTICIPLE, comma, start) >= 0
    clause = said_in(tokens, floor, start) if may_report else None
    if clause and tokens.tags[clause[0][0] - 1] & T.COMMA:
        return clause[0]  # Park left, Cole said. “…,” he said
    subject = main_subject(tokens, floor, start)
    asked = subject and any(
        tokens.is_(verb, tokens.sets.asking) for verb in tokens.tagged(T.REPORTING, subject[1], start)
    )
    return None if asked else subject  # Cole asked Park why. “…,” he said


def _is_pronoun(tokens: Tokens, subject: Span, gender: str) -> bool:
    first, stop = subject
    return stop == first + 1 and bool(tokens.tags[first] & T.PRONOUN) and gender_of(tokens.trait(first)) == gender


def _entity_of(names: Names, subject: Span, gender: str) -> Entity | None:
    """The person of that gender to whom the subject refers by name or role: *the mayor* left."""
    tokens = names.tokens
    head = head_of(tokens, subject)
    number = names.before(head + 1) - 1
    if number >= 0 and names.firsts[number] >= subject[0] and names.stops[number] == head + 1:
        entity = names.entity(number)
        return entity if entity and can_be(entity, gender) and is_likely_person(names, entity) else None
    if not tokens.tags[subject[0]] & T.DETERMINER or not is_noun_for_one(tokens, head):
        return None
    found = role(names, subject) if gender_of(tokens.trait(head)) in (None, gender) else None
    return found[0] if found and len(found) == 1 and found[0].gender in (None, gender) else None


def _is_nameless(names: Names, subject: Span, gender: str, stop: int) -> bool:
    """Whether the subject is a nameless person (*a man*, *Moor's aunt*), the only one of that gender there."""
    tokens, head = names.tokens, head_of(names.tokens, subject)
    shown = gender_of(tokens.trait(head))
    is_owned = (
        tokens.is_(subject[0], tokens.sets.narrator_possessive) or tokens.prev_tagged(T.POSSESSIVE, *subject) >= 0
    )
    is_new = tokens.is_(subject[0], tokens.sets.indefinite_determiner) or (is_owned and shown == gender)
    if not is_new or shown not in (None, gender) or not is_noun_for_one(tokens, head):
        return False
    beside = (names.entity(number) for number in range(names.before(head), names.before(stop)))
    return not any(entity and can_be(entity, gender) for entity in beside)


def with_antecedent(names: Names, span: Span, entities: list[Entity]) -> Span:
    """The mention extended by the antecedent right before it if it is a relative pronoun; otherwise unchanged.

    The antecedent is the name of an entity, without an article, or a noun phrase: *Tribune, which*; *the paper, which*.
    """
    tokens = names.tokens
    token, stop = span
    if stop != token + 1 or tokens.tags[token] & T.CAPITALIZED or not is_relative(tokens, token):
        return span
    is_set_off = bool(tokens.tags[token - 1] & T.PAUSE)
    if is_set_off and tokens.is_(token, tokens.sets.complementizer):
        return span  # a demonstrative: in fact, that means
    start = end = token - is_set_off
    number = names.before(end) - 1
    if entities and number >= 0 and names.stops[number] == end and names.entity(names.whole(number)) in entities:
        start = names.firsts[names.whole(number)]
    elif not (entities and is_set_off):
        start = _start_of_noun(tokens, token, end)  # Ada Moor, *an engineer who* said
    is_whole = start < end and not tokens.tags[end - 1] & T.DIGIT and tokens.next_tagged(T.QUOTED, start, token) < 0
    return (start, stop) if is_whole else span


def _start_of_noun(tokens: Tokens, pronoun: int, end: int) -> int:
    """The start of the noun phrase that is the antecedent of a relative pronoun, or ``end`` if there is none.

    It may have prepositional phrases: *a man from Lund* who; *a letter from farmers* which; *the mayor of Salem*, who.
    """
    floor = max(tokens.sentence_start(pronoun), pronoun - _LONGEST_MENTION)
    is_person = tokens.is_(pronoun, tokens.sets.relative_person)
    nearest, stop = end, end
    for _phrase in range(_MOST_PHRASES):
        start = phrase_before(tokens, stop, floor)
        if start >= stop:
            break
        nearest = start if nearest == end else nearest
        preposition = start - 1
        is_governed = tokens.tags[preposition] & (T.PREPOSITION | T.SUBORDINATOR) == T.PREPOSITION
        if preposition <= floor or not is_governed or _is_meant(tokens, (start, stop), is_person=is_person):
            return start
        stop = preposition
    return nearest


def _is_meant(tokens: Tokens, phrase: Span, *, is_person: bool) -> bool:
    """Whether the antecedent is the object of a preposition, not the noun before it: from *farmers* who."""
    start, stop = phrase
    is_genitive = tokens.is_(start - 1, tokens.sets.genitive_preposition)
    head, trait = tokens.tags[stop - 1], tokens.trait(stop - 1)
    if not is_person:
        return bool(trait & T.DOCUMENT) or not (is_genitive or tokens.trait(start - 2) & T.DOCUMENT)
    if is_genitive and (tokens.tags[start - 2] & T.ROLE or tokens.trait(start - 2) & T.QUANTIFIER):
        return False  # the mayor of Salem, some of the farmers
    if stop == start + 1 and head & T.DETERMINER:
        return True  # aimed at those who
    return bool(head & T.ROLE or trait & T.QUANTIFIER) and not trait & NO_PERSON
