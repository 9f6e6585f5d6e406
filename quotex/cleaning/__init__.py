"""Clean scraped text: remove the lines that are not the article, and repair damage."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from quotex._core import DAMAGE_TAGGED_LINE, DAMAGE_TORN_LINE, LINE_ENDS_SENTENCE, Damage, Lexicon, Scan, removals
from quotex.cleaning.body import article
from quotex.cleaning.ids import BROKEN_LINE, ESCAPE, HTML_TAG, WRAPPED_LINE
from quotex.cleaning.lines import LineRules, tail_starts
from quotex.cleaning.pagination import page_breaks
from quotex.cleaning.protect import holds_speech
from quotex.cleaning.repair import is_coded, repair, repair_and_scan
from quotex.cleaning.wrapping import line_breaks
from quotex.damage import find_damage
from quotex.edits import Cleaned, compose
from quotex.language.catalogue import Rule, catalogue, selected
from quotex.language.loading import Language, load_language
from quotex.language.packs import Pack, kept
from quotex.language.patterns import precompiled
from quotex.model import Edit
from quotex.outline import FURNITURE as FURNITURE_ROLE
from quotex.outline import Outline

if TYPE_CHECKING:
    from quotex.cleaning.repeats import Repeats

__all__ = [
    "Options",
    "clean_and_explain",
    "clean_and_scan",
    "keys_to_count",
    "line_rules",
    "repeats_in",
    "sentences_left",
    "spared_lines",
]


class Options(NamedTuple):
    """How to clean.

    ``select`` and ``ignore`` are rules by id or prefix (empty ``select``: all). ``preset`` says what the text is:
    ``"body"``, an extracted article with residue; ``"page"``, a whole page; ``"auto"`` decides by the text's lines.
    Lines that recur in ``source`` according to ``repeats`` are removed, too. ``outline`` describes the elements of the
    page; if it is None, the text's own tags are used.
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
PAGE_BREAK: Final = "BP904"
MERGED: Final = "BP9"  # adjacent lines removed by such a rule are one edit
RAW_LINES: Final = 3  # this many lines of kinds that are removed anywhere show that the page has not been cut
MOST_TIMES: Final = 4  # maximum number of further passes
LEAST_LEFT: Final = 0.1  # share of the sentences of a text that cleaning should leave …
FEWEST_SENTENCES: Final = 10  # … if it has as many …
MOST_LEFT: Final = 0.25  # … and this share of its characters, or less, is left
_END_OF_SENTENCE = precompiled(r"""[.!?…][”"’')\]]*+(?=[\s<]|$)""")
SEARCHES: Final = 8  # maximum number of searches for the article, each without the recurring lines found before


def clean_and_explain(text: str, language: Language, options: Options = DEFAULT) -> Cleaned:
    """Clean ``text``; return the cleaned text with the edits that made it."""
    return clean_and_scan(text, language, options)[0]


def clean_and_scan(
    text: str, language: Language, options: Options = DEFAULT
) -> tuple[Cleaned, Scan | None, Damage | None]:
    """Clean ``text``; also return the scan of the cleaned text and the damage in it.

    The scan is None if lines were removed after the last scan, the damage if the text was changed after the last
    search. After an outline was used, the result is cleaned again as plain text, so that cleaning it later changes
    nothing.
    """
    on = _on(language.pack, options.select, options.ignore)
    cleaned, last, outline, damage = _cleaned_once(find_damage(text), on, language, options)
    for _ in range(MOST_TIMES):
        if not cleaned.edits:
            break
        damage = damage or find_damage(cleaned.text)
        if not (outline or _may_be_mended(damage, on)):
            break
        del last  # of a large text, it takes more memory than the text
        again, last, outline, damage = _cleaned_once(damage, on, language, options._replace(outline=None))
        cleaned = Cleaned(again.text, compose(cleaned, again.edits), text, cleaned.preset)
    return cleaned, last, damage


def _may_be_mended(damage: Damage, on: frozenset[str]) -> bool:
    """Whether the text, without the removed lines, is escaped or tagged, or has several lines begun in sentences."""
    if is_coded(damage, on & {ESCAPE, HTML_TAG}):
        return True
    return BROKEN_LINE in on and len(damage.places(DAMAGE_TORN_LINE)) > 1


def _cleaned_once(
    damage: Damage, on: frozenset[str], language: Language, options: Options
) -> tuple[Cleaned, Scan | None, Outline | None, Damage | None]:
    """Return the cleaned text, its scan, unless lines were removed after the last one, the outline of the text, if it
    has one, and the damage left in the cleaned text, if it is known.
    """
    repaired, scan, left = repair_and_scan(damage, on, language.scan)
    outline = options.outline or _outline(repaired, damage)
    if outline:
        options = options._replace(outline=outline.moved(repaired))
    edits, last, preset = (_wrapped_residue if scan.wrapped else _residue)(scan, language, options)
    del scan  # of a large text, it takes more memory than the text
    cleaned = Cleaned.from_edits(repaired.text, edits, preset)
    if repaired.edits:
        cleaned = Cleaned(cleaned.text, compose(repaired, cleaned.edits), damage.text, preset)
    return cleaned, last, outline, left if left and left.text == cleaned.text else None


def _outline(repaired: Cleaned, damage: Damage) -> Outline | None:
    """Return the outline of a repaired text by its own tags, which ``damage`` places; None if it was not HTML."""
    if not damage.kinds & DAMAGE_TAGGED_LINE or HTML_TAG not in [edit.rule for edit in repaired.edits]:
        return None
    from quotex.cleaning.html import was_html  # imported here, since other texts do not need its patterns

    if not was_html(repaired, damage):
        return None
    from quotex.cleaning.elements import outline_of

    return outline_of(repaired.original)


def sentences_left(cleaned: Cleaned) -> float | None:
    """Return the share of the sentences that cleaning left, if it is less than a tenth; 0 if nothing is left.

    None if more is left, or if the text had too few sentences to tell.
    """
    if not cleaned.text.strip():
        return 0.0 if cleaned.original.strip() else None
    if len(cleaned.text) > MOST_LEFT * len(cleaned.original):
        return None
    before, after = len(_END_OF_SENTENCE.findall(cleaned.original)), len(_END_OF_SENTENCE.findall(cleaned.text))
    return after / before if before >= FEWEST_SENTENCES and after < LEAST_LEFT * before else None


def spared_lines(text: str, language: Language, options: Options = DEFAULT) -> list[tuple[str, int, int]]:
    """Return the lines of a cleaned text that stay because somebody is quoted: the rule that matches, and the span."""
    scan = language.scan(text)
    found, _ = line_rules(language.pack, options.select, options.ignore).find(scan, page=options.preset == "page")
    return [
        (rule.id, scan.line_start[line], scan.line_end[line])
        for line, rule in found.items()
        if rule.where == "anywhere" and holds_speech(scan, line, language.lexicon)
    ]


def keys_to_count(text: str, language: Language, source: str = "") -> bytes:
    """Return the keys of the repaired lines of ``text``, for ``Repeats.add``."""
    from quotex.cleaning.repeats import document_keys  # a first text need not wait for it

    return document_keys(_repaired(text, language), source)


def repeats_in(text: str, language: Language, repeats: Repeats, source: str = "") -> dict[str, tuple[str, int]]:
    """Return what ``Repeats.in_text`` finds in the repaired lines of ``text``."""
    return repeats.in_text(_repaired(text, language), source)


def _repaired(text: str, language: Language) -> str:
    return repair(text, _on(language.pack, (), ()) | {WRAPPED_LINE}).text  # see _wrapped_residue


def _residue(scan: Scan, language: Language, options: Options) -> tuple[list[Edit], Scan | None, str]:
    """Return edits that remove the residue of the scanned text, the scan of the result, and the preset.

    Fragments are removed before lines, so that this text and the cleaned one are judged by the same lines. The scan
    that decided about lines is that of the result, unless lines are removed.
    """
    is_auto = options.preset == "auto"
    has_furniture = options.outline is not None and any(role & FURNITURE_ROLE for role in options.outline.roles)
    is_body = options.preset == "body" or (is_auto and not has_furniture and not scan.looks_like_page())
    without, left, gone, preset = _judged(scan, is_body, language, options)
    if is_auto and is_body and any(gone) and left.looks_like_page(gone):  # cleaning it again would decide so
        without, left, gone, preset = _judged(scan, False, language, options)
    edits = [Edit(start, end, "", rule) for start, end, rule in removals(left, gone, MERGED)]
    return compose(without, edits) if without else edits, None if edits else left, preset


def _wrapped_residue(scan: Scan, language: Language, options: Options) -> tuple[list[Edit], Scan | None, str]:
    """Like ``_residue``, for a hard-wrapped text: page breaks are removed, and each paragraph is judged as one line."""
    whole = _without_page_breaks(scan, _on(language.pack, options.select, options.ignore))
    left = language.scan(whole.text) if whole.edits else scan
    joined = Cleaned.from_edits(left.text, list(line_breaks(left, frozenset({WRAPPED_LINE}))))
    outline = options.outline and options.outline.moved(whole).moved(joined)
    found, _, preset = _residue(language.scan(joined.text), language, options._replace(outline=outline))
    moved = [Edit(*joined.to_original(edit.start, edit.end), edit.replacement, edit.rule) for edit in found]
    edits = compose(whole, moved)
    return edits, None if edits else scan, preset


def _without_page_breaks(scan: Scan, on: frozenset[str]) -> Cleaned:
    """Remove page numbers and running heads, if their rule is among those that are ``on``."""
    lines = set(page_breaks(scan)) if PAGE_BREAK in on else ()
    gone = [PAGE_BREAK if line in lines else None for line in range(len(scan.line_start))]
    return Cleaned.from_edits(
        scan.text, [Edit(start, end, "", rule) for start, end, rule in removals(scan, gone, MERGED)]
    )


def _judged(
    scan: Scan, is_body: bool, language: Language, options: Options
) -> tuple[Cleaned | None, Scan, list[str | None], str]:
    """Return the text without fragments (None if unchanged), its scan, the rule of each removed line, the preset."""
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
    """Return for each line the rule that removes it, or None, and the preset of the text."""
    unprotected = _unprotected(scan, found, language.lexicon)
    listed = _unprotected(scan, rules.listed(scan, found, unprotected), language.lexicon)
    found, unprotected = found | listed, unprotected | listed
    region, furniture = (None, {}) if is_body else _article(scan, found, unprotected, language, options)
    repeated = _repeated(scan, region, found, options, language)
    recurring: dict[int, Rule] = {}
    for _ in range(SEARCHES):
        if is_body or repeated.keys() <= recurring.keys():
            break
        recurring |= repeated  # without these lines, the search may find another article
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
    """Return the lines of a page's article; None if nothing shows that the text is a whole page.

    A cleaned page shows nothing of the kind, so it is not cut again. If the page has an outline, the furniture inside
    the article is returned with its rule.
    """
    is_raw = sum(rule.where == "anywhere" for rule in unprotected.values()) >= RAW_LINES
    cues = {line: rule.cue for line, rule in found.items()}
    region = article(scan, cues, language.sets.concerning_preposition, is_raw=is_raw)
    if region is None or options.outline is None:
        return region, {}
    from quotex.cleaning.regions import grown

    region, furniture = grown(scan, region, options.outline, found)
    if FURNITURE not in _on(language.pack, options.select, options.ignore):
        return region, {}
    return region, dict.fromkeys(furniture, catalogue(language.pack)[FURNITURE])


def _outside(lines: int, first: int, stop: int, on: frozenset[str]) -> list[str | None]:
    """Return for each line the rule that removes it before or after the article, or None."""
    before = BEFORE_ARTICLE if BEFORE_ARTICLE in on else None
    after = AFTER_ARTICLE if AFTER_ARTICLE in on else None
    return [before] * first + [None] * (stop - first) + [after] * (lines - stop)


def _repeated(
    scan: Scan, region: tuple[int, int] | None, found: Mapping[int, Rule], options: Options, language: Language
) -> dict[int, Rule]:
    """Return the lines of the region that recur in documents of the source, with their rule, except lines with speech.

    Lines ``found`` by their wording do not count as context of others, so that it does not matter whether they are
    already removed.
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
    """Whether the line is in the place that its rule is for."""
    return rule.where == "anywhere" or (line >= tail and (rule.where == "tail" or preset == "page"))


def _unprotected(scan: Scan, found: dict[int, Rule], lexicon: Lexicon) -> dict[int, Rule]:
    """Return what was found, except lines with speech; headlines may go unless they end a sentence."""
    return {
        line: rule
        for line, rule in found.items()
        if (rule.headline and not scan.line_flags[line] & LINE_ENDS_SENTENCE) or not holds_speech(scan, line, lexicon)
    }


@lru_cache(maxsize=32)
def _on(pack: Pack, select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str]:
    return frozenset(rule.id for rule in selected(catalogue(pack).values(), select, ignore))


@lru_cache(maxsize=32)
def line_rules(pack: Pack, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> LineRules:
    """Return the line rules of a pack that are on. Raises ValueError for a rule that cannot work."""
    on = _on(pack, select, ignore)
    rules = [rule for rule in catalogue(pack).values() if rule.id in on]
    return LineRules(rules, load_language(pack).lexicon, kept(Pack(pack.code), "automata", lambda _: {}))
