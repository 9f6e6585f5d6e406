"""Narration in brackets inside a quotation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotex.language.loading import load_language
from quotex.quotations.story_assembly import extract_story

ENGLISH = load_language("en")
DIRECT = frozenset({"direct"})


BEFORE_AN_ASIDE = "“Is it far?” asked Ada Moor.\n\n“Not very,” said Ben Cole.\n\n"


@pytest.mark.parametrize(
    ("speech", "parts"),
    [
        ("“Not far (said he), not far at all.”", ["Not far", "not far at all."]),
        ("“Not far (in a low voice), but (laughing) steep.”", ["Not far", "but", "steep."]),
        ("“Not far [laughter], not far at all.”", ["Not far", "not far at all."]),
        ("“Not far (as I told you) at all.”", ["Not far (as I told you) at all."]),
        ("“Not far (considering the hill) at all.”", ["Not far (considering the hill) at all."]),
        ("“Not far (who laughs?) at all.”", ["Not far (who laughs?) at all."]),
        ("“Not far at all (laughter).”", ["Not far at all (laughter)."]),
        ("“Ada said ‘Far,’ and (laughing) left ‘us,’ Ben.”", ["Ada said ‘Far,’ and", "Far,", "left ‘us,’ Ben.", "us,"]),
    ],
)
def test_narration_in_brackets_is_not_spoken(speech: str, parts: list[str]) -> None:
    text = BEFORE_AN_ASIDE + speech
    quotes, _people = extract_story(ENGLISH.scan(text), ENGLISH, DIRECT)
    found = [quote for quote in quotes if quote.start > len(BEFORE_AN_ASIDE)]
    assert [quote.text for quote in found] == parts == [text[quote.start : quote.end] for quote in found]
    assert len({quote.utterance for quote in found}) == 1


def test_many_brackets_and_nested_quotations_take_linear_work(lines_run: Callable[[Callable[[], object]], int]) -> None:
    def lines(size: int) -> int:
        speech = "‘So,’ (laughing) he (with a sigh) said. " * size
        scan = ENGLISH.scan(f"{BEFORE_AN_ASIDE}“{speech}”")
        return lines_run(lambda: extract_story(scan, ENGLISH, DIRECT))

    assert lines(1000) < 1.1 * 4 * lines(250)
