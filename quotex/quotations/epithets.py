"""Whom a description stands for: the candidate, the Ohio senator, the agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotex._core import COMMA, OPEN, QUOTED, TITLE
from quotex.language import BODY, DOCUMENT, PLACE, PLURAL, ROLE, SUBORDINATOR
from quotex.quotations.grammar.noun_phrases import Span, phrase_before
from quotex.quotations.grammar.tokens import Frame
from quotex.quotations.names import Entity
from quotex.quotations.roles import same_role
from quotex.quotations.salience import can_be

if TYPE_CHECKING:
    from quotex.quotations.people import Cast

__all__ = ["home_before", "home_of", "is_new", "is_short_for", "other_than_subject", "owner_role"]

_REACH = 200  # tokens a description looks back
_FEW = 12  # names of a sentence that are looked at
_HYPHENS = ("-", "‐", "‑")
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "every", "each", "no", "second", "third"})


def is_new(frame: Frame, head: int) -> bool:
    """Has the text spoken before of one who is not named: *the investor* after *an investor*?"""
    word = frame.word(head).lower()
    floor = max(0, head - _REACH)
    place = frame.scan.next_tagged(ROLE, floor, head)
    while 0 <= place < head:
        if frame.word(place).lower() == word and not frame.tags[place] & QUOTED:
            first = phrase_before(frame, place + 1, max(floor, place - 6))
            if frame.word(first).lower() in _INDEFINITE and not _is_named_next(frame, place + 1):
                return True
        place = frame.scan.next_tagged(ROLE, place + 1, head)
    return False


def _is_named_next(frame: Frame, stop: int) -> bool:
    """A candidate, Ada Moor: does a name follow?"""
    after = frame.tags[stop : stop + 2]
    return len(after) == 2 and bool(after[0] & TITLE or (after[0] & COMMA and after[1] & TITLE))


def owner_role(frame: Frame, token: int) -> str:
    """*senator* of the senator’s, else nothing."""
    word = frame.word(token).lower()
    if word[-2:] not in ("'s", "’s"):
        return ""
    lexicon, stem = frame.language.lexicon, word[:-2]
    entry = lexicon.id(stem)
    if not lexicon.classes(entry) & ROLE or frame.language.traits[entry] & (BODY | DOCUMENT | PLURAL):
        return ""
    return same_role(stem)


def other_than_subject(cast: Cast, token: int, gender: str | None) -> Entity | None:
    """Moor praised *Cole* after the mayor spoke: the last person of the sentence, if it is not the first.

    A writer who means the subject of the sentence says he or she.
    """
    frame, names = cast.frame, cast.names
    if not token or not frame.tags[token - 1] & SUBORDINATOR:
        return None
    start = frame.scan.sentence_at(frame.starts[token])[0]
    last: Entity | None = None
    stop = names.before(token)
    for number in range(stop - 1, max(-1, stop - _FEW), -1):
        if frame.starts[names.firsts[number]] < start:
            break
        entity = names.entity(number)
        if entity is None or names.is_quoted(number) or not can_be(entity, gender):
            continue
        if last and entity is not last:
            return last
        last = entity
    return None


def home_before(frame: Frame, span: Span) -> str:
    """*Ohio* of the Ohio senator, *southcarolina* of the South Carolina senator; else nothing."""
    token = frame.scan.next_tagged(PLACE, span[0], span[1] - 1)
    if token < 0 or not frame.tags[token] & TITLE:
        return ""
    stop = token + 1
    while stop < span[1] - 1 and frame.tags[stop] & TITLE and not frame.tags[stop] & ROLE:
        stop += 1
    return "".join([frame.word(part).lower() for part in range(token, stop)])


def home_of(frame: Frame, stop: int) -> str:
    """Ada Moor (R-*Ohio*), Ada Moor, D-*N.Y.*: the place in the aside right after the name that ends at ``stop``."""
    tags = frame.tags
    if stop + 1 >= len(tags) or not tags[stop] & (COMMA | OPEN):
        return ""
    place = stop + 1
    if place + 2 < len(tags) and frame.word(place + 1) in _HYPHENS and frame.ends[place] - frame.starts[place] <= 3:
        place += 2
    elif not tags[place] & PLACE:
        return ""
    return frame.word(place).lower().replace(".", "")


def is_short_for(short: str, place: str) -> bool:
    """Do the letters stand in the name of the place, in order, from its first?

    >>> is_short_for("fla", "florida"), is_short_for("ky", "kentucky"), is_short_for("iowa", "florida")
    (True, True, False)
    """
    letters = iter(place)
    return short[:1] == place[:1] and all(letter in letters for letter in short)
