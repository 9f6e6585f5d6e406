"""Convert Arrow columns to Python values safely: offsets are checked first, and an invalid value affects no other."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

__all__ = ["Checked", "check", "values"]

NANOSECONDS = "[ns"  # in the name of a type, or of a type that contains it
_RAW = {
    pa.string(): pa.binary(),
    pa.large_string(): pa.large_binary(),
    pa.string_view(): pa.binary_view(),
    pa.date64(): pa.int64(),
    **dict.fromkeys((pa.time32("s"), pa.time32("ms")), pa.int32()),
    **dict.fromkeys((pa.time64("us"), pa.time64("ns")), pa.int64()),
}


def check(array: Any) -> None:
    """Raise pa.ArrowInvalid if reading the values could access memory outside the array.

    Texts that are not UTF-8, and impossible times of day, are accepted: ``values`` handles them.
    """
    try:
        array.validate(full=True)
    except pa.ArrowInvalid:
        raw = _raw(array.type)
        if raw == array.type:
            raise
        array.view(raw).validate(full=True)


class Checked:
    """Checks the columns of consecutive batches; a dictionary shared by batches may be large and is checked once."""

    def __init__(self) -> None:
        self._dictionaries: dict[int, Any] = {}  # of columns, kept so that their memory is not reused

    def check(self, batch: Any) -> None:
        """Like the function ``check``, for all columns."""
        for place, column in enumerate(batch.columns):
            if pa.types.is_dictionary(column.type):
                found = column.dictionary
                if _memory(found) != _memory(self._dictionaries.get(place)):
                    check(found)
                    self._dictionaries[place] = found
                column = pa.DictionaryArray.from_arrays(column.indices, pa.nulls(len(found)), safe=False)
            check(column)


def _memory(array: Any) -> Any:
    """Return the memory addresses of an array's values."""
    if array is None:
        return None
    return (
        array.type,
        len(array),
        array.offset,
        [buffer and (buffer.address, buffer.size) for buffer in array.buffers()],
    )


def _raw(kind: Any) -> Any:
    """Return the type with the same layout for which every value is valid."""
    if pa.types.is_decimal(kind):
        return pa.binary(kind.byte_width)
    if pa.types.is_struct(kind):
        return pa.struct([field.with_type(_raw(field.type)) for field in kind])
    if pa.types.is_map(kind):
        return pa.map_(_raw(kind.key_type), _raw(kind.item_type))
    if pa.types.is_list(kind):
        return pa.list_(_raw(kind.value_type))
    if pa.types.is_large_list(kind):
        return pa.large_list(_raw(kind.value_type))
    if pa.types.is_dictionary(kind):
        return pa.dictionary(kind.index_type, _raw(kind.value_type))
    return _RAW.get(kind, kind)


def values(array: Any, errors: str = "backslashreplace") -> list[Any]:
    """Return the values of a checked column as Python objects.

    Values that Python cannot represent become text: dates after the year 9999, times with nanoseconds. ``errors`` says,
    as for ``bytes.decode``, how to handle bytes of a text that are not UTF-8.

    >>> values(pa.array([1_767_225_600_000_000_000, 7], pa.timestamp("ns")))
    [datetime.datetime(2026, 1, 1, 0, 0), '1970-01-01T00:00:00.000000007']
    """
    if pa.types.is_dictionary(array.type):
        try:
            return _shared(array, errors)
        except pa.ArrowNotImplementedError:  # take does not support views
            pass
    if NANOSECONDS not in str(array.type):  # pandas, if installed, would convert these to its own types
        try:
            return list(array.to_pylist())
        except Exception:  # pyarrow raises UnicodeDecodeError, OverflowError and errors of its own
            pass
    return [_value(scalar, errors) for scalar in array]


def _shared(array: Any, errors: str) -> list[Any]:
    """Return the values of a dictionary array, each created once: a kilobyte may stand for gigabytes of equal rows."""
    used = array.indices.unique().drop_null()
    made = dict(zip(used.to_pylist(), values(array.dictionary.take(used), errors), strict=True))
    return [made.get(index) for index in array.indices.to_pylist()]


def _value(scalar: Any, errors: str) -> Any:
    if not scalar.is_valid:
        return None
    match scalar:
        case pa.DictionaryScalar() | pa.RunEndEncodedScalar() | pa.ExtensionScalar() | pa.UnionScalar():
            return _value(scalar.value, errors)
        case pa.StructScalar():
            return {field.name: _value(scalar[place], errors) for place, field in enumerate(scalar.type)}
        case pa.MapScalar():
            return [(_value(pair[0], errors), _value(pair[1], errors)) for pair in scalar.values]
        case pa.ListScalar():
            return [_value(inner, errors) for inner in scalar.values]
        case pa.StringScalar():
            return scalar.as_buffer().to_pybytes().decode("utf-8", errors)
    try:
        return _in_microseconds(scalar).as_py()
    except Exception:  # as above
        return _text(scalar)


def _in_microseconds(scalar: Any) -> Any:
    """Return the time in microseconds, as Python has it. Raises pa.ArrowInvalid if they are not a whole number."""
    kind = scalar.type
    if NANOSECONDS not in str(kind):
        return scalar
    if pa.types.is_timestamp(kind):
        return scalar.cast(pa.timestamp("us", kind.tz))
    return scalar.cast(pa.time64("us") if pa.types.is_time(kind) else pa.duration("us"))


def _text(scalar: Any) -> str:
    """Return a date or a time as text: in ISO 8601 or, if that is impossible, as its number and unit."""
    try:
        text = str(scalar.cast(pa.string()).as_py())
    except pa.ArrowException:  # an unknown time zone
        text = ""
    is_iso = text and not text.startswith("<") and not pa.types.is_duration(scalar.type)
    return text.replace(" ", "T", 1) if is_iso else f"{scalar.value} {scalar.type}"
