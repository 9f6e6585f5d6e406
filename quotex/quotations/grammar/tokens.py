"""The tokens of a text for the rules, with quotations hidden (articles) or readable (stories)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from quotex import _core
from quotex.language.loading import Language
from quotex.quotations import tags as T

_FUNCTION_WORD: Final = T.AUXILIARY | T.PRONOUN | T.PREPOSITION | T.CONJUNCTION | T.SUBORDINATOR | T.DETERMINER
_NO_NOUN: Final = _FUNCTION_WORD | T.FINITE | T.ADVERB | T.ADVERBIAL | T.TIME
_NO_LAST_NAME: Final = T.TIME | T.AUXILIARY | T.FINITE | T.ADVERB | T.ADVERBIAL


_NEARBY: Final = 4000  # characters to search on either side
_BEYOND: Final = (0, 0, 0)  # tags at indices after the last token and, as negative indices, before the first


@lru_cache(maxsize=8)
def _marks(*sets: bytes) -> bytes:
    """For each entry, a bit per word set, so that one walk finds the tokens of all sets (see Narration.marked)."""
    marks = 0
    for bit, members in enumerate(sets):
        marks |= int.from_bytes(members, "little") << bit
    return marks.to_bytes(max(map(len, sets)), "little")


class _Phrases:
    """What both kinds of tokens share: searches by tag and by word, and the ends of mentions."""

    __slots__ = ()
    scan: _core.Scan
    starts: _core.Column | memoryview
    ends: _core.Column | memoryview
    entries: _core.Column | memoryview
    language: Language
    next_tagged: Callable[[int, int, int], int]
    token_at: Callable[[int], int]
    count: int

    def tagged(self, mask: int, first: int = 0, stop: int | None = None) -> Iterator[int]:
        """The tokens of first:stop, by default of the whole text, with one of the tags of ``mask``."""
        stop = self.count if stop is None else stop
        token = self.next_tagged(mask, first, stop)
        while token >= 0:
            yield token
            token = self.next_tagged(mask, token + 1, stop)

    def near(self, word: str, token: int) -> Iterator[int]:
        """The tokens near ``token`` that are exactly ``word``."""
        at = self.starts[token]
        stop = min(len(self.scan.text), at + _NEARBY)
        place = self.scan.text.find(word, max(0, at - _NEARBY), stop)
        while place >= 0:
            one = self.token_at(place)
            if self.starts[one] == place and self.ends[one] == place + len(word):
                yield one
            place = self.scan.text.find(word, place + 1, stop)

    def mention_end(self, last: int) -> int:
        """The end, in characters, of a mention whose last token is ``last``: *she* of *she’d said*."""
        if not self.language.traits[self.entries[last]] & T.CONTRACTED:
            return self.ends[last]
        return next(place for place in range(self.starts[last], self.ends[last]) if not self.scan.text[place].isalpha())


class Tokens(_Phrases):
    """The tokens of an article as columns, with punctuation distinguished and quotations hidden.

    The rules for articles read only the narration. A token inside a quotation has only the tag ``QUOTED``, so that a
    walk over the sentence steps over the quotation.
    """

    __slots__ = (
        "according", "count", "endings", "ends", "entries", "is_", "is_small", "language", "narration", "next_tagged",
        "phrase_stop", "prev_tagged", "raw_tags", "scan", "sentence_start", "sets", "starts", "syntax", "tags",
        "text", "token_at", "trait", "upos", "word",
    )  # fmt: skip

    def __init__(self, scan: _core.Scan, language: Language) -> None:
        self.scan = scan
        self.language = language
        self.text = scan.text
        self.token_at = scan.token_at  # the first token that ends after an offset
        self.sentence_start = scan.first_of_sentence  # the first token of a token's sentence
        self.phrase_stop = scan.phrase_stop  # the end of a phrase in the lexicon: *pointed out*, *according to*
        self.starts, self.ends, self.raw_tags, self.entries = scan.columns_of_tokens()
        self.word, self.is_, self.is_small = scan.word, scan.is_, scan.is_small
        self.sets, self.endings = language.sets, language.endings
        self.syntax: object = None  # see syntax_of
        self.narration = _core.Narration(scan, language.traits, T.ANY_VERB, T.ADVERB | T.TIME)
        self.trait = self.narration.trait  # what the language pack says about the word at a token
        self.upos = self.narration.upos  # the word class of a token
        self.tags = self.narration  # raw_tags also have the tags of tokens inside quotations
        self.count = len(self.tags)
        self.next_tagged, self.prev_tagged = self.narration.next_tagged, self.narration.prev_tagged
        sets = language.sets
        marks = _marks(
            *(language.according, sets.time_in_name, sets.last_name, sets.bounding_superlative),
            *(sets.measure_preposition, sets.number_word),
        )
        self.according, times, last_names, superlatives, measures = self.narration.marked(marks, T.DIGIT)
        self._tag_last_names(times, last_names)
        self._tag_measures(measures, superlatives)

    def release(self) -> None:
        """Drop the syntax, which refers back to the tokens, so that both are freed without a garbage collection."""
        self.syntax = None

    def _tag_last_names(self, times: list[int], last_names: list[int]) -> None:
        """Untag last names that are also common words: after a first name or title (Ada *May*), and then anywhere.

        ``times`` and ``last_names`` are capitalized tokens.
        """
        tags = self.tags
        for token in times:
            if token and tags[token - 1] & T.CAPITALIZED:
                self.narration.untag(token, T.TIME)  # USA Today
        named: set[str] = set()
        for token in last_names:
            if not token:
                continue
            word, is_in_full = self.word(token), self._is_first_name(token - 1)
            if is_in_full:
                named.add(word)
            if is_in_full or (word in named and not self._is_beside_time(token)):
                self.narration.untag(token, _NO_LAST_NAME)

    def _tag_measures(self, measures: list[int], superlatives: list[int]) -> None:
        """Untag small words that belong to numbers: more *than* 200 farmers, one *in* five, *at least* three dams."""
        is_, sets, tags = self.is_, self.sets, self.tags
        for token in measures:
            is_ratio = self._is_number(token - 1) and tags[token + 2] & T.LOWER and not tags[token + 2] & _NO_NOUN
            if token and (is_ratio or is_(token - 1, sets.measure_comparative)):
                self._join_measure(token)
        for token in superlatives:
            is_counted = self._is_number(token + 1) or is_(token + 1, sets.indefinite_determiner)
            if token and is_counted and is_(token - 1, sets.bounding_preposition):
                self._join_measure(token - 1)
                self._join_measure(token)

    def _join_measure(self, token: int) -> None:
        self.narration.untag(token, T.PREPOSITION | T.SUBORDINATOR | T.ADVERB | T.ADVERBIAL)
        self.narration.untag(token + 1, T.DETERMINER | T.PRONOUN)

    def _is_number(self, token: int) -> bool:
        return self.next_tagged(T.DIGIT, token, token + 1) >= 0 or self.is_(token, self.sets.number_word)

    def _is_first_name(self, token: int) -> bool:
        """Whether the token is a first name or a title: *Ada* May, *Mrs* May."""
        tag = self.tags[token]
        return bool(tag & T.CAPITALIZED) and (
            bool(tag & T.HONORIFIC) or self.word(token).lower() in self.language.first_names
        )

    def _is_beside_time(self, token: int) -> bool:
        """Whether a neighbouring word shows that the token is a time: *in* May, *last* May, May *4*."""
        after = self.tags[token + 1]
        return bool(self.tags[token - 1] & (T.PREPOSITION | T.DETERMINER | T.TIME | T.DIGIT) or after & T.DIGIT)

    def ends_in(self, token: int, endings: tuple[str, ...]) -> bool:
        return self.text.endswith(endings, self.starts[token], self.ends[token])

    def may_be_noun(self, token: int) -> bool:
        """Whether the token may be a common noun: outside quotations, not capitalized, not a function word."""
        return self.upos(token) == T.UPOS_NOUN and bool(self.tags[token] & T.LOWER)

    def is_item_mark(self, token: int) -> bool:
        """Whether the token is a mark before a list item: *\\** Moor said; *-* Moor said."""
        return self.scan.is_item_mark(token)

    def is_known(self, token: int) -> bool:
        """Whether the word, or a phrase that begins with it, is in the lexicon."""
        return self.is_(token, self.sets.known)


_OPENING = frozenset("\"“‘'—–-:(_[")
HYPHENS = frozenset("-‐‑")


class OpenTokens(_Phrases):
    """The tokens of a story as columns.

    Unlike in ``Tokens``, the words inside quotations are readable: characters are addressed there.
    """

    __slots__ = (
        "_narrator", "count", "endings", "ends", "entries", "is_", "is_small", "language", "next_tagged",
        "phrase_stop", "quotes", "scan", "sets", "spoken", "starts", "tags", "traits", "words",
    )  # fmt: skip

    def __init__(self, scan: _core.Scan, language: Language) -> None:
        self.scan = scan
        self.language = language
        self.traits, self.sets, self.endings = language.traits, language.sets, language.endings
        self.is_, self.is_small, self.phrase_stop = scan.is_, scan.is_small, scan.phrase_stop
        self.count, self.next_tagged = len(scan), scan.next_tagged
        self.tags = [*scan.tag_list(), *_BEYOND]
        self.entries, self.starts, self.ends = scan.token_entry, scan.token_start, scan.token_end
        self.words = scan.words()
        self.quotes: list[tuple[int, int, int]] = []
        self.spoken = bytearray(len(self.words))
        self._narrator: list[int] | None = None

    def mark_spoken(self, quotes: Iterable[tuple[int, int, int]]) -> None:
        """Mark the tokens of the ``quotes`` as spoken; each is an index in the scan, the first and the stop token."""
        self.quotes = list(quotes)
        for _index, first, stop in self.quotes:
            self.spoken[first:stop] = b"\1" * (stop - first)

    def quote_tokens(self, index: int) -> tuple[int, int]:
        """The tokens of a quotation of the scan, marks included."""
        scan = self.scan
        return scan.token_at(scan.quote_start[index]), scan.token_at(scan.quote_end[index] - 1) + 1

    def trait(self, token: int) -> int:
        return self.traits[self.entries[token]]

    def paragraph(self, index: int) -> tuple[int, int]:
        """The tokens of a paragraph."""
        return self.scan.tokens_of_paragraph(index)

    def begins_sentence(self, token: int) -> bool:
        """Whether the word begins a sentence, so that it is capitalized in any case."""
        if token == 0:
            return True
        tag = self.tags[token - 1]
        if tag & (T.TERMINATOR | T.MARK):
            return not (tag & T.TERMINATOR and self.is_abbreviated(token - 1))
        return self.words[token - 1] in _OPENING or bool(
            self.tags[token] & T.LINE_START and self.begins_paragraph(token)
        )

    def begins_paragraph(self, token: int) -> bool:
        scan = self.scan
        return scan.paragraph_start[scan.paragraph_at(self.starts[token])] == self.starts[token]

    def is_abbreviated(self, stop: int) -> bool:
        """Whether the full stop at ``stop`` belongs to an abbreviation such as *Mr.*"""
        return stop > 0 and bool(self.tags[stop - 1] & (T.ABBREVIATION | T.ABBREVIATION_BEFORE_NAME))

    def joins_words(self, token: int) -> bool:
        """Whether the token is a hyphen between two words, without blanks."""
        if token + 1 >= self.count or self.words[token] not in HYPHENS or not self.tags[token + 1] & T.WORD:
            return False
        return self.ends[token - 1] == self.starts[token] and self.ends[token] == self.starts[token + 1]

    def ends_sentence(self, token: int) -> bool:
        return bool(self.tags[token] & T.TERMINATOR) and not self.is_abbreviated(token)

    def is_adverb(self, token: int) -> bool:
        if self.tags[token] & T.ADVERB:
            return True
        return self.words[token].endswith(self.endings.adverb) and not self.trait(token) & T.ADJECTIVE

    def narrator(self) -> list[int]:
        """The tokens of the narration that are the pronoun *I*, cached."""
        if self._narrator is None:
            spoken = self.spoken
            self._narrator = [
                token for token in self.tagged(T.PRONOUN) if not spoken[token] and self.is_narrator(token)
            ]
        return self._narrator

    def is_narrator(self, token: int) -> bool:
        """Whether the token is the pronoun *I*; not a numeral in a heading: Chapter *I*; *I.*"""
        if not self.is_(token, self.sets.first_singular):
            return False
        return not (self.tags[token] | self.tags[token - 1]) & T.LINE_START or not self._ends_line(token)

    def _ends_line(self, token: int) -> bool:
        """Whether the line ends after the token, or after a full stop that follows it."""
        after = token + 1 + bool(self.tags[token + 1] & T.TERMINATOR)
        return after >= self.count or bool(self.tags[after] & T.LINE_START)

    def sentences(self, first: int, stop: int) -> list[tuple[int, int]]:
        """The sentences of the narration first:stop, cut at terminators."""
        ends = [token + 1 for token in self.tagged(T.TERMINATOR, first, stop) if not self.is_abbreviated(token)]
        edges = [first, *ends, stop]
        return [(a, b) for a, b in pairwise(edges) if a < b]
