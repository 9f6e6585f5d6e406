"""One line on standard error, whatever it says and whatever becomes of it."""

from __future__ import annotations

import os
import sys

from quotex.render.layout import visible_line

__all__ = ["tell"]


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
