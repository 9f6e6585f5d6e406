"""Who a speaker's mention stands for: the rules ``QC…``, asked in order.

A rule takes a frame, the document's names and a mention (a span of tokens), and gives the entities it stands for, or
None where it does not apply. An empty list means: the document names nobody.
"""

from __future__ import annotations

from collections.abc import Callable

from quotex._core import CLOSE, COMMA, DIGIT, JOINER, LOWER, OPEN, POSSESSIVE, QUOTED, STOPPER, TITLE, WITH_ROLE
from quotex.language import (
    BODY,
    COLLECTIVE,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    FAMOUS,
    FEMALE,
    HONORIFIC,
    MALE,
    PERSONAL,
    PLACE,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    QUANTITY,
    ROLE,
    SUBORDINATOR,
    TIME,
    UNNAMED,
)
from quotex.model import Person, Speaker
from quotex.quotations.bodies import body_called
from quotex.quotations.callings import (
    NAMED,
    called_later,
    last_called,
    likeliest,
    named_next,
    office_holder,
    only_called,
)
from quotex.quotations.epithets import is_new, owner_role
from quotex.quotations.grammar.noun_phrases import Span, phrase_before
from quotex.quotations.grammar.tokens import ANY_VERB, BREAK, Frame
from quotex.quotations.names import Entity, Names
from quotex.quotations.pronouns import last_pair, pronoun
from quotex.quotations.registry import binder
from quotex.quotations.roles import role_word, same_role

__all__ = ["RULES", "Cast"]

Rule = Callable[["Cast", Span], list[Entity] | None]
RULES: dict[str, Rule] = {}
rule = binder(RULES)
NAME_RULE = "QC102"
_REACH = 200  # tokens a group looks back


class Cast:
    """Everybody a document names, as far as anybody asks."""

    __slots__ = ("_entities", "_known", "bodies", "frame", "names", "spoken")

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.names = Names(frame)
        self._known: dict[Span, tuple[list[Entity], str]] = {}  # whom a mention stands for, and the rule that says so
        self._entities: list[Entity] = []  # those who speak
        self.bodies: dict[tuple[str, ...], Entity] = {}  # those named after somebody
        self.spoken: list[tuple[int, Entity]] = []  # who spoke, at which token

    def people(self) -> list[Person]:
        """Those who speak, with every mention found: by name, and where they speak by pronoun or role."""
        stand_ins: dict[int, list[Span]] = {}
        for span, (entities, rule) in self._known.items():
            if len(entities) == 1 and rule != NAME_RULE:
                stand_ins.setdefault(entities[0].id, []).append(span)
        return [self._person(entity, stand_ins.get(entity.id, [])) for entity in self._entities]

    def speaker(self, span: Span) -> tuple[Speaker, str]:
        """The speaker that the mention ``span`` stands for, and the rule that says so."""
        known = self._known.get(span)  # the same mention often speaks in several quotations
        if known is None:
            known = self._known[span] = self._identify(span)
        entities, rule = known
        start, end, text = self.frame.narration.stretch(span)
        if len(entities) == 1:
            entity = entities[0]
            if entity.id < 0:
                self._admit(entity)
            self.spoken.append((span[0], entity))
            kind = entity.kind or "person"
            return Speaker(start, end, text, entity.name, kind, [entity.id], None, entity.role, entity.gender), rule
        speaker = Speaker(start, end, text)
        if entities:
            self._name_all(speaker, entities)
        else:
            _describe(self.frame, speaker, span)
        return speaker, rule

    def _identify(self, span: Span) -> tuple[list[Entity], str]:
        """The answer of the first rule that has one."""
        tag = self.frame.tags[span[0]]
        for identifier, function in _OF_NAMES if tag & _NAME_OR_PRONOUN == TITLE else _OF_ALL:
            entities = function(self, span)
            if entities is not None:
                return entities, identifier
        return [], ""

    def _admit(self, entity: Entity) -> None:
        """Takes an entity among those who speak."""
        entity.id = len(self._entities)
        entity.kind = entity.kind or "person"
        self._entities.append(entity)
        if len(entity.words) > 1:
            self.names.join_first_name(entity)

    def _name_all(self, speaker: Speaker, entities: list[Entity]) -> None:
        for entity in entities:
            if entity.id < 0:
                self._admit(entity)
            speaker.people.append(entity.id)
        speaker.name = "; ".join([entity.name for entity in entities])
        speaker.kind = entities[0].kind or "person"

    def _person(self, entity: Entity, stand_ins: list[Span]) -> Person:
        starts, ends = self.frame.starts, self.frame.ends
        named = [(self.names.starts[number], self.names.end(number)) for number in entity.mentions]
        mentions = sorted([(starts[first], ends[stop - 1]) for first, stop in [*named, *stand_ins]])
        person = Person(entity.id, entity.name, entity.kind or "person", entity.role, entity.gender, mentions)
        if entity.role_at >= 0:
            person.role_span = starts[entity.role_at], ends[entity.role_at]
        if entity.gender_at >= 0:
            person.gender_span = starts[entity.gender_at], ends[entity.gender_at]
        return person


def gender_of(trait: int) -> str | None:
    """The gender that a word's traits tell.

    >>> gender_of(FEMALE)
    'f'
    """
    return "m" if trait & MALE else "f" if trait & FEMALE else None


def _describe(frame: Frame, speaker: Speaker, span: Span) -> None:
    """Kind, role and group of a speaker without a name."""
    first, stop = span
    trait, of = frame.trait(first), frame.next_tagged(PREPOSITION, first, stop)
    head = frame.prev_tagged(ROLE, first, stop if of < 0 else of)
    if head >= 0:
        _describe_role(frame, speaker, head)
    if trait & QUANTITY and of >= 0 and frame.word(of) == "of":
        speaker.of = frame.text[frame.starts[of + 1] : speaker.end]
        speaker.end = frame.ends[of - 1]
        speaker.text = frame.text[speaker.start : speaker.end]
        speaker.kind = "person" if of == first + 1 and frame.word(first).lower() == "one" else "group"
    elif trait & PERSONAL and frame.tags[first] & PRONOUN:
        speaker.gender = gender_of(trait)
        speaker.kind = "group" if trait & PLURAL else "person"
    elif trait & QUANTITY and stop == first + 1:
        speaker.of = _group_before(frame, first)
        if frame.word(first).lower() not in ("one", "another"):
            speaker.kind = "group"


def _describe_role(frame: Frame, speaker: Speaker, head: int) -> None:
    trait = frame.trait(head)
    speaker.gender = gender_of(trait)
    several = trait & (PLURAL | COLLECTIVE)
    speaker.kind = (
        "document" if trait & DOCUMENT else "organization" if trait & BODY else "group" if several else "person"
    )
    speaker.role = frame.word(head).lower() if speaker.kind == "person" else None


def _group_before(frame: Frame, token: int) -> str | None:
    """Engineers came. *One* said: the group of the sentence before, that somebody is one of."""
    start = frame.scan.sentence_at(frame.starts[token])[0]
    if not start:
        return None
    floor = frame.token_at(frame.scan.sentence_at(start - 1)[0])
    place = frame.scan.next_tagged(ROLE, max(floor, token - _REACH), token)
    while place >= 0 and (not frame.trait(place) & PLURAL or frame.tags[place] & QUOTED):
        place = frame.scan.next_tagged(ROLE, place + 1, token)
    if place < 0:
        return None
    return frame.text[frame.starts[phrase_before(frame, place + 1, floor)] : frame.ends[place]]


rule("QC101")(pronoun)


@rule(NAME_RULE)
def name(cast: Cast, span: Span) -> list[Entity] | None:
    """A name, or several joined by *and*: the fullest form the document has."""
    names, (first, last) = cast.names, span
    only = names.exactly(first, last)
    if only >= 0:
        entity = names.entity(only)
        if entity is None:
            return None
        return [] if entity.kind != "person" and _is_demonym(entity) else [entity]
    stop = _first_preposition(cast.frame, first, last)
    if stop < last:
        one = _run_across(names, span, stop)
        if one >= 0:
            return [entity] if (entity := names.entity(one)) else []
        first, stop = _past_office_or_body(names, span, stop)
    return _names_within(cast, span, first, stop)


def _names_within(cast: Cast, span: Span, first: int, stop: int) -> list[Entity] | None:
    """Whom the names among the tokens first:stop of a mention name: the last one, and those joined to it."""
    frame, names, last = cast.frame, cast.names, span[1]
    tags = frame.tags
    if frame.next_tagged(TITLE, first, stop) < 0:
        return None
    if stop < last and tags[last - 1] & (ROLE | TITLE) == ROLE and tags[last - 2] & TITLE:
        return None  # a Ministry of Trade official
    inside = names.within(first, stop)
    if frame.next_tagged(OPEN, first, stop) >= 0:
        inside = [found for found in inside if not _is_bracketed(frame, first, names.firsts[found[0]])]
    if not inside or not _is_head(frame, names.stops[inside[-1][0]], stop):
        return None
    last_one = inside[-1][1]
    if last_one.kind != "person" and (_is_demonym(last_one) or _is_one_of_many(frame, span, last_one)):
        return []
    joined = len(inside) - 1
    while joined and _are_joined(frame, names, inside[joined - 1][0], inside[joined][0]):
        joined -= 1
    return list(dict.fromkeys([entity for _number, entity in inside[joined:]]))


def _first_preposition(frame: Frame, first: int, last: int) -> int:
    """Where the first preposition stands that is no part of a word or name; ``last`` where none does."""
    stop = frame.next_tagged(PREPOSITION, first, last)
    while stop >= 0 and (frame.tags[stop] & TITLE or frame.tags[stop - 1] & JOINER):
        stop = frame.next_tagged(PREPOSITION, stop + 1, last)
    return stop if stop >= 0 else last


def _run_across(names: Names, span: Span, preposition: int) -> int:
    """The run that a mention with a preposition names alone, or -1: Head of Sales *Ada Moor*, *Bank* of Salem."""
    held = _office_held(names, span, preposition)
    if held >= 0:
        return names.before(span[1]) - 1 if names.frame.next_tagged(CONJUNCTION, span[0], held) < 0 else -1
    end = _body_end(names, preposition)
    return names.before(preposition) - 1 if end > preposition and end >= span[1] else -1


def _past_office_or_body(names: Names, span: Span, preposition: int) -> Span:
    """Where the names of the mention stand: before its preposition, or past the body (Bank of Salem governor …)."""
    if _office_held(names, span, preposition) >= 0:
        return span
    end = _body_end(names, preposition)
    return (end, _first_preposition(names.frame, end, span[1])) if end > preposition else (span[0], preposition)


def _body_end(names: Names, stop: int) -> int:
    """Where the name of the body ends whose first words end at ``stop``; ``stop`` where none does."""
    number = names.before(stop) - 1
    return names.end(number) if number >= 0 and names.stops[number] == stop else stop


def _is_bracketed(frame: Frame, first: int, token: int) -> bool:
    """Does a bracket that opens after ``first`` still stand open at the token: Ada Moor (*D., Md.*)?"""
    return frame.prev_tagged(OPEN, first, token) > frame.prev_tagged(CLOSE, first, token)


def _office_held(names: Names, span: Span, preposition: int) -> int:
    """*Head* of Sales Ada Moor: the title of the last name, if it stands before the preposition, or -1."""
    number = names.before(span[1]) - 1
    if number < 0 or names.stops[number] != span[1] or not names.tags[number] & WITH_ROLE:
        return -1
    title = names.runs.role_at(number)
    return title if span[0] <= title < preposition < names.firsts[number] else -1


def _are_joined(frame: Frame, names: Names, earlier: int, number: int) -> bool:
    """Does *and* stand between two names, or a comma alone?"""
    first, stop = names.stops[earlier], names.starts[number]
    if frame.next_tagged(CONJUNCTION, first, stop) >= 0:
        return True
    return stop == first + 1 and bool(frame.tags[first] & COMMA)


def _is_demonym(entity: Entity) -> bool:
    """Mexicans, Socialists: nobody's name, unless the document names a person so."""
    return len(entity.words) == 1 and entity.words[0].endswith(_PLURAL_DEMONYMS)


_PLURAL_DEMONYMS = (
    "ans", "ists", "crats", "ites", "erners", "landers", "yorkers", "aelis", "anis", "aqis", "audis", "ratis",
)  # fmt: skip


def _is_one_of_many(frame: Frame, span: Span, entity: Entity) -> bool:
    """One Israeli, many Swiss: a word alone behind what tells how many is nobody's name."""
    return len(entity.words) == 1 and span[1] == span[0] + 2 and frame.word(span[0]).lower() in _HOW_MANY


_HOW_MANY = frozenset({
    "a", "an", "one", "two", "some", "many", "several", "most", "few", "another", "other", "these", "those",
})  # fmt: skip


def _is_head(frame: Frame, end: int, stop: int) -> bool:
    """Does the phrase before ``stop`` end with the name that ends at ``end`` (not: White House officials)?"""
    return frame.next_tagged(LOWER, end, stop) < 0


@rule("QC103")
def role(cast: Cast, span: Span) -> list[Entity] | None:
    """*the senator*: the person whom the document last gave that title."""
    frame = cast.frame
    named = _apposition(cast, span)
    if named is not None:
        return [named]
    if frame.word(span[0]).lower() not in ("the", "this", "that"):
        return _introduced(cast, span)
    if span[1] == span[0] + 2 and frame.word(span[0] + 1) in _TWO:
        pair = last_pair(cast, span[0])
        return pair if len(pair) == 2 else []
    after = frame.tags[span[1] : span[1] + 2]
    known = len(after) == 2 and bool(after[0] & COMMA and after[1] & DIGIT)  # an age, a place: whom the reader knows
    head = -1
    for token in range(span[0] + 1, span[1]):
        tag = frame.tags[token]
        if tag & PREPOSITION:
            break
        known = (
            known or bool(tag & DIGIT or (tag & TITLE and not tag & ROLE)) or frame.word(token) in ("former", "then")
        )
        if tag & (ROLE | HONORIFIC):
            head = token
    if head < 0:
        owner = owner_role(frame, span[1] - 1)
        numbered = frame.tags[span[0] + 1] & DIGIT and frame.word(span[1] - 1) == "old"
        return last_called(cast, span, owner, None, known) if owner or numbered else []
    trait = frame.trait(head)
    if (trait & BODY or frame.word(head) == "team") and not trait & PLURAL:
        return body_called(cast, span, head)
    if trait & (DOCUMENT | PLURAL | COLLECTIVE):
        return []
    gender, new = gender_of(trait), is_new(frame, head)
    word = role_word(frame, head, frame.word(head).lower())
    famous = bool(trait & FAMOUS) or (span[1] == span[0] + 2 and word in _PARTISANS)
    if famous and not new and not frame.tags[head] & HONORIFIC:  # many are candidates at once
        only = only_called(cast, span[0], word, gender) if head == span[0] + 1 else None
        salient = only or likeliest(cast, span[0], gender)
        if salient:
            return [salient]
    called = frame.text[frame.starts[span[0] + 1] : frame.ends[span[1] - 1]].lower()
    if called in _PRESIDENTS:
        word = called = "president"
    called_so = last_called(
        cast, span, word, gender, (known or famous or word in _ELECTED) and not new and not trait & UNNAMED
    )
    if called_so or new or trait & UNNAMED or same_role(called) != word:
        return called_so
    holder = office_holder(cast, span[0], word, gender) or called_later(cast, span[0], word, gender)
    return [holder] if holder else []


def _introduced(cast: Cast, span: Span) -> list[Entity]:
    """*A judge*, *its chief*: nobody, unless the text soon says who that is."""
    frame, head = cast.frame, span[1] - 1
    if not frame.tags[head] & ROLE or frame.trait(head) & (BODY | DOCUMENT | PLURAL | COLLECTIVE):
        return []
    if not frame.tags[span[0]] & DETERMINER:
        return []
    entity = named_next(cast, span)
    return [entity] if entity else []


_NAME_OR_PRONOUN = TITLE | PRONOUN | DETERMINER  # his is a determiner
_OF_ALL = tuple(RULES.items())
_OF_NAMES = tuple((identifier, function) for identifier, function in _OF_ALL if function is not pronoun)


def _apposition(cast: Cast, span: Span) -> Entity | None:
    """The mayor, *Ada Moor*, said; a reader named *Ada Moor* said: the name right after a role."""
    frame = cast.frame
    tags, stop = frame.tags, _with_place_held(frame, span)
    if stop + 1 >= len(tags) or not (tags[stop] & COMMA or frame.word(stop) in NAMED):
        return None
    if _are_several(frame, span):
        return None
    names = cast.names
    first = stop + 1
    if tags[first] & DETERMINER and tags[first + 1 : first + 2] and tags[first + 1] & HONORIFIC & ~LOWER:
        first += 1  # his chaplain, the Rev. Ben Cole
    number = names.before(first)
    if number >= len(names) or names.firsts[number] != first:
        return None
    end = names.stops[number]
    after = tags[end] if end < len(tags) else STOPPER
    if tags[end - 1] & (PLACE | TIME | POSSESSIVE):
        return None
    if not after & _ENDS_APPOSITION and frame.word(end) not in ("from", "of"):  # a reader, Ada Moor of Salem
        return None
    roles = [token for token in range(*span) if tags[token] & (ROLE | HONORIFIC)]
    if not roles and tags[stop] & COMMA and end == stop + 2:
        return None
    entity = names.entity(number)
    if entity and roles:
        entity.add_role(frame.word(roles[0]).lower())
    return entity


_ELECTED = frozenset({"senator", "representative"})
_PARTISANS = frozenset({"republican", "democrat", "socialist", "libertarian", "conservative"})


def _with_place_held(frame: Frame, span: Span) -> int:
    """The envoy *to the council*, Ada Moor, …: the comma that a phrase after the role ends at, else the role’s end."""
    tags, stop = frame.tags, span[1]
    if stop >= len(tags) or not tags[stop] & PREPOSITION or not tags[stop - 1] & ROLE:
        return stop
    for token in range(stop + 1, min(stop + _LONGEST_PLACE, len(tags))):
        if tags[token] & COMMA:
            return token
        if tags[token] & (ANY_VERB | BREAK | QUOTED | TIME):
            break
    return stop


def _are_several(frame: Frame, span: Span) -> bool:
    """Lawyers, some of the lawyers; not one of the lawyers, nor a lawyer for refugees."""
    first, stop = span
    of = frame.next_tagged(PREPOSITION, first, stop)
    head = of - 1 if of > first else stop - 1
    if frame.trait(head) & QUANTITY and head < stop - 1:
        return bool(frame.trait(stop - 1) & PLURAL) and frame.word(first).lower() not in _ONE_OF
    return bool(frame.trait(head) & PLURAL)


_LONGEST_PLACE = 7  # tokens
_ONE_OF = frozenset({"one", "another"})
_PRESIDENTS = frozenset({"commander in chief", "commander-in-chief", "president-elect"})
_TWO = frozenset({"couple", "pair", "duo", "two"})
_ENDS_APPOSITION = BREAK | QUOTED | SUBORDINATOR | ANY_VERB | CONJUNCTION
