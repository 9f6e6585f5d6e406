"""What ``quotex sample`` does: reads rows twice, once for the confidences and once for the quotes drawn."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import islice
from typing import Any

import click

from quotex.cli.writer import Log
from quotex.io import Note, Problem, Record
from quotex.io.files import STDIN
from quotex.io.own import read_documents
from quotex.io.readers.rows import Reading
from quotex.model import Row
from quotex.people.sampling import doubt, draw, inclusion, ticket

__all__ = ["drawn"]

AROUND = 200  # characters of the text before and after a quote


def drawn(
    names: list[str], budget: int, seed: int, kinds: frozenset[str] | None, min_confidence: float, log: Log
) -> tuple[Iterator[Row], int]:
    """The rows of a sample, in the order of the quotes, and how many quotes there are; 16 bytes are held of each.

    What can't be read goes to ``log``. Raises click.UsageError where the files hold no rows of quotex.
    """
    if STDIN in names:
        raise click.UsageError("a sample reads its rows twice, which standard input does not allow: name a file")
    sizes, tickets = array("d"), array("d")
    for record, quote in _quotes(names, kinds, min_confidence, log):
        sizes.append(doubt(_certainty(quote)))
        tickets.append(ticket(seed, record.id, quote["id"]))
    probabilities = inclusion(sizes, budget)
    chosen = draw(probabilities, tickets, budget)
    _check_ids(names, chosen, [tickets[unit] for unit in chosen], kinds, min_confidence)
    return _rows(names, chosen, [probabilities[unit] for unit in chosen], kinds, min_confidence), len(sizes)


def _check_ids(
    names: list[str], chosen: list[int], tickets: list[float], kinds: frozenset[str] | None, min_confidence: float
) -> None:
    """Refuse quotes that no label could tell apart, before anybody judges them: they have one ticket."""
    if len(set(tickets)) == len(tickets):
        return
    first = {ticket: place for place, ticket in reversed(list(enumerate(tickets)))}
    again = next(unit for place, unit in enumerate(chosen) if first[tickets[place]] < place)
    record, quote = next(islice(_quotes(names, kinds, min_confidence), again, None))
    raise click.UsageError(
        f"{record.where}: several documents have the id {record.id!r} and a quote {quote['id']}: "
        "give each document an id of its own"
    )


def _rows(
    names: list[str], chosen: list[int], probabilities: list[float], kinds: frozenset[str] | None, min_confidence: float
) -> Iterator[Row]:
    wanted = dict(zip(chosen, probabilities, strict=True))
    for number, (record, quote) in enumerate(_quotes(names, kinds, min_confidence)):
        if number in wanted:
            yield _row(record, quote, len(chosen), wanted[number])


def _quotes(
    names: list[str], kinds: frozenset[str] | None, min_confidence: float, log: Log | None = None
) -> Iterator[tuple[Record, Row]]:
    """The quotes that `quotex sources` counts. Without a log nothing is told: it is the second time."""
    for item in read_documents(names, Reading()):
        if isinstance(item, Problem) and log is not None:
            log.add(item)
        if isinstance(item, Note) and log is not None:
            log.note(item)
        if isinstance(item, Record):
            quotes = item.kept.get("quotes")
            if not isinstance(quotes, list):
                raise click.UsageError(f"{item.where}: no row of quotex: give what `quotex process` wrote")
            for quote in quotes:
                is_asked = kinds is None or quote["kind"] in kinds
                if (
                    quote["parent"] is None
                    and quote["kind"] != "scare"
                    and is_asked
                    and quote["confidence"] >= min_confidence
                ):
                    yield item, quote


def _certainty(quote: Row) -> float:
    """The probability that span, speaker and name are right; rows of earlier versions have no confidence of names."""
    of_name = (quote["speaker"] or {}).get("name_confidence")
    return float(quote["confidence"] * (1.0 if of_name is None else of_name))


def _row(record: Record, quote: Row, drawn: int, probability: float) -> Row:
    speaker: dict[str, Any] = quote["speaker"] or {}
    before, after = _around(record, quote)
    name, gender = speaker.get("name"), speaker.get("gender")
    return {
        "id": record.id,
        "quote": quote["id"],
        "start": quote["start"],
        "end": quote["end"],
        "drawn": drawn,
        "probability": probability,
        "confidence": quote["confidence"],
        "before": before,
        "text": quote["text"],
        "after": after,
        "speaker": speaker.get("text"),
        "kind": quote["kind"],
        "speaker_name": name,
        "name": name,
        "gender": gender,
        "is_quote": "yes",
        "checked": None,
    }


def _around(record: Record, quote: Row) -> tuple[str | None, str | None]:
    """The text before and after a quote, where the row holds it: the cleaned one, or that of the offsets."""
    text, start, end = record.kept.get("text"), quote.get("clean_start"), quote.get("clean_end")
    if start is None or end is None:
        start, end = quote["start"], quote["end"]
    if not isinstance(text, str) or text[start:end] != quote["text"]:
        return None, None
    return text[max(0, start - AROUND) : start], text[end : end + AROUND]
