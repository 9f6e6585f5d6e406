"""Word boundaries, compared with Unicode's own test file, and tokens, compared with the boundaries."""

from itertools import pairwise
from pathlib import Path

import pytest
import twin

from quotex import _core

TEST_FILE = Path(__file__).resolve().parents[2] / "src_c" / "scan" / "unicode" / "WordBreakTest.txt"


def cases() -> list[tuple[str, list[int]]]:
    """Text and boundaries of every line: ``÷ 0061 × 0308 ÷``."""
    found = []
    for line in TEST_FILE.read_text(encoding="utf-8").splitlines():
        fields = line.partition("#")[0].split()
        if fields:
            found.append((
                "".join(chr(int(field, 16)) for field in fields[1::2]),
                [at for at, sign in enumerate(fields[0::2]) if sign == "÷"],
            ))  # fmt: skip
    return found


CASES = cases()


def test_the_test_file_has_the_version_of_the_tables() -> None:
    assert TEST_FILE.read_text(encoding="utf-8").startswith(f"# WordBreakTest-{_core.UNICODE_VERSION}.txt")
    assert len(CASES) > 1800


@pytest.mark.parametrize("boundaries", [_core.word_boundaries, twin.word_boundaries], ids=["core", "twin"])
def test_every_case_of_the_standard_passes(boundaries) -> None:
    wrong = [(text, boundaries(text), expected) for text, expected in CASES if boundaries(text) != expected]
    assert not wrong


@pytest.mark.parametrize("far", ["", "中", "🙂"], ids=["1 byte", "2 bytes", "4 bytes"])
def test_every_case_passes_at_every_width(far: str) -> None:
    """The character that makes the string wider follows a line break, so that it changes no boundary before."""
    for text, expected in CASES:
        if far and not text.endswith("\r"):  # CR LF would be one
            assert _core.word_boundaries(f"{text}\n{far}")[: len(expected)] == expected


def test_tokens_are_the_segments_that_are_not_white_space() -> None:
    for text, expected in CASES:
        scan = _core.scan(text)
        spans = pairwise(expected)
        segments = [(a, b) for a, b in spans if not all(twin.has(char, "SPACE") for char in text[a:b])]
        assert list(zip(scan.token_start, scan.token_end, strict=True)) == segments, text


def tagged(text: str, tag: int) -> list[str]:
    scan = _core.scan(text)
    return [scan.word(i) for i, tags in enumerate(scan.token_tags) if tags & tag]


@pytest.mark.parametrize(
    ("tag", "text", "words"),
    [
        (_core.WORD, "Ann's 3rd x_1 _ 12 東", ["Ann's", "3rd", "x_1", "東"]),
        (_core.NUMBER, "12 1,000.5 ٣٤ 3rd", ["12", "1,000.5", "٣٤"]),
        (_core.PUNCT, "a — (b) $5 🙂", ["—", "(", ")", "$", "🙂"]),
        (_core.TERMINATOR, "Why?! So… It is. 終。 a.m", ["?", "!", "…", ".", "。"]),
        (_core.CAPITALIZED, "The McRae and ÉCOLE O'Neil ǅ x", ["The", "McRae", "ÉCOLE", "O'Neil", "ǅ"]),
        (_core.UPPER, "NATO U.S. A I'M McRae COVID19", ["NATO", "U.S", "I'M", "COVID19"]),
        (_core.LOWER, "iPhone and Ann ßa", ["iPhone", "and", "ßa"]),
        (_core.DIGIT, "3rd 12 x", ["3rd", "12"]),
        (_core.SPACED, "a-b c\nd", ["a", "c", "d"]),
        (_core.LINE_START, "\n  a b\r\nc\u2028d", ["a", "c", "d"]),
        (_core.MARK, "\"a\" “it’s” ''b'' the dogs'", ['"', '"', "“", "”", *"''''"]),
        (_core.MARK, "‘Go,’ it’s the dogs’ 'so' 'x", ["‘", "’", "'", "'"]),
        (_core.LINK, "see https://ex.org/a?b=c. Or", ["https", ":", "/", "/", "ex.org", "/", "a", "?", "b", "=", "c"]),
        (_core.LINK, "www.ex.org, and", ["www.ex.org"]),
        (_core.LINK, "mail ann.b@ex-am.org! Now", ["ann.b", "@", "ex", "-", "am.org"]),
        (_core.LINK, 'so "@ann_b" wrote', ["@", "ann_b"]),
        (_core.LINK, "5 @ 3, a: b // c", []),
    ],
)
def test_tokens_have_their_tags(tag: int, text: str, words: list[str]) -> None:
    assert tagged(text, tag) == words


def test_words_of_a_scan() -> None:
    scan = _core.scan("No, he said.")
    assert len(scan) == 5
    assert [scan.word(i) for i in range(5)] == ["No", ",", "he", "said", "."]
    with pytest.raises(IndexError, match="no token 5"):
        scan.word(5)
    with pytest.raises(IndexError):
        scan.word(-1)


def test_tokens_lines_and_paragraphs_are_found_by_offset() -> None:
    scan = _core.scan("One two.\n\nThree four.\n")
    assert [scan.token_at(offset) for offset in (-1, 0, 2, 3, 7, 8, 10, 20, 21, 99)] == [0, 0, 0, 1, 2, 3, 3, 5, 6, 6]
    assert [scan.line_at(offset) for offset in (0, 8, 9, 10, 21, 99)] == [0, 0, 1, 2, 2, 2]
    assert [scan.paragraph_at(offset) for offset in (-1, 0, 9, 10, 99)] == [-1, 0, 0, 1, 1]
    assert scan.next_tagged(_core.CAPITALIZED, 1, 6) == 3
    assert scan.next_tagged(_core.CAPITALIZED, 4, 99) == -1
    assert scan.prev_tagged(_core.CAPITALIZED, 0, 99) == 3
    assert scan.prev_tagged(_core.CAPITALIZED, 0, 3) == 0
    assert scan.prev_tagged(_core.CAPITALIZED, 1, 3) == -1


def test_columns_are_read_only_and_outlive_their_scan() -> None:
    column = _core.scan("a b c").token_start
    assert list(column) == [0, 2, 4]
    with pytest.raises(TypeError):
        column[0] = 1


@pytest.mark.parametrize("wrong", [b"bytes", None, 3])
def test_anything_but_a_str_is_refused(wrong) -> None:
    with pytest.raises(TypeError, match="reads str"):
        _core.scan(wrong)


def test_equal_words_and_tags_share_one_object() -> None:
    found = _core.scan("The ferry left. “The ferry left,” said Ada Moor; 東 😀 \ud800 The ferry." * 50)
    words, tags = found.words(), found.tag_list()
    assert words == [found.word(token) for token in range(len(found))]
    assert tags == found.token_tags.tolist()
    assert len({*map(id, words)}) == len({*words})
    assert len({*map(id, tags)}) < 2 * len({*tags})
    assert _core.scan("").words() == _core.scan("").tag_list() == []
