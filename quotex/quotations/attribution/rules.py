"""What the rules of attribution have in common: their answer, and how it is graded.

A rule returns an answer or None. A decorator binds it to its entry in the catalogue (``quotations.toml`` of the pack).
"""

from __future__ import annotations

from quotex.quotations import tags as T
from quotex.quotations.grammar.clauses import is_personal
from quotex.quotations.grammar.name_parts import Span, is_name
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.registry import EVIDENCE

__all__ = ["Attribution", "mention_grade", "owner_of"]


class Attribution:
    """The answer of a rule: the tokens of the source and of the cue, and the id of the rule.

    ``grade`` distinguishes cases of one rule whose answers are right more or less often; ``evidence`` is where the
    speaker was found, one of the tags from ``T.CLAUSE_AFTER`` on, or 0.
    """

    __slots__ = ("cue", "evidence", "grade", "rule", "source")

    def __init__(self, source: Span, cue: Span | None = None, grade: str = "", rule: str = "") -> None:
        self.source, self.cue, self.grade, self.rule = source, cue, grade, rule
        self.evidence = EVIDENCE[rule] if rule else 0


def mention_grade(tokens: Tokens, speaker: Span) -> str:
    """The form of the mention, pronoun, name or noun; answers with a pronoun or a name are right most often."""
    if is_personal(tokens, speaker[0]):
        return "pronoun"
    return "name" if is_name(tokens, speaker) else "noun"


def owner_of(tokens: Tokens, start: int, noun: int) -> Attribution | None:
    """The possessor of a noun of saying as its source: *NP's* claim, *his* claim. The phrase begins at ``start``."""
    owner = tokens.prev_tagged(T.POSSESSIVE, start, noun)
    if owner >= 0:
        return Attribution((start, owner + 1), (noun, noun + 1))
    if start < noun and tokens.is_(start, tokens.sets.possessive):
        return Attribution((start, start + 1), (noun, noun + 1))
    return None
