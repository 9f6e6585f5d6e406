"""Parts of names inside noun phrases: initials, particles, nicknames, parties, organizations with prepositions."""

from __future__ import annotations

from typing import Final

from quotex.quotations import tags as T
from quotex.quotations.grammar.tokens import Tokens

Span = tuple[int, int]  # tokens, half open

_LONGEST_ADJECTIVE: Final = 6  # tokens, marks included


def is_name(tokens: Tokens, span: Span) -> bool:
    """Whether the phrase ends in a proper name.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, said, _stop = example("The mayor Ada Moor said so.", "said")
    >>> is_name(tokens, (0, said)), is_name(tokens, (0, 2))
    (True, False)
    """
    token = span[1] - 1
    tags = tokens.tags
    while token > span[0] and tags[token] & T.JOINER:
        token -= 1
    is_joined = token > span[0] + 1 and tags[token - 1] & T.JOINER and tags[token] & T.LOWER
    if is_joined and tokens.upos(token) == T.UPOS_PROPN:
        token -= 2  # Kim Dae-ho
    return bool(tags[token] & T.CAPITALIZED) and not tags[token] & (T.TIME | T.PRONOUN | T.DETERMINER)


def opens_sentence(tokens: Tokens, span: Span) -> bool:
    """Whether it is a common word, capitalized only because it opens the sentence: *Consider* the dam; *Equity* fell.

    >>> from quotex.quotations.grammar.examples import example
    >>> [opens_sentence(example(text, "dam")[0], (0, 1)) for text in ("Consider the dam.", "Moor built the dam.")]
    [True, False]
    >>> opens_sentence(example("* Consider the dam.", "dam")[0], (1, 2))
    True
    """
    first, stop = span
    if stop != first + 1 or tokens.tags[first] & T.ROLE:
        return False
    if not (tokens.is_known(first) or tokens.ends_in(first, tokens.endings.abstract)):
        return False
    if tokens.word(first).lower() in tokens.language.first_names:
        return False
    start = tokens.sentence_start(first)
    return start == first or (start == first - 1 and tokens.is_item_mark(start))


def head_of(tokens: Tokens, phrase: Span) -> int:
    """The head of a noun phrase: the token before its first preposition, or its last one.

    >>> from quotex.quotations.grammar.examples import example
    >>> tokens, said, _stop = example("The head of the council said so.", "said")
    >>> tokens.word(head_of(tokens, (0, said)))
    'head'
    """
    first, stop = phrase
    preposition = tokens.next_tagged(T.PREPOSITION, first + 1, stop)
    return (stop if preposition < 0 else preposition) - 1


def before_quoted(tokens: Tokens, close: int, floor: int) -> int:
    """The token before a nickname or quoted adjective that ends at ``close``, or -1: the *“only”* mayor.

    >>> from quotex.quotations.grammar.examples import example
    >>> before_quoted(*example("The “only” mayor left.", "”")[:2], 0)
    0
    """
    for opening in range(close - 1, max(floor, close - _LONGEST_ADJECTIVE) - 1, -1):
        if not tokens.tags[opening] & T.QUOTED:
            is_inside = tokens.tags[opening] & (T.CAPITALIZED | T.DETERMINER) and tokens.word(close - 1) not in ",.?!"
            return opening if is_inside else -1
    return -1


def names_organization(tokens: Tokens, preposition: int, stop: int) -> bool:
    """Whether the preposition is part of an organization's name: Ministry *of* Defence, Department *for* Transport.

    >>> from quotex.quotations.grammar.examples import example
    >>> names_organization(*example("The Ministry for Defence said so.", "for"))
    True
    """
    before, after = tokens.tags[preposition - 1], preposition + 1
    if not before & T.CAPITALIZED or not tokens.trait(preposition - 1) & T.ORGANIZATION or after >= stop:
        return False
    return bool(tokens.tags[after] & T.CAPITALIZED) and not tokens.tags[after] & (T.TIME | T.DETERMINER)


def complement_at(tokens: Tokens, first: int, stop: int) -> int:
    """The first preposition or genitive determiner in first:stop, or -1: the mayor *of* Lund; die Leiterin *der* Werft.

    >>> from quotex.quotations.grammar.examples import example
    >>> complement_at(*example("The mayor of Lund said so.", "mayor")[:2], 4)
    2
    """
    preposition = tokens.next_tagged(T.PREPOSITION, first, stop)
    genitive = tokens.sets.genitive_determiner
    if not genitive:
        return preposition
    for token in range(first + 1, preposition if preposition >= 0 else stop):
        if tokens.is_(token, genitive):
            return token
    return preposition
