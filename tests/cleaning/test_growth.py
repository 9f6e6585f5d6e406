"""Outside of patterns, cleaning does no more work per character of a long text than of a short one.

What Python executes is counted in its own instructions: the same on every machine, and blind only to what a single
call of a built-in function takes.
"""

from __future__ import annotations

import sys
import time
from types import FrameType
from typing import Any

import pytest

from quotex.cleaning import Options, clean_and_explain
from quotex.language.loading import load_language

ENGLISH = load_language("en")
MAY_GROW = 1.1  # times as many instructions per character
PROSE = "The port of Varna stayed closed on Thursday, the third day in a row, because of a storm from the north.\n"

UNITS = {
    "labels": "Related articles\n",
    "labels with headlines": "Related articles\nWhat a storm costs the old harbour\nWhere have all the lights gone?\n",
    "labels and blank lines": "Related articles\n\n\n\n\n\n\n\n\n\n",
    "contents": "Contents\n",
    "contents and headings": "Contents\nThe storm\nThe port\n",
    "lines of fragments": "It rained. Advertisement Continue reading the main story The hall was empty. Read more\n",
    "a line of fragments": "[edit] ",
    "a line of glued adverts": "It rained. Advertisement ",
    "ampersands": "&amp;",
    "an ampersand coded over and over": "amp;",
    "entities for nothing": "&zwj;&amp;\u200b",
    "invisible characters": "a\u00ad",
    "broken words": "ab-\n",
    "lives of writers": f"Ada Lund\nAda Lund is a nurse who lives in the town of Varna with two dogs.\n{PROSE}",
    "bylines": f"By Ada Lund\n{PROSE}",
    "comments": "Omar\nReply\n3 hours ago\n",
    "posts": f"Joined: Tue May 05, 2015 8:12 pm\n{PROSE}",
    "quotations in residue": "Sign up for our “Morning Tide” newsletter\n",
    "lines that recur": "* * *\nShare\nShare via Facebook\n",
    "links of Markdown": "[Ada](/ada) *Lund* ",
    "images in links": "[![ship](/1.jpg)](/ship) ",
    "brackets and marks left open": "[a](/b) [![ *a **b [ *\n\n",
    "tags of HTML": "<p>Ada <b>Lund</b>.</p><br>",
    "what HTML hides": "<p>a</p><script>b</script><!-- c --><STYLE>",
    "tags left open": "<p>a</p><a b='<p \n\n",
    "links in links": "[a](/b) [[[[ ",
    "torn sentences": "Advertisement\nthe port of Varna,\n",
}


def instructions(text: str, preset: str) -> int:
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        clean_and_explain(text, ENGLISH, Options(preset=preset))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("preset", ["body", "page"])
@pytest.mark.parametrize("name", UNITS)
def test_the_work_grows_with_the_text(name: str, preset: str) -> None:
    unit = UNITS[name]
    short, long = (unit * (size // len(unit)) for size in (1900, 7600))
    if "\n" not in unit:  # patterns see only the beginning of a line, up to a length
        short, long = long[:475], long[:1900]
    instructions(long, preset)  # fills the caches; also, Python 3.12 counts nothing the first time
    small, large = instructions(short, preset) / len(short), instructions(long, preset) / len(long)
    assert large <= MAY_GROW * small + 1


# Cases that the count of Python's instructions does not show: text searched to the end from each of its characters.
SEARCHED = {
    "breaks of lines": ("a\x85b ", 20_000),
    "comments left open": ("a <!-- <b> ", 100_000),
    "tags of a paragraph": ("a <b>Ada <q>Lund said so.\n", 100_000),
    "tags between breaks of Windows": ("<b>Ada Lund said so.\r\n\r\n", 100_000),
}


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(3):
        before = time.process_time()
        clean_and_explain(text, ENGLISH, Options())
        best = min(best, time.process_time() - before)
    return best


@pytest.mark.parametrize("name", SEARCHED)
def test_searching_takes_linear_time(name: str) -> None:
    """Guards against a fault by which four times the text took eleven to sixteen times as long.

    Sixteen times the text may take three times as much CPU as it should, because a busy machine varies that much.
    """
    unit, size = SEARCHED[name]
    assert seconds(unit * (4 * size // len(unit))) < 3 * 16 * seconds(unit * (size // 4 // len(unit)))
