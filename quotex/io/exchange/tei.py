"""TEI P5: the text with ``said`` around quotes and ``rs`` around mentions of speakers (Guidelines, 3.3 and 13.2.1).

Spans that would overlap others are in ``standOff`` after the text, with offsets in code points. Characters that XML
cannot contain become U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from quotex.io.exchange.annotated import Annotated
from quotex.model import Row

__all__ = ["HEAD", "TAIL", "tei"]

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n'
HEAD += (
    "<teiHeader><fileDesc><titleStmt><title>Quotations found by quotex</title></titleStmt>"
    "<publicationStmt><p>Not published</p></publicationStmt><sourceDesc><p>Texts as they were given</p></sourceDesc>"
    "</fileDesc></teiHeader>\n"
)
TAIL = "</teiCorpus>\n"
_ELEMENT = re.compile(r"^\w+")  # the name of the element, in a tag
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Element = tuple[int, int, str]  # start, end, and the tag with its attributes


def tei(document: Annotated, number: int = 1) -> str:
    """Return a ``TEI`` element for the document; the ids in it begin with its number.

    >>> quote = {"id": 0, "start": 1, "end": 4, "text": "No,", "kind": "direct", "confidence": 0.9, "cue": None}
    >>> quote["speaker"] = {"start": 6, "end": 9, "text": "she", "name": "Ada Moor", "gender": "f"}
    >>> print(tei(Annotated("a", "“No,” she said.", [quote])).partition('preserve">')[2].partition("</ab>")[0])
    “<said xml:id="d1.q0" ana="direct" cert="0.9" who="Ada Moor">No,</said>” <rs>she</rs> said.
    """
    elements = sorted(_elements(document, f"d{number}"), key=lambda each: (each[0], -each[1]))
    inside, apart = _nested(elements)
    title = _text(document.id)
    header = (
        f"<teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt><publicationStmt><p>Not published</p>"
        "</publicationStmt><sourceDesc><p>The text as it was given</p></sourceDesc></fileDesc></teiHeader>"
    )
    spans = "".join(f'<{tag} from="{start}" to="{end}"/>' for start, end, tag in map(_as_span, apart))
    stand_off = f"<standOff><spanGrp>{spans}</spanGrp></standOff>" if spans else ""
    body = f'<text><body><ab xml:space="preserve">{_marked_up(document.text, inside)}</ab></body></text>'
    return f"<TEI>{header}{stand_off}{body}</TEI>\n"


def _as_span(element: Element) -> Element:
    start, end, tag = element
    return start, end, _ELEMENT.sub("span", tag)


def _text(text: str) -> str:
    return escape(NO_XML.sub("\ufffd", text), quote=True).replace("\r", "&#13;")


def _elements(document: Annotated, prefix: str) -> Iterator[Element]:
    seen = set()
    for number, quote in enumerate(document.quotes):
        yield quote["start"], quote["end"], _said(quote, f"{prefix}.q{number}")
        speaker = quote["speaker"]
        if speaker and (speaker["start"], speaker["end"]) not in seen:
            seen.add((speaker["start"], speaker["end"]))
            yield speaker["start"], speaker["end"], "rs"


def _said(quote: Row, id: str) -> str:
    speaker = quote["speaker"] or {}
    who = speaker.get("name") or speaker.get("text")
    facts = {"xml:id": id, "ana": quote["kind"], "cert": quote.get("confidence"), "who": who}
    return "said" + "".join(f' {name}="{_text(str(value))}"' for name, value in facts.items() if value is not None)


def _nested(elements: list[Element]) -> tuple[list[Element], list[Element]]:
    """Return the elements that nest properly, in order, and the others."""
    inside: list[Element] = []
    apart: list[Element] = []
    open_ends: list[int] = []
    for element in elements:
        start, end, _ = element
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        if start == end or (open_ends and end > open_ends[-1]):
            apart.append(element)
        else:
            inside.append(element)
            open_ends.append(end)
    return inside, apart


def _marked_up(text: str, elements: list[Element]) -> str:
    parts: list[str] = []
    open_elements: list[Element] = []
    done = 0

    def close(until: int) -> None:
        nonlocal done
        while open_elements and open_elements[-1][1] <= until:
            _, end, tag = open_elements.pop()
            parts.append(f"{_text(text[done:end])}</{tag.partition(' ')[0]}>")
            done = end

    for element in elements:
        close(element[0])
        parts.append(f"{_text(text[done : element[0]])}<{element[2]}>")
        done = element[0]
        open_elements.append(element)
    close(len(text))
    return "".join([*parts, _text(text[done:])])
