"""From scraped text to the article: which lines go, which text is mended, and why."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from quotex._core import DAMAGE_TORN_LINE, Damage, Lexicon, Scan, removals
from quotex.catalogue import Rule, catalogue, selected
from quotex.cleaning.body import article
from quotex.cleaning.escapes import ESCAPE
from quotex.cleaning.html import HTML_TAG, was_html
from quotex.cleaning.lines import LineRules, tail_starts
from quotex.cleaning.protect import holds_speech
from quotex.cleaning.regions import grown
from quotex.cleaning.repair import is_coded, repair, repair_and_scan
from quotex.cleaning.repeats import Repeats, document_keys
from quotex.cleaning.wrapping import BROKEN_LINE
from quotex.damage import find_damage
from quotex.edits import Cleaned, compose
from quotex.language import Language, load_language
from quotex.model import Edit
from quotex.outline import Outline
from quotex.packs import Pack, kept

__all__ = ["PRESETS", "Options", "clean_and_explain", "clean_and_scan", "keys_to_count", "line_rules", "repeats_in"]

PRESETS = ("auto", "body", "page")


class Options(NamedTuple):
    """How to clean.

    ``select`` and ``ignore`` are rules by id or prefix (empty ``select``: all). ``preset`` says what the text is:
    ``"body"``, an extracted article with residue; ``"page"``, a whole page; ``"auto"`` decides by the text's lines.
    Lines that ``repeats`` knows of ``source`` go, too. ``outline`` is what the tags of the page said of the text; where
    it is None, the text's own tags say it.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preset: str = "auto"
    repeats: Repeats | None = None
    source: str = ""
    outline: Outline | None = None


DEFAULT = Options()

BEFORE_ARTICLE: Final = "BP910"
AFTER_ARTICLE: Final = "BP911"
FURNITURE: Final = "BP912"
MERGED: Final = "BP9"  # lines of such a rule that follow one another are one edit
RAW_LINES: Final = 3  # so many lines that go wherever they stand show that nobody has cut the page
MOST_TIMES: Final = 4  # that a text is cleaned again
SEARCHES: Final = 8  # for the article, each without the lines of the one before that recur


def clean_and_explain(text: str, language: Language, options: Options = DEFAULT) -> Cleaned:
    """Clean ``text``: the cleaned text and the edits that made it, each with its rule."""
    return clean_and_scan(text, language, options)[0]


def clean_and_scan(text: str, language: Language, options: Options = DEFAULT) -> tuple[Cleaned, Scan | None]:
    """Clean ``text``, and hand out the scan of the cleaned text, too; None where lines went after the last scan.

    What an outline left is cleaned again as plain text, so that who cleans it later changes nothing.
    """
    on = _on(language.pack, options.select, options.ignore)
    cleaned, last, outline = _cleaned_once(text, on, language, options)
    for _ in range(MOST_TIMES):
        if not cleaned.edits or not (outline or _may_be_mended(find_damage(cleaned.text), on)):
            break
        again, last, outline = _cleaned_once(cleaned.text, on, language, options._replace(outline=None))
        cleaned = Cleaned.from_edits(text, compose(cleaned, again.edits), cleaned.preset)
    return cleaned, last if len(last.text) == len(cleaned.text) else None


def _may_be_mended(damage: Damage, on: frozenset[str]) -> bool:
    """Now that lines have gone, is a text escaped or tagged, or do several of its lines begin inside sentences?"""
    if is_coded(damage, on & {ESCAPE, HTML_TAG}):
        return True
    return BROKEN_LINE in on and len(damage.places(DAMAGE_TORN_LINE)) > 1


def _cleaned_once(
    text: str, on: frozenset[str], language: Language, options: Options
) -> tuple[Cleaned, Scan, Outline | None]:
    """The cleaned text, the scan by which lines went, and the outline of ``text``, where it has one."""
    repaired, scan = repair_and_scan(text, on, language.scan)
    outline = options.outline or _outline(repaired)
    if outline:
        options = options._replace(outline=outline.moved(repaired))
    cleaned, last = _without_residue(scan, language, options)
    if repaired.edits:
        cleaned = Cleaned.from_edits(text, compose(repaired, cleaned.edits), cleaned.preset)
    return cleaned, last, outline


def _outline(repaired: Cleaned) -> Outline | None:
    """The outline of the text that was repaired, by its own tags; None where that is no HTML."""
    if not was_html(repaired):
        return None
    from quotex.cleaning.elements import outline_of  # whose patterns no other text needs

    return outline_of(repaired.original)


def keys_to_count(text: str, language: Language, source: str = "") -> bytes:
    """What ``Repeats.add`` counts of ``text``: its lines as cleaning will see them, repaired."""
    return document_keys(_repaired(text, language), source)


def repeats_in(text: str, language: Language, repeats: Repeats, source: str = "") -> dict[str, tuple[str, int]]:
    """What ``Repeats.in_text`` tells of ``text``, of its lines as cleaning sees them, repaired."""
    return repeats.in_text(_repaired(text, language), source)


def _repaired(text: str, language: Language) -> str:
    return repair(text, _on(language.pack, (), ())).text


def _without_residue(scan: Scan, language: Language, options: Options) -> tuple[Cleaned, Scan]:
    """The scanned text without its residue, and the scan by which lines went.

    Fragments go first, then lines: so are both texts, this and the cleaned one, judged by the same lines.
    """
    is_auto = options.preset == "auto"
    is_body = options.preset == "body" or (is_auto and not scan.looks_like_page())
    without, left, gone, preset = _judged(scan, is_body, language, options)
    if is_auto and is_body and any(gone) and left.looks_like_page(gone):  # so would it the next time
        without, left, gone, preset = _judged(scan, False, language, options)
    edits = [Edit(start, end, "", rule) for start, end, rule in removals(left, gone, MERGED)]
    return Cleaned.from_edits(scan.text, compose(without, edits) if without else edits, preset), left


def _judged(
    scan: Scan, is_body: bool, language: Language, options: Options
) -> tuple[Cleaned | None, Scan, list[str | None], str]:
    """The text without its fragments, where it has any, and its scan; the rules of lines that go; what it is."""
    rules = line_rules(language.pack, options.select, options.ignore)
    found, fragments = rules.find(scan, whole=is_body and options.repeats is None, page=not is_body)
    without = Cleaned.from_edits(scan.text, fragments) if fragments else None
    left = language.scan(without.text) if without else scan
    if without and options.outline:
        options = options._replace(outline=options.outline.moved(without))
    return without, left, *_lines_to_go(left, rules, found, is_body, language, options)


def _lines_to_go(
    scan: Scan, rules: LineRules, found: dict[int, Rule], is_body: bool, language: Language, options: Options
) -> tuple[list[str | None], str]:
    """Line by line the rule that removes it, and what the text is taken for."""
    unprotected = _unprotected(scan, found, language.lexicon)
    listed = _unprotected(scan, rules.listed(scan, found, unprotected), language.lexicon)
    found, unprotected = found | listed, unprotected | listed
    region, furniture = (None, {}) if is_body else _article(scan, found, unprotected, language, options)
    repeated = _repeated(scan, region, found, options, language)
    recurring: dict[int, Rule] = {}
    for _ in range(SEARCHES):
        if is_body or repeated.keys() <= recurring.keys():
            break
        recurring |= repeated  # so it is another page
        region, furniture = _article(scan, recurring | found, unprotected | recurring, language, options)
        repeated = _repeated(scan, region, found, options, language)
    preset = options.preset if options.preset != "auto" else "page" if region is not None else "body"
    first, stop = region or (0, len(scan.line_start))
    gone = _outside(len(scan.line_start), first, stop, _on(language.pack, options.select, options.ignore))
    inside = {line: rule for line, rule in unprotected.items() if gone[line] is None} | furniture
    tail = tail_starts(scan, first, stop, inside | repeated)
    for line, rule in repeated.items():
        gone[line] = rule.id
    for line, rule in inside.items():
        if _applies(rule, line, tail, preset):
            gone[line] = rule.id
    return gone, preset


def _article(
    scan: Scan, found: dict[int, Rule], unprotected: dict[int, Rule], language: Language, options: Options
) -> tuple[tuple[int, int] | None, dict[int, Rule]]:
    """Where the article of a page is; None where the text has nothing that shows it to be a whole page.

    A cleaned page has nothing of that kind, so that it is not cut again. Where the page has an outline, the lines of
    the article that are furniture come with their rule.
    """
    is_raw = sum(rule.where == "anywhere" for rule in unprotected.values()) >= RAW_LINES
    cues = {line: rule.cue for line, rule in found.items()}
    region = article(scan, cues, language.sets.concerning_preposition, is_raw=is_raw)
    if region is None or options.outline is None:
        return region, {}
    region, furniture = grown(scan, region, options.outline, found)
    if FURNITURE not in _on(language.pack, options.select, options.ignore):
        return region, {}
    return region, dict.fromkeys(furniture, catalogue(language.pack)[FURNITURE])


def _outside(lines: int, first: int, stop: int, on: frozenset[str]) -> list[str | None]:
    """Of so many lines, the rule that removes each before and after the article."""
    before = BEFORE_ARTICLE if BEFORE_ARTICLE in on else None
    after = AFTER_ARTICLE if AFTER_ARTICLE in on else None
    return [before] * first + [None] * (stop - first) + [after] * (lines - stop)


def _repeated(
    scan: Scan, region: tuple[int, int] | None, found: Mapping[int, Rule], options: Options, language: Language
) -> dict[int, Rule]:
    """The lines of the region that recur over documents of the source, with their rule; none that quotes somebody.

    Lines that are ``found`` by their wording do not count for what is around them, so that it makes no difference
    whether they have gone.
    """
    if options.repeats is None:
        return {}
    rules, on = catalogue(language.pack), _on(language.pack, options.select, options.ignore)
    lines = range(*(region or (0, len(scan.line_start))))
    return {
        line: rules[rule]
        for line, rule in options.repeats.of_lines(scan, lines, options.source, found).items()
        if rule in on and not holds_speech(scan, line, language.lexicon)
    }


def _applies(rule: Rule, line: int, tail: int, preset: str) -> bool:
    """Stands the line where its rule looks?"""
    return rule.where == "anywhere" or (line >= tail and (rule.where == "tail" or preset == "page"))


def _unprotected(scan: Scan, found: dict[int, Rule], lexicon: Lexicon) -> dict[int, Rule]:
    """What was found, without the lines in which somebody is quoted."""
    return {line: rule for line, rule in found.items() if not holds_speech(scan, line, lexicon)}


@lru_cache(maxsize=32)
def _on(pack: Pack, select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str]:
    return frozenset(rule.id for rule in selected(catalogue(pack).values(), select, ignore))


@lru_cache(maxsize=32)
def line_rules(pack: Pack, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> LineRules:
    """The line rules of a pack that are on. Raises ValueError at one that cannot work."""
    on = _on(pack, select, ignore)
    rules = [rule for rule in catalogue(pack).values() if rule.id in on]
    return LineRules(rules, load_language(pack).lexicon, kept(Pack(pack.code), "needs", lambda _: {}))
