"""The values of Arrow columns in Python, safely: offsets are checked first, and one bad value spoils no other."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

__all__ = ["Checked", "check", "values"]

NANOSECONDS = "[ns"  # in the name of a type, also of one that holds it
_RAW = {
    pa.string(): pa.binary(),
    pa.large_string(): pa.large_binary(),
    pa.string_view(): pa.binary_view(),
    pa.date64(): pa.int64(),
    **dict.fromkeys((pa.time32("s"), pa.time32("ms")), pa.int32()),
    **dict.fromkeys((pa.time64("us"), pa.time64("ns")), pa.int64()),
}


def check(array: Any) -> None:
    """Raise pa.ArrowInvalid where reading the values could leave the memory that holds them.

    Texts that are not UTF-8, and times that no day has, are let through: ``values`` reads them.
    """
    try:
        array.validate(full=True)
    except pa.ArrowInvalid:
        raw = _raw(array.type)
        if raw == array.type:
            raise
        array.view(raw).validate(full=True)


class Checked:
    """Checks the columns of batch after batch; the dictionary that batches share, which may be large, only once."""

    def __init__(self) -> None:
        self._dictionaries: dict[int, Any] = {}  # of columns, kept so that no other can take their memory

    def check(self, batch: Any) -> None:
        """As ``check``, of all columns."""
        for place, column in enumerate(batch.columns):
            if pa.types.is_dictionary(column.type):
                found = column.dictionary
                if _memory(found) != _memory(self._dictionaries.get(place)):
                    check(found)
                    self._dictionaries[place] = found
                column = pa.DictionaryArray.from_arrays(column.indices, pa.nulls(len(found)), safe=False)
            check(column)


def _memory(array: Any) -> Any:
    """Where the values of a column lie."""
    if array is None:
        return None
    return (
        array.type,
        len(array),
        array.offset,
        [buffer and (buffer.address, buffer.size) for buffer in array.buffers()],
    )


def _raw(kind: Any) -> Any:
    """The type with the same layout, of whose values none can be wrong."""
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
    """The values of a column that was checked, in Python.

    What Python has no value for is text: a date after the year 9999, a time with nanoseconds. ``errors`` says, as for
    ``bytes.decode``, what becomes of bytes in a text that are not UTF-8.

    >>> values(pa.array([1_767_225_600_000_000_000, 7], pa.timestamp("ns")))
    [datetime.datetime(2026, 1, 1, 0, 0), '1970-01-01T00:00:00.000000007']
    """
    if pa.types.is_dictionary(array.type):
        try:
            return _shared(array, errors)
        except pa.ArrowNotImplementedError:  # views can't be taken by their places
            pass
    if NANOSECONDS not in str(array.type):  # of which pandas, where it is installed, makes values of its own
        try:
            return list(array.to_pylist())
        except Exception:  # pyarrow raises UnicodeDecodeError, OverflowError and others of its own
            pass
    return [_value(scalar, errors) for scalar in array]


def _shared(array: Any, errors: str) -> list[Any]:
    """The values of a dictionary, each made once: a kilobyte may hold gigabytes of rows that share one."""
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
    """The same time in the unit that Python has. Raises pa.ArrowInvalid where it is between two of them."""
    kind = scalar.type
    if NANOSECONDS not in str(kind):
        return scalar
    if pa.types.is_timestamp(kind):
        return scalar.cast(pa.timestamp("us", kind.tz))
    return scalar.cast(pa.time64("us") if pa.types.is_time(kind) else pa.duration("us"))


def _text(scalar: Any) -> str:
    """A date or a time as text: in ISO 8601, or where that does not reach, its number with the unit."""
    try:
        text = str(scalar.cast(pa.string()).as_py())
    except pa.ArrowException:  # a time zone that nobody knows
        text = ""
    is_iso = text and not text.startswith("<") and not pa.types.is_duration(scalar.type)
    return text.replace(" ", "T", 1) if is_iso else f"{scalar.value} {scalar.type}"
