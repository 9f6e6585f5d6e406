"""Reading a hostile transcript that is ten times as long takes hardly more than ten times as many calls."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counting import calls_of

from quotex.language.loading import load_language
from quotex.turns import read

MAY_GROW = 1.1
LINES = 200


def word(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number)).title()


HOSTILE: dict[str, Callable[[int], str]] = {
    "names that do not recur": lambda n: f"Ada {word(n)}x: Do I know you?\n",
    "two names": lambda n: f"{('Ada', 'Omar')[n % 2]} Moor: Do I know you?\n",
    "surnames of full names": lambda n: f"Ada {word(n)}x: Do I know you?\n{word(n)}x: You do.\n",
    "initials": lambda n: f"{word(n % 500).upper()}: Do I know you?\n",
    "cues without words": lambda n: "00:00:01.000 --> 00:00:02.000\n",
    "broken cues": lambda n: "00:00:01.000 --> 00:0x\nADA: I see.\n\n",
    "one cue": lambda n: "00:00:01.000 --> 00:00:02.000\n" if n < 3 else "- Do I know you?\n",
    "open tags": lambda n: "<a <u who=<v " if n > 9 else "Ada: I?\nOmar: You?\n",
    "nicks": lambda n: f"<{word(n)}> Do I know you?\n",
    "examiners": lambda n: f"BY MS. {word(n).upper()}X:\nQ. Where were you?\nA. I was at home.\n",
    "witnesses": lambda n: f"Ada {word(n)}x, having been duly sworn\nQ. Where were you?\nA. I was at home.\n",
    "bold questions": lambda n: "**Do you see?**\n\nI see you.\n\n" if n else "Edited for clarity\n\n",
    "far runs of a debate": lambda n: (
        "  Mr. MOOR. I see.\n  Mr. REYES. You do.\n  Mr. MOOR. I do.\n" + "Plain.\n\n" * 9
    ),
    "directions": lambda n: "[laughter]\n\n" if n % 99 else "Ada: I see?\nOmar: You do.\n",
    "a paragraph of many lines": lambda n: (
        "Ada: I see?\nOmar: You do.\n" if n < 3 else "a line of some fifty characters which is not so long\n"
    ),
}


def calls(text: str) -> int:
    return calls_of(lambda: read(text, load_language("en")))


@pytest.mark.parametrize("line", HOSTILE.values(), ids=HOSTILE)
def test_work_is_linear(line: Callable[[int], str]) -> None:
    short, long = ("".join(map(line, range(lines))) for lines in (LINES, 10 * LINES))
    read(short, load_language("en"))

    assert calls(long) < MAY_GROW * 10 * calls(short)
