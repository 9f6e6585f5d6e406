"""Makes drafts with known faults from the gold quotations of corpora: a contrast set for checks of quotations.

Each draft has one quotation, unchanged or altered in one way, in one of several shapes.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

import quotex
from quotex.verification.folding import fold
from quotex.verification.lexical import lexical_of

CORPORA = ("polnear/dev", "web/dev", "novels/dev")
LEAST_WORDS, MOST_WORDS = 7, 90
TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
MARKS = re.compile(r"[“”\"„«»]")
NEGATIONS = lexical_of("en").sets["negation"]
CUT_NEGATIONS = frozenset(
    re.findall(
        r"\w+",
        "not never no none nobody nothing neither nor hardly scarcely barely rarely unless refuse refused deny denied "
        "denies few without cannot dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt shouldnt",
    )
)
NO_NAME = re.compile(r"(?:A|An|The|One|Some)\b|_")  # of characters without a name
NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})*(?![\w.,]*\d)")
NUMBER_WORDS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "twenty",
    "thirty",
    "forty",
    "hundred",
)


@dataclass(slots=True)
class Item:
    """A gold quotation and its speaker."""

    corpus: str
    id: str
    start: int
    end: int
    text: str
    name: str


@dataclass(slots=True)
class Source:
    id: str
    text: str
    items: list[Item] = field(default_factory=list)
    people: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Case:
    """A draft, what it was made from, and the answer that a check must give."""

    kind: str
    corpus: str
    source: str
    draft: str
    verdict: str
    flag: str | None = None
    speaker: str | None = "agrees"
    in_speech: bool | None = True
    quoted: str = ""  # the quotation, without the marks and the full stop of its draft


def read_sources(shared: Path, corpus: str) -> list[Source]:
    """The documents of a corpus with their gold quotations."""
    with gzip.open(shared / "corpora" / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    known = {}
    if corpus == "polnear/dev":
        for row in json.loads((shared / "corpora/names/dev.json").read_text(encoding="utf-8")):
            if not row.get("unsure"):
                known[row["id"], row["start"]] = row["name"]
    sources = []
    for row in rows:
        source = Source(row["id"], row["text"])
        for start, end, name in _quoted(row, known):
            text = row["text"][start:end]
            if (
                name
                and not NO_NAME.match(name)
                and not MARKS.search(text)
                and "…" not in text
                and "..." not in text
                and "[" not in text
            ):
                source.items.append(Item(corpus, source.id, start, end, text, name))
        source.people = sorted({item.name for item in source.items})
        sources.append(source)
    return sources


def _quoted(row: dict[str, Any], known: dict[tuple[str, int], str]) -> Iterator[tuple[int, int, str | None]]:
    for quote in row["quotes"]:
        if "spans" in quote:
            for start, end in quote["spans"]:
                start, end = _trimmed(row["text"], start, end)
                yield start, end, quote["speaker"]
        elif quote["type"] in ("direct", "mixed"):
            name = quote.get("name") or known.get((row["id"], quote["start"]))
            if name is None and len(quote["source"]) == 1:
                mention = row["text"][slice(*quote["source"][0])]
                found = re.search(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)+$", mention)
                name = found[0] if found and len(mention.split()) <= 5 else None
            yield quote["start"], quote["end"], name


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "“”\"'_‘’"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "“”\"'_‘’"):
        end -= 1
    return start, end


# Shapes of drafts: {q} is the quotation, {n} the name.
SHAPES = (
    "“{q},” {n} said.",
    "{n} said: “{q}.”",
    "According to {n}, “{q}.”",
    "“{q}” — {n}",
    '- **{n}**: "{q}."',
    "The paper reports on the matter at length.\n\n“{q},” {n} told reporters.\n\nMore is expected soon.",
    'In the article, {n} says, "{q}."',
    "“{q},” said {n}.",
)


def drafted(quotation: str, name: str, rng: random.Random) -> str:
    """A draft in one of the shapes, whose punctuation replaces the stop at the end of the quotation."""
    shape = rng.choice(SHAPES)
    quotation = quotation.strip()
    if quotation[-1] in "?!":
        shape = re.sub(r"\{q\}[.,]", "{q}", shape)
    else:
        quotation = quotation.rstrip(".,;:—– ")
    return shape.replace("{n}", name).replace("{q}", quotation)


def words(text: str) -> list[re.Match[str]]:
    return list(TOKEN.finditer(text))


def straight(text: str) -> str:
    return text.translate({0x2019: "'", 0x2018: "'", 0x2014: "--", 0x2013: "-"})


class Maker:
    """Alters quotations of one corpus; the method for each kind returns None if the alteration is impossible."""

    def __init__(self, sources: list[Source], others: list[str]) -> None:
        self.sources = {source.id: source for source in sources}
        self.vocabulary = sorted(
            {w[0] for s in sources for i in s.items for w in words(i.text) if len(w[0]) > 4 and w[0].islower()}
        )
        self.foreign = others

    def case(self, kind: str, item: Item) -> Case | None:
        rng = random.Random(f"{kind} {item.id} {item.start}")
        made = getattr(self, kind)(item, rng)
        if made is None:
            return None
        text, options = (made, {}) if isinstance(made, str) else made
        if kind != "hyphenation" and "\n" in text:  # drafts do not keep the line breaks of their source
            text = " ".join(text.split())
            if VERDICTS[kind] == "exact":
                options.setdefault("verdict", "folded")
        name = options.pop("name", item.name)
        verdict = options.pop("verdict", VERDICTS[kind])
        quoted = text.strip().rstrip(".,;:—– ")
        return Case(kind, item.corpus, item.id, drafted(text, name, rng), verdict, quoted=quoted, **options)

    def verbatim(self, item, rng):
        return item.text

    def clause(self, item, rng):
        """A part that ends or begins with a clause."""
        found = [
            m.end() for m in re.finditer(r"[.?!;]\s", item.text) if len(words(item.text[: m.end()])) >= LEAST_WORDS
        ]
        return item.text[: rng.choice(found)].strip() if found else None

    def typography(self, item, rng):
        if re.search(r"[’‘—–]", item.text):
            return straight(item.text), {"verdict": "folded"}
        text = re.sub(r"(?<=\w)'(?=\w)", "’", item.text).replace(" - ", " — ").replace("--", "—")
        return (text, {"verdict": "folded"}) if text != item.text else None

    def markdown(self, item, rng):
        found = words(item.text)
        at = rng.randrange(1, len(found) - 2)
        first, last = found[at], found[min(len(found) - 1, at + rng.randrange(3))]
        mark = rng.choice(["*", "**", "_"])
        return (
            item.text[: first.start()] + mark + item.text[first.start() : last.end()] + mark + item.text[last.end() :]
        )

    def hyphenation(self, item, rng):
        found = [w for w in words(item.text)[:-1] if len(w[0]) > 6 and w[0].isalpha() and w[0].islower()]
        if not found:
            return None
        word = rng.choice(found)
        at = word.start() + rng.randrange(2, len(word[0]) - 2)
        return item.text[:at] + "-\n" + item.text[at:]

    def bracket(self, item, rng):
        """[T]he from inside a sentence, or [t]he."""
        found = words(item.text)
        at = rng.randrange(0, max(1, len(found) - LEAST_WORDS))
        text = item.text[found[at].start() :]
        if len(words(text)) < LEAST_WORDS or fold(found[at - 1][0]) in NEGATIONS:
            return None
        letter = text[0].lower() if text[0].isupper() else text[0].upper()
        return f"[{letter}]{text[1:]}" if letter != text[0] and text[1:2].isalpha() else None

    def sic(self, item, rng):
        word = rng.choice(words(item.text)[1:-1])
        return f"{item.text[: word.end()]} [sic]{item.text[word.end() :]}"

    def misread(self, item, rng):
        text = re.sub(r"(?<=\w)'(?=\w)", "’", item.text)
        if not re.search(r"[’‘—–]", text):
            return None
        return text.encode().decode("cp1252", "replace")

    def cut_short(self, item, rng):
        return self._cut(item, rng, 2, 6, negation=False)

    def cut_long(self, item, rng):
        return self._cut(item, rng, 8, 60, negation=False)

    def cut_negation(self, item, rng):
        made = self._cut(item, rng, 1, 30, negation=True)
        return made and (made, {"flag": "negation"})

    def _cut(self, item, rng, least, most, *, negation):
        found = words(item.text)
        for _ in range(40):
            first = rng.randrange(3, max(4, len(found) - 4))
            stop = first + rng.randrange(least, most + 1)
            if stop > len(found) - 3:
                continue
            gone = [fold(w[0]) for w in found[first:stop]]
            if bool(CUT_NEGATIONS.intersection(gone)) != negation or (not negation and NEGATIONS.intersection(gone)):
                continue
            mark = rng.choice([" … ", " ... ", " […] ", " [...] ", "… ", " . . . "])
            return item.text[: found[first - 1].end()] + mark + item.text[found[stop].start() :]
        return None

    def cut_another(self, item, rng):
        """An ellipsis from the words of one speaker over those of another, or into them."""
        items = self.sources[item.id].items
        at = items.index(item)
        for other in items[at + 1 : at + 3]:
            if other.name.split()[-1] != item.name.split()[-1] and len(words(other.text)) >= 4:
                one = " ".join(item.text.split()[:12])
                return f"{one} … {' '.join(other.text.split()[-12:])}"
        return None

    def after_not(self, item, rng):
        found = words(item.text)
        places = [
            at
            for at, w in enumerate(found[:-LEAST_WORDS])
            if fold(w[0]) in ("not", "never", "dont", "cannot", "cant", "wont", "didnt", "doesnt", "isnt")
        ]
        if not places:
            return None
        return item.text[found[rng.choice(places) + 1].start() :], {"flag": "negation"}

    def word(self, item, rng):
        found = [w for w in words(item.text) if len(w[0]) > 4 and w[0].isalpha()]
        if not found:
            return None
        old = rng.choice(found)
        new = rng.choice(self.vocabulary)
        if fold(new) == fold(old[0]):
            return None
        new = new.capitalize() if old[0][0].isupper() else new
        return item.text[: old.start()] + new + item.text[old.end() :]

    def not_dropped(self, item, rng):
        found = [
            m
            for m in re.finditer(r" not\b| never\b|(?<=[a-z])n['’]t\b", item.text)
            if 0 < m.start() < len(item.text) - 12
        ]
        if not found:
            return None
        gone = rng.choice(found)
        return item.text[: gone.start()] + item.text[gone.end() :], {"flag": "negation"}

    def number(self, item, rng):
        digits = list(NUMBER.finditer(item.text))
        spelt = [w for w in words(item.text) if w[0] in NUMBER_WORDS]
        if digits and (not spelt or rng.random() < 0.7):
            old = rng.choice(digits)
            new = re.sub(r"\d", lambda d: str((int(d[0]) + 1 + rng.randrange(8)) % 10), old[0], count=1)
            new = f"1{new[1:]}" if new[0] == "0" else new
        elif spelt:
            old = rng.choice(spelt)
            new = rng.choice(NUMBER_WORDS)
        else:
            return None
        if new == old[0]:
            return None
        return item.text[: old.start()] + new + item.text[old.end() :], {"flag": "number"}

    def _two(self, item, rng):
        others = [
            other
            for other in self.sources[item.id].items
            if len(words(other.text)) >= 5 and (other.name != item.name or abs(other.start - item.start) > 1500)
        ]
        if not others:
            return None
        other = rng.choice(others)
        one, two = item.text.split(), other.text.split()
        return " ".join(one[: rng.randrange(5, 14)]).rstrip(".,"), " ".join(two[-rng.randrange(5, 14) :])

    def splice(self, item, rng):
        two = self._two(item, rng)
        return two and f"{two[0]}{rng.choice([' ', '. ', ', ', ' and '])}{two[1]}"

    def splice_marked(self, item, rng):
        two = self._two(item, rng)
        return two and f"{two[0]} … {two[1]}"

    def reverse(self, item, rng):
        found = words(item.text)
        if len(found) < 12:
            return None
        at = found[rng.randrange(5, len(found) - 5)].start()
        one, two = item.text[:at].strip(" .,"), item.text[at:].strip(" .,")
        return f"{two}{rng.choice([' … ', ' ... ', ' '])}{one}"

    def foreign_quotation(self, item, rng):
        return rng.choice(self.foreign), {"speaker": None, "in_speech": None}

    def swapped(self, item, rng):
        last = item.name.split()[-1]
        others = [
            name
            for name in self.sources[item.id].people
            if not set(name.split()) & set(item.name.split()) and name.split()[-1] != last
        ]
        return (item.text, {"name": rng.choice(others), "speaker": "differs"}) if others else None

    def surname(self, item, rng):
        parts = item.name.split()
        same = [name for name in self.sources[item.id].people if name.split()[-1] == parts[-1]]
        return (item.text, {"name": parts[-1]}) if len(parts) > 1 and len(same) == 1 else None

    def narration(self, item, rng):
        source = self.sources[item.id]
        near = source.text[max(0, item.start - 6000) : item.end + 6000]
        scan = quotex.scan(near)
        found = []
        for start, end in list(zip(scan.sentence_start, scan.sentence_end, strict=True))[1:-1]:
            sentence = near[start:end].strip()
            inside = scan.quote_start and any(
                s < end and e > start for s, e in zip(scan.quote_start, scan.quote_end, strict=True)
            )
            count = len(words(sentence))
            if (
                not inside
                and LEAST_WORDS <= count <= 40
                and sentence[-1] == "."
                and "\n" not in sentence
                and not MARKS.search(sentence)
                and "'" not in sentence[:1]
            ):
                found.append(sentence)
        return (rng.choice(found), {"speaker": None, "in_speech": False}) if found else None


# The verdicts that a check must give for each kind.
VERDICTS = {
    **dict.fromkeys(("verbatim", "clause", "after_not", "swapped", "surname", "narration"), "exact"),
    **dict.fromkeys(("typography", "markdown", "hyphenation", "bracket", "sic", "misread"), "folded"),
    **dict.fromkeys(("cut_short", "cut_long", "cut_negation"), "elided"),
    **dict.fromkeys(("word", "not_dropped", "number"), "edited"),
    **dict.fromkeys(("cut_another", "splice", "splice_marked", "reverse"), "spliced"),
    "foreign_quotation": "absent",
}


def contrast_set(shared: Path, of_each: int) -> tuple[list[Case], dict[str, list[Source]]]:
    """The cases, and the sources of each corpus that they are checked against; the same at each run.

    Each kind has as many cases from each corpus, as far as the corpus has enough.
    """
    made: dict[tuple[str, str], list[Case]] = {}
    corpora = {corpus: read_sources(shared, corpus) for corpus in CORPORA}
    for corpus, sources in corpora.items():
        held = sources[: max(1, len(sources) // 12)]
        del sources[: len(held)]
        foreign = [item.text for source in held for item in source.items if is_usable(item)]
        maker = Maker(sources, foreign)
        items = [item for source in sources for item in source.items if is_usable(item)]
        for kind in VERDICTS:
            random.Random(f"{corpus} {kind}").shuffle(items)
            found = (maker.case(kind, item) for item in items)
            made[corpus, kind] = list(islice((case for case in found if case is not None), of_each))
    cases: list[Case] = []
    for kind in VERDICTS:
        turns = zip_longest(*(made[corpus, kind] for corpus in CORPORA))
        cases += list(islice((case for turn in turns for case in turn if case is not None), of_each))
    return cases, corpora


def is_usable(item: Item) -> bool:
    return LEAST_WORDS <= len(words(item.text)) <= MOST_WORDS
