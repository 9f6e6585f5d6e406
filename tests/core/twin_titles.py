"""The twin of the names: what a run of capitalised words tells of whom it names, and which runs name but one."""

from __future__ import annotations

from dataclasses import dataclass

from lexicons import lexicon

from quotex import _core
from quotex._core import (
    FEATURE_AND,
    FEATURE_CLOSING,
    FEATURE_DOCUMENT,
    FEATURE_FEMALE,
    FEATURE_FIRST_NAME,
    FEATURE_IMPERSONAL,
    FEATURE_MALE,
    FEATURE_OF,
    FEATURE_PARTICLE,
    FEATURE_PARTY,
    FEATURE_PLURAL,
    FEATURE_TITLE_END,
)

HONORIFIC, ROLE, PLACE, DETERMINER, PRONOUN, VERB, PREPOSITION = (1 << bit for bit in range(12, 19))
TITLES = HONORIFIC | ROLE
ENTRIES = {
    "mr": (HONORIFIC | _core.ABBREVIATION_BEFORE_NAME, FEATURE_MALE),
    "ms": (HONORIFIC, FEATURE_FEMALE),
    "senator": (ROLE, 0),
    "general": (TITLES, 0),
    "aunt": (ROLE, FEATURE_FEMALE),
    "dean": (TITLES, FEATURE_FIRST_NAME),
    "state": (ROLE, FEATURE_IMPERSONAL),
    "bill": (ROLE, FEATURE_IMPERSONAL | FEATURE_FIRST_NAME),
    "officials": (ROLE, FEATURE_PLURAL),
    "salem": (PLACE, 0),
    "the": (DETERMINER, 0),
    "his": (DETERMINER | PRONOUN, 0),
    "of": (0, FEATURE_OF),
    "library": (0, FEATURE_CLOSING),
    "report": (ROLE, FEATURE_IMPERSONAL | FEATURE_DOCUMENT),
    "ben": (0, FEATURE_FIRST_NAME),
    "and": (0, FEATURE_AND),
    "la": (PLACE, FEATURE_PARTICLE),
    "van": (0, FEATURE_PARTICLE),
    "tem": (HONORIFIC, FEATURE_TITLE_END),
    "d": (0, FEATURE_PARTY),
    "r": (0, FEATURE_PARTY),
    "said": (VERB, 0),
    "in": (PREPOSITION, 0),
}
LEXICON = lexicon(ENTRIES)
CLASSES = _core.NameClasses(
    titles=TITLES,
    roles=ROLE,
    organizations=PLACE,
    determiners=DETERMINER,
    pronouns=PRONOUN,
    predicates=VERB,
    prepositions=PREPOSITION,
)
GENDERS = _core.NAME_HE | _core.NAME_SHE
NAMES = ["Ada", "Moor", "J.", "S&P", "Texas A&M", "NATO", "NATIONAL", "R-Salem", "D-MA", "Moor’s"]
WORDS = [*ENTRIES, *map(str.title, ENTRIES), *NAMES, "54", ",", ".", "’s", "left", "("]


@dataclass
class Reading:
    """What is told of one run."""

    start: int
    kind: int = 0
    gender: int = 0
    role_at: int = -1
    gender_at: int = -1
    alone: bool = False
    is_name: bool = True


class Twin:
    """Reads one run as slowly and plainly as can be."""

    def __init__(self, scan: _core.Scan, first: int, stop: int) -> None:
        self.scan, self.first, self.stop = scan, first, stop
        self.tags, self.words = list(scan.token_tags), [scan.word(token) for token in range(len(scan))]

    def features(self, token: int) -> int:
        return LEXICON.features(self.scan.token_entry[token]) if token >= 0 else 0

    def tag(self, token: int) -> int:
        return self.tags[token] if 0 <= token < len(self.tags) else 0

    def is_particle(self, token: int) -> bool:
        return bool(self.features(token) & FEATURE_PARTICLE) and not self.tags[token] & _core.UPPER

    def gender(self, token: int) -> int:
        features = self.features(token)
        return _core.NAME_HE if features & FEATURE_MALE else _core.NAME_SHE if features & FEATURE_FEMALE else 0

    def read(self) -> Reading:
        first = self.first
        reading = Reading(first)
        if self.is_body():
            return Reading(first, _core.NAME_ORGANIZATION, is_name=not self.is_party_label())
        titled = [token for token in range(first, self.stop) if self.tags[token] & TITLES]
        if titled or self.tag(first - 1) & ROLE:
            reading = self.title(titled)
        reading = self.office(reading)
        if not reading.kind and not reading.alone and reading.is_name:
            reading.kind = self.shape()
            if reading.kind == _core.NAME_PERSON and self.is_aside():
                reading.gender, reading.gender_at = self.gender(first - 2), first - 2
        reading.is_name = reading.is_name and not self.is_party_label()
        return reading

    def is_body(self) -> bool:
        first, stop, before = self.first, self.stop, self.tag(self.first - 1)
        titled = any(self.tags[token] & TITLES for token in range(first, stop))
        owns = before & DETERMINER and not before & PRONOUN and self.words[stop - 1].endswith(("'s", "’s"))
        return stop - first > 1 and bool(closes_body(self.features(stop - 1)) or (owns and not titled))

    def is_first_and_last_name(self) -> bool:
        first, last = self.first, self.stop - 1
        if last != first + 1 or self.tag(first - 1) & DETERMINER or not self.features(first) & FEATURE_FIRST_NAME:
            return False
        if self.tags[first] & (TITLES | PLACE) or self.tags[last] & _core.UPPER:
            return False
        if self.features(last) & FEATURE_IMPERSONAL:
            return self.features(last) & (FEATURE_DOCUMENT | FEATURE_PLURAL) == FEATURE_DOCUMENT
        return bool(self.tags[last] & PLACE)

    def is_double_title(self) -> bool:
        first, last = self.first, self.stop - 1
        if last != first + 1 or self.tags[last] & TITLES != TITLES or self.gender(last):
            return False
        if (self.features(first) | self.features(last)) & FEATURE_FIRST_NAME or self.tags[
            first
        ] & _core.ABBREVIATION_BEFORE_NAME:
            return False
        return bool(self.tags[first] & (TITLES | PLACE | _core.UPPER))

    def title_of_office(self) -> int:
        at = self.first
        if at > 3 and self.words[at - 1].lower() == "and":
            at -= 1
            while at > max(0, self.first - 4) and self.tags[at - 1] & _core.CAPITALIZED:
                at -= 1
        if at > 2 and self.tag(at - 1) & DETERMINER and self.words[at - 2].lower() == "of":
            at -= 1
        if at < 2 or self.words[at - 1] != "of":
            return -1
        personal = not self.features(at - 2) & (FEATURE_IMPERSONAL | FEATURE_PLURAL)
        return at - 2 if personal and self.tag(at - 2) & TITLES and self.tag(at - 2) & _core.CAPITALIZED else -1

    def office(self, reading: Reading) -> Reading:
        first, last, title = self.first, self.stop - 1, self.title_of_office()
        if last - first < 2 or title < 0:
            return reading
        if reading.start > first:
            reading.role_at = title if reading.role_at == first else reading.role_at
            return reading
        if reading.kind == _core.NAME_ORGANIZATION or self.tags[last] & (TITLES | PLACE):
            return reading
        spaced = [token for token in range(first + 1, self.stop) if self.tags[token] & _core.SPACED]
        spaced = [token for token in spaced if not self.is_particle(token)]
        words = [
            token for token in spaced if len(self.words[token]) > 1 or self.words[token + 1 : self.stop][:1] != ["."]
        ]
        return Reading(words[-2], _core.NAME_PERSON, role_at=title) if len(words) > 1 else reading

    def is_party_label(self) -> bool:
        words = self.words[self.first : self.stop]
        if not self.first or len(words) < 3 or self.words[self.first - 1] not in (",", "("):
            return False
        return words[0].lower() in ("d", "r") and words[1] == "-"

    def title(self, titled: list[int]) -> Reading:
        first, stop, before = self.first, self.stop, self.tag(self.first - 1) & ROLE
        if self.is_double_title():
            return Reading(first + 1, alone=True)
        reading = Reading(first)
        for token in titled:
            first_name = self.features(token) & FEATURE_FIRST_NAME and token + 1 < stop
            if first_name and (before if token == first else reading.role_at >= 0):
                break
            if first_name and self.tags[token] & TITLES == ROLE:
                continue
            is_body = self.tags[token] & ROLE and self.features(token) & FEATURE_IMPERSONAL
            if is_body and self.is_part_of_a_name(token, reading.role_at):
                continue
            if is_body:
                reading.kind = _core.NAME_ORGANIZATION
                of = first > 1 and self.words[first - 1] == "of" and self.tags[first - 2] & TITLES
                title = first - 2 if of else self.title_of_office()
                if token == first and title >= 0 and stop - first > 2:
                    reading.kind, reading.start, reading.role_at = _core.NAME_PERSON, token + 1, title
            elif token + 1 < stop:
                if self.gender(token):
                    reading.gender, reading.gender_at = self.gender(token), token
                reading.kind, reading.start = _core.NAME_PERSON, token + 1
                if reading.role_at < 0 or not self.features(token) & FEATURE_TITLE_END:
                    reading.role_at = token
            elif token == first:
                reading.alone = True
                return reading
        whole = range(reading.start, stop)
        capitals = [token for token in whole if self.tags[token] & _core.CAPITALIZED or self.is_particle(token)]
        reading.start = capitals[0] if capitals else stop
        only = reading.start == stop - 1 > first and reading.start > first + 1
        reading.is_name = bool(capitals) and not (
            only and self.tags[stop - 1] & TITLES and self.tags[stop - 2] & _core.CAPITALIZED
        )
        if reading.start == first and before and not self.features(first - 1) & (FEATURE_IMPERSONAL | FEATURE_PLURAL):
            reading.gender, reading.gender_at, reading.role_at = self.gender(first - 1), first - 1, first - 1
            reading.kind = reading.kind or _core.NAME_PERSON
        if reading.kind == _core.NAME_ORGANIZATION:
            return Reading(first, _core.NAME_ORGANIZATION, is_name=reading.is_name)
        return reading

    def is_part_of_a_name(self, token: int, role_at: int) -> bool:
        """Whether a word for a body is a first or last name here: *Bill Moor*, *Ben Report*, *Mr. Ada State*."""
        first_name = bool(self.features(token) & FEATURE_FIRST_NAME)
        if self.is_first_and_last_name():
            return True
        if role_at < 0:
            return False
        return bool(self.tags[role_at] & _core.ABBREVIATION_BEFORE_NAME) if token == self.stop - 1 else first_name

    def shape(self) -> int:
        first, stop, words = self.first, self.stop, self.words
        before, after = self.tag(first - 1), self.tag(stop)
        places = [token for token in range(first, stop) if self.tags[token] & PLACE]
        if self.is_first_and_last_name():
            return _core.NAME_PERSON
        if any(token + 1 == stop or not self.is_particle(token) for token in places):
            return _core.NAME_ORGANIZATION
        if "&" in words[stop - 2 : stop - 1] and stop - first > 2:
            return _core.NAME_ORGANIZATION
        short = stop > first + 1 or len(words[first]) <= 5
        if self.tags[first] & _core.UPPER and self.tags[stop - 1] & _core.UPPER and short:
            return _core.NAME_ORGANIZATION
        group = after & ROLE and self.features(stop) & (FEATURE_IMPERSONAL | FEATURE_PLURAL) == FEATURE_IMPERSONAL
        if before & DETERMINER and not before & PRONOUN and after & (_core.PUNCT | VERB) and not group:
            return _core.NAME_ORGANIZATION
        if any(words[token] == "." and len(words[token - 1]) == 1 for token in range(first + 1, stop)):
            return _core.NAME_PERSON
        if self.ends_in_acronym():
            return _core.NAME_ORGANIZATION
        if words[stop : stop + 1] != [","]:
            return 0
        if self.is_aside():
            if not self.features(first - 2) & FEATURE_IMPERSONAL:
                return _core.NAME_PERSON
            named = first > 2 and self.tag(first - 3) & DETERMINER and not self.tag(first - 4) & PREPOSITION
            return _core.NAME_ORGANIZATION if named else 0
        described = self.tag(stop + 1) & (DETERMINER | ROLE) and stop > first + 1
        return _core.NAME_PERSON if described or "".join(words[stop + 1 : stop + 2]).isdigit() else 0

    def ends_in_acronym(self) -> bool:
        first, last = self.first, self.stop - 1
        if last == first or not self.tags[last] & _core.UPPER or not 2 <= len(self.words[last]) <= 5:
            return False
        return not self.features(first) & FEATURE_FIRST_NAME and not self.tags[first] & TITLES

    def goes_on(self, next_first: int) -> bool:
        """A body whose name goes on in the run that begins at the token, behind *of* and at most a determiner."""
        stop = self.stop
        if not stop < next_first <= stop + 2 or self.words[stop] != "of":
            return False
        if next_first == stop + 2 and not self.tag(stop + 1) & DETERMINER:
            return False
        is_body = self.tag(stop - 1) & ROLE and self.features(stop - 1) & FEATURE_IMPERSONAL
        return bool(is_body or closes_body(self.features(stop - 1)))

    def is_aside(self) -> bool:
        role = self.tag(self.first - 2) & ROLE and not self.features(self.first - 2) & FEATURE_PLURAL
        return self.first > 1 and self.words[self.first - 1] == "," and bool(role)


def closes_body(features: int) -> bool:
    return bool(features & FEATURE_CLOSING and not features & FEATURE_IMPERSONAL)


def one_name(scan: _core.Scan, runs: _core.NameRuns, run: int, unsure: int) -> _core.OneName | None:
    """Slow and obvious: what ``NameRuns.of_one`` tells."""
    alike = runs.alike(run)
    plain = [other for other in alike if runs.tags[other] & _core.NAME_PLAIN]
    full = [other for other in alike if runs.tags[other] & _core.NAME_FULL]
    titled = [other for other in alike if other not in plain + full]
    titled.sort(key=lambda other: not runs.tags[other] & GENDERS)
    if any(runs.tags[other] & _core.NAME_GOES_ON for other in alike):
        return None
    told = 0
    for other in full + titled or plain[:1]:
        told |= runs.tags[other]
    if (
        told & _core.NAME_NO_NAME
        or told & GENDERS == GENDERS
        or (told & _core.NAME_PERSON and told & _core.NAME_ORGANIZATION)
    ):
        return None
    if any(scan.token_tags[runs.firsts[other]] & unsure or not begin_alike(runs, full[0], other) for other in full):
        return None
    if not full:
        held = runs.holding(run, runs.last(run), 1)
        if held or told & _core.NAME_ROLE_ALONE or any(runs.starts[other] != runs.last(other) for other in titled):
            return None
    mentions = full + titled + plain
    fullest = max(full or mentions[:1], key=lambda other: len(runs.name(other, runs.starts[other])))
    telling = full + titled or plain[:1]
    genders = [runs.gender_at(other) for other in telling if runs.tags[other] & GENDERS]
    roles = [runs.role_at(other) for other in telling if runs.tags[other] & _core.NAME_WITH_ROLE]
    first = mentions[0], runs.starts[mentions[0]]
    fuller = 0 if fullest == mentions[0] else fullest
    kind, gender = told & (_core.NAME_PERSON | _core.NAME_ORGANIZATION), told & GENDERS
    told_of = _core.KIND_NAMES[kind], _core.GENDER_NAMES[gender], [*genders, -1][0]
    return mentions, len(full), first, runs.name(*first), fuller, roles, *told_of


def begin_alike(runs: _core.NameRuns, run: int, other: int) -> bool:
    return runs.same(run, runs.starts[run], other, runs.starts[other])
