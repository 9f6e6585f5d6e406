#!/usr/bin/env python3
"""Count anew what confidence rests on, over news, web pages, prose and fiction, and tell how honest it is on each.

    python benchmarks/calibrate.py           the quality on each set, each document estimated from the counts of others
    python benchmarks/calibrate.py --record  write the counts into the language pack

Rules are written while one half of the web pages is read, so these look better than others do: only the other half is
counted. The sets away from news are small, so that each of their answers counts ``WEIGHT`` times, and each of the
openings of stories ``OPENING_WEIGHT`` times beside the whole novels. How often a bare turn of a short story is right,
stretches of the novels tell, too, each read as if it were all there is. All of them are read once more without their
line breaks: how often a turn is right whose paragraph is restored, nothing else tells.

A document is estimated from the counts of nearly all others, in ``PARTS`` parts: in five parts of 34 openings, what one
part has more of than the others is missing in the very counts that it is tested on. The corpora lie in ../shared beside
the checkout; without them there is nothing to count.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from quotex import Quote, extract
from quotex.confidence import estimate
from quotex.evaluation import calibration
from quotex.evaluation.gold import Article, Novel
from quotex.evaluation.readers import read_corpus
from quotex.evaluation.run import evaluate, score
from quotex.evaluation.scores import Outcome
from quotex.pipeline import Kind, Pipeline
from quotex.quotations.attribution.story_sources import BARE

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.gate import CORPORA, SHARED, is_read  # noqa: E402 - only now can it be found

NEWS = "polnear/train"
AWAY = ("web/dev", "prose/dev", "prose/ewt_recall", "fiction/dev")
UNSEEN = ("polnear/dev",)  # only tested
STORIES = "novels/dev"
STRETCHES = "novels/dev, stretches"
OPENINGS = "fiction/dev"
FLAT = ", flat"  # behind the name of a set: without line breaks
STRETCH = 12_000  # characters, as the openings have
WEIGHT = 3
OPENING_WEIGHT = 3
PARTS = 40
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
    for name, outcomes in claimed(sets).items():
        speech = [outcome for outcome in outcomes if not is_scare(outcome)]
        print(f"{name:21}", calibration.quality(speech))
        if len(speech) < len(outcomes):
            print(f"{f'{name}, scare':21}", calibration.quality([one for one in outcomes if is_scare(one)]))
    if record:
        TARGET.write_text(calibration.to_toml(counts_of(sets)), encoding="utf-8")
    return 0


def outcomes_of(name: str, *, flat: bool = False) -> Outcomes:
    """What is right of a corpus; indirect speech is annotated in the news only, and tested nowhere."""
    kinds: tuple[Kind, ...] = ("direct", "mixed", "scare", *(["indirect"] if name == NEWS else []))
    documents = read_corpus(CORPORA / f"{name}.jsonl.gz")
    return evaluate(flattened(documents) if flat else documents, Pipeline(kinds=kinds)).total.outcomes


def flattened(documents: Iterable[Article | Novel]) -> Iterator[Article | Novel]:
    """The documents with blanks for their line breaks."""
    return (replace(document, text=document.text.replace("\n", " ")) for document in documents)


def outcomes_of_stretches(*, flat: bool = False) -> Outcomes:
    """What is right of the bare turns in stretches of the novels.

    Other turns have mentions that are no names (*he* said), and who that is so short a text often leaves open, as who
    its narrator is. A part of a name is right, since a stretch may hold no more of it.
    """
    novels = read_corpus(CORPORA / f"{STORIES}.jsonl.gz")
    stretches = [stretch for novel in novels if isinstance(novel, Novel) for stretch in stretches_of(novel)]
    read = flattened(stretches) if flat else stretches
    predictions = ((one, [quote for quote in extract(one.text) if not is_by_narrator(quote)]) for one in read)
    outcomes = score(predictions, loose=True).total.outcomes
    return [one for one in outcomes if one.evidence.startswith(f"{BARE}.") and "+of_few" in one.evidence]


def is_by_narrator(quote: Quote) -> bool:
    """Is the speaker an *I* that nobody calls by name?"""
    return quote.speaker is not None and quote.speaker.name is None


def stretches_of(novel: Novel) -> Iterator[Novel]:
    """A novel cut into stretches of whole paragraphs, with the quotations that lie in each."""
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
    """The counts of all sets that are counted, but for one fold of those that are tested."""
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
    """Is it the answer that nobody is quoted, rather than who is?"""
    return outcome.evidence.partition("@")[0].endswith(".scare")


def claimed(sets: dict[str, Outcomes]) -> dict[str, Outcomes]:
    """The outcomes of each set but the news with the confidence that the counts of other documents claim."""
    counts = [counts_of(sets, but=number) for number in range(PARTS)]
    tested = {name: outcomes for name, outcomes in sets.items() if name not in (NEWS, STRETCHES, STRETCHES + FLAT)}
    tested["web/dev, unread"] = [outcome for outcome in sets["web/dev"] if not is_read({"id": outcome.document})]
    return {
        name: [replace(one, confidence=estimate(one.evidence, counts[_fold(one)])) for one in outcomes]
        for name, outcomes in tested.items()
    }


if __name__ == "__main__":
    sys.exit(main())
