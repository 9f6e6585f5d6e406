"""Print one line on standard error, whatever it contains, and whatever the state of standard error."""

from __future__ import annotations

import os
import sys

from quotex.render.layout import visible_line

__all__ = ["fault", "inform", "is_quiet", "tell"]


def tell(message: object) -> None:
    """Print ``quotex: message``. If it cannot be printed, the work continues."""
    if sys.stderr is None:
        return
    try:
        print(f"quotex: {visible_line(str(message))}", file=sys.stderr, flush=True)
    except (OSError, ValueError):
        _silence()


def inform(message: object) -> None:
    """Print what is neither a problem nor a warning, unless the command was called with ``--quiet``."""
    if not is_quiet():
        tell(message)


def is_quiet() -> bool:
    """Whether the command was called with ``--quiet``."""
    import click  # imported here, since it may be missing, which `tell` reports

    context = click.get_current_context(silent=True)
    return context is not None and bool(context.params.get("quiet"))


def _silence() -> None:
    """Discard what is still buffered; otherwise Python would exit with an error of its own."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stderr.fileno())
        os.close(null)
    except (OSError, ValueError, AttributeError):
        return


def fault(error: Exception) -> str:
    """Return the message about an unexpected error."""
    import os
    import traceback

    if isinstance(error, MemoryError):
        return "not enough memory"
    place = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"this is a bug in quotex, please report it: {type(error).__name__}: {error} "
        f"({os.path.basename(place.filename)}:{place.lineno})"
    )
