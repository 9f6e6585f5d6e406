"""Folded words: the core agrees with its slow twin, at every width of characters."""

from __future__ import annotations

import pytest
import twin_folding
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from quotex import _core

PIECES = [
    *"aBſİßÅéﷺﬁǅΣ漢½²٣Ⅷ1 9.,:;−'’‘ʼ´`[]()<>/\n\t-…$£€¥%\u0301\u00ad\ufffd\x00\x1c\x85\u00a0\u2028\ud800",
    *("[sic]", "[SIC.]", "[T]he", "walk[ed]", "U.S.", "a.b.c.d.e.f.g.", "don't", "...", ". . .", "…]", "(...)"),
    *("<b>", "</p>", "<x" + "y" * 199 + ">", "<x" + "y" * 200 + ">", "[" + "a" * 20 + "]b", "[" + "a" * 21 + "]b"),
    *("10:30", "-5", "(-1.50", "−½", "4-5", "1,000.50", "½.5", "٣.٤", "’tis", "rock’n’roll", "😀", "\U00020000"),
    *("±", "≠", "=", "~~", "~5", "<5", ">", "+", "#", "/", "^", "′", "™", "■", "10⁶", "CO₂", "⁄", "❤\ufe0f", ".5", "–"),
    *("12,34,567", ",000", ",00", "5 – 6", "5 < 6", "–$5", "$-.5", "5%-6%", "👍👍👍👍👍5"),
    *("a[1]", "[^12]", "[1234]", "(sic)", "a > b", "&", "▲", "¼", "\u0336", "ø"),
]
any_text = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=16).map("".join),
    st.text(st.characters(exclude_categories=()), max_size=40),
)


def found(text: str) -> tuple[list[str], list[int], list[int], list[int]]:
    words = _core.fold_words(text, "sic")
    assert len(words) == len(words.keys())
    return words.keys(), list(words.starts()), list(words.ends()), list(words.cuts())


@settings(max_examples=400)
@given(text=any_text)
@example(text="“The wall … [is] *gone*,” she said [sic] in the U.S. at 10:30.")
@example(text="-1,5.0 (−2.5) x-3 -")
@example(text="\u0301 a\u0301 \u0301")
def test_core_and_twin_fold_the_same_words(text: str) -> None:
    assume(twin_folding.is_known_to_both(text))
    for wide in ("", "“", "\U0001f600"):
        assert found(text + wide) == twin_folding.folded(text + wide)


# The first two planes without most ideographs, syllables and old scripts, whose signs are alike; some compatibility
# ideographs, tags, other ideographs and private characters: all blocks would take six times as long.
FIRST = (*range(0, 0x5000, 0x1000), 0xA000, 0xB000, *range(0xD000, 0x12000, 0x1000), *range(0x1D000, 0x20000, 0x1000))
BLOCKS = (*FIRST, 0x20000, 0x2F000, 0x30000, 0xE0000, 0xF0000, 0x10F000)


@pytest.mark.slow
def test_core_and_twin_fold_each_character_alike() -> None:
    """Alone and between letters; the folds of blocks that no text has needed are added on the way."""
    for first in BLOCKS:
        signs = [sign for sign in map(chr, range(first, first + 0x1000)) if twin_folding.is_known_to_both(sign)]
        text = " ".join(f"{sign} a{sign}b" for sign in signs)
        assert found(text) == twin_folding.folded(text)


def test_anything_but_a_str_is_refused() -> None:
    with pytest.raises(TypeError, match="reads str"):
        _core.fold_words(b"no")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="fold_words"):
        _core.FoldedWords()


def test_a_remark_in_brackets_is_not_a_word() -> None:
    text = "They was [sic] there [SIC.] as [sick] and [si"
    assert _core.fold_words(text, "sic").keys() == ["they", "was", "there", "as", "sick", "and", "si"]
    assert _core.fold_words("[sic]").keys() == ["sic"]
    for remark in ("SIC", "s c", "é", "a" * 9):
        with pytest.raises(ValueError, match="eight small letters"):
            _core.fold_words(text, remark)
