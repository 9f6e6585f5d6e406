"""Drafts that quote transcripts: sentences of turns, whole or elided into the next speaker's turn.

They are made of the gold turns of ``../shared/corpora/transcripts``. What stands between the words of a turn (times and
numbers of cues and lines, repeated labels) is removed here by its shape, without quotex.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

OF_EACH: Final = 8  # drafts of each kind from a transcript
KINDS: Final = ("right", "another", "nobody", "across")
_LEAST_WORDS, _MOST_WORDS = 8, 25
_FARTHEST: Final = 2  # turns from the first to the second sentence of an elision
_NOBODY: Final = ("The ", "Unknown ", "Speaker ")

_CUE = re.compile(r"\d+\s*")
_TAG = re.compile(r"</?[A-Za-z\d][^<>]*>")
_NUMBER = re.compile(r"\s{0,3}\d{1,2}\s+")
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
_ODD = re.compile(r"[\"“”\[\]()…:;#*<>_]|\.\.|--")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A draft with one quotation from the transcript ``id``."""

    id: str
    kind: str
    draft: str


def transcripts(shared: Path) -> list[dict[str, Any]]:
    """Return the transcripts of the corpus; none without it."""
    path = shared / "corpora" / "transcripts" / "dev.jsonl.gz"
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [row for row in map(json.loads, file) if row["turns"]]


def drafts_of(row: dict[str, Any], of_each: int = OF_EACH) -> list[Spoken]:
    """Return the drafts of one transcript."""
    chosen = random.Random(row["id"])
    found: dict[str, list[Spoken]] = {kind: [] for kind in KINDS}
    turns = row["turns"]
    spoken = [" ".join(_lines(row, turn)) for turn in turns]
    sentences = [_sentences(words) for words in spoken]
    everything = "\n".join(spoken)
    names = sorted({turn["name"] for turn in turns if _is_name(turn["name"])})
    for at, turn in enumerate(turns):
        name = turn["name"] if _is_name(turn["name"]) else None
        others = [other for other in names if name is None or other.split()[-1] != name.split()[-1]]
        following = range(at + 1, min(len(turns), at + 1 + _FARTHEST))
        elsewhere = [later for later in following if turns[later]["label"] != turn["label"] or not turn["label"]]
        after = [sentence for later in elsewhere[:1] for sentence in sentences[later]]
        for sentence in sentences[at]:
            if everything.count(sentence) != 1:
                continue
            drafts = {
                "right": name and (sentence, name),
                "another": name and others and (sentence, chosen.choice(others)),
                "nobody": not name and others and (sentence, chosen.choice(others)),
                "across": after and (f"{sentence} … {chosen.choice(after)}", name or "Ada Moor"),
            }
            for kind, draft in drafts.items():
                if draft:
                    found[kind].append(Spoken(row["id"], kind, f"“{draft[0]},” {draft[1]} said."))
    return [draft for kind in KINDS for draft in chosen.sample(found[kind], min(of_each, len(found[kind])))]


def _is_name(name: str) -> bool:
    return bool(name) and not name.startswith(_NOBODY)


def _sentences(words: str) -> list[str]:
    """Return the sentences of a turn that a draft may quote, without their last mark."""
    found = [sentence.rstrip(".?!,") for sentence in _SENTENCE.split(words) if not _ODD.search(sentence)]
    return [sentence for sentence in found if _LEAST_WORDS <= len(sentence.split()) <= _MOST_WORDS]


def _lines(row: dict[str, Any], turn: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of a turn, without what nobody says."""
    is_caption, is_numbered = row["form"] in ("vtt", "srt"), "pleading" in row["variant"]
    label = re.compile(rf"\s*(?:>>|-)?\s*{re.escape(turn['label'])}\s*:\s*") if turn["label"] else None
    before = ""
    for number, line in enumerate(row["text"][turn["start"] : turn["end"]].split("\n")):
        if number and is_numbered:
            line = line[match.end() :] if (match := _NUMBER.match(line)) else ""
        if is_caption and number and ("-->" in line or _CUE.fullmatch(line)):
            line = ""
        if is_caption and number and label and (match := label.match(line)):
            line = line[match.end() :]
        line = " ".join(_TAG.sub("", line).split() if is_caption else line.split())
        if line and line != before:
            yield line
        before = line or before
