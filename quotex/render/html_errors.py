"""The errors of an evaluation as a page: each in its passage, with the annotation and the prediction."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from quotex.language.catalogue import Rule
from quotex.render.html_article import rule_title
from quotex.render.html_grid import GRID_SCRIPT, GRID_STYLES, row, section, table
from quotex.render.html_markup import Markup, element, join, shell
from quotex.render.layout import counted, shorten, visible

__all__ = ["errors_page"]

STYLES = (*GRID_STYLES, "errors.css")
LONGEST = 160  # characters of a name or a cue
NOTHING = "–"
BREAKS = ((re.compile(r"[ \t]*\n\s*\n\s*"), " ¶ "), (re.compile(r"[ \t]*\n[ \t]*"), " ↵ "))  # of paragraphs, of lines

Error = Mapping[str, Any]  # a row of ``quotex evaluate --errors``
Mark = tuple[int, int, str]  # start, end, class


def errors_page(errors: Sequence[Error], rules: Mapping[str, Rule]) -> Markup:
    """Return a self-contained page. ``rules`` give the names of the rules that decided."""
    corpora = list(dict.fromkeys(error["corpus"] for error in errors))
    several = len(corpora) > 1
    heads = ["Error", "Kind", "Document", "Passage", "Annotated", "Predicted", "Confidence"]
    lines = [row([error["corpus"]] * several + _cells(error, rules)) for error in errors]
    grid = table(
        "All errors", ["Corpus"] * several + heads, lines, numbers=["Confidence"], picked=["Corpus", "Error", "Kind"]
    )
    links = [element("a", "By corpus", href="#corpora")] * several + [element("a", "In their passages", href="#errors")]
    nav = element("nav", *links, aria_label="This page")
    header = element("header", nav, element("h1", "Errors"), _sums(errors, corpora), _legend())
    parts = [_by_corpus(errors)] if several else []
    main = element("main", *parts, section("errors", "In their passages", grid))
    return shell("Errors of an evaluation", header, main, styles=STYLES, script=GRID_SCRIPT)


def _sums(errors: Sequence[Error], corpora: Sequence[str]) -> Markup:
    """Summarize the errors in a sentence."""
    counts = Counter(error["group"] for error in errors)
    documents = len({(error["corpus"], error["id"]) for error in errors})
    kinds = ", ".join(f"{group} {count:,}" for group, count in counts.most_common())
    where = f"; {counted(documents, 'document')} of {', '.join(corpora)}" if corpora else ""
    return element("p", f"{counted(len(errors), 'error')}{': ' if kinds else ''}{kinds}{where}.")


def _legend() -> Markup:
    return element(
        "p",
        element("span", "annotated", class_="gold"),
        ", ",
        element("span", "predicted", class_="given"),
        ", ",
        element("span", "both", class_="gold given"),
        "; who speaks is bold: ",
        element("span", "annotated", class_="gold who"),
        ", ",
        element("span", "predicted", class_="given who"),
        class_="facts",
    )


def _by_corpus(errors: Sequence[Error]) -> Markup:
    groups = list(dict.fromkeys(error["group"] for error in errors))
    counts = Counter((error["corpus"], error["group"]) for error in errors)
    rows = [
        row([corpus, *(counts[corpus, group] for group in groups)], head=True)
        for corpus in dict.fromkeys(corpus for corpus, _ in counts)
    ]
    return section("corpora", "By corpus", table("Errors by corpus", ["Corpus", *groups], rows, numbers=groups))


def _cells(error: Error, rules: Mapping[str, Rule]) -> list[object]:
    predicted = error["predicted"]
    place = join([error["id"], element("span", f" {error['start']}–{error['end']}", class_="facts")])
    confidence = float(predicted["confidence"]) if predicted else NOTHING
    return [
        error["group"],
        error["kind"] or NOTHING,
        place,
        _passage(error),
        _annotated(error),
        _predicted(error, rules),
        confidence,
    ]


def _annotated(error: Error) -> str:
    gold = error["gold"]
    if gold is None:
        return NOTHING
    who = "nobody quoted" if gold["kind"] == "scare" else shorten(gold["speaker"] or "nobody", LONGEST)
    return who + _words(error, gold)


def _predicted(error: Error, rules: Mapping[str, Rule]) -> object:
    """Return the predicted speaker, with cue and rules, and what is wrong with it."""
    quote = error["predicted"]
    if quote is None:
        return NOTHING
    speaker, cue = quote["speaker"], quote["cue"]
    who = "nobody" if speaker is None else shorten(speaker["text"], LONGEST)
    if speaker and speaker["name"] not in (None, speaker["text"]):
        who = f"{shorten(speaker['name'], LONGEST)} (“{who}”)"
    said = f", cue “{shorten(cue['text'], LONGEST)}”" if cue else ""
    decided = join((rule_title(id, rules) for id in quote["rules"]), ", ")
    return join([f"{who}{_words(error, quote)}{said}; {error['error']}. ", element("span", decided, class_="rule")])


def _words(error: Error, side: Mapping[str, Any]) -> str:
    """Return the words of a span with wrong bounds, for readers who cannot see the marks."""
    return f": “{shorten(side['text'], LONGEST)}”" if error["group"] == "extent" else ""


def _passage(error: Error) -> Markup:
    """Return the text around the error on one line, with spans and speakers marked."""
    first, last = error["around"]
    text = error["before"] + error["text"] + error["after"]
    marks = [mark for mark in _marks(error) if mark[0] < last and mark[1] > first]
    cuts = sorted({first, last, *(cut for mark in marks for cut in mark[:2] if first < cut < last)})
    return element(
        "span",
        *(_piece(text[start - first : end - first], start, end, marks) for start, end in pairwise(cuts)),
        dir="auto",
    )


def _piece(text: str, start: int, end: int, marks: Iterable[Mark]) -> Markup:
    classes = " ".join(dict.fromkeys(name for left, right, name in marks if left <= start and end <= right))
    words = visible(text)
    for pattern, sign in BREAKS:
        words = pattern.sub(sign, words)
    return element("span", words, class_=classes) if classes else join([words])


def _marks(error: Error) -> Iterator[Mark]:
    gold, predicted = error["gold"], error["predicted"]
    if gold:
        yield gold["start"], gold["end"], "gold"
        yield from ((start, end, name) for start, end in gold["source"] for name in ("gold", "who"))
    if predicted:
        yield predicted["start"], predicted["end"], "given"
        if predicted["speaker"]:
            speaker = predicted["speaker"]
            yield from ((speaker["start"], speaker["end"], name) for name in ("given", "who"))
