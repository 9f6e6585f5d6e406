#!/usr/bin/env python3
"""Precision and recall of copies: ``python benchmarks/copies.py [FILE]``.

A third of the articles in a corpus without copies get one or two copies such as editors make: cut, extended by
sentences of other articles, with another headline, with some sentences rewritten, or unchanged. Two documents of one
story are a pair; the pairs found are compared with those made.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from quotex.names.parsing import naming_of
from quotex.people.copies import clauses, find_copies
from quotex.people.counts import Counted
from quotex.people.tally import Tally

ARTICLES = Path(__file__).parents[2] / "shared" / "corpora" / "outlets" / "dev.jsonl.gz"
SENTENCE = re.compile(r"(?<=[.!?”\"])\s+")
KINDS = ("as it is", "cut to two thirds", "cut to a third", "extended by half", "another headline", "a third rewritten")


def altered(kind: str, text: str, texts: list[str], chance: random.Random) -> str:
    """A copy of the text, of one of ``KINDS``; additions come from other ``texts``, two sentences each."""
    sentences = SENTENCE.split(text)
    size = len(sentences)
    match kind:
        case "cut to two thirds":
            return " ".join(sentences[: max(1, 2 * size // 3)])
        case "cut to a third":
            return " ".join(sentences[: max(1, size // 3)])
        case "extended by half":
            more = (SENTENCE.split(chance.choice(texts)) for _ in range(max(1, size // 4)))
            return " ".join([*sentences, *(" ".join(each[:2]) for each in more)])
        case "another headline":
            return " ".join([*SENTENCE.split(chance.choice(texts))[:1], *sentences[1:]])
        case "a third rewritten":
            return " ".join(_rewritten(each) if chance.random() < 1 / 3 else each for each in sentences)
        case _:
            return text


def _rewritten(sentence: str) -> str:
    """The sentence with its second and third word swapped."""
    words = sentence.split()
    return " ".join([*words[:1], *words[2:3], *words[1:2], *words[3:]])


def made(texts: list[str], chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """Documents as (number of the story, how it was made, text)."""
    for number, text in enumerate(texts):
        yield number, "original", text
        if chance.random() < 1 / 3:
            for _ in range(chance.choice((1, 1, 2))):
                kind = chance.choice(KINDS)
                yield number, kind, altered(kind, text, texts, chance)


def pairs_of(stories: dict[int, list[int]]) -> set[tuple[int, int]]:
    return {pair for found in stories.values() for pair in combinations(sorted(found), 2)}


def measure(texts: list[str], seed: int = 0) -> dict[str, float]:
    """Precision and recall of the pairs, the recall of each kind of copy, and seconds per thousand documents."""
    chance = random.Random(seed)
    documents = list(made(texts, chance))
    chance.shuffle(documents)
    begun = time.process_time()
    with Tally(naming_of("en")) as tally:
        for _, _, text in documents:
            tally.add(Counted(clauses=clauses([text])))
        tally.flush()
        first = find_copies(tally.base)
    seconds = time.process_time() - begun
    true: dict[int, list[int]] = defaultdict(list)
    found: dict[int, list[int]] = defaultdict(list)
    for number, (story, _, _) in enumerate(documents, 1):
        true[story].append(number)
        found[first.get(number, number)].append(number)
    expected, given = pairs_of(true), pairs_of(found)
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one, other in expected:
        kinds = {documents[one - 1][1], documents[other - 1][1]} - {"original"}
        if len(kinds) == 1 and "original" in (documents[one - 1][1], documents[other - 1][1]):
            seen.update(kinds)
            right.update(kinds if (one, other) in given else ())
    return {
        "documents": len(documents),
        "precision": len(expected & given) / len(given) if given else 1.0,
        "recall": len(expected & given) / len(expected),
        **{f"recall, {kind}": right[kind] / seen[kind] for kind in KINDS if seen[kind]},
        "seconds per 1000": 1000 * seconds / len(documents),
    }


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    if not path.exists():
        print(f"{path} is not there: give a file of articles, .jsonl.gz with the field text")
        return
    with gzip.open(path, "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    for name, value in measure(texts).items():
        print(f"{name:28} {value:.4f}" if isinstance(value, float) else f"{name:28} {value:,}")


if __name__ == "__main__":
    main()
