"""The rules, for reading: as a list, and one in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotex.catalogue import Rule

__all__ = ["rule_list", "rule_page"]


def rule_list(rules: Iterable[Rule]) -> str:
    """A heading for each family, a line for each rule."""
    lines: list[str] = []
    family = None
    for rule in rules:
        if rule.family != family:
            family = rule.family
            lines += [""] * bool(lines) + [f"{family}  {rule.family_name}"]
        lines.append(f"  {rule.id:<6} {'(off) ' if rule.off else ''}{rule.name}: {rule.why}")
    return "".join(f"{line}\n" for line in lines)


def rule_page(rule: Rule) -> str:
    """Everything that the catalogue says of a rule."""
    lines = [f"{rule.id} {rule.name} ({rule.family_name})", f"  {rule.why}"]
    if rule.is_own or rule.off:
        lines.append(f"  {'Switched off' if rule.off else f'From {rule.source}'}.")
    if rule.trigger:
        lines += ["", "Looked at only where a line holds:", *_bullets(rule.trigger)]
    if rule.shape:
        lines += ["", f"Looked at only where a line is: {rule.shape}"]
    if rule.pattern:
        whole = "The whole line matches:" if rule.scope == "line" else "The part of the line that matches:"
        lines += ["", whole, *(f"  {line}" for line in rule.pattern.strip("\n").split("\n"))]
    for heading, examples in (("Removes:", rule.drop), ("Keeps:", rule.keep), ("Examples:", rule.examples)):
        if examples:
            lines += ["", heading, *_bullets(examples)]
    return "".join(f"{line}\n" for line in lines)


def _bullets(items: Iterable[object]) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            yield "  - " + "\n    ".join(f"{key}: {value}" for key, value in item.items())
        else:
            yield f"  - {item}"
