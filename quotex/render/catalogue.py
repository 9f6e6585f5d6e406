"""Show the rules: as a list, or one in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotex.language.catalogue import Rule
from quotex.render.lines import BLANK, FACT, ID, Line, line

__all__ = ["rule_list", "rule_page"]

HEADING = "bold"
INDENT = "  "


def rule_list(rules: Iterable[Rule]) -> Iterator[Line]:
    """Yield a heading for each family and a line for each rule."""
    family = None
    for rule in rules:
        if rule.family != family:
            if family is not None:
                yield BLANK
            family = rule.family
            yield line((f"{family}  {rule.family_name}", HEADING))
        id = f"{INDENT}{rule.id:<6} "
        off = [("(off) ", FACT)] if rule.off else []
        yield line((id, ID), *off, f"{rule.name}: ", rule.why, hang=len(id))


def rule_page(rule: Rule) -> Iterator[Line]:
    """Yield everything that the catalogue has about a rule."""
    yield line((f"{rule.id} {rule.name}", HEADING), f" ({rule.family_name})")
    yield _inner(rule.why)
    if rule.is_own or rule.off:
        yield _inner(f"{'Switched off' if rule.off else f'From {rule.source}'}.")
    if rule.trigger:
        yield from _section("Applies only if a line contains:", _bullets(rule.trigger))
    if rule.shape:
        yield from (BLANK, line(("Applies only if a line is:", HEADING), f" {rule.shape}", hang=len(INDENT)))
    if rule.pattern:
        whole = "The whole line matches:" if rule.scope == "line" else "The part of the line that matches:"
        pattern = rule.pattern.strip("\n").split("\n")
        yield from _section(whole, (line(INDENT, part, hang=None) for part in pattern))
    for heading, examples in (("Removes:", rule.drop), ("Keeps:", rule.keep), ("Examples:", rule.examples)):
        if examples:
            yield from _section(heading, _bullets(examples))


def _section(heading: str, lines: Iterable[Line]) -> Iterator[Line]:
    yield from (BLANK, line((heading, HEADING)), *lines)


def _inner(words: str) -> Line:
    return line(INDENT, words, hang=len(INDENT))


def _bullets(items: Iterable[object]) -> Iterator[Line]:
    for item in items:
        parts = [f"{key}: {value}" for key, value in item.items()] if isinstance(item, dict) else [str(item)]
        for number, words in enumerate(parts):
            sign = f"{INDENT}- " if not number else " " * 4
            yield line(sign, words, hang=4)
