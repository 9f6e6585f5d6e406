"""The command ``quotex``. It needs the extra ``[cli]``; the library does not."""

from __future__ import annotations

import sys

__all__ = ["main"]

NEEDED = ("click", "rich", "charset_normalizer")


def main() -> None:
    """Run the command, or say in one line how to get it."""
    try:
        from quotex.cli.commands import quotex
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] not in NEEDED:
            raise
        sys.exit(f"quotex: the command needs {error.name}, which is missing: pip install 'quotex[cli]'")
    quotex(prog_name="quotex")
