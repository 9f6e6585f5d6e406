"""Animacy: which noun phrases refer to people or groups of people, and which to things, judged by their tags."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar.name_parts import Span, is_name
from quotex.quotations.grammar.tokens import Tokens

NO_PERSON: Final = T.ORGANIZATION | T.DOCUMENT  # traits of nouns for organizations and texts
NO_ONE_PERSON: Final = NO_PERSON | T.PLURAL | T.COLLECTIVE  # also those of nouns for several people


def can_say(tokens: Tokens, subject: Span) -> bool:
    """Whether the subject can speak, as a name or a role with a determiner: *Ada Moor*, *the mayor*; not *dams*.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, said, _stop = example("The mayor said so.", "said")
    >>> can_say(tokens, (0, said)), can_say(tokens, (1, said))
    (True, False)
    """
    head = tokens.tags[subject[1] - 1]
    return is_name(tokens, subject) or bool(head & T.ROLE and tokens.tags[subject[0]] & T.DETERMINER)


def is_human_noun(tokens: Tokens, token: int) -> bool:
    """Whether the token is a noun for people: *mayor*, *farmers*; not *council*, *letter*.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, farmers, _stop = example("The farmers and the council said so.", "farmers")
    >>> is_human_noun(tokens, farmers), is_human_noun(tokens, farmers + 3)
    (True, False)
    """
    return bool(tokens.tags[token] & T.ROLE) and not tokens.trait(token) & NO_PERSON


def is_noun_for_one(tokens: Tokens, token: int) -> bool:
    """Whether the token is a noun for one person: *secretary*; not *farmers*, *staff*, *law*.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, secretary, _stop = example("The secretary and the staff said so.", "secretary")
    >>> is_noun_for_one(tokens, secretary), is_noun_for_one(tokens, secretary + 3)
    (True, False)
    """
    return bool(tokens.tags[token] & T.ROLE) and not tokens.trait(token) & NO_ONE_PERSON


def is_somebody(tokens: Tokens, mention: Span) -> bool:
    """Whether the mention is *he*, *she*, a name, a role or an organization; not *I*, *you*, *they* or a thing.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, said, _stop = example("The mayor said so.", "said")
    >>> is_somebody(tokens, (0, said))
    True
    >>> tokens, said, _stop = example("The wall said so.", "said")
    >>> is_somebody(tokens, (0, said))
    False
    """
    first, stop = mention
    tag = tokens.tags[first]
    if tag & T.PRONOUN:
        trait = tokens.trait(first)
        if trait & T.PERSONAL:
            return bool(trait & (T.MALE | T.FEMALE))
        if stop - first == 1 and trait & T.RELATIVE:
            return not tokens.is_(first, tokens.sets.complementizer)
    return (
        bool(tag & T.ROLE)
        or tokens.next_tagged(T.ROLE | T.CAPITALIZED, first + 1, stop) >= 0
        or is_name(tokens, mention)
    )
