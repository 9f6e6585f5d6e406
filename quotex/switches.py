"""The properties of a language's grammar that the rules ask for; ``language.toml`` of its pack sets them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["SWITCHES", "Switches"]

SWITCHES: Final = {"script": ("nouns_capitalized",)}  # by table


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """The switches of a language; a pack without ``language.toml`` has none on."""

    nouns_capitalized: bool = False  # a capital shows a noun, not a name
