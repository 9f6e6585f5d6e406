"""Speed of each verb, for developers who want to see the effect of a change.

    make bench                                                       all of it, in a minute
    python -m pytest benchmarks/test_speed.py -k extract
    python -m pytest benchmarks/test_speed.py --benchmark-autosave   then, after a change: --benchmark-compare

Texts are made of invented sentences. Times are CPU seconds, and the factor in brackets compares a row with the fastest
one of its group, measured in the same run. The groups of a width have ``str.split`` beside the verbs, a plain pass over
the same texts. The groups of a verb have texts of all lengths with the same total of bytes: from some length on they
cost the same, because time is linear, and the chart that `make bench` draws of them is level. ``python
benchmarks/turns.py COMMIT`` compares with an older commit.

Not part of `make test`.
"""

from __future__ import annotations

import time
from typing import Any

import pytest

import quotex
from benchmarks import documents

VERBS = {"scan": quotex.scan, "clean": quotex.clean, "extract": quotex.extract, "process": quotex.process}
PLAIN = {"str.split": str.split}
TOGETHER = 400_000  # bytes of the texts of each length
LENGTHS = {"1 KB": 1_000, "10 KB": 10_000, "100 KB": 100_000, "400 KB": TOGETHER}
CPU = pytest.mark.benchmark(timer=time.process_time, min_rounds=5, max_time=0.5, warmup=True, warmup_iterations=1)


@CPU
@pytest.mark.parametrize("verb", PLAIN | VERBS)
@pytest.mark.parametrize("width", documents.WIDTHS, ids="{}-byte".format)
def test_articles(benchmark: Any, verb: str, width: int) -> None:
    texts = documents.articles(width, 32)
    benchmark.group = f"articles of 4.6 KB, {width}-byte"
    _measure(benchmark, verb, texts)


@CPU
@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("length", LENGTHS)
def test_lengths(benchmark: Any, verb: str, length: str) -> None:
    size = LENGTHS[length]
    benchmark.group = f"{verb}, texts of all lengths"
    benchmark.extra_info["length"] = size
    _measure(benchmark, verb, [documents.article(seed, 2, size) for seed in range(TOGETHER // size)])


def _measure(benchmark: Any, verb: str, texts: list[str]) -> None:
    run = (PLAIN | VERBS)[verb]
    results = benchmark(lambda: [run(text) for text in texts])
    benchmark.extra_info["bytes"] = documents.size_of(texts)
    assert len(results) == len(texts)
