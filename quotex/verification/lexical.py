"""The words of a language that checks of quotations need: function words, and words to flag."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from quotex.language import packs
from quotex.language.loading import Language, load_language
from quotex.language.packs import Pack
from quotex.language.wordclasses import AUXILIARY, CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN, SUBORDINATOR
from quotex.language.wordsets import words_of
from quotex.verification.folding import fold

__all__ = ["FLAGGED", "Lexical", "is_function", "lexical_of"]

FLAGGED: Final = ("negation", "adjacent", "modal", "quantifier", "number", "qualifier")
_COMPARED: Final = ("joined", "apart", "initials", "magnitude")
_FUNCTION: Final = DETERMINER | PREPOSITION | PRONOUN | CONJUNCTION | SUBORDINATOR | AUXILIARY
_TABLE: Final = "verification"


@dataclass(frozen=True, slots=True)
class Lexical:
    """``sets`` has folded words by the names of the pack's lists; a list that the pack lacks is empty."""

    language: Language
    sets: dict[str, frozenset[str]]

    def is_content(self, key: str) -> bool:
        """Whether a folded word is a content word.

        >>> [lexical_of("en").is_content(word) for word in ("harbour", "the", "1984", "dont")]
        [True, False, True, False]
        """
        return key not in self.sets["adjacent"] and not self.is_function(key)

    def is_function(self, key: str) -> bool:
        """Whether a folded word is a function word."""
        return is_function(self.language, key)

    def is_word(self, key: str) -> bool:
        """Whether a folded word is in the lexicon."""
        return bool(self.language.lexicon.id(key))

    def is_number(self, key: str) -> bool:
        """Whether a folded word ends in a digit, or is a cardinal number."""
        entry = self.language.lexicon.id(key)
        is_word = self.language.is_listed(entry) and self.language.sets.number_word[entry]
        return key[-1].isdigit() or bool(is_word) or key in self.sets["magnitude"]

    def kinds(self, key: str) -> list[str]:
        """Return the names of the sets that have a folded word."""
        return [kind for kind in FLAGGED if key in self.sets[kind]]


def is_function(language: Language, key: str) -> bool:
    """Whether a folded word is a function word of a language."""
    return bool(language.lexicon.classes(language.lexicon.id(key)) & _FUNCTION)


def lexical_of(language: str | Pack) -> Lexical:
    """Return the words of a language pack."""
    return _lexical(packs.find(language))


@lru_cache(maxsize=8)
def _lexical(pack: Pack) -> Lexical:
    listed: dict[str, str] = {}
    for _, table in [*packs.tables(pack), *packs.own_tables(pack)]:
        listed |= table.get(_TABLE, {})
    sets = {name: frozenset(map(fold, words_of(listed.get(name, "")))) for name in FLAGGED + _COMPARED}
    return Lexical(load_language(pack), sets)
