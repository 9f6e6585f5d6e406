"""Every pattern takes linear time: those of the line rules, and those in Python code.

Each is tried on lines grown from itself and its examples (``hostile``), and its steps are counted (``steps``). The
costliest line of 2,000 characters may cost hardly more steps a character than the costliest of 500. That is longer than
most rules look at: a pattern is linear by its form, not by ``Rule.most``.
"""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest
import regex
from hostile import grow
from steps import MOST, TICK, Steps, counted

import quotex
from quotex.language import packs
from quotex.language.catalogue import Rule, catalogue

FOLDER = Path(quotex.__file__).parent
RULES = {
    f"{rule.source.partition('/')[0]}-{rule.id}": rule  # a common rule counts once
    for code in packs.codes()
    for rule in catalogue(code).values()
    if rule.pattern is not None
}
FLAGS = {regex.IGNORECASE: "i", regex.MULTILINE: "m", regex.DOTALL: "s", regex.VERBOSE: "x"}
# Functions that compile a pattern that differs between calls.
COMPILERS = {
    *("language/catalogue.py: compiled", "language/inflection.py: _compiled", "cli/parts.py: Target"),
    *("language/patterns.py: precompiled", "language/patterns.py: keep_compiled"),
    *("language/automata.py: _symbols", "language/automata.py: _Reader", "evaluation/readers/words.py: Words"),
    "document.py: Document",
    *(
        "cleaning/heads.py: _bylines_of",
        "turns/words.py: _pattern",
        "turns/speakers.py: Speakers",
    ),  # from words of the pack
    "io/readers/flattening.py: _token",  # has a back-reference: see tests/io/test_flattening.py
}

# Lines that are not grown, since the text to repeat is longer.
LONGER = {"quotex.cleaning.facts._PART": [("<script ", "/ld+json")]}

# Lines that took seconds or minutes before patterns were possessive, and similar ones.
HOSTILE = [
    "Share " + "via " * 22 + "z",
    "a: " * 22 + "read more, more",
    "Browse " + "a" * 189 + "1!x",
    "Written by " + "The" * 60 + "!x",
    "sign up " * 240,
    "follow us on " + "a" * 1900,
    "(Photo: " * 240,
    "by " + "A. " * 600,
    "By " + "Ada Lund and " * 150,
    "share " * 330 + "x",
    "- " * 990 + "x",
    "click here. " * 160,
    "comments on " * 160,
    "Published May 3, 2021 " * 80 + "x",
    "photo by A " * 180,
    "[read " * 330,
    "© " * 990,
    "is a reporter " * 140,
    "read more. " * 180,
    "privacy policy and " * 100 + "!x",
    "Ada/Getty Images " * 115 + "x",
    "contributed to this report " * 70,
    "your browser does not " * 90,
    "more from The " * 140,
    "Ada Lund speaks in May " * 85,
    "Ada, left, and Omar, right, " * 70,
    "Sign up for the list and " * 78,
    "The Harbour of the Port and the Sea " * 55,
    "Ada Lund lives in Varna. Twitter: @a " * 54,
    "Still from video by Ada Lund, " * 66,
    "—Ada Lund, Omar Reyes, " * 86,
    "Visit The Port of Varna at the Sea " * 56,
    "Twitter: " * 220,
    "Jetzt Newsletter " * 110,
    "Foto: Anna Moor " * 120,
    "Aktualisiert am 3. Mai 2026 " * 70,
    "Lesen Sie auch mehr " * 90,
    "Kommentar schreiben " * 95,
]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_line_rule_takes_linear_time(rule: Rule, steps: Steps) -> None:
    assert rule.pattern
    grown = grow(rule.pattern, [*rule.drop, *rule.keep, *rule.trigger])
    assert not steps.complaint(rule.pattern, grown, whole=rule.scope == "line")
    taken = steps.of(counted(rule.pattern), HOSTILE, whole=rule.scope == "line")
    assert all(count <= MOST * len(line) + TICK for count, line in zip(taken, HOSTILE, strict=True))


def patterns_in_code() -> list[tuple[str, str, bool]]:
    """The patterns in modules of quotex: name, pattern, and whether it is tried only at the start of a text."""
    found = list[tuple[str, str, bool]]()
    for path in FOLDER.rglob("*.py"):
        if path.name == "__main__.py":
            continue
        name = ".".join(["quotex", *path.relative_to(FOLDER).with_suffix("").parts]).removesuffix(".__init__")
        code = path.read_text(encoding="utf-8")
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError as error:
            if (error.name or "").startswith("quotex"):
                raise
            continue  # an extra or an engine that is not installed
        for pattern, value in vars(module).items():
            if isinstance(value, re.Pattern | regex.Pattern):
                uses = set(regex.findall(rf"\b{pattern}\.(\w+)\(", code))
                found.append((f"{name}.{pattern}", _text_of(value), uses <= {"match", "fullmatch"}))
    return found


def _text_of(pattern: re.Pattern[str] | regex.Pattern[str]) -> str:
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    return "".join(f"(?{letter})" for flag, letter in FLAGS.items() if pattern.flags & flag) + text


@pytest.mark.parametrize(
    ("name", "pattern", "whole"), [pytest.param(*found, id=found[0]) for found in patterns_in_code()]
)
def test_a_pattern_in_code_takes_linear_time(name: str, pattern: str, whole: bool, steps: Steps) -> None:
    assert not steps.complaint(pattern, [*grow(pattern), *LONGER.get(name, [])], whole=whole)


def test_no_pattern_in_code_is_missed() -> None:
    """Patterns are compiled when their module is loaded, which ``patterns_in_code`` finds, or by ``COMPILERS``."""
    found = set()
    for path in FOLDER.rglob("*.py"):
        for statement in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(statement, ast.Assign | ast.AnnAssign) and any(map(_is_of_regex, ast.walk(statement))):
                found.add(f"{path.relative_to(FOLDER)}: {getattr(statement, 'name', statement.lineno)}")
    assert found == COMPILERS


def _is_of_regex(node: ast.AST) -> bool:
    """Whether the node calls ``precompiled``, or calls or imports a pattern function of ``re`` or ``regex``."""
    if isinstance(node, ast.ImportFrom):
        return node.module in ("re", "regex")
    called = node.func if isinstance(node, ast.Call) else None
    if isinstance(called, ast.Name) and called.id == "precompiled":
        return True
    return (
        isinstance(called, ast.Attribute)
        and isinstance(called.value, ast.Name)
        and called.value.id in ("re", "regex")
        and called.attr != "escape"
    )
