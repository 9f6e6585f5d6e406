"""The ids of the rules that repair damage, apart from their modules, which are imported only for such damage."""

from __future__ import annotations

from typing import Final

ENTITY: Final = "TX101"
INVISIBLE: Final = "TX102"
CONTROL: Final = "TX103"
WINDOWS: Final = "TX104"
LIGATURE: Final = "TX105"
SPACE: Final = "TX106"
DIRECTION: Final = "TX107"
BROKEN_WORD: Final = "TX108"
MOJIBAKE: Final = "TX109"
WRAPPED_LINE: Final = "TX110"
BROKEN_LINE: Final = "TX111"
MARKDOWN: Final = "TX112"
HTML_TAG: Final = "TX113"
MISREAD: Final = "TX114"
ESCAPE: Final = "TX115"
FOOTNOTE: Final = "TX116"
LOST: Final = "TX117"
QUOTED_LINE: Final = ">"  # for reading only: cleaning keeps it, because it shows whose line it is
