"""The names in a story: which runs of capitalized words are names, and their titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from quotex import _core
from quotex.quotations import tags as T
from quotex.quotations.entities.forms import CLASSES_OF_STORIES
from quotex.quotations.grammar.tokens import OpenTokens

__all__ = ["Mention", "NameFinder"]

_FUNCTION = (
    T.PRONOUN | T.DETERMINER | T.AUXILIARY | T.PREPOSITION | T.CONJUNCTION | T.SUBORDINATOR | T.ADVERB | T.TIME | T.STOP
)  # fmt: skip
_VERB = T.REPORTING | T.ATTITUDE | T.VERB | T.PARTICIPLE
_FINITE_SPEECH = T.REPORTING | T.LOWER
_TITLE = T.HONORIFIC | T.ROLE
_EMPHASIS = "_"


@dataclass(slots=True)
class Mention:
    """A name in the text, in tokens; ``who`` is the index of its character."""

    first: int
    stop: int
    title: str
    words: tuple[str, ...]
    spoken: bool
    initial: bool  # whether it begins its sentence
    who: int = -1


class NameFinder:
    """Finds the names of a story: ``mentions``, in order. ``titles`` counts titles without a name: the General."""

    def __init__(self, tokens: OpenTokens) -> None:
        self.tokens = tokens
        self.first_names = tokens.language.first_names
        self._bare = cache(lambda word: tokens.endings.bare(word.strip(_EMPHASIS)))
        self.capitals: Counter[str] = Counter()
        self.small: Counter[str] = Counter()  # the same words in lower case
        self.free_capitals: Counter[str] = Counter()  # capitalized inside a sentence
        self.said: Counter[str] = Counter()  # after a reporting verb
        self.titles: Counter[str] = Counter()
        self.after_the: Counter[str] = Counter()  # the Moors
        self._count()
        self._judged: dict[tuple[str, int], bool] = {}
        self.mentions = list(self._find())
        singles = Counter(m.words[0] for m in self.mentions if len(m.words) == 1 and not m.title)
        forms = Counter((m.title, m.words) for m in self.mentions)
        for mention in self.mentions:
            if len(mention.words) > 1 and self._is_chance(mention, forms, singles):
                mention.words = mention.words[-1:]

    def _count(self) -> None:
        tokens, tags = self.tokens, self.tokens.tags
        capitals = list(tokens.tagged(T.CAPITALIZED))
        words = [self._bare(tokens.words[token]) for token in capitals]
        free: list[str] = []
        for token, word in zip(capitals, words, strict=True):
            before = tags[token - 1] if token else 0
            if before & T.WORD and not tags[token] & T.LINE_START:
                free.append(word)
                article = token - (2 if before & T.HONORIFIC else 1)
                self.after_the[word] += tokens.is_(article, tokens.sets.definite_article)
                if before & _FINITE_SPEECH == _FINITE_SPEECH and not tokens.spoken[token]:
                    self.said[word] += 1
                elif before & T.DETERMINER and tags[token] & T.HONORIFIC:
                    self.titles[word] += 1
            elif not tokens.begins_sentence(token):
                free.append(word)
        self.capitals.update(words)
        self.small.update(filter({word.lower() for word in self.capitals}.__contains__, tokens.words))
        self.free_capitals.update(free)

    def _find(self) -> Iterator[Mention]:
        """The runs of capitalized words; each begins at its first title, or at its first word that can be a name."""
        tokens, sets = self.tokens, self.tokens.sets
        narration = _core.Narration(tokens.scan, tokens.traits)
        runs = _core.NameRuns(narration, CLASSES_OF_STORIES, sets.name_suffix, sets.honour)
        for run, tag in enumerate(runs.tags):
            first, start, stop = runs.firsts[run], runs.starts[run], runs.stops[run]
            if tag & (T.NAME_NO_NAME | T.NAME_ROLE_ALONE):
                continue
            while first < stop and not self._is_title(first, start) and not self._can_begin_name(first):
                first += 1
            is_titled = self._is_title(first, start)
            if first == stop or (not is_titled and tokens.is_small(first - 1, sets.indefinite_determiner)):
                continue
            words = tuple(word.strip(_EMPHASIS) for word in runs.name(run, start if is_titled else first))
            title = tokens.words[first].lower() if is_titled else ""
            if words:
                yield Mention(first, stop, title, words, bool(tokens.spoken[first]), tokens.begins_sentence(first))

    def _is_title(self, token: int, start: int) -> bool:
        """Whether the token is a title of the name that begins at ``start``."""
        return token < start and bool(self.tokens.tags[token] & _TITLE)

    def _can_begin_name(self, token: int) -> bool:
        key = self.tokens.words[token], self.tokens.tags[token]
        if key not in self._judged:
            self._judged[key] = self._can_be_name(self._bare(key[0]), key[1])
        return self._judged[key]

    def _can_be_name(self, word: str, tag: int) -> bool:
        if self.said[word] >= 2 and not tag & (_FUNCTION & ~T.TIME):
            return True
        if tag & _FUNCTION and word.lower() not in self.first_names:
            return False
        if self._is_family(word):
            return False
        if tag & T.UPPER and len(word) > 3 and not self.capitals[word.capitalize()]:
            return False
        return self._is_capital_by_choice(word, tag)

    def _is_family(self, word: str) -> bool:
        """Whether the word is the plural of a name, mostly after the article: *the Moors*."""
        plural = self.tokens.endings.plural
        return any(
            word.endswith(ending)
            and self.capitals[word.removesuffix(ending)]
            and self.after_the[word] * 2 >= self.capitals[word]
            for ending in plural
        )

    def _is_capital_by_choice(self, word: str, tag: int) -> bool:
        """Whether the word is mostly capitalized, also inside sentences.

        A word only found at the start of sentences may be a name, unless it is a verb: *Concluding thus*, he rode on.
        """
        small, free = self.small[word.lower()], self.free_capitals[word]
        return free > small if small or free else not tag & _VERB

    def _is_chance(self, mention: Mention, forms: Counter[tuple[str, tuple[str, ...]]], singles: Counter[str]) -> bool:
        """Whether these are two names side by side only by chance: In *London Lydia* sang."""
        count = forms[mention.title, mention.words]
        first, last = mention.words[0], mention.words[-1]
        if mention.title or first.lower() in self.first_names:
            return last.lower() in self.first_names and count < 3
        return count * 20 < singles[first] or (count < 2 and singles[first] + singles[last] > 6)
