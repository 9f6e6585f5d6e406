"""Counts the steps that `regex` takes to match; the count is the same on every machine.

Its loops ask the C library's ``clock`` every 256 steps where a match has a timeout. In a process of its own, a
``clock`` that counts how often it is asked is put before the C library's.

Three things would escape the count. A repeat of one character is a single step, however many it scans; so ``counted``
writes such a repeat as one of a group. `regex` remembers where some repeats have failed, and it gives up at once where
a string that the pattern requires is missing; so ``counted`` adds a fuzzy alternative, which forbids both. What is
counted is what the pattern may cost by its form alone.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import regex
from hostile import Group, Node, One, Repeat, lines, parse

TICK = 256  # steps
PATIENCE = 4000  # the most ticks of a match
CLOCK = "#include <time.h>\nstatic clock_t ticks;\nclock_t clock(void) { return ticks++; }\n"
CLOCKS_PER_SEC = 1e6  # on every system of the X/Open standard
FUZZY = r"|(?:\uffff\uffff){i<=1}"

SMALL, LARGE = 500, 2000  # characters
MAY_GROW = 1.3  # times as many steps per character on LARGE as on SMALL
MOST = 120  # steps per character


def missing() -> str:
    """What is missing to count steps, or an empty string."""
    if not sys.platform.startswith("linux"):
        return "steps are counted on Linux alone"
    return "" if shutil.which("cc") else "counting steps needs a C compiler"


def counted(pattern: str) -> str:
    """The pattern, rewritten so that all of its steps are counted.

    >>> counted("a*+b").removesuffix(FUZZY)
    '(?:a|(?!))*+b'
    """
    return _counted(parse(pattern)) + FUZZY


def _counted(node: Node) -> str:
    if isinstance(node, Repeat):
        body = _counted(node.body)
        return (f"(?:{body}|(?!))" if node.most > 1 and _is_one(node.body) else body) + node.times
    if isinstance(node, Group):
        branches = "|".join("".join(map(_counted, branch)) for branch in node.branches)
        return f"{node.opening}{branches})" if node.opening else branches
    return node.source


def _is_one(node: Node) -> bool:
    """Whether `regex` reads the node as one character."""
    if isinstance(node, Group) and not node.looks_around:
        return all(len(branch) == 1 and _is_one(branch[0]) for branch in node.branches)
    return isinstance(node, One)


class Steps:
    """A process that counts steps, for use in a ``with`` statement. Its clock is built in ``folder``."""

    def __init__(self, folder: Path) -> None:
        code, library = folder / "clock.c", folder / "clock.so"
        code.write_text(CLOCK)
        subprocess.run(["cc", "-shared", "-fPIC", str(code), "-o", str(library)], check=True)
        path = Path(__file__).resolve()
        # A blank in LD_PRELOAD separates two libraries, so the path of the folder stays out of it.
        here = {"LD_PRELOAD": f"./{library.name}", "PYTHONPATH": str(path.parent)}
        self._process = subprocess.Popen(
            [sys.executable, str(path)],
            cwd=folder,
            env=os.environ | here,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Steps:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def of(self, pattern: str, texts: Sequence[str], *, whole: bool = True) -> list[int]:
        """The most steps for each text, to match it as a whole or to search it for all matches.

        ``TICK * PATIENCE`` for a text that takes more, and none for the texts after it.
        """
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps([pattern, texts, whole]), file=self._process.stdin, flush=True)
        return [TICK * ticks for ticks in json.loads(self._process.stdout.readline())]

    def complaint(self, pattern: str, grown: Iterable[tuple[str, str]], *, whole: bool = True) -> str:
        """Why the pattern takes too many steps on ``grown`` lines; empty if it takes linear time.

        Each match that a search finds counts as a tick at least, so that no search is held to ``MOST``.
        """
        found = []
        for size in (SMALL, LARGE):
            texts = lines(grown, size)
            taken = self.of(counted(pattern), texts, whole=whole)
            most = max(taken)
            found.append(most / size)
            if (whole and most > MOST * size) or most == TICK * PATIENCE or found[-1] > MAY_GROW * found[0]:
                told = " and ".join(f"{cost:.0f}" for cost in found)
                return f"{told} steps a character on {size} characters: {texts[taken.index(most)]!r}"
        return ""


clock = ctypes.CDLL(None).clock


def _ticks(pattern: regex.Pattern[str], text: str, whole: bool) -> int:
    """How often a match reads the clock, which it does at its start and every 256 steps."""
    before = clock()
    try:
        if whole:
            pattern.fullmatch(text, timeout=PATIENCE / CLOCKS_PER_SEC)
        else:
            list(pattern.finditer(text, timeout=PATIENCE / CLOCKS_PER_SEC))
    except TimeoutError:
        return PATIENCE
    return int(clock()) - before - 2  # one for the deadline, one for this line


def main() -> None:
    for request in sys.stdin:
        pattern, texts, whole = json.loads(request)
        compiled, ticks = regex.compile(pattern), list[int]()
        for text in texts:
            ticks.append(_ticks(compiled, text, whole))
            if ticks[-1] == PATIENCE:
                break
        print(json.dumps(ticks), flush=True)


if __name__ == "__main__":
    main()
