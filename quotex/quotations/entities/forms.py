"""The forms of names in one document: where each begins and ends, and which belong to one name (fuller and shorter
forms, acronyms, misspellings). ``quotex.names`` compares names in general; this module adds what the document shows.

There is no list of people: shape, titles and the document itself show what is a name. First names only distinguish
persons from other things and show their gender.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from quotex import _core
from quotex.names import joining
from quotex.names.compatibility import is_slip
from quotex.names.parsing import naming_of
from quotex.quotations import tags as T
from quotex.quotations.grammar.phrases import holder_start
from quotex.quotations.grammar.tokens import Tokens

__all__ = ["CLASSES_OF_STORIES", "VERBS", "Forms"]

_NEVER_LAST: Final = T.DETERMINER | T.PRONOUN | T.PREPOSITION | T.CONJUNCTION | T.SUBORDINATOR
VERBS: Final = T.REPORTING | T.ATTITUDE | T.VERB
_NEVER_FIRST: Final = _NEVER_LAST | T.AUXILIARY | T.ADVERB


def _classes(never_first: int) -> _core.NameClasses:
    return _core.NameClasses(
        never_first=never_first,
        never_inside=_NEVER_LAST,
        titles=T.HONORIFIC | T.ROLE,
        roles=T.ROLE,
        organizations=T.PLACE | T.NOUN_CUE,
        determiners=T.DETERMINER,
        pronouns=T.PRONOUN,
        predicates=VERBS | T.AUXILIARY | T.PREPOSITION | T.CONJUNCTION | T.SUBORDINATOR,
        prepositions=T.PREPOSITION,
        times=T.TIME,
        places=T.PLACE,
    )


_CLASSES: Final = _classes(_NEVER_FIRST | T.TIME)
CLASSES_OF_STORIES: Final = _classes(_NEVER_FIRST)  # a character may be called Friday
_OF_MANY: Final = T.PLURAL | T.COLLECTIVE  # College of Nurses and Midwives, Office of Ethics and Leadership
_LONGEST_FAMILY_FIRST: Final = 3  # words of a name: Tran Thi Mai
_WITHOUT_MIDDLE: Final = 2  # words of a name
_LONGEST_INITIALS: Final = 2  # letters: J, JD
_LONGEST_ACRONYM: Final = 6  # letters
_SURE: Final = 3  # letters of an acronym that stand for a name by themselves
_LONGEST_IN_FULL: Final = 12  # tokens of a name that has an acronym
_SHORTEST_MISSPELT: Final = 5  # letters; different shorter names may differ by one letter: Moore, Moor
_LONGEST_MISSPELT: Final = 20
_NEAR: Final = 500  # names before and after a misspelt one to compare with it
_MANY: Final = 60  # the most of them that may resemble it

Words = tuple[str, ...]


class Forms:
    """The runs of capitalized words, as token spans ``firsts:stops``; the name in a run begins at ``starts``.

    Indexes of all names are built when first used.
    """

    __slots__ = (
        "_by_initials", "_by_letter", "_naming", "first_names", "firsts", "runs", "starts", "stops", "tags", "tokens",
    )  # fmt: skip

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        runs = self.runs = _core.NameRuns(tokens.narration, _CLASSES, tokens.sets.name_suffix, tokens.sets.honour)
        self.firsts, self.stops, self.starts, self.tags = runs.firsts, runs.stops, runs.starts, runs.tags
        self.first_names = tokens.language.first_names
        self._naming = naming_of(tokens.language.pack)
        self._by_letter: dict[str, list[int]] | None = None  # runs by the first letter of their names
        self._by_initials: dict[str, dict[str, int]] = {}  # runs by the first initial, then by all initials

    def end(self, number: int) -> int:
        """The end of the name of run ``number``, with the rest of an organization's name: Department *of Trade*."""
        if not self.tags[number] & T.NAME_GOES_ON:
            return self.stops[number]
        number += 1
        while number + 1 < len(self.firsts) and self._is_more_of_organization(number, number + 1):
            number += 1
        return self.stops[number]

    def _is_more_of_organization(self, number: int, after: int) -> bool:
        """Whether the name of an organization continues: Department of Trade *and Industry*; not *and the Navy*."""
        tokens, joint = self.tokens, self.stops[number]
        if self.tags[number] & T.NAME_GOES_ON:
            return True
        if self.firsts[after] != joint + 1:
            return False
        if tokens.is_(joint, tokens.sets.genitive_preposition):
            return True
        if not tokens.is_(joint, tokens.sets.name_conjunction):
            return False
        last = self.stops[after] - 1
        is_role = tokens.raw_tags[last] & T.ROLE and not tokens.trait(last) & _OF_MANY
        is_other = self.tags[after] & T.NAME_PERSON or tokens.raw_tags[last] & T.UPPER or is_role
        return not is_other and tokens.word(joint + 1).lower() not in self.first_names

    def has_family_name_first(self, words: Words) -> bool:
        """Whether it is a name like *Kim* Jong-un, *Zhou* Wei, *Tran* Thi Mai."""
        if not 1 < len(words) <= _LONGEST_FAMILY_FIRST:
            return False
        return words[0].lower() in self.tokens.sets.family_name or words[1].rpartition("-")[2].islower()

    def is_name_of_person(self, number: int, words: Words) -> bool:
        """Whether a given name shows that a name of several words, that of run ``number``, is a person's.

        Names that show no gender are often words, too: *Sandy* Moor, but not *Sandy* Hook.
        """
        if len(words) == 1:
            return False
        gender = self.first_names.get(words[0].lower())
        is_given = bool(gender) or (gender is not None and not self.tokens.is_known(self.runs.last_word(number)))
        has_small_part = "-" in words[0] and words[0].rpartition("-")[2].islower()
        return is_given or has_small_part or words[0][1:2] == "." or self.has_family_name_first(words)

    def opens_with_verb(self, number: int) -> bool:
        """Whether a verb, inverted or imperative, opens the sentence before the name: *Says* Moor; *Meet* Ada Moor."""
        tokens, token = self.tokens, self.firsts[number]
        trait = tokens.trait(token)
        is_verb = (
            tokens.raw_tags[token] & VERBS
            and trait & (T.PAST | T.BASE | T.THIRD)
            and not tokens.tags[token + 1] & T.JOINER
        )
        if not is_verb or self.tags[number] & T.NAME_TITLED or tokens.word(token).lower() in self.first_names:
            return False
        is_inverted = trait & T.PAST or trait & (T.THIRD | T.SAY) == T.THIRD | T.SAY
        if not is_inverted and tokens.word(token + 1).lower() not in self.first_names:
            return False  # Meet Ada Moor
        return not token or bool(tokens.tags[token - 1] & (T.STOPPER | T.QUOTED))

    def is_post_of(self, number: int) -> bool:
        """Whether run ``number`` is a post in the possessive, the *Attorney General’s* office; not Rep. Bishop’s."""
        tokens, token = self.tokens, self.starts[number]
        is_behind_title = self.tags[number] & T.NAME_WITH_ROLE and token + 1 == self.stops[number]
        if not is_behind_title or not tokens.raw_tags[token - 1] & T.CAPITALIZED:
            return False
        bare, lexicon = tokens.endings.bare(tokens.word(token)), tokens.language.lexicon
        is_title = bare != tokens.word(token) and lexicon.classes(lexicon.id(bare.lower())) & T.HONORIFIC
        return bool(is_title) and not tokens.is_(token - 1, tokens.sets.courtesy_title)

    def start_behind_nationality(self, number: int) -> int:
        """The start of the name of a person after a nationality: South African *Ada Moor*; not: *Belgian Red Cross*."""
        tokens, start, last = self.tokens, self.starts[number], self.runs.last_word(number)
        stop = next((token + 1 for token in (start + 1, start) if self._is_nationality(token)), last)
        if self.tags[number] & T.NAME_ORGANIZATION or last <= stop:
            return start
        is_person = self.is_name_of_person(number, self.runs.name(number, stop))
        return stop if is_person or not (tokens.is_known(stop) or tokens.is_known(last)) else start

    def _is_nationality(self, token: int) -> bool:
        sets, word = self.tokens.sets, self.tokens.word(token).lower()
        return word in sets.demonym or word in sets.demonym_of_many

    def start_behind_menu(self, number: int) -> int:
        """The start of a name that follows the menu of a page on its line: Facebook Twitter *Ada Moor*."""
        tokens, start = self.tokens, self.starts[number]
        token, last = start, self.runs.last_word(number)
        while token < last and tokens.is_(token, tokens.sets.share_button):
            token += 1
        return token if token > start + 1 else start

    def start_behind_post(self, number: int) -> int:
        """The start of a name, after a post with its complement if there is one: Ambassador to the Holy See *Ada Moor*.

        Also notes that the run after a post names a person, even if its words suggest an organization.
        """
        tokens, preposition = self.tokens, self.before_complement(number)
        if preposition <= 0 or not tokens.tags[preposition] & T.PREPOSITION:
            return self.starts[number]
        start = holder_start(tokens, preposition, self.stops[number])
        if start < 0:
            return self._start_of_family_name(number)
        self.tags[number] = (self.tags[number] | T.NAME_PERSON) & ~T.NAME_ORGANIZATION
        return start

    def before_complement(self, number: int) -> int:
        """The token before a run, its article and the run joined to it: Secretary *for* Fish and Wildlife Ada Moor."""
        tokens, first = self.tokens, self.firsts[number]
        if number and self.stops[number - 1] == first - 1 and tokens.is_(first - 1, tokens.sets.name_conjunction):
            first = self.firsts[number - 1]
        return first - 1 - bool(first and tokens.tags[first - 1] & T.DETERMINER)

    def _start_of_family_name(self, number: int) -> int:
        """The start of a name with a family name that an office precedes: Bishop of Lund *Kim* Su Min."""
        start, tags = self.starts[number], self.tags[number]
        is_behind = start > self.firsts[number] + 1 and tags & T.NAME_WITH_ROLE
        is_family_name = is_behind and self.tokens.word(start - 1).lower() in self.tokens.sets.family_name
        return start - is_family_name

    def ends_in_name(self, number: int) -> bool:
        """Whether the last word of a run is a first name or not in the lexicon; not in Ada Moor *Wins*."""
        last = self.runs.last_word(number)
        return not self.tokens.is_known(last) or self.tokens.word(last).lower() in self.first_names

    def join_forms(self, forms: Mapping[Words, list[int]]) -> list[list[int]]:
        """Group full names with the same last word by entity: from the runs of each form to those of each entity."""
        if len(forms) < 2 or self._are_of_one(forms):
            return [sorted(run for runs in forms.values() for run in runs)]
        tags = self.tags
        has_person = any(tags[run] & T.NAME_PERSON for runs in forms.values() for run in runs)
        people: list[joining.Form] = []
        bodies: list[joining.Form] = []  # Xi Jinping, not China Xi Jinping
        for words, runs in forms.items():
            name, gender = " ".join(words), self.first_names.get(words[0].lower())
            women, men = len(runs) * (gender == "f"), len(runs) * (gender == "m")
            form = joining.Form(name, self._naming.parse(name, of_person=False), len(runs), women, men)
            is_body = has_person and all(tags[run] & T.NAME_ORGANIZATION for run in runs)
            (bodies if is_body else people).append(form)
        groups = [group for part in (people, bodies) for group in joining.join(part, self._naming, in_one_text=True)]
        return sorted(sorted(run for form in group for run in forms[tuple(form.key.split(" "))]) for group in groups)

    def _are_of_one(self, forms: Mapping[Words, list[int]]) -> bool:
        """Whether the names differ only in the middle name, which one of them may have: Ada Moor, *Ada J. Moor*."""
        first, *others = forms
        if any(words[0] != first[0] or words[-1] != first[-1] for words in others):
            return False
        return sum([len(words) > _WITHOUT_MIDDLE for words in forms]) < 2

    def is_better(self, words: Words, known: Words) -> bool:
        """Whether a name is fuller than a known form, or lacks its word before the first name (*Mini* Ada Moor)."""
        more = len(words) - len(known)
        if words[0] == known[0]:
            return more > 0
        first, other = words[0].lower(), known[0].lower()
        if self._naming.is_short_for(first, other):
            return more >= 0 and len(first) > len(other)
        is_in_full = len(other) <= _LONGEST_INITIALS < len(first.replace(".", ""))
        is_given = first in self.first_names and (more >= 0 or other not in self.first_names)
        return is_given or (is_in_full and more >= 0)

    def of_acronym(self, number: int) -> int:
        """The run of the name that run ``number`` abbreviates, or -1: *WHO*, the World Health Organization.

        Newspapers seldom define known acronyms in brackets, so any organization named in full is considered.
        """
        letters = self.tokens.endings.bare(self.tokens.word(self.firsts[number])).replace(".", "")
        if not 2 <= len(letters) <= _LONGEST_ACRONYM:
            return -1
        if letters[0] not in self._by_initials:
            self._by_initials[letters[0]] = self._read_initials(letters[0])
        full = self._by_initials[letters[0]].get(letters, -1)
        is_sure = full >= 0 and (len(letters) >= _SURE or self.tags[full] & T.NAME_ORGANIZATION)
        return full if is_sure else -1

    def _read_initials(self, letter: str) -> dict[str, int]:
        """For each sequence of initials that begins with the letter, the first run whose name has them."""
        tokens = self.tokens
        if self._by_letter is None:
            self._by_letter = self.runs.by_first_letter()
        full: dict[str, int] = {}
        for number in self._by_letter.get(letter, ()):
            start, stop = self.starts[number], self.end(number)
            if start + 1 < stop <= start + _LONGEST_IN_FULL:
                for initials in self._naming.initials(tokens.text[tokens.starts[start] : tokens.ends[stop - 1]]):
                    full.setdefault(initials, number)
        return full

    def in_full_but_for_a_slip(self, number: int) -> int:
        """The run of the only full name whose last word run ``number`` misspells, or -1."""
        tokens, runs, starts = self.tokens, self.runs, self.starts
        token = starts[number]
        length = tokens.ends[token] - tokens.starts[token]
        if not _SHORTEST_MISSPELT <= length <= _LONGEST_MISSPELT or tokens.is_known(token):
            return -1
        known = runs.resembling(number, _NEAR, _MANY)
        word = tokens.endings.bare(tokens.word(token)) if known else ""
        if not known or word.isupper():
            return -1
        found = [run for run, other in known if is_slip(word.lower(), other.lower(), _SHORTEST_MISSPELT)]
        found = [run for run in found if not self.tags[run] & T.NAME_ORGANIZATION]
        return found[0] if len({runs.name(run, starts[run])[0] for run in found}) == 1 else -1
