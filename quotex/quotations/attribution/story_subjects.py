"""Noun phrases of a story that may name the speaker: a name, a pronoun, a role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotex.quotations import tags as T
from quotex.quotations.entities.characters import Characters
from quotex.quotations.entities.roles import gender_of
from quotex.quotations.entities.story_names import Mention
from quotex.quotations.grammar.animacy import NO_PERSON
from quotex.quotations.grammar.tokens import OpenTokens

__all__ = ["Subject", "SubjectReader"]

Pronoun = Literal["", "m", "f", "I", "p"]  # he, she, I, they or we
_NOT_IN_NOUN = T.REPORTING | T.AUXILIARY | T.PREPOSITION | T.CONJUNCTION | T.PRONOUN | T.SUBORDINATOR | T.DETERMINER
_LONGEST_NOUN = 6
_LONGEST_PHRASE = 60  # tokens, *of* and its object included: the voice of Ada Moor
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
    is_human: bool = True  # whether the noun is a known role


class SubjectReader:
    """Reads the noun phrase that begins at a token."""

    def __init__(self, tokens: OpenTokens, characters: Characters) -> None:
        self.tokens = tokens
        self.words, self.tags = tokens.words, tokens.tags
        self.starting: dict[int, Mention] = {mention.first: mention for mention in characters.mentions}

    def _pronoun(self, token: int) -> Subject | None:
        """Pronoun that can be a subject: *he*, *she*, *I*, *they*, *we*."""
        if not self.tags[token] & T.PRONOUN:
            return None
        tokens, sets = self.tokens, self.tokens.sets
        is_he, is_she = tokens.is_(token, sets.male_subject), tokens.is_(token, sets.female_subject)
        is_i, is_they = tokens.is_narrator(token), tokens.is_(token, sets.plural_subject)
        kind: Pronoun = "m" if is_he else "f" if is_she else "I" if is_i else "p" if is_they else ""
        return Subject(token, token + 1, pronoun=kind) if kind else None

    def owner_person(self, token: int) -> Pronoun:
        """The person of the possessive at ``token``, as in ``Subject.pronoun``: *his*, *her*, *my*."""
        tokens, sets = self.tokens, self.tokens.sets
        if not self.tags[token] & T.DETERMINER:
            return ""
        is_his, is_hers = tokens.is_(token, sets.male_oblique), tokens.is_(token, sets.female_oblique)
        return "m" if is_his else "f" if is_hers else "I" if tokens.is_(token, sets.narrator_possessive) else ""

    def subject(self, token: int, stop: int) -> Subject | None:
        """The noun phrase that begins at ``token``."""
        stop = min(stop, token + _LONGEST_PHRASE)
        if token >= stop:
            return None
        pronoun = self._pronoun(token)
        if pronoun:
            return pronoun
        tokens = self.tokens
        mention = self.starting.get(token + 1 if tokens.is_(token, tokens.sets.definite_article) else token)
        if mention and mention.stop <= stop:
            if self.is_owner(mention.stop - 1):
                return self._role(token, mention.stop, stop, token)
            return Subject(mention.first, mention.stop, mention.who)
        if self.tags[token] & T.DETERMINER:
            return self._common_noun(token, stop, token)
        return self._title_alone(token)

    def stand_in(self, token: int, stop: int) -> Subject | None:
        """A pronoun for a person who is not identified: said *another*, *one* of the boatmen."""
        if token >= stop or not self.tokens.is_(token, self.tokens.sets.some_person):
            return None
        return Subject(token, token + 1, role=self.words[token], owner=_OTHERS)

    def _title_alone(self, token: int) -> Subject | None:
        """Title in place of a name: said *Madame*."""
        tag = self.tags[token]
        if not (tag & T.HONORIFIC and tag & T.CAPITALIZED) or self.tokens.is_abbreviated(token + 1):
            return None
        return Subject(token, token + 1, role=self.words[token], gender=gender_of(self.tokens.trait(token)))

    def _common_noun(self, token: int, stop: int, determiner: int) -> Subject | None:
        """Noun phrase with a determiner, up to its head: *the old man*, *her aunt*, *the painter*."""
        tags = self.tags
        head = begin = token + 1
        if head < stop and tags[head] & T.DETERMINER and self.tokens.trait(head) & T.QUANTIFIER:
            head += 1  # the three little mice
        while head < min(stop, token + _LONGEST_NOUN) and self._is_in_noun(head, token):
            mention = self.starting.get(head)
            if mention:
                return Subject(mention.first, mention.stop, mention.who)
            begin, head = head, self._compound_stop(head)
            if tags[head - 1] & (T.ROLE | T.HONORIFIC) and not (
                head < stop and (tags[head] & T.ROLE or head in self.starting)
            ):
                break
        if head == token + 1 or not tags[head - 1] & T.WORD:
            return None
        if head + 1 < stop and self._is_voice_of(head):
            owner = self.subject(head + 1, stop)  # the clear voice of Ada Moor
            if owner:
                return owner
        is_first = tags[begin] & T.ROLE and not tags[head - 1] & T.ROLE  # his brother-in-law; but the toll-keeper
        return self._role(token, begin if is_first else head - 1, stop, determiner)

    def _compound_stop(self, token: int) -> int:
        """The end of a word with hyphens that begins at ``token``: the *toll-keeper*, a *good-natured* man."""
        stop = token + 1
        while self.tokens.joins_words(stop):
            stop += 2
        return stop

    def _is_in_noun(self, token: int, start: int) -> bool:
        tag = self.tags[token]
        if tag & T.ROLE:
            return True
        word = self.words[token]
        if (
            not tag & T.WORD
            or tag & _NOT_IN_NOUN
            or (word.endswith(self.tokens.endings.adverb) and not self.tokens.trait(token) & T.ADJECTIVE)
        ):
            return False
        return not (tag & (T.VERB | T.ATTITUDE) and self.tokens.trait(token) & T.PAST and token > start + 1)

    def _role(self, first: int, head: int, stop: int, determiner: int) -> Subject | None:
        if head >= stop:
            return None
        word = self.words[head]
        gender = gender_of(self.tokens.trait(head))
        owner = self._owner_word(determiner)
        is_human = gender is not None or bool(
            self.tags[head] & (T.ROLE | T.HONORIFIC) and not self.tokens.trait(head) & NO_PERSON
        )
        person = self.owner_person(determiner)
        owner_gender = person if person in ("m", "f") else None
        return Subject(first, self._compound_stop(head), -1, "", word, gender, owner, owner_gender, is_human)

    def _owner_word(self, determiner: int) -> str:
        """The possessive (*her* in *her aunt*); empty for an article or *my*; ``_OTHERS`` for another word."""
        tokens, sets = self.tokens, self.tokens.sets
        if any(
            tokens.is_(determiner, words)
            for words in (sets.definite_article, sets.indefinite_article, sets.narrator_possessive)
        ):
            return ""
        return self.words[determiner].lower() if tokens.is_(determiner, sets.possessive) else _OTHERS

    def _is_voice_of(self, preposition: int) -> bool:
        """Whether *of* follows a noun for a voice: the clear *voice of* Ada Moor."""
        tokens, sets = self.tokens, self.tokens.sets
        return tokens.is_(preposition, sets.genitive_preposition) and tokens.is_(preposition - 1, sets.voice_noun)

    def owner(self, token: int) -> Subject | None:
        """A name in the possessive: *Ada's* sudden cry."""
        mention = self.starting.get(token)
        if mention and self.is_owner(mention.stop - 1):
            return Subject(mention.first, mention.stop, mention.who)
        return None

    def is_owner(self, token: int) -> bool:
        return self.words[token].endswith(self.tokens.endings.possessive)
