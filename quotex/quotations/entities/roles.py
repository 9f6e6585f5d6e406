"""Roles: which words mean the same role, its gender, and whether its holder is a person without a name."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from quotex.language.wordsets import WordSets
from quotex.quotations import tags as T
from quotex.quotations.grammar.clauses import phrase_at, phrase_before
from quotex.quotations.grammar.tokens import Tokens

__all__ = [
    "are_demonyms",
    "gender_of",
    "is_age",
    "represented",
    "role_in_full",
    "role_word",
    "same_role",
    "words_of_post",
]

_LONGEST_PRINCIPAL: Final = 12  # tokens
_WITHIN_POST: Final = ".-"  # Lt. Gov.; director-general


def same_role(sets: WordSets, word: str) -> str:
    """The form that represents a role and all its abbreviations.

    >>> from quotex.language.loading import load_language
    >>> same_role(load_language("en").sets, "sen")
    'senator'
    """
    return sets.same_role.get(word, word)


def are_demonyms(tokens: Tokens, word: str) -> bool:
    """Whether the word names a people or a creed in the plural: *Mexicans*, *the Dutch*, *Socialists*.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, _token, _stop = example("Turks and Danes met Moor.", "and")
    >>> [are_demonyms(tokens, word) for word in ("Turks", "Mexicans", "Dutch", "Moor")]
    [True, True, True, False]
    """
    small, sets = word.lower(), tokens.sets
    if word.endswith(tokens.endings.demonym_plural) or small in sets.demonym_of_many:
        return True
    endings = (ending for ending in tokens.endings.plural if small.endswith(ending))
    return any(small.removesuffix(ending) in sets.demonym for ending in endings)


def is_age(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether the noun phrase first:stop refers to somebody by age alone: *the 46-year-old*.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, first, _stop = example("The 46-year-old left.", "The")
    >>> is_age(tokens, first, first + 6), is_age(tokens, first, first + 2)
    (True, False)
    """
    return bool(tokens.tags[first + 1] & T.DIGIT) and bool(tokens.is_(stop - 1, tokens.sets.age_adjective))


def role_word(tokens: Tokens, token: int) -> str:
    """The form that represents the role at ``token``; compounds are other roles: *vice president*."""
    word = same_role(tokens.sets, tokens.word(token).lower())
    return same_role(tokens.sets, _extended(tokens, token, word, tokens.sets.compound_role))


def role_in_full(tokens: Tokens, token: int) -> str:
    """The role of one person at ``token``, in full: *representative* for Rep., *first lady*, *secretary of state*.

    It is empty for Mr. and for *team*.
    """
    if tokens.is_(token, tokens.sets.courtesy_title) or tokens.is_(token, tokens.sets.relational_noun):
        return ""
    word = tokens.word(token).lower()
    in_full = tokens.sets.spelled_out.get(word)
    if in_full is None and tokens.trait(token) & (T.PLURAL | T.COLLECTIVE):
        return ""
    return _post(tokens, token, in_full or word)


def words_of_post(tokens: Tokens, head: int) -> set[str]:
    """The words of a role and its modifiers: *home secretary*, *Oxmere mayor*, *mayor* of *Oxmere*.

    >>> from quotex.quotations.grammar.examples import example
    >>> texts = ("The Oxmere mayor left.", "The mayor of Oxmere left.", "The mayor left.")
    >>> [sorted(words_of_post(*example(text, "mayor")[:2])) for text in texts]
    [['mayor', 'oxmere'], ['mayor', 'oxmere'], ['mayor']]
    """
    words = [*range(phrase_before(tokens, head + 1, 0), head + 1)]
    if tokens.is_(head + 1, tokens.sets.place_preposition):
        words += range(head + 2, phrase_at(tokens, head + 2, min(head + _LONGEST_PRINCIPAL, tokens.count)))
    return {tokens.word(token).lower() for token in words if not tokens.tags[token] & T.DETERMINER}


def _post(tokens: Tokens, token: int, word: str) -> str:
    """The role with the words before it, or after *of*, if they form one post: *press secretary*, *chief of staff*."""
    sets = tokens.sets
    if token + 2 < tokens.count and tokens.is_(token + 1, sets.genitive_preposition):
        post = f"{word} {tokens.word(token + 1).lower()} {tokens.word(token + 2).lower()}"
        if post in sets.post_of_words:
            return post
    return _extended(tokens, token, word, sets.post_of_words)


def _extended(tokens: Tokens, token: int, word: str, known: Collection[str]) -> str:
    """The role with as many words before it as form a ``known`` one: *minister*, *prime minister*."""
    while token:
        token -= 1
        if token and tokens.word(token) in _WITHIN_POST:
            token -= 1
        before = tokens.word(token).lower()
        longer = f"{tokens.sets.spelled_out.get(before, before)} {word}"
        if longer not in known:
            break
        word = longer
    return word


def represented(tokens: Tokens, token: int) -> str | None:
    """The organization or person for whom the spokesperson at ``token`` speaks: *the airline*’s spokesman.

    >>> from quotex.quotations.grammar.examples import example
    >>> texts = ("The airline’s spokesman left.", "An Acme spokesman left.", "A spokesman for the town of Lund left.")
    >>> [represented(*example(text, "spokesman")[:2]) for text in texts]
    ['The airline', 'Acme', 'the town of Lund']
    """
    if token < 0 or not tokens.is_(token, tokens.sets.spokesperson):
        return None
    tags, after = tokens.tags, token + 1
    if tokens.is_(after, tokens.sets.principal_preposition):
        stop = phrase_at(tokens, after + 1, min(after + _LONGEST_PRINCIPAL, tokens.count))
        if stop > after + 1 and not tags[after + 1] & T.PRONOUN:
            return tokens.text[tokens.starts[after + 1] : tokens.ends[stop - 1]]
    first = phrase_before(tokens, after, max(0, token - _LONGEST_PRINCIPAL))
    owner = tokens.prev_tagged(T.POSSESSIVE, first, token)
    if owner >= 0:
        words = tokens.text[tokens.starts[first] : tokens.ends[owner]]
        return None if tags[owner] & T.DETERMINER else tokens.endings.bare(words).rstrip("'’")
    start = token
    while start > first and tags[start - 1] & T.CAPITALIZED and not tags[start - 1] & (T.DETERMINER | T.ROLE):
        start -= 1
    start += start < token and tokens.is_(start, tokens.sets.former_modifier)  # Former Acme spokesman
    return tokens.text[tokens.starts[start] : tokens.ends[token - 1]] if start < token else None


def gender_of(trait: int) -> str | None:
    """The gender that a word shows by its traits: *aunt*, *he*, *Mrs.*

    >>> gender_of(T.FEMALE)
    'f'
    """
    return "m" if trait & T.MALE else "f" if trait & T.FEMALE else None
