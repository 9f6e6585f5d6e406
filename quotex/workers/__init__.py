"""Work spread over processes, in order. A worker that dies is replaced, and no worker outlives its parent.

``server`` is what runs in a worker, ``process`` is the parent's end of one worker, and ``pool`` shares batches out.
Where Python runs without its global lock, workers are threads instead.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import TypeVar

from quotex.workers.attempts import WorkerDied, WorkersError, attempt

__all__ = ["BATCH_SIZE", "WorkerDied", "WorkersError", "attempt", "map_in_order"]

In = TypeVar("In")
Out = TypeVar("Out")

BATCH_SIZE = 256  # items that travel together


def map_in_order(
    function: Callable[[In], Out],
    items: Iterable[In],
    *,
    workers: int = 1,
    batch_size: int = BATCH_SIZE,
    weigh: Callable[[In], int] | None = None,
    seconds: float | None = None,
) -> Generator[Out | Exception, None, None]:
    """Yield ``function(item)``, or the exception it raised, for each item in order.

    With one worker that happens here. With more, and wherever an item may take only so many ``seconds``, ``function``,
    items and results travel between processes by pickle. ``weigh`` tells the size of an item in characters or bytes:
    what is on its way is bounded by weight and by number. An item that takes too long gives TimeoutError, one whose
    worker dies gives WorkerDied. A process calls ``function.prepare()``, where there is one, before its first item, in
    whose time it does not count.

    Raises ValueError for numbers below 1, and WorkersError where no worker can be started.

    >>> list(map_in_order(len, ["It", "rained", "."]))
    [2, 6, 1]
    """
    if workers < 1 or batch_size < 1:
        raise ValueError("workers and batch_size must be at least 1")
    if workers == 1 and seconds is None:
        return (attempt(function, item) for item in items)
    from quotex.workers.pool import map_in_pool  # what only several workers need

    return map_in_pool(function, items, workers, batch_size, weigh or _weightless, seconds)


def _weightless(item: object) -> int:
    return 1
