"""Apply a method of a pipeline to every text of a stream, in order, in any number of processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import index
from typing import Any

from quotex.workers import map_in_order

__all__ = ["check_stream", "raise_errors", "refuse_keys", "run_on_pairs", "stream"]


def check_stream(texts: object, **numbers: object) -> None:
    """Raise TypeError if ``texts`` is not a stream of texts, or if a number is not an integer."""
    if isinstance(texts, str | bytes):
        raise TypeError(
            f"texts must be a list or another iterable of texts: [text], not a single {type(texts).__name__}"
        )
    if not isinstance(texts, Iterable):
        raise TypeError(f"texts must be a list or another iterable of texts, not {type(texts).__name__}")
    refuse_keys("texts", texts, "the texts themselves, such as a column of the table or the values() of the dict")
    for name, number in numbers.items():
        try:
            index(number)  # type: ignore[arg-type]
        except TypeError:
            raise TypeError(f"{name} must be a whole number, not {number!r}") from None


def refuse_keys(name: str, value: object, instead: str) -> None:
    """Raise TypeError for a mapping or a table: iterating over it would yield its keys or the names of its columns."""
    if isinstance(value, Mapping) or hasattr(value, "columns"):
        raise TypeError(f"{name} can't be a {type(value).__name__}: pass {instead}")


def stream(
    pipeline: object, verb: str, texts: Iterable[Any], workers: int, batch_size: int, sources: Iterable[str] | None
) -> Iterator[Any]:
    """Yield the result of the method ``verb`` for each text, or the exception that it raised."""
    function = getattr(pipeline, verb) if sources is None else _WithSource(getattr(pipeline, verb))
    kept: deque[Any] = deque()  # texts whose results are pending
    if workers > 1:
        from quotex.parcels import Packing  # needed with several workers only

        function, texts = Packing(verb, function), _keep(texts, kept)
    items = texts if sources is None else _with_sources(texts, sources)
    weigh = _weight if sources is None else _weight_of_pair
    results = map_in_order(function, items, workers=workers, batch_size=batch_size, weigh=weigh)
    return _unpacked(verb, results, kept) if workers > 1 else results


def run_on_pairs(
    run: Callable[[Iterable[Any]], Iterator[Any]], pairs: Iterable[tuple[Any, Any]]
) -> Iterator[tuple[Any, Any]]:
    """Apply ``run`` to the texts of pairs (text, context), and yield the results with their contexts."""
    contexts: deque[Any] = deque()  # kept in this process: a context need not be picklable

    def texts() -> Iterator[Any]:
        for number, pair in enumerate(pairs):
            text, context = _pair(number, pair)
            contexts.append(context)
            yield text

    return ((result, contexts.popleft()) for result in run(texts()))


def _pair(number: int, item: Any) -> tuple[Any, Any]:
    """Return an item as text and context. A str of two letters is not a pair."""
    try:
        if not isinstance(item, str | bytes):
            text, context = item
            return text, context
    except (TypeError, ValueError):  # not iterable, or of another length
        pass
    raise TypeError(
        f"with as_tuples each item must be a pair (text, context), but item {number} is {type(item).__name__}"
    )


def _keep(texts: Iterable[Any], kept: deque[Any]) -> Iterator[Any]:
    """Remember and yield the texts as plain str, since results are rebuilt from them; other items fail later."""
    for text in texts:
        kept.append(str.__str__(text) if isinstance(text, str) else text)
        yield kept[-1]


def _unpacked(verb: str, parcels: Iterable[Any], kept: deque[Any]) -> Iterator[Any]:
    from quotex.parcels import unpack

    for parcel in parcels:
        text = kept.popleft()
        yield parcel if isinstance(parcel, Exception) else unpack(verb, text, parcel)


def _weight(text: Any) -> int:
    """Return the number of characters of a text; other items fail soon."""
    return len(text) if isinstance(text, str) else 1


def _weight_of_pair(pair: tuple[Any, str]) -> int:
    return _weight(pair[0])


@dataclass(frozen=True, slots=True)
class _WithSource:
    """Calls a method with a pair (text, source); can be pickled."""

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
    """Yield the results, and raise the first exception among them, with a note on which text raised it."""
    for number, item in enumerate(results):
        result = item[0] if as_tuples else item
        if isinstance(result, Exception):
            result.add_note(f"The text is number {number} of the stream, counted from 0.")
            raise result
        yield item
