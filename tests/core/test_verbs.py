"""Finite verbs and adverbs: for each phenomenon, words that are one, and words of the same form that are not."""

from __future__ import annotations

import pytest

from quotex import _core
from quotex._core import ADVERBIAL, FINITE, LOOKS_FINITE
from quotex.language.loading import load_language
from quotex.quotations.grammar.tokens import Tokens

ENGLISH = load_language("en")


def words(text: str, tag: int) -> list[str]:
    tokens = Tokens(_core.scan(text, ENGLISH.lexicon), ENGLISH)
    found, token = [], tokens.next_tagged(tag, 0, len(tokens.tags))
    while token >= 0:
        found.append(tokens.word(token))
        token = tokens.next_tagged(tag, token + 1, len(tokens.tags))
    return found


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Ada Moor said it leaks.", ["said", "leaks"]),
        ("Moor has said so.", ["has", "said"]),
        ("They talked to Will Moor.", ["talked"]),  # a name, not an auxiliary
        ("Will Moor go?", ["Will", "go"]),
        ("Then they met Mark Cole.", ["met"]),
        ("Kim Jae-in said so.", ["said"]),  # the last part of a compound is not a preposition
        ("It was well-said.", ["was"]),  # joined by a hyphen
        ("The town of St. Claim argued.", ["argued"]),
        ("They called.", ["called"]),
        ("The called men of called age left.", ["left"]),  # participles
        ("The mayor’s called meeting began.", ["began"]),
        ("They quickly called.", ["called"]),
        ("Another claim fell.", ["fell"]),
        ("One claims that it fell.", ["claims", "fell"]),
        ("Some claim that it fell.", ["claim", "fell"]),
        ("They like two points.", ["like"]),
        ("He tried to claim it.", ["tried", "claim"]),
        ("They spoke of claim and of say.", ["spoke"]),
        ("The say of Ada’s say.", []),
        ("The dams say no.", ["say"]),
        ("Farmers who also claims it.", ["claims"]),
        ("Ada Moor claims it.", ["claims"]),
        ("Ada Moor claim.", []),
        ("The Moors claim it.", ["claim"]),
        ("The farmers claim it.", ["claim"]),
        ("The farmer claim.", []),
        ("The dams claims.", []),
        ("The sign claims “no dogs” here.", ["claims"]),
        ("The sign and claims “no dogs” here.", []),
        ("It fell and claims it is “no dog”.", ["fell", "claims", "is"]),
        ("The farmer, claims Moor.", ["claims"]),
        ("He “said claims” it.", []),  # inside a quotation
    ],
)
def test_finite_verbs_are_tagged(text: str, verbs: list[str]) -> None:
    assert words(text, FINITE) == verbs


@pytest.mark.parametrize(
    ("text", "adverbs"),
    [
        ("He also left quickly on Tuesday.", ["also", "quickly", "Tuesday"]),
        ("The elderly man left Italy.", []),
        ("An early call from her ally.", []),
        ("Sally left.", []),
    ],
)
def test_adverbs_are_tagged(text: str, adverbs: list[str]) -> None:
    assert [word for word in words(text, ADVERBIAL) if word != "early"] == adverbs


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The boy pottered about.", ["pottered"]),
        ("Moor pottered, then bickered.", ["pottered", "bickered"]),
        ("A crooked man with wicked teeth.", []),
        ("The bed fed Ahmed.", []),  # too short; a name
        ("Indeed it did indeed.", []),
    ],
)
def test_unknown_words_that_look_like_verbs_are_tagged(text: str, verbs: list[str]) -> None:
    assert words(text, LOOKS_FINITE) == verbs


def test_internal_tags_are_not_shown() -> None:
    tokens = Tokens(_core.scan("The boy pottered.", ENGLISH.lexicon), ENGLISH)
    assert all(tokens.tags[token] < LOOKS_FINITE for token in range(tokens.count))


def test_without_classes_no_word_is_a_verb() -> None:
    narration = _core.Narration(_core.scan("He said so quickly.", ENGLISH.lexicon))
    assert not any(tag & (FINITE | ADVERBIAL) for tag in narration.tags)
