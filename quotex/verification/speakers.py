"""Compare the speakers of two documents, by the model of names.

A name agrees with a shorter form of itself (*Moor*, *Mayor Ada Moor*), a description with the role of the speaker, a
pronoun with somebody of that gender. If nothing agrees and nothing contradicts, the answer is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from quotex.model import Speaker
from quotex.names.compatibility import compare_parsed
from quotex.names.parsing import Naming
from quotex.verification.folding import fold
from quotex.verification.lexical import is_function

__all__ = ["Comparison", "Evidence", "compare", "is_name", "may_be_one_gender", "same_name"]

Evidence = Literal["name", "pronoun", "description"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether two speakers agree; None means unknown. ``evidence`` says what shows it."""

    agrees: bool | None
    evidence: Evidence | None


UNKNOWN: Final = Comparison(None, None)


def same_name(naming: Naming, one: str, other: str) -> bool:
    """Whether two names in two documents may belong to one person or organization.

    >>> from quotex.names.parsing import naming_of
    >>> naming = naming_of("en")
    >>> [same_name(naming, "Ada Moor", name) for name in ("Moor", "Mayor Ada J. Moor", "Ben Moor", "Ada", "Omar Reyes")]
    [True, True, False, True, False]
    """
    names = [[naming.parse(part.strip()) for part in text.split(";") if part.strip()] for text in (one, other)]
    if any(compare_parsed(a, b, naming) != "cannot be" for a in names[0] for b in names[1]):
        return True
    return _is_short_form(naming, one, other) or _is_short_form(naming, other, one)


def is_name(text: str | None) -> bool:
    """Whether it has a capitalized word; *the grandmother* names nobody."""
    return bool(text) and any(word[:1].isupper() for word in (text or "").split())


def _is_short_form(naming: Naming, short: str, name: str) -> bool:
    """Whether it is an acronym of the name: *WHO*, *World Health Organization*."""
    letters = "".join(sign for sign in short if sign.isalnum())
    return letters.isupper() and len(letters) > 1 and letters in naming.short_forms(name)


def compare(naming: Naming, draft: Speaker, source: Speaker) -> Comparison:
    """Compare the speaker in a draft with the one in a source, as far as the mentions allow."""
    if is_name(draft.text) and fold_text(draft.text) == fold_text(source.text):
        return Comparison(True, "name")
    if draft.name and source.name and is_name(draft.name) and is_name(source.name):
        return Comparison(same_name(naming, draft.name, source.name) and not _are_two(draft, source), "name")
    if fold_text(draft.text) == fold_text(source.text):
        return Comparison(True, "description")
    roles = {naming.role(role) for role in (draft.role, source.role)} - {None}
    if draft.role and source.role and len(roles) == 1:
        return UNKNOWN if _are_described_apart(naming, draft, source) else Comparison(True, "description")
    if draft.name or source.name:
        named, other = (draft, source) if draft.name else (source, draft)
        if _head(naming, other.text) in fold_text(named.name or "").split():
            return Comparison(True, "description")
    is_bare = not draft.role or not (source.role or source.name)  # a pronoun, or *the woman*
    if not draft.name and is_bare and draft.gender and source.gender:
        return Comparison(True, "pronoun") if draft.gender == source.gender else UNKNOWN
    return UNKNOWN


def _head(naming: Naming, description: str) -> str:
    """Return the head of a description: *lawyer* in *a lawyer for Ada Moor*."""
    head = ""
    for word in fold_text(description).split():
        if not is_function(naming.language, word):
            head = word
        elif head:
            break
    return head


def _are_described_apart(naming: Naming, one: Speaker, other: Speaker) -> bool:
    """Whether two descriptions have different words: *the mayor of Oxmere*, *the mayor of Kelby*."""
    if one.name or other.name:
        return False
    words, others = (
        {word for word in fold_text(speaker.text).split() if not is_function(naming.language, word)}
        for speaker in (one, other)
    )
    return not (words <= others or others <= words)


def _are_two(one: Speaker, other: Speaker) -> bool:
    """Whether titles or first names show different genders: *Mr. Bennet*, *Mrs. Bennet*; a last name shows none."""
    if any(speaker.text == speaker.name and " " not in speaker.text for speaker in (one, other)):
        return False
    shared = set(fold_text(one.name or "").split()) & set(fold_text(other.name or "").split())
    if len(shared) > 1:
        return False  # they share more than a last name
    return not may_be_one_gender(one, other)


def may_be_one_gender(one: Speaker, other: Speaker) -> bool:
    """Whether two speakers can have the same gender, as far as it is known."""
    return not (one.gender and other.gender) or one.gender == other.gender


def fold_text(text: str) -> str:
    """Return the words of a mention, folded."""
    return " ".join(filter(None, map(fold, text.split())))
