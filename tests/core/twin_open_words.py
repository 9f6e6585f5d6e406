"""The slow twin of src_c/read/open_words.c: nouns, verbs, adjectives and adverbs of the same form."""

from __future__ import annotations

import string

from quotex import _core
from quotex._core import (
    CAPITALIZED,
    ENDING_PAST,
    ENDING_PLURAL,
    ENDING_POSSESSIVE,
    ENDING_SINGULAR,
    KIND_AGENT,
    KIND_BE,
    KIND_DO,
    KIND_HAVE,
    KIND_MODAL,
    KIND_THAT,
    KIND_THERE,
    KIND_TO,
    MARK,
    NUMBER,
    WORD,
    WORD_ADJECTIVE,
    WORD_ADVERB,
    WORD_ATTRIBUTIVE,
    WORD_BASE,
    WORD_CLASS,
    WORD_FLOATED,
    WORD_GERUND,
    WORD_KIND,
    WORD_NOUN,
    WORD_PARTICIPLE,
    WORD_PAST,
    WORD_PLURAL,
    WORD_POSSESSIVE,
    WORD_SINGULAR,
    WORD_STARTS,
    WORD_SUBJECT,
    WORD_THIRD,
    WORD_UNKNOWN,
)

(X, NOUN, PROPN, PRON, DET, ADJ, VERB, AUX, ADV, ADP, CCONJ, SCONJ, NUM, PART, INTJ, PUNCTUATION, SYM) = range(17)
NAMES = {value: name[5:] for name, value in vars(_core).items() if name.startswith("UPOS_")}

FORMS = WORD_BASE | WORD_THIRD | WORD_PAST | WORD_PARTICIPLE | WORD_GERUND
TWICE = WORD_PAST | WORD_PARTICIPLE  # an -ed form may be either
OPEN = {NOUN, VERB, ADJ, ADV}
NOMINAL = {NOUN, PROPN, ADJ, NUM}
LETTERS = frozenset(string.ascii_letters)
SYMBOLS = "$%#+=<>*~|€£^_"
OPENING = "([—–-:;…*•\"“‘'`"

HYPHENS = "-‐‑"
LONGEST_CLAUSE = 14  # tokens looked at for the verb of a clause
LONGEST_ADVERBS = 4
LONGEST_SUBJECT = 12  # tokens looked at for a verb before another


class Words:
    """The words of a text while their classes are decided."""

    text: str
    starts: list[int]
    ends: list[int]
    tags: list[int]
    entries: list[int]
    endings: list[int]
    words: list[int]
    count: int

    def char(self, token: int) -> str:
        return self.text[self.starts[token]] if 0 <= token < self.count else ""

    def length(self, token: int) -> int:
        return self.ends[token] - self.starts[token]

    def cls(self, token: int) -> int:
        return self.words[token] & WORD_CLASS

    def set(self, token: int, upos: int) -> None:
        self.words[token] = self.words[token] & ~WORD_CLASS | upos

    def kind(self, token: int) -> int:
        return self.words[token] & WORD_KIND if 0 <= token < self.count else 0

    def starts_at(self, token: int) -> bool:
        return token >= self.count or bool(self.words[token] & WORD_STARTS)

    def touches(self, token: int) -> bool:
        """Whether there is no blank between the token and the one before it."""
        return 0 < token < self.count and self.ends[token - 1] == self.starts[token]

    def is_inside(self, token: int) -> bool:
        """Whether the token is a mark inside a word: well-known."""
        return self.touches(token) and self.touches(token + 1) and bool(self.tags[token - 1] & (WORD | NUMBER))

    def is_after(self, token: int) -> int:
        """The class of the word at ``token``; PUNCTUATION at the start of a sentence, or if there is no word."""
        return PUNCTUATION if self.starts_at(token) else self.cls(token)

    def is_plural(self, token: int) -> bool:
        if self.words[token] & WORD_PLURAL:
            return True
        return self.endings[token] & (ENDING_PLURAL | ENDING_SINGULAR | ENDING_POSSESSIVE) == ENDING_PLURAL

    def is_compounded(self, token: int) -> bool:
        """Whether the word is after a hyphen: a stand-*in*."""
        return token > 1 and self.char(token - 1) in HYPHENS and self.is_inside(token - 1)

    def left_class(self, left: int) -> int:
        return self.cls(left) if left >= 0 else PUNCTUATION

    def left(self, token: int) -> int:
        """The word before it in its sentence, except adverbs, or -1."""
        before = token
        while not self.starts_at(before):
            before -= 1
            if not self.is_passed_over(before) or token - before >= LONGEST_ADVERBS:
                return before
        return -1

    def is_passed_over(self, token: int) -> bool:
        """Whether the token is an adverb or *not*."""
        upos = self.cls(token)
        if upos == PART:
            return bool(self.tags[token] & WORD) and self.kind(token) != KIND_TO
        return upos == ADV and self.kind(token) != KIND_THERE


class OpenWords(Words):
    """Decides on words of open classes."""

    def is_unpredicated(self, token: int) -> bool:
        """Whether the clause has no verb before the word."""
        for before in range(token - 1, max(-1, token - LONGEST_SUBJECT), -1):
            upos, word = self.cls(before), self.words[before]
            if upos == SCONJ or (upos == PUNCTUATION and not self.is_inside(before)):
                return True
            if upos == AUX or (upos == VERB and not word & WORD_ATTRIBUTIVE):
                return False
            if word & WORD_STARTS:
                return True
        return False

    def is_nominal(self, token: int) -> bool:
        """Whether a noun phrase may go on with the word."""
        if self.starts_at(token):
            return False
        upos, word = self.cls(token), self.words[token]
        if upos in {PRON, AUX}:
            return False
        return upos in NOMINAL or bool(word & WORD_NOUN and word & (WORD_BASE | WORD_THIRD))

    def open_word(self, token: int, left: int) -> None:
        """Decides between noun, verb, adjective and adverb."""
        before_word = self.words[left] if left >= 0 else 0
        demands_base = self.kind(left) == KIND_MODAL or (self.kind(left) == KIND_DO and self.cls(left) == AUX)
        if demands_base and self.may_be_base(token):
            self.words[token] |= WORD_BASE
        word, upos = self.words[token], self.cls(token)
        if upos != VERB and (not word & FORMS or (upos == ADJ and not word & (WORD_BASE | WORD_THIRD))):
            self.modifier(token, left)
            word, upos = self.words[token], self.cls(token)
        if not word & FORMS:
            return
        if self.is_compounded(token):
            if upos == VERB and word & (WORD_BASE | WORD_THIRD):
                self.words[token] = word & ~(WORD_CLASS | FORMS) | NOUN
            elif upos == VERB and word & WORD_PARTICIPLE and self.is_nominal(token + 1):
                self.set(token, ADJ)
            elif upos == VERB and word & WORD_PARTICIPLE:
                self.words[token] |= WORD_ATTRIBUTIVE
            return
        is_verb = self.by_governor(token, left)
        if is_verb is None and self.is_attributive(token, left):
            self.words[token] |= WORD_ATTRIBUTIVE
            return
        if is_verb is None:
            is_verb = self.by_place(token, left)
        if is_verb:
            self.set(token, VERB)
            self.choose_form(token, left, before_word)
        elif upos == VERB:
            self.set(token, ADJ if word & WORD_PARTICIPLE and not word & (WORD_BASE | WORD_NOUN) else NOUN)

    def may_be_base(self, token: int) -> bool:
        """Whether a word not known as a verb is in a position for verbs only: can *access* the page."""
        if self.words[token] & WORD_UNKNOWN:
            return True
        return self.cls(token) == NOUN and not self.is_plural(token) and self.is_after(token + 1) in {DET, PRON, ADP}

    def is_owned(self, left: int) -> bool:
        """Whether the word before is a determiner or a possessive."""
        if left < 0:
            return False
        upos, word = self.cls(left), self.words[left]
        if upos == DET or word & WORD_POSSESSIVE or (upos == PART and self.char(left) in "'’"):
            return True
        return upos in {NOUN, PROPN} and bool(self.endings[left] & ENDING_POSSESSIVE)

    def is_attributive(self, token: int, left: int) -> bool:
        """Whether the word is a participle before its noun, after a determiner, a preposition or an adjective."""
        word = self.words[token]
        if not self.is_nominal(token + 1) or left < 0:
            return False
        if self.is_owned(left):
            return bool(word & (WORD_GERUND | WORD_PARTICIPLE)) and not word & (WORD_BASE | WORD_THIRD)
        if word & WORD_PAST and not self.endings[token] & ENDING_PAST:
            return False  # the 60-year-old told jurors
        return (
            self.cls(left) in {ADP, NUM, ADJ}
            and bool(word & WORD_PARTICIPLE)
            and not word & (WORD_BASE | WORD_GERUND | WORD_NOUN)
        )

    def by_governor(self, token: int, left: int) -> bool | None:
        """The verdict of the word before: a verb, no verb, or None."""
        if left < 0:
            return None
        word, before, kind = self.words[token], self.cls(left), self.kind(left)
        is_base, is_noun = bool(word & WORD_BASE), bool(word & WORD_NOUN)
        if before == PART and kind == KIND_TO:
            return True if is_base else None
        if kind == KIND_MODAL or (kind == KIND_DO and before != VERB):
            return True if is_base else None
        if kind == KIND_DO and is_base and not is_noun:
            return True
        if kind == KIND_HAVE:
            if before in {AUX, PRON}:
                return bool(word & TWICE)
            return False if word & (WORD_BASE | WORD_THIRD) else None
        if kind == KIND_BE:
            return self.by_be(token)
        if before == PRON and self.words[left] & WORD_SUBJECT:
            return True
        return self.by_phrase(token, left)

    def by_phrase(self, token: int, left: int) -> bool | None:
        """The verdict of a determiner, a preposition, a number or an adjective."""
        word, before = self.words[token], self.cls(left)
        is_attributive = self.is_attributive(token, left)
        if self.is_owned(left):
            if self.words[left] & WORD_FLOATED and word & (WORD_PAST | WORD_THIRD):
                return True
            takes_object = self.is_after(token + 1) in {DET, PRON}
            if before == DET and self.is_plural(left) and word & WORD_BASE and takes_object:
                return True  # Some claim that
            if is_attributive:
                return None
            passed_over = left + 1 < token and word & (WORD_PAST | WORD_THIRD)  # the daily wrote
            return bool(passed_over) or self.is_said_by_owner(token, left)
        if before == NUM and self.words[left] & WORD_SINGULAR and word & WORD_THIRD:
            return True  # One claims it
        if word & WORD_THIRD and self.is_age(left) and self.is_after(token + 1) not in {AUX, VERB, ADP}:
            return True  # the 46-year-old says
        no_adjective = word & (WORD_NOUN | WORD_BASE | WORD_THIRD | WORD_GERUND)
        if before not in {ADP, NUM} and not (before == ADJ and no_adjective):
            return None
        if word & WORD_GERUND:
            return False if before == ADJ else None
        return None if is_attributive or (before == NUM and not word & WORD_NOUN) else False

    def is_age(self, token: int) -> bool:
        """Whether the word ends an age that stands for a person: the 46-year-old."""
        return token > 3 and self.is_compounded(token) and self.is_compounded(token - 2) and self.cls(token - 4) == NUM

    def is_said_by_owner(self, token: int, left: int) -> bool:
        """Whether the word before is a name that ends like a possessive: Moody's said."""
        if left + 1 < token or self.cls(left) != PROPN or self.is_nominal(token + 1):
            return False
        return bool(self.words[token] & WORD_PAST) and not self.endings[token] & ENDING_PAST

    def by_be(self, token: int) -> bool:
        word, upos, after = self.words[token], self.cls(token), self.is_after(token + 1)
        if not word & (TWICE | WORD_GERUND):
            return bool(word & WORD_BASE) and upos == VERB and after in {DET, PRON}
        return upos != ADJ or after in {DET, PRON, PROPN} or self.kind(token + 1) == KIND_AGENT

    def by_place(self, token: int, left: int) -> bool:
        """Whether the word is a verb, by the neighbours on both sides."""
        word, upos = self.words[token], self.cls(token)
        before, after = self.left_class(left), self.is_after(token + 1)
        is_noun = word & WORD_NOUN
        if word & WORD_BASE and is_noun and not word & (WORD_PAST | WORD_GERUND):
            return self.is_base_verb(token, left, before, after)
        if word & WORD_THIRD and is_noun:
            return self.is_third_verb(token, left, before, after)
        plural = left >= 0 and self.is_plural(left)
        if word & WORD_BASE and upos == VERB and before == NOUN and not plural and not word & WORD_PAST:
            return True
        if word & WORD_BASE and upos != VERB and not word & WORD_PAST:
            return before in {NOUN, PRON} and plural and after in {DET, PRON}
        if word & WORD_GERUND and upos == NOUN:
            return before not in {AUX, DET, ADJ, NUM, CCONJ} and after in {SCONJ, PRON, DET, PROPN}
        if word & TWICE and upos == ADJ:
            object_follows = after in {DET, PRON, PROPN} and before not in {DET, ADJ, ADV}
            return before == PROPN or object_follows or self.kind(token + 1) == KIND_AGENT
        return bool(word & TWICE) or upos == VERB

    def is_base_verb(self, token: int, left: int, before: int, after: int) -> bool:
        is_verb = self.cls(token) == VERB
        if before in {NOUN, PROPN, ADJ}:
            plural = before != ADJ and self.is_plural(left)
            return plural and after != AUX and (before == NOUN or after in {DET, PRON, PART, SCONJ})
        if before == PRON:
            return not self.words[left] & WORD_POSSESSIVE and after != AUX
        if before == CCONJ:
            joined = not self.starts_at(left) and self.cls(left - 1) == VERB and self.words[left - 1] & WORD_BASE
            return is_verb and (bool(joined) or after in {DET, PRON})
        if before in {PUNCTUATION, SCONJ}:
            return after == DET or (is_verb and after in {PRON, ADP, PROPN})
        return False

    def is_third_verb(self, token: int, left: int, before: int, after: int) -> bool:
        if after in {AUX, VERB} or (self.touches(token + 1) and self.char(token + 1) in ("'", "’")):
            return False
        if before in {PROPN, PRON}:
            return True
        if before == PUNCTUATION:
            return left >= 0 and self.char(left) in ',)"”'
        if before == NOUN:
            if self.is_plural(left) or self.is_in_object(left):
                return False
            quoted = token + 1 < self.count and self.tags[token + 1] & MARK
            if (
                self.cls(token) == VERB
                or after in {DET, PRON, SCONJ, PART, PROPN}
                or quoted
                or self.is_unpredicated(token)
            ):
                return True
            return self.kind(token + 1) in {KIND_THAT, KIND_TO} and not self.starts_at(token + 1)
        return before == CCONJ and after in {DET, PRON, PROPN}

    def is_in_object(self, left: int) -> bool:
        """Whether the word before is a noun right after a verb: make *wedding* plans."""
        if self.starts_at(left) or self.cls(left - 1) != VERB or self.is_compounded(left - 1):
            return False
        return not self.words[left - 1] & WORD_ATTRIBUTIVE

    def modifier(self, token: int, left: int) -> None:
        """Decides between adjective, adverb and noun."""
        upos, word = self.cls(token), self.words[token]
        before, after = self.left_class(left), self.is_after(token + 1)
        nominal = after in {NOUN, PROPN, ADJ}
        if upos == NOUN and word & WORD_ADJECTIVE:
            if nominal and after != PROPN:
                self.set(token, ADJ)
        elif (
            upos == ADJ
            and word & WORD_NOUN
            and not word & FORMS
            and left == token - 1
            and before in {DET, ADP, ADJ, PROPN}
        ):
            ends = after in {PUNCTUATION, ADP, AUX, VERB, CCONJ}
            if ends or (before == PROPN and after in {ADV, PRON}):
                self.set(token, NOUN)
        elif upos == ADV and word & WORD_ADJECTIVE:
            if nominal and before in {DET, ADP, ADJ, PRON}:
                self.set(token, ADJ)
        elif upos == ADJ and word & WORD_ADVERB:
            ends = before in {VERB, NOUN} and after in {PUNCTUATION, ADP, SCONJ, CCONJ}
            is_governed = before in {DET, ADP, ADJ, NUM} or (left >= 0 and self.words[left] & WORD_POSSESSIVE)
            is_free = after == VERB and not self.tags[token] & CAPITALIZED and not is_governed
            if ends or is_free or after == ADV:
                self.set(token, ADV)

    def choose_form(self, token: int, left: int, before_word: int) -> None:
        """Keeps those forms of a verb that are possible after the word before it."""
        forms, kind = self.words[token] & FORMS, self.kind(left)
        if forms & WORD_PARTICIPLE and kind in {KIND_BE, KIND_HAVE}:
            forms &= WORD_PARTICIPLE | WORD_GERUND
        elif forms & TWICE == TWICE and before_word & WORD_SUBJECT:
            forms &= ~WORD_PARTICIPLE
        if kind in {KIND_MODAL, KIND_DO, KIND_TO} and forms & WORD_BASE:
            forms = WORD_BASE
        if forms:
            self.words[token] = self.words[token] & ~FORMS | forms
