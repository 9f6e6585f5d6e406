"""From scraped text to the article: which lines go, which text is mended, and why."""

from __future__ import annotations

from dataclasses import dataclass

from quotex.edits import Cleaned
from quotex.language import Language

__all__ = ["PRESETS", "Options", "clean_and_explain"]

PRESETS = ("auto", "body", "page")


@dataclass(frozen=True, slots=True)
class Options:
    """How to clean.

    ``select`` and ``ignore`` are rules by id or prefix (empty ``select``: all). ``preset`` says what the text is:
    ``"body"``, an extracted article with residue; ``"page"``, a whole page; ``"auto"`` decides by the text's lines.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preset: str = "auto"


def clean_and_explain(text: str, language: Language, options: Options = Options()) -> Cleaned:  # noqa: B008
    """Clean ``text``: the cleaned text and the edits that made it, each with its rule."""
    return Cleaned.from_edits(text, [])
