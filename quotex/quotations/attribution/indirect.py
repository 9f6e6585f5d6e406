"""Indirect speech: what somebody said without quotation marks. It is returned only on request.

A rule takes the tokens, a cue and the bounds of its sentence, and returns the content (a span), the speaker and the
cue. Rules are asked in order; no token belongs to two reports.
"""

from __future__ import annotations

from collections.abc import Iterable

from quotex.quotations import tags as T
from quotex.quotations.attribution import reported_clauses, reported_phrases
from quotex.quotations.attribution.reported_phrases import governs
from quotex.quotations.attribution.reports import SAID_OR_THOUGHT, Report
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.spans.context import WINDOW

__all__ = ["RULES", "Report", "find_reports"]

RULES = reported_clauses.RULES | reported_phrases.RULES


def find_reports(tokens: Tokens) -> list[Report]:
    """All indirect speech of a document, in order. ``tokens`` must hide the words inside quotations."""
    reports: dict[Span, Report] = {}
    floor = stop = 0
    for token in tokens.tagged(_CUE, 0, tokens.count):
        if _is_cue(tokens, token):
            if token >= stop:
                start, end = tokens.scan.sentence_at(tokens.starts[token])
                floor, stop = tokens.token_at(start), tokens.token_at(end)
            report = _ask(tokens, token, max(floor, token - WINDOW), min(stop, token + WINDOW))
            if report is not None:
                reports.setdefault(report.content, report)
    return [report for report in _outermost(reports.values()) if not _is_quoted(tokens, report)]


_CUE = T.COLON | SAID_OR_THOUGHT | T.VERB | T.PREPOSITION | T.SUBORDINATOR
_LONGEST_SPEAKER = 12  # tokens before the colon of a headline
_TAKE_CONTENT = T.THOUGHT | T.STANCE | T.TOPIC | T.INTENT


def _is_cue(tokens: Tokens, token: int) -> bool:
    """Is it *according to*, or a word that may report something and is used as a verb?"""
    tag = tokens.tags[token]
    if tag & T.COLON:
        return token < _LONGEST_SPEAKER
    if tag & (T.PREPOSITION | T.SUBORDINATOR) and governs(tokens, token):
        return True
    if tag & T.PREPOSITION and tokens.trait(token) & T.ACCORDING:
        return True
    if not tag & SAID_OR_THOUGHT and not (tag & T.VERB and tokens.trait(token) & _TAKE_CONTENT):
        return False
    if tag & T.CAPITALIZED and token and not tokens.tags[token - 1] & T.STOPPER:
        return False
    if tag & T.PARTICIPLE:
        return tokens.upos(token) == T.UPOS_VERB
    return bool(tag & T.FINITE)


def _outermost(reports: Iterable[Report]) -> list[Report]:
    """The reports that are in no other (said *that he thinks it rains*); a clause replaces a topic around it."""
    kept: list[Report] = []
    reach = -1
    for report in sorted(reports, key=lambda report: (report.content[0], -report.content[1])):
        rule = report.attribution.rule
        if kept and report.content[1] <= reach and kept[-1].attribution.rule == _TOPIC and rule in _CLAUSES:
            kept.pop()
        elif report.content[0] < reach:
            continue
        kept.append(report)
        reach = report.content[1]
    return kept


_TOPIC = "QA407"
_CLAUSES = reported_clauses.RULES.keys()


def _is_quoted(tokens: Tokens, report: Report) -> bool:
    """Does the content contain a quotation, which already returns these words?"""
    return any(tokens.tags[token] & T.QUOTED for token in range(*report.content))


def _ask(tokens: Tokens, cue: int, floor: int, stop: int) -> Report | None:
    """The answer of the first rule that has one. A clause that holds a quotation is kept, to hide reports inside it."""
    for identifier, function in RULES.items():
        report = function(tokens, cue, floor, stop) if identifier in tokens.language.rules else None
        if report is not None:
            report.attribution.rule = identifier
            return report
    return None
