"""Attribution by what leads to a quotation in its sentence: NP said, "…"."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.attribution.rules import Attribution, Rule, according_to, is_somebody, owner_of, sources_in
from quotex.quotations.grammar.animacy import is_human_noun
from quotex.quotations.grammar.clause_openings import main_subject, subject_end
from quotex.quotations.grammar.control import controlling_object, takes_participle
from quotex.quotations.grammar.cues import cues_before, is_strong, outermost
from quotex.quotations.grammar.embedded import is_relative
from quotex.quotations.grammar.name_parts import Span, is_name, modifies_noun, opens_sentence
from quotex.quotations.grammar.noun_phrases import is_personal, partitive_start, phrase_at, phrase_before
from quotex.quotations.grammar.reporting import at_second_hand
from quotex.quotations.grammar.subjects import governing_subject, subject_of
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.grammar.verb_groups import is_passive, is_progressive
from quotex.quotations.registry import Rules
from quotex.quotations.spans.context import QuoteContext

__all__ = ["RULES", "speaker_of_cue"]

RULES = Rules[Rule]()
rule = RULES.rule


@rule("QA105", without=T.INITIAL, evidence=T.VERB_BEFORE)
def cue_before(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Reporting verb before the quotation: *NP said* "…"; *NP*, a farmer, *called it* "…"; *NP* left, *saying* "…"."""
    cues = cues_before(tokens, context.first, context.floor)
    noun_cue = clause_of = -1
    if cues and tokens.next_tagged(T.NOUN_CUE, cues[-1], context.first) >= 0:
        noun_cue, clause_of = _governing_noun(tokens, context), _noun_with_clause(tokens, context)
    while cues:
        cue = outermost(tokens, cues, context.first)
        if cue < clause_of and not tokens.is_(cue, tokens.sets.naming_participle):
            return None
        if cue < noun_cue and not _in_adjunct(tokens, cue, noun_cue):
            return None
        found = _speaker_of(tokens, cue, context) or _subject_to_come(tokens, cue, context)
        if found and not _is_inverted_after(tokens, found, context):
            return found
        cues.remove(cue)
    return None


def _governing_noun(tokens: Tokens, context: QuoteContext) -> int:
    """Reporting noun of somebody's that governs the quotation, or -1: Cole noted Moor's *claim* that “…”."""
    if not (context.facts & T.AFTER_COLON or tokens.is_(context.first - 1, tokens.sets.complementizer)):
        return -1
    owned = noun_cue_before(tokens, context)
    return owned.cue[0] if owned and owned.cue else -1


def _noun_with_clause(tokens: Tokens, context: QuoteContext) -> int:
    """Reporting noun of somebody's, whose clause holds the quotation, or -1: Cole denied Moor's *claim* that it is “…”.

    Not one that tells where the verb says it: Cole said *in Moor's statement* that it is “…”.
    """
    floor = max(context.floor + 2, context.first - _FARTHEST_THAT)
    that = tokens.prev_tagged(T.SUBORDINATOR | _ENDS_CLAUSE, floor, context.first - 1)  # not: claim that “it holds”
    while that >= 0 and not tokens.is_(that, tokens.sets.complementizer):
        that = tokens.prev_tagged(T.SUBORDINATOR | _ENDS_CLAUSE, floor, that)
    noun = that - 1
    if that < 0 or not tokens.tags[noun] & T.NOUN_CUE or tokens.is_(context.first - 1, tokens.sets.predicative):
        return -1
    verbs = (verb for verb in tokens.tagged(T.FINITE, that, context.first) if not tokens.tags[verb - 1] & T.AUXILIARY)
    if len([*verbs]) > 1:
        return -1  # Cole said Moor's claim that it holds is “…”
    start = phrase_before(tokens, noun + 1, context.floor)
    is_owned = tokens.prev_tagged(T.POSSESSIVE, start, noun) >= 0
    return noun if is_owned and not tokens.is_(start - 1, tokens.sets.place_preposition) else -1


_FARTHEST_THAT: Final = 20  # tokens between *that* and the quotation
_ENDS_CLAUSE: Final = T.BREAK | T.QUOTED | T.REPORTING


def _in_adjunct(tokens: Tokens, cue: int, noun: int) -> bool:
    """Does the noun stand in an adjunct of the verb, which governs the quotation: said *in Moor's address* that?"""
    token = cue + 1
    while token < noun and tokens.tags[token] & (T.ADVERBIAL | T.TIME) and not tokens.tags[token] & T.PREPOSITION:
        token += 1
    is_phrase = tokens.tags[token] & (T.PREPOSITION | T.SUBORDINATOR) == T.PREPOSITION
    return is_phrase and tokens.next_tagged(T.FINITE | T.SUBORDINATOR, token, noun) < 0


def _is_inverted_after(tokens: Tokens, found: Attribution, context: QuoteContext) -> bool:
    """Inversion after another quotation, which the verb belongs to: “…,” said Moor, *who runs the* “Mill.”

    Not of what goes on with the report: “…,” said Moor, *while* Cole was “calm.”
    """
    if found.cue is None or found.source < found.cue or context.facts & (T.AFTER_COMMA | T.AFTER_COLON):
        return False
    tags, cue = tokens.tags, found.cue[0]
    if cue <= context.floor or not tags[cue - 1] & T.QUOTED:
        return False
    if not context.facts & T.TITLED and context.stop - context.first - 2 > _TERM:
        return False  # somebody's words
    return not any(
        tags[token - 1] & T.COMMA and not is_relative(tokens, token)
        for token in tokens.tagged(T.CONJUNCTION | T.SUBORDINATOR, found.source[1], context.first)
    )


_TERM: Final = 4  # tokens


def _subject_to_come(tokens: Tokens, cue: int, context: QuoteContext) -> Attribution | None:
    """Participle that opens the sentence, whose subject follows the quotation: *Again calling it* "…," *NP* left."""
    if not tokens.tags[cue] & T.PARTICIPLE or not is_strong(tokens, cue):
        return None
    opening = cue
    while opening > context.floor and tokens.tags[opening - 1] & T.ADVERBIAL:
        opening -= 1
    if opening > context.floor + 1:
        return None
    token = context.clause_after
    if token < 0:
        token = tokens.next_tagged(T.COMMA | T.QUOTED, context.stop, context.last) + 1
        if not token or not tokens.tags[token - 1] & T.COMMA:
            return None
    end = subject_end(tokens, token, context.last)
    if end == token or not (is_personal(tokens, token) or is_somebody(tokens, (token, end))):
        return None
    return Attribution((token, end), (cue, cue + 1), _cue_grade(tokens, cue, context.first))


def speaker_of_cue(tokens: Tokens, cue: int, floor: int, stop: int) -> Attribution | None:
    """Whose cue the verb at ``cue`` is, in the sentence floor:stop."""
    return None if is_passive(tokens, cue, stop) else _speaker_of_active(tokens, cue, floor, stop)


def _speaker_of_active(tokens: Tokens, cue: int, floor: int, stop: int) -> Attribution | None:
    if tokens.tags[cue] & T.PARTICIPLE and not is_progressive(tokens, cue):
        subject = (
            _quoted_as(tokens, cue, floor)
            or controlling_object(tokens, cue, floor)
            or _subject_of_participle(tokens, cue, floor)
        )
    else:
        end = stop - bool(tokens.tags[stop - 1] & _SETS_OFF)
        is_led = end < stop or tokens.tags[stop - 1] & T.PARTICIPLE
        passed_on = cue + 2 < stop and is_led and at_second_hand(tokens, cue, end)
        if passed_on:
            return Attribution(*passed_on)
        subject = subject_of(tokens, cue, floor, stop)
    if subject and tokens.tags[subject[0]] & T.PRONOUN and _addresses(tokens, subject[0], cue):
        return None  # as you might expect
    return Attribution(subject, (cue, cue + 1), _cue_grade(tokens, cue, stop)) if subject else None


_SETS_OFF: Final = T.COLON | T.COMMA


def _addresses(tokens: Tokens, pronoun: int, cue: int) -> bool:
    """The reader as a subject that says nothing: *you* might expect; faster than *you* can say."""
    if not tokens.is_(pronoun, tokens.sets.addressee):
        return False
    return not is_strong(tokens, cue) or bool(tokens.is_(pronoun - 1, tokens.sets.comparative_subordinator))


def _speaker_of(tokens: Tokens, cue: int, context: QuoteContext) -> Attribution | None:
    if is_passive(tokens, cue, context.first) and not tokens.is_(cue, tokens.sets.quoting):
        return _agent(tokens, cue, context)
    return _speaker_of_active(tokens, cue, context.floor, context.first)


def _cue_grade(tokens: Tokens, cue: int, first: int) -> str:
    """How the cue governs the quotation: its class, and how near it stands."""
    trait = tokens.trait(cue)
    near = "tight" if first - cue <= 2 else "near" if first - cue <= 7 else "far"
    if tokens.tags[cue] & T.PARTICIPLE:
        return f"ing.{near}" if not trait & T.ATTITUDE_VERB else "weak-ing"
    if tokens.tags[cue] & T.REPORTING:
        return f"say.{near}" if trait & T.SAY else f"naming.{near}"
    return f"weak.{near}"


def _quoted_as(tokens: Tokens, cue: int, floor: int) -> Span | None:
    """Subject of *as saying* after a verb of quoting: The Tribune quoted *NP* as saying."""
    if cue == floor or not tokens.is_(cue - 1, tokens.sets.predicative):
        return None
    verb = tokens.prev_tagged(T.REPORTING | T.STOPPER, floor, cue - 1)
    if verb >= 0 and not tokens.tags[verb] & T.FINITE:
        verb = tokens.prev_tagged(T.REPORTING | T.STOPPER, floor, verb)  # quoted the alleged thief as saying
    if verb < 0 or not tokens.is_(verb, tokens.sets.quoting):
        return None
    found = at_second_hand(tokens, verb, cue + 1)
    return found[0] if found else None


def _subject_of_participle(tokens: Tokens, cue: int, floor: int) -> Span | None:
    """Subject of a participle: *NP* did it, saying; with *NP* saying; *NPs* saying."""
    tags = tokens.tags
    token = cue - 1
    while token > floor and tags[token] & T.ADVERBIAL:
        token -= 1
    if token >= floor and not tags[token] & (
        T.BREAK | T.QUOTED | T.CONJUNCTION | T.PREPOSITION | T.SUBORDINATOR | T.TIME
    ):
        start = partitive_start(tokens, phrase_before(tokens, token + 1, floor), floor)
        subject = (start, token + 1)
        is_set_off = start == floor or tags[start - 1] & (T.COMMA | T.DASH | T.CONJUNCTION)
        if start <= token and (is_set_off or takes_participle(tokens, subject, cue)):
            return subject
    return governing_subject(tokens, cue, floor) or main_subject(tokens, floor, cue)


def _agent(tokens: Tokens, cue: int, context: QuoteContext) -> Attribution | None:
    """Agent of a passive: was called "…" by *NP*; known as "…" among *NP*; was described by *NP* as "…"."""
    before, after = tokens.sets.agent_preposition, tokens.sets.agent_or_group_preposition
    behind = _past_phrase(tokens, context.stop, context.last)
    for token, stop, words in ((cue + 1, context.first, before), (behind, context.last, after)):
        if token + 1 < stop and tokens.is_(token, words):
            end = phrase_at(tokens, token + 1, stop)
            if end > token + 1:
                return Attribution((token + 1, end), (cue, cue + 1))
    return None


def _past_phrase(tokens: Tokens, token: int, stop: int) -> int:
    """Past a prepositional phrase before the agent: was called "…" *on leaks* by NP."""
    agent = tokens.sets.agent_or_group_preposition
    if token >= stop or not tokens.tags[token] & T.PREPOSITION or tokens.is_(token, agent):
        return token
    end = phrase_at(tokens, token + 1, stop)
    return end if end > token + 1 and end < stop and tokens.is_(end, tokens.sets.agent_preposition) else token


@rule("QA106", needs=T.SOURCED, without=T.INITIAL, evidence=T.SOURCE_BEFORE)
def according_to_before(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Prepositional phrase of source before the quotation: *according to NP*, "…"."""
    for token in sources_in(tokens, context.floor, context.first):
        found = according_to(tokens, token, context.first)
        if found:
            return found
    return None


@rule("QA107", needs=T.AFTER_COLON, without=T.INITIAL, evidence=T.LABEL_BEFORE)
def colon_before(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Colon before the quotation: *NP:* "…"; *NP* had one message: "…"."""
    colon = context.first - 1
    start = phrase_before(tokens, colon, context.floor)
    before = tokens.tags[start - 1] if start > context.floor else T.STOPPER
    if before & T.DASH and not is_somebody(tokens, (start, colon)):
        before = 0  # new houses, old prices – a surprise: “…”
    is_from = bool(tokens.is_(start - 1, tokens.sets.byline_preposition))
    is_byline = is_from and not _tells_origin(tokens, context.floor, start)
    if start < colon and (before & (T.STOPPER | T.DASH | T.QUOTED) or is_byline):
        return Attribution((start, colon), (colon, context.first))
    noun = tokens.prev_tagged(T.NOUN_CUE, max(context.floor, colon - 6), colon)
    noun_cue = noun >= 0
    if not noun_cue and not context.facts & T.CAPITAL:
        return None
    if noun == colon - 1 and tokens.next_tagged(T.POSSESSIVE, start, noun) >= 0:
        return owner_of(tokens, start, noun)  # here is NP's statement: "…"
    subject = main_subject(tokens, context.floor, colon) or governing_subject(tokens, colon, context.floor)
    if subject and (noun_cue or _is_person(tokens, subject)):
        return Attribution(subject, (colon, context.first))
    return None


def _tells_origin(tokens: Tokens, floor: int, start: int) -> bool:
    """Is it told where somebody is from, rather than whom words are from: a farmer *from Oxmere:* “…”?"""
    preposition = start - 1
    return bool(tokens.tags[start] & T.PLACE) or (preposition > floor and is_human_noun(tokens, preposition - 1))


def _is_person(tokens: Tokens, subject: Span) -> bool:
    """Is the sentence about a person: is its subject a name, he or she, or a role?"""
    if is_personal(tokens, subject[0]):
        return bool(tokens.trait(subject[0]) & (T.MALE | T.FEMALE))
    if is_name(tokens, subject):
        return not (opens_sentence(tokens, subject) or modifies_noun(tokens, subject))
    return is_human_noun(tokens, subject[1] - 1)


@rule("QA108", without=T.INITIAL)
def noun_cue_before(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Reporting noun before the quotation: *NP's claim* that "…"; *his description* of "…"."""
    least = max(context.floor, context.first - 12)
    token = tokens.prev_tagged(_NOUN_CUE_OR_END, least, context.first)
    while token >= 0 and tokens.tags[token] & T.NOUN_CUE:
        start = phrase_before(tokens, token + 1, context.floor)
        found = owner_of(tokens, start, token)
        if found:
            return found
        token = tokens.prev_tagged(_NOUN_CUE_OR_END, least, token)
    return None


_NOUN_CUE_OR_END: Final = T.NOUN_CUE | (T.BREAK & ~T.COMMA)
