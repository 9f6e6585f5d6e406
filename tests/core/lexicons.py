"""Small lexicons for the tests: endings of English, and entries with features."""

from array import array
from collections.abc import Iterable, Mapping, Sequence

from quotex import _core

PLURAL = [("s", _core.ENDING_PLURAL)]
POSSESSIVE = [("'s", _core.ENDING_POSSESSIVE), ("’s", _core.ENDING_POSSESSIVE)]
ENDINGS = [*PLURAL, *POSSESSIVE]


def lexicon(entries: Mapping[str, tuple[int, int]]) -> _core.Lexicon:
    """A lexicon of words with their classes and their features."""
    classes, features = zip(*entries.values(), strict=True)
    return lexicon_of_lines("\n".join(entries), classes, features, endings=ENDINGS)


def lexicon_of_lines(
    phrases: str,
    classes: Sequence[int],
    features: Sequence[int],
    opening: str = "",
    closing: str = "",
    endings: Iterable[tuple[str, int]] = (),
) -> _core.Lexicon:
    """Lexicon.of_lines with numbers in place of bytes."""
    columns = array("I", classes).tobytes(), array("Q", features).tobytes()
    return _core.Lexicon.of_lines(phrases, *columns, opening, closing, endings)
