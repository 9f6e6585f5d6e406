"""One scanned text, as the attribution rules read it: tokens, with every quotation shut like a box.

The rules look at the narration only. A token inside a quotation has the tag ``QUOTED`` and no other, so that a walk
over the sentence steps over what is said in it.
"""

from __future__ import annotations

from quotex import _core
from quotex._core import (
    CLOSE,
    COLON,
    COMMA,
    DASH,
    DIGIT,
    JOINER,
    LOWER,
    OPEN,
    POSSESSIVE,
    QUOTED,
    STOPPER,
    TITLE,
)
from quotex.language import (
    ADVERB,
    AUXILIARY,
    BASE,
    CONJUNCTION,
    DETERMINER,
    NOUN_CUE,
    NOUN_LIKE,
    PAST,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    ROLE,
    SPEECH,
    THIRD,
    TIME,
    VERB,
    WEAK,
    Language,
)

__all__ = [
    "ADJECTIVES_IN_LY",
    "ANY_VERB",
    "BREAK",
    "CLOSE",
    "COLON",
    "COMMA",
    "DASH",
    "JOINER",
    "OPEN",
    "PAUSE",
    "POSSESSIVE",
    "QUOTED",
    "STOPPER",
    "Frame",
]

_SINGULAR = frozenset({"another", "each", "either", "neither", "one"})
ADJECTIVES_IN_LY = frozenset(
    {"elderly", "friendly", "lovely", "lonely", "ugly", "silly", "ally", "bully", "sickly", "portly"}
)
ANY_VERB = SPEECH | WEAK | VERB | AUXILIARY
_FULL_VERB = SPEECH | WEAK | VERB
_ADVERBIAL = ADVERB | TIME
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
        self.narration = _core.Narration(scan, language.traits)
        self.trait = self.narration.trait  # what the language pack knows of the word at a token
        self.tags = self.narration.tags  # raw_tags are those of what stands inside quotations, too
        self.next_tagged, self.prev_tagged = self.narration.next_tagged, self.narration.prev_tagged
        self.according = self.narration.tokens_marked(language.according)  # according to and its kin
        self.patience = 0  # see clauses.py

    def is_verb(self, token: int) -> bool:
        """Is the word, which may be a verb of saying, thinking or another kind, used as a finite verb here?"""
        tag = self.tags[token]
        if tag & AUXILIARY:
            return not (tag & TITLE and self._mid_sentence(token))
        if not tag & _FULL_VERB:
            return False
        if tag & TITLE and self._mid_sentence(token):
            return False
        before = self.tags[token - 1] if token else 0
        if before & JOINER and not before & POSSESSIVE and self.text[self.starts[token - 1]] != ".":
            return False
        trait = self.trait(token)
        if trait & PAST:
            if before & (PRONOUN | ADVERB):
                return True
            return not before & (DETERMINER | PREPOSITION | POSSESSIVE)
        if before & (PRONOUN | AUXILIARY) and not before & POSSESSIVE:
            if not before & DETERMINER:
                return True
            if self.word(token - 1) in _SINGULAR:
                return not trait & BASE  # another view
            return not (trait & THIRD and trait & NOUN_LIKE)  # two points
        if before & PREPOSITION:
            return self.word(token - 1) == "to"
        if before & (DETERMINER | POSSESSIVE):
            return False
        if not trait & NOUN_LIKE and not tag & (NOUN_CUE | ROLE | TIME):
            if trait & BASE and before & LOWER and not before & (ADVERB | ROLE):
                return self.text[self.ends[token - 1] - 1] == "s" or bool(before & ANY_VERB)
            return True
        # A noun as likely as a verb: a verb after a name, or a base form after a plural.
        if before & ADVERB:
            return self.text[self.ends[token - 1] - 2 : self.ends[token - 1]] != "ly" or bool(trait & THIRD)
        if before & TITLE:
            return bool(trait & THIRD) or self.text[self.ends[token - 1] - 1] == "s"
        if trait & BASE:
            return bool(before & ROLE) and bool(self.trait(token - 1) & PLURAL)
        if self.text[self.ends[token - 1] - 1] == "s":
            return False
        after = self.tags[token + 1] if token + 1 < len(self.tags) else 0
        quotes = after & (QUOTED | COLON)  # the sign reads “…”
        if before & CONJUNCTION:
            return bool(after & (PRONOUN | DETERMINER))  # and claims it is “…”
        return bool(before & (COMMA | CLOSE | ROLE) or (quotes and before & (LOWER | DIGIT)))

    def _mid_sentence(self, token: int) -> bool:
        return token > 0 and not self.tags[token - 1] & (STOPPER | QUOTED | COLON)

    def is_adverb(self, token: int) -> bool:
        """A word that may stand between subject and verb: also, later, quickly, Tuesday, not."""
        tag = self.tags[token]
        if tag & _ADVERBIAL:
            return True
        if not tag & LOWER or self.text[self.ends[token] - 2 : self.ends[token]] != "ly":
            return False
        return not tag & ROLE and self.word(token) not in ADJECTIVES_IN_LY

    def ends_in(self, token: int, suffix: str) -> bool:
        end = self.ends[token]
        return self.text[end - len(suffix) : end] == suffix
