"""The names in a story: the place of each, and its title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quotex.quotations import tags as T
from quotex.quotations.grammar.tokens import OpenTokens
from quotex.wordsets import Endings

__all__ = ["Mention", "NameFinder"]

_FUNCTION = (
    T.PRONOUN | T.DETERMINER | T.AUXILIARY | T.PREPOSITION | T.CONJUNCTION | T.SUBORDINATOR | T.ADVERB | T.TIME | T.STOP
)  # fmt: skip
_VERB = T.REPORTING | T.ATTITUDE | T.VERB | T.PARTICIPLE
_FINITE_SPEECH = T.REPORTING | T.LOWER
_EMPHASIS = "_"
_MOST_WORDS = 4
_MOST_PARTICLES = 2


Found = tuple[int, str, tuple[str, ...], int]  # first token, title, words, stop


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


class _BareWords(dict[str, str]):
    """Words without possessive endings and marks of emphasis, *_Moor’s_*, each made once."""

    def __init__(self, endings: Endings) -> None:
        self._endings = endings

    def __missing__(self, word: str) -> str:
        bare = self[word] = self._endings.bare(word.strip(_EMPHASIS))
        return bare


class NameFinder:
    """Finds the names of a story: ``mentions``, in order. ``titles`` counts titles without a name: the General."""

    def __init__(self, tokens: OpenTokens) -> None:
        self.tokens = tokens
        self.first_names = tokens.language.first_names
        self._bare = _BareWords(tokens.endings)
        self.capitals: Counter[str] = Counter()
        self.small: Counter[str] = Counter()  # the same words without a capital
        self.free_capitals: Counter[str] = Counter()  # where no sentence begins
        self.said: Counter[str] = Counter()  # after a reporting verb
        self.titles: Counter[str] = Counter()
        self.after_the: Counter[str] = Counter()  # the Moors
        capitals = list(tokens.tagged(T.CAPITALIZED))
        self.initial = bytearray(tokens.count)  # begins its sentence
        self._count(capitals)
        self.is_name = bytearray(tokens.count)
        self._judge(capitals)
        self.mentions = list(self._find(capitals))
        self._singles = Counter(m.words[0] for m in self.mentions if len(m.words) == 1 and not m.title)
        self._forms = Counter((m.title, m.words) for m in self.mentions)
        for mention in self.mentions:
            if len(mention.words) > 1 and self._is_chance(mention):
                mention.words = mention.words[:1] if mention.title else mention.words[-1:]

    def _count(self, capitals: list[int]) -> None:
        tokens, tags = self.tokens, self.tokens.tags
        words = [self._bare[tokens.words[token]] for token in capitals]
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
            elif tokens.begins_sentence(token):
                self.initial[token] = 1
            else:
                free.append(word)
        self.capitals.update(words)
        self.small.update(filter({word.lower() for word in self.capitals}.__contains__, tokens.words))
        self.free_capitals.update(free)

    def _judge(self, capitals: list[int]) -> None:
        """Decide which of the capitalized words can be names."""
        tags, words = self.tokens.tags, self.tokens.words
        judged: dict[tuple[str, int], bool] = {}
        for token in capitals:
            key = words[token], tags[token]
            if key not in judged:
                judged[key] = self._can_be_name(self._bare[words[token]], tags[token])
            self.is_name[token] = judged[key] or self._is_last_name(token)

    def _is_last_name(self, token: int) -> bool:
        """Is it a common word, capitalized right after a first name: Ada *Small*?"""
        tokens, tag = self.tokens, self.tokens.tags[token]
        if not token or self.initial[token] or not tag & T.WORD or tag & (_FUNCTION | T.HONORIFIC):
            return False
        if tokens.trait(token) & T.PARTICLE:
            return False
        return bool(self.is_name[token - 1]) and tokens.words[token - 1].lower() in self.first_names

    def _can_be_name(self, word: str, tag: int) -> bool:
        if not tag & T.WORD or len(word) < 2:
            return False
        if self.said[word] >= 2 and not tag & (_FUNCTION & ~T.TIME):
            return True
        if tag & _FUNCTION and not tag & T.HONORIFIC and word.lower() not in self.first_names:
            return False
        if self._is_family(word):
            return False
        if tag & T.UPPER and len(word) > 3 and not self.capitals[word.capitalize()]:
            return False
        return bool(tag & T.HONORIFIC) or self._is_capital_by_choice(word, tag)

    def _is_family(self, word: str) -> bool:
        """Is it the plural of a name, mostly after the article: *the Moors*?"""
        plural = self.tokens.endings.plural
        return any(
            word.endswith(ending)
            and self.capitals[word.removesuffix(ending)]
            and self.after_the[word] * 2 >= self.capitals[word]
            for ending in plural
        )

    def _is_capital_by_choice(self, word: str, tag: int) -> bool:
        """Is the word mostly capitalized also inside sentences?

        A word that only begins sentences may be a name, unless it is a verb: *Concluding thus*, the parson rode on.
        """
        small, free = self.small[word.lower()], self.free_capitals[word]
        is_first_name = word.lower() in self.first_names
        if small == 0 and free == 0:
            return is_first_name or not tag & _VERB
        return free * (3 if is_first_name else 1) > small

    def _find(self, capitals: list[int]) -> Iterator[Mention]:
        tokens = self.tokens
        free = 0  # the first token after the last name
        for capital in capitals:
            if capital < free or not tokens.tags[capital] & T.WORD:
                continue
            found = self._name(capital, free)
            if found:
                first, title, words, free = found
                yield Mention(first, free, title, words, bool(tokens.spoken[first]), self._is_by_chance(first, free))

    def _name(self, capital: int, floor: int) -> Found | None:
        """The name that begins at a capitalized word, with the title before it."""
        tokens, tag = self.tokens, self.tokens.tags[capital]
        if tag & T.HONORIFIC or (tag & T.ROLE and self._bare[tokens.words[capital]].lower() not in self.first_names):
            token = self._after_title(capital)
            return (capital, tokens.words[capital].lower(), *self._words_of_name(token)) if token >= 0 else None
        if not self.is_name[capital]:
            return None
        first = self._before_particles(capital, floor)
        if tokens.is_small(first - 1, tokens.sets.indefinite_determiner):
            return None
        return (first, "", *self._words_of_name(first))

    def _is_by_chance(self, first: int, stop: int) -> bool:
        """Is it a common word that opens its sentence, before a name: *Yes, Moor*; not *Moor shook*?"""
        tokens = self.tokens
        after = tokens.tags[stop] if stop < tokens.count and not tokens.spoken[first] else 0
        acts = after & (T.VERB | T.REPORTING) and after & T.LOWER and not after & T.AUXILIARY
        return bool(self.initial[first]) and not acts

    def _after_title(self, token: int) -> int:
        """The start of the name after a title, or -1."""
        tokens = self.tokens
        after = token + 1
        abbreviates = tokens.tags[token] & (T.ABBREVIATION | T.ABBREVIATION_BEFORE_NAME)
        if abbreviates and after < len(tokens.words) and tokens.words[after] == ".":
            after += 1
        name = self._after_particles(after)
        return after if name < len(tokens.words) and self.is_name[name] else -1

    def _after_particles(self, token: int) -> int:
        """The token after the particles inside a name: Ada *van der* Moor, Ada *St.* Moor."""
        if self._is_short_particle(token):
            return token + 2
        stop = min(token + _MOST_PARTICLES, len(self.tokens.words))
        while token < stop and self.tokens.trait(token) & T.PARTICLE and not self.is_name[token]:
            token += 1
        return token

    def _before_particles(self, token: int, floor: int) -> int:
        """The first of the particles before a name, or ``token``."""
        floor = max(floor, token - _MOST_PARTICLES)
        while token > floor and self._is_small_particle(token - 1):
            token -= 1
        return token

    def _words_of_name(self, token: int) -> tuple[tuple[str, ...], int]:
        """The words of the name that begins at ``token``; a last name keeps its particles, *van der Moor*."""
        tokens = self.tokens
        words: list[str] = []
        count = len(tokens.words)
        if self.is_name[token] and self._is_single(token + 1) and not self._is_short_particle(token):
            return (self._spelled(self._bare[tokens.words[token]]),), token + 1
        while token < count and len(words) < _MOST_WORDS:
            first, is_short = token, self._is_short_particle(token)
            name = token if self.is_name[token] and not is_short else self._after_particles(token)
            if name < count and self.is_name[name]:
                token = self._hyphen_stop(name)
                particles = [f"{tokens.words[first]}."] if is_short else map(str.lower, tokens.words[first:name])
                word = " ".join([*particles, "".join(tokens.words[name:token])])
                words.append(self._bare[word])
            elif words and self._is_initial(token):
                word = tokens.words[token]
                words.append(word)
                token += 2
            else:
                break
            if words[-1] != word or (
                token < count and tokens.tags[token] & T.LINE_START and tokens.begins_paragraph(token)
            ):
                break
        return tuple(map(self._spelled, words)), token

    def _spelled(self, word: str) -> str:
        """The word as the rest of the story spells it: *ADA sang* at the start of a chapter; “ADA!”, shouted."""
        small = word.capitalize()
        return small if len(word) > 1 and word.isupper() and self.capitals[small] else word

    def _is_single(self, after: int) -> bool:
        """Does the name end before the token ``after``, as most do?"""
        tokens = self.tokens
        if after >= len(tokens.words):
            return True
        goes_on = tokens.tags[after] & T.CAPITALIZED or tokens.words[after] == "-"
        return not goes_on and not self._is_small_particle(after)

    def _is_small_particle(self, token: int) -> bool:
        return bool(self.tokens.tags[token] & T.LOWER and self.tokens.trait(token) & T.PARTICLE)

    def _is_short_particle(self, token: int) -> bool:
        """Is it a capitalized particle with a full stop, before a name: Ada *St.* Moor?"""
        tokens = self.tokens
        if token + 2 >= tokens.count or not tokens.is_(token, tokens.sets.short_particle):
            return False
        return tokens.words[token + 1] == "." and bool(self.is_name[token + 2])

    def _is_initial(self, token: int) -> bool:
        words = self.tokens.words
        return len(words[token]) == 1 and words[token].isupper() and token + 2 < len(words) and words[token + 1] == "."

    def _hyphen_stop(self, token: int) -> int:
        """The end of the name at ``token`` with its hyphenated parts: *Grant-Moor*, *Ned-the-Bear*."""
        stop = after = token + 1
        while self.tokens.joins_words(after):
            after += 2
            if self.tokens.tags[after - 1] & T.CAPITALIZED:
                stop = after
        return stop

    def _is_chance(self, mention: Mention) -> bool:
        """Are these two names that stand side by side only by chance: In *London Lydia* sang?"""
        count = self._forms[mention.title, mention.words]
        first, last = mention.words[0], mention.words[-1]
        if mention.title or first.lower() in self.first_names:
            return last.lower() in self.first_names and count < 3
        single = self._singles[first]
        return count * 20 < single or (count < 2 and single + self._singles[last] > 6)
