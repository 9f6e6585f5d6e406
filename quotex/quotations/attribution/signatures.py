"""Attribution by a signature, which stands after a quotation but outside its sentence: "…" — NP."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.attribution.rules import Attribution
from quotex.quotations.attribution.window import Rule, Window
from quotex.quotations.grammar.clauses import phrase_at
from quotex.quotations.registry import Rules
from quotex.quotations.spans.context import SENTENCE_END, WINDOW

__all__ = ["RULES"]

RULES = Rules[Rule]()


@RULES.rule("QA208", evidence=T.LABEL)
def signed(window: Window) -> Attribution | None:
    """A signature after a dash, in the same paragraph or in the next: "…" — *NP*; "…" -- *NP* (a farmer)."""
    tokens, context = window.syntax.tokens, window.context
    tags, dash = tokens.tags, context.stop
    if not tags[dash] & T.DASH or not (context.facts & T.INITIAL or context.ending in SENTENCE_END):
        return None  # the so-called “ghost” – a machine
    paragraph = context.paragraph + (context.facts & (T.INITIAL | T.ENDS) == T.INITIAL | T.ENDS)
    stop = min(dash + WINDOW, tokens.scan.tokens_of_paragraph(paragraph)[1])
    first = dash + 1
    while first < stop and tags[first] & (T.DASH | T.JOINER):  # -- Ada Moor
        first += 1
    end = phrase_at(tokens, first, stop)
    if end == first or tags[first] & T.DIGIT or (end < stop and not tags[end] & _ENDS_SIGNATURE):
        return None  # “How to Row” - 120 views
    return Attribution((first, end), grade="alone" if context.facts & T.INITIAL else "inside")


_ENDS_SIGNATURE: Final = T.STOPPER | T.COMMA | T.QUOTED | T.OPEN
