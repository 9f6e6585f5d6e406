"""The command ``quotex``. It needs the extra ``[cli]``; the library does not.

At first, only the handling of signals is imported; everything else follows when signals are handled.
"""

from __future__ import annotations

import sys

from quotex.cli.interrupts import Interrupted, defer_signals, handle_signals

__all__ = ["main"]

NEEDED = ("click", "rich", "charset_normalizer", "msgspec")
FAULT = 70  # EX_SOFTWARE of sysexits.h


def main() -> None:
    """Run the command. Any failure is reported in one line."""
    with handle_signals():
        try:
            sys.exit(_run())
        except Interrupted as signal:
            _tell("interrupted")
            sys.exit(signal.exit_status)
        except Exception as error:
            from quotex.cli.stderr import fault

            _tell(fault(error))
            sys.exit(FAULT)


def _run() -> int:
    from importlib.util import find_spec

    if missing := [name.replace("_", "-") for name in NEEDED if find_spec(name) is None]:
        _tell(f"the command needs {', '.join(missing)}: pip install {' '.join(missing)}")
        return 1
    with defer_signals():  # an interrupted import would look like a fault
        from quotex.cli.commands import quotex
    return quotex.run()


def _tell(message: str) -> None:
    from quotex.cli.stderr import tell

    tell(message)
