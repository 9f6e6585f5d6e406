"""Roles: which words are one role, whose gender they tell, and whether somebody without a name has it."""

from __future__ import annotations

from quotex._core import COMMA, QUOTED, TITLE
from quotex.language import DOCUMENT, FEMALE, MALE, ORGANIZATION, PLURAL, ROLE
from quotex.quotations.grammar.noun_phrases import phrase_before
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["gender_of", "is_new", "owner_role", "role_word", "same_role"]

_SAME_ROLE = {
    "sec": "secretary",
    "sen": "senator",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gov": "governor",
    "gen": "general",
    "dr": "doctor",
    "prof": "professor",
    "pres": "president",
}
_VICE = frozenset({"vice", "deputy"})
# Roles that another word before them makes others: a vice president is no president.
_OTHER_WITH = {
    "president": _VICE,
    "chairman": _VICE,
    "chairwoman": _VICE,
    "chair": _VICE,
    "mayor": _VICE,
    "chancellor": frozenset({"vice"}),
    "minister": frozenset({"prime"}),
    "general": frozenset({"attorney", "inspector", "solicitor", "surgeon", "postmaster", "director"}),
}


def same_role(word: str) -> str:
    """One word for a role and its abbreviations.

    >>> same_role("sen")
    'senator'
    """
    return _SAME_ROLE.get(word, word)


def role_word(tokens: Tokens, token: int, word: str) -> str:
    """One word for the role and its abbreviations, of which ``word`` stands at ``token``: a vice president is none."""
    word = same_role(word)
    others = _OTHER_WITH.get(word)
    if not others or not token:
        return word
    before = tokens.word(token - 1).lower()
    if before == "-" and token > 1:
        before = tokens.word(token - 2).lower()  # director-general
    return f"{before} {word}" if before in others else word


_FARTHEST_INTRODUCTION = 200  # tokens a description looks back

_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "every", "each", "no", "second", "third"})


def is_new(tokens: Tokens, head: int) -> bool:
    """Has the text spoken before of one who is not named: *the investor* after *an investor*?"""
    word = tokens.word(head).lower()
    floor = max(0, head - _FARTHEST_INTRODUCTION)
    place = tokens.scan.next_tagged(ROLE, floor, head)
    while 0 <= place < head:
        if tokens.word(place).lower() == word and not tokens.tags[place] & QUOTED:
            first = phrase_before(tokens, place + 1, max(floor, place - 6))
            if tokens.word(first).lower() in _INDEFINITE and not _is_named_next(tokens, place + 1):
                return True
        place = tokens.scan.next_tagged(ROLE, place + 1, head)
    return False


def _is_named_next(tokens: Tokens, stop: int) -> bool:
    """A candidate, Ada Moor: does a name follow?"""
    after = tokens.tags[stop : stop + 2]
    return len(after) == 2 and bool(after[0] & TITLE or (after[0] & COMMA and after[1] & TITLE))


def owner_role(tokens: Tokens, token: int) -> str:
    """*senator* of the senator’s, else nothing."""
    word = tokens.word(token).lower()
    if word[-2:] not in ("'s", "’s"):
        return ""
    lexicon, stem = tokens.language.lexicon, word[:-2]
    entry = lexicon.id(stem)
    if not lexicon.classes(entry) & ROLE or tokens.language.traits[entry] & (ORGANIZATION | DOCUMENT | PLURAL):
        return ""
    return same_role(stem)


def gender_of(trait: int) -> str | None:
    """The gender that a word's traits tell.

    >>> gender_of(FEMALE)
    'f'
    """
    return "m" if trait & MALE else "f" if trait & FEMALE else None
