"""Attribution by the verb that governs a quotation: NP *said*, "…"; NP left, *calling* it "…"."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.attribution.rules import Attribution, Rule, Window
from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar import governor
from quotex.quotations.grammar.animacy import is_somebody
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.phrases import SET_OFF
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
    if _may_be_passive(window, cue):
        found = _agent(window, cue)
        if found is None or (is_somebody(syntax.tokens, found) and not syntax.tokens.trait(found[0]) & T.DOCUMENT):
            return found  # not: said by email
    return governor.speaker(syntax, cue, window.floor, window.mark) or _subject_to_come(window, cue)


def _may_be_passive(window: Window, cue: int) -> bool:
    """Whether the cue is a passive participle that looks like a past tense: Cole, *described* by friends as “…”."""
    syntax, bits, sets = window.syntax, window.syntax.bits, window.syntax.tokens.sets
    if not bits[cue] & C.PARTICIPLE or not bits[cue] & C.SINGLE:
        return False
    after = cue + 1
    if after < window.mark:
        if (
            bits[cue] & C.FINITE
            and syntax.is_(after, sets.agent_preposition)
            and cue
            and bits[cue - 1] & (C.PHRASE | C.COMMA)
        ):
            return True
        is_determiner = after + 1 == window.mark and syntax.tags[syntax.head[after]] & T.DETERMINER
        if not bits[after] & C.PREPOSITION and not is_determiner:
            return False
    if _describes_phrase(window, cue):
        return True
    behind = window.after
    is_agent = behind + 1 < window.last and syntax.is_(behind, sets.agent_preposition)
    return bool(syntax.trait(cue) & T.NAMING) and bool(is_agent)


def _describes_phrase(window: Window, cue: int) -> bool:
    """Whether it is a participle of naming after a comma: a letter, *called* “…”; not: Moor, a farmer, *called* “…”."""
    syntax, bits, sets, chunk = window.syntax, window.syntax.bits, window.syntax.tokens.sets, cue - 1
    if not syntax.is_(cue, sets.naming_participle):
        return False
    while chunk > window.floor and bits[chunk] & C.ADVERB:
        chunk -= 1
    opens = range(window.floor, chunk)
    return bool(bits[chunk] & C.COMMA and bits[chunk - 1] & C.PHRASE) and not any(bits[c] & SET_OFF for c in opens)


def _agent(window: Window, cue: int) -> Span | None:
    """Agent of a passive: was called "…" by *NP*; was called "…" in May by *NP*; described in May by *NP* as "…"."""
    syntax, bits, behind = window.syntax, window.syntax.bits, window.after
    by = syntax.tokens.sets.agent_preposition
    for chunk, stop in ((cue + 1, window.mark), (behind, window.last)):
        found = governor.agent(syntax, chunk, stop, by)
        if not found and chunk + 2 < stop and bits[chunk] & C.PREPOSITION and bits[chunk + 1] & C.PHRASE:
            found = governor.agent(syntax, chunk + 2, stop, by)
        if found:
            return found
    return None


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
    return syntax.first[chunk], syntax.stop[syntax.end(chunk, window.last) - 1]


def _is_inverted_after(window: Window, source: Span, cue: int) -> bool:
    """Whether the verb is inverted and belongs to a previous quotation: “…,” said Moor, *who runs the* “Mill”."""
    context, bits = window.context, window.syntax.bits
    if source[0] < window.syntax.head[cue] or context.facts & (T.AFTER_COMMA | T.AFTER_COLON):
        return False
    if cue <= window.floor or not bits[cue - 1] & C.QUOTE:
        return False
    return bool(context.facts & T.TITLED) or context.stop - context.first - 2 <= _TERM


_TERM: Final = 4  # tokens


def _is_claimed(window: Window, cue: int) -> bool:
    """Whether another source's reporting noun precedes the quotation: Cole *denied Moor's claim* that it is “…”."""
    syntax, bits, sets, mark = window.syntax, window.syntax.bits, window.syntax.tokens.sets, window.mark
    is_direct = cue + 2 < mark and _is_owned_cue(syntax, cue + 1) and syntax.is_(cue + 2, sets.genitive_preposition)
    if is_direct and not governor.is_strong(syntax, cue):
        return True  # I love Moor's description of it as “…”
    if syntax.is_(mark - 1, sets.predicative) or syntax.is_(cue, sets.naming_participle):
        return False
    thats = [chunk for chunk in range(cue, mark) if syntax.is_(chunk, sets.complementizer)]
    if not thats and not window.context.facts & T.AFTER_COLON:
        return False
    for noun in range(cue + 1, mark):
        if not _is_owned_cue(syntax, noun) or _is_place_of_speech(syntax, noun, cue, has_complement=bool(thats)):
            continue
        after = _past_modifiers(syntax, noun, mark)
        if after < mark and bits[after] & C.COLON:
            return True
        if after in thats and sum(bool(bits[chunk] & C.FINITE) for chunk in range(after, mark)) < 2:
            return True
    return False


def _is_place_of_speech(syntax: Syntax, noun: int, cue: int, *, has_complement: bool) -> bool:
    """Whether the noun of saying only says where the cue's subject said so: said *in Moor's statement* that …."""
    bits = syntax.bits
    while noun - 3 > cue and bits[noun - 1] & C.PREPOSITION and bits[noun - 2] & C.PHRASE:
        noun -= 2
    is_place = not has_complement or syntax.is_(noun - 1, syntax.tokens.sets.place_preposition)
    return bool(bits[noun - 1] & C.PREPOSITION) and bool(is_place)


def _past_modifiers(syntax: Syntax, phrase: int, stop: int) -> int:
    """The chunk after the phrase and its prepositional phrases: Moor's claim *in May of fraud* that …."""
    after = phrase + 1
    while after + 1 < stop and syntax.bits[after] & C.PREPOSITION and syntax.bits[after + 1] & C.PHRASE:
        after += 2
    return after


def _is_owned_cue(syntax: Syntax, phrase: int) -> bool:
    """Whether the phrase is a noun of saying with a possessor: *Moor’s claim*."""
    is_cue = syntax.bits[phrase] & C.PHRASE and syntax.tags[syntax.head[phrase]] & T.NOUN_CUE
    return bool(is_cue) and _has_owner(syntax, phrase)


def _has_owner(syntax: Syntax, phrase: int) -> bool:
    """Whether the noun's possessor is not the subject: *Moor’s* claim, *his* claim; not: Moor repeated *his claim*."""
    tokens, first = syntax.tokens, syntax.first[phrase]
    if tokens.is_(first, tokens.sets.possessive):
        return not syntax.bits[phrase - 1] & C.SAYS
    return any(syntax.tags[token] & T.POSSESSIVE for token in range(first, syntax.head[phrase] + 1))


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
    """The class of the verb that governs the quotation at the token ``first``, and its distance."""
    verb, trait = syntax.head[cue], syntax.trait(cue)
    near = "tight" if first - verb <= 2 else "near" if first - verb <= 7 else "far"
    if syntax.tags[verb] & T.PARTICIPLE:
        return f"ing.{near}" if not trait & T.ATTITUDE_VERB else "weak-ing"
    if syntax.tags[verb] & T.REPORTING:
        return f"say.{near}" if trait & T.SAY else f"naming.{near}"
    return f"weak.{near}"
