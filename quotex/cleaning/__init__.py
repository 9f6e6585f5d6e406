"""From scraped text to the article: which lines go, which text is mended, and why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from quotex._core import scan as scan_text
from quotex.cleaning.lines import Hit, LineRules
from quotex.cleaning.protect import holds_attributed_quote
from quotex.cleaning.removal import remove_lines
from quotex.edits import Cleaned
from quotex.language import Language
from quotex.model import Edit
from quotex.rules import catalogue, selected

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


DEFAULT = Options()


def clean_and_explain(text: str, language: Language, options: Options = DEFAULT) -> Cleaned:
    """Clean ``text``: the cleaned text and the edits that made it, each with its rule."""
    rules = _line_rules(language.code, options.select, options.ignore)
    scan = scan_text(text, language.lexicon)
    hits = rules.find(scan)
    gone: dict[int, str] = {}
    fragments: list[Edit] = []
    for line, found in hits.items():
        if holds_attributed_quote(scan, line):
            found = [hit for hit in found if hit.rule.scope == "fragment"]
        for hit in found:
            if hit.rule.scope == "line":
                gone[line] = hit.rule.id
            else:
                fragments.append(Edit(hit.start, hit.end, "", hit.rule.id))
    edits = sorted(remove_lines(scan, gone) + fragments, key=lambda edit: edit.start)
    return Cleaned.from_edits(text, edits)


@lru_cache(maxsize=32)
def _line_rules(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> LineRules:
    from quotex.language import load_language

    return LineRules(selected(catalogue(code).values(), select, ignore), load_language(code).lexicon)
