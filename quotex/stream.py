"""A verb done with every text of a stream, in order, in any number of processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from quotex.workers import map_in_order

__all__ = ["raise_errors", "run_on_pairs", "stream"]


def stream(
    pipeline: object, verb: str, texts: Iterable[Any], workers: int, batch_size: int, sources: Iterable[str] | None
) -> Iterator[Any]:
    """The result of the method ``verb`` for each text, or the exception that it raised."""
    function = getattr(pipeline, verb) if sources is None else _WithSource(getattr(pipeline, verb))
    items = texts if sources is None else _with_sources(texts, sources)
    return map_in_order(function, items, workers=workers, batch_size=batch_size, weigh=_weight)


def run_on_pairs(
    run: Callable[[Iterable[Any]], Iterator[Any]], pairs: Iterable[tuple[Any, Any]]
) -> Iterator[tuple[Any, Any]]:
    """What ``run`` gives for the texts of pairs (text, context), with their contexts."""
    contexts: deque[Any] = deque()  # stay here: a context need not be picklable

    def texts() -> Iterator[Any]:
        for text, context in pairs:
            contexts.append(context)
            yield text

    return ((result, contexts.popleft()) for result in run(texts()))


def _weight(item: Any) -> int:
    """The characters of a text, alone or with its source; what is no text fails soon."""
    text = item[0] if isinstance(item, tuple) else item
    return len(text) if isinstance(text, str) else 1


@dataclass(frozen=True, slots=True)
class _WithSource:
    """Calls a method with a pair (text, source); travels between processes."""

    function: Callable[..., Any]

    def __call__(self, pair: tuple[str, str]) -> Any:
        return self.function(pair[0], source=pair[1])


def _with_sources(texts: Iterable[str], sources: Iterable[str]) -> Iterator[tuple[str, str]]:
    following = iter(sources)
    for number, text in enumerate(texts):
        try:
            source = next(following)
        except StopIteration:
            raise ValueError(f"sources ended after {number}: give one for each text") from None
        if not isinstance(source, str):
            raise TypeError(f"source {number} is {type(source).__name__}, not str")
        yield text, source


def raise_errors(results: Iterator[Any], as_tuples: bool) -> Iterator[Any]:
    for item in results:
        result = item[0] if as_tuples else item
        if isinstance(result, Exception):
            raise result
        yield item
