"""How clauses open: introductions, and the subjects that are read from left to right."""

from __future__ import annotations

from typing import Final

from quotex._core import ADVERBIAL, CAPITALIZED, CLOSE, COLON, COMMA, DASH, DIGIT, JOINER, LOWER, OPEN, QUOTED, STOPPER
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.noun_phrases import phrase_at, phrase_before
from quotex.quotations.grammar.tokens import ANY_VERB, BREAK, Tokens
from quotex.quotations.grammar.verb_groups import looks_finite
from quotex.wordclasses import (
    ADVERB,
    ATTITUDE,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    PARTICIPLE,
    PAST,
    PLACE,
    PREPOSITION,
    PRONOUN,
    REPORTING,
    SUBORDINATOR,
    TIME,
    VERB,
)

__all__ = [
    "OPENERS",
    "before_introduction",
    "main_subject",
    "opens_with_gerund",
    "opens_with_phrase",
    "subject_after",
    "subject_end",
]

OPENERS: Final = CONJUNCTION | SUBORDINATOR | COLON | DASH | QUOTED | STOPPER | COMMA | OPEN | CLOSE  # before a clause

_LONGEST_INTRODUCTION: Final = 5  # tokens
# Words that may stand before a subject, unless they are one of the next, too.
_LINKS: Final = CONJUNCTION | ADVERB | JOINER
_NO_LINK: Final = DETERMINER | PREPOSITION | SUBORDINATOR | PRONOUN
_NO_NOUN: Final = ANY_VERB | PREPOSITION | SUBORDINATOR | CONJUNCTION | ADVERB | DETERMINER | TIME
_NO_SUBJECT: Final = ANY_VERB | CONJUNCTION | PREPOSITION | PARTICIPLE | ADVERB | SUBORDINATOR


def _introduces(tokens: Tokens, token: int) -> bool:
    """An introduction begins here: *In May*, *When it rained*, *Asked why*."""
    tag = tokens.tags[token]
    if tag & (TIME | ADVERBIAL) or (
        tag & (PREPOSITION | SUBORDINATOR | PARTICIPLE) and not tag & (DETERMINER | PRONOUN)
    ):
        return True
    after = tokens.tags[token + 1]
    if after & TIME and tokens.is_(token, tokens.sets.time_modifier):
        return True
    if after & PREPOSITION and tokens.is_(token, tokens.sets.phrase_modifier):
        return True
    if opens_with_gerund(tokens, token):
        return True
    return bool(tag & (REPORTING | ATTITUDE | VERB)) and tokens.ends_in(token, tokens.endings.past)


def opens_with_gerund(tokens: Tokens, token: int) -> bool:
    """A clause that a gerund opens: *Speaking* at the gate, the mayor left.

    >>> from quotex.quotations.grammar.examples import example
    >>> opens_with_gerund(*example("Speaking at the gate, the mayor left.", "Speaking")[:2])
    True
    """
    after = tokens.tags[token + 1]
    return bool(after & (DETERMINER | PREPOSITION)) and tokens.ends_in(token, tokens.endings.gerund)


def main_subject(tokens: Tokens, floor: int, stop: int) -> Span | None:
    """The subject of the sentence that begins at ``floor``: its first noun phrase after an introduction.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> tokens, _left, stop = example("When it rained, the old mayor left.", "left")
    >>> shown(tokens, main_subject(tokens, 0, stop))
    'the old mayor'
    """
    tags = tokens.tags
    token = floor + 2 if _is_item_number(tokens, floor) else floor
    while token < stop:
        tag = tags[token]
        if (tag & _LINKS and not tag & _NO_LINK) or tag & BREAK:
            token += 1
        elif tag & AUXILIARY and (token == floor or tags[token - 1] & (ADVERB | AUXILIARY)):
            token += 1  # Is she nervous? Here is the mayor
        elif _introduces(tokens, token):
            comma = tokens.next_tagged(COMMA, token + 1, stop)
            if comma < 0:
                return None
            token = comma + 1
        else:
            end = phrase_at(tokens, token, stop)
            if tag & PLACE and end < stop and tags[end] & COMMA and token > floor:
                token = end + 1  # in Salem, Oregon, Moor
                continue
            if end - 1 > token and not tokens.is_known(end - 1) and looks_finite(tokens, end - 1):
                end -= 1  # the boy scratched his head
            elif end == token + 1 and token == floor and tag & CAPITALIZED and not tag & PRONOUN:
                end = _past_nouns(tokens, end, stop)
            return (token, end) if end > token else None
    return None


def _is_item_number(tokens: Tokens, token: int) -> bool:
    """The number of an item in a list, which is no subject: *4.* Avoid the “just”."""
    return bool(tokens.tags[token] & DIGIT) and tokens.word(token + 1) in (".", ")")


def _past_nouns(tokens: Tokens, token: int, stop: int) -> int:
    """Past the nouns after a word that only has its capital because it begins a sentence: *Housing costs* more."""
    while token < stop and tokens.tags[token] & LOWER and not tokens.tags[token] & _NO_NOUN:
        if looks_finite(tokens, token):
            break
        token += 1
    return token


def subject_after(tokens: Tokens, verb: int, stop: int) -> Span | None:
    """The subject of an inverted verb: said *Ada Park*, a lawyer. In *said in a letter the mayor* there is none.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> tokens, said, stop = example("“It leaks,” said Ada Park, a lawyer.", "said")
    >>> shown(tokens, subject_after(tokens, said, stop))
    'Ada Park'
    """
    tags = tokens.tags
    token = tokens.phrase_stop(verb)
    while (
        token < stop and tags[token] & (ADVERB | ADVERBIAL) and not tags[token] & (PRONOUN | DETERMINER | CAPITALIZED)
    ):
        token += 1
    if token >= stop or (tags[token] & (PREPOSITION | BREAK | QUOTED | TIME) and not tags[token] & CAPITALIZED):
        return None
    if tags[token] & SUBORDINATOR and (not tags[token] & DETERMINER or tokens.is_(token, tokens.sets.complementizer)):
        return None
    end = phrase_at(tokens, token, stop)
    if end == token + 1 and tokens.is_(token, tokens.sets.object_pronoun):
        return None  # told me
    return (token, end) if end > token else None


def subject_end(tokens: Tokens, token: int, stop: int) -> int:
    """End of the subject that begins a clause at ``token``; ``token`` itself where none does.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> tokens, first, stop = example("“It leaks,” the old mayor said.", "the")
    >>> shown(tokens, (first, subject_end(tokens, first, stop)))
    'the old mayor'
    """
    tag = tokens.tags[token] if token < stop else CONJUNCTION
    if tag & _NO_SUBJECT:
        if tag & (CONJUNCTION | PREPOSITION | PARTICIPLE):
            return token
        if tag & AUXILIARY and not tag & CAPITALIZED:
            return token  # and one of them, Moor, has complained
        after = tokens.tags[token + 1] if token + 1 < stop else PREPOSITION
        if tag & ADVERB and not (after & REPORTING or (tag & DETERMINER and not after & PREPOSITION)):
            return token  # Then Moor said, both in May; but: Long said, both men said
        if tag & (REPORTING | ATTITUDE | VERB) and tokens.trait(token) & PAST and not tag & CAPITALIZED:
            return token
        if tag & SUBORDINATOR and not tag & DETERMINER:
            return token
    return phrase_at(tokens, token, stop)


def opens_with_phrase(tokens: Tokens, stop: int, floor: int) -> bool:
    """A prepositional phrase that opens the clause and ends before ``stop``: *After the vote* the mayor.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, vote, _stop = example("After the vote the mayor left.", "vote")
    >>> opens_with_phrase(tokens, vote + 1, 0)
    True
    >>> tokens, vote, _stop = example("They left after the vote.", "vote")
    >>> opens_with_phrase(tokens, vote + 1, 0)
    False
    """
    start = phrase_before(tokens, stop, floor)
    if start == stop or start - 1 < floor or not tokens.tags[start - 1] & PREPOSITION:
        return False
    if tokens.ends_in(stop - 1, tokens.endings.gerund):
        return False  # In calling the farmers
    return start - 1 == floor or bool(tokens.tags[start - 2] & (OPENERS | ADVERB))


def before_introduction(tokens: Tokens, start: int, floor: int) -> int:
    """Where the adverbs and times before a phrase begin: *In May* the mayor, Ada Moor, said.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, the, _stop = example("In May the mayor, Ada Moor, said so.", "the")
    >>> before_introduction(tokens, the, 0)
    0
    """
    tags = tokens.tags
    opener = start
    while opener > floor and tags[opener - 1] & (ADVERB | TIME):
        opener -= 1
    if opener < start and opener > floor and tags[opener - 1] & PREPOSITION:
        opener -= 1
    return opener
