"""The checks of drafts as a page: each draft with its quotations marked, beside their sources.

A verdict has a colour, a line style, a sign and a word; the page needs no script.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from quotex.model import Row
from quotex.render.checks import SIGNS, Draft, head, is_compared
from quotex.render.html_markup import Markup, element, join, shell
from quotex.render.layout import counted

__all__ = ["TITLE", "checks_page"]

TITLE: Final = "Quotations checked"

STYLES: Final = ("article.css", "checks.css")
_OUTCOMES: Final = {
    "pass": "every quotation passes",
    "fail": "a quotation fails",
    "gaps": "a source could not be read, so that an absent quotation may be in it",
    "empty": "no quotation was found: nothing was checked, so this is not a pass",
}
_SPEAKERS: Final = {
    "agrees": "the same",
    "differs": "different people",
    "unknown": "speaker not compared: the source does not show who it is",
    "not_told": "speaker not compared: the draft names nobody",
}


def checks_page(drafts: Sequence[Draft], texts: Sequence[str], summary: Row) -> Markup:
    """Return a self-contained page. ``texts`` are those of the drafts."""
    facts = {
        "in order": f"{summary['ok']} of {summary['checked']}",
        **{verdict: count for verdict, count in summary["by_verdict"].items() if count},
        "sources": summary["sources_read"],
        "sources not read": summary["sources_unread"],
    }
    numbered = list(enumerate(zip(drafts, texts, strict=True)))
    links = [element("a", draft.file, href=f"#d{at}") for at, (draft, _) in numbered]
    sections = [_draft(at, draft.file, draft.row, text) for at, (draft, text) in numbered]
    return shell(
        TITLE,
        element("h1", TITLE),
        _facts(facts),
        element("nav", *links, aria_label="Drafts") if len(links) > 1 else "",
        element("main", *sections, class_="checks"),
        styles=STYLES,
    )


def _facts(facts: dict[str, object]) -> Markup:
    return element("dl", *(element("div", element("dt", name), element("dd", value)) for name, value in facts.items()))


def _draft(at: int, name: str, row: Row, text: str) -> Markup:
    checks = row["checks"]
    cards = element("ol", *(_card(f"d{at}c{number}", check) for number, check in enumerate(checks)), class_="cards")
    article = element("article", element("p", *_marked(at, checks, text), class_="draft"))
    return element(
        "section",
        element("h2", name, id=f"d{at}-title"),
        element("p", f"{row['outcome']}: {_OUTCOMES[row['outcome']]}", class_="note"),
        element("div", article, cards, class_="pair"),
        id=f"d{at}",
        aria_labelledby=f"d{at}-title",
    )


def _marked(at: int, checks: Sequence[Row], text: str) -> Iterable[object]:
    """Yield the draft, with its quotations linked to their findings."""
    place = 0
    for number, check in enumerate(checks):
        if check["start"] < place:
            continue
        yield text[place : check["start"]]
        sign = element("span", f"{SIGNS[check['ok']]} {head(check)}", class_="sign")
        words = text[check["start"] : check["end"]]
        yield element("a", sign, words, href=f"#d{at}c{number}", id=f"d{at}q{number}", class_=f"check {_class(check)}")
        place = check["end"]
    yield text[place:]


def _class(check: Row) -> str:
    is_whole = is_compared(check) and not check["flags"] and check["verdict"] != "short"
    return "fails" if not check["ok"] else "ok" if is_whole else "look"


def _card(id: str, check: Row) -> Markup:
    heading = [f"{SIGNS[check['ok']]} {head(check)}", f", line {check['line']}"]
    if check["folds"]:
        heading.append(f": {', '.join(check['folds'])}")
    back = id.replace("c", "q")
    parts = [element("h3", element("a", *heading, href=f"#{back}"))]
    parts.append(_labelled("Draft", _with_changes(check["text"], check["start"], check["diff"], "draft")))
    source = check["source"]
    if source:
        words = _with_changes(source["text"], source["start"], check["diff"], "source")
        around = [element("span", source[side], class_="around") for side in ("prefix", "suffix")]
        parts.append(_labelled(f"Source {source['id'] or ''}".rstrip(), join([around[0], words, around[1]])))
    if len(check["pieces"]) > 1:
        parts += (
            _labelled(f"Piece {number}, {piece['speaker'] or 'nobody named'}", piece["source"]["text"])
            for number, piece in enumerate(check["pieces"], 1)
        )
    parts += (element("p", finding) for finding in _findings(check))
    return element("li", *parts, id=id, class_=f"card {_class(check)}")


def _labelled(label: str, words: object) -> Markup:
    return element("p", element("b", f"{label}: "), words, class_="passage")


def _with_changes(text: str, start: int, changes: Sequence[Row], side: str) -> Markup:
    """Return words, with those marked that the other side lacks."""
    tag, first, last = ("ins", "start", "end") if side == "draft" else ("del", "source_start", "source_end")
    parts: list[object] = []
    place = 0
    for change in changes:
        begin, end = change[first] - start, change[last] - start
        if not place <= begin < end <= len(text):
            continue
        parts += [text[place:begin], element(tag, text[begin:end])]
        place = end
    return join([*parts, text[place:]])


def _findings(check: Row) -> Iterable[object]:
    """Yield findings apart from the words: speakers, narration, flags, other places."""
    names = [check[f"speaker_in_{side}"] or "nobody" for side in ("draft", "source")]
    if check["source"] and check["verdict"] != "absent":
        yield f"Speaker: {names[0]} in the draft, {names[1]} in the source: {_SPEAKERS[check['speaker']]}"
    if check["in_speech"] is False and check["source"] and check["verdict"] != "absent":
        yield "The source has these words as narration, not as speech."
    for flag in check["flags"]:
        yield join(
            [f"Look at the {flag['kind']} ({flag['place']}, in the {flag['where']}): ", element("b", flag["text"])]
        )
    if check["others"]:
        yield f"The same words occur in {counted(check['others'], 'other place')}."
    if check["searched"] == "partly":
        yield "A source repeats itself so often that not all places were compared."
    if check["verdict"] == "short":
        yield "Too short to prove anything; the words were found."
