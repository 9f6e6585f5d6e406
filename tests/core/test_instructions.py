"""Instructions per character, counted by valgrind: they must not grow with the length of any text.

Counts do not depend on the load of the machine, so even a small growth shows. Skipped, with a message, without valgrind
or a C compiler.
"""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1] / "src_c"
VALGRIND, COMPILER = shutil.which("valgrind"), shutil.which("cc")
pytestmark = pytest.mark.skipif(not (VALGRIND and COMPILER), reason="instruction counts need valgrind and a C compiler")

SMALL, LARGE, HUGE = 10_000, 300_000, 10_000_000  # characters
MAY_GROW = 1.05
ENCODINGS = {1: "latin-1", 2: "utf-16-le", 4: "utf-32-le"}
PROSE = (
    "The council of Oxmere met on Monday, and nobody left before nine o'clock. \"We can't go on like this,\" said the "
    "mayor, Ann Tarlow, who had come in from the rain. She asked for 12.5 million.\n\n"
)
CURLY = PROSE.replace(' "', " “").replace('," ', ",” ").replace("'", "’")
TEXTS = {
    "prose": (PROSE, 1),
    "curly prose": (CURLY, 2),
    "curly prose, wide": (CURLY, 4),
    "prose on one line": (PROSE.replace("\n", " "), 1),
    "prose, wrapped": (PROSE.replace(", ", ",\n"), 1),
    "straight marks": ('"', 1),
    "marks between blanks": ('" ', 1),
    "curly marks, opening": ("“", 2),
    "curly marks, closing": ("”", 2),
    "apostrophes": ("'", 1),
    "spaced apostrophes": (" '", 1),
    "possessives": ("dogs' ", 1),
    "newlines": ("\n", 1),
    "blank lines and marks": ('"\n\n', 1),
    "alternating": ("“‘", 2),
    "alternating, closed": ("“‘a’”", 2),
    "terminators": (".", 1),
    "terminators and marks": ('." ', 1),
    "one-letter sentences": ("A. ", 1),
    "tags never closed": ("<a ", 1),
    "addresses": ("a@b", 1),
    "dotted at signs": (".@.", 1),
    "links never begun": ("://", 1),
    "combining": ("\u0308", 2),
    "letters and apostrophes": ("a'", 1),
}


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("count") / "count_driver"
    sources = map(str, [HERE / "count_driver.c", *sorted(SOURCE.glob("*/*.c"))])
    subprocess.run([COMPILER, "-std=gnu11", "-O2", "-g", f"-I{SOURCE}", *sources, "-o", str(path)], check=True)
    return path


def instructions(driver: Path, text: str, width: int) -> int:
    path = driver.parent / "text"
    path.write_bytes(text.encode(ENCODINGS[width]))
    counting = [VALGRIND, "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    result = subprocess.run([*counting, str(driver), str(path), str(width)], capture_output=True, text=True, check=True)
    found = re.search(r"I\s+refs:\s+([\d,]+)", result.stderr)
    assert found, result.stderr
    return int(found[1].replace(",", ""))


@cache
def for_nothing(driver: Path, width: int) -> int:
    return instructions(driver, "", width)


def per_character(driver: Path, text: str, width: int) -> float:
    """The instructions for a text, without those for an empty one."""
    return (instructions(driver, text, width) - for_nothing(driver, width)) / len(text)


@pytest.mark.parametrize("name", TEXTS)
def test_instructions_per_character_do_not_grow(name: str, driver: Path) -> None:
    piece, width = TEXTS[name]
    small, large = (per_character(driver, piece * (size // len(piece)), width) for size in (SMALL, LARGE))
    assert large < small * MAY_GROW + 1


@pytest.mark.parametrize("name", ["prose", "straight marks"])
def test_instructions_do_not_grow_up_to_ten_million_characters(name: str, driver: Path) -> None:
    piece, width = TEXTS[name]
    small, huge = (per_character(driver, piece * (size // len(piece)), width) for size in (SMALL, HUGE))
    assert huge < small * MAY_GROW + 1


def test_instructions_do_not_grow_with_deep_nesting(driver: Path) -> None:
    small, large = (per_character(driver, "“" * (size // 2) + "a" + "”" * (size // 2), 2) for size in (SMALL, LARGE))
    assert large < small * MAY_GROW + 1


def test_wide_characters_cost_little(driver: Path) -> None:
    """Two-byte prose takes at most a quarter more instructions than one-byte prose."""
    one, two = (per_character(driver, PROSE * 100, width) for width in (1, 2))
    assert two < one * 1.25
