"""Clauses beside speech: whose verb of saying it is, in the narration after and before a quotation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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

_LEADS = frozenset(",:;-–—")
_OPEN_END = frozenset(",?!-–—…")
_COMMAS = frozenset(",;:-–—")
Pronoun = Literal["", "m", "f", "I", "p"]  # he, she, I, they or we
_NOT_IN_NOUN = REPORTING | AUXILIARY | PREPOSITION | CONJUNCTION | PRONOUN | SUBORDINATOR | DETERMINER
_CLAUSE = 12  # tokens in which the verb of saying is looked for after its subject
_LONGEST_NOUN = 6
_OTHERS = "?"  # the owner of Ada's aunt, this aunt


@dataclass(slots=True)
class Subject:
    """A noun phrase that may be the speaker.

    It is a name (``who``), a pronoun (``"m"``, ``"f"``, ``"I"``; ``"p"`` for *they*), or a role: *the captain*, *her
    aunt* (``owner``: *her*).
    """

    first: int
    stop: int
    who: int = -1
    pronoun: Pronoun = ""
    role: str = ""
    gender: str | None = None
    owner: str = ""
    owner_gender: str | None = None
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
            answers = self.tokens.is_(verb, self.tokens.sets.answer_lead)
            subject = self._answer(verb, stop) if answers else self._inverted(verb, stop)
            if subject:
                return Clue(subject, verb, True)
        subject = self.subject(start, stop)
        return self._predicate(subject, stop) if subject else None

    def _inverted(self, verb: int, stop: int) -> Subject | None:
        """said NP; cut in NP; burst from NP"""
        after = verb + 1
        if after < stop and self.tokens.is_(after, self.tokens.sets.source_preposition):
            return self.subject(after + 1, stop)
        if not self.is_verb(verb) or self.tags[verb] & AUXILIARY:
            return None
        if after < stop and self.tokens.is_(after, self.tokens.sets.verb_particle):
            after += 1
        return self.subject(after, stop)

    def _answer(self, verb: int, stop: int) -> Subject | None:
        """was NP's answer; was her only answer; were the first words of NP"""
        token = verb + 1
        if token >= stop:
            return None
        kind = self._owner_person(token)
        if kind:
            return Subject(token, token + 1, pronoun=kind)
        mention = self.starting.get(token)
        if mention:
            return Subject(mention.first, mention.stop, mention.who)
        for later in range(token, min(stop, token + _CLAUSE)):
            if self.tokens.is_(later, self.tokens.sets.origin_preposition):
                return self.subject(later + 1, stop)
        return None

    def _predicate(self, subject: Subject, stop: int) -> Clue | None:
        """The verb of a subject after the speech."""
        tags = self.tags
        verb, limit = subject.stop, min(stop, subject.stop + _LONGEST_NOUN)
        while verb < limit and (self.tokens.is_adverb(verb) or self.tokens.is_(verb, self.tokens.sets.predicate_lead)):
            verb += 1
        if verb < stop and self.is_verb(verb):
            heard = self.subject(verb + 1, stop) if self.tokens.is_(verb, self.tokens.sets.perception_verb) else None
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
            return bool(before & (AUXILIARY | PRONOUN | ROLE | CAPITALIZED)) or self.tokens.is_(
                token - 1, self.tokens.sets.infinitive_marker
            )
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
        return self.words[token].endswith(self.tokens.endings.possessive)

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
        who = self.tokens.sets.relative_who
        if self.words[token] == ",":
            return self.tokens.is_(token + 1, who) or self._can_open_clause(subject.first)
        return self.tokens.is_(token, who)

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
        """he, she, I, they, we"""
        if not self.tags[token] & PRONOUN:
            return None
        tokens, sets = self.tokens, self.tokens.sets
        is_he, is_she = tokens.is_(token, sets.male_subject), tokens.is_(token, sets.female_subject)
        is_i, is_they = tokens.is_(token, sets.first_singular), tokens.is_(token, sets.plural_subject)
        kind: Pronoun = "m" if is_he else "f" if is_she else "I" if is_i else "p" if is_they else ""
        return Subject(token, token + 1, pronoun=kind) if kind else None

    def _owner_person(self, token: int) -> Pronoun:
        """his, her, my: whose it is"""
        tokens, sets = self.tokens, self.tokens.sets
        if not self.tags[token] & DETERMINER:
            return ""
        is_his, is_hers = tokens.is_(token, sets.male_oblique), tokens.is_(token, sets.female_oblique)
        return "m" if is_his else "f" if is_hers else "I" if tokens.is_(token, sets.narrator_possessive) else ""

    def subject(self, token: int, stop: int) -> Subject | None:
        """The noun phrase that begins at ``token``."""
        if token >= stop:
            return None
        pronoun = self._pronoun(token)
        if pronoun:
            return pronoun
        tokens = self.tokens
        mention = self.starting.get(token + 1 if tokens.is_(token, tokens.sets.definite_article) else token)
        if mention and mention.stop <= stop:
            if self._is_owner(mention.stop - 1):
                return self._role(token, mention.stop, stop, token)
            return Subject(mention.first, mention.stop, mention.who)
        if self.tags[token] & DETERMINER:
            return self._common_noun(token, stop, token)
        return None

    def _common_noun(self, token: int, stop: int, determiner: int) -> Subject | None:
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
            and self.tokens.is_(determiner, self.tokens.sets.indefinite_article)
            and not tags[head - 1] & ROLE
        ):
            after = self._common_noun(head, stop, determiner)  # a tall, dark man
            if after and after.is_human:
                after.first = token
                return after
        if head == token + 1 or not tags[head - 1] & WORD:
            return None
        if head + 1 < stop and self._is_voice_of(head):
            owner = self.subject(head + 1, stop)  # the clear voice of Ada Moor
            if owner:
                return owner
        return self._role(token, head - 1, stop, determiner)

    def _is_in_noun(self, token: int, start: int) -> bool:
        tag = self.tags[token]
        if tag & ROLE:
            return True
        word = self.words[token]
        if (
            not tag & WORD
            or tag & _NOT_IN_NOUN
            or (word.endswith(self.tokens.endings.adverb) and not self.tokens.trait(token) & ADJECTIVE)
        ):
            return False
        return not (tag & (VERB | ATTITUDE) and self.tokens.trait(token) & PAST and token > start + 1)

    def _role(self, first: int, head: int, stop: int, determiner: int) -> Subject | None:
        if head >= stop:
            return None
        word = self.words[head]
        gender = self.tokens.gender(head)
        if gender is None:
            small, endings = word.lower(), self.tokens.endings
            is_hers, is_his = small.endswith(endings.female_noun), small.endswith(endings.male_noun)
            gender = "f" if is_hers else "m" if is_his else None
        owner = self._owner_word(determiner)
        is_human = gender is not None or bool(
            self.tags[head] & ROLE and not self.tokens.trait(head) & (ORGANIZATION | DOCUMENT)
        )
        person = self._owner_person(determiner)
        owner_gender = person if person in ("m", "f") else None
        return Subject(first, head + 1, -1, "", word, gender, owner, owner_gender, is_human)

    def _owner_word(self, determiner: int) -> str:
        """*her* in her aunt, nothing in the aunt or an aunt; of any other's aunt it is not told."""
        tokens, sets = self.tokens, self.tokens.sets
        if tokens.is_(determiner, sets.definite_article) or tokens.is_(determiner, sets.indefinite_article):
            return ""
        return self.words[determiner].lower() if tokens.is_(determiner, sets.possessive) else _OTHERS

    def _is_voice_of(self, preposition: int) -> bool:
        """The clear *voice of* Ada Moor"""
        tokens, sets = self.tokens, self.tokens.sets
        return tokens.is_(preposition, sets.genitive_preposition) and tokens.is_(preposition - 1, sets.voice_noun)

    def is_verb(self, token: int) -> bool:
        if token >= len(self.tags):
            return False
        tag = self.tags[token]
        return bool(tag & (REPORTING | AUXILIARY | VERB | ATTITUDE)) or bool(
            tag & LOWER and self.words[token].endswith(self.tokens.endings.past)
        )
