"""The text as a reader sees it; quotations are extracted from this text.

Dumps contain marks as entities (``&quot;``), escapes (``\\"``) or misread bytes (``â€œ``), mark-up around names and
quotations, and words split over two lines. For a text without any of these, one scan of its characters is enough.
"""

from __future__ import annotations

from typing import Final

from quotex._core import (
    DAMAGE_ADDRESS,
    DAMAGE_BLOCK,
    DAMAGE_BRACKET,
    DAMAGE_CODE,
    DAMAGE_CONTROL,
    DAMAGE_EMPHASIS,
    DAMAGE_SPACE,
    DAMAGE_TAGGED_LINE,
    DAMAGE_TORN_LINE,
    Damage,
)
from quotex.damage import find_damage
from quotex.edits import Cleaned

__all__ = ["normalized"]

# Kinds of damage that do not matter by themselves, and those left to cleaning.
_ALONE: Final = DAMAGE_EMPHASIS | DAMAGE_BRACKET | DAMAGE_BLOCK | DAMAGE_TAGGED_LINE | DAMAGE_CODE | DAMAGE_ADDRESS
_LEFT: Final = _ALONE | DAMAGE_CONTROL | DAMAGE_SPACE | DAMAGE_TORN_LINE


def normalized(text: str, damage: Damage | None = None) -> Cleaned | None:
    """Return the text without codes, mark-up and footnotes, and with whole words; None if nothing changes.

    ``damage`` is the result of ``find_damage`` for the text, if it is known.

    >>> normalized("&quot;It rained,&quot; said **Moor**, who _had_ seen it.").text
    '"It rained," said Moor, who had seen it.'
    >>> normalized('"It rained," said Moor.')
    """
    damage = damage or find_damage(text)
    if not damage.kinds & ~_LEFT:
        return None
    from quotex.cleaning.repair import for_reading  # imports regex, which extraction alone does not need

    normal = for_reading(damage)
    return normal if normal.edits else None
