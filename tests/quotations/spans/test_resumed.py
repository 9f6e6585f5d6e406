"""The kind of a quotation that resumes after a reporting clause."""

import pytest

from quotex import extract


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("“The dam,” said Ada Moor, “will hold.”", ["direct", "direct"]),
        ("“The dam,” Ada Moor, who built it, said on Monday, “will hold.”", ["direct", "direct"]),
        ("“The dam will hold,” said Ada Moor, who called it “a marvel.”", ["direct", "mixed"]),
        ("“The dam will hold,” said Ada Moor, “an old hand.”", ["direct", "direct"]),
        ("Ada Moor called the dam “old,” and its wall “a marvel.”", ["mixed", "mixed"]),
        ("“The dam will hold.” Ada Moor said, “it leaks.”", ["direct", "mixed"]),
    ],
)
def test_the_rest_of_an_utterance_is_direct(text: str, kinds: list[str]) -> None:
    assert [quote.kind for quote in extract(text)] == kinds
