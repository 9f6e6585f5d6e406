#!/usr/bin/env python3
"""Finds conditions of rules that decide nothing: mutation testing (DeMillo, Lipton and Sayward 1978) on the corpora.

    python benchmarks/conditions.py quotations/attribution/governed.py quotations/assembly.py
    python benchmarks/conditions.py quotations/spans/kinds.py --corpora polnear outlets --every 4 --show 5

Each test of an ``if``, a ``while`` or a conditional expression in the files, and each operand of ``or``, is set to
False, each operand of ``and`` and each filter of a comprehension to True, one at a time. The output lists how many
quotes get another kind, speaker or name, the place and the condition, the fewest first. A condition that changes next
to nothing is a guard, a fast path, or an unneeded special case: read it before you delete it. Counting stops at
``ENOUGH``. All files of ``quotations`` take about 15 seconds of one core for an article of usual length.

The corpora are in ../shared beside the checkout; without them there is nothing to try.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import inspect
import signal
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NoReturn, cast

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.budget import conditions, parsed  # noqa: E402 - needs the path above
from benchmarks.snapshot import ALL, CORPORA, corpora, is_asked, texts_of  # noqa: E402
from quotex.language.loading import load_language  # noqa: E402
from quotex.quotations import extract  # noqa: E402

ENOUGH = 20  # changed answers in one process
PATIENCE = 20  # seconds for one text: a loop that never ends is a change
Answers = dict[tuple[int, int], str]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", metavar="FILE", help="files of quotex/, such as quotations/assembly.py")
    options.add_argument("--corpora", nargs="*", default=[], help="only those whose names hold one of these words")
    options.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth text of them")
    options.add_argument("--show", type=int, default=0, metavar="N", help="print N of the changed answers, too")
    asked = options.parse_args()
    if not CORPORA.is_dir():
        print("skipped: ../shared not found, there is nothing to try the conditions on")
        return 0
    paths = [path for name, path in corpora() if is_asked(name, asked.corpora)]
    texts = islice(chain.from_iterable(map(texts_of, paths)), 0, None, asked.every)
    places = [
        f"{file}:{node.lineno}\t{ast.unparse(node)}" for file in asked.files for node, _ in conditions_in(file)[1]
    ]
    counts, examples = Counter[int](), defaultdict[int, list[str]](list)
    with ProcessPoolExecutor(initializer=prepare, initargs=(asked.files,)) as pool:
        for found in pool.map(try_on, texts, chunksize=4):
            for number, shown in found.items():
                counts[number] += len(shown)
                examples[number] += shown
    for number in sorted(range(len(places)), key=counts.__getitem__):
        print(counts[number], places[number], sep="\t")
        print(*(f"\t{shown}" for shown in examples[number][: asked.show]), sep="\n", end="\n" * bool(asked.show))
    return 0


def conditions_in(file: str) -> tuple[ast.Module, list[tuple[ast.expr, bool]]]:
    """The tree of a file, and its conditions with the value that each is set to."""
    tree = parsed(ROOT / "quotex" / file)
    return tree, list(conditions(tree))


MET: set[int] = set()  # the conditions whose value differed from the one set
CHANGED: Counter[int] = Counter()
PUT: set[int] = set()  # the condition under test


def prepare(files: list[str]) -> None:
    """Give the functions of the files code that calls ``_met`` for the value of each condition."""
    signal.signal(signal.SIGALRM, _give_up)
    first = 0
    for file in files:
        module = importlib.import_module("quotex." + file.removesuffix(".py").replace("/", "."))
        module.__dict__["_met"] = _met
        tree, places = conditions_in(file)
        asking = _Asking({id(node): (number, value) for number, (node, value) in enumerate(places, first)})
        code = compile(ast.fix_missing_locations(asking.visit(tree)), str(module.__file__), "exec")
        for function, its in _functions(code, module):
            function.__code__ = its
        first += len(places)


def _met(number: int, value: bool, found: Any) -> Any:
    """The value of the condition, or the one that it is set to."""
    if bool(found) != value:
        MET.add(number)
    return value if number in PUT else found


def _give_up(*_signal: object) -> NoReturn:
    raise TimeoutError


class _Asking(ast.NodeTransformer):
    """Replaces each condition by ``_met(number, value, condition)``."""

    def __init__(self, places: dict[int, tuple[int, bool]]) -> None:
        self.places = places

    def visit(self, node: ast.AST) -> Any:
        seen = self.generic_visit(node)
        if id(node) not in self.places:
            return seen
        arguments = [*map(ast.Constant, self.places[id(node)]), cast(ast.expr, seen)]
        return ast.Call(ast.Name("_met", ast.Load()), arguments, [])


def _functions(code: CodeType, owner: Any) -> Iterator[tuple[FunctionType, CodeType]]:
    """The functions of a module or class, with their code in ``code``."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            found = vars(owner).get(inner.co_name)
            found = getattr(found, "func", None) or getattr(found, "fget", None) or inspect.unwrap(found)
            if isinstance(found, FunctionType):
                yield found, inner
            elif isinstance(found, type):
                yield from _functions(inner, found)


def try_on(text: tuple[str, str]) -> dict[int, list[str]]:
    """The changes by each condition that is evaluated for the text, by its number."""
    MET.clear()
    answers, found = _answer(text[1]), {}
    for number in [number for number in sorted(MET) if CHANGED[number] < ENOUGH]:
        PUT.add(number)
        other = _answer(text[1])
        PUT.clear()
        pairs = [(answers.get(place), other.get(place)) for place in sorted({*answers, *other})]
        found[number] = [f"{text[0]} {one} → {two}" for one, two in pairs if one != two]
        CHANGED[number] += len(found[number])
    return found


def _answer(text: str) -> Answers:
    """Kind, speaker and name of each quote by its offsets; or the error."""
    signal.alarm(PATIENCE)
    try:
        quotes, _people = extract(text, load_language("en"), kinds=ALL)
    except Exception as error:
        return {(0, 0): repr(error)}
    finally:
        signal.alarm(0)
    return {(quote.start, quote.end): _shown(quote.to_dict()) for quote in quotes}


def _shown(row: dict[str, Any]) -> str:
    speaker = row["speaker"] or {}
    return f"{row['text'][:60]!r} {row['kind']} {speaker.get('text')!r} = {speaker.get('name')!r}"


if __name__ == "__main__":
    sys.exit(main())
