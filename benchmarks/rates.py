#!/usr/bin/env python3
"""How often each rule that names speakers is right, and how it is wrong, on each annotated corpus.

    python benchmarks/rates.py           print the rates
    python benchmarks/rates.py --record  write them into rates.json, from which the site's page of error rates is made

The rates are counts only. rates.json has the hash, in ``snapshot.json``, of the answers that they belong to. The
corpora are in ../shared beside the checkout; without them there is nothing to measure.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from quotex.evaluation.readers import read_corpus
from quotex.evaluation.run import Evaluation, evaluate

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.snapshot import CORPORA, SNAPSHOT  # noqa: E402 - needs the path above

RATES = ROOT / "benchmarks" / "rates.json"
MEASURED = ("polnear/dev", "web/dev", "prose/dev", "prose/ewt_recall", "fiction/dev", "novels/dev")
SETTING = "direct and mixed"  # a setting of snapshot.py: the kinds scored here
NO_RULE = "none"  # for quotations to which no rule gives a speaker

Row = dict[str, Any]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--record", action="store_true", help="write the rates into rates.json")
    record = options.parse_args().record
    if not CORPORA.is_dir():
        print("skipped: ../shared not found, there is nothing to measure")
        return 0
    rates = {name: rates_of(name) for name in MEASURED}
    for name, corpus in rates.items():
        print(f"{name}: {corpus['gold']} quotations, {corpus['missed']} missed")
        for rule, row in corpus["rules"].items():
            print(f"  {rule:6} {row['right']:5} of {row['answers']:5} right", row["errors"])
    if record:
        RATES.write_text(json.dumps(rates, indent=1) + "\n", encoding="utf-8")
    return 0


def rates_of(name: str) -> Row:
    """The counts of a corpus, with the hash of the answers that they count."""
    result = evaluate(read_corpus(CORPORA / f"{name}.jsonl.gz"))
    counts = result.total.counts
    return {
        "answers": json.loads(SNAPSHOT.read_text(encoding="utf-8"))[name][SETTING],
        "documents": counts["documents"],
        "gold": counts["gold"],
        "missed": counts["gold"] - counts["matched"],
        "rules": by_rule(result),
    }


def by_rule(result: Evaluation) -> dict[str, Row]:
    """For each rule, the number of its answers, of those with the right span and speaker, and of each kind of error.

    >>> from quotex.evaluation.gold import Article, GoldQuote
    >>> by_rule(evaluate([Article("a", '"It rained," said Ada Moor.', [GoldQuote(1, 11, "direct", [(18, 26)])])]))
    {'QA102': {'answers': 1, 'right': 1, 'errors': {}}}
    """
    answers: Counter[str] = Counter()
    right: Counter[str] = Counter()
    errors: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for outcome in result.total.outcomes:
        rule = outcome.evidence.partition(".")[0]
        answers[rule] += 1
        right[rule] += outcome.right
    for error in result.total.errors:
        if error["predicted"]:
            rules = error["predicted"]["rules"]
            errors[next((rule for rule in rules if rule.startswith("QA")), NO_RULE)][error["error"]] += 1
    return {
        rule: {"answers": answers[rule], "right": right[rule], "errors": dict(sorted(errors[rule].items()))}
        for rule in sorted(answers)
    }


if __name__ == "__main__":
    sys.exit(main())
