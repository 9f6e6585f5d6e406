"""Posts with their complements before the name of their holder: Ambassador to Lund *Ada Moor*."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar.animacy import NO_ONE_PERSON, is_noun_for_one
from quotex.quotations.grammar.tokens import Tokens

_LONGEST: Final = 8  # tokens of what a post is for


def holder_start(tokens: Tokens, preposition: int, stop: int) -> int:
    """The start of the name after a post with its complement, or -1: Ambassador to Lund *Ada Moor*.

    The holder has a known first name and another name after it, or, after a place, a name of two unknown words: the
    ambassador to Oxmere *Liu Wen*. A complement that begins with a first name or ends in a title is somebody else: a
    lawyer for *Ada Lee Moor*, a spokesman for *Mayor Ben Cole*. An uncapitalized post counts only before a place or an
    article: the envoy to *the Holy See* Ada Moor.

    >>> from quotex.quotations.grammar.examples import example
    >>> def holder(sentence, preposition):
    ...     tokens, token, stop = example(sentence, preposition)
    ...     start = holder_start(tokens, token, stop)
    ...     return tokens.word(start) if start >= 0 else None
    >>> holder("Minister for Women Ada Moor said so.", "for")
    'Ada'
    >>> holder("The envoy to the Holy See Ada Moor said so.", "to")
    'Ada'
    >>> holder("A lawyer for Ada Lee Moor said so.", "for")
    >>> holder("A spokesman for Mayor Ada Moor said so.", "for")
    """
    tags, names, first = tokens.tags, tokens.language.first_names, preposition + 1
    post = _post_before(tokens, preposition)
    if post < 0 or not is_noun_for_one(tokens, post) or not tokens.is_(preposition, tokens.sets.post_preposition):
        return -1
    has_article = tokens.is_(first, tokens.sets.definite_determiner)
    first += has_article
    last = min(stop, first + _LONGEST) - 1
    if first >= last or not (has_article or tags[post] & T.CAPITALIZED or tags[first] & T.PLACE):
        return -1
    if not tags[first] & T.CAPITALIZED or tokens.word(first).lower() in names:
        return -1
    for token in range(first + 1, last):
        if not tags[token] & (T.CAPITALIZED | T.JOINER) or _is_title(tokens, token - 1):
            break
        is_first_name = tokens.word(token).lower() in names
        if _is_last_name(tokens, token + 1) and (is_first_name or _are_unknown_behind_place(tokens, token)):
            return token
    return -1


def _are_unknown_behind_place(tokens: Tokens, token: int) -> bool:
    """Are these two words unknown to the lexicon, after a place: Oxmere *Liu Wen*?"""
    tags = tokens.tags
    is_behind = tags[token - 1] & T.PLACE and tags[token] & tags[token + 1] & T.CAPITALIZED
    return bool(is_behind) and not (tokens.is_known(token) or tokens.is_known(token + 1))


def _post_before(tokens: Tokens, preposition: int) -> int:
    """The post right before the preposition, also the *Secretary* of State for Health, or -1."""
    of = preposition - 2
    is_titled = of > 0 and tokens.is_(of, tokens.sets.genitive_preposition) and tokens.tags[of + 1] & T.CAPITALIZED
    return of - 1 if is_titled else preposition - 1


def _is_last_name(tokens: Tokens, token: int) -> bool:
    """Can a last name begin at the token: *Moor*, *al* Moor?"""
    tag = tokens.tags[token]
    return bool(tag & T.CAPITALIZED and not tag & T.ROLE) or bool(tokens.trait(token) & T.PARTICLE)


def _is_title(tokens: Tokens, token: int) -> bool:
    """Is it a title of one person, *Mayor* Ben Cole, *Sen.* Ben Cole: capitalized, and no part of an organization?"""
    token -= bool(tokens.tags[token] & T.JOINER)
    return bool(tokens.tags[token] & T.CAPITALIZED and tokens.tags[token] & T.ROLE) and not (
        tokens.trait(token) & NO_ONE_PERSON
    )
