"""The text as its reader sees it, in which quotations are looked for.

Dumps hold marks as entities (``&quot;``), escapes (``\\"``) or misread bytes (``â€œ``), mark-up around names and
quotations, and words over two lines. A text without any of these costs one look at its characters.
"""

from __future__ import annotations

from typing import Final

from quotex._core import (
    DAMAGE_BLOCK,
    DAMAGE_BRACKET,
    DAMAGE_CONTROL,
    DAMAGE_EMPHASIS,
    DAMAGE_SPACE,
    DAMAGE_TORN_LINE,
)
from quotex.damage import find_damage
from quotex.edits import Cleaned

__all__ = ["normalized"]

# What is no damage by itself, and what is left to cleaning.
_LEFT: Final = (DAMAGE_EMPHASIS | DAMAGE_BRACKET | DAMAGE_BLOCK) | (DAMAGE_CONTROL | DAMAGE_SPACE | DAMAGE_TORN_LINE)


def normalized(text: str) -> Cleaned | None:
    """The text without codes, mark-up and footnotes, its words whole; None where it is so already.

    >>> normalized("&quot;It rained,&quot; said **Moor**, who _had_ seen it.").text
    '"It rained," said Moor, who had seen it.'
    >>> normalized('"It rained," said Moor.')
    """
    damage = find_damage(text)
    if not damage.kinds & ~_LEFT:
        return None
    from quotex.cleaning.repair import for_reading  # needs regex, which extracting alone never waits for

    normal = for_reading(damage)
    return normal if normal.edits else None
