"""Whatever a result holds comes out of its parcel as it was, and no bytes lead the reader astray."""

from __future__ import annotations

import dataclasses
import pickle
import struct
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotex import _parcels
from quotex.edits import Cleaned, apply_edits
from quotex.model import Cue, Document, Edit, Person, Quote, Quotes, Speaker

TEXT = "“It rained,” said Mayor Ada Moor.\n\nShare &amp; this\n\n“We left,” she told Lena Ortiz. 😀\ud800\x00"

any_string = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=12),
    st.sampled_from(["", "direct", "person", "said", "Ada Moor", "\x00", "\ud800", "é", "😀" * 9, "a" * 5000]),
)
any_number = st.one_of(st.integers(-3, 300), st.integers(), st.sampled_from([2**63 - 1, 2**63, -(2**63), -(2**63) - 1]))
atom = st.one_of(st.none(), st.booleans(), any_number, st.floats(), any_string, st.binary(max_size=3))
anything = st.recursive(
    st.one_of(atom, st.frozensets(st.integers(), max_size=2), st.dates()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(any_string, inner, max_size=3),
        st.dictionaries(st.integers(), inner, max_size=2),
    ),
    max_leaves=8,
)
offset = st.one_of(st.integers(0, len(TEXT)), any_number)
number_or_none = st.one_of(st.none(), any_number)
string_or_none = st.one_of(st.none(), any_string)
pair = st.tuples(offset, offset)
pairs = st.lists(pair, max_size=3)
edit = st.builds(Edit, offset, offset, any_string, any_string)


@st.composite
def quoting(draw: st.DrawFn, cls: type[Any], **fields: st.SearchStrategy[Any]) -> Any:
    """An object whose text is a slice of the text, or nearly."""
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(TEXT))] * 2)))
    made = cls(start=start, end=end, text=TEXT[start:end], **{name: draw(value) for name, value in fields.items()})
    if draw(st.booleans()):
        setattr(made, draw(st.sampled_from(["start", "end"])), draw(number_or_none))
    if draw(st.booleans()):
        made.text = draw(any_string)
    return made


speaker = quoting(
    Speaker,
    name=string_or_none,
    kind=any_string,
    people=st.lists(any_number, max_size=3),
    of=string_or_none,
    role=string_or_none,
    gender=string_or_none,
)
quote = quoting(
    Quote,
    id=any_number,
    kind=any_string,
    speaker=st.one_of(st.none(), speaker),
    cue=st.one_of(st.none(), quoting(Cue)),
    utterance=any_number,
    parent=number_or_none,
    closed=st.booleans(),
    rules=st.lists(any_string, max_size=20).map(tuple),
    confidence=st.floats(),
    clean_start=st.one_of(st.none(), offset),
    clean_end=st.one_of(st.none(), offset),
    pieces=pairs,
    evidence=any_string,
)
person = st.builds(
    Person,
    any_number,
    string_or_none,
    any_string,
    string_or_none,
    string_or_none,
    pairs,
    st.one_of(st.none(), pair),
    st.one_of(st.none(), pair),
)


@st.composite
def edits_of_text(draw: st.DrawFn) -> list[Edit]:
    """Sorted and disjoint."""
    places = sorted(draw(st.lists(st.integers(0, len(TEXT)), max_size=6)))
    return [Edit(*span, draw(any_string), "TX101") for span in zip(places[::2], places[1::2], strict=False)]


@st.composite
def document(draw: st.DrawFn) -> Document:
    edits = draw(st.one_of(edits_of_text(), st.lists(edit, max_size=2)))
    quotes = Quotes(draw(st.lists(quote, max_size=4)))
    made = Document(draw(string_or_none), apply_edits(TEXT, edits_in_order(edits)), TEXT, quotes, edits=edits)
    made.people, made.meta = draw(st.lists(person, max_size=3)), draw(st.dictionaries(any_string, anything, max_size=3))
    for one in quotes:
        if is_span(one.start, one.end) and draw(st.booleans()):
            one.clean_start, one.clean_end, one.text = one.start, one.end, made.text[one.start : one.end]
    if draw(st.booleans()):
        made.original = draw(any_string)
    if draw(st.booleans()):
        made.text = draw(any_string)
    return made


def is_span(start: Any, end: Any) -> bool:
    return start is not None and end is not None and 0 <= start <= end <= len(TEXT)


def edits_in_order(edits: list[Edit]) -> list[Edit]:
    """Those that can be applied: none where one is out of order."""
    at = 0
    for one in edits:
        if not at <= one.start <= one.end <= len(TEXT):
            return []
        at = one.end
    return edits


def plain(value: Any) -> Any:
    """All that two values must share, to be compared: types, and the bits of floats."""
    if isinstance(value, float):
        return float, struct.pack("<d", value)
    if isinstance(value, dict):
        return type(value), [(plain(key), plain(item)) for key, item in value.items()]
    if isinstance(value, list | tuple):
        return type(value), [plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        return type(value), [plain(getattr(value, field.name)) for field in dataclasses.fields(value)]
    return type(value), value


def crossed(text: Any, value: Any) -> Any:
    return _parcels.unpack(text, pickle.loads(pickle.dumps(_parcels.pack(text, value))))


@given(document())
def test_a_document_comes_out_as_it_was(given_one: Document) -> None:
    assert plain(crossed(TEXT, given_one)) == plain(given_one)


@given(st.one_of(anything, edits_of_text().map(lambda edits: Cleaned.from_edits(TEXT, edits)), st.lists(quote)))
def test_any_value_comes_out_as_it_was(value: Any) -> None:
    assert plain(crossed(TEXT, value)) == plain(value)
    assert plain(crossed(None, value)) == plain(value)


@pytest.mark.parametrize(
    "value",
    [
        list(range(1000)),
        [f"word {number % 300}" for number in range(700)],
        [number / 7 for number in range(300)],
        [("QS101", f"QA{number}") for number in range(300)] * 2,
        Quotes(),
        (),
        [float("nan"), -0.0, float("-inf")],
        date(2026, 1, 1),
        TEXT,
    ],
)
def test_many_values_and_rare_ones_come_out_as_they_were(value: Any) -> None:
    assert plain(crossed(TEXT, value)) == plain(value)


def test_what_lies_too_deep_or_is_no_plain_value_travels_beside_the_bytes() -> None:
    class Loud(str):
        pass

    deep: list[Any] = []
    for _ in range(100):
        deep = [deep]
    assert plain(crossed(TEXT, deep)) == plain(deep)
    circle: list[Any] = []
    circle.append(circle)
    _, others = _parcels.pack(TEXT, circle)
    assert len(others) == 1
    loud = Loud("It rained.")
    assert _parcels.unpack(TEXT, _parcels.pack(TEXT, [loud, {1: 2}]))[0] is loud


def test_a_field_without_a_value_has_no_parcel() -> None:
    cue = Cue(13, 17, "said")
    del cue.text
    with pytest.raises(AttributeError, match="a field of Cue has no value"):
        _parcels.pack(TEXT, cue)


def test_strings_that_are_alike_come_out_as_one() -> None:
    rule, evidence = "QA105", "QA105.name.direct"
    quotes = [Quote(number, 0, 0, "", rules=(rule, "QK1"), evidence=evidence) for number in range(2)]
    first, second = crossed(TEXT, quotes)
    assert first.rules is second.rules
    assert first.evidence is second.evidence


GOOD = _parcels.pack(
    TEXT,
    Document(
        "a1",
        apply_edits(TEXT, [Edit(35, 52, "!", "BP101")]),
        TEXT,
        Quotes(
            [Quote(0, 1, 11, TEXT[1:11], speaker=Speaker(18, 32, "Mayor Ada Moor", people=[0]), cue=Cue(0, 1, "x"))]
        ),
        [Person(0, "Ada Moor é😀", mentions=[(24, 32)], role_span=(18, 23))],
        [Edit(35, 52, "!", "BP101")],
        {"preset": "body", "fit": 0.5, "more": [{"a": None, "b": True}], "large": 2**40},
    ),
)


def test_a_parcel_that_ends_too_early_is_refused() -> None:
    assert _parcels.unpack(TEXT, GOOD).id == "a1"
    for end in range(len(GOOD)):
        with pytest.raises(ValueError, match="no parcel"):
            _parcels.unpack(TEXT, GOOD[:end])
    for parcel in (GOOD + b"\0", (GOOD,), "GOOD", None, (b"\x93\0", []), b"\xff", b"\xfe\xff", b"\x83" + b"\xff" * 12):
        with pytest.raises(ValueError, match="no parcel"):
            _parcels.unpack(TEXT, parcel)  # type: ignore[arg-type]


def test_a_parcel_for_another_text_is_refused() -> None:
    for text in ("", "short", None):
        with pytest.raises(ValueError, match="no parcel"):
            _parcels.unpack(text, GOOD)


@given(
    st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=4),
    st.integers(0, len(GOOD)),
    st.binary(max_size=4),
)
def test_no_changed_byte_leads_the_reader_astray(changes: list[tuple[int, int]], place: int, more: bytes) -> None:
    changed = bytearray(GOOD)
    for at, byte in changes:
        changed[at] = byte
    for parcel in (bytes(changed), bytes(changed[:place] + more + changed[place:]), bytes(changed[place:] + more)):
        for text in (TEXT, "It rained.", None):
            try:
                found = _parcels.unpack(text, parcel)
            except ValueError:
                continue
            plain(found)


@given(st.binary(max_size=60))
def test_no_bytes_at_all_lead_the_reader_astray(parcel: bytes) -> None:
    try:
        found = _parcels.unpack(TEXT, parcel)
    except ValueError:
        return
    plain(found)
