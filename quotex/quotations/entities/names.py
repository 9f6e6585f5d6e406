"""Names: which capitalised words of a document are one name, and which names are one person or body.

No list of people is used: what joins names is their shape, titles and the document itself. First names only tell
persons from other things, and their gender.
"""

from __future__ import annotations

from bisect import bisect_left

from quotex import _core
from quotex._core import (
    GOES_ON,
    HE,
    IN_QUOTATION,
    ORGANIZATION,
    PERSON,
    QUOTED,
    ROLE_ALONE,
    SHE,
    STOPPER,
    TITLED,
    UPPER,
    WITH_ROLE,
)
from quotex.language import (
    ADVERB,
    ATTITUDE,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    HONORIFIC,
    NOUN_CUE,
    PARTICLE,
    PAST,
    PLACE,
    PREPOSITION,
    PRONOUN,
    REPORTING,
    ROLE,
    SUBORDINATOR,
    TIME,
    VERB,
)
from quotex.model import SpeakerKind
from quotex.quotations.entities.roles import role_word, same_role
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["Entity", "Names"]

_NEVER_LAST = DETERMINER | PRONOUN | PREPOSITION | CONJUNCTION | SUBORDINATOR
_VERBS = REPORTING | ATTITUDE | VERB
_CLASSES = _core.NameClasses(
    never_first=_NEVER_LAST | AUXILIARY | ADVERB | TIME,
    never_inside=_NEVER_LAST,
    titles=HONORIFIC | ROLE,
    roles=ROLE,
    organizations=PLACE | NOUN_CUE,
    determiners=DETERMINER,
    pronouns=PRONOUN,
    predicates=_VERBS | AUXILIARY | PREPOSITION | CONJUNCTION | SUBORDINATOR,
    prepositions=PREPOSITION,
)
_KINDS, _GENDERS = _core.KIND_NAMES, _core.GENDER_NAMES
_ANY_KIND, _ANY_GENDER = PERSON | ORGANIZATION, HE | SHE
_TELLS = _ANY_KIND | _ANY_GENDER
_MANY = 60  # people of one last name, or occurrences of one word, that are looked at
_LATEST = slice(-_MANY, None)
_MOST_BEFORE = 3  # words of the page that run into a name: Facebook Twitter Pinterest Ada Moor
_LONGEST_CHAIN = 40  # Ada Moor, Moor Cole, Cole Berg …: names joined on behalf of the one before


class Entity:
    """Somebody, or a body, that the document names."""

    __slots__ = (
        "first", "full", "gender", "gender_at", "id", "kind", "mentions", "name", "role", "role_at", "roles", "untold",
        "words",
    )  # fmt: skip

    def __init__(
        self,
        words: tuple[str, ...],
        first: tuple[int, int],
        kind: SpeakerKind | None,
        gender: str | None,
        gender_at: int,
        mentions: list[int],
        fulls: int,
        untold: list[int],
    ) -> None:
        self.words = words  # the fullest name
        self.name = " ".join(words)
        self.first = first  # its first word: run and token
        self.kind = kind  # person, organization; None where nothing tells
        self.gender = gender
        self.gender_at = gender_at  # the token that tells it
        self.role: str | None = None
        self.role_at = -1
        self.roles: tuple[str, ...] = ()
        self.untold = untold  # tokens of more roles: see Names.has_role
        self.mentions = mentions  # runs
        self.full = mentions[:fulls]  # those of them by full name
        self.id = -1

    def add_role(self, role: str) -> None:
        """Note a role, by the one word for it and its abbreviations."""
        if role not in self.roles:
            self.roles += (role,)


_UNASKED = Entity((), (-1, -1), None, None, -1, [], 0, [])  # stands for runs that nobody asked for


class Names:
    """The names of one document, joined as far as anybody asks.

    ``firsts`` and ``stops`` are the runs of capitalised words, in tokens; ``starts`` tells where the name begins after
    its title. Runs that end in the same word are joined together, at the first question about one of them.
    """

    __slots__ = (
        "_chain",
        "_entities",
        "_first_names",
        "_organizations",
        "before",
        "exactly",
        "firsts",
        "runs",
        "starts",
        "stops",
        "tags",
        "tokens",
    )

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        runs = self.runs = _core.NameRuns(tokens.narration, _CLASSES, tokens.sets.name_suffix, tokens.sets.honour)
        self.firsts, self.stops, self.starts, self.tags = runs.firsts, runs.stops, runs.starts, runs.tags
        self.before = runs.before  # how many runs begin before a token
        self.exactly = runs.exactly  # the run that is just these tokens
        self._entities: list[Entity | None] = [_UNASKED] * len(runs.firsts)
        self._first_names = tokens.language.first_names
        self._organizations: dict[str, Entity] = {}  # those with an *of*, by their names in small letters
        self._chain = 0  # how many names are being joined on behalf of one another

    def __len__(self) -> int:
        return len(self.firsts)

    def entity(self, number: int) -> Entity | None:
        """Whom run ``number`` names, joined with the runs like it; None where it is no name."""
        entity = self._entities[number]
        if entity is not _UNASKED:
            return entity
        if self.tags[number] & GOES_ON:
            return self._join_organization(number)
        one = self.runs.of_one(number, _VERBS)
        if one and (entity := self._join_one(one)):
            return entity
        self._join_all(self.runs.alike(number))
        return self._entities[number]

    def end(self, number: int) -> int:
        """Where the name of run ``number`` ends, with what follows a body’s: Department *of Trade and Industry*."""
        if not self.tags[number] & GOES_ON:
            return self.stops[number]
        number += 1
        while number + 1 < len(self.firsts) and self._is_more_of_organization(number, number + 1):
            number += 1
        return self.stops[number]

    def stretches(self, numbers: list[int]) -> list[tuple[int, int]]:
        """Where the names of the runs stand in the text."""
        return self.runs.stretches(numbers, self.starts, self.end)

    def _is_more_of_organization(self, number: int, after: int) -> bool:
        """Department of Trade *and Industry*, Bureau for the Protection *of Birds*; not: of Trade and the Navy."""
        tokens, joint = self.tokens, self.stops[number]
        if self.tags[number] & GOES_ON:
            return True
        if self.firsts[after] != joint + 1:
            return False
        if tokens.is_(joint, tokens.sets.genitive_preposition):
            return True
        if not tokens.is_(joint, tokens.sets.name_conjunction):
            return False
        is_other = self.tags[after] & PERSON or tokens.raw_tags[self.stops[after] - 1] & (ROLE | UPPER)
        return not is_other and tokens.word(joint + 1).lower() not in self._first_names

    def is_quoted(self, number: int) -> bool:
        """Does run ``number`` stand inside a quotation?"""
        return bool(self.tags[number] & IN_QUOTATION)

    def within(self, first: int, stop: int) -> list[tuple[int, Entity]]:
        """The runs that are names and lie within the tokens first:stop, and whom they name."""
        found = []
        stops, total = self.stops, len(self.firsts)
        number = self.before(first)
        if number and stops[number - 1] > first:
            number -= 1  # Added Moor: the run begins before the name
        while number < total and stops[number] <= stop:
            entity = self.entity(number)
            if entity is not None and (self.starts[number] >= first or self._is_month_before(number, first)):
                found.append((number, entity))
            number += 1
        return found

    def _is_month_before(self, number: int, first: int) -> bool:
        """April Moor: does the name begin right before the token, with a word that may be no name?"""
        start = self.starts[number]
        return start == first - 1 and bool(self.tokens.raw_tags[start] & (TIME | AUXILIARY))

    def join_first_name(self, entity: Entity) -> None:
        """Joins the runs that may be the entity's first name alone."""
        run, token = entity.first
        for number in self.runs.ending_in(run, token, 1):
            self.entity(number)

    def has_role(self, entity: Entity, word: str) -> bool:
        """Does the document call the entity so? Its roles are read when somebody asks."""
        while entity.untold:
            token = entity.untold.pop()
            entity.add_role(role_word(self.tokens, token, self.tokens.word(token).lower()))
        return word in entity.roles

    def _join_organization(self, number: int) -> Entity:
        """Joins a body’s name that goes on with *of* to those of the same words only: there are many departments."""
        start = self.starts[number]
        name = self.tokens.scan.name(start, self.end(number))
        body = self._organizations.get(name.lower())
        if body is None:
            body = Entity(tuple(name.split()), (number, start), "organization", None, -1, [], 0, [])
            self._organizations[name.lower()] = body
        body.mentions.append(number)
        body.full.append(number)
        self._entities[number] = body
        return body

    def _join_one(self, one: _core.OneName) -> Entity | None:
        """Joins runs that name but one, unless the gender of the first name contradicts them: then it joins none."""
        mentions, fulls, first, words, fuller, roles, kind, gender, gender_at = one
        tag = self.tags[first[0]]
        if not tag & ORGANIZATION and (fulls or not tag & PLACE):
            listed = self._first_names.get(words[0].lower())
            if listed:
                if kind == "organization" or (gender and gender != listed):
                    return None
                kind, gender, gender_at = "person", listed, first[1]
        entity = Entity(words, first, kind, gender, gender_at, mentions, fulls, roles)
        if fuller:
            self._lengthen(entity, fuller)
        if roles:
            entity.role, entity.role_at = self.tokens.word(roles[0]).lower(), roles[0]
        _core.set_items(self._entities, mentions, entity)
        return entity

    def _join_all(self, numbers: list[int]) -> None:
        """Joins runs that end in one word: full names first, then words with a title, then words alone."""
        entities: list[Entity] = []
        tags = self.tags
        if self.runs.any_goes_on:
            numbers = [number for number in numbers if not tags[number] & GOES_ON]
        _core.set_items(self._entities, numbers, None)
        full, short, plain = self.runs.apart(numbers)
        cut: list[int] = []
        late: list[tuple[int, int]] = []
        for number in full:
            if tags[number] & _VERBS and self._is_cut_short(number):
                cut.append(number)
            elif len(full) > 1 and (start := self._start_behind_words(number)):
                late.append((number, start))
            else:
                self._join_full(number, entities)
        for number, start in late:
            if any(self._begins_alike(known, start, number) for known in entities[_LATEST]):
                self.starts[number] = start
            self._join_full(number, entities)
        if cut:
            short = sorted(short + cut)
        if len(short) > 1:
            short.sort(key=lambda number: not (tags[number] & TITLED and tags[number] & _ANY_GENDER))
        for number in short:
            self._join_word(number, entities)
        if plain:
            self._join_plain(plain, entities)

    def _join_plain(self, numbers: list[int], entities: list[Entity]) -> None:
        """Joins words alone; where one entity is known, there is nothing to decide."""
        for place, number in enumerate(numbers):
            if len(entities) == 1:
                rest = numbers[place:]
                entities[0].mentions += rest
                _core.set_items(self._entities, rest, entities[0])
                break
            self._join_word(number, entities)

    def _join_full(self, number: int, entities: list[Entity]) -> None:
        """Finds or makes the entity of a name of several words."""
        start, tag = self.starts[number], self.tags[number]
        for entity in entities[_LATEST]:
            if _agrees(entity, tag) and self._begins_alike(entity, start, number):
                break
        else:
            found = self._ending_alike(number, tag, entities[_LATEST]) if entities else []
            entity = self._likeliest(found, number) if found else self._make(number, tag, entities, known_first=True)
        self._lengthen(entity, number)
        entity.full.append(number)
        self._add(number, entity, tag)

    def _lengthen(self, entity: Entity, number: int) -> None:
        """Takes a fuller name for the entity’s."""
        start = self.starts[number]
        if self.stops[number] - start > len(entity.words):
            words = self.runs.name(number, start)
            if len(words) > len(entity.words):
                entity.words, entity.name, entity.first = words, " ".join(words), (number, start)

    def _join_word(self, number: int, entities: list[Entity]) -> None:
        """Finds or makes the entity of a name of one word; a role alone only finds one."""
        tag = self.tags[number]
        found = entities[_LATEST]
        if tag & _TELLS:
            found = [known for known in found if _agrees(known, tag)]
        if not found and not tag & ROLE_ALONE:
            found = [known for known in self._by_first_name(number) if _agrees(known, tag)]
            if tag & WITH_ROLE:
                found = [known for known in found if self._puts_surname_first(known)]
        if len(found) == 1:
            entity = found[0]
        elif found:
            if tag & _ANY_GENDER:  # Mr. Moor is Bill Moor before somebody whose gender nothing tells
                found = [known for known in found if known.gender] or found
            entity = self._likeliest(found, number)
        elif tag & ROLE_ALONE:
            return
        else:
            entity = self._make(number, tag, entities, known_first=not tag & PLACE)
        self._add(number, entity, tag)

    def _add(self, number: int, entity: Entity, tag: int) -> None:
        """Gives the run to its entity, with what the run tells."""
        if tag & _TELLS:
            if tag & _ANY_KIND and not entity.kind:
                entity.kind = _KINDS[tag & _ANY_KIND]
            if tag & _ANY_GENDER and not entity.gender:
                entity.gender, entity.gender_at = _GENDERS[tag & _ANY_GENDER], self.runs.gender_at(number)
        if tag & WITH_ROLE:
            self._add_role(entity, number)
        entity.mentions.append(number)
        self._entities[number] = entity

    def _add_role(self, entity: Entity, number: int) -> None:
        token = self.runs.role_at(number)
        if not entity.role:
            entity.role, entity.role_at = self.tokens.word(token).lower(), token
        entity.untold.append(token)

    def _likeliest(self, candidates: list[Entity], number: int) -> Entity:
        """Of several people of one last name: the one of that role, named most often or last in full."""
        last = _last_in_full(candidates, number)
        if self.tags[number] & WITH_ROLE:
            role = same_role(self.tokens.sets, self.tokens.word(self.runs.role_at(number)).lower())
            candidates = [known for known in candidates if self.has_role(known, role)] or candidates
        return max(candidates, key=lambda known: len(known.mentions) + (known is last))

    def _make(self, number: int, tag: int, entities: list[Entity], *, known_first: bool) -> Entity:
        """Somebody not named before; a first name that is known tells a person, where it can be one."""
        start = self.starts[number]
        words = self.runs.name(number, start)
        entity = Entity(words, (number, start), _KINDS[tag & _ANY_KIND], None, -1, [], 0, [])
        if known_first and not tag & ORGANIZATION:
            gender = self._first_names.get(words[0].lower())
            if gender:
                entity.kind, entity.gender, entity.gender_at = "person", gender, start
        entities.append(entity)
        return entity

    def _begins_alike(self, entity: Entity, start: int, number: int) -> bool:
        """Can the full name at ``start`` be this entity's: is the first name the same, or its initial?"""
        if len(entity.words) == 1 or self.runs.same(number, start, *entity.first):
            return True
        first, known = self.tokens.word(start), self.tokens.word(entity.first[1])
        if first[0].lower() != known[0].lower():
            return False
        if self.tags[number] & ORGANIZATION:
            return len(first) == 1 or len(known) == 1
        return _may_be_initials(first, known)

    def _ending_alike(self, number: int, tag: int, entities: list[Entity]) -> list[Entity]:
        """Le Moor is Ada Le Moor, Moor Jr. is Ben Moor Jr.: whose full name has a first name more, or less?"""
        length = self.stops[number] - self.starts[number]
        others = [known for known in entities if len(known.words) != length]
        if not others:
            return others
        words = self.runs.name(number, self.starts[number])
        return [known for known in others if self._ends_in(words, known.words) and _agrees(known, tag)]

    def _ends_in(self, words: tuple[str, ...], known: tuple[str, ...]) -> bool:
        """Does one of two full names end in the other, and begin with a first name, as the other does not?"""
        shorter, longer = (words, known) if len(words) < len(known) else (known, words)
        if len(shorter) < 2 or shorter[-2].lower() != longer[-2].lower():
            return False
        is_particle = self._first_word_traits(shorter) & PARTICLE
        if not is_particle and (longer[0].lower() not in self._first_names or shorter[0].lower() in self._first_names):
            return False
        return [word.lower() for word in longer[-len(shorter) :]] == [word.lower() for word in shorter]

    def _first_word_traits(self, words: tuple[str, ...]) -> int:
        language = self.tokens.language
        return language.traits[language.lexicon.id(words[0].lower())]

    def _puts_surname_first(self, entity: Entity) -> bool:
        """Lou Jiwei is Mr. Lou: a first word that is no first name we know, and another that is no word we know."""
        if entity.words[0].lower() in self._first_names:
            return False
        return not self.tokens.is_known(self.stops[entity.first[0]] - 1)

    def _by_first_name(self, number: int) -> list[Entity]:
        """The people whose first name the single word is."""
        tokens, own = self.tokens, self.starts[number]
        found: list[Entity] = []
        if self._chain == _LONGEST_CHAIN:
            return found
        word = ""
        self._chain += 1
        for other, token in self.runs.holding(number, own, _MANY):
            word = word or tokens.scan.name(own, own + 1)
            if self.runs.same(number, own, other, self.runs.last(other)) or tokens.word(token) != word:
                continue
            entity = self.entity(other)
            if entity and entity.kind == "person" and self.starts[other] == token and entity not in found:
                found.append(entity)
        self._chain -= 1
        return found

    def _is_cut_short(self, number: int) -> bool:
        """Added Moor: … Leaves out a verb that stands before the name; is the name but one word, then?"""
        if self.tags[number] & TITLED or not self._opens_with_verb(self.firsts[number]):
            return False
        start = self.starts[number] = self.firsts[number] + 1
        return self.runs.last_word(number) <= start

    def _start_behind_words(self, number: int) -> int:
        """Twitter Ada Moor, Photo Credit Ada Moor: where the name may begin behind other words; 0 where it may not."""
        tokens, start = self.tokens, self.starts[number]
        stop = min(self.runs.last_word(number), start + _MOST_BEFORE + 1)
        if stop < start + 2 or self.tags[number] & (ORGANIZATION | TITLED):
            return 0
        for token in range(start, stop):
            if tokens.word(token).lower() in self._first_names:
                return token if token > start else 0
        return 0

    def _opens_with_verb(self, token: int) -> bool:
        """Does a verb in the past, right before the name, begin the sentence?"""
        tokens = self.tokens
        if not tokens.raw_tags[token] & _VERBS or not tokens.trait(token) & PAST:
            return False
        if tokens.word(token).lower() in self._first_names:
            return False
        return not token or bool(tokens.tags[token - 1] & (STOPPER | QUOTED))


def _may_be_initials(first: str, known: str) -> bool:
    """Do first names that begin alike agree, one of which may be initials?

    >>> [_may_be_initials(first, "John") for first in ("J", "J.D", "JD", "Jack", "Joe")]
    [True, True, True, False, False]
    >>> [_may_be_initials("J.D", known) for known in ("JD", "J", "J.R")]
    [True, True, False]
    """
    one, other = first.replace(".", ""), known.replace(".", "")
    short = [word[1:2] in ("", ".") or (len(word) <= _MOST_INITIALS and word.isupper()) for word in (first, known)]
    return any(short) and (not all(short) or one.startswith(other) or other.startswith(one))


_MOST_INITIALS = 2  # without stops: JD


def _agrees(entity: Entity, tag: int) -> bool:
    """Does what a run tells not contradict what is known of the entity?"""
    if tag & _ANY_GENDER and entity.gender and entity.gender != _GENDERS[tag & _ANY_GENDER]:
        return False
    return not (tag & _ANY_KIND and entity.kind and entity.kind != _KINDS[tag & _ANY_KIND])


def _last_in_full(candidates: list[Entity], number: int) -> Entity:
    """Who was last named in full before run ``number``; the first of them where nobody was."""
    last, latest = candidates[0], -1
    for known in candidates:
        place = bisect_left(known.full, number)
        if place and known.full[place - 1] > latest:
            last, latest = known, known.full[place - 1]
    return last
