"""Animacy: noun phrases that are somebody, by their tags, and those that are things."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar.name_parts import Span, is_name
from quotex.quotations.grammar.tokens import Tokens

NO_PERSON: Final = T.ORGANIZATION | T.DOCUMENT  # traits of nouns for bodies and texts
NO_ONE_PERSON: Final = NO_PERSON | T.PLURAL | T.COLLECTIVE  # and of those for several people


def can_say(tokens: Tokens, subject: Span) -> bool:
    """A name, or a role with a determiner: *Ada Moor*, *the mayor*; not *dams*, *mayors*.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, said, _stop = example("The mayor said so.", "said")
    >>> can_say(tokens, (0, said)), can_say(tokens, (1, said))
    (True, False)
    """
    head = tokens.tags[subject[1] - 1]
    return is_name(tokens, subject) or bool(head & T.ROLE and tokens.tags[subject[0]] & T.DETERMINER)


def is_animate(tokens: Tokens, phrase: Span) -> bool:
    """A pronoun (also *her*), a role or a name, with or without an article.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, said, _stop = example("The dam and the mayor said so.", "said")
    >>> is_animate(tokens, (0, 2)), is_animate(tokens, (3, said))
    (False, True)
    """
    tags = tokens.tags
    is_pronoun = tags[phrase[0]] & T.PRONOUN or tokens.is_(phrase[1] - 1, tokens.sets.object_pronoun)
    return bool(is_pronoun or tags[phrase[1] - 1] & T.ROLE) or is_name(tokens, phrase)


def is_human_noun(tokens: Tokens, token: int) -> bool:
    """A noun for people: *mayor*, *farmers*; not *council*, *letter*.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, farmers, _stop = example("The farmers and the council said so.", "farmers")
    >>> is_human_noun(tokens, farmers), is_human_noun(tokens, farmers + 3)
    (True, False)
    """
    return bool(tokens.tags[token] & T.ROLE) and not tokens.trait(token) & NO_PERSON


def is_noun_for_one(tokens: Tokens, token: int) -> bool:
    """A noun for one person: *secretary*; not *farmers*, *staff*, *law*.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, secretary, _stop = example("The secretary and the staff said so.", "secretary")
    >>> is_noun_for_one(tokens, secretary), is_noun_for_one(tokens, secretary + 3)
    (True, False)
    """
    return bool(tokens.tags[token] & T.ROLE) and not tokens.trait(token) & NO_ONE_PERSON


def is_person(tokens: Tokens, phrase: Span) -> bool:
    """A pronoun of people, a role or a name: not *that*, *it*, *howls*.

    >>> from quotex.quotations.grammar.examples import example
    >>> is_person(example("She said so.", "She")[0], (0, 1)), is_person(example("It said so.", "It")[0], (0, 1))
    (True, False)
    """
    if tokens.tags[phrase[0]] & T.PRONOUN:
        return bool(tokens.trait(phrase[0]) & (T.MALE | T.FEMALE | T.PLURAL | T.FIRST_SECOND))
    return is_animate(tokens, phrase)


def is_somebody(tokens: Tokens, mention: Span) -> bool:
    """He or she, a name, a role or a body: not I or you, which write or read the text, not they, and not a thing.

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
