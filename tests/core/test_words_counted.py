"""Counts of words, compared with plain Python, at every width of characters."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotex._core import WordCounts

WORDS = st.sampled_from(["Wall", "wall", "wall,", "the", "ÉTÉ", "été", "🌊", "don’t", "don't", "x"])
BLANKS = st.sampled_from([" ", "\n", "\t ", "\u00a0", "\u2003"])
pairs = st.lists(st.tuples(WORDS, BLANKS), max_size=40)
texts = pairs.map(lambda found: "".join([part for pair in found for part in pair]))


@given(texts, texts, st.integers(0, 100), st.integers(1, 5), st.integers(0, 1), st.integers(1, 4))
def test_core_and_twin_count_words_alike(text: str, line: str, stop: int, shortest: int, less: int, most: int) -> None:
    counts = Counter(text[:stop].lower().split())
    words = {word for word in line.lower().split() if len(word) >= shortest}
    total = sum(min(counts[word] - less, most) for word in words)
    assert WordCounts(text, stop).compare(line[:256], shortest, less, most) == (len(words), total) or len(line) > 256


def test_many_different_words_are_counted() -> None:
    text = " ".join(map(str, range(9000)))
    line = " ".join(map(str, range(60)))
    assert WordCounts(text, len(text)).compare(line, 1, 0, 4) == (60, 60)
    assert WordCounts("a " * 32768, 1 << 16).compare("A b", 1, 1, 1 << 20) == (2, 32766)


def test_texts_and_lines_that_are_too_long_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 65536 characters, not 65537"):
        WordCounts("a", 65537)
    with pytest.raises(ValueError, match="at most 65536"):
        WordCounts("a", -1)
    with pytest.raises(ValueError, match="at most 256 characters is compared, not of 257"):
        WordCounts("a", 1).compare("a" * 257, 1, 0, 1)
