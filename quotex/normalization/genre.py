"""Decide whether a text is a story. Stories are read as a whole, turn by turn, not sentence by sentence."""

from __future__ import annotations

import itertools

from quotex import _core
from quotex.language.wordclasses import ROLE

__all__ = ["is_narrative", "is_rare", "is_story"]

_FEWEST_TURNS = 50
_LEAST_SHARE = 0.15  # of the paragraphs
# Reports may have as many turns, but more numbers or roles than a novel, unless that is mostly questions and answers.
_MOST_NUMBERS = (_core.DIGIT, 0.004)
_MOST_ROLES = (ROLE, 0.045)
_LEAST_SHARE_ANSWERED = 0.5  # of the paragraphs, if this share of the turns are questions:
_LEAST_SHARE_ASKED = 0.2
# A short story has fewer turns, but they answer each other, and it has fewer numbers and names than a report.
_FEWEST_SHORT = 4
_LEAST_SHARE_SHORT = 0.25
_MOST_IN_STORY = (
    (_core.DIGIT, 0.002),
    (ROLE, 0.035),
    (_core.CAPITALIZED, 0.2),
)  # limits for numbers, roles, capitals: shares of the tokens
_MOST_IN_NARRATED = (
    (_core.DIGIT, 0.0006),
    (ROLE, 0.045),
    (_core.CAPITALIZED, 0.12),
)  # with less dialogue
_MOST_IN_NARRATIVE = ((_core.DIGIT, 0.001), (ROLE, 0.045), (_core.CAPITALIZED, 0.12))


def is_story(scan: _core.Scan) -> bool:
    """Whether the text is a long dialogue: many of its paragraphs open with speech.

    >>> from quotex import _core
    >>> is_story(_core.scan("“Well?” said Ada.\\n\\n“Well what?”\\n\\n" * 40))
    True
    """
    openings = scan.paragraph_start
    quotes = len(scan.quote_start)
    if quotes < _FEWEST_SHORT or quotes < _LEAST_SHARE * len(openings):
        return False
    if quotes < _FEWEST_TURNS and not is_rare(scan, *_MOST_IN_STORY[0]):
        return False
    starts = set(openings).intersection(scan.quote_start)
    if _is_data(scan):
        return False
    turns, share = len(starts), len(starts) / len(openings)
    if turns >= _FEWEST_TURNS and share >= _LEAST_SHARE:
        answers = share >= _LEAST_SHARE_ANSWERED and _asks(scan)
        return is_rare(scan, *_MOST_NUMBERS) and (answers or is_rare(scan, *_MOST_ROLES))
    if turns < _FEWEST_SHORT or share < _LEAST_SHARE:
        return False
    answered = any(start in starts and later in starts for start, later in itertools.pairwise(openings))
    limits = (_MOST_IN_STORY, _MOST_IN_NARRATED) if share >= _LEAST_SHARE_SHORT else (_MOST_IN_NARRATED,)
    return answered and any(all(is_rare(scan, tag, most) for tag, most in limit) for limit in limits)


def is_narrative(scan: _core.Scan) -> bool:
    """Whether a text is a narrative, even with few turns: it has few numbers and names.

    >>> from quotex import _core
    >>> is_narrative(_core.scan("The rain fell all night, and the river rose. “Is it over?” she said at last.\\n" * 9))
    True
    >>> is_narrative(_core.scan("It rained 30 mm on May 3, said Ada Moor of Oxmere.\\n" * 9))
    False
    """
    return all(is_rare(scan, tag, most) for tag, most in _MOST_IN_NARRATIVE)


def _asks(scan: _core.Scan) -> bool:
    """Whether enough quotations are questions."""
    asked = sum(scan.text[end - 1] == "?" for end in scan.quote_inner_end)
    return asked >= _LEAST_SHARE_ASKED * len(scan.quote_inner_end)


def _is_data(scan: _core.Scan) -> bool:
    """Whether it is a table of keys and values: many quotations are followed directly by a colon, unlike in prose.

    >>> from quotex import _core
    >>> _is_data(_core.scan('"name": "Ada Moor",\\n\\n"town": "Oxmere"\\n\\n' * 40))
    True
    """
    ends = list(scan.quote_end)[:_LOOKED_AT]
    return _LEAST_SHARE_OF_KEYS * len(ends) < sum(scan.text[end : end + 1] == ":" for end in ends)


_LOOKED_AT, _LEAST_SHARE_OF_KEYS = 400, 0.2  # quotations


def is_rare(scan: _core.Scan, tag: int, most: float) -> bool:
    """Whether the share of tokens with ``tag`` is at most ``most``."""
    return not scan.has_more_tagged(tag, int(len(scan) * most))
