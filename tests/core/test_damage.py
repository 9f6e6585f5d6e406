"""The search for damage agrees with its slow twin, at every width of characters."""

from __future__ import annotations

import ctypes
import random
import shutil
import subprocess
from pathlib import Path

import pytest
import twin_damage
from hypothesis import example, given
from hypothesis import strategies as st

from quotex import _core, damage
from quotex.cleaning import characters, misread

SIGNS = (
    '&<\\"*_[](->#=|`:,. \n\r\t\x00\x7f\x85\u00a0\u2028a1A/!?;'
    + damage.SUPERSCRIPTS
    + damage.MISREAD_FIRST
    + damage.LOST
)
SOURCE = Path(__file__).resolve().parents[2] / "src_c"
ASCII = '&<\\"*_[](->#=|`:,. \n\r\t\x00\x7fa1A/!?;xyz     '
signs = st.text(SIGNS + damage.INVISIBLE + damage.WINDOWS + damage.LIGATURES + damage.SPACES, max_size=80)
any_text = st.one_of(signs, st.text(st.characters(exclude_categories=()), max_size=60))


@given(text=any_text)
@example(text="\n" * 40 + " ,")
@example(text="x" * 15 + '""' + "-\n" * 9 + "> a")
def test_core_and_twin_find_the_same_places(text: str) -> None:
    for wide in ("", "“", "\U0001f600"):
        found = damage.find_damage(text + wide)
        for kind in twin_damage.PATTERNS:
            places = twin_damage.places(text + wide, kind)
            assert found.places(kind) == places
            assert bool(found.kinds & kind) == bool(places)


@given(text=any_text, start=st.integers(-3, 90), stop=st.integers(-3, 90))
def test_places_in_a_part_of_the_text(text: str, start: int, stop: int) -> None:
    found = damage.find_damage(text)
    kinds = _core.DAMAGE_EMPHASIS | _core.DAMAGE_BLOCK
    expected = {
        place for kind in (_core.DAMAGE_EMPHASIS, _core.DAMAGE_BLOCK) for place in twin_damage.places(text, kind)
    }
    assert found.places(kinds, start, stop) == sorted(place for place in expected if start <= place < stop)


def test_every_kind_has_a_pattern_in_the_twin() -> None:
    assert set(twin_damage.PATTERNS) == {getattr(_core, name) for name in dir(_core) if name.startswith("DAMAGE_")}


def test_the_finder_knows_every_character_that_rules_repair() -> None:
    beyond_ascii = {character for character in characters.MENDED if character > "\x7f"}
    assert beyond_ascii <= {*damage.INVISIBLE, *damage.DIRECTION, *damage.WINDOWS, *damage.LIGATURES, *damage.SPACES}
    assert {read[0] for read in misread.MISREAD_AS} == {*damage.MISREAD_FIRST}


def test_anything_but_a_str_is_refused() -> None:
    with pytest.raises(TypeError, match="reads str"):
        damage.find_damage(b"no")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="DamageFinder"):
        _core.Damage()


@pytest.mark.skipif(not shutil.which("cc"), reason="needs a C compiler")
def test_the_places_are_the_same_without_vectors(tmp_path: Path) -> None:
    library = tmp_path / "damage.so"
    sources = [*sorted(SOURCE.glob("scan/*.c"))]
    flags = ["-std=c11", "-shared", "-fPIC", "-U__SSE2__", f"-I{SOURCE}", "-o", str(library)]
    subprocess.run(["cc", *flags, *map(str, sources)], check=True)
    plain = ctypes.CDLL(str(library))
    chance = random.Random(5)
    for _ in range(300):
        text = "".join(chance.choices(ASCII, k=chance.randrange(60)))
        kind_of, table, kinds = ctypes.create_string_buffer(1024), ctypes.create_string_buffer(256), ctypes.c_uint32()
        assert plain.qx_characters_init(kind_of, None, None, 0) == 0
        assert plain.qx_find_damage(table, ctypes.byref(kinds), kind_of, text.encode(), len(text), 1) == 0
        assert kinds.value == damage.find_damage(text).kinds
        plain.qx_table_free(table)
        plain.qx_characters_free(kind_of)
