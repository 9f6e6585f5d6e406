"""The outcome of work on one item: its result, or an error."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["WorkerDied", "WorkersError", "attempt"]


class WorkersError(RuntimeError):
    """No worker can be started. The message says why in one line."""


class WorkerDied(RuntimeError):
    """Every process that worked on an item died. The message says how in one line."""


def attempt(function: Callable[[Any], Any], item: Any) -> Any:
    """Return ``function(item)``, or the exception that it raised."""
    try:
        return function(item)
    except Exception as error:
        return error
