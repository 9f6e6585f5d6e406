"""What is told of a speaker whom the document does not name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotex.model import Speaker


@pytest.mark.parametrize(
    ("speaker", "kind"), [("The audience", "group"), ("The aide", "person"), ("The firm", "organization")]
)
def test_an_audience_is_a_group(speaker_of: Callable[[str], Speaker], speaker: str, kind: str) -> None:
    assert speaker_of(f"{speaker} called the dam “a marvel.”").kind == kind
