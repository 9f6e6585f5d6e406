"""The slow, obvious twin of the chunker, which gives what src_c/read/chunks.c and phrases.c must give."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar import chunks as C
from quotex.quotations.grammar.tokens import HYPHENS, Tokens

_NOMINAL: Final = frozenset([T.UPOS_NOUN, T.UPOS_PROPN, T.UPOS_PRON, T.UPOS_NUM, T.UPOS_ADJ])
_NOUNS: Final = frozenset([T.UPOS_NOUN, T.UPOS_PROPN])
_MODIFIER: Final = frozenset([T.UPOS_ADJ, T.UPOS_NUM])
_MARKS: Final = (
    (T.STOPPER, C.STOP), (T.COLON, C.COLON), (T.COMMA, C.COMMA), (T.DASH, C.DASH), (T.CLOSE, C.CLOSING),
)  # fmt: skip
_FUNCTION_WORDS: Final = frozenset(
    [T.UPOS_DET, T.UPOS_ADP, T.UPOS_PRON, T.UPOS_SCONJ, T.UPOS_AUX, T.UPOS_CCONJ, T.UPOS_PART, T.UPOS_ADV]
)
_FUNCTIONS: Final = T.PREPOSITION | T.DETERMINER | T.PRONOUN | T.SUBORDINATOR | T.CONJUNCTION | T.AUXILIARY
_PAUSE: Final = T.COMMA | T.DASH | T.COLON | T.OPEN | T.CLOSE | T.STOPPER
_LONGEST_BRACKET: Final = 25  # tokens
_LONGEST_NICKNAME: Final = 5  # tokens
_LONGEST_GROUP: Final = 9  # tokens
_FORMS: Final = T.WORD_BASE | T.WORD_THIRD | T.WORD_PAST


Row = tuple[int, int, int, int]  # bits, first and stop token, head


class Chunks:
    """The chunks of one paragraph, with an empty one before and after them."""

    def __init__(self, tokens: Tokens, first: int, stop: int) -> None:
        self.tokens, self.count = tokens, stop
        self.tags = [*tokens.tags.of(0, stop), 0, 0, 0]
        self.words = [*tokens.narration.classes.words[:stop], *[T.WORD_STARTS | T.UPOS_PUNCT] * 3]
        self._quote_stops = _quote_stops(tokens)
        self.bits, self.first, self.stop, self.head = [C.STOP | C.EDGE], [first], [first], [first]
        token = first
        while token < stop:
            token = self._add(token)
        self.bits.append(C.STOP | C.EDGE)
        for column in (self.first, self.stop, self.head):
            column.append(stop - 1)

    def rows(self) -> list[Row]:
        return list(zip(self.bits, self.first, self.stop, self.head, strict=True))

    def _upos(self, token: int) -> int:
        upos = self.words[token] & T.WORD_CLASS
        if upos in _FUNCTION_WORDS and token < self.count and not self.tags[token] & T.QUOTED:
            lost = self.tokens.raw_tags[token] & ~self.tags[token]
            if lost & _FUNCTIONS and not self.tags[token] & _FUNCTIONS:
                return T.UPOS_PROPN if self.tags[token] & T.CAPITALIZED else T.UPOS_NUM  # A. Moor; more than 200
        if upos == T.UPOS_AUX and self.words[token] & T.WORD_OPENS and self._is_name_behind_quotation(token):
            return T.UPOS_PROPN  # “…?” Will Moor asked
        return self._class_of_verb(token) if upos == T.UPOS_VERB and token < self.count else upos

    def _is_name_behind_quotation(self, token: int) -> bool:
        is_behind = token and self.tags[token - 1] & T.QUOTED and self.tags[token] & T.CAPITALIZED
        is_next = self.words[token + 1] & T.WORD_CLASS == T.UPOS_PROPN and not self._starts(token + 1)
        return bool(is_behind and self.words[token] & T.WORD_NOUN and is_next)

    def _class_of_verb(self, token: int) -> int:
        """The class of a word tagged as a verb, which may be something else here."""
        word, after = self.words[token], self.words[token + 1] & T.WORD_CLASS
        forms = word & (_FORMS | T.WORD_PARTICIPLE | T.WORD_GERUND)
        is_role = self.tags[token] & T.ROLE and forms in (T.WORD_BASE, T.WORD_GERUND)
        if is_role and after == T.UPOS_PROPN and not self._starts(token + 1):
            return T.UPOS_NOUN  # what host Ada Moor said
        is_participle = forms & (T.WORD_PARTICIPLE | T.WORD_GERUND) and not forms & T.WORD_BASE
        is_after = token and not self._starts(token) and self._says(token - 1) and not self._starts(token + 1)
        if is_after and is_participle and after in (*_NOUNS, T.UPOS_ADJ):
            return T.UPOS_ADJ  # said retired officer Ben Cole
        is_named = token and not self._starts(token) and self.words[token - 1] & T.WORD_CLASS == T.UPOS_PROPN
        is_holder = after == T.UPOS_NOUN and self.tags[token + 1] & T.ROLE and not self._is_plural(token + 1)
        if forms == T.WORD_GERUND and is_named and is_holder and not self._starts(token + 1):
            return T.UPOS_NOUN  # Oxmere polling director Ben Cole
        if not word & T.WORD_OPENS or not self.tags[token] & T.CAPITALIZED:
            return T.UPOS_VERB
        if self._reports(token + 1):
            return T.UPOS_PROPN  # Rose said
        return T.UPOS_PROPN if word & T.WORD_BASE and self._opens_name(token) else T.UPOS_VERB

    def _reports(self, token: int) -> bool:
        if token >= self.count or self._starts(token) or self.words[token] & T.WORD_CLASS != T.UPOS_VERB:
            return False
        return bool(self.tags[token] & (T.REPORTING | T.ATTITUDE) and self.words[token] & (T.WORD_PAST | T.WORD_THIRD))

    def _says(self, token: int) -> bool:
        is_verb = token < self.count and self.words[token] & T.WORD_CLASS == T.UPOS_VERB
        return bool(is_verb and not self._starts(token) and self.tokens.trait(token) & T.SAY)

    def _opens_name(self, token: int) -> bool:
        """Whether the word is a first name with the form of a verb: *Rob* Moor, *Josh* said."""
        after = self.words[token + 1] & T.WORD_CLASS
        if after not in (T.UPOS_PROPN, T.UPOS_VERB, T.UPOS_AUX, T.UPOS_PUNCT):
            return False
        return self.tokens.word(token).lower() in self.tokens.language.first_names

    def _starts(self, token: int) -> int:
        return self.words[token] & T.WORD_STARTS

    def _add(self, token: int) -> int:
        if self.tags[token] & T.QUOTED:
            stop = min(self._quote_stops.get(token, token + 1), self.count)
            if self._is_nickname(token, stop) or self._is_modifier(token, stop):
                head = self.head[-1]
                stop, head = self._phrase(stop)
                self.stop[-1], self.head[-1] = stop, head
                self.bits[-1] = self.bits[-1] & ~(C.TIME | C.NAME | C.SINGLE) | self._traits(head)
                return stop
            bits, head = C.QUOTE, token
        else:
            bits, stop, head = self._chunk(token)
        if self._starts(token):
            bits |= C.EDGE
        if stop == token + 1 or (bits & C.VERBS and head == token):
            bits |= C.SINGLE
        if bits & C.PHRASE:
            bits |= self._traits(head)
        if bits & C.VERBS and self.tags[head] & (T.REPORTING | T.ATTITUDE):
            bits |= C.CUE
        if bits & C.VERBS and self.tokens.trait(head) & T.SAY:
            bits |= C.SAYS
        self.bits.append(bits)
        self.first.append(token)
        self.stop.append(stop)
        self.head.append(head)
        return stop

    def _traits(self, head: int) -> int:
        upos = self._upos(head)
        if self.tags[head] & T.TIME:
            return C.TIME
        return C.NAME if upos == T.UPOS_PROPN else C.PRONOUN if upos == T.UPOS_PRON else 0

    def _is_nickname(self, first: int, stop: int) -> bool:
        tags = self.tags
        if not self.bits or not self.bits[-1] & C.PHRASE or self.stop[-1] != first or stop - first > _LONGEST_NICKNAME:
            return False
        if not tags[first - 1] & T.CAPITALIZED or tags[first - 1] & T.POSSESSIVE or not tags[stop] & T.CAPITALIZED:
            return False
        letters = (self.tokens.text[self.tokens.starts[token]] for token in range(first, stop))
        return self._upos(stop) == T.UPOS_PROPN and not any(letter in ",.?!" for letter in letters)

    def _is_modifier(self, first: int, stop: int) -> bool:
        """Whether a quoted adjective is between an article and its noun: the *“only”* mayor."""
        if not self.bits or self.stop[-1] != first or stop - first > _LONGEST_NICKNAME:
            return False
        single = C.PHRASE | C.SINGLE
        is_article = self.bits[-1] & single == single and self._upos(first - 1) == T.UPOS_DET
        is_adjective = self.words[first + 1] & T.WORD_CLASS == T.UPOS_ADJ or self.words[first + 1] & T.WORD_ADJECTIVE
        return bool(is_article and is_adjective) and stop - first == 3 and self._upos(stop) == T.UPOS_NOUN

    def _chunk(self, token: int) -> tuple[int, int, int]:  # noqa: C901 - plainly
        tags, word, upos = self.tags[token], self.words[token], self._upos(token)
        for mark, kind in _MARKS:
            if tags & mark:
                return kind, token + 1, token
        if tags & T.OPEN:
            return self._bracket(token)
        if upos == T.UPOS_SYM and not tags & T.JOINER and self.tokens.text[self.tokens.starts[token]] not in "$€£#%":
            return C.OTHER, token + 1, token
        after_phrase = bool(self.bits) and bool(self.bits[-1] & C.PHRASE)
        if after_phrase and (self._is_floated(token) or self._is_postposed(token)):
            return C.ADVERB, token + 1, token
        sets = self.tokens.sets
        if self._is_compound(token) or (upos == T.UPOS_VERB and self.tokens.is_(token, sets.former_modifier)):
            return self._nominal(token)
        if self.tokens.text[self.tokens.starts[token]] == "@" and token + 1 < self.count:
            return C.PHRASE, token + 2, token + 1
        if upos == T.UPOS_PRON and self._is_relative(token):
            return C.RELATIVE, token + 1, token
        is_to = upos == T.UPOS_PART and word & T.WORD_KIND == T.KIND_TO
        is_verb = upos == T.UPOS_VERB and not word & T.WORD_ATTRIBUTIVE and not self._accords(token)
        if upos == T.UPOS_AUX or is_to or is_verb:
            return self._verbs(token)
        if upos == T.UPOS_CCONJ:
            return C.CONJUNCTION, token + 1, token
        precedes_verb = self._upos(token + 1) in (T.UPOS_VERB, T.UPOS_AUX)
        if upos == T.UPOS_SCONJ and word & T.WORD_KIND == T.KIND_ONCE and precedes_verb:
            return C.ADVERB, token + 1, token
        if upos == T.UPOS_SCONJ:
            return C.SUBORDINATOR, token + 1, token
        if upos == T.UPOS_ADP or self._accords(token):
            stop = min(self.tokens.phrase_stop(token), self.count) if self._accords(token) else token + 1
            return C.PREPOSITION, stop, token
        if upos == T.UPOS_ADV and tags & T.SUBORDINATOR and word & T.WORD_KIND != T.KIND_ONCE:
            return C.SUBORDINATOR, token + 1, token
        if upos in (T.UPOS_INTJ, T.UPOS_PART) or (upos == T.UPOS_ADV and not self._modifies(token)):
            return C.ADVERB, token + 1, token
        if upos in _NOMINAL or upos in (T.UPOS_DET, T.UPOS_ADV, T.UPOS_SYM, T.UPOS_VERB):
            return self._nominal(token)
        return C.OTHER, token + 1, token

    def _accords(self, token: int) -> bool:
        return bool(self.tokens.trait(token) & T.ACCORDING) and bool(self.tags[token] & T.PREPOSITION)

    def _bracket(self, token: int) -> tuple[int, int, int]:
        tags = self.tags
        stop = min(token + _LONGEST_BRACKET, self.count)
        close = token + 1
        while close < stop and not tags[close] & (T.CLOSE | T.STOPPER | T.QUOTED) and not self._starts(close):
            close += 1
        if close < stop and tags[close] & T.CLOSE:
            return C.BRACKET, close + 1, token
        return C.OPENING, token + 1, token

    def _is_floated(self, token: int) -> bool:
        """Whether the word belongs to the phrase before it: the mayors *both* said; the mayor *herself*."""
        if self.tokens.is_(token, self.tokens.sets.reflexive):
            return True
        after = self._upos(token + 1)
        return bool(self.words[token] & T.WORD_FLOATED) and after in (T.UPOS_VERB, T.UPOS_AUX, T.UPOS_ADV)

    def _is_postposed(self, token: int) -> bool:
        """Whether the word is an adjective after its noun: a source *familiar* with it."""
        if not self.tokens.is_(token, self.tokens.sets.postposed_adjective) or self._upos(token + 1) != T.UPOS_ADP:
            return False
        return bool(self.tags[self.head[-1]] & T.ROLE) and self.stop[-1] == token

    def _is_relative(self, token: int) -> bool:
        word = self.words[token]
        sets = self.tokens.sets
        is_listed = self.tokens.is_(token, sets.relative_possessive) or self.tokens.is_(token, sets.relative_person)
        if word & T.WORD_RELATIVE or is_listed:
            return True
        if word & T.WORD_KIND != T.KIND_THAT or not token:
            return False
        return bool(self.tags[token - 1] & T.COMMA) or self._upos(token - 1) in (*_NOUNS, T.UPOS_NUM, T.UPOS_PRON)

    def _is_compound(self, token: int) -> bool:
        """Whether a hyphen joins the word to the next one: a *most-read* story."""
        if token + 2 >= self.count or not self.tags[token + 1] & T.JOINER or self._upos(token) == T.UPOS_PRON:
            return False
        if self.tokens.starts[token + 1] != self.tokens.ends[token]:
            return False
        is_word = self.tags[token] & (T.CAPITALIZED | T.LOWER | T.DIGIT)
        return bool(is_word) and self.tokens.text[self.tokens.starts[token + 1]] in HYPHENS

    def _modifies(self, token: int) -> bool:
        """Whether the adverb is inside a phrase: the *very* old mayor; *nearly* 200."""
        after = self._upos(token + 1)
        if self._starts(token + 1) or self.words[token] & T.WORD_KIND == T.KIND_TEMPORAL:
            return False
        if after == T.UPOS_NUM:
            return True
        is_modifier = after == T.UPOS_ADJ or bool(self.words[token + 1] & T.WORD_ATTRIBUTIVE)
        return is_modifier and self._upos(token + 2) in (T.UPOS_NOUN, T.UPOS_ADJ)

    def _verbs(self, token: int) -> tuple[int, int, int]:  # noqa: C901
        """Reads a verb group: auxiliaries, words among them, and the main verb."""
        words, head, stop, after = self.words, token, token + 1, token
        before = words[token - 1] if token else 0
        bits, has_auxiliary, is_be, is_infinitive = C.VERBS, False, False, False
        if self._upos(token) == T.UPOS_PART:
            bits, is_infinitive, after = bits | C.INFINITIVE, True, token + 1
            while self._upos(after) in (T.UPOS_ADV, T.UPOS_PART) and not self._starts(after):
                after += 1
        contraction = before & T.WORD_KIND if before & T.WORD_SUBJECT and not self._starts(token) else 0
        if contraction:
            bits |= C.FINITE
            is_be = contraction == T.KIND_BE
        last = min(token + _LONGEST_GROUP, self.count)
        while after < last:
            if after > token and (self._starts(after) or self.tags[after] & T.QUOTED):
                break
            word, upos, kind = words[after], self._upos(after), words[after] & T.WORD_KIND
            if upos == T.UPOS_AUX:
                is_gerund = word & T.WORD_GERUND
                is_form = not word & T.WORD_PAST and word & (T.WORD_PARTICIPLE | T.WORD_GERUND)
                is_form = is_form or (kind == T.KIND_BE and word & T.WORD_BASE)
                if not bits & (C.INFINITIVE | C.FINITE) and not is_form:
                    bits |= C.FINITE
                if not has_auxiliary and is_gerund and not bits & (C.FINITE | C.INFINITIVE):
                    bits |= C.GERUND
                is_be = is_be or kind == T.KIND_BE
                bits = bits | C.COPULA if kind == T.KIND_BE else bits & ~C.COPULA
                has_auxiliary, head, stop = True, after, after + 1
                after += 1
                continue
            if upos == T.UPOS_VERB and not word & T.WORD_ATTRIBUTIVE:
                head, stop = after, after + 1
                if has_auxiliary or is_infinitive or is_be or bits & C.FINITE:
                    bits &= ~C.COPULA
                    if is_be and word & (T.WORD_PARTICIPLE | T.WORD_PAST) and not word & T.WORD_GERUND:
                        may_be_has = contraction and self._may_be_has(token) and self.tokens.trait(after) & T.SAY
                        bits |= 0 if may_be_has and not has_auxiliary else C.PASSIVE
                elif word & T.WORD_GERUND and not word & _FORMS:
                    bits |= C.GERUND
                elif word & T.WORD_PARTICIPLE and not word & T.WORD_PAST:
                    bits |= C.PARTICIPLE
                else:
                    bits |= C.FINITE | (C.PARTICIPLE if word & T.WORD_PARTICIPLE else 0)
                break
            is_floated = word & T.WORD_FLOATED and upos in (T.UPOS_DET, T.UPOS_PRON)
            if not is_floated and not (upos == T.UPOS_ADV or (upos == T.UPOS_PART and kind != T.KIND_TO)):
                break
            if kind == T.KIND_THERE or self.tags[after] & T.SUBORDINATOR:
                break
            if not has_auxiliary and not is_infinitive and after > token:
                break
            after += 1
        last = self.tokens.phrase_stop(head)
        if stop < last <= self.count and not self.tokens.raw_tags[last - 1] & T.PREPOSITION:
            stop = last  # pointed out
        return bits, stop, head

    def _may_be_has(self, token: int) -> bool:
        return self.tokens.is_(token - 1, self.tokens.sets.contracted_is_or_has)

    def _nominal(self, token: int) -> tuple[int, int, int]:
        stop, head = self._phrase(token)
        return C.PHRASE, stop, head

    def _phrase(self, first: int) -> tuple[int, int]:  # noqa: C901
        """The end and the head of the base phrase that begins at ``first``."""
        tags, words, count = self.tags, self.words, self.count
        token, head = first, -1
        while token < count:
            tag, upos = tags[token], self._upos(token)
            if tag & T.COMMA and self.tokens.is_(token + 1, self.tokens.sets.generational_suffix):
                token = min(token + (3 if tags[token + 2] & T.COMMA else 2), count)
                continue
            if tag & T.COMMA and self._parts_adjectives(token, first):
                token += 1
                continue
            if tag & (T.QUOTED | _PAUSE) or (token > first and self._starts(token)):
                break
            if tag & T.JOINER:
                step = self._joiner(token, first)
                if not step:
                    break
                if step == 2 and (self._upos(token + 1) in _NOMINAL or self._upos(token + 1) == T.UPOS_VERB):
                    head = token + 1
                token += step
                continue
            if token > first and self._is_inside_name(token):
                head = token + 1 if self._upos(token + 1) in _NOMINAL else head
                token = min(token + 2, self.count)
                continue
            if self._is_compound(token) and not (upos == T.UPOS_DET and head >= 0):
                is_after_noun = head >= 0 and head == token - 1 and self._upos(head) == T.UPOS_NOUN
                if is_after_noun and not tags[head] & T.POSSESSIVE and upos not in (*_NOUNS, *_MODIFIER):
                    break
                while self._is_compound(token):
                    token += 2
                head = token
                token += 1
                continue
            if upos == T.UPOS_PRON:
                if (
                    token > first
                    and not words[token] & (T.WORD_SUBJECT | T.WORD_POSSESSIVE | T.WORD_RELATIVE)
                    and (self._upos(token - 1) in _MODIFIER)
                ):
                    return token + 1, token  # several others
                if head >= 0 or (token > first and not words[token] & T.WORD_POSSESSIVE):
                    break
                if words[token] & T.WORD_POSSESSIVE:
                    token += 1
                    continue
                return token + 1, token
            if not self._belongs(token, first, head):
                break
            is_adjective = upos == T.UPOS_ADJ and (head < 0 or tag & T.ROLE)
            is_noun = upos in _NOUNS or upos in (T.UPOS_NUM, T.UPOS_SYM)
            is_noun = is_noun or self._is_noun_after_according(token)
            if is_noun or is_adjective or (upos == T.UPOS_ADV and tag & T.ROLE):
                head = token
            token += 1
        token = max(token, first + 1)
        while token > first + 1 and self._is_loose(token - 1):
            token -= 1
        return token, head if 0 <= head < token else token - 1

    def _parts_adjectives(self, comma: int, first: int) -> bool:
        """Whether the comma is between adjectives: a tall, dark man."""
        if comma < first + 2 or self._upos(comma - 1) != T.UPOS_ADJ or self._upos(first) != T.UPOS_DET:
            return False
        after = comma + 1
        while self._upos(after) == T.UPOS_ADJ and after < comma + 3:
            after += 1
        return after > comma + 1 and self._upos(after) == T.UPOS_NOUN

    def _joiner(self, token: int, first: int) -> int:
        """The number of tokens that a mark inside a word adds to the phrase: Ada’s, AT&T, J."""
        text, starts, ends = self.tokens.text, self.tokens.starts, self.tokens.ends
        if self.tags[token] & T.POSSESSIVE:
            return 1
        is_stop = text[starts[token]] == "."
        if not token or starts[token] != ends[token - 1]:
            return 0
        if token > first and not is_stop and token + 1 < self.count and starts[token + 1] == ends[token]:
            return 2
        return 1 if is_stop and token > first else 0

    def _is_inside_name(self, token: int) -> bool:
        """Whether the mark is inside a name decoded wrongly."""
        starts, ends = self.tokens.starts, self.tokens.ends
        if self._upos(token) not in (T.UPOS_SYM, T.UPOS_PUNCT, T.UPOS_X) or self._upos(token - 1) != T.UPOS_PROPN:
            return False
        return token + 1 < self.count and ends[token - 1] == starts[token] and ends[token] == starts[token + 1]

    def _is_loose(self, token: int) -> bool:
        tag = self.tags[token]
        if tag & T.JOINER:
            is_abbreviated = self.tokens.text[self.tokens.starts[token]] == "."
            if is_abbreviated and self.tokens.word(token - 1).lower() in self.tokens.language.first_names:
                is_abbreviated = False  # said Ida.
            return not tag & T.POSSESSIVE and not is_abbreviated
        return self._upos(token) == T.UPOS_SYM and self.tokens.word(token) not in "%$"

    def _belongs(self, token: int, first: int, head: int) -> bool:
        """Whether the word continues the phrase, whose last noun so far is ``head``."""
        tags, upos, is_owned = self.tags, self._upos(token), bool(token and self.tags[token - 1] & T.POSSESSIVE)
        last = self._upos(head) if head >= 0 else T.UPOS_X
        if upos == T.UPOS_DET:
            if head >= 0 and not is_owned:
                return False
            return token == first or is_owned or self._is_predeterminer(token - 1)
        if upos == T.UPOS_NUM or upos == T.UPOS_SYM:
            if last == T.UPOS_PROPN and self.tags[token + 1] & T.TIME:
                return False  # Moor ten days later
            counts = self._upos(token + 1) in _NOUNS and not self.tags[token + 1] & T.TIME
            if counts and self._is_time_alone(first, token):
                return False  # On Monday 20 farmers
            is_closed = last == T.UPOS_NOUN and not tags[head] & T.POSSESSIVE and self.tokens.word(token) != "%"
            return not is_closed or self._stands_before_noun(token)
        if upos in (T.UPOS_ADJ, T.UPOS_ADV) and tags[token] & T.ROLE:
            return True  # the attorney general, the daily
        if upos == T.UPOS_ADJ:
            if last not in _NOUNS or is_owned:
                return True
            is_order = self.words[token] & T.WORD_KIND in (T.KIND_ORDER, T.KIND_TEMPORAL)
            return not is_order and self._stands_before_noun(token)
        if upos == T.UPOS_VERB:
            is_noun = head >= 0 and self._is_noun_after_according(token)
            return is_noun or bool(self.words[token] & T.WORD_ATTRIBUTIVE)
        if upos == T.UPOS_ADV:
            precedes_verb = self._upos(token + 1) in (T.UPOS_VERB, T.UPOS_AUX)
            is_noun = token and self._upos(token - 1) == T.UPOS_DET and precedes_verb
            return head < 0 and (is_noun or self._modifies(token))
        if upos in _NOUNS:
            return not (head == token - 1 and last in _NOUNS) or is_owned or not self._parts(token, first, head)
        return False

    def _is_time_alone(self, first: int, stop: int) -> bool:
        """Whether all of first:stop is a time, without an article: *Monday*, *March 9*."""
        return (
            stop > first
            and self._upos(first) != T.UPOS_DET
            and all(self.tags[token] & T.TIME and not self.tags[token] & T.POSSESSIVE for token in range(first, stop))
        )

    def _is_predeterminer(self, token: int) -> bool:
        return self.tokens.is_(token, self.tokens.sets.predeterminer)

    def _stands_before_noun(self, token: int) -> bool:
        while self._upos(token) in _MODIFIER and not self._starts(token):
            token += 1
        return self._upos(token) in _NOUNS and not self._starts(token)

    def _parts(self, token: int, first: int, head: int) -> bool:
        """Whether another phrase begins with the noun at ``token``, right after ``head``."""
        tags, upos, last, tag = self.tags, self._upos(token), self._upos(head), self.tags[token]
        is_governed = bool(self.bits[-1] & C.PREPOSITION)
        if upos == T.UPOS_PROPN and not tag & T.TIME and is_governed and self._is_time_alone(first, token):
            return True  # On Monday Moor said
        ends_place = tags[first] & T.PLACE and head + 1 == self.tokens.phrase_stop(first)
        if upos == T.UPOS_PROPN and not tag & T.PLACE and ends_place:
            return self._opens_sentence()  # In Iowa Moor said
        in_name = self.tokens.is_(token, self.tokens.sets.time_in_name) and not (last == T.UPOS_PROPN and tag & T.LOWER)
        if tag & T.TIME and not tags[head] & T.TIME and not in_name:
            is_in_name = upos == T.UPOS_PROPN and self._upos(token + 1) == T.UPOS_PROPN and not tags[token + 1] & T.TIME
            return not is_in_name
        if last != T.UPOS_NOUN:
            return False
        if tags[head] & T.TIME and tag & T.ROLE and self._is_plural(token):
            return True  # this week experts
        if upos == T.UPOS_PROPN and tags[head] & T.LOWER:
            if self._is_plural(head) or tags[head] & T.TIME:
                return True
            is_post = tags[head] & (T.ROLE | T.HONORIFIC) and not self.tokens.trait(head) & T.DOCUMENT
            return not is_post and self._upos(first) == T.UPOS_DET and self._opens_sentence()
        return upos == T.UPOS_NOUN and self._is_plural(head) and bool(tag & T.ROLE) and self._is_plural(token)

    def _is_noun_after_according(self, token: int) -> bool:
        """Whether a word read as a verb is a noun: according to court *documents*."""
        if self._upos(token) != T.UPOS_VERB or not self.words[token] & T.WORD_NOUN:
            return False
        return bool(self.bits) and bool(self.bits[-1] & C.PREPOSITION) and self._accords(self.first[-1])

    def _opens_sentence(self) -> bool:
        """Whether a preposition that opens a clause is before the phrase: In the letter *Moor* wrote."""
        if not self.bits or not self.bits[-1] & C.PREPOSITION or self._accords(self.first[-1]):
            return False
        opener = C.STOP | C.CONJUNCTION | C.SUBORDINATOR | C.QUOTE | C.COMMA
        return len(self.bits) == 1 or bool(self.bits[-2] & opener) or bool(self.bits[-1] & C.EDGE)

    def _is_plural(self, token: int) -> bool:
        word = self.tokens.word(token).lower()
        endings = self.tokens.endings
        is_possessive = bool(self.tags[token] & T.POSSESSIVE)
        is_regular = word.endswith(endings.plural) and not word.endswith(("ss", "us", "is")) and not is_possessive
        return bool(self.words[token] & T.WORD_PLURAL) or is_regular


def _quote_stops(tokens: Tokens) -> dict[int, int]:
    """For the first token of each outer quotation, the token after its last."""
    scan, stops = tokens.scan, {}
    for index, parent in enumerate(scan.quote_parent):
        if parent < 0:
            stops.setdefault(tokens.token_at(scan.quote_start[index]), tokens.token_at(scan.quote_end[index] - 1) + 1)
    return stops
