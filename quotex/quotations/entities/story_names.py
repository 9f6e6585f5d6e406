"""The names in a story: where each stands, with its title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quotex import _core
from quotex._core import CAPITALIZED, LINE_START, LOWER, UPPER, WORD
from quotex.quotations.grammar.tokens import OpenTokens
from quotex.wordclasses import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    HONORIFIC,
    PREPOSITION,
    PRONOUN,
    REPORTING,
    ROLE,
    SUBORDINATOR,
    TIME,
    VERB,
)

__all__ = ["Mention", "NameFinder"]

_FUNCTION = (
    PRONOUN | DETERMINER | AUXILIARY | PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | TIME | _core.STOP
)  # fmt: skip
_FINITE_SPEECH = REPORTING | LOWER
_MOST_WORDS = 4


@dataclass(slots=True)
class Mention:
    """A name in the text, in tokens; ``who`` is the index of its character."""

    first: int
    stop: int
    title: str
    words: tuple[str, ...]
    spoken: bool
    initial: bool  # begins its sentence
    who: int = -1


class NameFinder:
    """Finds the names of a story: ``mentions``, in order. ``titles`` counts titles without a name: the General."""

    def __init__(self, tokens: OpenTokens) -> None:
        self.tokens = tokens
        self.first_names = tokens.language.first_names
        self._bare = tokens.endings.bare
        self.capitals: Counter[str] = Counter()
        self.small: Counter[str] = Counter()  # the same words without a capital
        self.free_capitals: Counter[str] = Counter()  # where no sentence begins
        self.said: Counter[str] = Counter()  # after a reporting verb
        self.titles: Counter[str] = Counter()
        capitals = list(tokens.tagged(CAPITALIZED))
        self.initial = bytearray(len(tokens.tags))  # begins its sentence
        self._count(capitals)
        self.is_name = bytearray(len(tokens.tags))
        self._judge(capitals)
        self.mentions = list(self._find(capitals))
        self._singles = Counter(m.words[0] for m in self.mentions if len(m.words) == 1 and not m.title)
        self._forms = Counter((m.title, m.words) for m in self.mentions)
        for mention in self.mentions:
            if len(mention.words) > 1 and self._is_chance(mention):
                mention.words = mention.words[:1] if mention.title else mention.words[-1:]

    def _count(self, capitals: list[int]) -> None:
        tokens, tags = self.tokens, self.tokens.tags
        words = [self._bare(tokens.words[token]) for token in capitals]
        free: list[str] = []
        for token, word in zip(capitals, words, strict=True):
            before = tags[token - 1] if token else 0
            if before & WORD and not tags[token] & LINE_START:
                free.append(word)
                if before & _FINITE_SPEECH == _FINITE_SPEECH and not tokens.spoken[token]:
                    self.said[word] += 1
                elif before & DETERMINER and tags[token] & HONORIFIC:
                    self.titles[word] += 1
            elif tokens.begins_sentence(token):
                self.initial[token] = 1
            else:
                free.append(word)
        self.capitals.update(words)
        self.small.update(filter({word.lower() for word in self.capitals}.__contains__, tokens.words))
        self.free_capitals.update(free)

    def _judge(self, capitals: list[int]) -> None:
        """Which of the capitalised words can be names."""
        tags, words = self.tokens.tags, self.tokens.words
        judged: dict[tuple[str, int], bool] = {}
        for token in capitals:
            key = words[token], tags[token]
            if key not in judged:
                judged[key] = self._can_be_name(self._bare(words[token]), tags[token])
            self.is_name[token] = judged[key]

    def _can_be_name(self, word: str, tag: int) -> bool:
        if not tag & WORD or len(word) < 2:
            return False
        if self.said[word] >= 2 and not tag & (_FUNCTION & ~TIME):
            return True
        if tag & _FUNCTION and not tag & HONORIFIC and word.lower() not in self.first_names:
            return False
        if tag & UPPER and len(word) > 3 and not self.capitals[word.capitalize()]:
            return False
        return bool(tag & HONORIFIC) or self._is_capital_by_choice(word)

    def _is_capital_by_choice(self, word: str) -> bool:
        """Does the word have its capital also where no sentence begins, more often than not?"""
        small, free = self.small[word.lower()], self.free_capitals[word]
        return free * (3 if word.lower() in self.first_names else 1) > small or (small == 0 and free == 0)

    def _find(self, capitals: list[int]) -> Iterator[Mention]:
        tokens = self.tokens
        free = 0  # the first token after the last name
        for first in capitals:
            tag = tokens.tags[first]
            if first < free or not tag & WORD:
                continue
            token, title = first, ""
            if tag & HONORIFIC or (tag & ROLE and self._bare(tokens.words[first]).lower() not in self.first_names):
                token = self._after_title(first)
                if token < 0:
                    continue
                title = tokens.words[first].lower()
            if self.is_name[token]:
                words, free = self._words_of_name(token)
                yield Mention(first, free, title, words, bool(tokens.spoken[first]), self._is_by_chance(first, free))

    def _is_by_chance(self, first: int, stop: int) -> bool:
        """Does the word begin its sentence, and may be no name: Yes, but not *Moor shook*?"""
        tokens = self.tokens
        after = tokens.tags[stop] if stop < len(tokens.tags) and not tokens.spoken[first] else 0
        acts = after & (VERB | REPORTING) and after & LOWER and not after & AUXILIARY
        return bool(self.initial[first]) and not acts

    def _after_title(self, token: int) -> int:
        """Where the name after a title begins, or -1."""
        tokens = self.tokens
        after = token + 1
        abbreviates = tokens.tags[token] & (_core.ABBREVIATION | _core.ABBREVIATION_BEFORE_NAME)
        if abbreviates and after < len(tokens.words) and tokens.words[after] == ".":
            after += 1
        return after if after < len(tokens.words) and self.is_name[after] else -1

    def _words_of_name(self, token: int) -> tuple[tuple[str, ...], int]:
        tokens = self.tokens
        words: list[str] = []
        count = len(tokens.words)
        after = token + 1
        if after < count and not tokens.tags[after] & CAPITALIZED and not self._is_particle(after):
            return (self._bare(tokens.words[token]),), after
        while token < count and len(words) < _MOST_WORDS:
            word = tokens.words[token]
            if self.is_name[token]:
                words.append(self._bare(word))
                token += 1
            elif words and len(word) == 1 and word.isupper() and token + 2 < count and tokens.words[token + 1] == ".":
                words.append(word)
                token += 2
            else:
                break
            if words[-1] != word or (
                token < count and tokens.tags[token] & LINE_START and tokens.begins_paragraph(token)
            ):
                break
            if token + 1 < count and self._is_particle(token) and tokens.tags[token + 1] & CAPITALIZED:
                words.append(tokens.words[token])
                token += 1
        return tuple(words), token

    def _is_particle(self, token: int) -> bool:
        return self.tokens.is_small(token, self.tokens.sets.story_particle)

    def _is_chance(self, mention: Mention) -> bool:
        """Are these two names that only happen to stand side by side: In *London Lydia* sang?"""
        count = self._forms[mention.title, mention.words]
        first, last = mention.words[0], mention.words[-1]
        if mention.title or first.lower() in self.first_names:
            return last.lower() in self.first_names and count < 3
        single = self._singles[first]
        return count * 20 < single or (count < 2 and single + self._singles[last] > 6)
