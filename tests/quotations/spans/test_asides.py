"""Narration in brackets inside a quotation."""

from __future__ import annotations

import time

import pytest

from quotex import _core
from quotex.language import load_language
from quotex.quotations import extract_story

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
        (
            "“He said ‘Far (laughing) away,’ and left.”",
            ["He said ‘Far (laughing) away,’ and left.", "Far (laughing) away,"],
        ),
        ("“Ada said ‘Far,’ and (laughing) left ‘us,’ Ben.”", ["Ada said ‘Far,’ and", "Far,", "left ‘us,’ Ben.", "us,"]),
    ],
)
def test_narration_in_brackets_is_not_spoken(speech: str, parts: list[str]) -> None:
    text = BEFORE_AN_ASIDE + speech
    quotes, _people = extract_story(_core.scan(text, ENGLISH.lexicon), ENGLISH, DIRECT)
    found = [quote for quote in quotes if quote.start > len(BEFORE_AN_ASIDE)]
    assert [quote.text for quote in found] == parts == [text[quote.start : quote.end] for quote in found]
    assert len({quote.utterance for quote in found}) == 1


def test_many_brackets_and_nested_quotations_take_linear_time() -> None:
    def seconds(size: int) -> float:
        scan = _core.scan(
            BEFORE_AN_ASIDE + "“" + "‘So,’ (laughing) he (with a sigh) said. " * size + "”", ENGLISH.lexicon
        )
        start = time.process_time()
        extract_story(scan, ENGLISH, DIRECT)
        return time.process_time() - start

    assert seconds(8000) < 4 * 8 * max(seconds(1000), 0.01)
