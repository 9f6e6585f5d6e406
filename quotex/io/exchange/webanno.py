"""WebAnno TSV 3.3, which WebAnno and INCEpTION read (https://inception-project.github.io, appendix of the user guide).

Quotes and speakers are two layers of spans over tokens, whose offsets count UTF-16 code units, as Java does. The
speaker of a quote is one of its features.
"""

from __future__ import annotations

import re

from quotex.io.exchange.annotated import Annotated, Utf16, in_utf8

__all__ = ["webanno"]

QUOTES = "webanno.custom.Quotation", ("kind", "confidence", "speaker", "speakerName")
SPEAKERS = "webanno.custom.Speaker", ("name",)
_TOKEN = re.compile(r"\w+|[^\w\s]")
_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_VALUE = {**{sign: f"\\{sign}" for sign in "\\[]|_;*"}, "->": "\\->", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_VALUES = re.compile(r"->|[\\\[\]|_;*\t\n\r]")
_TEXT = {"\\": "\\\\", "\t": "\\t", "\r": "\\r", "\f": "\\f", "\b": "\\b"}
Cell = list[str]


def webanno(document: Annotated) -> str:
    r"""Return the file of a document. Lone surrogates, which UTF-8 cannot encode, become U+FFFD.

    >>> quote = {"start": 1, "end": 4, "text": "No,", "kind": "direct", "confidence": 0.9, "speaker": None, "cue": None}
    >>> print(webanno(Annotated("a", "“No,” she said.", [quote])).splitlines()[7].replace("\t", "  "))
    1-2  1-3  No  direct[1]  0.9[1]  *[1]  *[1]  _
    """
    text = in_utf8(document.text)
    places = Utf16(text)
    layers = (f"#T_SP={name}|{'|'.join(features)}" for name, features in (QUOTES, SPEAKERS))
    lines = ["#FORMAT=WebAnno TSV 3.3", *layers]
    values = _Values(document)
    for number, line in enumerate(_LINE.finditer(text), 1):
        shown = "".join(_TEXT.get(sign, sign) for sign in line[0])
        lines += ["", "", f"#Text={shown}"] if number == 1 else ["", f"#Text={shown}"]
        for place, token in enumerate(_TOKEN.finditer(text, line.start(), line.end()), 1):
            start, end = places.of(token.start()), places.of(token.end())
            cells = values.of(token.start(), token.end())
            lines.append("\t".join([f"{number}-{place}", f"{start}-{end}", token[0], *cells]))
    return "\n".join(lines) + "\n"


class _Values:
    """The cells of each token: the features of each annotation that overlaps it, numbered to tell annotations apart."""

    def __init__(self, document: Annotated) -> None:
        self._open: list[list[tuple[int, int, list[str]]]] = [[], []]
        found: list[list[tuple[int, int, list[str]]]] = [[], []]
        speakers: dict[tuple[int, int], str] = {}
        number = 0
        for quote in document.quotes:
            number += 1
            speaker = quote["speaker"] or {}
            facts = (quote["kind"], quote.get("confidence"), speaker.get("text"), speaker.get("name"))
            found[0].append((quote["start"], quote["end"], [_cell(fact, number) for fact in facts]))
            if speaker:
                speakers.setdefault((speaker["start"], speaker["end"]), speaker.get("name") or "")
        for (start, end), name in speakers.items():
            number += 1
            found[1].append((start, end, [_cell(name or None, number)]))
        self._waiting = [sorted(layer, reverse=True) for layer in found]
        self._widths = (len(QUOTES[1]), len(SPEAKERS[1]))

    def of(self, start: int, end: int) -> Cell:
        """Return the cells of the next token."""
        cells: Cell = []
        for layer, width in enumerate(self._widths):
            waiting = self._waiting[layer]
            still = [one for one in self._open[layer] if one[1] > start]
            while waiting and waiting[-1][0] < end:
                one = waiting.pop()
                if one[1] > start:
                    still.append(one)
            self._open[layer] = still
            cells += ["|".join(one[2][place] for one in still) or "_" for place in range(width)]
        return cells


def _cell(fact: object, number: int) -> str:
    shown = "*" if fact is None else _VALUES.sub(lambda sign: _VALUE[sign[0]], str(fact))
    return f"{shown}[{number}]"
