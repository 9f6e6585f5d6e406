"""Draw the quotes of ``quotex sample``. Rows are read twice: for the confidences, then for the quotes drawn."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import click

from quotex.cli.columns import check_columns
from quotex.cli.writer import Log
from quotex.io import Note, Problem, Record
from quotex.io.files import STDIN
from quotex.io.labels import SAMPLE_COLUMNS
from quotex.io.quotex_rows import read_documents
from quotex.io.readers.rows import Reading
from quotex.model import Row
from quotex.objects import without_clashes
from quotex.people.sampling import allotted, doubt, draw, inclusion, ticket

__all__ = ["Wanted", "around", "check_pipe", "drawn", "one_line", "strata_drawn"]

AROUND = 300  # characters of the text before and after a quote
HEADLINES = ("headline", "title")  # columns that may have the headline
LONGEST = 400  # characters of the sentence that names the speaker
_BLANKS = re.compile(r"\s+")
SENTENCE_END = re.compile(r"[.!?][”\"’')]*+\s|\n")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to draw: how many quotes, of which kinds, per value of the columns ``by``; ``keep`` are copied."""

    budget: int
    seed: int = 0
    kinds: frozenset[str] | None = None
    min_confidence: float = 0.0
    by: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    columns: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", tuple(dict.fromkeys((*self.keep, *self.by))))

    @property
    def reading(self) -> Reading:
        return Reading(keep=tuple(dict.fromkeys((*self.columns, *HEADLINES))))


def check_pipe(names: Sequence[str]) -> None:
    """Refuse standard input, which cannot be read twice."""
    if STDIN in names:
        raise click.UsageError("sample reads its rows twice, so it can't read standard input: name a file")


def drawn(names: list[str], wanted: Wanted, log: Log) -> tuple[Iterator[Row], int]:
    """Return the rows of a sample, in the order of the quotes, and the number of quotes. Each quote needs 20 bytes.

    Unreadable input goes to ``log``. Raises click.UsageError if the files have no rows of quotex, and for a column that
    no row has.
    """
    check_pipe(names)
    sizes, tickets, strata = array("d"), array("d"), array("l")
    numbers: dict[tuple[str, ...], int] = {}
    missing = dict.fromkeys(wanted.columns)
    for record, quote in _quotes(names, wanted, log):
        missing = {name: None for name in missing if record.kept.get(name) is None} if missing else missing
        sizes.append(doubt(_certainty(quote)))
        tickets.append(ticket(wanted.seed, record.id, quote["id"]))
        strata.append(numbers.setdefault(_stratum(record.kept, wanted.by), len(numbers)))
    if sizes:
        check_columns(missing, names, wanted.reading)
    chosen = strata_drawn(sizes, tickets, strata, wanted.budget)
    _check_ids(names, list(chosen), [tickets[unit] for unit in chosen], wanted)
    return _rows(names, chosen, wanted), len(sizes)


def strata_drawn(
    sizes: Sequence[float], tickets: Sequence[float], strata: Sequence[int], budget: int
) -> dict[int, float]:
    """Draw about as many units from each stratum; return them in order, each with its inclusion probability."""
    members: dict[int, list[int]] = {}
    for unit, stratum in enumerate(strata):
        members.setdefault(stratum, []).append(unit)
    found: dict[int, float] = {}
    for units, share in zip(members.values(), allotted([*map(len, members.values())], budget), strict=True):
        probabilities = inclusion([sizes[unit] for unit in units], share)
        chosen = draw(probabilities, [tickets[unit] for unit in units], share)
        found |= {units[place]: probabilities[place] for place in chosen}
    return dict(sorted(found.items()))


def _stratum(kept: Mapping[str, Any], by: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(kept.get(name)) for name in by)


def _check_ids(names: list[str], chosen: list[int], tickets: list[float], wanted: Wanted) -> None:
    """Refuse quotes that have the same id, before anybody labels them: labels could not tell them apart."""
    if len(set(tickets)) == len(tickets):
        return
    first = {ticket: place for place, ticket in reversed(list(enumerate(tickets)))}
    again = next(unit for place, unit in enumerate(chosen) if first[tickets[place]] < place)
    record, quote = next(islice(_quotes(names, wanted), again, None))
    raise click.UsageError(
        f"{record.where}: several documents have the id {record.id!r} and a quote {quote['id']}: "
        "give each document its own id"
    )


def _rows(names: list[str], chosen: Mapping[int, float], wanted: Wanted) -> Iterator[Row]:
    for number, (record, quote) in enumerate(_quotes(names, wanted)):
        if number in chosen:
            kept = without_clashes({name: record.kept.get(name) for name in wanted.columns}, SAMPLE_COLUMNS)
            yield {**kept, **_row(record, quote, len(chosen), chosen[number])}


def _quotes(names: list[str], wanted: Wanted, log: Log | None = None) -> Iterator[tuple[Record, Row]]:
    """Yield the quotes that `quotex sources` counts. The second pass has no log, and reports nothing."""
    for item in read_documents(names, wanted.reading):
        if isinstance(item, Problem) and log is not None:
            log.add(item)
        if isinstance(item, Note) and log is not None:
            log.note(item)
        if isinstance(item, Record):
            quotes = item.kept.get("quotes")
            if not isinstance(quotes, list):
                raise click.UsageError(f"{item.where}: not a row of quotex: give rows that `quotex process` wrote")
            yield from ((item, quote) for quote in quotes if _is_asked(quote, wanted))


def _is_asked(quote: Row, wanted: Wanted) -> bool:
    is_kind = wanted.kinds is None or quote["kind"] in wanted.kinds
    return bool(
        quote["parent"] is None
        and quote["kind"] != "scare"
        and is_kind
        and quote["confidence"] >= wanted.min_confidence
    )


def _certainty(quote: Row) -> float:
    """Return the probability that span, speaker and name are right; rows of earlier versions have none for names."""
    of_name = (quote["speaker"] or {}).get("name_confidence")
    return float(quote["confidence"] * (1.0 if of_name is None else of_name))


def _row(record: Record, quote: Row, drawn: int, probability: float) -> Row:
    speaker: dict[str, Any] = quote["speaker"] or {}
    name, gender = speaker.get("name"), speaker.get("gender")
    before, after, named_in = _context(record, quote, name)
    headline = next((record.kept[name] for name in HEADLINES if record.kept.get(name)), None)
    return {
        "id": record.id,
        "quote": quote["id"],
        "start": quote["start"],
        "end": quote["end"],
        "drawn": drawn,
        "probability": probability,
        "confidence": quote["confidence"],
        "headline": one_line(str(headline)) if headline is not None else None,
        "named_in": named_in,
        "before": before,
        "text": one_line(quote["text"]),
        "after": after,
        "speaker": speaker.get("text") and one_line(speaker["text"]),
        "kind": quote["kind"],
        "speaker_name": name,
        "name": name,
        "gender": gender,
        "is_quote": "yes",
        "checked": None,
    }


def one_line(text: str) -> str:
    """
    >>> one_line("It rained.\\n\\nAll day. ")
    'It rained. All day. '
    """
    return _BLANKS.sub(" ", text)


def _context(record: Record, quote: Row, name: str | None) -> tuple[str | None, str | None, str | None]:
    """Return the text before and after a quote, if the row has it (cleaned, or as the offsets need), else None; and, if
    neither has the speaker's name, the last sentence before them that has it.
    """
    text, start, end = record.kept.get("text"), quote.get("clean_start"), quote.get("clean_end")
    if start is None or end is None:
        start, end = quote["start"], quote["end"]
    if not isinstance(text, str) or text[start:end] != quote["text"]:
        return None, None, None
    before, after = around(text, start, end)
    has_name = name is None or any(word in before + after for word in (name, name.split()[-1]))
    return before, after, None if has_name or name is None else _naming(text[: max(0, start - AROUND)], name)


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the text before and after a span, each on one line."""
    return one_line(text[max(0, start - AROUND) : start]), one_line(text[end : end + AROUND])


def _naming(text: str, name: str) -> str | None:
    """Return the last sentence with the name, or else with its last word.

    >>> _naming("It rained. Mayor Ada Moor came. Nobody else did. ", "Ada Moor")
    'Mayor Ada Moor came.'
    """
    place = next((found for form in (name, name.split()[-1]) if (found := text.rfind(form)) >= 0), -1)
    if place < 0:
        return None
    ends = [end.end() for end in SENTENCE_END.finditer(text, max(0, place - LONGEST), place)]
    last = SENTENCE_END.search(text, place, place + LONGEST)
    begin = ends[-1] if ends else max(0, place - LONGEST)
    return one_line(text[begin : last.end() if last else place + LONGEST]).strip()
