"""One line on standard error, whatever it says and whatever becomes of it."""

from __future__ import annotations

import os
import sys

from quotex.render.layout import visible_line

__all__ = ["fault", "tell"]


def tell(message: object) -> None:
    """Print ``quotex: message``. Where nobody can be told, the work goes on."""
    if sys.stderr is None:
        return
    try:
        print(f"quotex: {visible_line(str(message))}", file=sys.stderr, flush=True)
    except (OSError, ValueError):
        _silence()


def _silence() -> None:
    """Send what is still buffered nowhere, or Python would end with an error of its own."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stderr.fileno())
        os.close(null)
    except (OSError, ValueError, AttributeError):
        return


def fault(error: Exception) -> str:
    """What is told of an error that nothing expects."""
    import os
    import traceback

    if isinstance(error, MemoryError):
        return "not enough memory"
    place = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"this is a bug in quotex, please report it: {type(error).__name__}: {error} "
        f"({os.path.basename(place.filename)}:{place.lineno})"
    )
