"""Control: whose a gerund or a participle is that has no subject of its own."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.syntax import Syntax

_LONGEST_OBJECT: Final = 9  # chunks


def controller(syntax: Syntax, gerund: int, floor: int) -> Span | None:
    """Whose a gerund is by control: praised *Moor* for saying; with *Moor* saying; quoted *Moor* as saying.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> from quotex.quotations.grammar.syntax import syntax_of
    >>> tokens, saying, _stop = example("Ben Cole praised Ada Moor for saying so.", "saying")
    >>> syntax = syntax_of(tokens)
    >>> shown(tokens, controller(syntax, syntax.at(saying), 0))
    'Ada Moor'
    """
    bits, before = syntax.bits, gerund - 1
    if gerund - 2 < floor:
        return None
    if bits[before] & (C.PREPOSITION | C.SUBORDINATOR) and bits[before - 1] & (C.PHRASE | C.COMMA):
        found = _controlling_object(syntax, gerund, floor)
        if found:
            return found
    if bits[before] & C.PHRASE and _takes_participle(syntax, before, gerund, floor):
        return syntax.span(before)
    return None


def _controlling_object(syntax: Syntax, gerund: int, floor: int) -> Span | None:
    """Object control: praised *Moor* for saying; quoted *Moor*, a farmer, as saying."""
    bits, sets, preposition, phrase = syntax.bits, syntax.tokens.sets, gerund - 1, gerund - 2
    if syntax.is_(preposition, sets.predicative):
        for verb in range(phrase, max(floor, phrase - _LONGEST_OBJECT) - 1, -1):
            if bits[verb] & C.VERBS and syntax.is_(verb, sets.quoting):
                return syntax.span(verb + 1) if bits[verb + 1] & C.PHRASE and not bits[verb] & C.PASSIVE else None
    verb = phrase - 1
    if verb < floor or not bits[verb] & C.VERBS or bits[verb] & C.PASSIVE:
        return None
    if not syntax.is_(preposition, sets.control_preposition) or not syntax.is_(verb, sets.object_control):
        return None
    says = syntax.trait(gerund) & T.SAY or syntax.is_(gerund, sets.calling)
    return syntax.span(phrase) if says else None


def _takes_participle(syntax: Syntax, phrase: int, gerund: int, floor: int) -> bool:
    """Is the noun before a participle its subject: a woman *yelling*, hats *reading*; not: her coach saying?"""
    bits, tokens = syntax.bits, syntax.tokens
    span = syntax.span(phrase)
    opening = syntax.at(span[0])
    before = opening - 1
    if opening <= floor or bits[before] & (C.COMMA | C.DASH | C.CONJUNCTION):
        return True
    governor = syntax.head[before] if bits[before] & C.VERBS else syntax.first[before]
    if tokens.is_(governor, tokens.sets.participle_governor):
        return True
    if opening >= 2 and syntax.is_(opening - 2, tokens.sets.recording_noun):
        return True  # footage of Moor saying
    is_definite = tokens.tags[syntax.first[phrase]] & T.DETERMINER
    is_somebody_new = not is_definite and tokens.tags[syntax.head[phrase]] & T.ROLE
    if is_somebody_new and syntax.trait(gerund) & (T.SAY | T.TELL):
        return True
    return bool(syntax.is_(gerund, tokens.sets.inscribed_participle))
