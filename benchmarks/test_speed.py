"""Speed of each verb for developers: what did my change do?

    python -m pytest benchmarks/test_speed.py --benchmark-autosave
    python -m pytest benchmarks/test_speed.py --benchmark-compare

No part of `make test`.
"""

from __future__ import annotations

import time
from typing import Any

import pytest

import quotex
from benchmarks import documents

VERBS = {"scan": quotex.scan, "clean": quotex.clean, "extract": quotex.extract, "process": quotex.process}


@pytest.fixture(scope="module", params=documents.WIDTHS, ids=lambda width: f"{width}-byte")
def articles(request: pytest.FixtureRequest) -> list[str]:
    return documents.articles(request.param)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.benchmark(timer=time.process_time, min_rounds=20)
def test_articles(benchmark: Any, verb: str, articles: list[str]) -> None:
    run = VERBS[verb]
    results = benchmark(lambda: [run(text) for text in articles])
    benchmark.extra_info["bytes"] = documents.size_of(articles)
    assert len(results) == len(articles)


@pytest.mark.parametrize("width", documents.WIDTHS)
@pytest.mark.benchmark(timer=time.process_time)
def test_scan_of_a_large_document(benchmark: Any, width: int) -> None:
    text = documents.large(width)
    scan = benchmark(quotex.scan, text)
    assert scan.sentence_end[-1] == len(text)
