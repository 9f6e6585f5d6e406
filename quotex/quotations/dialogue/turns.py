"""Turns: the paragraphs that hold speech, with what their narration tells of the speaker."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from quotex import _core
from quotex._core import LOWER, TERMINATOR, WORD
from quotex.language import (
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    PAST,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SPEECH,
    SUBORDINATOR,
    VERB,
    WEAK,
)
from quotex.quotations.dialogue.characters import Characters, Mention
from quotex.quotations.dialogue.story import Story

__all__ = ["Subject", "Turn", "read_turns"]

_PRONOUNS = {"he": "m", "she": "f", "i": "I", "they": "p", "we": "p"}
_LEADS = frozenset(",:;-–—")
_OPEN_END = frozenset(",?!-–—…")
_BEFORE_VOCATIVE = frozenset(["dear", "dearest", "my", "oh", "o", "ah", "well", "yes", "no", ",", "-", "–", "—"])
_AFTER_VOCATIVE = frozenset([",", "-", "–", "—", ";", ":"])
_PARTICLES = frozenset({"in", "out", "on", "up", "back"})
_OWNERS = frozenset({"his", "her", "my", "their", "our"})
_NOT_IN_NOUN = SPEECH | AUXILIARY | PREPOSITION | CONJUNCTION | PRONOUN | SUBORDINATOR | DETERMINER
_CLAUSE = 12  # tokens in which the verb of saying is looked for after its subject
_LONGEST_NOUN = 6


@dataclass(slots=True)
class Subject:
    """A noun phrase that may be the speaker.

    It is a name (``who``), a pronoun (``"m"``, ``"f"``, ``"I"``; ``"p"`` for *they*), or a role: *the captain*, *her
    aunt* (``owner``: *her*).
    """

    first: int
    stop: int
    who: int = -1
    pronoun: str = ""
    role: str = ""
    gender: str | None = None
    owner: str = ""


@dataclass(slots=True)
class Clue:
    """A subject with its verb, and whether the verb is one of saying."""

    subject: Subject
    verb: int
    is_speech: bool


@dataclass(slots=True)
class Turn:
    """A paragraph with speech. ``quotes`` are (index in the scan, first token, stop token)."""

    paragraph: int
    first: int
    stop: int
    quotes: list[tuple[int, int, int]]
    gap: int  # paragraphs of narration since the turn before
    continued: bool
    cue: Subject | None = None
    verb: int = -1
    is_sure: bool = False  # the cue's verb is one of saying
    beat: Subject | None = None  # who acts in the narration, where nothing says who speaks
    vocatives: set[int] = field(default_factory=set)
    inside: set[int] = field(default_factory=set)  # characters named in the speech


def read_turns(story: Story, characters: Characters) -> list[Turn]:
    return _Reader(story, characters).turns


class _Reader:
    def __init__(self, story: Story, characters: Characters) -> None:
        self.story = story
        self.words, self.tags = story.words, story.tags
        self.starting: dict[int, Mention] = {mention.first: mention for mention in characters.mentions}
        self.ending: dict[int, Mention] = {mention.stop: mention for mention in characters.mentions}
        self.turns = self._find_turns()
        for turn in self.turns:
            self._read(turn)

    def _find_turns(self) -> list[Turn]:
        scan = self.story.scan
        starts, ends, flags = scan.quote_start, scan.quote_end, scan.quote_flags
        turns: list[Turn] = []
        for index in self.story.outer:
            paragraph = scan.paragraph_at(starts[index])
            quote = (index, scan.token_at(starts[index]), scan.token_at(ends[index] - 1) + 1)
            if turns and turns[-1].paragraph == paragraph:
                turns[-1].quotes.append(quote)
                continue
            gap = paragraph - turns[-1].paragraph - 1 if turns else 99
            first, stop = self.story.paragraph(paragraph)
            continued = bool(flags[index] & _core.QUOTE_CONTINUED)
            turns.append(Turn(paragraph, first, stop, [quote], gap, continued))
        return turns

    def _read(self, turn: Turn) -> None:
        clue = self._cue_after(turn)
        if clue is None or not clue.is_speech:
            clue = self._cue_before(turn) or clue
        if clue is None:
            clue = self._cue_in_paragraph_before(turn)
        if clue:
            turn.cue, turn.verb, turn.is_sure = clue.subject, clue.verb, clue.is_speech
        else:
            turn.beat = self._beat(turn)
        for _, first, stop in turn.quotes:
            self._read_speech(turn, first, stop)

    # Where the cue stands

    def _cue_after(self, turn: Turn) -> Clue | None:
        best: Clue | None = None
        stops = [first for _, first, _ in turn.quotes[1:]] + [turn.stop]
        for (_, first, stop), end in zip(turn.quotes, stops, strict=True):
            last = self.words[stop - 2] if stop - 2 > first else ""
            clue = self._clause_after(stop, end, last in _OPEN_END)
            if clue and (best is None or clue.is_speech):
                best = clue
            if best and best.is_speech:
                break
        return best

    def _cue_before(self, turn: Turn) -> Clue | None:
        """The cue in the narration before one of the quotations; one with a verb of saying, if any follows none."""
        starts = [turn.first] + [stop for _, _, stop in turn.quotes]
        for (_, first, _), start in zip(turn.quotes, starts, strict=False):
            clue = self._clause_before(start, first)
            if clue:
                return clue
        return None

    def _cue_in_paragraph_before(self, turn: Turn) -> Clue | None:
        if turn.quotes[0][1] != turn.first or turn.paragraph == 0 or turn.continued:
            return None
        first, stop = self.story.paragraph(turn.paragraph - 1)
        if self.tags[stop - 1] & TERMINATOR or self.story.spoken[stop - 1]:
            return None
        return self._clause_before(first, stop, leads=True)

    # Clauses

    def _clause_after(self, start: int, stop: int, open_end: bool) -> Clue | None:
        """said NP; NP (adverb) said"""
        words, tags = self.words, self.tags
        while start < stop and words[start] in ",-—–_":
            start, open_end = start + 1, True
        if start >= stop or not open_end:
            return None
        verb = start
        while verb < stop and self.story.is_adverb(verb) and tags[verb] & LOWER:
            verb += 1
        if verb < stop and tags[verb] & LOWER and self._is_verb(verb) and not tags[verb] & AUXILIARY:
            after = verb + 1
            if after < stop and words[after] in _PARTICLES:
                after += 1
            subject = self._subject(after, stop)
            if subject:
                return Clue(subject, verb, True)
        subject = self._subject(start, stop)
        if subject is None:
            return None
        verb, limit = subject.stop, min(stop, subject.stop + _LONGEST_NOUN)
        while verb < limit and (
            self.story.is_adverb(verb) or words[verb] in ("had", "have", "would", "could", "and", "again")
        ):
            verb += 1
        if verb < stop and self._is_verb(verb):
            return Clue(subject, verb, bool(tags[verb] & SPEECH))
        for later in range(verb, min(stop, verb + _CLAUSE)):
            if tags[later] & TERMINATOR:
                break
            if tags[later] & SPEECH and tags[later] & LOWER:
                return Clue(subject, later, True)
        return None

    def _clause_before(self, first: int, stop: int, leads: bool = False) -> Clue | None:
        """NP said, NP turned and said: — the last clause before a quotation. ``leads``: it does so without a mark."""
        if stop <= first or not (leads or self.words[stop - 1] in _LEADS):
            return None
        sentence = self.story.sentences(first, stop)[-1][0]
        verb = self._verb_of_saying(sentence, stop)
        if verb < 0:
            subject = self._subject_of_sentence(sentence, stop)
            return Clue(subject, -1, False) if subject else None
        subject = self._subject_of_verb(sentence, verb) or self._inverted(verb, stop)
        subject = subject or self._last_subject(sentence, verb) or self._subject_of_sentence(sentence, verb)
        return Clue(subject, verb, True) if subject else None

    def _verb_of_saying(self, first: int, stop: int) -> int:
        for token in range(stop - 1, first - 1, -1):
            if self.story.spoken[token]:
                return -1
            if self.tags[token] & SPEECH and self.tags[token] & LOWER and not self.tags[token - 1] & DETERMINER:
                return token
        return -1

    def _subject_of_verb(self, first: int, verb: int) -> Subject | None:
        """The name or pronoun right before the verb."""
        token = verb - 1
        while token >= first and (self.story.is_adverb(token) or self.tags[token] & AUXILIARY):
            token -= 1
        mention = self.ending.get(token + 1)
        if mention and mention.first >= first:
            return Subject(mention.first, mention.stop, mention.who)
        return self._pronoun(token) if token >= first else None

    def _inverted(self, verb: int, stop: int) -> Subject | None:
        """Then said he, "…"."""
        subject = self._subject(verb + 1, stop)
        return subject if subject and subject.stop >= stop - 1 else None

    def _last_subject(self, first: int, verb: int) -> Subject | None:
        """The last name or pronoun before the verb that has a verb of its own: X turned to her and said."""
        for token in range(verb - 1, first - 1, -1):
            pronoun = self._pronoun(token)
            if pronoun and self._is_verb(token + 1):
                return pronoun
            mention = self.starting.get(token)
            if mention and mention.stop <= verb and self._is_verb(mention.stop):
                return Subject(mention.first, mention.stop, mention.who)
        return None

    def _subject_of_sentence(self, first: int, stop: int) -> Subject | None:
        token, limit = first, min(stop, first + 26)
        while token < limit and not self.story.spoken[token]:
            subject = self._subject(token, stop)
            if subject and (subject.pronoun or token == first or not self.tags[token - 1] & PREPOSITION):
                return subject
            token = subject.stop if subject else token + 1
        return None

    def _beat(self, turn: Turn) -> Subject | None:
        """The subject of a sentence beside the speech; a name after it beats a pronoun before."""
        edges = [turn.first] + [edge for _, first, stop in turn.quotes for edge in (first, stop)] + [turn.stop]
        best: Subject | None = None
        for number, (first, stop) in enumerate(pairwise(edges)):
            if number % 2 or first >= stop:
                continue
            for start, end in self.story.sentences(first, stop):
                subject = self._subject_of_sentence(start, min(end, start + 14))
                if subject and (best is None or (best.pronoun and subject.who >= 0 and number)):
                    best = subject
        return best

    # Noun phrases

    def _pronoun(self, token: int) -> Subject | None:
        kind = _PRONOUNS.get(self.words[token].lower())
        return Subject(token, token + 1, pronoun=kind) if kind else None

    def _subject(self, token: int, stop: int) -> Subject | None:
        """The noun phrase that begins at ``token``."""
        if token >= stop:
            return None
        pronoun = self._pronoun(token)
        if pronoun:
            return pronoun
        word = self.words[token].lower()
        mention = self.starting.get(token + 1 if word == "the" else token)
        if mention and mention.stop <= stop:
            if self.words[mention.stop - 1].endswith(("'s", "’s")):
                return self._role(token, mention.stop, stop, word)
            return Subject(mention.first, mention.stop, mention.who)
        if self.tags[token] & DETERMINER or word in _OWNERS:
            return self._common_noun(token, stop, word)
        return None

    def _common_noun(self, token: int, stop: int, determiner: str) -> Subject | None:
        """the old man, her aunt, the painter: up to the head of the phrase"""
        tags = self.tags
        head = token + 1
        while head < min(stop, token + _LONGEST_NOUN) and self._is_in_noun(head, token):
            mention = self.starting.get(head)
            if mention:
                return Subject(mention.first, mention.stop, mention.who)
            head += 1
        if head == token + 1 or not tags[head - 1] & WORD:
            return None
        return self._role(token, head - 1, stop, determiner)

    def _is_in_noun(self, token: int, start: int) -> bool:
        tag = self.tags[token]
        if tag & ROLE:
            return True
        if not tag & WORD or tag & _NOT_IN_NOUN or self.words[token].endswith("ly"):
            return False
        return not (tag & (VERB | WEAK) and self.story.trait(token) & PAST and token > start + 1)

    def _role(self, first: int, head: int, stop: int, determiner: str) -> Subject | None:
        if head >= stop:
            return None
        word = self.words[head]
        gender = self.story.gender(head)
        if gender is None:
            small = word.lower()
            gender = "f" if small.endswith(_FEMALE) else "m" if small.endswith(_MALE) else None
        owner = determiner if determiner in _OWNERS else "" if determiner in ("the", "a", "an") else "name"
        return Subject(first, head + 1, role=word, gender=gender, owner=owner)

    def _is_verb(self, token: int) -> bool:
        if token >= len(self.tags):
            return False
        tag = self.tags[token]
        return bool(tag & (SPEECH | AUXILIARY | VERB | WEAK)) or bool(tag & LOWER and self.words[token].endswith("ed"))

    # The speech itself

    def _read_speech(self, turn: Turn, first: int, stop: int) -> None:
        token = first
        while token < stop:
            mention = self.starting.get(token)
            if mention is None or mention.stop > stop:
                token += 1
                continue
            turn.inside.add(mention.who)
            if self._is_vocative(mention, first, stop):
                turn.vocatives.add(mention.who)
            token = mention.stop

    def _is_vocative(self, mention: Mention, first: int, stop: int) -> bool:
        """Come, Jane, …; My dear Jane!"""
        words, tags = self.words, self.tags
        before, after = words[mention.first - 1].lower(), words[mention.stop] if mention.stop < len(words) else ""
        opens = mention.first - 1 <= first or before in _BEFORE_VOCATIVE or tags[mention.first - 1] & TERMINATOR
        closes = mention.stop >= stop - 1 or after in _AFTER_VOCATIVE or tags[mention.stop] & TERMINATOR
        listed = before == "," and after == "," and words[mention.stop + 1] == "and"
        return bool(opens and closes and not listed)


_MALE = ("man", "boy", "father", "uncle", "lord", "sir", "brother", "husband", "fellow", "waiter", "lad")
_FEMALE = (
    "woman",
    "girl",
    "mother",
    "aunt",
    "daughter",
    "lady",
    "sister",
    "wife",
    "maid",
    "nurse",
    "governess",
    "widow",
)
