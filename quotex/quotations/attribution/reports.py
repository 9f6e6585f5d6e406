"""What the rules of indirect speech share: the shape of a rule and of its answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quotex.quotations import tags as T
from quotex.quotations.attribution.governed import speaker_of_cue
from quotex.quotations.attribution.rules import Attribution
from quotex.quotations.grammar.clauses import main_subject
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["SAID_OR_THOUGHT", "Report", "Rule", "report_of"]

SAID_OR_THOUGHT = T.REPORTING | T.ATTITUDE | T.PARTICIPLE


@dataclass(slots=True)
class Report:
    """Indirect speech: the tokens of its content, and the attribution."""

    content: Span
    attribution: Attribution


Rule = Callable[[Tokens, int, int, int], Report | None]  # of the tokens, the cue, and the bounds of its sentence


def report_of(tokens: Tokens, cue: int, floor: int, stop: int, first: int, end: int) -> Report | None:
    """The content as a report of the subject before the cue, or else of the subject of the main clause after it."""
    if end <= first:
        return None
    found = speaker_of_cue(tokens, cue, floor, end)
    if found is None and tokens.tags[cue] & T.PARTICIPLE and end + 1 < stop and tokens.tags[end] & T.COMMA:
        subject = main_subject(tokens, end + 1, stop)  # Noting that it leaks, NP left
        return Report((first, end), Attribution(subject, (cue, cue + 1))) if subject else None
    return Report((first, end), found) if found and found.source[0] < cue else None
