"""Compare labels with the answers of the rules: the group that each quote was given, and the one it belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from sqlite3 import Connection

from quotex.names.parsing import Naming
from quotex.people.figures import LEAST_LABELS, Estimate, Judged, estimate
from quotex.people.labels import Label
from quotex.people.resolve_people import forms_of
from quotex.people.tally import UNKNOWN

__all__ = ["UNTOLD", "Corrected", "Labelled", "Precision", "correct", "precision"]

UNTOLD = "?"  # the group of people for whom no document shows the value
PERSON = f"""CASE WHEN v.form = '{UNKNOWN}' THEN '{UNKNOWN}'
                  WHEN alone.form IS NOT NULL OR link.person IS NULL THEN v.form || '@' || v.document
                  ELSE link.person END"""
_LINKED = """LEFT JOIN link ON link.form = v.form
             LEFT JOIN alone ON alone.document = v.document AND alone.form = v.form"""
OF_VOICES = f"voice AS v {_LINKED}"
OF_FORM = f"(SELECT ? AS document, ? AS form) AS v {_LINKED}"  # of one document

Corrected = Callable[[str, str, float, float], tuple[Estimate | None, int, bool]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled quote: the cell, document and forms of names to which the rules assign it."""

    cell: str
    document: int
    forms: tuple[str, ...]
    label: Label


@dataclass(frozen=True, slots=True)
class _Answers:
    """The groups that a quote was given, and those that it belongs to."""

    label: Label
    given: frozenset[str]
    true: frozenset[str]


def correct(
    base: Connection, naming: Naming, labels: list[Labelled], group: str, apart: Mapping[str, Mapping[str, float]]
) -> Corrected:
    """Return a function that returns a corrected share, the number of labels in its cell, and whether they were pooled.

    The function takes the cell, the group, the quotes of the cell, and those that the rules give the group. ``group``
    says what the groups are, such as ``person`` or ``gender``. A cell with few labels is corrected by the labels of all
    cells, as if the rules were wrong equally often in each, separately for the groups ``UNKNOWN`` and ``UNTOLD``, of
    which a cell may have many quotes or none. ``apart`` has their quotes in each cell.
    """
    of_cell: dict[str, list[_Answers]] = defaultdict(list)
    for labelled in labels:
        of_cell[labelled.cell].append(_answers(base, naming, labelled, group))

    pooled = [answers for some in of_cell.values() for answers in some]

    def corrected(cell: str, value: str, quotes: float, predicted: float) -> tuple[Estimate | None, int, bool]:
        own = of_cell.get(cell, [])
        is_pooled = len(own) < LEAST_LABELS
        judged = [
            Judged(
                one.label.probability,
                value in one.given,
                value in one.true,
                one.label.is_quote,
                one.label.confidence,
                next((key for key in (UNKNOWN, UNTOLD) if key in one.given), None),
            )
            for one in (pooled if is_pooled else own)
        ]
        counts = apart.get(cell, {})
        strata = {key: counts.get(key, 0.0) for key in (UNKNOWN, UNTOLD) if key != value} if is_pooled else {}
        return estimate(quotes, predicted, judged, strata), len(own), is_pooled

    return corrected


@dataclass(frozen=True, slots=True)
class Precision:
    """The share of quotes that quote somebody, the share that also have the right name, and the number of labels."""

    quoted: Estimate
    named: Estimate
    labels: int


def precision(base: Connection, naming: Naming, labels: list[Labelled], quotes: float) -> Precision | None:
    """Return how often the rules are right on ``quotes`` quotes of anybody; None if there are too few labels."""
    answers = [_answers(base, naming, labelled, "person") for labelled in labels]
    quoted = _part_right(quotes, [(one.label, one.label.is_quote) for one in answers])
    named = _part_right(quotes, [(one.label, one.given == one.true) for one in answers])
    return Precision(quoted, named, len(labels)) if quoted and named else None


def _part_right(quotes: float, labels: list[tuple[Label, bool]]) -> Estimate | None:
    """Return the share of right quotes, as that of a group to which the rules give all quotes."""
    judged = [Judged(label.probability, True, is_right, confidence=label.confidence) for label, is_right in labels]
    return estimate(quotes, quotes, judged)


def _answers(base: Connection, naming: Naming, labelled: Labelled, group: str) -> _Answers:
    label = labelled.label
    given = [_person_of(base, labelled.document, form) for form in labelled.forms] or [UNKNOWN]
    people = [_named(base, naming, name) for name in (label.name or "").split("; ")] if label.is_renamed else given
    true = people
    if group == "gender":
        true = [UNKNOWN if person == UNKNOWN else label.gender or _gender(base, person) for person in people]
        given = [UNKNOWN if person == UNKNOWN else _gender(base, person) for person in given]
    return _Answers(label, frozenset(given), frozenset(true) if label.is_quote else frozenset())


def _person_of(base: Connection, document: int, form: str) -> str:
    found: tuple[str] = base.execute(f"SELECT {PERSON} FROM {OF_FORM}", (document, form)).fetchone()
    return found[0]


def _named(base: Connection, naming: Naming, name: str) -> str:
    """Return the person whom a label names; a new one if no document names that person."""
    if not name.strip():
        return UNKNOWN
    query = "SELECT person FROM link WHERE form BETWEEN ? AND ? AND person IS NOT NULL ORDER BY form LIMIT 1"
    for bounds in forms_of(naming, name):
        found: tuple[str] | None = base.execute(query, bounds).fetchone()
        if found:
            return found[0]
    return f"new {naming.parse(name).key}"


def _gender(base: Connection, person: str) -> str:
    found: tuple[str | None] | None = base.execute("SELECT gender FROM who WHERE person = ?", (person,)).fetchone()
    return (found[0] if found else None) or UNTOLD
