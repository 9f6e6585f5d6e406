#!/usr/bin/env python3
"""A budget for the size of the rules: their statements, word sets and conditions, none of which may grow.

    python benchmarks/budget.py           compare with budget.json; exit status 1 if a count grew
    python benchmarks/budget.py --record  write the counts as the new budget; if one grew, say why in the commit

The steps that the rules take have their own budget: ``steps.py``.
"""

from __future__ import annotations

import argparse
import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUDGET = ROOT / "benchmarks" / "budget.json"
RULES, READERS, WORD_SETS = (
    ROOT / "quotex" / "quotations",
    ROOT / "src_c" / "read",
    ROOT / "quotex" / "language" / "wordsets.py",
)

Counts = dict[str, int]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--record", action="store_true", help="write what is counted as the new budget")
    record = options.parse_args().record
    counts = count()
    status = compare(json.loads(BUDGET.read_text(encoding="utf-8")) if BUDGET.exists() else {}, counts)
    if record:
        BUDGET.write_text(json.dumps(counts, indent=2) + "\n", encoding="utf-8")
    return 0 if record else status


def count() -> Counts:
    rules = sorted(RULES.rglob("*.py"))
    return {
        "statements of quotex/quotations": sum(statements(parsed(path)) for path in rules),
        "lines of src_c/read": sum(map(lines, sorted(READERS.glob("*.[ch]")))),
        "word sets": word_sets(parsed(WORD_SETS)),
        "conditions in quotex/quotations": sum(len(list(conditions(parsed(path)))) for path in rules),
    }


def lines(path: Path) -> int:
    return path.read_bytes().count(b"\n")


def statements(tree: ast.Module) -> int:
    """The number of statements but imports and docstrings, however many lines they take.

    >>> statements(ast.parse("import re\\ndef f():\\n    'The answer.'\\n    return 1"))
    2
    """
    unpriced = ast.Import | ast.ImportFrom
    return sum(
        isinstance(node, ast.stmt)
        and not isinstance(node, unpriced)
        and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        for node in ast.walk(tree)
    )


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def word_sets(tree: ast.Module) -> int:
    """The number of fields of ``WordSets``: all sets that rules may use.

    >>> word_sets(ast.parse("class WordSets:\\n    known: bytes = b''\\n    party: bytes = b''"))
    2
    """
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "WordSets"]
    return sum(isinstance(node, ast.AnnAssign) for found in classes for node in found.body)


def conditions(tree: ast.Module) -> Iterator[tuple[ast.expr, bool]]:
    """All conditions of a file, each with the value that switches it off.

    They are the tests of ``if``, ``while`` and conditional expressions, the operands of ``and`` and ``or``, the filters
    of comprehensions, and the guards of ``case``.

    >>> [(ast.unparse(test), off) for test, off in conditions(ast.parse("if a and b: pass"))]
    [('a and b', False), ('a', True), ('b', True)]
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.If | ast.IfExp | ast.While):
            yield node.test, False
        elif isinstance(node, ast.BoolOp):
            yield from ((operand, isinstance(node.op, ast.And)) for operand in node.values)
        elif isinstance(node, ast.comprehension):
            yield from ((test, True) for test in node.ifs)
        elif isinstance(node, ast.match_case) and node.guard:
            yield node.guard, False


def compare(budget: Counts, counts: Counts) -> int:
    """Print the counts beside the budget, and return the exit status: 1 if a count grew.

    >>> compare({"word sets": 200}, {"word sets": 203})
    word sets: 203, 3 more than the budget of 200: GREW
    Delete as much elsewhere, or raise the budget: benchmarks/budget.py --record, and say why in the commit.
    1
    """
    grew = False
    for name, number in counts.items():
        allowed = budget.get(name)
        if allowed is None:
            print(f"{name}: {number}, no budget recorded")
        elif number > allowed:
            print(f"{name}: {number}, {number - allowed} more than the budget of {allowed}: GREW")
            grew = True
        else:
            less = f", {allowed - number} fewer than the budget" if number < allowed else ""
            print(f"{name}: {number}{less}")
    if grew:
        print(
            "Delete as much elsewhere, or raise the budget: benchmarks/budget.py --record, and say why in the commit."
        )
    return int(grew)


if __name__ == "__main__":
    sys.exit(main())
