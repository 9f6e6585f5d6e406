#!/usr/bin/env python3
"""Count the evidence for confidence again, over news, web pages, prose and fiction, and measure its quality on each.

For names, it counts how many are right if the mention is right: in novels, and in articles by the labels of ../shared
and of ``name_labels.jsonl``, as hashes. Of these, 246 are names of roles (*the senator*): 62 drawn at random and judged
by reading, and 184 of roles with a modifier or without a holder, most of them judged by mention, name and what is
publicly known of the person. The other 234 are names of any mention, drawn at random from twelve outlets and labelled
by a reader who did not see the answers. A label of a wrong name that is no longer given is not counted.

    python benchmarks/calibrate.py           the quality on each set, each document estimated from the counts of others
    python benchmarks/calibrate.py --record  write the counts into the language pack

Authors of rules read one half of the web pages, so its results are better than others; only the other half is counted.
The sets other than news are small, so each of their answers counts ``WEIGHT`` times, and each of the openings of
stories ``OPENING_WEIGHT`` times beside the whole novels. Stretches of the novels, each read as if it were the whole
text, also show how often a bare turn of a short story is right. All of them are read once more without their line
breaks, because nothing else shows how often a turn in a restored paragraph is right.

A document is estimated from the counts of nearly all others, in ``PARTS`` parts: with five parts of 34 openings, what
is frequent in one part would be missing in the counts that it is tested on. The corpora are in ../shared beside the
checkout; without them there is nothing to count.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from quotex import Quote, extract
from quotex.evaluation import calibration
from quotex.evaluation.gold import Article, Novel
from quotex.evaluation.readers import read_corpus
from quotex.evaluation.run import evaluate, score
from quotex.evaluation.scores import Outcome, Row
from quotex.language.confidence import estimate
from quotex.language.loading import load_language
from quotex.pipeline import Kind, Pipeline
from quotex.quotations.attribution.story_sources import BARE

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.gate import CORPORA, REFEREE, SHARED, is_read  # noqa: E402 - needs the path above

NEWS = "polnear/train"
AWAY = ("web/dev", "prose/dev", "prose/ewt_recall", "fiction/dev")
UNSEEN = ("polnear/dev",)  # not used for fitting, only for testing
STORIES = "novels/dev"
STRETCHES = "novels/dev, stretches"
OPENINGS = "fiction/dev"
FLAT = ", flat"  # suffix of the name of a set: without line breaks
STRETCH = 12_000  # characters: the length of the openings
WEIGHT = 3
OPENING_WEIGHT = 3
PARTS = 40
NAMES = {"names/dev": "polnear/dev", "names/web_dev": "web/dev"}  # labels of names, and their corpus
LABELLED = "labelled names"
LABELS = ROOT / "benchmarks" / "name_labels.jsonl"
TARGET = ROOT / "quotex" / "data" / "en" / "confidence.toml"

Outcomes = list[Outcome]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--record", action="store_true", help="write the counts into the language pack")
    record = options.parse_args().record
    if not SHARED.is_dir():
        print("skipped: ../shared not found, there is nothing to count")
        return 0
    sets = {name: outcomes_of(name) for name in (NEWS, *AWAY, *UNSEEN, STORIES)}
    sets[STRETCHES] = outcomes_of_stretches()
    sets[OPENINGS + FLAT], sets[STORIES + FLAT] = outcomes_of(OPENINGS, flat=True), outcomes_of(STORIES, flat=True)
    sets[STRETCHES + FLAT] = outcomes_of_stretches(flat=True)
    named = {**{name: names_of(name) for name in NAMES}, LABELLED: labelled_names(), STORIES: names_in_novels()}
    for name, outcomes in claimed_of_names(named).items():
        print(f"{name:21}", calibration.quality(outcomes))
    for name, outcomes in claimed(sets).items():
        speech = [outcome for outcome in outcomes if not is_scare(outcome)]
        print(f"{name:21}", calibration.quality(speech))
        if len(speech) < len(outcomes):
            print(f"{f'{name}, scare':21}", calibration.quality([one for one in outcomes if is_scare(one)]))
    if record:
        counts = counts_of(sets) | counts_of_names(named) | counts_of_turns()
        TARGET.write_text(calibration.to_toml(dict(sorted(counts.items()))), encoding="utf-8")
    return 0


def names_of(name: str) -> Outcomes:
    """Whether the names of a corpus's labelled quotes are right, if the mention is."""
    texts = texts_of(NAMES[name])
    sys.path.insert(0, str(REFEREE))
    referee: Any = importlib.import_module("names")
    labels = json.loads((CORPORA / f"{name}.json").read_text(encoding="utf-8"))
    outcomes = []
    for label in labels:
        rows = {(row["start"], row["end"]): (quote, row) for quote, row in rows_of(texts[label["id"]])}
        found = None if label.get("unsure") else referee.find(label, [row for _, row in rows.values()])
        if found and found["speaker"] and is_mention(found["speaker"], label["source"]):
            quote = rows[found["start"], found["end"]][0]
            outcomes += Outcome.of_name(label["id"], quote, referee.judge(label, found) == "right")
    return outcomes


def texts_of(corpus: str) -> dict[str, str]:
    with gzip.open(CORPORA / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as rows:
        return {row["id"]: row["text"] for row in map(json.loads, rows)}


@cache
def rows_of(text: str) -> list[tuple[Quote, Row]]:
    return [(quote, quote.to_dict()) for quote in extract(text)]


def is_mention(speaker: Row, sources: list[tuple[int, int]]) -> bool:
    return not sources or any(start < speaker["end"] and speaker["start"] < end for start, end in sources)


def labelled_names() -> Outcomes:
    """Whether the names labelled by hand are right."""
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    outcomes = []
    for corpus in {label["corpus"] for label in labels}:
        texts = texts_of(corpus)
        for label in (label for label in labels if label["corpus"] == corpus):
            for quote, row in rows_of(texts[label["id"]]):
                name = row["speaker"] and row["speaker"]["name"]
                if name and (row["start"], row["end"]) == (label["start"], label["end"]):
                    is_same = hashlib.sha1(name.casefold().encode()).hexdigest().startswith(label["name"])
                    if is_same or label["right"]:
                        outcomes += Outcome.of_name(label["id"], quote, is_same and label["right"])
    return outcomes


def names_in_novels() -> Outcomes:
    return evaluate(read_corpus(CORPORA / f"{STORIES}.jsonl.gz")).total.names


def counts_of_names(named: dict[str, Outcomes], but: int | None = None) -> calibration.Counts:
    """The counts of all names, except one fold."""
    counts = calibration.tally(one for outcomes in named.values() for one in outcomes if _fold(one) != but)
    return {key: value for key, value in counts.items() if key != "all"}


def counts_of_turns() -> calibration.Counts:
    """How often the span of a turn is right with its label, by form, and then its name, by what gives it.

    The turns of a transcript are right or wrong together: ten count as one.
    """
    sys.path.insert(0, str(REFEREE))
    referee: Any = importlib.import_module("turns")
    counts: dict[str, tuple[int, int]] = {}

    def count(key: str, is_right: bool) -> None:
        right, seen = counts.get(key, (0, 0))
        counts[key] = right + is_right, seen + 1

    for document in referee.rows(str(CORPORA / "transcripts" / "dev.jsonl.gz")):
        text, gold = document["text"], document["turns"]
        quotes = [(quote, row) for quote, row in rows_of(text) if quote.kind == "turn"]
        spans = [(*referee.span(turn, text), turn["speaker_start"]) for turn in gold]
        matched = {j: i for i, j in referee.pairs(spans, [referee.span(row, text) for _, row in quotes], True)}
        for number, (quote, row) in enumerate(quotes):
            turn, speaker = gold[matched[number]] if number in matched else None, row["speaker"] or {}
            is_right = turn is not None and referee.same_label(turn["label"], speaker.get("text") or "")
            count(quote.rules[0], is_right)
            if is_right and speaker.get("name"):
                count(quote.rules[1], referee.same_name(turn, speaker["name"]))
    return {key: (right // 10, seen // 10) for key, (right, seen) in counts.items()}


def claimed_of_names(named: dict[str, Outcomes]) -> dict[str, Outcomes]:
    """The outcomes with the confidence from the counts of other documents."""
    known = load_language("en").estimates.counts["all"]
    counts = [counts_of_names(named, but=number) | {"all": known} for number in range(PARTS)]
    return {
        name: [replace(one, confidence=estimate(one.evidence, counts[_fold(one)])) for one in outcomes]
        for name, outcomes in named.items()
    }


def outcomes_of(name: str, *, flat: bool = False) -> Outcomes:
    """The outcomes on a corpus; indirect speech is annotated only in the news, and never tested."""
    kinds: tuple[Kind, ...] = ("direct", "mixed", "scare", *(["indirect"] if name == NEWS else []))
    documents = read_corpus(CORPORA / f"{name}.jsonl.gz")
    return evaluate(flattened(documents) if flat else documents, Pipeline(kinds=kinds)).total.outcomes


def flattened(documents: Iterable[Article | Novel]) -> Iterator[Article | Novel]:
    """The documents with blanks in place of their line breaks."""
    return (replace(document, text=document.text.replace("\n", " ")) for document in documents)


def outcomes_of_stretches(*, flat: bool = False) -> Outcomes:
    """The outcomes of bare turns in stretches of the novels.

    Other turns have mentions that are not names (*he* said), whose person a short text often does not name; the same is
    true of its narrator. A part of a name is right, because a stretch may contain no more of it.
    """
    novels = read_corpus(CORPORA / f"{STORIES}.jsonl.gz")
    stretches = [stretch for novel in novels if isinstance(novel, Novel) for stretch in stretches_of(novel)]
    read = flattened(stretches) if flat else stretches
    predictions = ((one, [quote for quote in extract(one.text) if not is_by_narrator(quote)]) for one in read)
    outcomes = score(predictions, loose=True).total.outcomes
    return [one for one in outcomes if one.evidence.startswith(f"{BARE}.") and "+of_few" in one.evidence]


def is_by_narrator(quote: Quote) -> bool:
    """Whether the speaker is an *I* without a name."""
    return quote.speaker is not None and quote.speaker.name is None


def stretches_of(novel: Novel) -> Iterator[Novel]:
    """A novel cut into stretches of whole paragraphs, with the quotations in each."""
    start = 0
    while start < len(novel.text):
        end = novel.text.find("\n\n", start + STRETCH)
        end = len(novel.text) if end < 0 else end
        inside = [
            replace(one, spans=[(first - start, stop - start) for first, stop in one.spans])
            for one in novel.utterances
            if all(start <= first and stop <= end for first, stop in one.spans)
        ]
        yield Novel(f"{novel.id}:{start}", novel.text[start:end], novel.characters, inside)
        start = end + 2


def counts_of(sets: dict[str, Outcomes], but: int | None = None) -> calibration.Counts:
    """The counts of all counted sets, except one fold of the tested ones."""
    articles = list(sets[NEWS])
    stories = [one for form in ("", FLAT) for one in sets[STORIES + form] if _fold(one) != but]
    stories += sets[STRETCHES] + sets[STRETCHES + FLAT]
    for name in AWAY:
        kept = [one for one in sets[name] if _fold(one) != but]
        counted = [one for one in kept if name != "web/dev" or not is_read({"id": one.document})]
        articles += WEIGHT * [one for one in counted if not is_of_stories(one)]
    openings = sets[OPENINGS] + sets[OPENINGS + FLAT]
    stories += OPENING_WEIGHT * [one for one in openings if _fold(one) != but and is_of_stories(one)]
    return calibration.add(calibration.tally(stories), calibration.tally(articles), stories=True)


def _fold(outcome: Outcome) -> int:
    return calibration.fold(outcome.document, PARTS)


def is_of_stories(outcome: Outcome) -> bool:
    return outcome.evidence.startswith(calibration.OF_STORIES)


def is_scare(outcome: Outcome) -> bool:
    """Whether the answer is that nobody is quoted."""
    return outcome.evidence.partition("@")[0].endswith(".scare")


def claimed(sets: dict[str, Outcomes]) -> dict[str, Outcomes]:
    """The outcomes of each set except the news, with the confidence from the counts of other documents."""
    counts = [counts_of(sets, but=number) for number in range(PARTS)]
    tested = {name: outcomes for name, outcomes in sets.items() if name not in (NEWS, STRETCHES, STRETCHES + FLAT)}
    tested["web/dev, unread"] = [outcome for outcome in sets["web/dev"] if not is_read({"id": outcome.document})]
    return {
        name: [replace(one, confidence=estimate(one.evidence, counts[_fold(one)])) for one in outcomes]
        for name, outcomes in tested.items()
    }


if __name__ == "__main__":
    sys.exit(main())
