#!/usr/bin/env python3
"""Prints the syntax that quotex reads in a text: word classes, base noun phrases, and the subjects of verbs.

    python benchmarks/syntax.py GOLD.jsonl.gz > PRED.jsonl

GOLD has a row with ``id`` and ``text`` on each line; the output is scored by ``../shared/referee/syntax.py``. The
offsets are Python string indices. Contractions (*don't*, *Moor's*), abbreviations with a full stop, times and links are
split or joined as in the treebanks, and a few classes follow their conventions: a preposition before a gerund is a
subordinating conjunction there. Phrases and subjects are read without the marks of quotations, because chunks do not
look into quotations otherwise.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from quotex import _core  # noqa: E402 - needs the path above
from quotex.language.loading import Language, load_language  # noqa: E402
from quotex.quotations.grammar import chunks as C  # noqa: E402
from quotex.quotations.grammar.syntax import syntax_of  # noqa: E402
from quotex.quotations.grammar.tokens import Tokens  # noqa: E402

NAMES = {value: name[5:] for name, value in vars(_core).items() if name.startswith("UPOS_")}
CONTRACTION = re.compile(r"(?i)(.+?)(n['’]t|['’](?:s|re|ve|d|ll|m))$")
MARKS = frozenset(".-!?*=_~")  # a run of them is one word
ABBREVIATED = _core.ABBREVIATION | _core.ABBREVIATION_BEFORE_NAME

MARKED = re.compile('[“”"«»]')
NOMINAL = (_core.UPOS_NOUN, _core.UPOS_PROPN, _core.UPOS_PRON)

Token = tuple[int, int, str]


class Reading:
    """A text with its tokens and their reading."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.scan = language.scan(text)
        self.starts, self.ends, self.tags, _entries = self.scan.columns_of_tokens()
        self.count = len(self.scan)
        self.words = _core.Classes(self.scan).words

    def tokens(self) -> Iterator[Token]:
        """The tokens, split as in the treebanks, with their classes."""
        token = 0
        while token < self.count:
            last = self._last_of(token)
            yield from self._cut(token, last)
            token = last + 1

    def _touches(self, token: int) -> bool:
        return token < self.count and self.starts[token] == self.ends[token - 1]

    def _char(self, token: int) -> str:
        return self.text[self.starts[token]]

    def _last_of(self, token: int) -> int:
        """The last token of the treebanks' word that begins at ``token``."""
        last, upos = token, self._upos(token)
        if upos == "PUNCT" and self._char(token) in MARKS:
            while self._touches(last + 1) and self._char(last + 1) in MARKS:
                last += 1
        elif self.tags[token] & _core.LINK:
            while self._touches(last + 1) and self.tags[last + 1] & _core.LINK:
                last += 1
        elif upos == "NUM":
            while self._touches(last + 1) and self._char(last + 1) in ":/" and self._touches(last + 2):
                if self._upos(last + 2) != "NUM":
                    break
                last += 2
        elif self._touches(token + 1) and self._char(token + 1) == "." and self._is_abbreviated(token):
            last += 1
        return last

    def _is_abbreviated(self, token: int) -> bool:
        word, tag = self.text[self.starts[token] : self.ends[token]], self.tags[token]
        is_initial = len(word) == 1 and bool(tag & _core.CAPITALIZED)
        return bool(tag & _core.WORD) and (bool(tag & ABBREVIATED) or "." in word or is_initial)

    def _upos(self, token: int) -> str:
        word = self.words[token]
        upos = NAMES[word & _core.WORD_CLASS]
        if upos == "ADP" and token + 1 < self.count:
            after = self.words[token + 1]
            if after & _core.WORD_CLASS == _core.UPOS_VERB and after & _core.WORD_GERUND:
                return "SCONJ"
        kinds = (word & _core.WORD_KIND, self.words[token - 1] & _core.WORD_KIND if token else 0)
        return "VERB" if kinds == (_core.KIND_BE, _core.KIND_THERE) and upos == "AUX" else upos

    def _cut(self, first: int, last: int) -> Iterator[Token]:
        start, end, upos = self.starts[first], self.ends[last], self._upos(first)
        word = self.text[start:end]
        if self.tags[first] & _core.LINK:
            yield start, end, upos if upos == "PUNCT" else "X" if upos == "X" and first == last else "PROPN"
        elif word.lower() == "cannot":
            yield from ((start, start + 3, "AUX"), (start + 3, end, "PART"))
        elif (found := CONTRACTION.match(word)) and word.lower().replace("’", "'") != "o'clock":
            cut, tail = start + found.end(1), found[2].lower().replace("’", "'")
            is_pronoun = bool(self.words[first] & _core.WORD_KIND) and tail != "n't"
            yield start, cut, "PRON" if is_pronoun and upos != "VERB" else upos
            yield cut, end, "AUX" if is_pronoun else "PART"
        else:
            yield start, end, upos


class Phrases:
    """The base noun phrases of a text, and the subjects of its verbs, as offsets."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = MARKED.sub(" ", text)
        self.tokens = Tokens(language.scan(self.text), language)
        self.syntax = syntax_of(self.tokens)
        for token in range(self.tokens.count):
            self.syntax.at(token)

    def phrases(self) -> Iterator[tuple[int, int]]:
        syntax = self.syntax
        for chunk, bits in enumerate(syntax.bits):
            head = self.tokens.upos(syntax.head[chunk])
            if bits & C.RELATIVE or (bits & C.PHRASE and head in NOMINAL):
                yield self._offsets((syntax.first[chunk], syntax.stop[chunk]))

    def subjects(self) -> Iterator[tuple[int, int, int, int]]:
        syntax, floor = self.syntax, 0
        for chunk, bits in enumerate(syntax.bits):
            floor = chunk if bits & C.EDGE else floor
            found = syntax.subject(chunk, floor) if bits & C.VERBS else None
            if found:
                for verb in range(syntax.first[chunk], syntax.stop[chunk]):
                    yield (*self._offsets((verb, verb + 1)), *self._offsets(found))

    def _offsets(self, span: tuple[int, int]) -> tuple[int, int]:
        first, stop = span
        start, end = self.tokens.starts[first], self.tokens.ends[stop - 1]
        found = CONTRACTION.match(self.text[self.tokens.starts[stop - 1] : end])
        is_pronoun = found and self.tokens.upos(stop - 1) == _core.UPOS_PRON
        return start, self.tokens.starts[stop - 1] + found.end(1) if found and is_pronoun else end


def read(path: str) -> Iterator[dict[str, Any]]:
    """The readings of the texts in a file of rows."""
    language = load_language("en")
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            reading = Reading(row["text"], language)
            yield {"id": row["id"], "tokens": list(reading.tokens()), **_phrases(row["text"], language)}


def _phrases(text: str, language: Language) -> dict[str, Any]:
    phrases = Phrases(text, language)
    return {"phrases": list(phrases.phrases()), "subjects": list(phrases.subjects())}


def main() -> int:
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} GOLD.jsonl[.gz] > PRED.jsonl")
    for row in read(sys.argv[1]):
        print(json.dumps(row, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
