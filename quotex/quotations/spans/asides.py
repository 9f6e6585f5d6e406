"""Asides: the narrator's words in brackets inside a quotation, which the speaker does not say.

“We shall win (laughter) and we shall win well”; “Well (with a sigh), so be it”; “No (said she), never.” The quotation
ends before such an aside and resumes after it. A speaker's own brackets stay in the quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from quotex.quotations import tags as T
from quotex.quotations.grammar.tokens import OpenTokens

_LONGEST = 16  # tokens
_PAUSES = frozenset(",;:.")
_CLOSING = {"(": ")", "[": "]"}
_OPENING = re.compile(r"[(\[]")


def spoken_parts(tokens: OpenTokens) -> Iterator[tuple[int, int, int]]:
    """The parts of the outer quotations, cut at asides: index in the scan, first and stop token, marks included."""
    places = (tokens.scan.token_at(found.start()) for found in _OPENING.finditer(tokens.scan.text))
    brackets = [token for token in places if tokens.words[token] in _CLOSING]
    for index, parent in enumerate(tokens.scan.quote_parent):
        if parent < 0:
            first, stop = tokens.quote_tokens(index)
            inside = brackets[bisect_left(brackets, first) : bisect_left(brackets, stop)]
            for part in _cut_at_asides(tokens, first, stop, inside):
                yield index, *part


def _cut_at_asides(tokens: OpenTokens, first: int, stop: int, openings: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The parts of the quotation first:stop, marks included. At a cut, a bracket or comma stands in for the mark.

    ``openings`` are the tokens in the quotation that open a bracket.
    """
    start = first
    for opening in openings:
        closing = _end_of_aside(tokens, opening, stop)
        if closing and _has_word(tokens, closing + 1, stop - 1):
            if _has_word(tokens, start + 1, opening):
                yield start, opening + 1
            start = closing
            while tokens.words[start + 1] in _PAUSES:
                start += 1
    yield start, stop


def _end_of_aside(tokens: OpenTokens, opening: int, stop: int) -> int:
    """The bracket that closes the aside opened at ``opening``, or 0 if it is no aside."""
    words = tokens.words
    closing, limit = opening + 1, min(stop - 1, opening + _LONGEST)
    while closing < limit and words[closing] not in "()[]":
        closing += 1
    if closing == opening + 1 or closing >= limit or words[closing] != _CLOSING[words[opening]]:
        return 0
    if words[closing - 1] in "?!" or any(tokens.trait(token) & T.FIRST_SECOND for token in range(opening + 1, closing)):
        return 0
    is_noise = _holds(tokens, tokens.sets.noise, opening + 1, closing)
    return closing if is_noise or _tells_manner(tokens, opening + 1, closing) else 0


def _holds(tokens: OpenTokens, members: bytes, first: int, stop: int) -> bool:
    """Whether one of the words first:stop is in the set."""
    return any(tokens.is_(token, members) for token in range(first, stop))


def _tells_manner(tokens: OpenTokens, first: int, stop: int) -> bool:
    """Whether the aside tells how the words are said, or by whom: *laughing*; *in a low voice*; *said she*."""
    tags, trait, sets = tokens.tags[first], tokens.trait(first), tokens.sets
    if tokens.words[first].lower().endswith(tokens.endings.gerund):
        is_verb = trait & T.OTHER_VERB or tags & T.PARTICIPLE
        return bool(is_verb) and not (
            tags & (T.AUXILIARY | T.PREPOSITION) or tokens.is_(first, sets.gerund_preposition)
        )
    if tokens.is_(first, sets.manner_preposition):
        is_noun = first + 1 < stop and tokens.is_(first + 1, sets.indefinite_article)
        return is_noun and _holds(tokens, sets.manner_noun, first, stop)
    is_subject = first + 1 < stop and tokens.tags[first + 1] & (T.PRONOUN | T.CAPITALIZED)
    return bool(tags & T.REPORTING and is_subject) and not trait & T.NAMING


def _has_word(tokens: OpenTokens, first: int, stop: int) -> bool:
    return any(tokens.tags[token] & T.WORD for token in range(first, stop))
