"""Texts made to be slow: scanning a text ten times as long runs at most ten times as many blocks of code.

The scanner is compiled again with a call in each basic block that counts it, so that the count is the same on every
machine, however busy. Functions of the C library are not counted. Skipped, with a message, without a C compiler.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1] / "src_c"
COMPILER = shutil.which("cc")
pytestmark = pytest.mark.skipif(not COMPILER, reason="counting blocks needs a C compiler")

MAY_GROW = 1.05
ENCODINGS = {1: "latin-1", 2: "utf-16-le", 4: "utf-32-le"}
PIECES = {
    "one line": "word and 'word', “so” (a) 12.5 ",
    "straight marks": '"',
    "curly opening marks": "“",
    "curly closing marks": "”",
    "apostrophes": "'",
    "spaced apostrophes": " '",
    "dogs'": " 'dogs' ",
    "alternating": "“‘",
    "alternating and closing": "“‘’”",
    "unclosed on every line": "“a\n",
    "newlines": "\n",
    "opening tags": "<a ",
    "addresses": "a@b",
    "at signs": "@",
    "dots and at signs": ".@.",
    "colons and slashes": "://",
    "www": "www.a",
    "phrase beginnings": "a " * 11,
    "terminators": ".",
    "terminators and marks": '." ',
    "combining": "a\u0308",
    "combining only": "\u0308",
    "narrow no-break spaces": "\u202f",
    "narrow no-break spaces and accents": "\u202f\u0308 ",
    "regional indicators": "🇫",
    "letters and apostrophes": "a'",
    "digits and commas": "1,",
    "hebrew and double marks": 'ש"',
    "brackets": "([",
    "feet": "5'1\"",
}
STOPS = [
    ".",
    " .",
    '."',
    '. " ',
    ".) ) ",
    "1. ",
    "1) ",
    "• ",
    ".[1]",
    ".[1] ",
    ". :) ",
    "U.S. ",
    "“a. ",
    "a. b. ",
    "said.Moor",
    "Moor.The",
    ". . . . ",
    "。「",
    ". - - - - ",
]


@pytest.fixture(scope="module")
def blocks(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], int]:
    """A function that counts the basic blocks that run while a text is scanned."""
    folder = tmp_path_factory.mktemp("blocks")
    compile_ = [str(COMPILER), "-std=gnu11", "-O1", "-fPIC", "-c", f"-I{SOURCE}"]
    sources = [str(path) for path in sorted(SOURCE.rglob("*.c"))]
    subprocess.run([*compile_, "-fsanitize-coverage=trace-pc", *sources], cwd=folder, check=True)
    subprocess.run([*compile_, str(HERE / "block_driver.c")], cwd=folder, check=True)
    library = folder / "blocks.so"
    subprocess.run([str(COMPILER), "-shared", "-o", str(library), *folder.glob("*.o")], check=True)
    scan_blocks = ctypes.CDLL(str(library)).scan_blocks
    scan_blocks.restype = ctypes.c_uint64
    scan_blocks.argtypes = [ctypes.c_char_p, ctypes.c_uint32, ctypes.c_int]

    def count(text: str) -> int:
        width = 1 if max(text) < "\u0100" else 2 if max(text) < "\U00010000" else 4
        found = int(scan_blocks(text.encode(ENCODINGS[width]), len(text), width))
        assert found
        return found

    return count


@pytest.mark.parametrize("piece", [*PIECES.values(), *STOPS], ids=[*PIECES, *map(repr, STOPS)])
def test_work_is_linear(piece: str, blocks: Callable[[str], int]) -> None:
    assert blocks(piece * 30_000) < MAY_GROW * 10 * blocks(piece * 3_000)


def test_the_count_grows_with_the_text(blocks: Callable[[str], int]) -> None:
    assert blocks("word " * 3_000) > 2 * blocks("word " * 1_000) > 0
