"""Turns: the paragraphs with speech, and the clues to the speaker in their narration and speech."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from quotex.quotations import tags as T
from quotex.quotations.attribution.story_cues import ClauseReader, Clue
from quotex.quotations.attribution.story_subjects import Subject
from quotex.quotations.entities.characters import Characters, Form
from quotex.quotations.entities.story_names import Mention
from quotex.quotations.grammar.tokens import OpenTokens

__all__ = ["ACTS", "NO_GAP", "Turn", "read_turns"]

ACTS = T.REPORTING | T.AUXILIARY | T.VERB | T.ATTITUDE  # a verb after a subject
NO_GAP = 99  # the gap of the first turn

_BEFORE_VOCATIVE = frozenset([",", "-", "–", "—"])
_AFTER_VOCATIVE = frozenset([",", "-", "–", "—", ";", ":"])


@dataclass(slots=True)
class Turn:
    """A paragraph with speech. ``quotes`` are (index in the scan, first token, stop token)."""

    paragraph: int
    first: int
    stop: int
    quotes: list[tuple[int, int, int]]
    gap: int  # paragraphs of narration since the previous turn
    continued: bool
    cue: Subject | None = None
    verb: int = -1
    is_sure: bool = False  # whether the cue's verb is one of saying
    beat: Subject | None = None  # who acts in the narration, if it has no cue
    first_actor: Subject | None = None  # who acts in the first sentence before a turn with *he said* or without a cue
    last_actor: Subject | None = None  # who acts last before its speech
    vocatives: set[int] = field(default_factory=set)
    forms: list[Form] = field(default_factory=list)  # the distinct forms of address: Lizzy
    addressed: str = ""  # the gender of the person addressed as sir or madam
    inside: set[int] = field(default_factory=set)  # characters named in the speech


def read_turns(tokens: OpenTokens, characters: Characters) -> list[Turn]:
    """The turns of a story in order, with the clues in their narration and speech."""
    reader = _Reader(tokens, characters)
    reader.clauses.shut.release()
    return reader.turns


class _Reader:
    def __init__(self, tokens: OpenTokens, characters: Characters) -> None:
        self.tokens = tokens
        self.words, self.tags = tokens.words, tokens.tags
        self.clauses = ClauseReader(tokens, characters)
        self.mentions, self.people = characters.mentions, characters.people
        self.firsts = [mention.first for mention in self.mentions]
        self.outer = -1  # the last quotation passed to _nested_in
        self.nested: list[tuple[int, int]] = []  # the quotations inside it
        self.turns = [part for turn in self._find_turns() for part in self._split(turn)]
        for turn in self.turns:
            self._read(turn)

    def _find_turns(self) -> list[Turn]:
        scan = self.tokens.scan
        starts, flags = scan.quote_start, scan.quote_flags
        turns: list[Turn] = []
        for quote in self.tokens.quotes:
            index = quote[0]
            paragraph = scan.paragraph_at(starts[index])
            if turns and turns[-1].paragraph == paragraph:
                turns[-1].quotes.append(quote)
                continue
            gap = paragraph - turns[-1].paragraph - 1 if turns else NO_GAP
            first, stop = self.tokens.paragraph(paragraph)
            continued = bool(flags[index] & T.QUOTE_CONTINUED)
            turns.append(Turn(paragraph, first, stop, [quote], gap, continued))
        return turns

    def _split(self, turn: Turn) -> Iterator[Turn]:
        """The turns of a paragraph; a new turn begins where somebody else speaks."""
        speaker: Subject | None = None
        start, begin, gap, continued = 0, turn.first, turn.gap, turn.continued  # of the current turn
        for place, ((_, _, stop), (_, first, _)) in enumerate(pairwise(turn.quotes), 1):
            speaker = speaker or self._speaker(self._after(turn, place - 1))
            before = self._speaker(self.clauses.before(stop, first))
            other = before or self._speaker(self._after(turn, place))
            if other and self._is_another(speaker, other, stop, first):
                yield Turn(turn.paragraph, begin, first, turn.quotes[start:place], gap, continued)
                start, begin, gap, continued, speaker = place, stop if before else first, 0, False, other
        yield Turn(turn.paragraph, begin, turn.stop, turn.quotes[start:], gap, continued)

    def _speaker(self, clue: Clue | None) -> Subject | None:
        """The subject of the clue, if its verb is one of saying."""
        return clue.subject if clue and clue.is_speech else None

    def _is_another(self, speaker: Subject | None, other: Subject, first: int, stop: int) -> bool:
        """Whether somebody else speaks after the narration first:stop; if not named, only in a new sentence."""
        is_before = other.first < stop
        if is_before and speaker and self.tags[other.first - 1] & T.SUBORDINATOR:
            return False  # “…,” he said, when Ada had read it, “…”
        if other.who >= 0 and (is_before or (speaker and speaker.who >= 0)):
            return speaker is None or speaker.who != other.who
        if speaker is None or not self._begins_sentence(first, stop, is_before):
            return False  # “…,” he said, and when she asked, “…”
        if "I" in (speaker.pronoun, other.pronoun):
            return speaker.pronoun != other.pronoun
        genders = self._gender(speaker), self._gender(other)
        return None not in genders and genders[0] != genders[1]

    def _begins_sentence(self, first: int, stop: int, is_before: bool) -> bool:
        """Whether a sentence begins inside the narration, or at its end."""
        if is_before:
            return self.tokens.sentences(first, stop)[-1][0] > first
        return first < stop and bool(self.tags[stop - 1] & T.TERMINATOR)

    def _gender(self, subject: Subject) -> str | None:
        """The gender of the subject if it is a name or a pronoun; a role is too unsure."""
        if subject.who >= 0:
            return self.people[subject.who].gender
        return subject.pronoun if subject.pronoun in ("m", "f") else None

    def _after(self, turn: Turn, place: int) -> Clue | None:
        """The clause right after a quotation of a turn."""
        _, first, stop = turn.quotes[place]
        end = turn.quotes[place + 1][1] if place + 1 < len(turn.quotes) else turn.stop
        return self.clauses.after(stop, end, self.words[stop - 2] if stop - 2 > first else "")

    def _read(self, turn: Turn) -> None:
        clue = self._cue(turn)
        if clue:
            turn.cue, turn.verb, turn.is_sure = clue.subject, clue.verb, clue.is_speech
            is_open = bool(clue.subject.pronoun)
        else:
            turn.beat = self._beat(turn)
            is_open = turn.beat is None
        if is_open:
            self._find_actors(turn)
        for index, first, stop in turn.quotes:
            self._read_speech(turn, index, first, stop)

    def _find_actors(self, turn: Turn) -> None:
        """Set the actors of a turn: the first subject of the narration before it, and the last name that acts there."""
        first = turn.first
        if turn.gap and turn.paragraph:
            first, stop = self.tokens.paragraph(turn.paragraph - 1)
            narration = self.tokens.sentences(first, stop)
            turn.first_actor = self.clauses.first_subject(*narration[0])
            turn.last_actor = self.clauses.first_subject(*narration[-1])
            first = turn.last_actor.stop if turn.last_actor else first
        for mention in self.mentions[bisect_left(self.firsts, first) : bisect_left(self.firsts, turn.quotes[0][1])]:
            is_object = self.tags[mention.first - 1] & T.PREPOSITION or self.clauses.nouns.is_owner(mention.stop - 1)
            if self.tags[mention.stop] & ACTS and not is_object and not mention.spoken:
                turn.last_actor = Subject(mention.first, mention.stop, mention.who)

    # The cue

    def _cue(self, turn: Turn) -> Clue | None:
        """The first clue with a reporting verb: after the speech, before it, in the paragraph before; else any clue."""
        best: Clue | None = None
        for find in (self._cue_after, self._cue_before, self._cue_in_paragraph_before):
            clue = find(turn)
            if clue and clue.is_speech:
                return clue
            best = best or clue
        return best

    def _cue_after(self, turn: Turn) -> Clue | None:
        best: Clue | None = None
        for place in range(len(turn.quotes)):
            clue = self._after(turn, place)
            if clue and (best is None or clue.is_speech):
                best = clue
            if best and best.is_speech:
                break
        return best

    def _cue_before(self, turn: Turn) -> Clue | None:
        """The first clause found before one of the quotations."""
        starts = [turn.first] + [stop for _, _, stop in turn.quotes]
        for (_, first, _), start in zip(turn.quotes, starts, strict=False):
            clue = self.clauses.before(start, first)
            if clue:
                return clue
        return None

    def _cue_in_paragraph_before(self, turn: Turn) -> Clue | None:
        if turn.quotes[0][1] != turn.first or turn.paragraph == 0 or turn.continued:
            return None
        if turn.first > self.tokens.paragraph(turn.paragraph)[0]:
            return None  # somebody else has spoken before in the paragraph
        first, stop = self.tokens.paragraph(turn.paragraph - 1)
        if self.tags[stop - 1] & T.TERMINATOR or self.tokens.spoken[stop - 1]:
            return None
        return self.clauses.before(first, stop, leads=True)

    def _beat(self, turn: Turn) -> Subject | None:
        """The first subject of a sentence beside the speech: *NP* laughed. “…”"""
        edges = [turn.first] + [edge for _, first, stop in turn.quotes for edge in (first, stop)] + [turn.stop]
        for number, (first, stop) in enumerate(pairwise(edges)):
            for start, end in self.tokens.sentences(first, stop) if not number % 2 and first < stop else ():
                if subject := self.clauses.first_subject(start, min(end, start + 14)):
                    return subject
        return None

    # The speech itself

    def _read_speech(self, turn: Turn, index: int, first: int, stop: int) -> None:
        turn.addressed = turn.addressed or self._addressed(first, stop)
        for mention in self._mentions_in(index, first, stop):
            turn.inside.add(mention.who)
            if self._is_vocative(mention, first, stop):
                turn.vocatives.add(mention.who)
                form = mention.title, mention.words
                if form not in turn.forms:
                    turn.forms.append(form)

    def _mentions_in(self, index: int, first: int, stop: int) -> Iterator[Mention]:
        """The mentions of characters in a quotation, outside those nested in it: you said, “Good night, Sir John.”"""
        nested = self._nested_in(index)
        for mention in self.mentions[bisect_left(self.firsts, first) : bisect_left(self.firsts, stop)]:
            place = bisect_left(nested, (mention.first, 0)) - 1
            is_nested = place >= 0 and mention.first < nested[place][1]
            if not is_nested and mention.stop <= stop:
                yield mention

    def _nested_in(self, index: int) -> list[tuple[int, int]]:
        """The tokens of the quotations inside another: words of somebody else, or said earlier."""
        if self.outer != index:  # the parts of one quotation come one after another
            parents, inner = self.tokens.scan.quote_parent, index + 1
            self.outer, self.nested = index, []
            while inner < len(parents) and parents[inner] >= 0:
                if parents[inner] == index:
                    self.nested.append(self.tokens.quote_tokens(inner))
                inner += 1
        return self.nested

    def _addressed(self, first: int, stop: int) -> str:
        """The gender that a form of address without a name shows: *sir*, *madam*; Yes, *aunt*."""
        tokens, sets = self.tokens, self.tokens.sets
        for token in tokens.tagged(T.HONORIFIC | T.ROLE, first + 1, stop - 1):
            if self.tags[token + 1] & T.WORD or not (
                self.tags[token] & T.HONORIFIC or not self.tags[token - 1] & T.WORD
            ):
                continue  # sir Ned; my aunt
            is_his = tokens.is_(token, sets.male_address)
            if is_his or tokens.is_(token, sets.female_address):
                return "m" if is_his else "f"
        return ""

    def _is_vocative(self, mention: Mention, first: int, stop: int) -> bool:
        """Whether it is a form of address: Come, *Jane*, …; My dear *Jane*!"""
        words, tags = self.words, self.tags
        before, after = words[mention.first - 1], words[mention.stop] if mention.stop < len(words) else ""
        opens = mention.first - 1 <= first or before in _BEFORE_VOCATIVE or tags[mention.first - 1] & T.TERMINATOR
        opens = opens or self.tokens.is_(mention.first - 1, self.tokens.sets.before_vocative)
        closes = mention.stop >= stop - 1 or after in _AFTER_VOCATIVE or tags[mention.stop] & T.TERMINATOR
        return bool(opens and closes)
