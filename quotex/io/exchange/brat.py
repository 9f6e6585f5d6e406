"""brat's standoff format: a text and a file of annotations for each document (https://brat.nlplab.org/standoff.html).

Quotes, speakers and cues are text-bound annotations; relations connect a quote with its speaker and cue. Offsets are
code points. A span over several lines is written in one part for each line, as brat requires. What brat has no place
for, such as the confidence, is in the note of the quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import chain
from pathlib import Path
from urllib.parse import quote as encoded
from urllib.parse import unquote

from quotex.bounded import read_bounded
from quotex.io.exchange.annotated import KINDS, LABELS, Annotated, ExchangeError, in_utf8, rest_of, with_rest
from quotex.model import Row

__all__ = ["CONFIGURATION", "file_name", "read_brat", "write_brat"]

CONFIGURATION = """[entities]
Direct
Mixed
Indirect
Scare
Speaker
Cue

[relations]
SaidBy\tArg1:Direct|Mixed|Indirect, Arg2:Speaker
CuedBy\tArg1:Direct|Mixed|Indirect, Arg2:Cue
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
"""
RELATIONS = {"speaker": ("Speaker", "SaidBy"), "cue": ("Cue", "CuedBy")}
LONGEST = 150  # bytes of a file name
_SPACES = re.compile(r"\s+")
_PART = r"[0-9]{1,12} [0-9]{1,12}"
_PARTS = re.compile(rf"{_PART}(?:;{_PART})*+")
_LINE = re.compile(r"[^\n]+")


def file_name(id: str) -> str:
    """Return the file name of a document, without suffix: its id, with special characters encoded.

    >>> file_name("../a b/é.txt"), unquote(file_name("../a b/é.txt"))
    ('..%2Fa%20b%2F%C3%A9.txt', '../a b/é.txt')
    """
    name = encoded(id, safe="", errors="replace")
    if 0 < len(name) <= LONGEST and id == in_utf8(id):
        return name
    digest = sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{name[:100].rpartition('%')[0] or name[:90]}-{digest}"


def write_brat(document: Annotated) -> tuple[str, str]:
    r"""Return the text and the annotations of a document. Lone surrogates, which UTF-8 cannot encode, become U+FFFD.

    >>> quote = {"start": 1, "end": 4, "text": "No,", "kind": "direct", "speaker": None, "cue": None}
    >>> print(write_brat(Annotated("a", "“No,” she said.", [quote]))[1].replace("\t", "  "), end="")
    T1  Direct 1 4  No,
    #1  AnnotatorNotes T1  {"quoted":{"start":1,"end":4,"text":"No,"}}
    """
    text = in_utf8(document.text)
    lines: list[str] = []
    number = relations = 0
    for place, quote in enumerate(document.quotes, 1):
        number += 1
        own = number
        lines.append(_bound(text, number, quote["kind"].capitalize(), quote))
        for name, (kind, relation) in RELATIONS.items():
            if quote[name]:
                number += 1
                relations += 1
                lines.append(_bound(text, number, kind, quote[name]))
                lines.append(f"R{relations}\t{relation} Arg1:T{own} Arg2:T{number}\n")
        lines.append(f"#{place}\tAnnotatorNotes T{own}\t{rest_of(quote)}\n")
    return text, "".join(lines)


def _bound(text: str, number: int, kind: str, span: Row) -> str:
    parts = [found.span() for found in _LINE.finditer(text, span["start"], span["end"])]
    parts = parts or [(span["start"], span["end"])]
    places = ";".join(f"{start} {end}" for start, end in parts)
    words = " ".join(_SPACES.sub(" ", text[start:end]) for start, end in parts)
    return f"T{number}\t{kind} {places}\t{words}\n"


def read_brat(folder: str | Path) -> Iterator[Annotated]:
    """Yield the documents of a brat folder, by file name. Raises ExchangeError.

    Spans, kinds and relations can be corrected in brat; the note of a quote has everything else.
    """
    files = sorted(Path(folder).glob("*.ann"))
    if not files:
        raise ExchangeError(f"{folder}: not a folder with .ann files")
    for file in files:
        yield _document(file)


def _document(file: Path) -> Annotated:
    try:
        text = read_bounded(file.with_suffix(file.suffix.replace(".ann", ".txt"))).decode("utf-8")
        lines = read_bounded(file).decode("utf-8-sig").split("\n")
    except OSError as error:
        raise ExchangeError(f"{error.filename or file}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ExchangeError(f"{file}: this or its text is not in UTF-8") from None
    spans: dict[str, tuple[str, int, int]] = {}
    relations: list[tuple[str, str, str, str]] = []
    notes: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        fields = line.rstrip("\r").split("\t", 2)
        where = f"{file}:{number}"
        if fields[0] in spans:
            raise ExchangeError(f"{where}: {fields[0]} occurs twice: give each annotation its own number")
        if line.startswith("T"):
            spans[fields[0]] = _span(fields, text, where)
        elif line.startswith("R"):
            relations.append((where, *_relation(fields, where)))
        elif line.startswith("#") and len(fields) == 3:
            notes[fields[1].rpartition(" ")[2]] = fields[2]
    return Annotated(unquote(file.name.removesuffix(".ann")), text, _quotes(text, spans, relations, notes))


def _span(fields: list[str], text: str, where: str) -> tuple[str, int, int]:
    kind, _, places = (fields[1] if len(fields) > 1 else "").partition(" ")
    if not _PARTS.fullmatch(places):
        raise ExchangeError(f"{where}: not 'T1<tab>TYPE START END<tab>WORDS'")
    found = [tuple(map(int, pair.split())) for pair in places.split(";")]
    start, end = found[0][0], found[-1][1]
    ascending = [*chain.from_iterable(found), len(text)]
    if ascending != sorted(ascending):
        raise ExchangeError(f"{where}: {start} to {end} is not a span of the text")
    if kind.lower() not in LABELS:
        raise ExchangeError(f"{where}: the label {kind!r} is none of {', '.join(LABELS)}: rename it, or remove it")
    words = "".join(text[part[0] : part[1]] for part in found)
    if len(fields) > 2 and _SPACES.sub("", fields[2]) != _SPACES.sub("", words):
        raise ExchangeError(f"{where}: the text has other words at {start} to {end}: perhaps it was changed")
    return kind.lower(), start, end


def _relation(fields: list[str], where: str) -> tuple[str, str, str]:
    parts = fields[1].split() if len(fields) > 1 else []
    if len(parts) != 3 or not all(":" in part for part in parts[1:]):
        raise ExchangeError(f"{where}: not 'R1<tab>TYPE Arg1:T1 Arg2:T2'")
    return parts[0].lower(), parts[1].partition(":")[2], parts[2].partition(":")[2]


def _quotes(
    text: str,
    spans: dict[str, tuple[str, int, int]],
    relations: list[tuple[str, str, str, str]],
    notes: dict[str, str],
) -> list[Row]:
    quotes: dict[str, Row] = {
        id: {"start": start, "end": end, "kind": kind, "speaker": None, "cue": None}
        for id, (kind, start, end) in spans.items()
        if kind in KINDS
    }
    names = {relation.lower(): name for name, (_, relation) in RELATIONS.items()}
    for where, relation, quote, target in relations:
        if relation not in names or quote not in quotes or target not in spans:
            raise ExchangeError(f"{where}: not a {' or '.join(names)} relation of a quote to its speaker or cue")
        if quotes[quote][names[relation]]:
            raise ExchangeError(f"{where}: {quote} has two relations to a {names[relation]}: remove one")
        _, start, end = spans[target]
        quotes[quote][names[relation]] = {"start": start, "end": end}
    return [with_rest(text, quote, notes.get(id)) for id, quote in quotes.items()]
