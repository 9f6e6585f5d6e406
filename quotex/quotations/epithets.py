"""Whom a description stands for: the candidate, the Ohio senator, the agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotex._core import STOP, TITLE
from quotex.language import BODY, CONJUNCTION, DOCUMENT, PLACE, PLURAL, PREPOSITION, ROLE, SPEECH, SUBORDINATOR
from quotex.quotations.frame import COMMA, FINITE, OPEN, POSSESSIVE, QUOTED, Frame
from quotex.quotations.names import Entity, Names, same_role
from quotex.quotations.phrases import Span, phrase_before
from quotex.quotations.pronouns import last_body
from quotex.quotations.salience import can_be

if TYPE_CHECKING:
    from quotex.quotations.people import Cast

__all__ = ["body_called", "home_before", "home_of", "is_new", "is_short_for", "other_than_subject", "owner_role"]

_REACH = 200  # tokens a description looks back
_NEAR = 120  # tokens that *the company* looks back
_FEW = 12  # names of a sentence that are looked at
# Words that seldom end the name of what they are said of.
_PRESS = frozenset({"newspaper", "paper", "magazine"})
_FIRMS = frozenset({"agency", "company", "firm", "organization", "group"})
_OUTLETS = frozenset({"outlet", "site", "website", "network", "station"})
_NAMED_AFTER = frozenset({"campaign", "administration", "team"})
_ADJECTIVAL = ("ic", "ican", "ian", "ese", "ish")  # Democratic, Russian: no campaign of anybody's
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


def body_called(cast: Cast, span: Span, head: int) -> list[Entity]:
    """*The council*: the body last named so (Salem City Council); *the newspaper*: the body that spoke last."""
    frame, names = cast.frame, cast.names
    word = frame.word(head).lower()
    if any(tag & TITLE for tag in frame.tags[span[0] + 1 : head]):
        return _named_after(cast, span, head) if word in _NAMED_AFTER else []  # the Salem council: a name of its own
    if word in _PRESS:
        return [] if is_new(frame, head) else last_body(cast, span[0])
    if word in _FIRMS or word in _OUTLETS:
        return [] if is_new(frame, head) else _last_to_speak(cast, span[0], is_outlet=word in _OUTLETS)
    for number in range(names.before(span[0]) - 1, -1, -1):
        if names.firsts[number] < span[0] - _REACH:
            break
        last = names.stops[number] - 1
        if frame.raw_tags[last] & ROLE and frame.trait(last) & BODY and frame.word(last).lower() == word:
            entity = names.entity(number)
            if entity and len(entity.words) > 1:
                return [entity]
    return []


def _named_after(cast: Cast, span: Span, head: int) -> list[Entity]:
    """*The Moor campaign*: a body by the name of the one in whose name it speaks."""
    names = cast.names
    number = names.before(head) - 1
    if number < 0 or head + 1 != span[1] or names.stops[number] != head or names.starts[number] <= span[0]:
        return []
    entity = names.entity(number)
    if entity is None or (entity.kind != "person" and entity.words[-1].endswith(_ADJECTIVAL)):
        return []
    words = (*names.runs.name(number, names.starts[number]), cast.frame.word(head))
    body = cast.bodies.get(words)
    if body is None:
        first = number, names.starts[number]
        body = cast.bodies[words] = Entity(words, first, "organization", None, -1, [], 0, [])
    return [body]


def _last_to_speak(cast: Cast, token: int, *, is_outlet: bool) -> list[Entity]:
    """Acme said it would; *the company* …: the name of one word that speaks, unless another body is a subject since.

    An outlet may have a name of more words, but must speak.
    """
    frame, names = cast.frame, cast.names
    found = [] if is_outlet else last_body(cast, token)
    for number in range(names.before(token) - 1, -1, -1):
        if names.firsts[number] < token - _NEAR:
            break
        entity = names.entity(number)
        if entity is None or names.is_quoted(number):
            continue
        if found and entity is found[0]:
            break
        may_be = not (len(entity.words) > 1 or entity.gender or entity.role)
        if (may_be or (is_outlet and entity.kind == "organization")) and _speaks_as_body(frame, names, number):
            entity.kind = "organization"
            return [entity]
    return found


def _speaks_as_body(frame: Frame, names: Names, number: int) -> bool:
    """Acme said; Acme, which: is the name a subject, and no place, nor a word like *such*?"""
    tags, first, stop = frame.tags, names.firsts[number], names.stops[number]
    if frame.raw_tags[first] & (PLACE | STOP) or stop + 1 >= len(tags):
        return False
    if tags[stop] & COMMA:
        return frame.word(stop + 1) == "which"
    if first and tags[first - 1] & (PREPOSITION | CONJUNCTION | POSSESSIVE):
        return False
    return bool(tags[stop] & SPEECH and tags[stop] & FINITE)
