"""Clauses beside speech: whose verb of saying it is, in the narration after and before a quotation."""

from __future__ import annotations

from dataclasses import dataclass

from quotex._core import CAPITALIZED, LOWER, MARK, TERMINATOR, WORD
from quotex.language import (
    ADJECTIVE,
    ADVERB,
    ATTITUDE,
    ATTITUDE_VERB,
    AUXILIARY,
    BASE,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    NOUN_CUE,
    NOUN_LIKE,
    ORGANIZATION,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    PRONOUN,
    QUANTIFIER,
    REPORTING,
    ROLE,
    SUBORDINATOR,
    VERB,
)
from quotex.quotations.entities.characters import Characters
from quotex.quotations.entities.story_names import Mention
from quotex.quotations.grammar.tokens import OpenTokens

__all__ = ["ClauseReader", "Clue", "Subject"]

_PRONOUNS = {"he": "m", "she": "f", "i": "I", "they": "p", "we": "p"}
_OWNING = {"his": "m", "her": "f", "my": "I"}
_LEADS = frozenset(",:;-–—")
_OPEN_END = frozenset(",?!-–—…")
_COMMAS = frozenset(",;:-–—")
_PARTICLES = frozenset({"in", "out", "on", "up", "back"})
_OWNERS = frozenset({"his", "her", "my", "their", "our"})
_WAS = frozenset({"was", "were", "is", "came"})
_VOICES = frozenset({"voice", "tones", "accents"})
_HEARD = frozenset({"heard", "hears", "saw", "made", "let"})
_NOT_IN_NOUN = REPORTING | AUXILIARY | PREPOSITION | CONJUNCTION | PRONOUN | SUBORDINATOR | DETERMINER
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
    is_human: bool = True  # a role that is known to be one


@dataclass(slots=True)
class Clue:
    """A subject with its verb, and whether the verb is one of saying."""

    subject: Subject
    verb: int
    is_speech: bool


class ClauseReader:
    """Finds the subjects in the narration beside the speech."""

    def __init__(self, tokens: OpenTokens, characters: Characters) -> None:
        self.tokens = tokens
        self.words, self.tags = tokens.words, tokens.tags
        self.starting: dict[int, Mention] = {mention.first: mention for mention in characters.mentions}

    # After the speech

    def after(self, start: int, stop: int, last: str) -> Clue | None:
        """said NP; NP (adverb) said — after speech that ends in ``last``."""
        words, tags = self.words, self.tags
        open_end = last in _OPEN_END
        while start < stop and words[start] in ",-—–_":
            start, open_end = start + 1, True
        if start >= stop or not open_end:
            return None
        verb = start
        while verb < stop and self.tokens.is_adverb(verb) and tags[verb] & LOWER:
            verb += 1
        if verb < stop and tags[verb] & LOWER:
            subject = self._answer(verb, stop) if words[verb] in _WAS else self._inverted(verb, stop)
            if subject:
                return Clue(subject, verb, True)
        subject = self.subject(start, stop)
        return self._predicate(subject, stop) if subject else None

    def _inverted(self, verb: int, stop: int) -> Subject | None:
        """said NP; cut in NP; burst from NP"""
        after = verb + 1
        if after < stop and self.words[after] == "from":
            return self.subject(after + 1, stop)
        if not self.is_verb(verb) or self.tags[verb] & AUXILIARY:
            return None
        if after < stop and self.words[after] in _PARTICLES:
            after += 1
        return self.subject(after, stop)

    def _answer(self, verb: int, stop: int) -> Subject | None:
        """was NP's answer; was her only answer; were the first words of NP"""
        token = verb + 1
        if token >= stop:
            return None
        kind = _OWNING.get(self.words[token])
        if kind:
            return Subject(token, token + 1, pronoun=kind)
        mention = self.starting.get(token)
        if mention:
            return Subject(mention.first, mention.stop, mention.who)
        for later in range(token, min(stop, token + _CLAUSE)):
            if self.words[later] in ("of", "from"):
                return self.subject(later + 1, stop)
        return None

    def _predicate(self, subject: Subject, stop: int) -> Clue | None:
        """The verb of a subject after the speech."""
        words, tags = self.words, self.tags
        verb, limit = subject.stop, min(stop, subject.stop + _LONGEST_NOUN)
        while verb < limit and (
            self.tokens.is_adverb(verb) or words[verb] in ("had", "have", "would", "could", "and", "again")
        ):
            verb += 1
        if verb < stop and self.is_verb(verb):
            heard = self.subject(verb + 1, stop) if words[verb] in _HEARD else None
            if heard and heard.stop < stop and tags[heard.stop] & REPORTING:
                return Clue(heard, heard.stop, True)
            return Clue(subject, verb, bool(tags[verb] & REPORTING))
        for later in range(verb, min(stop, verb + _CLAUSE)):
            if tags[later] & TERMINATOR:
                break
            if tags[later] & REPORTING and tags[later] & LOWER:
                return Clue(subject, later, True)
        return None

    # Before the speech

    def before(self, first: int, stop: int, leads: bool = False) -> Clue | None:
        """NP said, NP turned and said: — the last clause before a quotation. ``leads``: it does so without a mark."""
        if stop <= first or not (leads or self.words[stop - 1] in _LEADS):
            return None
        sentence = self.tokens.sentences(first, stop)[-1][0]
        verb = self._verb_of_saying(sentence, stop)
        owner = self._owner_of_saying(sentence, stop)
        if owner and owner.first > verb:
            return Clue(owner, -1, True)
        if verb < 0:
            subject = self.first_subject(sentence, stop)
            return Clue(subject, -1, False) if subject else None
        subject = self._subject_of_verb(sentence, verb)
        if subject is None or not subject.is_human:
            inverted = self.subject(verb + 1, stop)
            if inverted and inverted.stop >= stop - 1:
                subject = inverted
        subject = subject or self.first_subject(sentence, verb)
        return Clue(subject, verb, True) if subject else None

    def _owner_of_saying(self, first: int, stop: int) -> Subject | None:
        """X's answer was: the owner of the last noun of saying"""
        for token in range(stop - 1, first, -1):
            if self.tokens.spoken[token]:
                return None
            if self.tags[token] & NOUN_CUE:
                for before in range(token - 1, max(first, token - _LONGEST_NOUN) - 1, -1):
                    owner = self._owner(before)
                    if owner:
                        return owner
                    if self.tags[before] & (PREPOSITION | AUXILIARY | MARK):
                        break
        return None

    def _verb_of_saying(self, first: int, stop: int) -> int:
        for token in range(stop - 1, first - 1, -1):
            if self.tokens.spoken[token]:
                return -1
            tag = self.tags[token]
            if tag & LOWER and tag & (REPORTING | PARTICIPLE) and self._says(token):
                return token
        return -1

    def _says(self, token: int) -> bool:
        """Is the word a verb of saying here, and no noun (her reply)?"""
        trait = self.tokens.trait(token)
        if self.tags[token] & PARTICIPLE:
            return not trait & ATTITUDE_VERB
        before = self.tags[token - 1]
        if self._is_owner(token - 1):
            return False
        if trait & NOUN_LIKE and trait & BASE and not trait & PAST:
            return bool(before & (AUXILIARY | PRONOUN | ROLE | CAPITALIZED)) or self.words[token - 1] == "to"
        return not before & DETERMINER

    def _subject_of_verb(self, first: int, verb: int) -> Subject | None:
        """The last subject before a verb, up to which its clause goes on.

        It stands right before the verb (X said), has a verb before (X turned and said), or is set off by commas (X,
        with a smile, said; X, who knew, said). One in a clause of its own (as she knew, …) is taken only where no
        comma ends it.
        """
        edge = self._back_over_adverbs(first, verb)
        best: Subject | None = None
        inner: Subject | None = None  # in a subordinate clause
        is_ended = False
        token = first
        while token < verb:
            subject = None if self.tokens.spoken[token] else self.subject(token, verb)
            if subject is None:
                is_ended |= self.words[token] in _COMMAS
                token += 1
                continue
            if subject.stop >= edge and (subject.is_human or best is None):
                return self._owner(token) or subject
            if subject.is_human and self._has_verb(subject, verb):
                if self._is_subordinate(subject, first):
                    inner, is_ended = subject, False
                else:
                    best, inner = subject, None
            token = subject.stop
        return inner if inner and not (is_ended and best) else best

    def _owner(self, token: int) -> Subject | None:
        """The name in X's (sudden cry)."""
        mention = self.starting.get(token)
        if mention and self._is_owner(mention.stop - 1):
            return Subject(mention.first, mention.stop, mention.who)
        return None

    def _is_owner(self, token: int) -> bool:
        return self.words[token].endswith(("'s", "’s"))

    def _back_over_adverbs(self, first: int, verb: int) -> int:
        while verb > first and (self.tokens.is_adverb(verb - 1) or self.tags[verb - 1] & AUXILIARY):
            verb -= 1
        return verb

    def _has_verb(self, subject: Subject, stop: int) -> bool:
        """Does a verb, a comma or *who* follow, so that this is a subject?"""
        token = subject.stop
        if token < stop and self.tags[token] & PREPOSITION:  # at once
            token += 2
        while token < stop and self.tokens.is_adverb(token):
            token += 1
        if token >= stop:
            return False
        if self.is_verb(token):
            return bool(subject.pronoun) or not self.tags[subject.first - 1] & PREPOSITION
        if self.words[token] == ",":
            return self.words[token + 1] == "who" or self._can_open_clause(subject.first)
        return self.words[token] == "who"

    def _can_open_clause(self, token: int) -> bool:
        """Can a clause begin here?"""
        before = self.tags[token - 1] if token else TERMINATOR
        return bool(before & (TERMINATOR | CONJUNCTION | SUBORDINATOR | ADVERB)) or self.words[token - 1] in _COMMAS

    def _is_subordinate(self, subject: Subject, first: int) -> bool:
        """when she stopped; the thing he knew"""
        if subject.first == first:
            return False
        before = self.tags[subject.first - 1]
        if before & SUBORDINATOR:
            return True
        return bool(subject.pronoun and before & WORD and not self._can_open_clause(subject.first))

    def first_subject(self, first: int, stop: int) -> Subject | None:
        """The first noun phrase of a sentence that is no object of a preposition."""
        token, limit = first, min(stop, first + 26)
        while token < limit and not self.tokens.spoken[token]:
            subject = self.subject(token, stop)
            if subject and (subject.pronoun or token == first or not self.tags[token - 1] & PREPOSITION):
                return subject
            token = subject.stop if subject else token + 1
        return None

    # Noun phrases

    def _pronoun(self, token: int) -> Subject | None:
        kind = _PRONOUNS.get(self.words[token].lower())
        return Subject(token, token + 1, pronoun=kind) if kind else None

    def subject(self, token: int, stop: int) -> Subject | None:
        """The noun phrase that begins at ``token``."""
        if token >= stop:
            return None
        pronoun = self._pronoun(token)
        if pronoun:
            return pronoun
        word = self.words[token].lower()
        mention = self.starting.get(token + 1 if word == "the" else token)
        if mention and mention.stop <= stop:
            if self._is_owner(mention.stop - 1):
                return self._role(token, mention.stop, stop, word)
            return Subject(mention.first, mention.stop, mention.who)
        if self.tags[token] & DETERMINER or word in _OWNERS:
            return self._common_noun(token, stop, word)
        return None

    def _common_noun(self, token: int, stop: int, determiner: str) -> Subject | None:
        """the old man, her aunt, the painter: up to the head of the phrase"""
        tags = self.tags
        head = token + 1
        if head < stop and tags[head] & DETERMINER and self.tokens.trait(head) & QUANTIFIER:
            head += 1  # the three little mice
        while head < min(stop, token + _LONGEST_NOUN) and self._is_in_noun(head, token):
            mention = self.starting.get(head)
            if mention:
                return Subject(mention.first, mention.stop, mention.who)
            head += 1
            if tags[head - 1] & ROLE and not (head < stop and (tags[head] & ROLE or head in self.starting)):
                break
        if (
            head == token + 2 < stop
            and self.words[head] == ","
            and determiner in ("a", "an")
            and not tags[head - 1] & ROLE
        ):
            after = self._common_noun(head, stop, determiner)  # a tall, dark man
            if after and after.is_human:
                after.first = token
                return after
        if head == token + 1 or not tags[head - 1] & WORD:
            return None
        if self.words[head - 1] in _VOICES and head + 1 < stop and self.words[head] == "of":
            owner = self.subject(head + 1, stop)  # the clear voice of Ada Moor
            if owner:
                return owner
        return self._role(token, head - 1, stop, determiner)

    def _is_in_noun(self, token: int, start: int) -> bool:
        tag = self.tags[token]
        if tag & ROLE:
            return True
        word = self.words[token]
        if not tag & WORD or tag & _NOT_IN_NOUN or (word.endswith("ly") and not self.tokens.trait(token) & ADJECTIVE):
            return False
        return not (tag & (VERB | ATTITUDE) and self.tokens.trait(token) & PAST and token > start + 1)

    def _role(self, first: int, head: int, stop: int, determiner: str) -> Subject | None:
        if head >= stop:
            return None
        word = self.words[head]
        gender = self.tokens.gender(head)
        if gender is None:
            small = word.lower()
            gender = "f" if small.endswith(_FEMALE) else "m" if small.endswith(_MALE) else None
        owner = determiner if determiner in _OWNERS else "" if determiner in ("the", "a", "an") else "name"
        is_human = gender is not None or bool(
            self.tags[head] & ROLE and not self.tokens.trait(head) & (ORGANIZATION | DOCUMENT)
        )
        return Subject(first, head + 1, role=word, gender=gender, owner=owner, is_human=is_human)

    def is_verb(self, token: int) -> bool:
        if token >= len(self.tags):
            return False
        tag = self.tags[token]
        return bool(tag & (REPORTING | AUXILIARY | VERB | ATTITUDE)) or bool(
            tag & LOWER and self.words[token].endswith("ed")
        )


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
