"""How clauses open: introductions, and the subjects that are read from left to right."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.noun_phrases import phrase_at, phrase_before
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.grammar.verb_groups import looks_finite

__all__ = [
    "OPENERS",
    "before_introduction",
    "main_subject",
    "opens_with_gerund",
    "opens_with_phrase",
    "subject_after",
    "subject_end",
]

OPENERS: Final = (
    T.CONJUNCTION | T.SUBORDINATOR | T.COLON | T.DASH | T.QUOTED | T.STOPPER | T.COMMA | T.OPEN | T.CLOSE
)  # before a clause

# Words that may stand before a subject, unless they are one of the next, too.
_LINKS: Final = T.CONJUNCTION | T.ADVERB | T.JOINER
_NO_LINK: Final = T.DETERMINER | T.PREPOSITION | T.SUBORDINATOR | T.PRONOUN
_NO_NOUN: Final = T.ANY_VERB | T.PREPOSITION | T.SUBORDINATOR | T.CONJUNCTION | T.ADVERB | T.DETERMINER | T.TIME
_NO_SUBJECT: Final = T.ANY_VERB | T.CONJUNCTION | T.PREPOSITION | T.PARTICIPLE | T.ADVERB | T.SUBORDINATOR


def _introduces(tokens: Tokens, token: int) -> bool:
    """An introduction begins here: *In May*, *When it rained*, *Asked why*."""
    tag = tokens.tags[token]
    if tag & (T.TIME | T.ADVERBIAL) or (
        tag & (T.PREPOSITION | T.SUBORDINATOR | T.PARTICIPLE) and not tag & (T.DETERMINER | T.PRONOUN)
    ):
        return True
    after = tokens.tags[token + 1]
    if after & T.TIME and tokens.is_(token, tokens.sets.time_modifier):
        return True
    if after & T.PREPOSITION and tokens.is_(token, tokens.sets.phrase_modifier):
        return True
    if opens_with_gerund(tokens, token):
        return True
    return bool(tag & (T.REPORTING | T.ATTITUDE | T.VERB)) and tokens.ends_in(token, tokens.endings.past)


def opens_with_gerund(tokens: Tokens, token: int) -> bool:
    """A clause that a gerund opens: *Speaking* at the gate, the mayor left.

    >>> from quotex.quotations.grammar.examples import example
    >>> opens_with_gerund(*example("Speaking at the gate, the mayor left.", "Speaking")[:2])
    True
    """
    after = tokens.tags[token + 1]
    return bool(after & (T.DETERMINER | T.PREPOSITION)) and tokens.ends_in(token, tokens.endings.gerund)


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
        if (tag & _LINKS and not tag & _NO_LINK) or tag & T.BREAK:
            token += 1
        elif tag & T.AUXILIARY and (token == floor or tags[token - 1] & (T.ADVERB | T.AUXILIARY)):
            token += 1  # Is she nervous? Here is the mayor
        elif _introduces(tokens, token):
            comma = tokens.next_tagged(T.COMMA, token + 1, stop)
            if comma < 0:
                return None
            token = comma + 1
        else:
            end = phrase_at(tokens, token, stop)
            if tag & T.PLACE and end < stop and tags[end] & T.COMMA and token > floor:
                token = end + 1  # in Salem, Oregon, Moor
                continue
            if end - 1 > token and not tokens.is_known(end - 1) and looks_finite(tokens, end - 1):
                end -= 1  # the boy scratched his head
            elif end == token + 1 and token == floor and tag & T.CAPITALIZED and not tag & T.PRONOUN:
                end = _past_nouns(tokens, end, stop)
            return (token, end) if end > token else None
    return None


def _is_item_number(tokens: Tokens, token: int) -> bool:
    """The number of an item in a list, which is no subject: *4.* Avoid the “just”."""
    return bool(tokens.tags[token] & T.DIGIT) and tokens.word(token + 1) in (".", ")")


def _past_nouns(tokens: Tokens, token: int, stop: int) -> int:
    """Past the nouns after a word that only has its capital because it begins a sentence: *Housing costs* more."""
    while token < stop and tokens.tags[token] & T.LOWER and not tokens.tags[token] & _NO_NOUN:
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
        token < stop
        and tags[token] & (T.ADVERB | T.ADVERBIAL)
        and not tags[token] & (T.PRONOUN | T.DETERMINER | T.CAPITALIZED)
    ):
        token += 1
    if token >= stop or (
        tags[token] & (T.PREPOSITION | T.BREAK | T.QUOTED | T.TIME) and not tags[token] & T.CAPITALIZED
    ):
        return None
    if tags[token] & T.SUBORDINATOR and (
        not tags[token] & T.DETERMINER or tokens.is_(token, tokens.sets.complementizer)
    ):
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
    tag = tokens.tags[token] if token < stop else T.CONJUNCTION
    if tag & _NO_SUBJECT:
        if tag & (T.CONJUNCTION | T.PREPOSITION | T.PARTICIPLE):
            return token
        if tag & T.AUXILIARY and not tag & T.CAPITALIZED:
            return token  # and one of them, Moor, has complained
        after = tokens.tags[token + 1] if token + 1 < stop else T.PREPOSITION
        if tag & T.ADVERB and not (after & T.REPORTING or (tag & T.DETERMINER and not after & T.PREPOSITION)):
            return token  # Then Moor said, both in May; but: Long said, both men said
        if tag & (T.REPORTING | T.ATTITUDE | T.VERB) and tokens.trait(token) & T.PAST and not tag & T.CAPITALIZED:
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
    if start == stop or start - 1 < floor or not tokens.tags[start - 1] & T.PREPOSITION:
        return False
    if tokens.ends_in(stop - 1, tokens.endings.gerund):
        return False  # In calling the farmers
    return start - 1 == floor or bool(tokens.tags[start - 2] & (OPENERS | T.ADVERB))


def before_introduction(tokens: Tokens, start: int, floor: int) -> int:
    """Where the adverbs and times before a phrase begin: *In May* the mayor, Ada Moor, said.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, the, _stop = example("In May the mayor, Ada Moor, said so.", "the")
    >>> before_introduction(tokens, the, 0)
    0
    """
    tags = tokens.tags
    opener = start
    while opener > floor and tags[opener - 1] & (T.ADVERB | T.TIME):
        opener -= 1
    if opener < start and opener > floor and tags[opener - 1] & T.PREPOSITION:
        opener -= 1
    return opener
