"""Distribute batches among workers, and put their results back in order."""

from __future__ import annotations

import pickle
import sys
import threading
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from quotex.workers.attempts import WorkerDied, attempt
from quotex.workers.process import Closed, Died, Worker
from quotex.workers.server import attempt_all, pack

__all__ = ["map_in_pool"]

BATCH_WEIGHT = 1 << 20  # a batch with this weight is full
LIGHT_BATCH = 1 << 16  # … with a time limit for each item, so that a whole batch takes less
IN_FLIGHT = 1 << 23  # weight, for each worker, that may be read ahead of the results taken …
BATCHES_IN_FLIGHT = 4  # … and number of batches
AHEAD = 2  # batches given to a worker: the current one and the next
TRIES = 2  # with an item alone, before it is blamed for the death of its worker


def map_in_pool(
    function: Callable[[Any], Any],
    items: Iterable[Any],
    workers: int,
    batch_size: int,
    weigh: Callable[[Any], int],
    seconds: float | None,
) -> Generator[Any, None, None]:
    """Like ``map_in_order``. If ``items`` raises an error, the results of earlier items come first."""
    pool = _Pool(function, workers, seconds)
    errors: list[Exception] = []
    try:
        heaviest = BATCH_WEIGHT if seconds is None else LIGHT_BATCH
        for batch, weight in _batches(_until_error(items, errors), batch_size, heaviest, weigh):
            pool.submit(batch, weight)
            while pool.is_full():
                yield from pool.take()
        while pool.in_flight:
            yield from pool.take()
    finally:
        pool.close()
    for error in errors:
        raise error


def _until_error(items: Iterable[Any], errors: list[Exception]) -> Iterator[Any]:
    """Yield the items; an error that ends them is added to ``errors``."""
    try:
        yield from items
    except Exception as error:
        errors.append(error)


def _batches(
    items: Iterable[Any], most: int, heaviest: int, weigh: Callable[[Any], int]
) -> Iterator[tuple[list[Any], int]]:
    """Yield lists of items, each with its weight."""
    batch: list[Any] = []
    weight = 0
    for item in items:
        batch.append(item)
        weight += weigh(item)
        if len(batch) == most or weight >= heaviest:
            yield batch, weight
            batch, weight = [], 0
    if batch:
        yield batch, weight


@dataclass(slots=True)
class _Batch:
    number: int
    weight: int
    message: bytes  # the pickled items


class _Pool:
    """Waiting batches, waiting results, and a thread for each worker."""

    def __init__(self, function: Callable[[Any], Any], workers: int, seconds: float | None) -> None:
        self.seconds = seconds
        self.in_flight: deque[_Batch] = deque()  # submitted and not yet taken, in order
        self._workers = workers
        self._function = function
        self._changed = threading.Condition()
        self._waiting: deque[_Batch] = deque()
        self._done: dict[int, Iterable[Any]] = {}
        self._failure: Exception | None = None
        self._is_closed = False
        self._threads: list[_Thread] = []
        self._submitted = 0

    def submit(self, items: list[Any], weight: int) -> None:
        """Queue the items for a worker; items that cannot be pickled are processed here."""
        try:
            batch = _Batch(self._submitted, weight, pack(items))
        except Exception:
            batch = _Batch(self._submitted, weight, b"")
            self.deliver(batch, attempt_all(self._function, items))
        self._submitted += 1
        if len(self._threads) < self._workers:
            self._threads.append(self._new_thread())
            self._threads[-1].start()
        with self._changed:
            self.in_flight.append(batch)
            if batch.message:
                self._waiting.append(batch)
            self._changed.notify_all()

    def _new_thread(self) -> _Thread:
        if self.seconds is None and not _has_global_lock():
            return _LocalThread(self, self._function)
        return _ProcessThread(self, Worker(pack(self._function)))

    def is_full(self) -> bool:
        weight = sum(batch.weight for batch in self.in_flight)
        return len(self.in_flight) >= BATCHES_IN_FLIGHT * self._workers or weight >= IN_FLIGHT * self._workers

    def take(self) -> Iterable[Any]:
        """Wait for the results of the oldest batch; those from a process are unpickled one by one, as they are used."""
        number = self.in_flight[0].number
        with self._changed:
            while number not in self._done:
                if self._failure is not None:
                    raise self._failure
                self._changed.wait(self.seconds and self.seconds / 10)
                for thread in self._threads:
                    thread.check_time()
            self.in_flight.popleft()
            return self._done.pop(number)

    def next_batch(self, *, wait: bool) -> _Batch | None:
        """Return the next batch to work on; None if there is none, or the pool is closed."""
        with self._changed:
            while wait and not self._waiting and not self._is_closed:
                self._changed.wait()
            return self._waiting.popleft() if self._waiting and not self._is_closed else None

    def give_back(self, batches: Iterable[_Batch]) -> None:
        """Requeue batches that a worker had received but not begun."""
        with self._changed:
            self._waiting.extendleft(batches)
            self._changed.notify_all()

    def deliver(self, batch: _Batch, results: Iterable[Any]) -> None:
        with self._changed:
            self._done[batch.number] = results
            self._changed.notify_all()

    def fail(self, error: Exception) -> None:
        with self._changed:
            self._failure = self._failure or error
            self._changed.notify_all()

    def close(self) -> None:
        """End all workers immediately."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.close()


class _Thread(threading.Thread, ABC):
    """Takes batches from the pool to one worker, and results back."""

    def __init__(self, pool: _Pool) -> None:
        super().__init__(daemon=True)
        self._pool = pool

    def run(self) -> None:
        try:
            self._work()
        except Closed:
            pass
        except Exception as error:
            self._pool.fail(error)

    @abstractmethod
    def _work(self) -> None:
        """Work until no batch is left."""

    def check_time(self) -> None:
        """End the worker if its item takes too long."""

    def close(self) -> None:
        """End the worker."""


class _LocalThread(_Thread):
    """A worker thread, if threads can run in parallel."""

    def __init__(self, pool: _Pool, function: Callable[[Any], Any]) -> None:
        super().__init__(pool)
        self._function = function

    def _work(self) -> None:
        while batch := self._pool.next_batch(wait=True):
            self._pool.deliver(batch, attempt_all(self._function, pickle.loads(batch.message)))


class _ProcessThread(_Thread):
    """A thread that communicates with a worker process."""

    def __init__(self, pool: _Pool, worker: Worker) -> None:
        super().__init__(pool)
        self._worker = worker
        self._is_late = False  # the process was killed because it took too long

    def run(self) -> None:
        try:
            super().run()
        finally:
            self._worker.end()

    def _work(self) -> None:
        sent: deque[_Batch] = deque()
        while True:
            try:
                while len(sent) < AHEAD and (batch := self._pool.next_batch(wait=not sent)):
                    sent.append(batch)
                    self._worker.send(batch.message)
                if not sent:
                    return
                results: Iterable[Any] = _unpacked(self._worker.receive(more=len(sent) > 1))
                first = sent.popleft()
            except Died:
                first = sent.popleft()
                self._pool.give_back(reversed(sent))
                sent.clear()
                results = self._again(first)
            self._pool.deliver(first, results)

    def _again(self, batch: _Batch) -> Iterable[Any]:
        """Retry a batch during which the process died: once as a whole, then item by item."""
        items = pickle.loads(batch.message)
        if len(items) > 1 and not self._is_late:
            try:
                return self._alone(batch.message)
            except Died:
                pass
        return [self._blamed(pack([item])) for item in items]

    def _blamed(self, message: bytes) -> Any:
        """Return the result of one item, or the error that describes the death of its worker."""
        for _ in range(TRIES):
            self._is_late = False
            try:
                return next(self._alone(message))
            except Died:
                if self._is_late:
                    return TimeoutError(f"took longer than {self._pool.seconds:g} s")
        return WorkerDied(f"each process that worked on it died: the last was {self._worker.last_words}")

    def _alone(self, message: bytes) -> Iterator[Any]:
        self._worker.send(message)
        return _unpacked(self._worker.receive(more=False))

    def check_time(self) -> None:
        since, most = self._worker.busy_since, self._pool.seconds
        if since is not None and most is not None and time.monotonic() - since > most:
            self._is_late = True
            self._worker.kill()

    def close(self) -> None:
        self._worker.close()


def _unpacked(answer: bytes) -> Iterator[Any]:
    """Yield the results in a process's answer, each unpickled on demand, or the error of unpickling it."""
    return (attempt(pickle.loads, result) for result in pickle.loads(answer))


def _has_global_lock() -> bool:
    return getattr(sys, "_is_gil_enabled", lambda: True)()
