"""Restore capitals in a text that has none, or nothing else.

Names are recognized by their capitals. In texts all in lower case, as in many corpora, all in capitals, as in old wires
and captions, or with a capital on every word, they must first be found (Lucian Vlad Lita et al., tRuEcasIng, ACL 2003).
Capitals are given to the first word of each sentence, *I*, places, first names and titles, the last names after them,
subjects of reporting verbs without an article (*moor said*), and all other occurrences of these names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from quotex import _core
from quotex.language.loading import Language
from quotex.language.wordclasses import DETERMINER, HONORIFIC, PLACE, REPORTING
from quotex.normalization.genre import is_rare

__all__ = ["truecase"]

_FEWEST_WORDS = 12
_MOST_UNTOLD = 6  # occurrences of a name for each one whose context shows that it is a name
_LEAST_NAMES = 5  # occurrences of a name for each one with an article, or with an ending that names never have
_MOST_OTHERS = 0.01  # share of words in the other case: names of firms, a line in capitals


def truecase(scan: _core.Scan, language: Language) -> _core.Scan:
    """Return the scan of a text with restored capitals; the given scan if nothing is missing. Offsets stay the same.

    >>> from quotex.language.loading import load_language
    >>> english = load_language("en")
    >>> text = "IT RAINED ON MONDAY, SAID MAYOR ADA MOOR OF OXMERE. THE FIELDS ARE FLOODED, MOOR SAID."
    >>> truecase(english.scan(text), english).text
    'It rained on monday, said Mayor Ada Moor of oxmere. The fields are flooded, Moor said.'
    """
    if not (is_rare(scan, _core.CAPITALIZED, _MOST_OTHERS) or is_rare(scan, _core.LOWER, _MOST_OTHERS)):
        return scan  # most texts: no need to count
    words = scan.count_tagged(_core.WORD, 0)
    capital, small = scan.count_tagged(_core.CAPITALIZED, 0), scan.count_tagged(_core.LOWER, 0)
    if words < _FEWEST_WORDS or min(capital, small) > _MOST_OTHERS * words or max(capital, small) * 2 < words:
        return scan
    upper = scan if capital > small else language.scan(_in_case(scan.text, str.upper))  # shows where sentences begin
    tokens = {*_opening(upper), *_Names(upper, language).tokens()}
    lower = _in_case(scan.text, str.lower)
    return language.scan("".join(_with_capitals(lower, sorted(upper.token_start[token] for token in tokens))))


def _opening(scan: _core.Scan) -> Iterator[int]:
    """Yield the first word of each sentence, unless the sentence begins with a number."""
    starts = [*map(scan.token_at, scan.sentence_start), len(scan)]
    for start, stop in pairwise(starts):
        first = next((token for token in range(start, stop) if not scan.token_tags[token] & _core.PUNCT), stop)
        if first < stop and scan.token_tags[first] & _core.WORD:
            yield first


class _Names:
    """The places of names in a text without meaningful capitals."""

    def __init__(self, scan: _core.Scan, language: Language) -> None:
        self.scan, self.lexicon, self.possessive = scan, language.lexicon, language.endings.possessive
        self.no_name = language.endings.adverb + language.endings.past + language.endings.gerund
        self.always = language.sets.always_capitalized
        self.tags, self.entries, self.is_listed = scan.token_tags, scan.token_entry, language.is_listed
        self.named: Counter[str] = Counter()  # unknown words, by how often their context shows a name

    def tokens(self) -> set[int]:
        every = range(len(self.scan))
        beside = [token for first in every for token in self._name_at(first)]
        doubtful = [token for token in every if self._is_unknown(token) or self._is_common_first_name(token)]
        seen = Counter(map(self._word, doubtful))
        common = Counter(self._word(token) for token in doubtful if self._is_common(token))
        names = {
            word
            for word, count in self.named.items()
            if count * _MOST_UNTOLD >= seen[word] and common[word] * _LEAST_NAMES <= seen[word]
        }
        found = {token for token in beside if not self._is_unknown(token) or self._word(token) in names}
        return found | {token for token in doubtful if self._word(token) in names}

    def _is_common(self, token: int) -> bool:
        """Whether it is not a name: *the mill*; an ending that names never have: said *calmly*."""
        word = self.scan.word(token).lower()
        return bool(token and self.tags[token - 1] & DETERMINER) or word.endswith(self.no_name)

    def _name_at(self, token: int) -> Iterable[int]:
        """Return the tokens of a name that begins here, and record its last name."""
        if self._is_first_name(token):
            return self._full_name(token)
        tags = self.tags[token]
        if tags & HONORIFIC:
            behind = token + 1 + self._is_stop(token + 1)
            return self._with_last_name([token], behind)
        if tags & PLACE:
            return range(token, self.scan.phrase_stop(token))
        if tags & REPORTING:
            self._keep_speakers(token)
        return [token] if self.scan.is_(token, self.always) else []

    def _full_name(self, first: int) -> list[int]:
        """Return a first name, with initials; a common word (will, may) is one only if a last name follows."""
        name, behind = [first], first + 1
        while self._is_initial(behind) and self._is_stop(behind + 1):
            name.append(behind)
            behind += 2
        return self._with_last_name(name, behind, alone=not self._is_common_first_name(first))

    def _with_last_name(self, name: list[int], behind: int, *, alone: bool = False) -> list[int]:
        if self._is_unknown(behind):
            self.named[self._word(behind)] += 1
            return [*name, behind]
        return name if alone or self._is_first_name(behind) else []

    def _keep_speakers(self, verb: int) -> None:
        """Record the word between a verb of saying and punctuation: , *moor* said; said *bill*."""
        for word, beyond in ((verb - 1, verb - 2), (verb + 1, verb + 2)):
            is_edge = not 0 <= beyond < len(self.scan) or self.tags[beyond] & _core.PUNCT
            if is_edge and (self._is_unknown(word) or self._is_common_first_name(word)):
                self.named[self._word(word)] += 1

    def _word(self, token: int) -> str:
        word = self.scan.word(token).lower()
        return next((word.removesuffix(end) for end in self.possessive if word.endswith(end)), word)

    def _is_first_name(self, token: int) -> bool:
        return 0 <= token < len(self.scan) and bool(
            self.lexicon.features(self.entries[token]) & _core.FEATURE_FIRST_NAME
        )

    def _is_common_first_name(self, token: int) -> bool:
        """Whether the first name is also another kind of word: will, may, bill."""
        return self._is_first_name(token) and self.lexicon.classes(self.entries[token]) != 0

    def _is_unknown(self, token: int) -> bool:
        """Whether the lexicon knows at most the part of speech of the word, and it is not an initial."""
        is_word = 0 <= token < len(self.scan) and bool(self.tags[token] & _core.WORD)
        return is_word and not self.is_listed(self.entries[token]) and not self._is_initial(token)

    def _is_initial(self, token: int) -> bool:
        return token < len(self.scan) and bool(self.tags[token] & _core.WORD) and len(self.scan.word(token)) == 1

    def _is_stop(self, token: int) -> bool:
        return token < len(self.scan) and self.scan.word(token) == "."


def _in_case(text: str, change: Callable[[str], str]) -> str:
    """Return the text in another case, except for characters that would become several."""
    changed = change(text)
    if len(changed) == len(text):
        return changed
    return "".join(one if len(one) == 1 else old for old, one in ((old, change(old)) for old in text))


def _with_capitals(text: str, offsets: Iterable[int]) -> Iterator[str]:
    """Yield the text in pieces, with capitals at ``offsets``, which ascend."""
    at = 0
    for offset in offsets:
        yield text[at:offset]
        yield _in_case(text[offset], str.upper)
        at = offset + 1
    yield text[at:]
