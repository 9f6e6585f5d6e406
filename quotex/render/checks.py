"""Describe the checks of quotations: for a terminal, for the log of a build (GitHub), and as SARIF for a code host."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from quotex.model import Row
from quotex.render.layout import counted, one_line, shorten, visible_line
from quotex.render.lines import BLANK, FACT, NAME, Line, line

__all__ = ["SIGNS", "Draft", "finding_of", "github", "head", "is_compared", "lines_of", "sarif"]

SIGNS: Final = {True: "✓", False: "✗"}
COLOURS: Final = {"exact": "green", "folded": "green", "elided": "cyan", "short": "yellow"}
SHOWN: Final = 160  # characters of a quotation
SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_ABOUT: Final = {
    "edited": "The source has other words.",
    "spliced": "The quotation combines words from several places.",
    "absent": "No source has the words.",
    "speaker": "The source gives the words to somebody else.",
    "unknown-speaker": "The speakers of the draft and of the source could not be compared.",
    "narration": "The words are narration in the source, not speech.",
    "elided": "Words are left out, with a mark.",
    "folded": "The same words, spelled or punctuated differently.",
    "short": "The quotation is too short to prove anything.",
    "exact": "The source has the same words.",
}

_EMPTY: Final = "no quotation was found: nothing was checked"
_FOUND: Final = ("exact", "folded", "elided", "short")  # verdicts on words that are in order


class Draft(NamedTuple):
    """A draft: its file, its row, and for each check its region of the file, as far as known, named as in SARIF."""

    file: str
    row: Row
    region: Callable[[Row], Mapping[str, int]]


class Notification(NamedTuple):
    """What a run reports beside its results: the file, its line if known, the level, and the message."""

    file: str
    line: int | None
    level: str
    message: str


def head(check: Row) -> str:
    """Return the verdict; if the words are in order but the check fails, add the reason."""
    if not check["ok"] and check["verdict"] in _FOUND:
        if check["speaker"] == "differs":
            return f"{check['verdict']}, speaker differs"
        if check["in_speech"] is False:
            return f"{check['verdict']}, narration"
    return str(check["verdict"])


def is_compared(check: Row) -> bool:
    """Return whether the speakers of draft and source were compared; where nothing was found, there are none."""
    return check["verdict"] == "absent" or check["speaker"] in ("agrees", "differs")


def finding_of(check: Row) -> str:
    """Return in one line what is wrong with a quotation, or worth knowing about it."""
    source = check["source"]
    verdict = [check["verdict"]]
    if check["folds"]:
        verdict.append(f"({', '.join(check['folds'])})")
    parts = [" ".join(verdict)]
    parts += (_change(change) for change in check["diff"])
    if check["verdict"] in ("edited", "absent") and source and not check["diff"]:
        parts.append(f"nearest: “{shorten(source['text'], SHOWN)}”")
    if check["speaker"] == "differs":
        parts.append(f"the source gives it to {check['speaker_in_source']}, not to {check['speaker_in_draft']}")
    if check["ok"] and not is_compared(check):
        parts.append("speaker not compared")
    if check["in_speech"] is False and check["verdict"] != "absent":
        parts.append("the source has it as narration")
    flags = [f"{flag['kind']} {flag['place']}: {one_line(flag['text'])}" for flag in check["flags"]]
    if flags:
        parts.append(f"look at {'; '.join(flags)}")
    return "; ".join(parts)


def _change(change: Row) -> str:
    draft, source = (one_line(change[side]) for side in ("draft", "source"))
    if change["op"] == "insert":
        return f"{'inserted in brackets' if change['bracketed'] else 'not in the source'}: “{draft}”"
    return f"left out: “{source}”" if change["op"] == "delete" else f"“{draft}” for “{source}”"


def lines_of(drafts: Iterable[Draft], summary: Row) -> Iterator[Line]:
    """Yield lines for each quotation, with its findings below, and a last line of totals."""
    for name, row, _region in drafts:
        yield line((visible_line(name), NAME), f": {row['outcome']}")
        if not row["checks"]:
            yield line("  no quotation was found: nothing was checked, so this is not a pass", hang=2)
        for check in row["checks"]:
            colour = COLOURS.get(check["verdict"], "red") if check["ok"] else "red"
            place = (f"{check['line']}:{check['column']} ", FACT)
            text = visible_line(shorten(check["text"], SHOWN))
            yield line(f"  {SIGNS[check['ok']]} ", place, (f"“{text}”", colour), hang=4)
            yield line("    ", visible_line(finding_of(check)), hang=4)
            if check["source"]:
                source = check["source"]
                where = f"{source['id'] or 'source'}:{source['start']}–{source['end']}"
                yield line("    ", (visible_line(where), FACT), hang=4)
        yield BLANK
    verdicts = ", ".join(f"{count} {verdict}" for verdict, count in summary["by_verdict"].items() if count)
    unread = f", {summary['sources_unread']} could not be read" if summary["sources_unread"] else ""
    yield line(
        f"{summary['ok']} of {counted(summary['checked'], 'quotation')} in order"
        f"{f': {verdicts}' if verdicts else ''}; {counted(summary['sources_read'], 'source')}{unread}"
    )


def github(drafts: Iterable[Draft]) -> Iterator[str]:
    """Yield workflow commands that GitHub shows beside the lines of a file: an error for each quotation that fails.

    >>> check = {"ok": False, "line": 3, "column": 2, "verdict": "absent", "text": "It rained."}
    >>> check |= {"folds": [], "diff": [], "source": None, "speaker": "unknown", "in_speech": None, "flags": []}
    >>> row = {"outcome": "fail", "checks": [check]}
    >>> print(*github([Draft("a,b.md", row, lambda check: {"startLine": 3, "startColumn": 2})]))
    ::error file=a%2Cb.md,line=3,col=2,title=quotation absent::absent: “It rained.”
    """
    for name, row, region in drafts:
        if not row["checks"]:
            yield f"::warning file={_property(name)}::{_EMPTY}"
        for check in row["checks"]:
            if check["ok"] and is_compared(check) and not check["flags"]:
                continue
            level = "notice" if check["ok"] else "error"
            found = region(check)
            known = [f"{key}={found[one]}" for key, one in _OF_GITHUB.items() if one in found]
            place = ",".join([f"file={_property(name)}", *known])
            message = f"{finding_of(check)}: “{shorten(check['text'], SHOWN)}”"
            yield f"::{level} {place},title=quotation {check['verdict']}::{_message(message)}"


_OF_GITHUB: Final = {"line": "startLine", "col": "startColumn"}


def _message(text: str) -> str:
    """Escape text for a workflow command, which ends with its line."""
    return visible_line(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def sarif(drafts: Sequence[Draft], notifications: Iterable[Notification], version: str) -> str:
    """Return the checks in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS)."""
    checks = [(draft, check) for draft in drafts for check in draft.row["checks"]]
    results = [_result(draft, check) for draft, check in checks if not (check["ok"] and is_compared(check))]
    used = sorted({result["ruleId"] for result in results})
    rules = [{"id": id, "shortDescription": {"text": _ABOUT[id]}} for id in used]
    driver = {"name": "quotex", "version": version, "rules": rules}
    empty = [Notification(draft.file, None, "warning", _EMPTY) for draft in drafts if not draft.row["checks"]]
    told = [_notified(one) for one in (*notifications, *empty)]
    invocation = {
        "executionSuccessful": all(one["level"] != "error" for one in told),
        "toolExecutionNotifications": told,
    }
    run = {"tool": {"driver": driver}, "invocations": [invocation], "columnKind": "unicodeCodePoints"}
    runs = [run | {"results": results}]
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": runs}, indent=2, ensure_ascii=True) + "\n"


def _result(draft: Draft, check: Row) -> dict[str, Any]:
    rule = check["verdict"]
    if check["ok"]:
        rule = "unknown-speaker"
    elif rule in _FOUND:
        rule = "speaker" if check["speaker"] == "differs" else "narration" if check["in_speech"] is False else rule
    return {
        "ruleId": rule,
        "level": "note" if check["ok"] else "error",
        "message": _plain_text(f"{finding_of(check)}: “{shorten(check['text'], SHOWN)}”"),
        "locations": [_location(draft.file, draft.region(check))],
    }


def _notified(told: Notification) -> dict[str, Any]:
    place = _location(told.file, {"startLine": told.line} if told.line else {})
    return {"level": told.level, "message": _plain_text(told.message), "locations": [place]}


def _location(file: str, region: Mapping[str, int]) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(file.encode("utf-8", "replace"))}}
    if region:
        place["region"] = region
    return {"physicalLocation": place}


# Braces would be placeholders (3.11.5 of the standard), and brackets links (3.11.6).
_ESCAPES: Final = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"})


def _plain_text(text: str) -> dict[str, str]:
    return {"text": text.translate(_ESCAPES)}
