"""The slow twin of src_c/read/classes.c: the same decisions, one after the other, on Python lists."""

from __future__ import annotations

from collections.abc import Sequence

from twin_open_words import (
    ADJ,
    ADP,
    ADV,
    AUX,
    CCONJ,
    DET,
    FORMS,
    LETTERS,
    LONGEST_CLAUSE,
    NOUN,
    NUM,
    OPEN,
    OPENING,
    PART,
    PRON,
    PROPN,
    PUNCTUATION,
    SCONJ,
    SYM,
    SYMBOLS,
    TWICE,
    VERB,
    OpenWords,
    X,
)

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
    ENDING_VERB,
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
    LOWER,
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
    WORD_POSSESSIVE,
    WORD_RELATIVE,
    WORD_SINGULAR,
    WORD_STARTS,
    WORD_SUBJECT,
    WORD_THIRD,
    WORD_UNKNOWN,
)
from quotex.language.wordclasses import PREPOSITION, ROLE


def word_classes(scan: _core.Scan, features: Sequence[int], endings: Sequence[tuple[str, int]]) -> list[int]:
    """The words of Classes: ``features`` by entry of the lexicon, ``endings`` as the lexicon has them."""
    return _Reader(scan, features, endings).words


class _Reader(OpenWords):
    def __init__(self, scan: _core.Scan, features: Sequence[int], endings: Sequence[tuple[str, int]]) -> None:
        self.text = scan_text = scan.text
        self.starts, self.ends, self.tags = list(scan.token_start), list(scan.token_end), list(scan.token_tags)
        self.entries = [features[entry] >> 32 & (WORD_ATTRIBUTIVE - 1) for entry in scan.token_entry]
        self.may_be_syllable = [not entry or features[entry] & _core.FEATURE_SYLLABLE for entry in scan.token_entry]
        self.count = len(self.starts)
        words = [  # the lexicon stores the endings of its entries, which are in small letters
            scan_text[start:end].lower() if entry and tag & LOWER else scan_text[start:end]
            for start, end, tag, entry in zip(self.starts, self.ends, self.tags, scan.token_entry, strict=True)
        ]
        self.endings = [sum({kind for ending, kind in endings if word.endswith(ending)}) for word in words]
        edges = {scan.token_at(start) for start in scan.sentence_start}
        self.words = [0] * self.count
        for token in range(self.count):
            starts = token == 0 or token in edges
            opens = starts or self.follows_mark(token)
            self.words[token] = WORD_STARTS * starts | WORD_OPENS * opens
            self.words[token] |= self.first(token, opens)
        for token in range(self.count):
            self.decide(token)
        for token in range(self.count - 1):
            is_demonym = self.cls(token) == PROPN and self.words[token] & WORD_ADJECTIVE
            if is_demonym and self.is_after(token + 1) in {NOUN, ADJ, PROPN}:
                self.set(token, ADJ)

    def follows_mark(self, token: int) -> bool:
        before = token - 1
        return bool(self.tags[before] & PUNCT) and self.char(before) in OPENING and not self.is_inside(before)

    def is_shouted(self, token: int) -> bool:
        """Whether the word is in capitals next to known words in capitals."""
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
        if self.is_small_part(token) or (tag & CAPITALIZED and self.is_small_part(token + 2)):
            return PROPN
        if entry & WORD_CLASS:
            return self.known(token, entry, capital, upper)
        return self.guess(token, capital)

    def is_small_part(self, token: int) -> bool:
        """Whether the word after a hyphen is the small part of a given name."""
        if token >= self.count or not self.tags[token] & LOWER or not self.is_compounded(token):
            return False
        is_short = self.length(token) <= 5 and self.length(token - 2) > 1
        return is_short and self.may_be_syllable[token] and bool(self.tags[token - 2] & CAPITALIZED)

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
        opens_title = upos == ADP and not self.words[token] & WORD_STARTS and not before & CAPITALIZED
        if opens_title and self.tags[token] & after & CAPITALIZED and after & ROLE:
            return PROPN
        if capital and upos == AUX and (entry & WORD_NOUN or before & after & CAPITALIZED):
            return PROPN  # May, Will
        if capital and upos not in {DET, ADP, CCONJ, PRON, AUX, PART, SCONJ}:
            return PROPN | WORD_NOUN
        return entry

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
        """The class of an adverb that may be another word too, or the class it has."""
        before, after = self.left_class(left), self.is_after(token + 1)
        if kind in {KIND_APPROXIMATE, KIND_DIRECTION, KIND_PARTICLE}:
            alone = kind != KIND_APPROXIMATE and after in {PUNCTUATION, CCONJ} and before in {VERB, NOUN, PRON}
            return ADV if alone or (kind != KIND_PARTICLE and after in {NUM, SYM}) else ADP
        if kind == KIND_DEGREE:
            alone = after == PUNCTUATION and before == VERB
            participle = after == VERB and self.words[token + 1] & WORD_PARTICIPLE and before != PUNCTUATION
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
        """Decides on a form of have or do: without another verb after it, it is a main verb."""
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
        """Decides on *to*, which is a particle before a verb."""
        verb = token + 1
        if token and self.tags[token - 1] & PREPOSITION and self.endings[token - 1] & ENDING_GERUND:
            return  # according to court records
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
        """Decides on *that*: a conjunction, a relative pronoun, or still a determiner."""
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
        if self.kind(next_word) == KIND_THERE and second == AUX:
            return self.set(token, SCONJ)
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
        """Decides on a determiner, which is a pronoun without a noun: *this* is it."""
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
        """Whether a finite verb follows before any break."""
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
