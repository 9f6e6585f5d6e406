"""Distribute work over processes, keeping the order. A worker that dies is replaced, and no worker outlives its parent.

``server`` runs in a worker, ``process`` is the parent's end of one worker, and ``pool`` distributes batches. If Python
runs without its global lock, workers are threads instead.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import TypeVar

from quotex.workers.attempts import WorkerDied, WorkersError, attempt

__all__ = ["BATCH_SIZE", "WorkerDied", "WorkersError", "attempt", "map_in_order"]

In = TypeVar("In")
Out = TypeVar("Out")

BATCH_SIZE = 256  # items sent together


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

    With one worker and no time limit, the work is done in this process. Otherwise ``function``, items and results are
    pickled and sent between processes. ``weigh`` gives the size of an item in characters or bytes: both the weight and
    the number of items in flight are limited. An item that takes longer than ``seconds`` gives TimeoutError, and one
    whose worker dies gives WorkerDied. If the function has a method ``prepare``, each process calls it before its first
    item, without counting its time.

    Raises ValueError for numbers below 1, and WorkersError if no worker can be started.

    >>> list(map_in_order(len, ["It", "rained", "."]))
    [2, 6, 1]
    """
    if workers < 1 or batch_size < 1:
        raise ValueError("workers and batch_size must be at least 1")
    if workers == 1 and seconds is None:
        return (attempt(function, item) for item in items)
    from quotex.workers.pool import map_in_pool  # needed with several workers only

    return map_in_pool(function, items, workers, batch_size, weigh or _weightless, seconds)


def _weightless(item: object) -> int:
    return 1
