"""The command ``quotex``. It needs the extra ``[cli]``; the library does not."""

from __future__ import annotations

import os
import sys
import traceback

from quotex.cli.interrupts import Interrupted, heeded
from quotex.cli.telling import tell

__all__ = ["main"]

NEEDED = ("click", "rich", "charset_normalizer")
FAULT = 70  # EX_SOFTWARE of sysexits.h


def main() -> None:
    """Run the command. Whatever goes wrong is told in one line."""
    with heeded():
        try:
            sys.exit(_run())
        except Interrupted as signal:
            tell("interrupted")
            sys.exit(signal.exit_status)
        except Exception as error:
            tell(_fault(error))
            sys.exit(FAULT)


def _run() -> int:
    try:
        from quotex.cli.commands import quotex
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] not in NEEDED:
            raise
        tell(f"the command needs {error.name}, which is missing: pip install 'quotex[cli]'")
        return 1
    return quotex.run()


def _fault(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "not enough memory"
    place = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"this is a fault of quotex, please report it: {type(error).__name__}: {error} "
        f"({os.path.basename(place.filename)}:{place.lineno})"
    )
