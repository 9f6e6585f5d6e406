"""The source of a quotation in guides, lists and blogs, whose sentences a parser of news stumbles over."""

from __future__ import annotations

import pytest

from quotex.language.loading import load_language
from quotex.quotations import extract

ENGLISH = load_language("en")


def sources(text: str) -> list[str | None]:
    return [quote.speaker and quote.speaker.text for quote in extract(text, ENGLISH)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a pronoun without its contracted verb
        ("For months, I’ve been telling rowers: “You need to know your river.”", ["I"]),
        ("“We did,” she'd said at last.", ["she"]),
        # an imperative and its object are not a subject and a verb
        ("“How much does a boat cost in Oxmere?” Grace questions.", ["Grace"]),
        # nor are a number and a plural, or a passive participle
        ("They’re crushing it:\n\n“How To Row in the Dark” - 3,806 views, 188 reactions, 91 comments", []),
        ("When I search for the term “blue rowing boats”, these results are shown by the engine.", []),
        ("It is “blue as rowing boats”, these results show.", ["these results"]),
        ("Ada Moor rules: “If you are unsure about the tide, stay on the quay.”", ["Ada Moor"]),
        # the next list item is not a signature
        ("Acme\n- oiled oars\n- “by May, all the wood in our boats will be local”\n- linen sails\n\nRope\n- hemp", []),
        ("Said of Acme:\n\n“By May, all the wood in our boats will be local.”\n- Ada Moor", ["Ada Moor"]),
        # an agent with a relative clause
        ("Never be misled by those who say “small boats don’t pay their way.”", ["those who"]),
        ("It was a ban by the council of Oxmere, which called it “a wall of mud.”", ["the council of Oxmere, which"]),
        ("He took aim at those who said it was “a wall of mud.”", ["those who"]),
        # a compound is kept whole, whatever its first word means alone
        ("The site’s most-read story begins, “It is a mistake to row.”", ["The site’s most-read story"]),
        ("Left-wing activist Ada Moor wrote that it was “a wall of mud.”", ["Left-wing activist Ada Moor"]),
        ("The so-called Oxmere vote showed a need for “a calm hand,” she said.", ["she"]),
        # a symbol in an apposition, and its description
        ("The tide score, “T”, defines the quality of the mooring, and it is high.", []),
        # a label of one speaker, with the post
        ("Ada Moor, Head of Boats at the Harbour Trust:\n\n“May is a time of rest, as ever.”", ["Ada Moor"]),
        ("A farmer from Oxmere: “I will be back in May, as ever.”", ["A farmer from Oxmere"]),
        ("A note from Ada Moor: “I will be back in May, as ever.”", ["Ada Moor"]),
    ],
)
def test_sources(text: str, expected: list[str | None]) -> None:
    assert sources(text) == expected


def test_signatures_count_as_sure_quotations() -> None:
    guide = "Boats are made of wood, of plastic, of steel, and each of them floats in its own way on the river. " * 6
    praise = "rows well", "turns fast", "is blue", "never leaks", "costs little", "smells of tar"
    reviews = (f"Customer Review | “It {words} and I like it very much!” – Ada M. (Read more.)" for words in praise)
    quotes = extract("\n\n".join(f"{guide}\n\n{review}" for review in reviews), ENGLISH)[0]
    assert len(quotes) == 6
    assert min(quote.confidence for quote in quotes) > 0.5
