"""The names of one document, and the entity that each refers to."""

from __future__ import annotations

from itertools import islice
from typing import Final

from quotex import _core
from quotex.quotations import tags as T
from quotex.quotations.entities.entity import (
    ANY_GENDER,
    ANY_KIND,
    GENDERS,
    KINDS,
    UNASKED,
    Entity,
    last_in_full,
)
from quotex.quotations.entities.forms import VERBS, Forms, Words
from quotex.quotations.entities.roles import role_word, same_role
from quotex.quotations.grammar.name_parts import before_quoted
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["Names"]

_MOST_PARTS: Final = 4  # runs of a name: Department of Health and Human Services
_BEFORE_COMPLEMENT: Final = T.PREPOSITION | T.DETERMINER | T.CONJUNCTION  # Secretary *for* Health
_MENU: Final = 2  # buttons that make a menu: Facebook Twitter Ada Moor
_TELLS: Final = ANY_KIND | ANY_GENDER
_SHOWS: Final = _TELLS | T.NAME_WITH_ROLE
_FARTHEST_FIRST_NAME: Final = 6  # tokens before a last name, a nickname included
_MANY: Final = 60  # people with one last name, or occurrences of one word, to examine
_FARTHEST_BACK: Final = 300  # names
_LATEST: Final = slice(-_MANY, None)
_LONGEST_CHAIN: Final = 40  # recursion: to join Ada Moor, join Moor Cole; to join that, Cole Berg; …


class Names(Forms):
    """The names of one document. They are joined on first use: runs with the same last word together.

    The class also keeps what the rules note: who has spoken so far, and the evidence for the last answer
    (``evidence``), for rules that have more than one kind of evidence.
    """

    __slots__ = (
        "_beside_role", "_chain", "_entities", "_known_body", "_like_holders", "_organizations", "before", "evidence",
        "exactly", "spoke",
    )  # fmt: skip

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens)
        self.before = self.runs.before  # the number of runs that begin before a token
        self.exactly = self.runs.exactly  # the run that consists of just these tokens
        self.spoke: list[tuple[int, Entity]] = []  # who has spoken so far, with the token, in order
        self.evidence = ""
        self._known_body = tokens.sets.known_body
        self._entities: list[Entity | None] = [UNASKED] * len(self.firsts)
        self._beside_role: dict[str, list[int]] | None = None  # runs, by their roles that were not asked for
        self._like_holders: dict[str, set[int]] = {}  # runs, by role
        self._organizations: dict[str, Entity] = {}  # by lowercase name
        self._chain = 0  # the depth of the recursion

    def __len__(self) -> int:
        return len(self.firsts)

    def stretches(self, numbers: list[int]) -> list[tuple[int, int]]:
        """The spans of the runs' names in the text."""
        return self.runs.stretches(numbers, self.end)

    def whole(self, number: int) -> int:
        """The run of the organization whose name run ``number`` ends (Department of *Trade*), else the run itself."""
        for earlier in range(number - 1, max(-1, number - _MOST_PARTS), -1):
            if self.tags[earlier] & T.NAME_GOES_ON and self.end(earlier) == self.stops[number]:
                return earlier
        return number

    def is_quoted(self, number: int) -> bool:
        """Whether run ``number`` is inside a quotation."""
        return bool(self.tags[number] & T.NAME_IN_QUOTATION)

    def body_named(self, words: tuple[str, ...], first: tuple[int, int]) -> Entity:
        """The organization whose name is exactly these words; ``first`` is its first run and token."""
        key = " ".join(words).lower()
        if key not in self._organizations:
            self._organizations[key] = Entity(words, first, "organization")
        return self._organizations[key]

    def like_holders(self, role: str) -> set[int]:
        """The runs that end in a word of a name that has this role beside it, or in an apposition already read."""
        if self._beside_role is None:
            self._beside_role = {}
            for number, tag in enumerate(self.tags):
                if tag & T.NAME_WITH_ROLE:
                    self._beside_role.setdefault(role_word(self.tokens, self.runs.role_at(number)), []).append(number)
        for entity in dict.fromkeys(map(self.entity, self._beside_role.pop(role, ()))):
            if entity is not None:
                self._note_holder(entity, role)
        return self._like_holders.setdefault(role, set())

    def give_role(self, entity: Entity, role: str) -> None:
        """Note a role given to the entity in an apposition."""
        if role not in entity.roles:
            self._note_holder(entity, role)
        entity.add_role(role)

    def _note_holder(self, entity: Entity, role: str) -> None:
        run, start = entity.first
        alike = self._like_holders.setdefault(role, set())
        for token in range(start, self.stops[run]):
            if not alike.issuperset(self.runs.ending_in(run, token, 1)):  # no other holder shares the word
                alike.update(self.runs.ending_in(run, token))

    def within(self, first: int, stop: int) -> list[tuple[int, Entity]]:
        """The runs inside the tokens first:stop that are names, with the entities that they name."""
        found = []
        stops, total = self.stops, len(self.firsts)
        number = self.before(first)
        if number and stops[number - 1] > first:
            number -= 1  # Added Moor: the run begins before the name
        while number < total and stops[number] <= stop:
            entity = self.entity(number)
            if entity is not None and self.starts[number] >= first:
                found.append((number, entity))
            number += 1
        return found

    def back_from(self, token: int) -> range:
        """The runs before the token, the nearest first, as far back as a search for roles and last names goes."""
        last = self.before(token)
        return range(last - 1, max(-1, last - _FARTHEST_BACK), -1)

    def join_first_name(self, entity: Entity) -> None:
        """Join the runs that may be the entity's first name alone."""
        run, token = entity.first
        for number in self.runs.ending_in(run, token, 1):
            self.entity(number)

    def entity(self, number: int) -> Entity | None:
        """The entity that run ``number`` names, joined with the runs like it; None if the run is not a name."""
        entity = self._entities[number]
        if entity is not UNASKED:
            return entity
        if self.tags[number] & T.NAME_GOES_ON:
            return self._join_organization(number)
        if number in self.runs.acronyms and (entity := self._join_acronym(number)):
            return entity
        self._join(number)
        return self._entities[number]

    def _join_organization(self, number: int) -> Entity:
        """Join the name of an organization with *of* only to identical names, since there are many departments."""
        start = self.starts[number]
        name = self.tokens.scan.name(start, self.end(number))
        entity = self.body_named(tuple(name.split()), (number, start))
        entity.mentions.append(number)
        entity.fulls += 1
        self._entities[number] = entity
        return entity

    def _join_acronym(self, number: int) -> Entity | None:
        """Join the runs of an acronym to the full name, if there is one, and no name ends in the acronym."""
        alike = self.runs.apart(number)[0]
        full = self.of_acronym(alike[0]) if self.runs.acronyms.issuperset(alike) else -1
        entity = self.entity(full) if full >= 0 else None
        if entity:
            entity.kind = entity.kind or "organization"
            entity.mentions += alike
            _core.set_items(self._entities, alike, entity)
        return entity

    def _join(self, number: int) -> None:
        """Join the runs that end in the same word: full names first, then single names with a title, then without."""
        tags, token_tags = self.tags, self.tokens.tags
        numbers, full, short, plain = self.runs.apart(number)
        _core.set_items(self._entities, numbers, None)
        known_first = bool(full)  # Dean Moor may be a woman
        if not full:
            full = [number for number in short if self._takes_title(number)]
            titled = set(full)
            short = [number for number in short if number not in titled]
        forms: dict[Words, list[int]] = {}
        for number in full:
            length = self.stops[number] - self.starts[number]
            if length > 1 and (first := self.firsts[number]) and token_tags[first - 1] & _BEFORE_COMPLEMENT:
                self.starts[number] = self.start_behind_post(number)
            elif length > _MENU:
                self.starts[number] = self.start_behind_menu(number)
            if tags[number] & VERBS and self.opens_with_verb(number):
                self.starts[number] = self.firsts[number] + 1
            elif self.tokens.is_(self.starts[number], self.tokens.sets.epithet):
                self.starts[number] += 1  # *Former* Acme engineers left
            elif length > _MENU:
                self.starts[number] = self.start_behind_nationality(number)
            words = self.runs.name(number, self.starts[number])
            (forms.setdefault(words, []) if len(words) > 1 else short).append(number)
        entities = self._join_full(forms, known_first=known_first) if forms else []
        if len(entities) > 1:  # a last name may depend on who was named before
            short, plain = sorted(short + plain), []
        elif len(short) > 1:
            short.sort(key=lambda number: not (tags[number] & T.NAME_TITLED and tags[number] & ANY_GENDER))
        for number in short:
            self._join_word(number, entities)
        if plain:
            self._join_plain(plain, entities)

    def _takes_title(self, number: int) -> bool:
        """Make the title before a single name part of the name, unless it is also an office: *Dean* Moor … the dean."""
        tokens, title = self.tokens, self.starts[number] - 1
        if title < self.firsts[number] or not tokens.is_(title, tokens.sets.title_or_first_name):
            return False
        nouns = islice(tokens.near(tokens.word(title).lower(), title), _MANY)
        if any(tokens.is_(noun - 1, tokens.sets.definite_article) for noun in nouns):
            return False
        self.starts[number], self.tags[number] = title, self.tags[number] & ~T.NAME_WITH_ROLE
        if not tokens.raw_tags[title] & T.HONORIFIC and tokens.ends_in(title + 1, tokens.endings.plural):
            self.tags[number] = self.tags[number] & ~_TELLS | T.NAME_ORGANIZATION  # Boy Scouts
        return True

    def _join_plain(self, numbers: list[int], entities: list[Entity]) -> None:
        """Join single words; if only one entity is known, all of them are its mentions."""
        for place, number in enumerate(numbers):
            if len(entities) == 1:
                rest = numbers[place:]
                entities[0].mentions += rest
                _core.set_items(self._entities, rest, entities[0])
                break
            self._join_word(number, entities)

    def _join_full(self, forms: dict[Words, list[int]], *, known_first: bool) -> list[Entity]:
        """The entities of names of several words, each with its runs, in the order of the text."""
        entities: list[Entity] = []
        tags = self.tags
        only = next(iter(forms)) if len(forms) == 1 else None
        for runs in [forms[only]] if only else self.join_forms(forms):
            first = next((run for run in runs if tags[run] & T.NAME_PERSON), runs[0])
            words = only or self.runs.name(first, self.starts[first])
            entity = self._make(first, words, entities, known_first=known_first)
            entity.mentions, entity.fulls = runs, len(runs)
            _core.set_items(self._entities, runs, entity)
            for number in runs:
                if len(forms) > 1:
                    self._lengthen(entity, number)
                if tags[number] & _SHOWS:
                    self._note(number, entity, tags[number])
        return entities

    def _lengthen(self, entity: Entity, number: int) -> None:
        """Replace the entity's name if the run has a better form of it."""
        start = self.starts[number]
        words = self.runs.name(number, start)
        if self.is_better(words, entity.words):
            entity.words, entity.first = words, (number, start)
            if not entity.gender and (gender := self.first_names.get(words[0].lower())):
                entity.kind, entity.gender, entity.gender_at = "person", gender, start

    def _join_word(self, number: int, entities: list[Entity]) -> None:
        """Find or make the entity of a name of one word; for a role alone, only find one."""
        tag = self.tags[number]
        found = self._candidates(number, tag, entities)
        if len(found) == 1:
            entity = found[0]
        elif found:
            if tag & ANY_GENDER:  # Mr. Moor: Bill Moor rather than somebody of unknown gender
                found = [known for known in found if known.gender] or found
            entity = self._likeliest(found, number)
        elif tag & T.NAME_ROLE_ALONE or self.is_post_of(number) or self._is_common_noun(number):
            return
        elif not entities and (whole := self._spelled_right(number)):
            entity = whole
            entities.append(entity)
        else:
            words = self.runs.name(number, self.starts[number])
            entity = self._make(number, words, entities, known_first=not tag & T.PLACE)
        entity.mentions.append(number)
        self._entities[number] = entity
        if tag & _SHOWS:
            self._note(number, entity, tag)

    def _is_common_noun(self, number: int) -> bool:
        """Whether the word is a known noun, where nouns have capitals: die *Polizei*; not: die *SPD*."""
        if not self.tokens.language.switches.nouns_capitalized or self.tags[number] & T.NAME_WITH_ROLE:
            return False
        tag = self.tokens.raw_tags[self.starts[number]]
        return bool(tag & (T.ROLE | T.NOUN_CUE)) and not tag & T.UPPER

    def _spelled_right(self, number: int) -> Entity | None:
        """The only person whose last name the single name misspells: *Hervell* of Ada Harvell."""
        full = self.in_full_but_for_a_slip(number)
        entity = self.entity(full) if full >= 0 else None
        return entity if entity and entity.kind != "organization" and entity.agrees(self.tags[number]) else None

    def _candidates(self, number: int, tag: int, entities: list[Entity]) -> list[Entity]:
        """The entities that a word can name: those with this last name, or else with this first name."""
        found = entities[_LATEST]
        if tag & _TELLS and (tag & T.PLACE or not tag & T.NAME_PLAIN):  # Page of Ada Page is no document
            found = [known for known in found if known.agrees(tag)]
        if found or tag & T.NAME_ROLE_ALONE:
            return found
        found = [known for known in self._by_part_of_name(number) if known.agrees(tag)]
        if not tag & T.NAME_WITH_ROLE or self.tokens.is_(self.runs.role_at(number), self.tokens.sets.first_name_title):
            return found
        return [known for known in found if self._is_surname(number, known)]

    def _is_surname(self, number: int, entity: Entity) -> bool:
        """Whether the word can be a last name of the entity: *Ruiz* of Elena Ruiz Vargas, *Lou* of Lou Jiwei."""
        word = self.tokens.word(self.starts[number])
        if word in entity.words[1:-1] and word.lower() not in self.first_names:
            return True
        return entity.words[0].lower() not in self.first_names and self.ends_in_name(entity.first[0])

    def _by_part_of_name(self, number: int) -> list[Entity]:
        """Entities with the word as first name, else inside the name (*Lula* da Silva), else firms (*Acme* Corp.)."""
        found: list[Entity] = []
        inside: list[Entity] = []
        firms: list[Entity] = []
        if self._chain == _LONGEST_CHAIN:
            return found
        tokens, runs, starts = self.tokens, self.runs, self.starts
        own, word = starts[number], ""
        self._chain += 1
        for other, token in runs.holding(number, own, _MANY):
            word = word or tokens.scan.name(own, own + 1)
            if tokens.word(token) != word:
                continue
            entity = self.entity(other)
            if entity is None or token < starts[other]:
                continue
            if entity.kind != "person" and (entity.kind or not self.has_family_name_first(entity.words)):
                alike, is_meant = firms, token == starts[other] and self._is_firm(entity, token)
            elif token == starts[other]:
                alike, is_meant = found, True
            else:
                alike, is_meant = inside, self.ends_in_name(other)
            if is_meant and entity not in alike:
                alike.append(entity)
        self._chain -= 1
        return found or inside or firms

    def _is_firm(self, entity: Entity, token: int) -> bool:
        """Whether it is a firm that may be called by its first word, which the lexicon lacks: *Acme* Foods Inc."""
        tokens = self.tokens
        if entity.kind != "organization" or tokens.is_known(token) or tokens.raw_tags[token] & T.PLACE:
            return False
        return tokens.sets.names_firm(entity.words) and not entity.words[0].endswith(tokens.endings.adjectival)

    def _likeliest(self, candidates: list[Entity], number: int) -> Entity:
        """The likeliest of several people with one last name: among those with the role, the one named most so far."""
        last = last_in_full(candidates, number)
        if self.tags[number] & T.NAME_WITH_ROLE:
            role = same_role(self.tokens.sets, self.tokens.word(self.runs.role_at(number)).lower())
            candidates = [known for known in candidates if known.has_role(self.tokens, role)] or candidates
        return max(candidates, key=lambda known: known.named_before(number) + (known is last))

    def _make(self, number: int, words: Words, entities: list[Entity], *, known_first: bool) -> Entity:
        """A new entity; a known first name makes it a person, unless the run shows otherwise."""
        start, tag = self.starts[number], self.tags[number]
        entity = Entity(words, (number, start), KINDS[tag & ANY_KIND])
        is_person = tag & T.NAME_PERSON and words[0].lower() in self.first_names  # Philip Morris, 46
        if len(words) > 1 and not is_person and " ".join(words).lower() in self._known_body:  # Wells Fargo
            entity.kind = "organization"
        elif known_first and not tag & T.NAME_ORGANIZATION:
            gender = self.first_names.get(words[0].lower())
            if gender and (len(words) > 1 or words[0].lower() not in self.tokens.sets.also_last_name):
                entity.kind, entity.gender, entity.gender_at = "person", gender, start
        if len(words) == 1:
            self._note_single(entity)
        entities.append(entity)
        return entity

    def _note_single(self, entity: Entity) -> None:
        """Note what a single word shows: an organization, *Greenpeace*; a last name, Ada “Pip” *Moor*."""
        tokens, token = self.tokens, entity.first[1]
        if not entity.kind and entity.words[0].lower() in self._known_body:
            entity.kind = "organization"
        if token and tokens.tags[token - 1] & T.QUOTED:
            last = before_quoted(tokens, token - 1, max(token - _FARTHEST_FIRST_NAME, 0))
            if last >= 0 and self.stops[self.before(last + 1) - 1] == last + 1:
                entity.words, entity.kind = (tokens.word(last), *entity.words), "person"
                entity.gender = entity.gender or self.first_names.get(tokens.word(last).lower())

    def _note(self, number: int, entity: Entity, tag: int) -> None:
        """Note the facts that a run shows about its entity."""
        if tag & ANY_KIND and not entity.kind:
            entity.kind = KINDS[tag & ANY_KIND]
        if tag & ANY_GENDER and not entity.gender and entity.kind != "organization":
            entity.gender, entity.gender_at = GENDERS[tag & ANY_GENDER], self.runs.gender_at(number)
        if tag & T.NAME_WITH_ROLE:
            token = self.runs.role_at(number)
            entity.note_role(self.tokens, token)
            entity.unread.append(token)
