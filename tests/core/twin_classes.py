"""The slow twin of src_c/read/classes.c: the same decisions, one after the other, on lists of Python."""

from __future__ import annotations

import string
from collections.abc import Sequence

from quotex import _core
from quotex._core import (
    CAPITALIZED,
    DIGIT,
    ENDING_ADJECTIVE,
    ENDING_ADVERB,
    ENDING_DEMONYM,
    ENDING_GERUND,
    ENDING_MODIFIER,
    ENDING_NOUN,
    ENDING_ORDINAL,
    ENDING_PAST,
    ENDING_PLURAL,
    ENDING_POSSESSIVE,
    ENDING_SINGULAR,
    ENDING_VERB,
    KIND_AGENT,
    KIND_ALONE,
    KIND_APPROXIMATE,
    KIND_AS,
    KIND_BE,
    KIND_CLAUSAL,
    KIND_DEGREE,
    KIND_DIRECTION,
    KIND_DO,
    KIND_HAVE,
    KIND_LIKE,
    KIND_MODAL,
    KIND_ONCE,
    KIND_ORDER,
    KIND_PARTICLE,
    KIND_PLACE,
    KIND_TEMPORAL,
    KIND_THAT,
    KIND_THERE,
    KIND_TO,
    KIND_WHICH,
    LINK,
    MARK,
    NUMBER,
    PUNCT,
    UPPER,
    WORD,
    WORD_ADJECTIVE,
    WORD_ADVERB,
    WORD_ATTRIBUTIVE,
    WORD_BASE,
    WORD_CLAIM,
    WORD_CLASS,
    WORD_FLOATED,
    WORD_GERUND,
    WORD_KIND,
    WORD_NOUN,
    WORD_OBJECT,
    WORD_OPENS,
    WORD_PARTICIPLE,
    WORD_PAST,
    WORD_PLURAL,
    WORD_POSSESSIVE,
    WORD_RELATIVE,
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


def word_classes(scan: _core.Scan, features: Sequence[int], endings: Sequence[tuple[str, int]]) -> list[int]:
    """The words of Classes: ``features`` by entry of the lexicon, ``endings`` as the lexicon has them."""
    return _Reader(scan, features, endings).words


class _Reader:
    def __init__(self, scan: _core.Scan, features: Sequence[int], endings: Sequence[tuple[str, int]]) -> None:
        self.text = scan_text = scan.text
        self.starts, self.ends, self.tags = list(scan.token_start), list(scan.token_end), list(scan.token_tags)
        self.entries = [features[entry] >> 32 & (WORD_ATTRIBUTIVE - 1) for entry in scan.token_entry]
        self.count = len(self.starts)
        self.endings = [
            sum({kind for ending, kind in endings if scan_text[start:end].endswith(ending)})
            for start, end in zip(self.starts, self.ends, strict=True)
        ]
        edges = {scan.token_at(start) for start in scan.sentence_start}
        self.words = [0] * self.count
        for token in range(self.count):
            starts = token == 0 or token in edges
            opens = starts or self.follows_mark(token)
            self.words[token] = WORD_STARTS * starts | WORD_OPENS * opens | self.first(token, opens)
        for token in range(self.count):
            self.decide(token)
        for token in range(self.count - 1):
            is_demonym = self.cls(token) == PROPN and self.words[token] & WORD_ADJECTIVE
            if is_demonym and self.is_after(token + 1) in {NOUN, ADJ, PROPN}:
                self.set(token, ADJ)

    # What a token is.

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
        """No blank stands between the token and the one before it."""
        return 0 < token < self.count and self.ends[token - 1] == self.starts[token]

    def is_inside(self, token: int) -> bool:
        """A mark inside a word: well-known."""
        return self.touches(token) and self.touches(token + 1) and bool(self.tags[token - 1] & (WORD | NUMBER))

    def follows_mark(self, token: int) -> bool:
        before = token - 1
        return bool(self.tags[before] & PUNCT) and self.char(before) in OPENING and not self.is_inside(before)

    def is_after(self, token: int) -> int:
        """The class of the word at ``token``, or PUNCTUATION where a sentence begins or none is there."""
        return PUNCTUATION if self.starts_at(token) else self.cls(token)

    def is_plural(self, token: int) -> bool:
        if self.words[token] & WORD_PLURAL:
            return True
        return self.endings[token] & (ENDING_PLURAL | ENDING_SINGULAR | ENDING_POSSESSIVE) == ENDING_PLURAL

    # Its class alone.

    def is_shouted(self, token: int) -> bool:
        """In capitals beside known words in capitals."""
        found = False
        for beside in (token - 1, token + 1):
            if 0 <= beside < self.count and self.tags[beside] & WORD and self.length(beside) > 1:
                if not self.tags[beside] & UPPER:
                    return False
                found |= self.length(beside) > 2 and bool(self.entries[beside] & WORD_CLASS)
        return found

    def first(self, token: int, opens: bool) -> int:
        tag, entry, ending = self.tags[token], self.entries[token], self.endings[token]
        if tag & PUNCT:
            return self.punctuation(token)
        if tag & LINK and not tag & WORD:
            return X
        if tag & (NUMBER | DIGIT) and not (tag & WORD and not ending & ENDING_ORDINAL and self.ends_in_letters(token)):
            return ADJ if ending & ENDING_ORDINAL else NUM
        capital = bool(tag & CAPITALIZED) and not opens
        upper = bool(tag & UPPER)
        if upper and self.is_shouted(token):
            capital = upper = False
        if entry & WORD_CLASS:
            return self.known(token, entry, capital, upper)
        return self.guess(token, capital)

    def ends_in_letters(self, token: int) -> bool:
        return self.length(token) > 2 and all(
            char in LETTERS for char in self.text[self.ends[token] - 2 : self.ends[token]]
        )

    def punctuation(self, token: int) -> int:
        char = self.char(token)
        if char == "&":
            return CCONJ
        if char in "'’" and self.length(token) == 1 and self.touches(token) and self.endings[token - 1] & ENDING_PLURAL:
            return PART
        return SYM if char in SYMBOLS else PUNCTUATION

    def known(self, token: int, entry: int, capital: bool, upper: bool) -> int:
        upos = entry & WORD_CLASS
        before = self.tags[token - 1] if token else 0
        after = self.tags[token + 1] if token + 1 < self.count else 0
        if upos in OPEN and not entry & WORD_KIND:
            if capital:
                return PROPN | WORD_NOUN | (WORD_ADJECTIVE if upos == ADJ and not entry & FORMS else 0)
            return entry | self.forms(token, upos, entry)
        if self.is_compounded(token):
            return PROPN if self.tags[token - 2] & CAPITALIZED else NOUN | WORD_NOUN
        if upper and upos == PRON and self.length(token) > 1:
            return PROPN
        if capital and upos == AUX and (entry & WORD_NOUN or before & after & CAPITALIZED):
            return PROPN  # May, Will
        if capital and upos not in {DET, ADP, CCONJ, PRON, AUX, PART, SCONJ}:
            return PROPN | WORD_NOUN
        return entry

    def is_compounded(self, token: int) -> bool:
        """Behind a hyphen: a stand-*in*."""
        return token > 1 and self.char(token - 1) in HYPHENS and self.is_inside(token - 1)

    def forms(self, token: int, upos: int, entry: int) -> int:
        more = {NOUN: WORD_NOUN, ADJ: WORD_ADJECTIVE, ADV: WORD_ADVERB}.get(upos, 0)
        ending, length = self.endings[token], self.length(token)
        if ending & ENDING_GERUND and not entry & WORD_BASE and length > (5 if upos == NOUN else 4):
            more |= WORD_GERUND
        if ending & ENDING_PAST and length > 4 and (upos != NOUN or entry & TWICE):
            more |= TWICE
        return more

    def guess(self, token: int, capital: bool) -> int:
        tag, ending, length = self.tags[token], self.endings[token], self.length(token)
        large = bool(tag & CAPITALIZED)
        if ending & ENDING_POSSESSIVE:
            return PROPN if large else NOUN
        if capital:
            return PROPN | (WORD_ADJECTIVE if ending & ENDING_DEMONYM and length > 5 else 0)
        after = self.tags[token + 1] if token + 1 < self.count else 0
        if large and after & CAPITALIZED:
            return PROPN
        if ending & ENDING_GERUND and length > 4:
            return VERB | WORD_GERUND
        if ending & ENDING_PAST and length > 4:
            return VERB | TWICE
        if ending & ENDING_ADVERB and length > 4 and not large:
            return ADV
        if ending & ENDING_ADJECTIVE and length > 5 and not ending & ENDING_NOUN:
            return ADJ | WORD_ADJECTIVE
        if large:
            return PROPN
        if ending & ENDING_VERB and length > 5:
            return VERB | WORD_BASE | WORD_NOUN
        if ending & ENDING_MODIFIER and length > 4 and not ending & ENDING_NOUN:
            return NOUN | WORD_NOUN | WORD_ADJECTIVE
        return NOUN | WORD_NOUN | (0 if ending & ENDING_PLURAL else WORD_UNKNOWN)

    # Its class among its neighbours.

    def left(self, token: int) -> int:
        """The word before it in its sentence, adverbs left out, or -1."""
        before = token
        while not self.starts_at(before):
            before -= 1
            if not self.is_passed_over(before) or token - before >= LONGEST_ADVERBS:
                return before
        return -1

    def is_passed_over(self, token: int) -> bool:
        """An adverb or *not*."""
        upos = self.cls(token)
        if upos == PART:
            return bool(self.tags[token] & WORD) and self.kind(token) != KIND_TO
        return upos == ADV and self.kind(token) != KIND_THERE

    def left_class(self, left: int) -> int:
        return self.cls(left) if left >= 0 else PUNCTUATION

    def decide(self, token: int) -> None:
        upos, kind = self.cls(token), self.kind(token)
        if upos == PROPN or upos in {PUNCTUATION, SYM, NUM, X, CCONJ, PART}:
            return
        left = self.left(token)
        if kind:
            self.function_word(token, left, upos, kind)
        elif upos in OPEN:
            self.open_word(token, left)

    def function_word(self, token: int, left: int, upos: int, kind: int) -> None:
        before, after = self.left_class(left), self.is_after(token + 1)
        if kind in {KIND_HAVE, KIND_DO}:
            if upos == AUX:
                self.auxiliary(token, left, kind)
        elif kind == KIND_TO:
            self.to(token)
        elif kind == KIND_THAT:
            self.that(token, left)
        elif kind == KIND_WHICH:
            self.set(token, DET if after == NOUN and before not in {NOUN, PUNCTUATION} else PRON)
        elif kind == KIND_ALONE:
            self.alone(token, left)
        elif kind == KIND_THERE:
            if not self.starts_at(token + 1) and self.kind(token + 1) in {KIND_BE, KIND_MODAL}:
                self.set(token, PRON)
        elif kind in {KIND_CLAUSAL, KIND_AS, KIND_ONCE}:
            self.clausal(token, left, kind)
        elif kind == KIND_LIKE:
            subject = left >= 0 and self.words[left] & (WORD_SUBJECT | WORD_OBJECT) == WORD_SUBJECT
            if subject or before == PART or self.kind(left) in {KIND_MODAL, KIND_DO}:
                self.words[token] = self.words[token] & ~WORD_CLASS | VERB | WORD_BASE
        else:
            self.set(token, self.adverb(token, left, upos, kind))

    def adverb(self, token: int, left: int, upos: int, kind: int) -> int:
        """The class of an adverb that is another word as well, or the class it has."""
        before, after = self.left_class(left), self.is_after(token + 1)
        if kind in {KIND_APPROXIMATE, KIND_DIRECTION, KIND_PARTICLE}:
            alone = kind != KIND_APPROXIMATE and after in {PUNCTUATION, CCONJ} and before in {VERB, NOUN, PRON}
            return ADV if alone or (kind != KIND_PARTICLE and after in {NUM, SYM}) else ADP
        if kind == KIND_DEGREE:
            alone = after == PUNCTUATION and before == VERB
            participle = after == VERB and self.words[token + 1] & WORD_PARTICIPLE
            return ADV if after in {ADJ, ADV} or alone or participle else ADJ
        if kind == KIND_PLACE:
            owned = left >= 0 and self.words[left] & WORD_POSSESSIVE
            goes = upos == NOUN and before in {VERB, AUX, ADV, PRON} and not owned
            return ADV if goes or (upos == ADJ and after in {ADV, ADP, SCONJ}) else upos
        if kind == KIND_ORDER:
            comma = before == PUNCTUATION and token + 1 < self.count and self.char(token + 1) == ","
            return ADV if comma or (after in {VERB, AUX} and before != DET) or before == AUX else upos
        if kind == KIND_TEMPORAL:
            return ADJ if before == DET and after in {NOUN, ADJ} else upos
        return upos

    def auxiliary(self, token: int, left: int, kind: int) -> None:
        """A form of have or do without another verb after it is one of its own."""
        after = token + 1
        while not self.starts_at(after) and after < token + 4:
            is_subject = after == token + 1 and self.cls(after) == PRON and self.words[after] & WORD_SUBJECT
            is_adverb = self.cls(after) in {ADV, PART}
            if not (is_adverb or is_subject or self.words[after] & WORD_FLOATED):
                break
            after += 1
        inside = not self.starts_at(after)
        before = self.left_class(left)
        if kind == KIND_HAVE:
            is_auxiliary = inside and bool(self.words[after] & TWICE)
            if inside and self.words[after] & WORD_BASE and self.cls(after) == NOUN:
                is_auxiliary = False
        else:
            is_auxiliary = inside and bool(self.words[after] & WORD_BASE) and before != DET
            is_subject = left >= 0 and bool(self.words[left] & WORD_SUBJECT)
            starts = bool(self.words[token] & WORD_STARTS)
            ends = not inside or (self.cls(after) == PUNCTUATION and is_subject)
            if ends or starts or (before in {PRON, ADV} and not is_subject):
                is_auxiliary |= not self.words[token] & WORD_PARTICIPLE
        if not is_auxiliary and not self.words[token] & WORD_FLOATED:
            self.set(token, VERB)

    def to(self, token: int) -> None:
        """*to* is a particle before a verb."""
        verb = token + 1
        while not self.starts_at(verb) and self.cls(verb) == ADV and verb < token + 3:
            verb += 1
        if self.starts_at(verb) or (self.tags[verb] & CAPITALIZED and not self.is_shouted(verb)):
            return
        upos, after = self.cls(verb), self.is_after(verb + 1)
        if self.words[verb] & WORD_UNKNOWN and after not in {NOUN, VERB, AUX, NUM, PART}:
            self.words[verb] |= WORD_BASE
        if not self.words[verb] & WORD_BASE:
            return
        if upos in {VERB, AUX, NOUN} or (upos == ADJ and after in {DET, PRON, PROPN, ADP, PUNCTUATION}):
            self.set(token, PART)

    def that(self, token: int, left: int) -> None:
        """*that*: a conjunction, a relative pronoun, or a determiner as it is at first."""
        before, after, next_word = self.left_class(left), self.is_after(token + 1), token + 1
        if after == PUNCTUATION:
            return self.set(token, PRON)
        word = self.words[next_word]
        second = self.is_after(token + 2)
        ends = self.is_plural(next_word)
        third = word & WORD_THIRD or (ends and not self.entries[next_word] & WORD_CLASS)
        if third and before in {NOUN, PRON} and second not in {AUX, VERB, NOUN}:
            self.words[next_word] |= WORD_THIRD  # an ocean that condenses
            return self.set(token, PRON)
        if after == AUX or (before in {NOUN, PROPN} and after in {VERB, ADV}):
            return self.set(token, PRON)
        if before == NOUN and after == PRON and word & WORD_SUBJECT and not self.words[left] & WORD_CLAIM:
            return self.set(token, PRON)
        if after == ADP and before in {VERB, AUX}:
            return self.set(token, SCONJ if self.opens_clause(token) else PRON)
        if after in {DET, PRON, PROPN, SCONJ}:
            return self.set(token, SCONJ)
        may_open = after in {NOUN, ADJ, NUM, ADV} and before in {VERB, NOUN, ADJ}
        if may_open and (ends or (after != NOUN and self.opens_clause(token))):
            return self.set(token, SCONJ)
        if after == NOUN and ends:
            return self.set(token, SCONJ)
        if after == VERB:
            if word & WORD_THIRD and word & WORD_NOUN and second in {AUX, VERB}:
                return self.set(token, SCONJ)
            if before != VERB:
                return self.set(token, PRON)
        return None

    def alone(self, token: int, left: int) -> None:
        """A determiner without a noun is a pronoun: *this* is it."""
        before, after, word = self.left_class(left), self.is_after(token + 1), self.words[token]
        if after == PUNCTUATION:
            return None if word & WORD_FLOATED else self.set(token, PRON)
        next_word, second = self.words[token + 1], self.is_after(token + 2)
        if word & WORD_SINGULAR and after in {VERB, NOUN} and next_word & WORD_THIRD:
            return self.set(token, PRON)
        if word & WORD_FLOATED:
            return None
        is_alone = after in {AUX, ADP, SCONJ, CCONJ}
        is_alone |= after == ADV and before in {VERB, AUX} and second not in {ADJ, NOUN}
        is_verb = after == VERB and next_word & (WORD_THIRD | WORD_PAST) and not next_word & WORD_NOUN
        is_alone |= bool(is_verb) and (not next_word & WORD_PARTICIPLE or second not in {NOUN, ADJ, PROPN})
        is_alone |= after == PRON and bool(next_word & WORD_RELATIVE)
        is_alone |= self.kind(token + 1) == KIND_THAT and after == DET
        return self.set(token, PRON) if is_alone else None

    def clausal(self, token: int, left: int, kind: int) -> None:
        after = self.is_after(token + 1)
        if kind == KIND_AS and after == ADV and self.kind(token + 1) == KIND_TEMPORAL:
            return self.set(token, ADV)  # as well
        if kind == KIND_AS and after in {ADJ, ADV}:
            for second in range(token + 2, min(token + 5, self.count)):
                if self.kind(second) == KIND_AS:
                    return self.set(token, ADV)
        if kind == KIND_ONCE and after in {VERB, AUX} and left == token - 1 >= 0:
            return self.set(token, ADV)
        return self.set(token, SCONJ if self.opens_clause(token) else ADP)

    def opens_clause(self, token: int) -> bool:
        """Does a finite verb follow before any break?"""
        for after in range(token + 1, min(token + LONGEST_CLAUSE, self.count)):
            upos, word = self.cls(after), self.words[after]
            if word & WORD_STARTS or (upos == PUNCTUATION and not self.is_inside(after)):
                return False
            if word & WORD_SUBJECT and not word & WORD_OBJECT:
                return True
            is_past = upos == VERB and word & (WORD_PAST | WORD_THIRD) and after > token + 1
            if upos == AUX or (is_past and self.cls(after - 1) not in {DET, ADJ}):
                return True
            if upos == ADP and after > token + 3:
                return False
        return False

    def is_unpredicated(self, token: int) -> bool:
        """Has the clause no verb before the word?"""
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
        """May a noun phrase go on with the word?"""
        if self.starts_at(token):
            return False
        upos, word = self.cls(token), self.words[token]
        if upos in {PRON, AUX}:
            return False
        return upos in NOMINAL or bool(word & WORD_NOUN and word & (WORD_BASE | WORD_THIRD))

    def open_word(self, token: int, left: int) -> None:
        """A noun, a verb, an adjective or an adverb."""
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
        """A word that is not known as a verb, where only a verb may stand: can *access* the page."""
        if self.words[token] & WORD_UNKNOWN:
            return True
        return self.cls(token) == NOUN and not self.is_plural(token) and self.is_after(token + 1) in {DET, PRON, ADP}

    def is_owned(self, left: int) -> bool:
        """After a determiner or a possessive."""
        if left < 0:
            return False
        upos, word = self.cls(left), self.words[left]
        if upos == DET or word & WORD_POSSESSIVE or (upos == PART and self.char(left) in "'’"):
            return True
        return upos in {NOUN, PROPN} and bool(self.endings[left] & ENDING_POSSESSIVE)

    def is_attributive(self, token: int, left: int) -> bool:
        """A participle before its noun, after a determiner, a preposition or an adjective."""
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
        """What the word before demands: a verb, none, or (None) neither."""
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
        """What a determiner, a preposition, a number or an adjective demands."""
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
        no_adjective = word & (WORD_NOUN | WORD_BASE | WORD_THIRD | WORD_GERUND)
        if before not in {ADP, NUM} and not (before == ADJ and no_adjective):
            return None
        if word & WORD_GERUND:
            return False if before == ADJ else None
        return None if is_attributive or (before == NUM and not word & WORD_NOUN) else False

    def is_said_by_owner(self, token: int, left: int) -> bool:
        """A name that ends as a possessive does: Moody's said."""
        if left + 1 < token or self.cls(left) != PROPN or self.is_nominal(token + 1):
            return False
        return bool(self.words[token] & WORD_PAST) and not self.endings[token] & ENDING_PAST

    def by_be(self, token: int) -> bool:
        word, upos, after = self.words[token], self.cls(token), self.is_after(token + 1)
        if not word & (TWICE | WORD_GERUND):
            return bool(word & WORD_BASE) and upos == VERB and after in {DET, PRON}
        return upos != ADJ or after in {DET, PRON, PROPN} or self.kind(token + 1) == KIND_AGENT

    def by_place(self, token: int, left: int) -> bool:
        """A verb or not, by the neighbours on both sides."""
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
            joined = left > 0 and self.cls(left - 1) == VERB and self.words[left - 1] & WORD_BASE
            return is_verb and (bool(joined) or after in {DET, PRON})
        if before in {PUNCTUATION, SCONJ}:
            return after == DET or (is_verb and after in {PRON, ADP, PROPN})
        return False

    def is_third_verb(self, token: int, left: int, before: int, after: int) -> bool:
        if after in {AUX, VERB}:
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
        """A noun right behind a verb: make *wedding* plans."""
        if not left or self.cls(left - 1) != VERB or self.is_compounded(left - 1):
            return False
        return not self.words[left - 1] & WORD_ATTRIBUTIVE

    def modifier(self, token: int, left: int) -> None:
        """An adjective, an adverb or a noun."""
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
            if ends or after == ADV:
                self.set(token, ADV)

    def choose_form(self, token: int, left: int, before_word: int) -> None:
        """Of the forms that a verb may have, those that it has after the word before it."""
        forms, kind = self.words[token] & FORMS, self.kind(left)
        if forms & WORD_PARTICIPLE and kind in {KIND_BE, KIND_HAVE}:
            forms &= WORD_PARTICIPLE | WORD_GERUND
        elif forms & TWICE == TWICE and before_word & WORD_SUBJECT:
            forms &= ~WORD_PARTICIPLE
        if kind in {KIND_MODAL, KIND_DO, KIND_TO} and forms & WORD_BASE:
            forms = WORD_BASE
        if forms:
            self.words[token] = self.words[token] & ~FORMS | forms
