"""Which words are one role: abbreviations of it, and what another word before it makes of it."""

from __future__ import annotations

from quotex.quotations.grammar.tokens import Frame

__all__ = ["role_word", "same_role"]

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


def role_word(frame: Frame, token: int, word: str) -> str:
    """One word for the role and its abbreviations, of which ``word`` stands at ``token``: a vice president is none."""
    word = same_role(word)
    others = _OTHER_WITH.get(word)
    if not others or not token:
        return word
    before = frame.word(token - 1).lower()
    if before == "-" and token > 1:
        before = frame.word(token - 2).lower()  # director-general
    return f"{before} {word}" if before in others else word
