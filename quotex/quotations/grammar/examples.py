"""One sentence read by the grammar, for doctests and experiments."""

from __future__ import annotations

from quotex.language.loading import load_language
from quotex.quotations.grammar.tokens import Tokens


def example(sentence: str, word: str) -> tuple[Tokens, int, int]:
    """The tokens of a sentence, the index of the first token ``word``, and the number of tokens.

    >>> _tokens, said, stop = example("The mayor said so.", "said")
    >>> said, stop
    (2, 5)
    """
    language = load_language("en")
    tokens = Tokens(language.scan(sentence), language)
    words = [tokens.word(token) for token in range(tokens.count)]
    return tokens, words.index(word), len(words)


def shown(tokens: Tokens, span: tuple[int, int] | None) -> str | None:
    """The text of a span of tokens, or None.

    >>> tokens, said, _stop = example("The mayor said so.", "said")
    >>> shown(tokens, (0, said))
    'The mayor'
    """
    if span is None or span[0] >= span[1]:
        return None
    return tokens.text[tokens.starts[span[0]] : tokens.ends[span[1] - 1]]
