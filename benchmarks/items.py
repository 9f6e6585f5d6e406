#!/usr/bin/env python3
"""The gold items of a corpus, and whether the answer to each is right, as judged by the referees in ../shared.

    python benchmarks/items.py quotes GOLD FOUND      prints {"figures": …, "right": […], "false": […]}

``right`` has 1 or 0 for each gold item, in the order of the corpus: what the main figure of the referee counts. Only
``pages`` has more than two values, because a page is more or less clean: 255 times its F1. ``false`` has, for each
document, how many answers match no gold item; it is empty if the gold is incomplete, or if an item can be wrong in
either direction.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

REFEREE = Path(__file__).resolve().parents[2] / "shared" / "referee"

Row = dict[str, Any]
Judged = tuple[Row, list[int], list[int]]  # figures, right, false


def quotes(gold: str, found: str) -> Judged:
    """A gold quotation is right if its span is found and its speaker is right."""
    referee, documents, answers = _documents(gold, found)
    right, false = [], []
    for document in documents:
        log: list[Row] = []
        span = referee.evaluate([document], answers, log=log)["span"]
        wrong = Counter((row["start"], row["end"]) for row in log)
        for quote in document["quotes"]:
            if quote["type"] != "scare":
                place = referee.trim(document["text"], quote["start"], quote["end"])
                right.append(int(not wrong[place]))
                wrong[place] -= wrong[place] > 0
        false.append(span["pred"] - span["tp"])
    return referee.evaluate(documents, answers), right, false


def recall(gold: str, found: str) -> Judged:
    """The same on a corpus whose gold is incomplete: an answer that matches no gold item may be right."""
    figures, right, _ = quotes(gold, found)
    return figures, right, []


def indirect(gold: str, found: str) -> Judged:
    """Indirect speech is right if an answer covers 80 % of it and is not longer."""
    referee, documents, answers = _documents(gold, found)
    right, false = [], []
    for document in documents:
        for content in document["contents"]:
            if content["quoted"] == 0:
                alone = referee.evaluate([{**document, "contents": [content]}], answers)
                right.append(min(1, alone["indirect_j80"]["tp"]))
        counts = referee.evaluate([document], answers)["indirect_j80"]
        false.append(counts["pred"] - counts["tp"])
    return referee.evaluate(documents, answers), right, false


def novels(gold: str, found: str) -> Judged:
    """A span of a quotation is right if it is found and its speaker has the right name."""
    referee, rows = _referee("novels"), _referee("rows")
    answers = {row["id"]: [quote for quote in row["quotes"] if rows.is_scored(quote)] for row in rows.read_rows(found)}
    right, false, total = [], [], Counter[Any]()
    for document in rows.read_rows(gold):
        text, names, predicted = (
            document["text"],
            referee.Names(document["characters"]),
            answers.get(document["id"], []),
        )
        spans = [
            (referee.trim(text, *span), quote["speaker"]) for quote in document["quotes"] for span in quote["spans"]
        ]
        spans = [(span, speaker) for span, speaker in spans if span[0] < span[1]]
        own = [(referee.trim(text, quote["start"], quote["end"]), quote["speaker"] or {}) for quote in predicted]
        own = [(span, speaker) for span, speaker in own if span[0] < span[1]]
        pairs = referee.match([span for span, _ in spans], [span for span, _ in own])
        for number, (_, speaker) in enumerate(spans):
            is_right = number in pairs and names.right(own[pairs[number]][1].get("name"), speaker)
            right.append(int(is_right))
        false.append(len(own) - len(pairs))
        total.update(referee.score(document, predicted))
    return referee.report(total), right, false


def names(labels: str, found: str) -> Judged:
    """A labelled quotation is right if its speaker gets the right name, or no name if the label has none."""
    referee = _referee("names")
    answers = {row["id"]: row["quotes"] for row in referee.load(found)}
    right = []
    for label in json.loads(Path(labels).read_text(encoding="utf-8")):
        if not label.get("unsure"):
            quote = referee.find(label, answers.get(label["id"], []))
            right.append(int(quote is not None and referee.judge(label, quote) == "right"))
    return {"right": sum(right) / len(right)}, right, []


def hashed_names(labels: str, found: str) -> Judged:
    """Like ``names``, by labels whose names are hashes of names folded by the referee."""
    referee = _referee("names")
    answers = {row["id"]: row["quotes"] for row in referee.load(found)}
    right = []
    for label in referee.load(labels):
        quote = referee.find(label | {"ostart": label["start"] - 1, "oend": label["end"] + 1}, answers[label["id"]])
        name = quote and (quote["speaker"] or {}).get("name")
        hashes = sorted(_hash(referee.fold(one)) for one in name.split("; ")) if name else []
        right.append(int(quote is not None and hashes == label["names"]))
    return {"right": sum(right) / len(right)}, right, []


def _hash(name: str) -> str:
    return hashlib.sha1(name.encode()).hexdigest()[:12]


def turns(gold: str, found: str) -> Judged:
    """A turn of a transcript is right if its span is found and its speaker has the right name, or the label if none."""
    referee = _referee("turns")
    rows = [{"id": row["id"], "turns": [_turn(quote) for quote in row["quotes"]]} for row in referee.rows(found)]
    answers = {row["id"]: row["turns"] for row in rows}
    right, false = [], []
    for document in referee.rows(gold):
        text, predicted = document["text"], answers.get(document["id"], [])
        spans = [(*referee.span(turn, text), turn["speaker_start"]) for turn in document["turns"]]
        pairs = dict(referee.pairs(spans, [referee.span(turn, text) for turn in predicted], True))
        for number, turn in enumerate(document["turns"]):
            name = predicted[pairs[number]]["speaker"]["name"] if number in pairs else None
            right.append(int(number in pairs and referee.same_name(turn, name)))
        false.append(len(predicted) - len(pairs))
    return referee.score(referee.rows(gold), rows), right, false


def _turn(quote: Row) -> Row:
    speaker = quote["speaker"] or {"text": None, "name": None}
    return {**quote, "speaker": {**speaker, "name": speaker["name"] or speaker["text"]}}


def whole_pages(gold: str, *found: str) -> Judged:
    """The referee ``main_job.py``, one answer at a time: the quotes of a page against those labelled in its article.

    An article is labelled as far as its text goes; an answer is false only if its words are in that text.
    """
    read_rows = _referee("rows").read_rows
    articles = {row["id"]: row for row in read_rows(gold)}
    right, false, matched = [], [], 0
    for page in (row for path in found for row in read_rows(path)):
        article = articles.get(str(page["id"]))
        if article is None:
            continue
        left = [quote for quote in page["quotes"] if quote["parent"] is None]
        for quote in article["quotes"]:
            if quote["type"] != "scare":
                words = _folded(article["text"][quote["start"] : quote["end"]])
                answer = next((each for each in left if _is_same(words, _folded(each["text"]))), None)
                right.append(int(answer is not None and _is_speaker(article["text"], quote, answer["speaker"] or {})))
                if answer is not None:
                    left.remove(answer)
                    matched += 1
        false.append(sum(_folded(quote["text"]) in _folded(article["text"]) for quote in left))
    return {"e2e": 2 * sum(right) / (matched + sum(false) + len(right))}, right, false


def _is_same(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(one) > 20 and shorter in longer and len(shorter) > 0.8 * len(longer))


def _is_speaker(text: str, quote: Row, speaker: Row) -> bool:
    sources = [_folded(text[start:end]) for start, end in quote["source"]]
    said = _folded(speaker.get("text") or "")
    named = bool(quote.get("name")) and _folded(speaker.get("name") or "") == _folded(quote["name"])
    return named or not (sources or speaker) or any(s and (s in said or (said and said in s)) for s in sources)


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def pages(gold: str, found: str) -> Judged:
    """The cleanness of each page: the F1 of its shingles."""
    referee, read_rows = _referee("pages"), _referee("rows").read_rows
    cleaned = {row["id"]: row["text"] for row in read_rows(found)}
    figures, rows = referee.evaluate(list(read_rows(gold)), cleaned)
    means = (2 * row[1] * row[2] / (row[1] + row[2]) if row[1] and row[2] else 0.0 for row in rows)
    return figures, [round(255 * mean) for mean in means], []


def quote_lines(gold: str, found: str) -> Judged:
    """A line of the main text with a quotation mark is right if it is kept."""
    referee, read_rows = _referee("pages"), _referee("rows").read_rows
    cleaned = {row["id"]: row["text"] for row in read_rows(found)}
    right: list[int] = []
    for page in read_rows(gold):
        if page.get("gold") and page.get("text"):
            lines, kept = (
                referee.line_labels(page["text"], text) for text in (page["gold"], cleaned.get(page["id"], ""))
            )
            right += (
                int(k[2]) for line, k in zip(lines, kept, strict=True) if line[2] and referee.QUOTE_MARK.search(line[0])
            )
    return {"kept": sum(right) / len(right)}, right, []


def residue(texts: str, labels: str, found: str, kind: str) -> Judged:
    """A line of residue is right if it is removed, a line of the body if it is kept."""
    read_rows = _referee("rows").read_rows
    originals, cleaned = ({row["id"]: row["text"] for row in read_rows(path)} for path in (texts, found))
    labelled = json.loads(Path(labels).read_text(encoding="utf-8"))
    score = _referee("residue").score(originals, labelled, cleaned)
    wrong = {(row[0], row[2]) for row in (*score["lost"], *score["left"])}
    right = [
        int((document, number) not in wrong)
        for document, its in labelled.items()
        for number, line in enumerate(originals[document].split("\n"))
        for label in [its["lines"].get(str(number), {"class": "body"})]
        if line.strip() and not label.get("unsure") and (label["class"] == "body") == (kind == "body")
    ]
    return {"right": sum(right) / len(right)}, right, []


def sentences(gold: str, found: str) -> Judged:
    """An end of a sentence inside a document is right if it is found."""
    referee, read_rows = _referee("sentences"), _referee("rows").read_rows
    answers = {row["id"]: row["sentences"] for row in read_rows(found)}
    right: list[int] = []
    false: list[int] = []
    for document in read_rows(gold):
        at = referee.squeezed(document["text"])
        sides = document["sentences"], answers.get(document["id"], [])
        want, got = ({at[end] for _, end in spans} - {at[-1]} for spans in sides)
        right += (int(end in got) for end in sorted(want))
        false.append(len(got - want))
    return {"f1": 2 * sum(right) / (sum(right) + sum(false) + len(right))}, right, false


def _documents(gold: str, found: str) -> tuple[Any, list[Row], dict[str, list[Row]]]:
    rows = _referee("rows")
    return _referee("quotes"), list(rows.read_rows(gold)), rows.read_quotes(found)


def _referee(name: str) -> Any:
    return importlib.import_module(name)


JUDGES: dict[str, Callable[..., Judged]] = {
    judge.__name__: judge
    for judge in (
        quotes,
        recall,
        indirect,
        novels,
        names,
        hashed_names,
        turns,
        whole_pages,
        pages,
        quote_lines,
        residue,
        sentences,
    )
}


def main() -> None:
    sys.path.insert(0, str(REFEREE))
    figures, right, false = JUDGES[sys.argv[1]](*sys.argv[2:])
    print(json.dumps({"figures": figures, "right": right, "false": false}))


if __name__ == "__main__":
    main()
