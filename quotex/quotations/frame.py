"""One scanned text, as the attribution rules read it: tokens, with every quotation shut like a box.

The rules look at the narration only. A token inside a quotation has the tag ``QUOTED`` and no other, so that a walk
over the sentence steps over what is said in it.
"""

from __future__ import annotations

from quotex import _core
from quotex._core import (
    ADVERBIAL,
    CLOSE,
    COLON,
    COMMA,
    DASH,
    FINITE,
    JOINER,
    LOOKS_FINITE,
    OPEN,
    POSSESSIVE,
    QUOTED,
    STOPPER,
)
from quotex.language import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    NOUN_CUE,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SPEECH,
    TIME,
    VERB,
    WEAK,
    Language,
)

__all__ = [
    "ADVERBIAL",
    "ANY_VERB",
    "BREAK",
    "CLOSE",
    "COLON",
    "COMMA",
    "DASH",
    "FINITE",
    "JOINER",
    "LOOKS_FINITE",
    "OPEN",
    "PAUSE",
    "POSSESSIVE",
    "QUOTED",
    "STOPPER",
    "Frame",
]

ANY_VERB = SPEECH | WEAK | VERB | AUXILIARY
_VERB_CLASSES = _core.VerbClasses(
    verbs=SPEECH | WEAK | VERB,
    auxiliaries=AUXILIARY,
    pronouns=PRONOUN,
    determiners=DETERMINER,
    prepositions=PREPOSITION,
    conjunctions=CONJUNCTION,
    adverbs=ADVERB,
    times=TIME,
    roles=ROLE,
    nouns=NOUN_CUE,
)
PAUSE = COMMA | DASH
BREAK = PAUSE | COLON | OPEN | CLOSE | STOPPER


class Frame:
    """The columns of one scan as Python lists, punctuation told apart and quotations shut."""

    __slots__ = (
        "according",
        "ends",
        "entries",
        "language",
        "narration",
        "next_tagged",
        "patience",
        "prev_tagged",
        "raw_tags",
        "scan",
        "starts",
        "tags",
        "text",
        "token_at",
        "trait",
        "word",
    )

    def __init__(self, scan: _core.Scan, language: Language) -> None:
        self.scan = scan
        self.language = language
        self.text = scan.text
        self.token_at = scan.token_at  # the first token that ends after an offset
        self.starts, self.ends, self.raw_tags, self.entries = scan.columns_of_tokens()
        self.word = scan.word
        self.narration = _core.Narration(scan, language.traits, _VERB_CLASSES)
        self.trait = self.narration.trait  # what the language pack knows of the word at a token
        self.tags = self.narration.tags  # raw_tags are those of what stands inside quotations, too
        self.next_tagged, self.prev_tagged = self.narration.next_tagged, self.narration.prev_tagged
        self.according = self.narration.tokens_marked(language.according)  # according to and its kin
        self.patience = 0  # see clauses.py

    def ends_in(self, token: int, suffix: str) -> bool:
        end = self.ends[token]
        return self.text[end - len(suffix) : end] == suffix
