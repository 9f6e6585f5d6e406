"""From scraped text to the article: which lines go, which text is mended, and why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from quotex._core import LINE_BLANK, Scan
from quotex._core import scan as scan_text
from quotex.cleaning.body import article, looks_like_page
from quotex.cleaning.lines import Hit, LineRules, tail_starts
from quotex.cleaning.protect import holds_attributed_quote
from quotex.cleaning.removal import remove_lines
from quotex.cleaning.repair import repair
from quotex.cleaning.repeats import Repeats, document_keys
from quotex.edits import Cleaned, compose
from quotex.language import Language, load_language
from quotex.model import Edit
from quotex.rules import catalogue, is_selected, selected

__all__ = ["PRESETS", "Options", "clean_and_explain", "keys_to_count"]

PRESETS = ("auto", "body", "page")


@dataclass(frozen=True, slots=True)
class Options:
    """How to clean.

    ``select`` and ``ignore`` are rules by id or prefix (empty ``select``: all). ``preset`` says what the text is:
    ``"body"``, an extracted article with residue; ``"page"``, a whole page; ``"auto"`` decides by the text's lines.
    Lines that ``repeats`` knows of ``source`` go, too.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preset: str = "auto"
    repeats: Repeats | None = None
    source: str = ""


DEFAULT = Options()

BEFORE_ARTICLE, AFTER_ARTICLE = "BP910", "BP911"


def clean_and_explain(text: str, language: Language, options: Options = DEFAULT) -> Cleaned:
    """Clean ``text``: the cleaned text and the edits that made it, each with its rule."""
    repaired = repair(text, _repairs(language.code, options.select, options.ignore))
    cleaned = _without_residue(repaired.text, language, options)
    if not repaired.edits:
        return cleaned
    return Cleaned.from_edits(text, compose(repaired, cleaned.edits), cleaned.preset)


def keys_to_count(text: str, language: Language, source: str = "") -> bytes:
    """What ``Repeats.add`` counts of ``text``: its lines as cleaning will see them, repaired."""
    return document_keys(repair(text, _repairs(language.code, (), ())).text, source)


def _without_residue(text: str, language: Language, options: Options) -> Cleaned:
    rules = _line_rules(language.code, options.select, options.ignore)
    scan = scan_text(text, language.lexicon)
    preset = options.preset
    if preset == "auto" and not looks_like_page(scan):
        preset = "body"
    is_body = preset == "body"
    hits = rules.find(scan, whole=is_body, page=not is_body)
    unprotected = _unprotected(scan, hits)
    if preset == "auto":
        preset = "page" if _cues(unprotected) else "body"
    first, stop = article(scan, _cues(hits)) if preset == "page" else (0, len(scan.line_start))
    gone = _outside(scan, first, stop, options)
    hits = {line: found for line, found in unprotected.items() if line not in gone}
    tail = tail_starts(scan, first, stop, hits)
    hits = {line: found for line, found in hits.items() if _applies(found[0], tail, preset)}
    gone |= {line: found[0].rule.id for line, found in hits.items() if found[0].rule.scope == "line"}
    if options.repeats is not None:
        gone |= _repeated(scan, [line for line in range(first, stop) if line not in gone], options)
    fragments = [
        hit for line, found in hits.items() if line not in gone for hit in found if hit.rule.scope == "fragment"
    ]
    edits = remove_lines(scan, gone) + [Edit(hit.start, hit.end, "", hit.rule.id) for hit in fragments]
    edits.sort(key=lambda edit: edit.start)
    return Cleaned.from_edits(text, edits, preset)


def _cues(hits: dict[int, list[Hit]]) -> dict[int, str]:
    """What each line of residue says about where the article ends."""
    return {line: found[0].rule.cue for line, found in hits.items() if found[0].rule.scope == "line"}


def _outside(scan: Scan, first: int, stop: int, options: Options) -> dict[int, str]:
    """The lines before and after the article of a page, with the rule that removes them."""
    outside: dict[int, str] = {}
    flags = scan.line_flags.tolist()
    for rule, lines in ((BEFORE_ARTICLE, range(first)), (AFTER_ARTICLE, range(stop, len(scan.line_start)))):
        if is_selected(rule, options.select, options.ignore):
            outside |= dict.fromkeys([line for line in lines if not flags[line] & LINE_BLANK], rule)
    return outside


def _repeated(scan: Scan, lines: list[int], options: Options) -> dict[int, str]:
    """Those of ``lines`` that recur over documents of the source, with their rule; none in which somebody is quoted."""
    assert options.repeats is not None
    return {
        line: rule
        for line, rule in options.repeats.of_lines(scan, lines, options.source).items()
        if is_selected(rule, options.select, options.ignore) and not holds_attributed_quote(scan, line)
    }


def _applies(hit: Hit, tail: int, preset: str) -> bool:
    """Stands the line where its rule looks?"""
    where = hit.rule.where
    return where == "anywhere" or (hit.line >= tail and (where == "tail" or preset == "page"))


def _unprotected(scan: Scan, hits: dict[int, list[Hit]]) -> dict[int, list[Hit]]:
    """The hits without those that would remove a line in which somebody is quoted."""
    quoting = {scan.line_at(start) for start in scan.quote_start} if hits else set()
    return {
        line: found
        for line, found in hits.items()
        if found[0].rule.scope == "fragment" or line not in quoting or not holds_attributed_quote(scan, line)
    }


@lru_cache(maxsize=32)
def _repairs(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str]:
    return frozenset(rule.id for rule in selected(catalogue(code).values(), select, ignore) if rule.id.startswith("TX"))


@lru_cache(maxsize=32)
def _line_rules(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> LineRules:
    rules = [rule for rule in selected(catalogue(code).values(), select, ignore) if rule.id.startswith("BP")]
    return LineRules(rules, load_language(code).lexicon)
