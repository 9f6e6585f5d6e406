"""What a worker works on before its first document, so that loading words and rules takes no time of that one."""

from __future__ import annotations

from typing import Final

from quotex.io import Record

__all__ = ["SAMPLE"]

TEXT: Final = "<b>Ada Moor</b> said: &ldquo;It rained.&rdquo;\n\n“It r\u00adained,” she said.\n"
SAMPLE: Final = Record(0, TEXT, "")
