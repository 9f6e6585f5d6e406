"""What becomes of the work on one item: its result, or the error that says why there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["WorkerDied", "WorkersError", "attempt"]


class WorkersError(RuntimeError):
    """No worker can be started. Says why in one line."""


class WorkerDied(RuntimeError):
    """Whatever process worked on an item died. Says how in one line."""


def attempt(function: Callable[[Any], Any], item: Any) -> Any:
    """``function(item)``, or the exception that it raised."""
    try:
        return function(item)
    except Exception as error:
        return error
