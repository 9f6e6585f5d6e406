"""The document that a worker processes first, so that loading words and rules does not count for a real one."""

from __future__ import annotations

from typing import Final

from quotex.io import Record

__all__ = ["SAMPLE"]

TEXT: Final = "<b>Ada Moor</b> said: &ldquo;It rained.&rdquo;\n\n“It r\u00adained,” she said.\n"
SAMPLE: Final = Record(0, TEXT, "")
