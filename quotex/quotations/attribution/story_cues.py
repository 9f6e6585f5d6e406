"""Reporting clauses of stories, in the narration before or after a quotation."""

from __future__ import annotations

from dataclasses import dataclass

from quotex.quotations import tags as T
from quotex.quotations.attribution.governed import speaker_of_cue
from quotex.quotations.attribution.story_subjects import Subject, SubjectReader
from quotex.quotations.entities.characters import Characters
from quotex.quotations.grammar.clauses import cues_before, governing_subject, is_relative, is_strong, phrase_before
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.tokens import OpenTokens, Tokens
from quotex.quotations.spans.context import WINDOW

__all__ = ["ClauseReader", "Clue"]

_LEADS = frozenset(",:;-–—")
_OPEN_END = frozenset(",?!-–—…")
_CLAUSE = 12  # tokens to search for the source of an answer
_LONGEST_NOUN = 6


@dataclass(slots=True)
class Clue:
    """A subject with its verb, and whether the verb is one of saying."""

    subject: Subject
    verb: int
    is_speech: bool


class ClauseReader:
    """Finds the reporting clauses, and other subjects, in the narration beside speech."""

    def __init__(self, tokens: OpenTokens, characters: Characters) -> None:
        self.tokens = tokens
        self.words, self.tags = tokens.words, tokens.tags
        self.nouns = SubjectReader(tokens, characters)
        self.shut = Tokens(tokens.scan, tokens.language)  # for rules that read only the narration

    # After the speech

    def after(self, start: int, stop: int, last: str) -> Clue | None:
        """Reporting clause after speech that ends in ``last``: *said NP*; *NP* (adverb) *said*."""
        words, tags = self.words, self.tags
        open_end = last in _OPEN_END
        while start < stop and words[start] in ",-—–_":
            start, open_end = start + 1, True
        if start >= stop or not (open_end or tags[start] & T.LOWER):
            return None
        verb = start
        while verb < stop and self.tokens.is_adverb(verb) and tags[verb] & T.LOWER:
            verb += 1
        if verb < stop and tags[verb] & T.LOWER:
            answers = self.tokens.is_(verb, self.tokens.sets.answer_lead)
            subject = self._answer(verb, stop) if answers else self._inverted(verb, stop)
            if subject:
                return Clue(subject, verb, True)
        subject = self.nouns.subject(start, stop)
        return self._predicate(subject, stop) if subject else None

    def _inverted(self, verb: int, stop: int) -> Subject | None:
        """Subject after its verb: *said NP*; *cut in NP*."""
        after = verb + 1
        if not self.is_verb(verb) or self.tags[verb] & T.AUXILIARY:
            return None
        if after < stop and self.tokens.is_(after, self.tokens.sets.verb_particle):
            after += 1
        return self.nouns.subject(after, stop) or self.nouns.stand_in(after, stop)

    def _answer(self, verb: int, stop: int) -> Subject | None:
        """The source of speech called an answer or words: was *NP's* answer; was *her* answer; the words of *NP*."""
        token = verb + 1
        if token >= stop:
            return None
        kind = self.nouns.owner_person(token)
        if kind:
            return Subject(token, token + 1, pronoun=kind)
        mention = self.nouns.starting.get(token)
        if mention:
            return Subject(mention.first, mention.stop, mention.who)
        for later in range(token, min(stop, token + _CLAUSE)):
            if self.tokens.is_(later, self.tokens.sets.origin_preposition):
                return self.nouns.subject(later + 1, stop)
        return None

    def _predicate(self, subject: Subject, stop: int) -> Clue | None:
        """The verb of a subject after the speech."""
        tags = self.tags
        verb, limit = subject.stop, min(stop, subject.stop + _LONGEST_NOUN)
        while verb < limit and self.tokens.is_adverb(verb):
            verb += 1
        if verb < stop and self.is_verb(verb):
            return Clue(subject, verb, bool(tags[verb] & T.REPORTING))
        return None

    # Before the speech

    def before(self, first: int, stop: int, leads: bool = False) -> Clue | None:
        """The last reporting clause before a quotation: *NP said*, “…”; *NP* turned and *said*: “…”.

        ``leads``: the narration introduces the quotation although it does not end in a comma, a colon or a dash.
        """
        if stop <= first or not (leads or self.words[stop - 1] in _LEADS):
            return None
        sentence = max(self.tokens.sentences(first, stop)[-1][0], stop - WINDOW)
        clue = self._reporting(sentence, stop)
        if clue:
            return clue
        found = governing_subject(self.shut, stop - 1, sentence) if self.words[stop - 1] in _LEADS else None
        subject = (self._subject_in(found, sentence) if found else None) or self.first_subject(sentence, stop)
        return Clue(subject, -1, False) if subject and subject.is_human else None

    def _reporting(self, first: int, stop: int) -> Clue | None:
        """The last reporting verb among the tokens first:stop, with its subject."""
        verb = self._verb_of_saying(first, stop)
        if verb < 0:
            return None
        found = speaker_of_cue(self.shut, verb, first, stop)
        subject = self._subject_in(found.source, first) if found else None
        if not subject or not subject.is_human:
            subject = self.first_subject(first, verb) or subject
        return Clue(subject, verb, True) if subject else None

    def _verb_of_saying(self, first: int, stop: int) -> int:
        """The last verb that can be a cue (turned to Ada and *said*), or -1."""
        shut = self.shut
        return next((cue for cue in cues_before(shut, stop, first) if is_strong(shut, cue)), -1)

    def _subject_in(self, span: Span, floor: int) -> Subject | None:
        """The first subject in a noun phrase; for *who*, the subject in the phrase before it."""
        shut = self.shut
        first, stop = span
        if is_relative(shut, first):
            stop = first - bool(shut.tags[first - 1] & T.COMMA)
            first = phrase_before(shut, stop, floor)
        for token in range(first, stop):
            subject = self.nouns.subject(token, stop)
            if subject and not shut.is_(token, shut.sets.complementizer):
                return subject
        return None

    def first_subject(self, first: int, stop: int) -> Subject | None:
        """The first noun phrase of a sentence that is not the object of a preposition."""
        token, limit = first, min(stop, first + 26)
        while token < limit and not self.tokens.spoken[token]:
            subject = self.nouns.subject(token, stop)
            if subject and (subject.pronoun or token == first or not self.tags[token - 1] & T.PREPOSITION):
                return subject
            token = subject.stop if subject else token + 1
        return None

    def is_verb(self, token: int) -> bool:
        if token >= self.tokens.count:
            return False
        tag = self.tags[token]
        return bool(tag & (T.REPORTING | T.AUXILIARY | T.VERB | T.ATTITUDE)) or bool(
            tag & T.LOWER and self.words[token].endswith(self.tokens.endings.past)
        )
