"""Passages: the core agrees with its slow twin, and finds them in linear time."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import accumulate
from pathlib import Path

import pytest
import twin_passages
from hypothesis import given, settings
from hypothesis import strategies as st

from quotex import _core
from quotex.verification.matching import Index

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1] / "src_c"
VALGRIND, COMPILER = shutil.which("valgrind"), shutil.which("cc")

WORDS = ["the", "old", "wall", "re", "elect", "reelect", "can", "not", "cannot", "of", "harbour", "cafe", "by", "bythe"]
FUNCTION = {"the", "of", "can", "not", "cannot", "by"}
words = st.sampled_from(WORDS)
few = st.sampled_from(["wall", "the", "re", "reelect", "elect"])
texts = st.one_of(st.lists(words, max_size=60), st.lists(few, max_size=60))


@st.composite
def quotations(draw: st.DrawFn) -> twin_passages.Row:
    keys = draw(st.lists(draw(st.sampled_from([words, few])), min_size=1, max_size=14))
    cuts = sorted(draw(st.sets(st.integers(1, len(keys)), max_size=2)) - {len(keys)})
    pairs = [(at, step) for step in (1, 2) for at in range(len(keys) - step)]
    seeds = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else [(0, 0)]
    before = [0, *accumulate(int(key not in FUNCTION) for key in keys)]
    return keys, before, cuts, draw(st.integers(1, 4)), seeds


@settings(max_examples=600)
@given(rows=st.lists(quotations(), min_size=1, max_size=4), keys=texts)
def test_core_and_twin_find_the_same_passages(rows: list[twin_passages.Row], keys: list[str]) -> None:
    for wide in (" ", " “ ", " \U000e0001 "):
        folded = _core.fold_words(wide.join(keys))
        assert _core.QuotationIndex(rows).find(folded) == (twin_passages.find(rows, keys), True)


@given(row=quotations(), keys=texts, data=st.data())
def test_core_and_twin_find_the_same_blocks(row: twin_passages.Row, keys: list[str], data: st.DataObject) -> None:
    same = [(place, at) for place, key in enumerate(row[0]) for at, other in enumerate(keys) if key == other]
    hits = data.draw(st.lists(st.sampled_from(same), unique=True)) if same else []
    found = _core.QuotationIndex([row]).blocks(0, _core.fold_words(" ".join(keys)), hits)
    assert found == twin_passages.blocks_of(row[0], keys, hits)


def test_a_text_that_repeats_seeds_of_many_quotations_is_compared_in_part() -> None:
    rows = [(["wall"] * 8, range(9), [], 4, [(at, 1) for at in range(7)])] * 50
    passages, is_complete = _core.QuotationIndex(rows).find(_core.fold_words("wall " * 20_000))
    assert not is_complete
    assert passages
    assert not any(whole for *_, whole, _ in passages)


def test_without_quotations_or_words_nothing_is_found() -> None:
    assert _core.QuotationIndex([]).find(_core.fold_words("The old wall.")) == ([], True)
    assert Index([(["the", "old", "wall"], [])], bool).find(_core.fold_words("")) == ([], True)


def test_wrong_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="before"):
        _core.QuotationIndex([(["wall"], [0], [], 1, [])])


SENTENCE = "the old wall will hold another winter and the ferry will sail again "


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("count") / "count_passages"
    sources = map(str, [HERE / "count_passages.c", *sorted(SOURCE.glob("*/*.c"))])
    subprocess.run([COMPILER, "-std=gnu11", "-O2", "-g", f"-I{SOURCE}", *sources, "-o", str(path)], check=True)
    return path


def instructions(driver: Path, quoted: str, text: str) -> int:
    for name, content in (("quoted", quoted), ("text", text)):
        (driver.parent / name).write_text(content, encoding="latin-1")
    counting = [VALGRIND, "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    files = [str(driver.parent / "quoted"), str(driver.parent / "text")]
    result = subprocess.run([*counting, str(driver), *files], capture_output=True, text=True, check=True)
    found = re.search(r"I\s+refs:\s+([\d,]+)", result.stderr)
    assert found, result.stderr
    return int(found[1].replace(",", ""))


@pytest.mark.skipif(not (VALGRIND and COMPILER), reason="instruction counts need valgrind and a C compiler")
@pytest.mark.parametrize(
    ("quoted", "text"),
    [
        pytest.param(SENTENCE, SENTENCE, id="a thousand copies"),
        pytest.param(SENTENCE + "never", SENTENCE, id="almost"),
        pytest.param(SENTENCE * 40, SENTENCE, id="a long quotation"),
        pytest.param("wall " * 200, "wall ", id="one word"),
        pytest.param("wa ll " * 100, "wall ", id="one word, cut otherwise"),
        pytest.param(SENTENCE, "It rained on the harbour. ", id="nothing of it"),
        pytest.param(SENTENCE, "[" * 9 + "<a ", id="openers"),
        pytest.param(SENTENCE, "." * 7 + "1.1" + "a.", id="points"),
    ],
)
def test_finding_takes_linear_time(driver: Path, quoted: str, text: str) -> None:
    small, large = (instructions(driver, quoted, text * copies) for copies in (400, 3200))
    assert large <= 9.5 * small  # sorting takes a little more than eight times as long
