"""Find who says a passage of a source, and whether the draft attributes it to the same person."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from quotex.model import Quote, Speaker
from quotex.names.parsing import naming_of
from quotex.verification.chaining import LEAST_PIECE
from quotex.verification.checks import Check
from quotex.verification.folding import fold
from quotex.verification.lexical import Lexical
from quotex.verification.matching import Block
from quotex.verification.reading import Reading
from quotex.verification.speakers import Comparison, compare, is_name, may_be_one_gender, same_name

__all__ = ["Attributions"]

LEAST_INSIDE: Final = 0.8  # share of the words of a passage that must be in quotes; some marks are lost


class _Thresholds(NamedTuple):
    """How confident quotex must be of the source's speaker to contradict the draft; benchmarks/verify.py measures this.

    In articles it is the confidence of the name, in stories that of the quotation.
    """

    named: float  # if the draft's speaker speaks elsewhere in the source, and the clause names the other one
    known: float  # the same, if the clause has a pronoun or a role
    near: int  # words on either side among which the draft's speaker would be named
    beside: int  # quotations on either side, one of which the draft's speaker would say


_IN_ARTICLES: Final = _Thresholds(named=0.7, known=0.5, near=100, beside=1)
_IN_STORIES: Final = _Thresholds(named=0.7, known=0.9, near=200, beside=3)  # more names, fewer clauses
STRANGER: Final = 0.9  # the same in articles in which nobody of the draft's name speaks
_STORY: Final = "QA3"  # prefix of the attribution rules for stories


class Attributions:
    """The speakers of one source."""

    def __init__(self, lexical: Lexical, reading: Reading) -> None:
        self.reading = reading
        self.naming = naming_of(lexical.language.pack)
        self._same: dict[tuple[str, str], bool] = {}

    @cached_property
    def names(self) -> set[str]:
        """The names of all speakers of the source."""
        return _names(self.reading.quotes)

    def quote(self, first: int, stop: int) -> Quote | None:
        """Return the source's quotation that holds most of the words; the first of several.

        In a transcript it is a turn, or a quotation inside a turn that has a speaker and all of the words.
        """
        number = self._number(first, stop)
        return None if number is None else self.reading.inside_turn(first, stop) or self.reading.quotes[number]

    def _number(self, first: int, stop: int) -> int | None:
        quotes, _ = self.reading.over(first, stop)

        def shared(number: int) -> tuple[int, int]:
            start, end = self.reading.bounds(number)
            return min(stop, end) - max(first, start), -number

        return max(quotes, key=shared) if quotes else None

    def speaker(self, first: int, stop: int) -> Speaker | None:
        """Return the speaker of the words."""
        quote = self.quote(first, stop)
        return quote.speaker if quote else None

    def in_speech(self, first: int, stop: int) -> bool | None:
        """Return whether the words are in a turn or in quotation marks; None if they may be speech without marks: the
        source has neither, or they are in a block quotation or in what looks like a turn.
        """
        if not self.reading.quotes:
            return None
        is_inside = self.reading.over(first, stop)[1] <= (1 - LEAST_INSIDE) * (stop - first)
        return is_inside or (None if self.reading.is_turn(first) else False)

    def runs_over(self, first: int, stop: int) -> bool:
        """Whether the words span several utterances, or an utterance and the narration of another paragraph."""
        quotes, _ = self.reading.over(first, stop)
        if not quotes or any(not self._is_one(one, other) for one, other in pairwise(quotes)):
            return bool(quotes)
        start, end = self.reading.bounds(quotes[0])[0], self.reading.bounds(quotes[-1])[1]
        return any(
            outside >= LEAST_PIECE and self.reading.is_paragraph_between(edge - 1, edge)
            for edge, outside in ((start, start - first), (end, stop - end))
        )

    def is_one_passage(self, one: Block, other: Block, *, marked: bool) -> bool:
        """Whether two blocks are in one passage by one speaker, without another speaker's words between them."""
        first, _ = self.reading.over(one.start, one.end)
        second, _ = self.reading.over(other.start, other.end)
        if not first or not second:
            return not first and not second and not (self.reading.over(one.end, other.start)[0])
        if first[-1] == second[0]:
            return True
        if not marked:
            return False
        between = range(first[-1], second[0] + 1)
        return all(
            self._is_one(number, number + 1) or self._is_same_speaker(number, number + 1) for number in between[:-1]
        )

    def _is_one(self, one: int, other: int) -> bool:
        """Whether two quotations are parts of one utterance."""
        quotes = self.reading.quotes
        if one == other:
            return True
        is_continued = not quotes[one].closed and quotes[one].utterance == quotes[other].utterance
        return other == one + 1 and (is_continued or self._are_turns_of_one(quotes[one], quotes[other]))

    @staticmethod
    def _are_turns_of_one(one: Quote, other: Quote) -> bool:
        """Whether two turns have the same name; a label such as Q may stand for two people."""
        names = [quote.speaker and quote.speaker.name for quote in (one, other) if quote.kind == "turn"]
        return len(names) == 2 and names[0] is not None and names[0] == names[1]

    def _is_same_speaker(self, one: int, other: int) -> bool:
        quotes = self.reading.quotes
        if quotes[one].utterance == quotes[other].utterance:
            return True
        if "turn" in (quotes[one].kind, quotes[other].kind):
            return self._are_turns_of_one(quotes[one], quotes[other])
        first, second = quotes[one].speaker, quotes[other].speaker
        if first is None or second is None:
            low, high = self.reading.bounds(one)[1] - 1, self.reading.bounds(other)[0]
            return not self.reading.is_paragraph_between(low, high)
        if first.name and second.name:
            return self.is_same(first.name, second.name)
        return compare(self.naming, first, second).agrees is True

    def attribute(self, quote: Quote, check: Check, first: int, stop: int) -> None:
        """Record who says the words ``first:stop`` in the source, and whether the draft agrees."""
        found = self.quote(first, stop)
        theirs = found.speaker if found else None
        check.in_speech = self.in_speech(first, stop)
        check.speaker_in_draft = _told(quote.speaker)
        check.speaker_in_source = _told(theirs)
        if quote.speaker is None:
            check.speaker = "not_told"
        elif theirs is None or found is None or (found.kind == "turn" and theirs.name is None):
            check.speaker = "unknown"
        else:
            compared = compare(self.naming, quote.speaker, theirs)
            check.speaker_evidence = compared.evidence
            if compared.agrees:
                check.speaker = "agrees"
            else:
                is_contradicted = self._contradicts(quote.speaker, found, theirs, compared, first, stop)
                check.speaker = "differs" if is_contradicted else "unknown"

    def _contradicts(
        self, draft: Speaker, found: Quote, theirs: Speaker, compared: Comparison, first: int, stop: int
    ) -> bool:
        """Whether it is certain that somebody else says it in the source.

        When quotex picks the wrong speaker, the right one is usually named nearby, or says a neighbouring quotation.
        Somebody who is not named nearby does not say it.
        """
        if not is_name(draft.name) or draft.name is None:
            return False
        is_story = any(rule.startswith(_STORY) for rule in found.rules)
        least = _IN_STORIES if is_story else _IN_ARTICLES
        confidence = found.confidence if is_story else theirs.name_confidence or 0.0
        is_known = any(self.is_same(draft.name, name) for name in self.names)
        is_near = self._is_near(draft.name, first, stop, least.near) or self._is_beside(
            draft, found, first, stop, least.beside
        )
        if compared.agrees is None:
            return not is_near and (is_known or not may_be_one_gender(draft, theirs))
        if theirs.name and self.is_bridged(draft.name, theirs.name):
            return False
        if is_known:
            is_named = found.cue is not None and is_name(theirs.text)
            return not is_near or confidence >= (least.named if is_named else least.known)
        if found.kind == "turn" and " " not in draft.name + (theirs.name or ""):
            return False  # the first and the last name of one person
        return not is_near if is_story else confidence >= STRANGER

    def _is_beside(self, draft: Speaker, found: Quote, first: int, stop: int, most: int) -> bool:
        """Whether the draft's speaker says one of the quotations before or after, or the turn around the words."""
        at = self._number(first, stop) or 0
        around = [quote for quote in self.reading.quotes[max(0, at - most) : at + 1 + most] if quote is not found]
        return any(draft.name and self.is_same(draft.name, name) for name in _names(around))

    def is_bridged(self, one: str, other: str) -> bool:
        """Whether the source has a longer name of which both may be parts: *Moor* and *Ada*, of *Ada Moor*."""
        return any(self.is_same(one, name) and self.is_same(name, other) for name in self.names - {one, other})

    def is_same(self, one: str, other: str) -> bool:
        """Like ``same_name``, but compare each pair only once."""
        if (one, other) not in self._same:
            self._same[one, other] = same_name(self.naming, one, other)
        return self._same[one, other]

    def _is_near(self, name: str, first: int, stop: int, most: int) -> bool:
        """Whether a word of the name is among those around the words ``first:stop``."""
        words = {fold(word) for word in name.split() if len(word) > 2 and word[:1].isupper()}
        keys = self.reading.words.keys
        around = keys[max(0, first - most) : first] + keys[stop : stop + most]
        return not words.isdisjoint(around)


def _names(quotes: Iterable[Quote]) -> set[str]:
    return {quote.speaker.name for quote in quotes if quote.speaker and quote.speaker.name}


def _told(speaker: Speaker | None) -> str | None:
    return (speaker.name or speaker.text) if speaker else None
