"""Character facts for the twin, read from the generated tables in src_c/scan.

Twin and C core share the facts of Unicode, so that a newer Python cannot make them disagree; they share no logic.
``test_chartab.py`` holds the tables against Python's own ``unicodedata``.
"""

import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src_c" / "scan"


def _arrays() -> dict[str, list[int]]:
    text = (SOURCE / "chartab.c").read_text(encoding="utf-8")
    found = re.findall(r"(qx_\w+)\[\d+\] = \{([^}]*)\}", text)
    return {name: [int(value) for value in body.split(",")] for name, body in found}


def _names() -> tuple[list[str], dict[str, int]]:
    text = (SOURCE / "chartab.h").read_text(encoding="utf-8")
    enum = re.search(r"enum \{ (WB_OTHER[^}]*) \}", text)
    assert enum, "chartab.h no longer lists the Word_Break values"
    word_breaks = [name.strip().removeprefix("WB_") for name in enum[1].split(",")]
    return word_breaks, {name: int(value) for name, value in re.findall(r"#define CH_(\w+) (\d+)u", text)}


_TABLES = _arrays()
WORD_BREAKS, FLAGS = _names()
BLOCK = 128


def _property(char: str) -> int:
    block = _TABLES["qx_prop_index"][ord(char) // BLOCK]
    return _TABLES["qx_prop_blocks"][block * BLOCK + ord(char) % BLOCK]


def word_break(char: str) -> str:
    """The Word_Break value: ALETTER, MIDNUM, …"""
    return WORD_BREAKS[_property(char) & 31]


def has(char: str, *flags: str) -> bool:
    """Whether the character has any of the flags, named as in chartab.h: LETTER, UPPER, SPACE, MARK, …"""
    return any(_property(char) & FLAGS[flag] for flag in flags)


def fold(word: str) -> str:
    """Simple case folding; the curly apostrophes fold to the straight one."""
    return "".join("'" if char in "‘’" else chr(ord(char) + _fold_distance(char)) for char in word)


def _fold_distance(char: str) -> int:
    block = _TABLES["qx_fold_index"][ord(char) // BLOCK]
    return _TABLES["qx_fold_blocks"][block * BLOCK + ord(char) % BLOCK]


def representatives() -> list[str]:
    """A character for every combination of facts in the tables, which have no other kinds of character."""
    found: dict[int, str] = {}
    for block, values in enumerate(_TABLES["qx_prop_index"]):
        for at in range(BLOCK):
            found.setdefault(_TABLES["qx_prop_blocks"][values * BLOCK + at], chr(block * BLOCK + at))
    return list(found.values())
