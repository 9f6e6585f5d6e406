"""Documents for measurements: articles made of invented sentences, and the corpora in ../shared, if present."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
ARTICLE_BYTES = 4_500
LARGE_BYTES = 10_000_000
WIDTHS = (1, 2, 4)  # bytes per character in Python's str

FIRST = "Ada Bruno Carla Dorian Edda Falk Greta Hanno Ilsa Joris Kaya Lorne Mina Nils Orla Piet Runa Stellan Tova Ulric"
LAST = (
    "Ashgrove Birkett Calloway Drummel Eastlake Farrant Gunder Hollis Ibsley Jarrow Kestrel Lomax Moor Northcote Oxley"
)
ROLE = "Mayor, Sen., Dr., council member, spokesman, the harbour master, chief engineer, historian, Prof., union leader"
PLACE = (
    "Brackwater,Tern Valley,Old Minster,Port Vesper,Lowmoor County,the U.K. office,North Quay,St. Alder,Fenwick Inc."
)
NOUN = (
    "bridge ferry budget library school harbour proposal orchard festival railway hospital committee survey election "
    "permit storm warehouse contract museum reservoir tunnel timetable ordinance neighbourhood clinic market stadium"
)
ADJECTIVE = (
    "new costly unpopular long-delayed regional temporary historic narrow reasonable quiet 19th-century ambitious "
    "half-finished public well-known controversial extraordinary unexpected preliminary independent"
)
VERB = (
    "rebuild close approve postpone inspect defend reconsider expand finance abandon welcome describe measure "
    "reopen question protect investigate acknowledge"
)
SPEECH = "said told added argued warned explained insisted recalled noted asked"
ADVERB = (
    "quietly on Tuesday,last year,after the vote,in 2014,for the third time,at 7:30 a.m.,without much debate,by 3.5%"
)

# {q} and {Q} are an opening and a closing mark, {a} an apostrophe, {—} a dash.
TEMPLATES = (
    "The {adj} {noun} in {place} will {verb} the {noun} {adv}, according to a report the {noun} didn{a}t publish.",
    "{q}We have to {verb} the {adj} {noun}, and we won{a}t wait for the {noun},{Q} {speech} {role} {first} {last}.",
    "{first} {last}, {role} of {place}, {speech} reporters that {q}nobody would {verb} the {noun}{Q} by then.",
    "{q}Is there a {adj} {noun}? We don{a}t know,{Q} she {speech}. {q}But the {noun} can{a}t {verb} itself.{Q}",
    "Officials spent ${num},{hundreds} on the {noun} and {num} {adj} {noun}s {adv}, the most in a year since 19{num}.",
    "By then the {noun} had already begun to {verb}; {first} {last} had seen it {—} the {adj} {noun} {—} {adv}.",
    "{role} {last}{a}s {noun}{see} is one of the {num} that {place} plans to {verb} {adv}, at a cost nobody knows.",
    "Critics call it {q}{adj}{Q} and {q}a {noun} without a {noun}.{Q} Mr. {last} {speech} he would {verb} the {noun}.",
    "It was raining when the {noun} opened, and {num} people stood beside the {adj} {noun} to watch them {verb} it.",
)
MARKS = {1: ('"', '"', "'", "-"), 2: ("“", "”", "’", "—"), 4: ("“", "”", "’", "—")}
EMOJI = "\N{RAINBOW}"


def _words(listing: str) -> list[str]:
    return [word.strip() for word in (listing.split(",") if "," in listing else listing.split())]


FILLERS = {
    "first": _words(FIRST),
    "last": _words(LAST),
    "role": _words(ROLE),
    "place": _words(PLACE),
    "noun": _words(NOUN),
    "adj": _words(ADJECTIVE),
    "verb": _words(VERB),
    "speech": _words(SPEECH),
    "adv": _words(ADVERB),
    "num": [str(number) for number in range(10, 99)],
    "hundreds": [str(number) for number in range(100, 999)],
    "see": ["", "", "", " (see www.harbour.example/plans)"],
}
BLANK = re.compile(r"\{(.*?)\}")


def article(seed: int, width: int = 1, size: int = ARTICLE_BYTES) -> str:
    """A news article of about ``size`` UTF-8 bytes, whose ``str`` takes ``width`` bytes per character."""
    chance = random.Random(seed)
    paragraphs = [EMOJI] if width == 4 else []
    length = 0
    while length < size:
        paragraph = " ".join(_sentence(chance, width) for _ in range(chance.choice((1, 1, 2, 3))))
        paragraphs.append(paragraph)
        length += len(paragraph.encode()) + 2
    return "\n\n".join(paragraphs)


def articles(width: int, count: int = 64) -> list[str]:
    """Enough articles that no branch predictor can memorize them."""
    return [article(seed, width) for seed in range(count)]


def large(width: int, size: int = LARGE_BYTES) -> str:
    """One document of ``size`` UTF-8 bytes."""
    return article(0, width, size)


def _sentence(chance: random.Random, width: int) -> str:
    marks = dict(zip("qQa—", MARKS[width], strict=True))

    def fill(blank: re.Match[str]) -> str:
        name = blank[1]
        return marks.get(name) or str(chance.choice(FILLERS[name]))

    sentence = BLANK.sub(fill, chance.choice(TEMPLATES))
    return sentence[0].upper() + sentence[1:]


def corpus(name: str, field: str = "text") -> list[str]:
    """The texts of a corpus in ../shared; empty if it is absent."""
    path = CORPORA / f"{name}.jsonl.gz"
    return [row[field] for row in _rows(path)] if path.exists() else []


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def size_of(texts: list[str]) -> int:
    """UTF-8 bytes of all texts together."""
    return sum(len(text.encode()) for text in texts)


def width_of(text: str) -> int:
    """The bytes per character of the str ``text``."""
    highest = max(text, default="")
    return 1 if highest < "\u0100" else 2 if highest < "\U00010000" else 4
