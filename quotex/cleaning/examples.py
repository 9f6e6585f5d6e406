"""Check the examples of line rules, a user's own or a pack's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quotex.cleaning import Options, clean_and_explain
from quotex.cleaning.lines import LineRules
from quotex.language.catalogue import Rule, SlowPatternError
from quotex.language.loading import Language

__all__ = ["failed_examples"]

ANYTHING = r"(?s:.*+)"


def failed_examples(rule: Rule, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the examples of a line rule that fail, each with what happens instead.

    The rule alone must remove its ``drop`` examples; no rule that is on may change its ``keep`` examples. An example is
    the whole text: an article or, for a rule with ``where="page"``, a page.

    >>> from quotex.language.catalogue import catalogue
    >>> from quotex.language.loading import load_language
    >>> rule = replace(catalogue()["BP301"], drop=("The bridge is open.",), keep=())
    >>> list(failed_examples(rule, load_language("en")))
    [('The bridge is open.', 'stays: the line has no trigger of the rule, or not its shape')]
    """
    for line in rule.drop:
        happens = _instead_of_going(rule, line, language)
        if happens:
            yield line, happens
    for line in rule.keep:
        happens = _instead_of_staying(rule, line, language)
        if happens:
            yield line, happens


def _instead_of_going(rule: Rule, line: str, language: Language) -> str:
    try:
        cleaned = clean_and_explain(line, language, Options((rule.id,), preset=_preset(rule)))
    except SlowPatternError as error:
        return str(error)
    others = sorted({edit.rule for edit in cleaned.edits} - {rule.id})
    if others:
        return f"{', '.join(others)} removes it"
    if not cleaned.edits:
        return f"stays: {_reason(rule, line, language)}"
    is_gone = not cleaned.text.strip()
    if rule.scope == "fragment":
        return "is removed whole: the example needs words that the fragment rule leaves" if is_gone else ""
    return "" if is_gone else f"leaves {cleaned.text.strip()!r}: an example is one line"


def _instead_of_staying(rule: Rule, line: str, language: Language) -> str:
    try:
        for options in (Options(preset="body"), Options((rule.id,), preset=_preset(rule))):
            cleaned = clean_and_explain(line, language, options)
            if cleaned.edits:
                return f"{', '.join(sorted({edit.rule for edit in cleaned.edits}))} changes it to {cleaned.text!r}"
    except SlowPatternError as error:
        return str(error)
    return ""


def _preset(rule: Rule) -> str:
    return "page" if rule.where == "page" else "body"


def _reason(rule: Rule, line: str, language: Language) -> str:
    """Return why the rule removes nothing of the line."""
    if len(line) > rule.most:
        return f"it has {len(line)} characters, and the rule looks at {rule.most}"
    if _finds(rule, line, language):
        return "it quotes somebody"
    if _finds(replace(rule, pattern=ANYTHING, scope="line"), line, language):
        return "the pattern does not match it"
    return "the line has no trigger of the rule, or not its shape"


def _finds(rule: Rule, line: str, language: Language) -> bool:
    found, fragments = LineRules([rule], language.lexicon).find(language.scan(line))
    return bool(found or fragments)
