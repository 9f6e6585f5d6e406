"""The rules of attribution in the order in which they are asked; the first that answers decides.

The order is data of the language pack: ``[sieve] order`` in its ``quotations.toml``. Rules that are asked one after the
other, the surest first, are called a sieve (Muzny et al., A Two-stage Sieve Approach for Quote Attribution, EACL 2017).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import chain

from quotex.language import Language
from quotex.quotations.attribution import after, before, signatures
from quotex.quotations.attribution.rules import Attribution, Rule
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.registry import EVIDENCE, Asked
from quotex.quotations.spans.context import QuoteContext

__all__ = ["attribute", "by_facts", "first_answer", "in_order"]

Sieve = Mapping[int, list[tuple[str, Rule]]]


def attribute(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """The first answer of the rules for one quotation."""
    return first_answer(by_facts(tokens.language), tokens, context)


def by_facts(language: Language) -> Sieve:
    """The rules of attribution that are on, in their order, by the facts with which they can answer."""
    return in_order(language).among(language.rules)


def first_answer(rules: Sieve, tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """As ``attribute``, where the ``rules`` are at hand."""
    for identifier, function in rules[context.facts]:
        found = function(tokens, context)
        if found is not None:
            found.rule, found.evidence = identifier, EVIDENCE[identifier]
            return found
    return None


def in_order(language: Language) -> Asked[Rule]:
    """All rules as the language orders them, by their ids where it does not.

    Raises ValueError, which names the file, where the order leaves out a rule or names one that there is not.
    """
    try:
        return _asked(language.sieve)
    except ValueError as error:
        raise ValueError(f"{language.pack.code}/quotations.toml: [sieve] order: {error}") from None


@cache
def _asked(order: tuple[str, ...]) -> Asked[Rule]:
    rules = after.RULES, before.RULES, signatures.RULES
    return Asked(*rules, order=order or sorted(chain.from_iterable(rules)))
