"""The catalogue as pages: one for each family of rules, with every rule's reason, examples and error rates."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from typing import Any

import quotex
from docsite import rates
from quotex.language.catalogue import FAMILIES, Rule
from quotex.render.layout import visible

__all__ = ["pages"]

HEAD = """# Rules

Every edit and every quote names the rules that made it. These are all of them, with their reasons and their examples,
which are tests. In a terminal, `quotex rules BP201` shows one; `--select`, `--ignore` and
[rules of your own](../own-rules.md) take their ids and the prefixes of families.

| family | rules | what they decide |
|---|---:|---|
"""


@cache
def pages() -> dict[str, str]:
    """The pages by name: the table of families first."""
    families: dict[str, list[Rule]] = {}
    for rule in quotex.rules():
        families.setdefault(rule.family, []).append(rule)
    rows = [
        f"| [{family}]({family}.md) | {len(rules)} | {FAMILIES[family]}: {', '.join(_links(rules))} |\n"
        for family, rules in families.items()
    ]
    return {"rules/index.md": HEAD + "".join(rows)} | {
        f"rules/{family}.md": _family(family, rules) for family, rules in families.items()
    }


def _links(rules: list[Rule]) -> Iterator[str]:
    for rule in rules:
        yield f"[{rule.name}]({rule.family}.md#{rule.id})"


def _family(family: str, rules: list[Rule]) -> str:
    return f"# {family}: {FAMILIES[family]}\n\n" + "\n".join(line for rule in rules for line in _rule(rule))


def _rule(rule: Rule) -> Iterator[str]:
    yield from (f"## {rule.id} {rule.name} {{ #{rule.id} }}", "", rule.why, "")
    if not rule.default:
        yield from ("It is off unless it is selected.", "")
    if told := rates.of_rule(rule.id):
        yield from (told, "")
    if rule.examples:
        yield from ("Examples:", "", _listed(_example(example) for example in rule.examples), "")
    for heading, lines in (("Removes:", rule.drop), ("Keeps:", rule.keep)):
        if lines:
            yield from (heading, "", _listed(map(_text, lines)), "")
    if rule.trigger:
        yield from (f"Looked at only where a line holds {', '.join(map(_code, rule.trigger))}.", "")
    if rule.pattern:
        how = "The whole line matches:" if rule.scope == "line" else "Removes what matches:"
        yield from ('<details markdown="0"><summary>Pattern</summary>', f"<p>{how}</p>")
        yield from (f"<pre><code>{escape(rule.pattern)}</code></pre></details>", "")


def _listed(items: Iterator[str] | map[str]) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def _example(example: Any) -> str:
    """An example as Markdown: a text before and after a repair, or a text with what must be found in it."""
    if not isinstance(example, dict):
        return " becomes ".join(map(_text, example))
    text = example.get("text") or example.get("page") or "\n".join(example.get("recurs", ()))
    told = [f"{key} {_text(_one(value))}" for key, value in example.items() if key not in ("text", "page", "recurs")]
    return f"{_text(text)}<br> {'; '.join(told)}"


def _one(value: Any) -> str:
    return value if isinstance(value, str) else " / ".join(map(str, value))


def _text(text: str) -> str:
    """The text of an example, escaped for Markdown and HTML, with visible line breaks and control characters."""
    lines = "<br>".join(escape(visible(line)) for line in text.strip("\n").split("\n"))
    return f'<span class="example">{lines}</span>'


def _code(phrase: str) -> str:
    return f"<code>{escape(visible(phrase))}</code>"
