"""The rules of attribution in the order in which they are asked; the first that answers decides."""

from __future__ import annotations

from quotex.quotations.attribution import after, before
from quotex.quotations.attribution.rules import Attribution
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.registry import Asked
from quotex.quotations.spans.context import QuoteContext

__all__ = ["SIEVE", "attribute"]

SIEVE = (
    "QA101", "QA102", "QA103", "QA104", "QA110", "QA105", "QA106", "QA107", "QA108", "QA109", "QA111", "QA112",
)  # fmt: skip
_ASKED = Asked(after.RULES, before.RULES, order=SIEVE)
_FACTS = _ASKED.facts


def attribute(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """The first answer of the rules for one quotation."""
    for identifier, function in _ASKED.among[tokens.language.rules][context.facts & _FACTS]:
        found = function(tokens, context)
        if found is not None:
            found.rule = identifier
            return found
    return None
