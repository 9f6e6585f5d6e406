"""The slow twin of the search for damage: one pattern for each kind."""

from __future__ import annotations

import regex

from quotex import _core, damage

_LINE = r"(?:^|(?<=\n))"
_BLANK = r"(?:(?!\n)[\p{White_Space}\ufeff])*+"
PATTERNS = {
    _core.DAMAGE_ENTITY: r"&(?=[a-zA-Z#])",
    _core.DAMAGE_TAG: r"<(?=[a-zA-Z/!?])",
    _core.DAMAGE_BACKSLASH: r"\\",
    _core.DAMAGE_DOUBLED: r'"(?=")',
    _core.DAMAGE_EMPHASIS: r"[*_]",
    _core.DAMAGE_OPENING: r'([*_])(?=\1{0,2}(?:[a-zA-Z"]|[^\x00-\x7f]))',
    _core.DAMAGE_BRACKET: r"[\[\]]",
    _core.DAMAGE_LINK: r"\](?=\()",
    _core.DAMAGE_FOOTNOTE: rf"\[(?=[0-9])|[{damage.SUPERSCRIPTS}]",
    _core.DAMAGE_HYPHEN: r"-(?=\r?\n)",
    _core.DAMAGE_QUOTED_LINE: rf"{_LINE}(?=>)",
    _core.DAMAGE_BLOCK: rf"{_LINE}(?={_BLANK}[-+*_>#=|:0-9])",
    _core.DAMAGE_TORN_LINE: rf"(?<=\n)(?={_BLANK}[,.])",
    _core.DAMAGE_CONTROL: r"[\x00-\x08\x0e-\x1b\x7f]",
    _core.DAMAGE_INVISIBLE: f"[{damage.INVISIBLE}{damage.DIRECTION}{damage.WINDOWS}{damage.LIGATURES}]",
    _core.DAMAGE_SPACE: f"[{damage.SPACES}]",
    _core.DAMAGE_MISREAD: rf"[{damage.MISREAD_FIRST}](?=[^\x00-\x7f])|Â(?=[ \n\r])",
    _core.DAMAGE_LOST: damage.LOST,
    _core.DAMAGE_CODE: "`",
    _core.DAMAGE_ADDRESS: ":(?=//)",
    _core.DAMAGE_TAGGED_LINE: rf"{_LINE}(?={_BLANK}<)",
}


def places(text: str, kind: int) -> list[int]:
    return [match.start() for match in regex.finditer(PATTERNS[kind], text)]
