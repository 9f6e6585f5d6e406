"""Invariants for any text: offsets, no error, and linear time."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

import quotex
from quotex.verification.folding import Words

WORDS = st.sampled_from(
    [
        "wall",
        "the",
        "harbour",
        "not",
        "“",
        "”",
        '"',
        "…",
        "[sic]",
        "[t]he",
        "café",
        "�",
        "\n\n",
        "-\n",
        "40,000",
        "😀",
        "\ud800",
        "\x00",
        "said Ada Moor.",
        "**",
        "<em>",
        "U.S.",
    ]
)
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=40).map(" ".join)


@given(TEXTS)
def test_words_have_ordered_offsets_in_the_text(text: str) -> None:
    words = Words(text)
    assert len(words.keys) == len(words.starts) == len(words.ends)
    assert all(words.keys)
    assert all(end <= start for (_, end), (start, _) in pairwise(zip(words.starts, words.ends, strict=True)))
    for at in range(len(words)):
        start, end = words.span(at, at + 1)
        assert 0 <= start < end <= len(text)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_offsets_of_checks_give_their_texts(draft: str, sources: list[str]) -> None:
    draft = f"{draft} “The wall of the harbour fell,” said Ada Moor."
    for check in quotex.verify(draft, [(str(at), text) for at, text in enumerate(sources)]):
        assert draft[check.start : check.end] == check.text
        if check.source:
            text = sources[int(check.source.id or 0)]
            assert text[check.source.start : check.source.end] == check.source.text
        for piece in check.pieces:
            assert sources[int(piece.id or 0)][piece.source_start : piece.source_end] == piece.text
            assert 0 <= piece.start < piece.end <= len(draft)
        for flag in check.flags:
            text = draft if flag.where == "draft" else sources[int(check.source.id or 0)]
            assert text[flag.start : flag.end] == flag.text


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["the", "old", "wall", "will", "not", "hold", "another", "winter", "so", "nobody", "sleeps", "by", "it"]
        ),
        min_size=8,
        max_size=30,
    )
)
def test_a_copy_is_exact(words: list[str]) -> None:
    sentence = " ".join(words)
    source = f"It rained. “{sentence},” said Ada Moor. It poured."
    for check in quotex.verify(f"Ada Moor said: “{sentence}.”", [source]):
        assert check.verdict in ("exact", "short")
        assert check.source is not None
        assert check.source.text == sentence


def test_a_quotation_at_the_end_of_a_long_line_is_found() -> None:
    source = "It rained. " * 90_000 + "“The old wall will hold another winter,” said Ada Moor."
    [check] = quotex.verify("“The old wall will hold another winter,” said Moor.", [source])
    assert (check.verdict, check.speaker) == ("exact", "agrees")
