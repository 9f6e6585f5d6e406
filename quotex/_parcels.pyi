"""Results as bytes. What is a slice of the text travels as its place; strings that are alike travel once."""

from typing import Any

Parcel = bytes | tuple[bytes, list[Any]]  # with what can't be written, such as a set

def pack(text: Any, value: Any) -> Parcel:
    """``value``, a result for ``text``, without what the text tells.

    Numbers, strings, lists, tuples, dicts whose keys are strings and the objects of ``quotex.model`` are written;
    of those, each by itself: what stands in two places comes out as two equal objects. Raises AttributeError where a
    field has been deleted.
    """

def unpack(text: Any, parcel: Parcel) -> Any:
    """The value, equal to what was packed for an equal text, and of the same types.

    Raises ValueError where the bytes are no parcel for ``text``.
    """
