"""The C core and its slow twin agree on any text."""

import textwrap

import pytest
import twin
from hypothesis import given, settings
from hypothesis import strategies as st
from lexicons import ENDINGS
from pieces import BEFORE_NAME, CLASS, ENTRIES, GROUPS, PIECES, STOP

from quotex import _core

NOT_COLUMNS = {"wrapped", "single_habit"}


@pytest.fixture(scope="module")
def lexicon() -> _core.Lexicon:
    return _core.Lexicon(ENTRIES, endings=ENDINGS)


def columns(scan: _core.Scan, names: set[str]) -> dict[str, list[int]]:
    return {name: list(getattr(scan, name)) for name in names}


ENDS = (CLASS, STOP, BEFORE_NAME, CLASS)  # said; of, the; mr; said
END_CLASSES = _core.EndClasses(verbs=ENDS[0], links=ENDS[1], titles=ENDS[2], auxiliaries=ENDS[3])


def assert_equal(text: str, lexicon: _core.Lexicon, *, joined: bool = True) -> None:
    expected = twin.scan(text, ENTRIES, ENDS if joined else None)
    scan = _core.scan(text, lexicon, END_CLASSES if joined else None)
    found = columns(scan, set(expected) - NOT_COLUMNS) | {"wrapped": [int(scan.wrapped)]}
    different = {name: (values, expected[name]) for name, values in found.items() if values != expected[name]}
    assert not different, f"core and twin differ (core, twin) on {text!r}"


piece = st.one_of(st.sampled_from(PIECES), st.sampled_from(GROUPS).flatmap(st.sampled_from))
hostile = st.lists(piece, max_size=40).map("".join)
any_text = st.text(st.characters(exclude_categories=()), max_size=60)  # lone surrogates too
latin = st.text(st.characters(max_codepoint=255), max_size=60)
few = st.text("ab s.,'\"“”‘’(\n-5", max_size=60)
words = st.lists(
    st.sampled_from(["word", "'tis", '"so', 'it."', "‘a", "b’", "the", "harbours"]), min_size=20, max_size=60
)
torn = st.lists(
    st.sampled_from(
        [
            "“a b.\n",
            "A b,”",
            '"A.\n',
            "“a b,”",
            '"so"',
            "?”",
            "!''",
            "”,",
            "said",
            "said\n",
            "the\n",
            "Mr\n",
            "Mayor",
            "Of",
            "a dog",
            ",\n",
            "\n",
            "\n\n",
        ]
    ),
    max_size=24,
).map(" ".join)
wrapped = st.builds(
    lambda texts, width, between: between.join(textwrap.fill(" ".join(text), width) for text in texts),
    st.lists(words, min_size=2, max_size=6),
    st.integers(20, 40),
    st.sampled_from(["\n\n", "\n", ".\n", ".”\n", "\n  ", ".\n\t"]),
)


BROKEN = [
    *(
        ", a b",
        ". A b",
        "a b",
        "A",
        "a b a b a the",
        "said",
        '"',
        "”",
        '" on',
        "’s",
        "“a” —",
        "The said",
        "$5",
        "",
        "a”,",
    ),
]
broken = st.lists(st.sampled_from(BROKEN), min_size=4, max_size=16).map("\n".join)


@settings(max_examples=1000, deadline=None)
@given(text=st.one_of(hostile, few, any_text, latin, wrapped, torn, broken), joined=st.booleans())
def test_core_and_twin_agree(text: str, joined: bool, lexicon: _core.Lexicon) -> None:
    assert_equal(text, lexicon, joined=joined)


@settings(max_examples=500, deadline=None)
@given(text=st.one_of(hostile, any_text))
def test_word_boundaries_agree(text: str) -> None:
    assert _core.word_boundaries(text) == twin.word_boundaries(text)


@pytest.mark.parametrize("piece", PIECES)
def test_core_and_twin_agree_on_every_piece_alone_and_between_words(piece: str, lexicon: _core.Lexicon) -> None:
    for text in (piece, f"a{piece}b", f'"a {piece} b"', f"‘{piece}’", piece * 5):
        assert_equal(text, lexicon)


@pytest.mark.parametrize(("mark", "unit"), [("“", "“a “b” c. "), ("‘", '"a "b. ')])
def test_core_and_twin_agree_on_a_line_of_quotes_that_never_end(mark: str, unit: str, lexicon: _core.Lexicon) -> None:
    assert_equal(mark + unit * (12000 // len(unit)), lexicon)


def test_the_strategy_makes_wrapped_text() -> None:
    """Otherwise the comparison of the decision on wrapping would prove nothing."""
    text = "the word goes on and on here\n" * 6 + "\nshort end."
    assert _core.scan(text).wrapped
    assert twin.scan(text)["wrapped"] == [1]


@pytest.mark.parametrize("between", ["\n\n", "\n   ", "\n"])
def test_a_wrapped_text_keeps_its_paragraphs(between: str, lexicon: _core.Lexicon) -> None:
    paragraphs = [
        "the word goes on and on here and there it stops. a dog of a man is so often",
        "“a dog of it,” said Moo Mayo, who had harbours and dogs for years and years.",
        "“so?” the other said, and that was all they could say of it in so many words.",
        "“the man with the harbours has to go to them, and the dogs with him, as dogs do.”",
    ] * 4
    text = between.join(textwrap.fill(f"{one} short end.", 36) for one in paragraphs)
    scan = _core.scan(text, lexicon)
    assert scan.wrapped
    assert len(scan.paragraph_start) == len(paragraphs)
    assert_equal(text, lexicon)


@pytest.mark.parametrize("prefix", ["", "   "])
def test_a_prefix_of_all_lines_is_not_an_indentation(prefix: str, lexicon: _core.Lexicon) -> None:
    paragraph = textwrap.fill("the word goes on and on here and there until it stops, as all words do. " * 4, 40)
    text = "\n\n".join([textwrap.indent(paragraph, prefix)] * 4)
    assert len(_core.scan(text, lexicon).paragraph_start) == 4
    assert_equal(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "a list of\nthings that\nhave no\nend at all\nand none to\ncome for it\n" * 4,
        "A man went out.\nHe came home again.\nThe dog was there.\nIt sat on the road.\n" * 6,
    ],
)
def test_a_poem_or_a_list_is_not_wrapped(text: str, lexicon: _core.Lexicon) -> None:
    assert not _core.scan(text, lexicon).wrapped
    assert_equal(text, lexicon)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("a b the dog of the\nMayor", 1),
        ("a dog of a man\nMayor\n, a b", 1),
        ("a dog of a man\nMayor\nOf it", 3),
        ("on the “\nMayor\n” so", 1),
        ("“a b.” —\nMoo Mayo", 1),
        ("“a b.” —\nMayor", 2),
        ("a dog of a man\nso\nas\nit", 4),
        ("on the “\nMayor\n,” so", 1),
        ("a dog of a man (\nof it\n) so", 1),
        ("Mayor\n’s dog", 1),
        ("Mayor\nsaid", 1),
        ("a\nsaid\n“so”", 1),
        ("a b a dog of the\n$5", 1),
    ],
)
def test_a_sentence_goes_on_over_the_line_breaks_of_a_broken_text(
    text: str, paragraphs: int, lexicon: _core.Lexicon
) -> None:
    broken = f"{'a ' * 70}\n, b\n, c.\n\n{text}"  # so wide that it is not wrapped
    scan = _core.scan(broken, lexicon, END_CLASSES)
    assert scan.broken
    assert len(scan.paragraph_start) == 1 + paragraphs
    assert_equal(broken, lexicon)
    assert len(_core.scan(text, lexicon).paragraph_start) == text.count("\n") + 1


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("“a b.\nA b.\nA b,” said Moo.\nA b.", 2),
        ('"a b.\nA b.\nA b," said Moo.\nA b.', 2),
        ("“a b.\n“A b.\nA b,” said Moo.", 2),  # a paragraph that opens again
        ("“a b.\n\nA b,” said Moo.", 2),
        ("“a b.\nA b.\nA b.", 3),
        ("“a b.\n" + "A b.\n" * 5 + "A b.”", 1),
        ("“a b.\n" + "A b.\n" * 6 + "A b.”", 8),
        ("“a b.\nA b\nA b,” said Moo.", 3),  # a line that does not end a sentence
        ('"a b.\nA 6" b', 2),  # inches
        ("a b. “a b.”\nA b.” so.\n", 2),
    ],
)
def test_a_quotation_may_go_on_over_several_lines(text: str, paragraphs: int, lexicon: _core.Lexicon) -> None:
    assert len(_core.scan(text, lexicon, END_CLASSES).paragraph_start) == paragraphs
    assert len(_core.scan(text, lexicon).paragraph_start) == len([line for line in text.split("\n") if line])
    assert_equal(text, lexicon)


@pytest.mark.parametrize(
    "text", ["“a b,” said\nMayor", "a b a b a b\na b", '"so,"\nOf', "?”\nsaid", "“a” the\nMr", "a”,\nMayor"]
)
def test_texts_of_the_strategy_go_on_over_line_breaks(text: str, lexicon: _core.Lexicon) -> None:
    assert len(_core.scan(text, lexicon).paragraph_start) == 2
    assert len(_core.scan(text, lexicon, END_CLASSES).paragraph_start) == 1
    assert_equal(text, lexicon)
