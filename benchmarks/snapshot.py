#!/usr/bin/env python3
"""The snapshot: hashes of quotex's answers on every corpus, which show whether a change of the code changes answers.

    python benchmarks/snapshot.py                compare with snapshot.json; exit status 1 if a hash changed
    python benchmarks/snapshot.py polnear web    compare only the corpora whose names contain one of the words
    python benchmarks/snapshot.py --record       write the hashes as the new snapshot; other corpora keep theirs
    python benchmarks/snapshot.py --keep FILE    keep all answers, with their text: put FILE outside the repository
    python benchmarks/snapshot.py --diff FILE    count the quotes that changed since FILE was kept, and list some

The corpora are in ../shared beside the checkout; without them there is nothing to compare.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import pickle
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from quotex import Pipeline
from quotex.language.loading import load_language
from quotex.quotations import extract

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
SNAPSHOT = ROOT / "benchmarks" / "snapshot.json"
PAGES, BODIES = ("pages",), ("residue", "outlets", "web")  # sets for cleaning
TEXTS = ("text", "text_ins", "text_nodes")  # the fields of a row that contain a text
EXAMPLES = 5  # changes listed for each cause

Row = dict[str, Any]
Answers = dict[str, str]  # by setting, as JSON

ALL = frozenset({"direct", "mixed", "indirect", "scare"})
# The settings: kinds and minimum confidence.
SETTINGS = {
    "all kinds": (ALL, 0.0),
    "direct and mixed": (frozenset({"direct", "mixed"}), 0.0),
    "direct": (frozenset({"direct"}), 0.0),
    "all kinds, confidence 0.8": (ALL, 0.8),
}
PROCESS = "process"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--record", action="store_true", help="write the hashes as the new snapshot")
    options.add_argument("--keep", type=Path, metavar="FILE", help="keep all answers in FILE")
    options.add_argument("--diff", type=Path, metavar="FILE", help="list the quotes that changed since FILE was kept")
    options.add_argument("names", nargs="*", metavar="CORPUS", help="only those whose names hold one of these words")
    asked = options.parse_args()
    if not CORPORA.is_dir():
        print("skipped: ../shared not found, there is nothing to compare")
        return 0
    answers = {name: answer_all(path) for name, path in corpora() if is_asked(name, asked.names)}
    if asked.keep:
        asked.keep.write_bytes(pickle.dumps(answers))
    if asked.diff:
        return show_changes(pickle.loads(asked.diff.read_bytes()), answers)
    hashes = {name: hashes_of(documents) for name, documents in answers.items()}
    before = json.loads(SNAPSHOT.read_text(encoding="utf-8"))
    if asked.record:
        kept = {name: held for name, held in before.items() if not is_asked(name, asked.names)}
        before = dict(sorted({**kept, **hashes}.items()))
        SNAPSHOT.write_text(json.dumps(before, indent=1) + "\n", encoding="utf-8")
    return compare({name: held for name, held in before.items() if is_asked(name, asked.names)}, hashes)


def is_asked(name: str, words: list[str]) -> bool:
    return not words or any(word in name for word in words)


def corpora() -> Iterator[tuple[str, Path]]:
    """All files of texts, by name."""
    for path in sorted(CORPORA.glob("*/*.jsonl*")):
        if not path.name.startswith("scrapinghub.html"):
            yield f"{path.parent.name}/{path.name.partition('.')[0]}", path


def texts_of(path: Path) -> Iterator[tuple[str, str]]:
    """The texts of a corpus with their ids."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield from ((f"{row['id']} {field}", row[field]) for field in TEXTS if row.get(field))


def answer_all(path: Path) -> dict[str, Answers]:
    """The answers of quotex on each text of a corpus, by the text's id."""
    texts = dict(texts_of(path))
    answer = answer_page if path.parent.name in PAGES else answer_body if path.parent.name in BODIES else answer_text
    with ProcessPoolExecutor() as pool:
        return dict(zip(texts, pool.map(answer, texts.values(), chunksize=8), strict=True))


def answer_text(text: str) -> Answers:
    """The quotes and people of a text under each setting."""
    language = load_language("en")
    found = {}
    for setting, (kinds, confidence) in SETTINGS.items():
        quotes, people = extract(text, language, kinds=kinds, min_confidence=confidence)
        rows = [quote.to_dict() | {"evidence": quote._evidence} for quote in quotes]
        found[setting] = json.dumps({"quotes": rows, "people": [person.to_dict() for person in people]})
    return found


def answer_page(text: str) -> Answers:
    """The quotes, people and edits of a page."""
    document = Pipeline(kinds=sorted(ALL)).process(text).to_dict()
    return {PROCESS: json.dumps({key: document[key] for key in ("quotes", "people", "edits")})}


def answer_body(text: str) -> Answers:
    return answer_text(text) | answer_page(text)


def hashes_of(documents: dict[str, Answers]) -> dict[str, str]:
    """A hash of each setting's answers on a corpus."""
    digests = defaultdict(hashlib.sha256)
    for answers in documents.values():
        for setting, answer in answers.items():
            digests[setting].update(answer.encode())
    return {setting: digest.hexdigest()[:16] for setting, digest in digests.items()}


def compare(before: dict[str, dict[str, str]], now: dict[str, dict[str, str]]) -> int:
    """Print the changes, and return the exit status."""
    pairs = [(name, setting) for name in {**before, **now} for setting in {**before.get(name, {}), **now.get(name, {})}]
    changed = [pair for pair in pairs if before.get(pair[0], {}).get(pair[1]) != now.get(pair[0], {}).get(pair[1])]
    for name, setting in changed:
        print(f"{name}, {setting}: CHANGED")
    print(
        f"snapshot: {len(changed)} of {len(pairs)} hashes changed" if changed else f"snapshot: {len(pairs)} hashes hold"
    )
    return min(len(changed), 1)


def show_changes(before: dict[str, dict[str, Answers]], now: dict[str, dict[str, Answers]]) -> int:
    """Print how many quotes changed, by cause, with some of them; return the exit status."""
    causes: Counter[tuple[str, str]] = Counter()
    examples: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for corpus, documents in now.items():
        for document, answers in documents.items():
            for setting, answer in answers.items():
                known = before.get(corpus, {}).get(document, {}).get(setting)
                if known is None or known == answer:
                    continue
                for cause, shown in changes(json.loads(known), json.loads(answer)):
                    causes[setting, cause] += 1
                    if len(examples[setting, cause]) < EXAMPLES:
                        examples[setting, cause].append(f"    {corpus} {document} {shown}")
    for (setting, cause), count in causes.most_common():
        print(f"{count:6} {setting}: {cause}", *examples[setting, cause], sep="\n")
    print(f"{causes.total()} changes" if causes else "nothing changed")
    return min(len(causes), 1)


def changes(before: Row, now: Row) -> Iterator[tuple[str, str]]:
    """The differences between two answers on one text: a cause, and its place."""
    old, new = ({_place(quote): quote for quote in answer["quotes"]} for answer in (before, now))
    seen = False
    for place in sorted({*old, *new}):
        one, other = old.get(place), new.get(place)
        if one is None or other is None:
            fate, quote = ("found", other) if one is None else ("lost", one)
            assert quote is not None
            yield f"{fate} {quote['kind']} {'>'.join(quote['rules'])}", _shown(quote)
            seen = True
            continue
        fields = [key for key in one if key not in _NUMBERS and one[key] != other.get(key)]
        if fields:
            rules = "same rules" if one["rules"] == other["rules"] else f"{_rules(one)} → {_rules(other)}"
            yield f"{', '.join(fields)}: {rules}", f"{_shown(one)} → {_shown(other)}"
            seen = True
    if not seen:
        yield "people, edits or numbers only", ""


_NUMBERS = ("id", "parent", "utterance")


def _place(quote: Row) -> tuple[int, int, bool]:
    return quote["start"], quote["end"], quote["kind"] == "indirect"


def _rules(quote: Row) -> str:
    return ">".join(quote["rules"])


def _shown(quote: Row) -> str:
    speaker = quote["speaker"] or {}
    words = quote["text"] if len(quote["text"]) < 60 else quote["text"][:59] + "…"
    return f"{quote['start']}:{quote['end']} {words!r} {speaker.get('text')!r} = {speaker.get('name')!r}"


if __name__ == "__main__":
    sys.exit(main())
