"""What is told of a speaker whom the document does not name."""

from __future__ import annotations

import pytest

from quotex.language import load_language
from quotex.quotations import extract

ENGLISH = load_language("en")


@pytest.mark.parametrize(
    ("speaker", "kind"), [("The audience", "group"), ("The aide", "person"), ("The firm", "organization")]
)
def test_an_audience_is_a_group(speaker: str, kind: str) -> None:
    quotes, _people = extract(f"{speaker} called the dam “a marvel.”", ENGLISH)
    assert quotes[-1].speaker
    assert quotes[-1].speaker.kind == kind
