"""Resolves the mention of a speaker to entities: the rules ``QC…``, tried in order.

A rule takes the names of the document (``Names``) and a mention (a span of tokens), and returns the entities that it
refers to, or None if the rule does not apply. An empty list means that the document does not name the referent.

Rules note what they find out: a role given in an apposition, the gender of the person to whom *she* refers, that Acme,
*which* said so, is an organization. So each mention is resolved once, in the order of the document. A function named
``resolve_…`` returns an answer and notes facts about it. Names are joined on first use.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Final, NamedTuple

from quotex.model import Person, Quote, Speaker, SpeakerKind
from quotex.quotations import tags as T
from quotex.quotations.entities.appositions import note_apposed_role, with_apposition
from quotex.quotations.entities.entity import Entity
from quotex.quotations.entities.names import Names
from quotex.quotations.entities.pronouns import pronoun, role_or_author, with_antecedent
from quotex.quotations.entities.proper import name
from quotex.quotations.entities.roles import are_demonyms, gender_of, is_age, represented, role_in_full
from quotex.quotations.entities.salience import RECENT
from quotex.quotations.grammar.clauses import is_relative
from quotex.quotations.grammar.name_parts import Span, complement_at
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["RULES", "Resolver"]

NAME_RULE: Final = "QC102"
Rule = Callable[[Names, Span], list[Entity] | None]
_KINDS: Final[tuple[tuple[int, SpeakerKind], ...]] = (
    (T.DOCUMENT, "document"),
    (T.ORGANIZATION, "organization"),
    (T.PLURAL | T.COLLECTIVE, "group"),
)
_TOKEN: Final = itemgetter(0)  # of a pair of a mention's token and its entity


class _Facts(NamedTuple):
    """The facts that a document gives about an entity, and the tokens that show them, or -1."""

    kind: SpeakerKind | None
    has_kind: bool
    role: str | None
    role_at: int
    gender: str | None
    gender_at: int

    @classmethod
    def of(cls, entity: Entity) -> _Facts:
        return cls(entity.kind, entity.has_kind, entity.role, entity.role_at, entity.gender, entity.gender_at)


class _Mention:
    """What a mention refers to: its ``entities``, the rule that found them, and their ``name``.

    ``whole`` is the mention with its antecedent or apposition, in tokens; ``place`` has its offsets and text.
    ``confidence`` and ``evidence`` are those of the name.
    """

    __slots__ = ("confidence", "entities", "evidence", "name", "place", "rule", "whole")

    def __init__(self, entities: list[Entity], rule: str, whole: Span, place: tuple[int, int, str]) -> None:
        self.entities, self.rule, self.whole, self.place = entities, rule, whole, place
        self.name: str | None = None
        self.confidence: float | None = None
        self.evidence = ""


class Resolver:
    """Resolves mentions, and builds speakers and people."""

    __slots__ = ("_facts", "_known", "_speaking", "_spoke", "names", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.names = Names(tokens)
        self._known: dict[Span, _Mention] = {}
        self._speaking: list[Entity] = []
        self._spoke: list[tuple[int, Entity]] | None = None  # speakers of quotations, in the order of mentions
        self._facts: dict[int, _Facts] = {}  # their facts before indirect speech is read

    def people(self) -> list[Person]:
        """The people who speak, with all their mentions: names, and the pronouns and roles by which they speak.

        Call it before indirect speech is read, which may join more mentions to a name.
        """
        for entity in self._speaking:
            if len(entity.words) > 1:
                self.names.join_first_name(entity)
        stand_ins: dict[int, list[Span]] = {}
        for span, known in self._known.items():
            entities = known.entities
            if len(entities) == 1 and (known.rule != NAME_RULE or not entities[0].mentions):
                stand_ins.setdefault(entities[0].id, []).append(span)
        return [self._person(entity, stand_ins.get(entity.id)) for entity in self._speaking]

    def so_far(self) -> tuple[int, int]:
        """The number of people who speak and the number of resolved mentions, so far."""
        return len(self._speaking), len(self._known)

    def forget_since(self, then: tuple[int, int], quotes: Iterable[Quote]) -> None:
        """Forget the people and mentions added since ``then``, but not what was learnt about their names.

        The speakers of ``quotes`` (added since ``then``) keep their names and facts, but are not among the people.
        """
        people, mentions = then
        for quote in quotes:
            if quote.speaker is not None and any(number >= people for number in quote.speaker.people):
                quote.speaker.people = []
        for entity in self._speaking[people:]:
            entity.id = -1
        del self._speaking[people:]
        for span in [*self._known][mentions:]:
            del self._known[span]

    def speaker(self, span: Span) -> tuple[Speaker, str]:
        """The speaker that the mention ``span`` refers to, and the rule that decided; notes who spoke.

        Call it for mentions in the order of the document. ``complete`` adds facts that the document gives later.
        """
        known = self._known.get(span) or self._resolve(span)
        if len(known.entities) == 1:
            self.names.spoke.append((span[0], known.entities[0]))
        return self._as_speaker(known), known.rule

    def later_speaker(self, span: Span) -> tuple[Speaker, str]:
        """Like ``speaker``, after all quotations were read: only people who spoke before the mention count."""
        if self._spoke is None:
            self._spoke = sorted(self.names.spoke, key=_TOKEN)
            self._facts = {entity.id: _Facts.of(entity) for entity in self._speaking}
        place = bisect_left(self._spoke, span[0], key=_TOKEN)
        self.names.spoke = self._spoke[max(place - RECENT, 0) : place]
        known = self._known.get(span) or self._resolve(span)
        return self._as_speaker(known), known.rule

    def complete(self, quotes: Iterable[Quote]) -> None:
        """Give speakers the facts found anywhere in the document: Ada Moor is a woman, because *she* said more."""
        for entity in self._speaking:
            if entity.role is None and entity.fulls and entity.kind == "person":
                note_apposed_role(self.names, entity)
        known: list[_Facts | Entity] = [*self._speaking]
        for number, early in self._facts.items():
            known[number] = early
        facts = [
            (one.kind if one.has_kind else None, one.role, one.gender, represented(self.tokens, one.role_at))
            for one in known
        ]
        for speaker in [quote.speaker for quote in quotes]:
            if speaker and len(speaker.people) == 1:
                speaker.kind, speaker.role, speaker.gender, speaker.of = facts[speaker.people[0]]

    def _resolve(self, span: Span) -> _Mention:
        """The entities of a mention, cached, because one mention is often the speaker of several quotations."""
        names, tokens = self.names, self.tokens
        first, stop = span
        names.evidence = rule = ""
        entities: list[Entity] = []
        is_one_word = stop == first + 1
        may_be_pronoun = is_one_word and tokens.tags[first] & _NAME_OR_PRONOUN != T.CAPITALIZED
        for identifier, function in _OF_ALL if may_be_pronoun else _OF_NAMES:
            found = function(names, span)
            if found is not None:
                entities, rule = found, identifier
                break
        whole = with_antecedent(names, span, entities) if may_be_pronoun else span
        for entity in entities:
            if entity.id < 0:
                entity.admit(len(self._speaking))
                self._speaking.append(entity)
        if len(entities) == 1 and (rule != NAME_RULE or tokens.tags[stop - 1] & T.ROLE):
            whole = with_apposition(names, whole, entities[0])
        if tokens.trait(whole[1] - 1) & T.CONTRACTED:
            start, end = tokens.starts[whole[0]], tokens.mention_end(whole[1] - 1)
            place = start, end, tokens.text[start:end]
        else:
            place = tokens.narration.stretch(whole[0], whole[1])
        known = self._known[span] = _Mention(entities, rule, whole, place)
        if entities:
            known.name = "; ".join([entity.name for entity in entities])
            answer = rule, self._grade(span, entities, rule), "name", ""
            known.evidence, known.confidence = tokens.language.estimates[answer]
        return known

    def _grade(self, span: Span, entities: list[Entity], rule: str) -> str:
        """The class of the name for its confidence: the form of the name, and the facts known about its bearer."""
        if len(entities) > 1:
            return "several"
        only = entities[0]
        if rule != NAME_RULE:
            return self.names.evidence or ("body" if only.kind == "organization" else "told")
        if len(only.words) == 1:
            return "single" if only.has_kind else "single+untold"
        is_whole = only.words[0] in self.tokens.text[self.tokens.starts[span[0]] : self.tokens.ends[span[1] - 1]]
        return ("full" if is_whole else "part") + ("" if only.has_kind else "+untold")

    def _as_speaker(self, known: _Mention) -> Speaker:
        entities = known.entities
        start, end, text = known.place
        if not entities:
            speaker = Speaker(start, end, text)
            _describe(self.tokens, speaker, known.whole)
            return speaker
        ids = [entity.id for entity in entities]
        kind: SpeakerKind | None = "person"  # for one entity, complete() sets it later
        if len(entities) > 1:
            kind = next((entity.kind for entity in entities if entity.has_kind), None)
        return Speaker(start, end, text, known.name, kind, ids, None, None, None, known.confidence, known.evidence)

    def _person(self, entity: Entity, stand_ins: list[Span] | None) -> Person:
        starts, ends, mention_end = self.tokens.starts, self.tokens.ends, self.tokens.mention_end
        mentions = self.names.stretches(sorted(entity.mentions))
        if stand_ins:
            mentions += [(starts[first], mention_end(stop - 1)) for first, stop in stand_ins]
            mentions.sort()
        known = self._facts.get(entity.id) or entity
        kind = known.kind if known.has_kind else None
        person = Person(entity.id, entity.name, kind, known.role, known.gender, mentions)
        if known.role_at >= 0:
            person.role_span = starts[known.role_at], ends[known.role_at]
        if known.gender_at >= 0:
            person.gender_span = starts[known.gender_at], mention_end(known.gender_at)
        return person


def _describe(tokens: Tokens, speaker: Speaker, span: Span) -> None:
    """The kind, role and group of a speaker without a name."""
    first, stop = span
    trait, of = tokens.trait(first), complement_at(tokens, first, stop)
    head = _head(tokens, span, of)
    if head >= 0:
        shown = tokens.trait(head)
        speaker.gender, speaker.of = gender_of(shown), represented(tokens, head)
        speaker.kind = next((kind for mask, kind in _KINDS if shown & mask), "person")
        speaker.role = (role_in_full(tokens, head) or None) if speaker.kind == "person" else None
    if trait & T.QUANTIFIER and of >= 0 and tokens.is_(of, tokens.sets.genitive_preposition):
        _describe_part(tokens, speaker, span, of)
    elif trait & T.PERSONAL and tokens.tags[first] & T.PRONOUN:
        speaker.gender = gender_of(trait)
        speaker.kind = "group" if trait & T.PLURAL else "person"
    elif trait & T.QUANTIFIER and stop == first + 1:
        speaker.kind = "person" if tokens.is_(first, tokens.sets.singular_quantifier) else "group"
    elif stop == first + 1 and tokens.is_(first, tokens.sets.neuter_pronoun):
        speaker.kind = None
    elif head < 0:
        speaker.kind = _kind_without_role(tokens, first, stop)


def _kind_without_role(tokens: Tokens, first: int, stop: int) -> SpeakerKind | None:
    """The kind of a phrase by its last word: the *Danes*, the young *Dane*, a 30-year-old."""
    if tokens.tags[stop - 1] & T.CAPITALIZED and are_demonyms(tokens, tokens.word(stop - 1)):
        return "group"
    if tokens.tags[stop - 1] & (T.PRONOUN | T.DETERMINER):
        return "person"
    is_member = tokens.word(stop - 1).lower() in tokens.sets.demonym
    return "person" if is_age(tokens, first, stop) or is_member else None


def _head(tokens: Tokens, span: Span, of: int) -> int:
    """The role that heads the phrase, before its first preposition ``of``, or -1: the *mayor* of Salem."""
    first, stop = span
    head = tokens.prev_tagged(T.ROLE, first, stop if of < 0 else of)
    ends_in_noun = tokens.tags[stop - 2] & ~tokens.tags[stop - 1] & T.CAPITALIZED
    if ends_in_noun and head >= 0 and tokens.trait(head) & T.ORGANIZATION:
        return max(head, tokens.prev_tagged(T.ROLE, stop - 1, stop))  # a Ministry of Trade official
    return head


def _describe_part(tokens: Tokens, speaker: Speaker, span: Span, of: int) -> None:
    """The quantifier as the speaker, and the whole after ``of`` as its group: *some* of the farmers."""
    first, stop = span
    last = stop - 1 - is_relative(tokens, stop - 1)
    last -= bool(tokens.tags[last] & T.PAUSE)  # some of the farmers, who
    speaker.of = tokens.text[tokens.starts[of + 1] : tokens.ends[last]]
    speaker.end = tokens.ends[of - 1]
    speaker.text = tokens.text[speaker.start : speaker.end]
    is_one = of == first + 1 and tokens.is_(first, tokens.sets.quantifier_one)
    speaker.kind = "person" if is_one else "group"


# In the order in which they are tried.
RULES: dict[str, Rule] = {"QC101": pronoun, NAME_RULE: name, "QC103": role_or_author}
_OF_ALL: Final = tuple(RULES.items())
_NAME_OR_PRONOUN: Final = T.CAPITALIZED | T.PRONOUN | T.DETERMINER  # his is a determiner
_OF_NAMES: Final = tuple((identifier, function) for identifier, function in _OF_ALL if function is not pronoun)
