"""The constants of the C headers, as Python and its type checkers see them."""

import runpy
from pathlib import Path

from quotex import _core

SCRIPT = runpy.run_path(str(Path(__file__).resolve().parents[2] / "src_c" / "constants.py"))


def test_generated_files_match_the_headers() -> None:
    """If not: run ``python src_c/constants.py``."""
    assert SCRIPT["BINDING"].read_text(encoding="utf-8") == SCRIPT["binding"]()
    stub = SCRIPT["STUB"].read_text(encoding="utf-8")
    assert stub == SCRIPT["stub"](stub)


def test_every_constant_is_exported() -> None:
    values = {constant.python: constant.value for group in SCRIPT["groups"]() for constant in group.constants}
    assert len(values) == sum(len(group.constants) for group in SCRIPT["groups"]()) > 80  # no name is used twice
    assert values == {name: getattr(_core, name) for name in values}


def test_flags_of_a_group_do_not_overlap() -> None:
    for group in SCRIPT["groups"]():
        bits = [getattr(_core, constant.python) for constant in group.constants]
        single = [value for value in bits if value.bit_count() == 1]
        assert len(single) == len(set(single))
