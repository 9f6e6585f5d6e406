"""The row and the outcome of a draft, and the summary of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal

from quotex.verification.checks import VERDICTS, Check

__all__ = ["CSV_COLUMNS", "FORMATS", "OUTCOMES", "Outcome", "flat_rows", "outcome_of", "row_of", "summary_of"]

Row = dict[str, Any]
Outcome = Literal["pass", "fail", "gaps", "empty"]
FORMATS: Final = ("terminal", "jsonl", "csv", "html", "sarif", "github")  # in which the command writes checks
OUTCOMES: Final = ("pass", "fail", "gaps", "empty")
CSV_COLUMNS: Final = (
    *("id", "outcome", "ok", "verdict", "line", "column", "start", "end", "text", "folds", "flags", "similarity"),
    *("speaker", "speaker_evidence", "speaker_in_draft", "speaker_in_source", "in_speech"),
    *("source_id", "source_start", "source_end", "source_text", "others", "searched"),
)


def outcome_of(checks: Sequence[Check], *, has_gaps: bool) -> Outcome:
    """Return the outcome of a draft. ``has_gaps``: an absent quotation may be in a source that could not be read.

    >>> outcome_of([], has_gaps=False)
    'empty'
    """
    if not checks:
        return "empty"
    failed = [check for check in checks if not check.ok]
    if any(check.verdict != "absent" or not has_gaps for check in failed):
        return "fail"
    return "gaps" if failed else "pass"


def row_of(id: str | int | None, checks: Sequence[Check], *, has_gaps: bool) -> Row:
    """Return a row of the command: a draft with its checks."""
    outcome = outcome_of(checks, has_gaps=has_gaps)
    return {"id": id, "outcome": outcome, "checks": [check.to_dict() for check in checks]}


def flat_rows(rows: Iterable[Row]) -> Iterable[Row]:
    """Yield a row for each check, as in CSV; a draft without quotations has one, too."""
    for row in rows:
        draft = {"id": row["id"], "outcome": row["outcome"]}
        if not row["checks"]:
            yield draft
        for check in row["checks"]:
            source = {f"source_{name}": value for name, value in (check["source"] or {}).items()}
            flags = [f"{flag['kind']} {flag['place']}: {flag['text']}" for flag in check["flags"]]
            yield {**draft, **check, **source, "flags": flags}


def summary_of(rows: Sequence[Row], read: int, unread: int) -> Row:
    """Return the counts of a run: quotations checked, quotations in order, and sources."""
    checks = [check for row in rows for check in row["checks"]]
    verdicts = Counter(check["verdict"] for check in checks)
    return {
        "drafts": dict(Counter(row["outcome"] for row in rows)),
        "checked": len(checks),
        "ok": sum(check["ok"] for check in checks),
        "by_verdict": {verdict: verdicts[verdict] for verdict in VERDICTS},
        "sources_read": read,
        "sources_unread": unread,
    }
