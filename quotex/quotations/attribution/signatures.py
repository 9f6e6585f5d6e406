"""Attribution by a signature, which stands after a quotation but outside its sentence: "…" — NP."""

from __future__ import annotations

from typing import Final

from quotex._core import (
    CAPITALIZED,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    DIGIT,
    FINITE,
    JOINER,
    LINE_START,
    LOWER,
    OPEN,
    QUOTED,
    STOPPER,
)
from quotex.quotations.attribution.rules import Attribution, Rule
from quotex.quotations.grammar.noun_phrases import phrase_at
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.registry import Rules
from quotex.quotations.spans.context import ENDS, INITIAL, SENTENCE_END, SHARES, TITLED, WINDOW, QuoteContext
from quotex.wordclasses import AUXILIARY, REPORTING

__all__ = ["RULES"]

RULES = Rules[Rule]()
rule = RULES.rule


@rule("QA208")
def signed(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Signature after a dash, in the same paragraph or in the next: "…" — *NP*; "…" -- *NP* working on dams.

    Or in brackets, and on a line of its own: "…" (*NP*).
    """
    tags, dash = tokens.tags, context.stop
    if dash == tokens.count:
        return None
    if tags[dash] & OPEN:
        return _signed_in_brackets(tokens, context)
    if not (tags[dash] & DASH or tokens.word(dash) == "~"):
        return _signed_below(tokens, context)
    if not context.facts & INITIAL and context.ending not in SENTENCE_END:
        return None  # the so-called “ghost” – a machine
    if tokens.is_item_mark(dash) and context.first and tokens.word(dash) == tokens.word(context.first - 1):
        return None  # - “new sails by May” - oars
    is_alone = context.facts & (INITIAL | ENDS | SHARES) == INITIAL | ENDS
    paragraph = context.paragraph + is_alone  # a fragment that ends its paragraph has a list after it: - Rich soil
    stop = min(dash + WINDOW, tokens.token_at(tokens.scan.paragraph_end[paragraph]))
    first = dash + 1
    while first < stop and tags[first] & (DASH | JOINER):  # -- Ada Moor
        first += 1
    end = phrase_at(tokens, first, stop)
    if end == first or tags[first] & DIGIT:
        return None  # “How to Row” - 120 views
    if end < stop and not tags[end] & _ENDS_SIGNATURE:
        if not _describes(tokens, context, end, stop):
            return None
        if end > first + 1 and tags[end - 1] & LOWER and tokens.ends_in(end - 1, tokens.endings.gerund):
            end -= 1
    return Attribution((first, end), grade="alone" if context.facts & INITIAL else "inside")


def _signed_in_brackets(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Name in brackets behind a sentence, which end the paragraph: "…" (*Ada Moor*, Lund)."""
    first, facts = context.stop + 1, context.facts
    stop = tokens.token_at(tokens.scan.paragraph_end[context.paragraph])
    close = tokens.next_tagged(CLOSE, first, stop)
    if (
        close < stop - 1 - bool(tokens.tags[stop - 1] & STOPPER)
        or not facts & INITIAL
        or context.ending not in SENTENCE_END
    ):
        return None
    return _signature(tokens, first, close)


def _signed_below(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Name on the line below a quotation that has lines of its own, a testimonial: *Ada Moor*; *Ada Moor*, CEO."""
    raw, first = tokens.raw_tags, context.stop
    if not raw[first] & raw[context.first] & LINE_START or context.ending not in SENTENCE_END:
        return None
    stop = first + 1
    while stop < len(raw) and stop < first + _LONGEST_SIGNATURE and not raw[stop] & LINE_START:
        stop += 1
    if stop < len(raw) and not raw[stop] & LINE_START:
        return None
    found = _signature(tokens, first, stop)
    heads = _heads(tokens, context.first) if found else _NOTHING
    return None if heads == _NAME or (heads == _MAYBE_NAME and not _is_listed(tokens, first)) else found


_NOTHING, _MAYBE_NAME, _NAME = range(3)  # above the quotations of a list


def _heads(tokens: Tokens, start: int) -> int:
    """What stands above the quotations of a list: *Ada Moor* ¶ “…” ¶ *Ben Cole* ¶ “…”? The first of them tells it.

    The quotation begins at token ``start``. What is found is kept for those that follow it.
    """
    tags, raw, passed = tokens.tags, tokens.raw_tags, list[int]()
    while start not in tokens.headed:
        passed.append(start)
        line = start - 1
        while line > max(start - _LONGEST_SIGNATURE, 0) and not raw[line] & LINE_START:
            line -= 1
        if line < 0 or _signature(tokens, line, start) is None:
            tokens.headed[start] = _NOTHING
        elif not line or not tags[line - 1] & QUOTED:
            tokens.headed[start] = _NAME if _is_listed(tokens, line) else _MAYBE_NAME
        else:
            start = line - 1
            while start and tags[start - 1] & QUOTED:
                start -= 1
    heads = tokens.headed[start]
    tokens.headed.update(dict.fromkeys(passed, heads))
    return heads


def _is_listed(tokens: Tokens, token: int) -> bool:
    return tokens.word(token).lower() in tokens.language.first_names


def _signature(tokens: Tokens, first: int, stop: int) -> Attribution | None:
    """The tokens first:stop as the name of who signs, alone or with a comma and what is told of the bearer."""
    raw, end = tokens.raw_tags, first
    while end < stop and raw[end] & CAPITALIZED:
        end += 1
    if not 2 <= end - first <= _LONGEST_NAME or (end < stop and not tokens.tags[end] & COMMA):
        return None
    if tokens.next_tagged(REPORTING | AUXILIARY | STOPPER | QUOTED | FINITE | COLON, end, stop) >= 0:
        return None
    is_name = _is_listed(tokens, first) or not any(map(tokens.is_known, range(first, end)))
    return Attribution((first, end), grade="alone") if is_name else None


_LONGEST_SIGNATURE: Final = 16  # tokens
_LONGEST_NAME: Final = 4  # tokens
_ENDS_SIGNATURE: Final = STOPPER | COMMA | QUOTED | OPEN


def _describes(tokens: Tokens, context: QuoteContext, first: int, stop: int) -> bool:
    """Do the words first:stop, to the end of the paragraph, only tell more of who signs: a farmer *living here*?"""
    if stop - first > _LONGEST_DESCRIPTION or context.facts & TITLED or not context.facts & INITIAL:
        return False
    return tokens.next_tagged(REPORTING | AUXILIARY | STOPPER | QUOTED, first, stop) < 0


_LONGEST_DESCRIPTION: Final = 12  # tokens
