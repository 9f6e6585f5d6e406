"""Where a phrase that names a speaker begins."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotex.model import Speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("It rained. Rob Moor, a farmer from Lund, called the dam “a marvel.”", "Rob Moor"),
        ("It rained. Josh Berg, the Salem press secretary, admitted: “It leaks.”", "Josh Berg"),
        # Counter-examples: another form of the verb, a verb before no name.
        ("It rained. Added Moor: “It leaks.”", "Moor"),
        ("It rained. Says Ada Moor: “It leaks.”", "Ada Moor"),
        ("It rained. “It leaks,” say farmers.", "farmers"),
    ],
)
def test_a_first_name_that_is_a_verb_belongs_to_the_name(
    speaker_of: Callable[[str], Speaker], text: str, speaker: str
) -> None:
    assert speaker_of(text).text == speaker
