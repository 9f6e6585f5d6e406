"""Cleaned and its map of offsets: properties for any text and any disjoint edits."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotex.edits import Cleaned, apply_edits, check_edits, compose
from quotex.model import Edit

TEXT = st.text(alphabet="ab \n“é😀\ud800", max_size=40)


@st.composite
def edits_on(draw: st.DrawFn, text: str) -> list[Edit]:
    """Sorted, disjoint, non-empty edits on ``text``."""
    if not text:
        return []
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = [pair for pair in pairwise(cuts) if draw(st.booleans())]
    return [Edit(start, end, draw(st.sampled_from(["", "", "x", "xyz"])), "TX101") for start, end in pairs]


@st.composite
def cleaned_texts(draw: st.DrawFn) -> Cleaned:
    text = draw(TEXT)
    return Cleaned.from_edits(text, draw(edits_on(text)))


def characters(cleaned: Cleaned) -> list[tuple[int, int]]:
    """The slow map: for each character of the text, the span of the original that it comes from."""
    spans, at = [], 0
    for edit in cleaned.edits:
        spans += [(i, i + 1) for i in range(at, edit.start)]
        spans += [(edit.start, edit.end)] * len(edit.replacement)
        at = edit.end
    return spans + [(i, i + 1) for i in range(at, len(cleaned.original))]


@given(cleaned_texts(), st.data())
def test_to_original_spans_the_first_to_the_last_kept_character(cleaned: Cleaned, data: st.DataObject) -> None:
    spans = characters(cleaned)
    assert len(spans) == len(cleaned.text)
    start = data.draw(st.integers(0, len(cleaned.text)))
    end = data.draw(st.integers(start, len(cleaned.text)))
    found = cleaned.to_original(start, end)
    if start < end:
        assert found == (spans[start][0], spans[end - 1][1])
    else:
        assert found[0] == found[1]


@given(cleaned_texts(), st.data())
def test_to_cleaned_spans_the_remaining_characters(cleaned: Cleaned, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(cleaned.original)))
    end = data.draw(st.integers(start, len(cleaned.original)))
    left = [i for i, (a, b) in enumerate(characters(cleaned)) if a < end and start < b and start < end]
    assert cleaned.to_cleaned(start, end) == ((left[0], left[-1] + 1) if left else None)


@given(cleaned_texts(), st.data())
def test_offsets_survive_the_round_trip(cleaned: Cleaned, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(cleaned.text)))
    end = data.draw(st.integers(start, len(cleaned.text)))
    back = cleaned.to_cleaned(*cleaned.to_original(start, end))
    if start == end:
        return
    assert back is not None
    assert back[0] <= start
    assert end <= back[1]
    if not any(edit.replacement for edit in cleaned.edits):
        assert back == (start, end)


@given(cleaned_texts(), st.data())
def test_pieces_rebuild_the_remaining_text(cleaned: Cleaned, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(cleaned.original)))
    end = data.draw(st.integers(start, len(cleaned.original)))
    removed = set()
    for edit in cleaned.edits:
        if not edit.replacement:
            removed.update(range(edit.start, edit.end))
    pieces = cleaned.pieces(start, end)
    covered = [i for a, b in pieces for i in range(a, b)]
    assert covered == [i for i in range(start, end) if i not in removed]
    assert all(a < b for a, b in pieces)


@given(st.data())
def test_edited_text_is_made_of_kept_pieces_and_replacements(data: st.DataObject) -> None:
    text = data.draw(TEXT)
    edits = data.draw(edits_on(text))
    starts, ends = [edit.start for edit in edits], [edit.end for edit in edits]
    kept = [text[start:end] for start, end in zip([0, *ends], [*starts, len(text)], strict=True)]
    shown = ["", *[edit.replacement for edit in edits]]
    edited = apply_edits(text, edits)
    assert edited == "".join(map("".join, zip(shown, kept, strict=True)))
    assert edited.isascii() == all(character < "\x80" for character in edited)  # stored as narrowly as Python does


@given(st.data())
def test_composed_edits_do_both_steps(data: st.DataObject) -> None:
    first = data.draw(cleaned_texts())
    second = data.draw(edits_on(first.text))
    both = compose(first, second)
    check_edits(both, len(first.original))
    assert apply_edits(first.original, both) == apply_edits(first.text, second)


def test_a_removal_includes_the_repair_inside_it() -> None:
    first = Cleaned.from_edits("a&amp;b\nc", [Edit(1, 6, "&", "TX101")])
    assert compose(first, [Edit(0, 4, "", "BP301")]) == [Edit(0, 8, "", "BP301")]


def test_a_quote_with_an_edit_inside_has_two_pieces() -> None:
    cleaned = Cleaned.from_edits("“One Advertisement two,” she said.", [Edit(5, 19, "", "BP301")])
    assert cleaned.text == "“One two,” she said."
    assert cleaned.to_original(1, 9) == (1, 23)
    assert cleaned.pieces(1, 23) == [(1, 5), (19, 23)]


@pytest.mark.parametrize(
    "edits", [[Edit(2, 2, "x", "TX101")], [Edit(3, 5, "", "B"), Edit(4, 6, "", "B")], [Edit(0, 9, "", "B")]]
)
def test_edits_out_of_order_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="out of order"):
        check_edits(edits, 8)


@pytest.mark.parametrize(
    "edits", [[Edit(3, 2, "", "B")], [Edit(3, 5, "", "B"), Edit(4, 6, "", "B")], [Edit(0, 9, "", "B")]]
)
def test_edits_out_of_order_are_not_applied(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="out of order"):
        apply_edits("Some tex", edits)


def test_replacements_are_read_as_text_is() -> None:
    class Shouted(str): ...

    text = apply_edits("a tide", [Edit(2, 6, Shouted("“tide”"), "B")])
    assert (text, type(text)) == ("a “tide”", str)
    for wrong in (None, b"tide"):
        with pytest.raises(TypeError, match="reads str"):
            apply_edits("a tide", [Edit(2, 6, wrong, "B")])  # type: ignore[arg-type]


@pytest.mark.parametrize("span", [(-1, 2), (2, 1), (0, 99)])
@pytest.mark.parametrize("name", ["to_original", "to_cleaned", "pieces"])
def test_spans_outside_are_refused(name: str, span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="does not lie"):
        getattr(Cleaned.from_edits("some text", [Edit(0, 1, "", "BP301")]), name)(*span)
