"""The forms of names in one document: where each begins and ends, and which can be forms of one name.

There is no list of people: shape, titles and the document itself show what is a name. First names only distinguish
persons from other things, and show their gender.
"""

from __future__ import annotations

from typing import Final

from quotex import _core
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
    )


_CLASSES: Final = _classes(_NEVER_FIRST | T.TIME)
CLASSES_OF_STORIES: Final = _classes(_NEVER_FIRST)  # in which somebody may be called Friday
_SHORTEST_BEHIND_POST: Final = 3  # tokens: a place and a name of two words


class Forms:
    """The runs of capitalized words, as token spans ``firsts:stops``; the name in a run begins at ``starts``."""

    __slots__ = ("first_names", "firsts", "runs", "starts", "stops", "tags", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        runs = self.runs = _core.NameRuns(tokens.narration, _CLASSES, tokens.sets.name_suffix, tokens.sets.honour)
        self.firsts, self.stops, self.starts, self.tags = runs.firsts, runs.stops, runs.starts, runs.tags
        self.first_names = tokens.language.first_names

    def end(self, number: int) -> int:
        """The end of the name of run ``number``, with the rest of an organization's name: Department *of Trade*."""
        if not self.tags[number] & T.NAME_GOES_ON:
            return self.stops[number]
        number += 1
        while number + 1 < len(self.firsts) and self._is_more_of_organization(number, number + 1):
            number += 1
        return self.stops[number]

    def _is_more_of_organization(self, number: int, after: int) -> bool:
        """Does the name of an organization continue: Department of Trade *and Industry*; not *and the Navy*?"""
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
        is_other = self.tags[after] & T.NAME_PERSON or tokens.raw_tags[last] & T.UPPER
        is_role = tokens.raw_tags[last] & T.ROLE and not tokens.trait(last) & T.PLURAL  # College of Nurses and Midwives
        return not (is_other or is_role) and tokens.word(joint + 1).lower() not in self.first_names

    def opens_with_verb(self, number: int) -> bool:
        """Does a verb, inverted or imperative, open the sentence before the name: *Says* Moor; *Meet* Ada Moor?"""
        tokens, token = self.tokens, self.firsts[number]
        trait = tokens.trait(token)
        if (
            self.tags[number] & T.NAME_TITLED
            or not tokens.raw_tags[token] & VERBS
            or not trait & (T.PAST | T.BASE | T.THIRD)
        ):
            return False
        if tokens.word(token).lower() in self.first_names:
            return False
        is_inverted = trait & T.PAST or trait & (T.THIRD | T.SAY) == T.THIRD | T.SAY
        if not is_inverted and tokens.word(token + 1).lower() not in self.first_names:
            return False  # Meet Ada Moor
        return not token or bool(tokens.tags[token - 1] & (T.STOPPER | T.QUOTED))

    def start_behind_menu(self, number: int) -> int:
        """The start of a name that follows the menu of a page on its line: Facebook Twitter *Ada Moor*."""
        tokens, start = self.tokens, self.starts[number]
        token, last = start, self.runs.last_word(number)
        while token < last and tokens.is_(token, tokens.sets.share_button):
            token += 1
        return token if token > start + 1 else start

    def start_behind_post(self, number: int) -> int:
        """The start of a name after a post with its complement, else 0: Ambassador to the Holy See *Ada Moor*.

        Also notes that the run names a person, whatever organization its words suggested.
        """
        tokens, first = self.tokens, self.firsts[number]
        if not first or self.stops[number] < first + _SHORTEST_BEHIND_POST:
            return 0
        preposition = first - 1 - bool(tokens.tags[first - 1] & T.DETERMINER)
        if preposition <= 0 or not tokens.tags[preposition] & T.PREPOSITION:
            return 0
        start = holder_start(tokens, preposition, self.stops[number])
        if start < 0:
            return 0
        self.tags[number] = (self.tags[number] | T.NAME_PERSON) & ~T.NAME_ORGANIZATION
        return start

    def is_another_generation(self, earlier: int, number: int) -> bool:
        """Does only the later name have a suffix, so that it is another person: Ben Moor left. *Ben Moor Jr.* did not?

        Not if the suffix comes first and is omitted later (the Rev. Ben Moor Jr. left. *Ben Moor* …), nor if the later
        name has other words more (Ben Moor left. *Ben G. Moor Jr.* …).
        """
        end, known_end = self.runs.last(number) + 1, self.runs.last(earlier) + 1
        if self.stops[number] == end or self.stops[earlier] > known_end:
            return False
        return end - self.starts[number] <= known_end - self.starts[earlier]

    def ends_in_name(self, number: int) -> bool:
        """Is the last word of a run a first name, or unknown to the lexicon? Not so in a heading: Ada Moor *Wins*."""
        last = self.runs.last_word(number)
        return not self.tokens.is_known(last) or self.tokens.word(last).lower() in self.first_names
