"""Attribution by what follows a quotation in its sentence: "…," NP said."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.attribution.rules import (
    Attribution,
    Rule,
    according_to,
    is_somebody,
    mention_grade,
    owner_of,
    sources_in,
)
from quotex.quotations.grammar.clause_openings import subject_after, subject_end
from quotex.quotations.grammar.cues import cues_before, outermost
from quotex.quotations.grammar.embedded import is_embedded
from quotex.quotations.grammar.name_parts import is_name
from quotex.quotations.grammar.noun_phrases import is_personal, phrase_at, phrase_before
from quotex.quotations.grammar.reporting import (
    ReportingClause,
    at_second_hand,
    closes_clause,
    closes_sentence,
    reporting_clause,
    verb_after,
)
from quotex.quotations.grammar.subjects import subject_of
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.grammar.verb_groups import is_passive, looks_finite
from quotex.quotations.registry import Rules
from quotex.quotations.spans.context import QuoteContext

__all__ = ["RULES"]

RULES = Rules[Rule]()
rule = RULES.rule

_NOUN_START: Final = T.PRONOUN | T.DETERMINER | T.CAPITALIZED | T.HONORIFIC | T.ROLE | T.DIGIT


@rule("QA101", needs=T.SOURCED, evidence=T.SOURCE_AFTER)
def according_to_after(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Prepositional phrase of source after the quotation: "…," *according to NP*; not of a report: NP said "…," ….

    Whoever speaks is told nearer by then, and the source only tells where it was read: “…,” she said, according to NP.
    """
    sources = sources_in(tokens, context.stop, context.sentence_stop)
    if not sources:
        return None
    if tokens.next_tagged(_ENDS_SOURCE, context.stop, sources[0]) >= 0:
        return None
    cues = tokens.tagged(T.REPORTING, context.stop, sources[0])
    if any(tokens.tags[cue] & T.FINITE for cue in cues) or _is_reported(tokens, context):
        return None
    return according_to(tokens, sources[0], context.sentence_stop)


def _is_reported(tokens: Tokens, context: QuoteContext) -> bool:
    """Does a verb of saying govern the quotation, so that a source behind it passes on the whole report?

    Not in a clause of its own: the man who *called* was “calm,” according to NP.
    """
    cues = cues_before(tokens, context.first, context.floor)
    cue = outermost(tokens, cues, context.first) if cues else -1
    if cue < 0:
        return False
    if not tokens.trait(cue) & (T.SAY | T.NAMING):
        return False
    if _opens_clause(tokens, cue + 1, context.first):
        return False
    subject = subject_of(tokens, cue, context.floor, context.first)
    if not subject or not is_embedded(tokens, subject, context.floor):
        return subject is not None
    return not any(tokens.tags[token] & T.FINITE for token in tokens.tagged(T.AUXILIARY, cue + 1, context.first))


def _is_said(tokens: Tokens, context: QuoteContext) -> bool:
    """Does a finite verb of saying stand before the quotation in its sentence?"""
    cues = cues_before(tokens, context.first, context.floor)
    return any(tokens.tags[cue] & _SAID == _SAID and tokens.trait(cue) & T.SAY for cue in cues)


def _opens_clause(tokens: Tokens, first: int, stop: int) -> bool:
    """Does another clause begin before ``stop``: said it leaks, *but* the dam is; not: describes it *as*?"""
    that, manner = tokens.sets.complementizer, tokens.sets.manner_subordinator
    for token in tokens.tagged(T.CONJUNCTION | T.SUBORDINATOR, first, stop):
        is_joined = tokens.tags[token] & T.CONJUNCTION and (token + 1 == stop or tokens.is_(token + 1, that))
        if not (is_joined or tokens.is_(token, that) or tokens.is_(token, manner)):
            return True
    return False


_SAID: Final = T.REPORTING | T.FINITE
_ENDS_SOURCE: Final = T.CONJUNCTION | T.SUBORDINATOR | T.VERB | T.COLON


def _is_announced(tokens: Tokens, context: QuoteContext) -> bool:
    """Is the quotation introduced by its verb and a comma (he said, "…"), so that a clause after it passes both on?"""
    verb = context.first - 2
    if verb <= context.floor or tokens.tags[verb] & (T.REPORTING | T.FINITE) != T.REPORTING | T.FINITE:
        return False
    return not is_passive(tokens, verb, context.first)  # that being said, “…,” NP said


@rule("QA102", needs=T.INVERTED, evidence=T.CLAUSE_AFTER)
def inverted_after(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Inversion after the quotation: "…," *said NP*."""
    token = context.clause_after
    tags = tokens.tags
    while token < context.last and tags[token] & T.ADVERBIAL and not tags[token] & (T.PRONOUN | T.DETERMINER):
        token += 1
    if token >= context.last or not tags[token] & T.REPORTING or tags[token] & T.CAPITALIZED:
        return None
    if tokens.is_(token, tokens.sets.never_inverted):
        return None  # Moor, who called it “…,” told reporters
    if tags[tokens.phrase_stop(token) - 1] & T.PREPOSITION:
        return None  # Moor, who called it “…,” boasted about the dam
    subject = subject_after(tokens, token, context.last)
    if not subject:
        return None
    if tags[subject[0]] & (T.AUXILIARY | T.LOWER) == T.AUXILIARY | T.LOWER:
        return None  # kids don’t see it
    names = context.facts & T.TITLED and context.ending.isalnum()
    if (names or not context.facts & T.INITIAL) and _has_predicate(tokens, subject[1], context.last):
        return None  # Moor, citing “…,” said the dam would hold; “Ada” said she was ill
    is_called = tokens.trait(token) & T.NAMING and subject[1] < context.last
    if is_called and not context.facts & T.INITIAL and tokens.is_(subject[1], tokens.sets.predicative):
        return None  # Acme, which called it “…,” hailed Moor as a hero
    if subject[1] < context.last and tags[subject[1]] & T.REPORTING and tags[subject[1]] & T.FINITE:
        return None  # “…,” state news agency Acme said
    if tokens.is_(token, tokens.sets.relaying_verb) and not context.facts & T.INITIAL and _is_said(tokens, context):
        return None  # Moor said that it is “…,” reports the Times
    return Attribution(subject, (token, token + 1), mention_grade(tokens, subject))


def _has_predicate(tokens: Tokens, token: int, stop: int) -> bool:
    return token < stop and tokens.tags[token] & (T.AUXILIARY | T.CAPITALIZED) == T.AUXILIARY


@rule("QA103", needs=T.CLAUSE_FOLLOWS, evidence=T.CLAUSE_AFTER)
def reporting_clause_after(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Reporting clause right after the quotation: "…," *NP said*."""
    if context.facts & T.AFTER_COMMA and _is_announced(tokens, context):
        return None
    token = context.clause_after
    tags = tokens.tags
    if tokens.is_small(token, tokens.sets.manner_subordinator):
        token += 1
    end = subject_end(tokens, token, context.last)
    if end == token or (end == token + 1 and tokens.is_(token, tokens.sets.complementizer)):
        return None  # “…” that would help
    verb = verb_after(tokens, token, end, min(context.last, end + 50))
    if verb < 0 and end < context.last and tags[end] & T.REPORTING and _is_called_so(tokens, token, end):
        verb = end
    if verb < 0 or (not tags[token] & _NOUN_START and verb > end + 1 and not is_name(tokens, (token, end))):
        return None
    if context.facts & T.SPLIT and not closes_sentence(tokens, verb, context.last) and not _asks(tokens, context, verb):
        return None
    if not context.facts & T.INITIAL and tokens.tags[token] & T.PRONOUN and not _says(tokens, verb):
        return None  # Moor said that if it is “…,” they would hold
    is_manner = tokens.is_(token - 1, tokens.sets.manner_subordinator)
    if is_manner and verb + 1 < context.last and tags[verb + 1] & T.COMMA:
        outer = reporting_clause(tokens, verb + 2, context.last)
        if outer:
            return Attribution(*outer)  # “…,” as she hoped, Moor said
    is_of_time = is_manner and not context.facts & T.INITIAL and not _puts_it(tokens, verb, context.last)
    if is_of_time and _is_said(tokens, context):
        return None  # Moor said it was “…,” as farmers complained about it
    passed_on = verb + 2 < context.last and not tags[verb + 1] & T.BREAK and at_second_hand(tokens, verb, context.last)
    if passed_on:
        return Attribution(*passed_on)
    return Attribution((token, end), (verb, verb + 1), mention_grade(tokens, (token, end)))


def _asks(tokens: Tokens, context: QuoteContext, verb: int) -> bool:
    """Question or exclamation whose clause says no more, though its sentence goes on: “…?” NP *asked* in May, when ….

    The sentence could begin anew after such a mark: “…?” NP said in May the dam would hold, and left.
    """
    pause = tokens.next_tagged(T.PAUSE, verb, context.last)
    if context.ending not in "?!" or not _says(tokens, verb) or not verb < pause < context.last - 1:
        return False
    goes_on = tokens.tagged(T.FINITE | T.AUXILIARY | T.SUBORDINATOR, verb + 1, pause)
    is_whole = all(tokens.tags[token] & T.TIME for token in goes_on)  # in May
    return is_whole and not tokens.tags[pause + 1] & T.QUOTED and closes_clause(tokens, verb, context.last)


def _says(tokens: Tokens, verb: int) -> bool:
    """Is it a verb of saying, and mostly used as one: not *expects*, *holds*?"""
    return bool(tokens.trait(verb) & T.SAY) and not tokens.is_(verb, tokens.sets.loose_saying)


def _is_called_so(tokens: Tokens, subject: int, verb: int) -> bool:
    """Verb of naming in a clause of manner: “…,” as Moor *calls* it."""
    if not tokens.is_(subject - 1, tokens.sets.manner_subordinator):
        return False
    return bool(tokens.tags[verb] & T.FINITE) and bool(tokens.trait(verb) & T.NAMING)


def _puts_it(tokens: Tokens, verb: int, stop: int) -> bool:
    """Has the verb no object but a pronoun: as Moor *said*, as Moor *put it*; not: as Moor said that it would?"""
    token = verb + 1
    if token >= stop or tokens.tags[token] & (T.BREAK | T.QUOTED):
        return True
    return tokens.is_(token, tokens.sets.neuter_pronoun)


@rule("QA104", needs=T.PAUSES, evidence=T.CLAUSE_AT_END)
def clause_at_the_end(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Reporting clause that ends the sentence: "…" and more, *NP said*; "…" and more, *said NP*."""
    if context.facts & T.SPLIT and context.ending == ".":
        return None  # “It leaks.” When they asked, she sighed.
    for token in tokens.tagged(T.PAUSE, max(context.stop, context.clause_after), context.sentence_stop - 1):
        found = reporting_clause(tokens, token + 1, context.sentence_stop)
        if found and (context.facts & T.INITIAL or _ends_the_sentence(tokens, found, context)):
            return Attribution(*found)
    return None


def _ends_the_sentence(tokens: Tokens, clause: ReportingClause, context: QuoteContext) -> bool:
    """Does nothing follow the reporting clause but a description of the speaker, or is it set off from the rest?"""
    subject, cue = clause
    is_led = bool(cues_before(tokens, context.first, context.floor))
    if is_led and tokens.is_(cue[0], tokens.sets.relaying_verb):
        return False
    is_parenthesis = subject < cue and tokens.tags[cue[1]] & T.COMMA and is_somebody(tokens, subject) and not is_led
    if context.sentence_stop - cue[1] <= _LONGEST_END or is_parenthesis:
        return True
    inverted = subject > cue and not tokens.trait(cue[0]) & T.TELL and is_name(tokens, subject)
    return inverted and bool(tokens.tags[subject[1]] & T.COMMA)


_LONGEST_END: Final = 12  # tokens


@rule("QA109", needs=T.CLAUSE_FOLLOWS | T.INITIAL)
def other_verb_after(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Verb of manner after a comma: "…," *she lied*; "…," *NP smiled*; "…," *grinned NP*."""
    if context.ending not in ",?!":
        return None
    token = context.clause_after
    personal = is_personal(tokens, token)
    if not personal and (context.facts & T.TITLED or context.ending != ","):
        return None
    if _is_other_verb(tokens, token):
        subject = subject_after(tokens, token, context.last)
        named = subject and (is_personal(tokens, subject[0]) or is_name(tokens, subject))
        return Attribution(subject, (token, token + 1)) if subject and named else None
    end = subject_end(tokens, token, context.last)
    if end - 1 > token and not tokens.is_known(end - 1) and looks_finite(tokens, end - 1):
        end -= 1  # the boy translated
    verb = end
    while verb < context.last and tokens.tags[verb] & T.ADVERBIAL:
        verb += 1
    if end == token or not _is_other_verb(tokens, verb):
        return None
    return Attribution((token, end), (verb, verb + 1)) if closes_clause(tokens, verb, context.last) else None


def _is_other_verb(tokens: Tokens, token: int) -> bool:
    """A verb in the past or third person that is none of saying: smiled, lied, reckons."""
    tag = tokens.tags[token] if token < tokens.count else 0
    if not tag & T.LOWER or tag & T.AUXILIARY:
        return False
    if tag & (T.VERB | T.ATTITUDE):
        return not tokens.trait(token) & T.BASE
    return not tokens.is_known(token) and tokens.ends_in(token, tokens.endings.past)


@rule("QA111", needs=T.CLAUSE_FOLLOWS)
def noun_cue_after(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Reporting noun after the quotation: "…," *in NP's words*; "…" *was NP's answer*; *came the answer from NP*."""
    token = context.clause_after
    if not tokens.is_(token, tokens.sets.noun_cue_lead):
        return None
    noun = tokens.next_tagged(T.NOUN_CUE | T.BREAK | T.QUOTED, token + 1, min(context.last, token + _LONGEST_OWNED))
    if noun < 0 or not tokens.tags[noun] & T.NOUN_CUE:
        return None
    found = owner_of(tokens, phrase_before(tokens, noun + 1, token + 1), noun)
    if found is None and noun + 2 < context.last and tokens.is_(noun + 1, tokens.sets.origin_preposition):
        end = phrase_at(tokens, noun + 2, context.last)
        found = Attribution((noun + 2, end), (noun, noun + 1)) if end > noun + 2 else None
    return found


_LONGEST_OWNED: Final = 9  # tokens


@rule("QA112", needs=T.CLAUSE_FOLLOWS)
def what_they_call_it(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Pseudo-cleft after the quotation: "…" *is what NP calls it*; "…" *was how NP put it*."""
    token = context.clause_after
    if token + 3 >= context.last or not tokens.tags[token] & T.AUXILIARY:
        return None
    if not tokens.is_(token + 1, tokens.sets.cleft_relative):
        return None
    end = subject_end(tokens, token + 2, context.last)
    verb = tokens.next_tagged(T.REPORTING | T.ATTITUDE | T.BREAK | T.QUOTED, end, min(context.last, end + 3))
    if end == token + 2 or verb < 0 or not tokens.tags[verb] & (T.REPORTING | T.ATTITUDE):
        return None
    return Attribution((token + 2, end), (verb, verb + 1), mention_grade(tokens, (token + 2, end)))
