"""The rules of attribution in the order in which they are asked; the first that answers decides.

The order is data of the language pack: ``[sieve] order`` in its ``quotations.toml``. Rules that are asked one after the
other, the surest first, are called a sieve (Muzny et al., A Two-stage Sieve Approach for Quote Attribution, EACL 2017).
"""

from __future__ import annotations

from quotex.language import Language
from quotex.quotations.attribution import after, before
from quotex.quotations.attribution.rules import Attribution, Rule
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.registry import Asked
from quotex.quotations.spans.context import QuoteContext

__all__ = ["attribute", "in_order"]


def attribute(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """The first answer of the rules for one quotation."""
    language = tokens.language
    ordered = _BY_ORDER.get(language.sieve)
    if ordered is None:
        ordered = in_order(language)
    asked = ordered.among[language.rules]
    for identifier, function in asked[context.facts & asked.facts]:
        found = function(tokens, context)
        if found is not None:
            found.rule = identifier
            return found
    return None


def in_order(language: Language) -> Asked[Rule]:
    """All rules as the language orders them, by their ids where it does not; each order is resolved once.

    Raises ValueError, which names the file, where the order leaves out a rule or names one that there is not.
    """
    order = language.sieve or sorted([*after.RULES, *before.RULES])
    try:
        asked = _BY_ORDER[language.sieve] = Asked(after.RULES, before.RULES, order=order)
    except ValueError as error:
        raise ValueError(f"{language.pack.code}/quotations.toml: [sieve] order: {error}") from None
    return asked


_BY_ORDER: dict[tuple[str, ...], Asked[Rule]] = {}
