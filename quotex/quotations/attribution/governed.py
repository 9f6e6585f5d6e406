"""Attribution by the verb that governs a quotation: NP *said*, "…"; NP left, *calling* it "…"."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.attribution.rules import Attribution, Rule, Window
from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar import governor
from quotex.quotations.grammar.animacy import is_somebody
from quotex.quotations.grammar.clauses import is_personal
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.syntax import Syntax, syntax_of
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.registry import Rules

RULES = Rules[Rule]()


@RULES.rule("QA105", without=T.INITIAL, evidence=T.VERB_BEFORE)
def governed(window: Window) -> Attribution | None:
    """Reporting verb before the quotation: *NP said* "…"; *NP*, a farmer, *called it* "…"; *NP* left, *saying* "…"."""
    syntax = window.syntax
    first = window.context.first
    if (
        syntax.bits[syntax.at(first)] & (C.QUOTE | C.NAME) == C.NAME
        and syntax.tokens.raw_tags[first - 1] & T.CAPITALIZED
    ):
        return None  # Ada “Pip” Moor
    cues = governor.cues(syntax, window.mark, window.floor)
    while cues:
        cue = window.governing(cues)
        if _is_claimed(window, cue):
            return None
        source = _source(window, cue)
        if source and not _is_inverted_after(window, source, cue):
            verb = syntax.head[cue]
            return Attribution(source, (verb, verb + 1), cue_grade(syntax, cue, window.context.first))
        cues.remove(cue)
    return None


def _source(window: Window, cue: int) -> Span | None:
    syntax = window.syntax
    if syntax.bits[cue] & C.PASSIVE and not syntax.is_(cue, syntax.tokens.sets.quoting):
        return _agent(window, cue)
    if _is_participle(window, cue):
        found = _agent(window, cue)
        if found is None or is_somebody(syntax.tokens, found):
            return found
    return governor.speaker(syntax, cue, window.floor, window.mark) or _subject_to_come(window, cue)


def _is_participle(window: Window, cue: int) -> bool:
    """Is it a passive participle that looks like a past tense: Cole, *described* by friends as “…”?"""
    syntax, bits, wanted = window.syntax, window.syntax.bits, C.SINGLE | C.PARTICIPLE | C.FINITE
    if bits[cue] & wanted != wanted or not cue or cue + 1 >= window.mark:
        return False
    is_by = syntax.is_(cue + 1, syntax.tokens.sets.agent_preposition)
    return bool(is_by) and bool(bits[cue - 1] & (C.PHRASE | C.COMMA))


def _agent(window: Window, cue: int) -> Span | None:
    """Agent of a passive: was called "…" by *NP*; was described by *NP* as "…"."""
    syntax, words = window.syntax, window.syntax.tokens.sets.agent_preposition
    found = governor.agent(syntax, cue + 1, window.mark, words)
    return found or governor.agent(syntax, window.after, window.last, words)


def _subject_to_come(window: Window, cue: int) -> Span | None:
    """The subject after the quotation of a participle that opens the sentence: *Again calling it* "…," *NP* left."""
    syntax, bits, opening = window.syntax, window.syntax.bits, cue
    while opening > window.floor and bits[opening - 1] & C.ADVERB:
        opening -= 1
    if opening > window.floor + 1 or not bits[cue] & C.GERUND or not governor.is_strong(syntax, cue):
        return None
    chunk = window.clause_after
    if chunk < 0:
        chunk = window.after
        while chunk < window.last and not bits[chunk] & C.COMMA:
            chunk += 1
        chunk += 1
    if chunk >= window.last or not bits[chunk] & C.PHRASE:
        return None
    span = syntax.first[chunk], syntax.stop[syntax.end(chunk, window.last) - 1]
    return span if is_personal(syntax.tokens, span[0]) or is_somebody(syntax.tokens, span) else None


def _is_inverted_after(window: Window, source: Span, cue: int) -> bool:
    """Is the verb inverted after another quotation, to which it belongs: “…,” said Moor, *who runs the* “Mill”?"""
    context, bits = window.context, window.syntax.bits
    if source[0] < window.syntax.head[cue] or context.facts & (T.AFTER_COMMA | T.AFTER_COLON):
        return False
    if cue <= window.floor or not bits[cue - 1] & C.QUOTE:
        return False
    return bool(context.facts & T.TITLED) or context.stop - context.first - 2 <= _TERM


_TERM: Final = 4  # tokens


def _is_claimed(window: Window, cue: int) -> bool:
    """Does somebody's noun of saying govern the quotation: Cole *denied Moor's claim that* it is “…”?"""
    syntax, bits, tokens, mark = window.syntax, window.syntax.bits, window.syntax.tokens, window.mark
    sets = tokens.sets
    is_named = syntax.is_(mark - 1, sets.predicative) or syntax.is_(cue, sets.naming_participle)
    for noun in range(cue + 1, mark - 1):
        if not bits[noun] & C.PHRASE or not syntax.tags[syntax.head[noun]] & T.NOUN_CUE:
            continue
        first = syntax.first[noun]
        is_own = tokens.is_(first, sets.possessive) and not bits[noun - 1] & C.SAYS
        if not is_own and tokens.next_tagged(T.POSSESSIVE, first, syntax.stop[noun]) < 0:
            continue
        if noun == cue + 1 and syntax.is_(noun + 1, sets.genitive_preposition) and not governor.is_strong(syntax, cue):
            return True  # I love Moor's description of it as “…”
        is_said_there = any(syntax.is_(chunk, sets.place_preposition) for chunk in range(cue + 1, noun))
        if syntax.is_(noun + 1, sets.complementizer) and not is_named and not is_said_there:
            return sum(bool(bits[chunk] & C.FINITE) for chunk in range(noun, mark)) < 2
    return False


def speaker_of_cue(tokens: Tokens, cue: int, floor: int, stop: int) -> Attribution | None:
    """The source of the verb at the token ``cue``, in the sentence floor:stop."""
    syntax = syntax_of(tokens)
    verb, limit = syntax.at(cue), syntax.until(stop)
    if syntax.bits[verb] & C.PHRASE and syntax.first[verb] < cue:
        return Attribution((syntax.first[verb], cue), (cue, cue + 1))  # a headline: Ada Moor Backs Ben Cole
    if syntax.head[verb] != cue or syntax.bits[verb] & C.PASSIVE:
        return None
    source = governor.speaker(syntax, verb, syntax.at(floor), limit)
    return Attribution(source, (cue, cue + 1), cue_grade(syntax, verb, stop)) if source else None


def cue_grade(syntax: Syntax, cue: int, first: int) -> str:
    """The class of the verb that governs what begins at the token ``first``, and how near it stands."""
    verb, trait = syntax.head[cue], syntax.trait(cue)
    near = "tight" if first - verb <= 2 else "near" if first - verb <= 7 else "far"
    if syntax.tags[verb] & T.PARTICIPLE:
        return f"ing.{near}" if not trait & T.ATTITUDE_VERB else "weak-ing"
    if syntax.tags[verb] & T.REPORTING:
        return f"say.{near}" if trait & T.SAY else f"naming.{near}"
    return f"weak.{near}"
