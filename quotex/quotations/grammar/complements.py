"""Complements: the end of reported speech that begins after its cue.

It ends with its sentence unless the narration resumes earlier: at a comma before a relative clause or another cue, or
before *and warned*. A reported noun phrase ends earlier than a reported clause.
"""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar.clauses import is_finite, is_personal, phrase_at
from quotex.quotations.grammar.name_parts import is_name
from quotex.quotations.grammar.tokens import Tokens


def sentence_end(tokens: Tokens, stop: int) -> int:
    """``stop`` without the marks that end the sentence.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, _said, stop = example("Ada Moor said so.", "said")
    >>> stop, sentence_end(tokens, stop)
    (5, 4)
    """
    while stop and tokens.tags[stop - 1] & T.STOPPER:
        stop -= 1
    return stop


_MAY_END_CLAUSE: Final = T.QUOTED | T.COMMA | T.PAUSE | T.CONJUNCTION | T.COLON
_MAY_END_PHRASE: Final = T.PREPOSITION | T.COLON | T.DASH | T.CONJUNCTION | T.SUBORDINATOR | T.COMMA


def clause_end(tokens: Tokens, cue: int, floor: int, first: int, stop: int) -> int:
    """The end of the reported clause that begins at ``first`` after ``cue``, in the sentence floor:stop.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> def clause(sentence):
    ...     tokens, said, stop = example(sentence, "said")
    ...     return shown(tokens, (said + 1, clause_end(tokens, said, 0, said + 1, stop)))
    >>> clause("Ada Moor said it leaks.")
    'it leaks'
    >>> clause("Ada Moor said it leaks and warned the town.")
    'it leaks'
    >>> clause("Ada Moor said it is “old” but warned the town.")
    'it is “old”'
    """
    tags = tokens.tags
    end = sentence_end(tokens, stop)
    introduces = _introduces_sentence(tokens, floor, cue)
    verb = first  # no finite verb before it
    for token in tokens.tagged(_MAY_END_CLAUSE, first + 1, end - 1):
        tag = tags[token]
        if tag & T.QUOTED and not tags[token + 1] & T.QUOTED and _resumes(tokens, token + 1):
            return token + 1  # said it was “old,” adding …
        if tag & T.COMMA and introduces:
            return token
        if tag & T.PAUSE and _resumes(tokens, token + 1):
            while verb < token and not is_finite(tokens, verb):
                verb += 1
            if verb < token:
                return token
        if tag & T.CONJUNCTION and _is_parallel(tokens, cue, token + 1):
            return token - 1 if tags[token - 1] & T.COMMA else token
        if tag & T.COLON and tokens.word(token) == ";":
            return token
    return end


def _is_parallel(tokens: Tokens, cue: int, token: int) -> bool:
    """Whether a verb parallel to the cue follows: said … and *warned*, saying … and *warning*, to say and *to* warn."""
    tag = tokens.tags[token]
    if tag & T.PARTICIPLE:
        return bool(tokens.tags[cue] & T.PARTICIPLE)
    marker = tokens.sets.infinitive_marker
    if tokens.is_small(token, marker):
        return bool(tokens.is_(cue - 1, marker))
    return bool(tag & T.REPORTING) and bool(tag & T.FINITE)


def _introduces_sentence(tokens: Tokens, floor: int, cue: int) -> bool:
    """Whether the cue is in a clause that opens the sentence: noting that it leaks, …; while he says so, …."""
    tags = tokens.tags
    while floor < cue and tags[floor] & (T.ADVERB | T.CONJUNCTION | T.COMMA):
        floor += 1  # However, while he says so, …
    opens = tags[floor] & (T.PARTICIPLE | T.SUBORDINATOR)
    return bool(opens) and tokens.next_tagged(T.COMMA, floor, cue) < 0


def _resumes(tokens: Tokens, token: int) -> bool:
    """Whether the words after a comma leave the reported clause: a relative clause, a cue, a subject after *but*."""
    tag = tokens.tags[token]
    if (tag & T.PARTICIPLE and not tag & T.PREPOSITION) or tokens.is_small(token, tokens.sets.afterthought):
        return True
    if tag & T.REPORTING:
        return bool(tag & T.FINITE)
    return bool(tag & T.CONJUNCTION) and is_personal(tokens, token + 1)


def phrase_end(tokens: Tokens, cue: int, floor: int, first: int, stop: int) -> int:
    """The end of a reported noun phrase with all its modifiers, which ends earlier than a clause would.

    >>> from quotex.quotations.grammar.examples import example, shown
    >>> tokens, praised, stop = example("Ada Moor praised the old dam, adding a wish.", "praised")
    >>> shown(tokens, (praised + 1, phrase_end(tokens, praised, 0, praised + 1, stop)))
    'the old dam'
    """
    tags = tokens.tags
    end = clause_end(tokens, cue, floor, first, stop)
    head = phrase_at(tokens, first, end)
    named = head < end and (is_personal(tokens, first) or is_name(tokens, (first, head)))
    if named and (tags[head] & T.TIME or tokens.is_(head, tokens.sets.circumstantial)):
        return head
    listed = False
    for token in tokens.tagged(_MAY_END_PHRASE, first + 1, end - 1):
        opens_time = tags[token] & T.PREPOSITION and tags[token + 1] & T.TIME  # blamed the mayor on Monday
        if opens_time or tags[token] & (T.COLON | T.DASH) or _opens_clause(tokens, token):
            return token
        if tags[token] & T.COMMA:
            if _follows_phrase(tokens, token + 1, listed=listed):
                return token
            listed = True
    return end


def _opens_clause(tokens: Tokens, token: int) -> bool:
    """Whether a clause of the narration begins here: *and* warned, *but* not the plan, *because* it leaks."""
    tag = tokens.tags[token]
    if tag & T.CONJUNCTION:
        verb = tokens.tags[token + 1]
        if verb & T.ADVERB and token + 2 < tokens.count:
            verb |= tokens.tags[token + 2]
        return bool(verb & T.FINITE) or tokens.is_(token, tokens.sets.adversative_conjunction)
    is_adverbial = tag & T.SUBORDINATOR and not tag & (T.PREPOSITION | T.PRONOUN)
    return bool(is_adverbial) and not tokens.is_(token, tokens.sets.content_subordinator)


def _follows_phrase(tokens: Tokens, token: int, *, listed: bool) -> bool:
    """Whether the word after a comma ends the noun phrase: a pronoun, verb or adverb; *and* or *the* outside a list."""
    tag = tokens.tags[token]
    if tag & (T.PRONOUN | T.FINITE | T.SUBORDINATOR | T.ADVERB) or (
        tag & (T.CONJUNCTION | T.DETERMINER) and not listed
    ):
        return True
    return tokens.ends_in(token, tokens.endings.gerund) and not tag & T.PREPOSITION  # including the dam
