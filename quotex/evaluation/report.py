"""The figures as a text table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quotex.evaluation.run import Evaluation
from quotex.evaluation.scores import Row

__all__ = ["confidence", "outside", "table"]

RATIOS = {
    "spans": "spans",
    "exact_spans": "  of which exact",
    "end_to_end": "span and speaker",
    "contents_at_0.8": "reported speech, .8",
    "contents_at_0.5": "reported speech, .5",
    "indirect_at_0.8": "indirect speech, .8",
    "indirect_at_0.5": "indirect speech, .5",
    "indirect_end_to_end": "indirect and speaker",
}
COLUMNS = ("precision", "recall", "f1", "right", "predicted", "gold")


def table(evaluation: Evaluation, *, per_document: bool = False) -> str:
    """Return the figures of the whole corpus, after a line for each document with ``per_document``."""
    figures = evaluation.to_dict()
    blocks = [_documents(evaluation)] if per_document else []
    blocks += [
        _heading(evaluation, figures),
        _ratios(figures),
        _speakers(figures),
        confidence(figures["confidence"]).splitlines(),
    ]
    blocks += [confidence(figures["name_confidence"], "confidence of names").splitlines()]
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks if block)


def outside(evaluation: Evaluation) -> str:
    """Return how many predicted quotations cost no precision, since the corpus does not list their marks, else ""."""
    number = evaluation.total.counts["outside"]
    return f"{number} predicted in marks that the corpus does not list: not counted as wrong spans" if number else ""


def _heading(evaluation: Evaluation, figures: Row) -> list[str]:
    """Return the number of documents, and what makes the figures too good."""
    unit = "novel" if figures["style"] == "novels" else "article"
    count = figures["documents"]
    heading = [f"{count} {unit}{'s' * (count != 1)}"]
    if figures.get("prefilled"):
        heading.append(f"{figures['prefilled']} were prefilled by quotex: figures are biased towards it")
    return [*heading, *filter(None, [outside(evaluation)])]


def _ratios(figures: Row) -> list[str]:
    rows = [
        (label, *(_cell(figures[key][column]) for column in COLUMNS))
        for key, label in RATIOS.items()
        if key in figures and (figures[key]["predicted"] or key in ("spans", "end_to_end"))
    ]
    return list(_aligned([("", *COLUMNS), *rows]))


def _speakers(figures: Row) -> list[str]:
    """Return how many speakers are right, among quotations whose span was found."""
    if figures["style"] == "novels":
        columns = ("accuracy", "answered", "recall", "matched", "gold")
        rows = [
            (f"speaker, {group.lower()}", *(_cell(row[column]) for column in columns))
            for group, row in figures["speakers"].items()
        ]
        return list(_aligned([("", *columns), *rows]))
    speaker, scare = figures["speaker"], figures["scare"]
    lines = [
        f"speaker right if the span is: {_cell(speaker['accuracy'])} of {speaker['matched']}; "
        f"of all {speaker['gold']} that have one: {_cell(speaker['recall'])}"
    ]
    for kind in ("direct", "mixed"):
        row = figures[kind]
        found, both = _cell(row["span_recall"]), _cell(row["end_to_end_recall"])
        lines.append(f"{kind}: of {row['gold']}, {found} found, {both} with speaker")
    return [*lines, f"scare quotes misread as quotations: {scare['taken']} of {scare['gold']}"]


def confidence(quality: Row | None, title: str = "confidence") -> str:
    """Return one line on how far the confidences can be trusted; empty without confidences."""
    if quality is None or not quality["answers"]:
        return ""
    auc = "undefined" if quality["auc"] is None else _cell(quality["auc"])
    right, kept = _cell(quality["right_when_sure"]), _cell(quality["kept_when_sure"])
    return (
        f"{title}: stated and true share differ by {_cell(quality['error'])} ({_cell(quality['error_by_chance'])} by "
        f"chance alone); area under the ROC curve {auc};\n"
        f"at .9 and more, {right} are right, and {kept} of all are kept\n"
    )


def _documents(evaluation: Evaluation) -> list[str]:
    key = "speakers" if evaluation.style == "novels" else "speaker"
    rows = []
    for id, figures in evaluation.documents:
        speaker = figures[key].get("All", {"accuracy": 0.0}) if key == "speakers" else figures[key]
        scores = (figures["spans"]["f1"], speaker["accuracy"], figures["end_to_end"]["f1"], figures["spans"]["gold"])
        rows.append((" ".join(id.split()), *map(_cell, scores)))
    return list(_aligned([("", "span f1", "speaker", "both f1", "gold"), *rows]))


def _cell(value: float | int) -> str:
    """
    >>> _cell(0.9), _cell(12)
    ('.900', '12')
    """
    if isinstance(value, int):
        return str(value)
    return f"{value:.3f}".removeprefix("0")


def _aligned(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        yield "  ".join((first.ljust(widths[0]), *cells))
