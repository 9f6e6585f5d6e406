"""What a type checker knows of a user's loops. Checked by ``make lint``, never run: no part of it is a test of pytest.

Each ``type: ignore`` is a mistake that must be told; mypy says so where it is not (``warn_unused_ignores``).
"""

from collections.abc import Iterator
from typing import assert_type

import quotex
from quotex import Cleaned, Document, Kind, Pipeline, Quotes, Verb


def results(pipeline: Pipeline, texts: list[str]) -> None:
    assert_type(pipeline.pipe(texts), Iterator[Document])
    assert_type(pipeline.pipe(texts, verb="process", workers=2), Iterator[Document])
    assert_type(pipeline.pipe(texts, verb="clean", batch_size=8), Iterator[str])
    assert_type(pipeline.pipe(texts, verb="clean_and_explain", sources=texts), Iterator[Cleaned])
    assert_type(pipeline.pipe(texts, verb="extract", as_tuples=False, on_error="raise"), Iterator[Quotes])
    for document in pipeline.pipe(texts):
        assert_type(document.quotes[0].kind, Kind)


def results_or_errors(pipeline: Pipeline, texts: list[str]) -> None:
    assert_type(pipeline.pipe(texts, on_error="yield"), Iterator[Document | Exception])
    assert_type(pipeline.pipe(texts, verb="clean", on_error="yield"), Iterator[str | Exception])
    assert_type(pipeline.pipe(texts, verb="clean_and_explain", on_error="yield"), Iterator[Cleaned | Exception])
    assert_type(pipeline.pipe(texts, verb="extract", on_error="yield"), Iterator[Quotes | Exception])


def pairs(pipeline: Pipeline, numbered: list[tuple[str, int]]) -> None:
    assert_type(pipeline.pipe(numbered, as_tuples=True), Iterator[tuple[Document, int]])
    assert_type(pipeline.pipe(numbered, verb="clean", as_tuples=True), Iterator[tuple[str, int]])
    assert_type(pipeline.pipe(numbered, verb="clean_and_explain", as_tuples=True), Iterator[tuple[Cleaned, int]])
    assert_type(pipeline.pipe(numbered, verb="extract", as_tuples=True), Iterator[tuple[Quotes, int]])


def pairs_or_errors(pipeline: Pipeline, named: Iterator[tuple[str, bytes]]) -> None:
    assert_type(pipeline.pipe(named, as_tuples=True, on_error="yield"), Iterator[tuple[Document | Exception, bytes]])
    assert_type(
        pipeline.pipe(named, verb="clean", as_tuples=True, on_error="yield"), Iterator[tuple[str | Exception, bytes]]
    )
    assert_type(
        pipeline.pipe(named, verb="clean_and_explain", as_tuples=True, on_error="yield"),
        Iterator[tuple[Cleaned | Exception, bytes]],
    )
    assert_type(
        pipeline.pipe(named, verb="extract", as_tuples=True, on_error="yield"),
        Iterator[tuple[Quotes | Exception, bytes]],
    )


def a_verb_of_the_caller(pipeline: Pipeline, texts: list[str], verb: Verb) -> None:
    for result in pipeline.pipe(texts, verb=verb):
        assert_type(result, str | Cleaned | Quotes | Document)


def mistakes(pipeline: Pipeline, texts: list[str], numbered: list[tuple[str, int]]) -> None:
    pipeline.pipe(numbered)  # type: ignore[arg-type]
    pipeline.pipe(texts, as_tuples=True)  # type: ignore[call-overload]
    pipeline.pipe(texts, verb="scan")  # type: ignore[call-overload]
    pipeline.pipe(texts, on_error="skip")  # type: ignore[call-overload]
    for document in pipeline.pipe(texts, on_error="yield"):
        print(document.quotes)  # type: ignore[union-attr]
    Pipeline(kinds="direct")  # type: ignore[arg-type]
    Pipeline(kinds=["direkt"])  # type: ignore[list-item]
    Pipeline(preset="site")  # type: ignore[arg-type]
    quotex.extract("", kinds="direct")  # type: ignore[arg-type]
    quotex.process("", kinds=["direkt"])  # type: ignore[list-item]


def settings(kinds: list[Kind]) -> None:
    Pipeline("en", select=["BP"], kinds=["direct", "indirect"], preset="body")
    assert_type(quotex.extract("", kinds=kinds), Quotes)
    assert_type(quotex.extract("", kinds={"direct"}), Quotes)
    assert_type(quotex.process(""), Document)
