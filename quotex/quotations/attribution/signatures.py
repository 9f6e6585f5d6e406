"""Attribution by a signature, which stands after a quotation but outside its sentence: "…" — NP."""

from __future__ import annotations

from typing import Final

from quotex._core import CAPITALIZED, COMMA, DASH, DIGIT, JOINER, LINE_START, LOWER, OPEN, QUOTED, STOPPER
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
    """Signature after a dash, in the same paragraph or in the next: "…" — *NP*; "…" -- *NP* working on dams."""
    tags, dash = tokens.tags, context.stop
    if dash == tokens.count:
        return None
    if not tags[dash] & DASH:
        return _signed_below(tokens, context)
    if not context.facts & INITIAL and context.ending not in SENTENCE_END:
        return None  # the so-called “ghost” – a machine
    if tokens.is_item_mark(dash) and context.first and tokens.is_item_mark(context.first - 1):
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


def _signed_below(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Name alone on the line below a quotation that has lines of its own: a testimonial."""
    raw, first = tokens.raw_tags, context.stop
    if not raw[first] & raw[context.first] & LINE_START or context.ending not in SENTENCE_END:
        return None
    stop = first + 1
    while stop < len(raw) and raw[stop] & (CAPITALIZED | LINE_START) == CAPITALIZED:
        stop += 1
    is_alone = stop == len(raw) or raw[stop] & LINE_START
    if not is_alone or not 2 <= stop - first <= _LONGEST_NAME:
        return None
    is_listed = tokens.word(first).lower() in tokens.language.first_names
    is_name = is_listed or not any(map(tokens.is_known, range(first, stop)))
    return Attribution((first, stop), grade="alone") if is_name else None


_LONGEST_NAME: Final = 4  # tokens
_ENDS_SIGNATURE: Final = STOPPER | COMMA | QUOTED | OPEN


def _describes(tokens: Tokens, context: QuoteContext, first: int, stop: int) -> bool:
    """Do the words first:stop, to the end of the paragraph, only tell more of who signs: a farmer *living here*?"""
    if stop - first > _LONGEST_DESCRIPTION or context.facts & TITLED or not context.facts & INITIAL:
        return False
    return tokens.next_tagged(REPORTING | AUXILIARY | STOPPER | QUOTED, first, stop) < 0


_LONGEST_DESCRIPTION: Final = 12  # tokens
