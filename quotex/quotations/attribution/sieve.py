"""The rules of attribution in the order in which they are tried; the first that answers decides.

The order is data of the language pack (``[sieve] order`` in its ``quotations.toml``), as are most rules: patterns in
its ``attribution.toml``. Rules that are tried one after the other, the surest first, are called a sieve (Muzny et al.,
A Two-stage Sieve Approach for Quote Attribution, EACL 2017).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from quotex.language.loading import Language, load_language
from quotex.language.packs import Pack
from quotex.model import Explanation
from quotex.quotations import tags as T
from quotex.quotations.attribution import governed, signatures
from quotex.quotations.attribution.constructions import Constructions, read_constructions
from quotex.quotations.attribution.rules import Attribution, Rule, Window
from quotex.quotations.grammar.syntax import syntax_of
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.registry import EVIDENCE, Rules
from quotex.quotations.spans.context import QuoteContext, find_contexts

Sieve = Mapping[int, list[tuple[str, Rule]]]


def attribute(tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """The first answer of the rules for one quotation."""
    return first_answer(by_facts(tokens.language), tokens, context)


def by_facts(language: Language) -> Sieve:
    """For each set of facts, the active rules of attribution that can answer, in order."""
    return in_order(language).among(language.rules)


def first_answer(rules: Sieve, tokens: Tokens, context: QuoteContext) -> Attribution | None:
    """Like ``attribute``, for a caller that already has the ``rules``."""
    window = Window(syntax_of(tokens), context)
    for identifier, function in rules[context.facts]:
        found = function(window)
        if found is not None:
            found.rule = identifier
            found.evidence = found.evidence or EVIDENCE.get(identifier, 0)
            return found
        if context.facts & T.METALINGUISTIC:
            break
    return None


def explain(tokens: Tokens) -> Iterator[tuple[QuoteContext, Explanation]]:
    """The quotations whose speaker a pattern named, each with its explanation."""
    rules = by_facts(tokens.language)
    for context in find_contexts(tokens):
        found = first_answer(rules, tokens, context)
        rule = dict(rules[context.facts])[found.rule] if found else None
        if isinstance(rule, Constructions) and (explanation := rule.explain(Window(syntax_of(tokens), context))):
            yield context, explanation


def in_order(language: Language) -> Rules[Rule]:
    """All rules in the order of the pack, or sorted by id if the pack gives no order.

    Raises ValueError with the name of the file if the order omits a rule or names an unknown one, or if a pattern
    cannot be read.
    """
    return _asked(language.pack, language.sieve)


@lru_cache(maxsize=16)
def _asked(pack: Pack, order: tuple[str, ...]) -> Rules[Rule]:
    language = load_language(pack)
    rules = governed.RULES, signatures.RULES, read_constructions(language)
    try:
        return Rules[Rule](*rules, order=order or sorted(identifier for registry in rules for identifier in registry))
    except ValueError as error:
        raise ValueError(f"{pack.code}/quotations.toml: [sieve] order: {error}") from None
