"""Chunks: each token is in one, and the core agrees with its slow twin."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twin_chunks import Chunks

from quotex import _core
from quotex.language.loading import load_language
from quotex.quotations import tags as T
from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar.tokens import Tokens

ENGLISH = load_language("en")
WORDS = [
    "the",
    "a",
    "old",
    "mayor",
    "of",
    "Oxmere",
    "Ada",
    "Moor",
    "Moor’s",
    "said",
    "says",
    "saying",
    "has",
    "been",
    "told",
    "that",
    "who",
    "and",
    "but",
    ",",
    ".",
    ";",
    "—",
    "(",
    ")",
    "“",
    "”",
    "63",
    "year",
    "-",
    "very",
    "it",
    "leaks",
    ",”",
    "her",
    "herself",
    "both",
    "to",
    "leave",
    "is",
    "called",
    "According",
    "Jr.",
    "On",
    "Monday",
    "In",
    "Iowa",
    "$",
    "5",
    "@",
    "moor",
    "St.",
    "Oxmere.Moor",
    "such",
    "all",
    "letter",
    "Mrs",
    "pointed",
    "out",
    "familiar",
    "with",
    "source",
    "sources",
    "what",
    "host",
    "Rob",
    "&",
    "AT",
    "T",
]


def core(tokens: Tokens, first: int = 0) -> list[tuple[int, int, int, int]]:
    chunks = _core.Chunks(tokens.narration, ENGLISH.chunk_entries)
    chunks.chunk(first)
    return list(zip(chunks.bits, chunks.first, chunks.stop, chunks.head, strict=True))


def read(text: str) -> Tokens:
    return Tokens(ENGLISH.scan(text), ENGLISH)


def read_at_once(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """The sentences, each with those that only the end of a quotation parts from it."""
    for paragraph in range(len(tokens.scan.paragraph_start)):
        first, stop = tokens.scan.tokens_of_paragraph(paragraph)
        starts = [token for token in range(first + 1, stop) if tokens.sentence_start(token) == token]
        starts = [token for token in starts if not tokens.tags[token - 1] & T.QUOTED]
        yield from pairwise([first, *starts, stop])


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join))
def test_core_and_twin_agree(text: str) -> None:
    tokens = read(text)
    for first, stop in read_at_once(tokens):
        if first < stop:
            assert core(tokens, first) == Chunks(read(text), first, stop).rows()


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join))
def test_each_token_is_in_one_chunk(text: str) -> None:
    tokens = read(text)
    chunks = _core.Chunks(tokens.narration, ENGLISH.chunk_entries)
    for token in range(tokens.count):
        chunk = chunks.chunk(token)
        assert chunks.first[chunk] <= token < chunks.stop[chunk]
        assert chunks.first[chunk] <= chunks.head[chunk] < chunks.stop[chunk]


@pytest.mark.parametrize(
    ("text", "chunks"),
    [
        ("The old mayor of Oxmere has not said so.", ["The old mayor", "of", "Oxmere", "has not said", "so", "."]),
        ("Ada “Pip” Moor (54) left.", ["Ada “Pip” Moor", "(54)", "left", "."]),
        ("A tall, dark man pointed out 20 boats.", ["A tall, dark man", "pointed out", "20 boats", "."]),
    ],
)
def test_chunks_of_a_sentence(text: str, chunks: list[str]) -> None:
    tokens = read(text)
    rows = core(tokens)[1:-1]
    assert [text[tokens.starts[first] : tokens.ends[stop - 1]] for _bits, first, stop, _head in rows] == chunks


def test_properties_of_chunks() -> None:
    (phrase, verbs, *_rest) = [bits for bits, *_row in core(read("Ada Moor was told so."))[1:]]
    assert phrase & (C.PHRASE | C.NAME | C.EDGE) == C.PHRASE | C.NAME | C.EDGE
    assert verbs & (C.VERBS | C.FINITE | C.PASSIVE) == C.VERBS | C.FINITE | C.PASSIVE


def test_only_the_sentence_of_the_token_is_read() -> None:
    text = "It rained. “Why?” Ada Moor asked. It poured."
    tokens = read(text)
    rows = core(tokens, tokens.scan.token_at(text.index("Moor")))[1:-1]
    assert (rows[0][1], rows[-1][2]) == (text.split().index("“Why?”") + 1, tokens.count - 3)


def test_a_token_outside_the_text_is_refused() -> None:
    with pytest.raises(IndexError):
        _core.Chunks(read("It leaks.").narration, ENGLISH.chunk_entries).chunk(99)
