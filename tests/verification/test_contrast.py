"""The contrast set of benchmarks/verify.py, on an invented article: each fault is made and reported."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

import quotex
from quotex.verification.verifying import Verifier

ROOT = Path(__file__).parents[2]
PARTS = (
    (
        "“",
        "The old wall will not hold another winter, and the county has never offered us the 40,000 pounds it costs",
        "Ada Moor",
    ),
    (
        "“",
        "Nobody in this harbour believes that a wall of 1890 can be mended again with sand and good wishes",
        "Omar Reyes",
    ),
    (
        "“",
        "My boats can't leave before the gates are open, so the fishermen don't earn a penny until noon",
        "Lena Ortiz",
    ),
)
NARRATION = (
    "The harbour board met on Monday evening in the long hall above the fish market and voted after three hours."
)


def contrast() -> ModuleType:
    path = ROOT / "benchmarks" / "contrast.py"
    if not path.is_file():
        pytest.skip("the benchmarks are not here")
    if "contrast" not in sys.modules:
        spec = importlib.util.spec_from_file_location("contrast", path)
        assert spec is not None
        assert spec.loader is not None
        sys.modules["contrast"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["contrast"])
    return sys.modules["contrast"]


def article() -> tuple[str, list[tuple[int, int, str, str]]]:
    text, items = f"{NARRATION}\n\n", []
    for mark, words, name in PARTS:
        items.append((len(text) + 1, len(text) + 1 + len(words), words, name))
        text += f"{mark}{words},” said {name}.\n\n{NARRATION.replace('three', 'four')}\n\n"
    return text, items


def test_each_fault_is_reported() -> None:
    made = contrast()
    text, items = article()
    source = made.Source("courier", text)
    source.items = [made.Item("invented", "courier", *item) for item in items]
    source.people = [name for _, _, name in PARTS]
    maker = made.Maker([source], ["Every boat in the eastern basin was painted green by forty volunteers last May"])
    cases = [case for kind in made.VERDICTS for item in source.items if (case := maker.case(kind, item)) is not None]
    assert {case.kind for case in cases} >= set(made.VERDICTS) - {"clause", "splice", "splice_marked"}
    checks = Verifier([case.draft for case in cases]).run([text])
    for case, found in zip(cases, checks, strict=True):
        assert found, case.draft
        assert found[0].verdict == case.verdict, case.draft
        if case.flag:
            assert case.flag in [flag.kind for flag in found[0].flags], case.draft
        if case.kind in ("verbatim", "swapped"):
            assert found[0].speaker == case.speaker, case.draft
        if case.kind == "narration":
            assert found[0].in_speech is False


def test_the_article_passes_against_itself() -> None:
    text, _ = article()
    assert [check.ok for check in quotex.verify(text, [text])] == [True] * len(PARTS)
