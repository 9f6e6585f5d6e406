"""Small lexicons for the tests: endings of English, and entries with features."""

from collections.abc import Mapping

from quotex import _core

PLURAL = [("s", _core.ENDING_PLURAL)]
POSSESSIVE = [("'s", _core.ENDING_POSSESSIVE), ("’s", _core.ENDING_POSSESSIVE)]
ENDINGS = [*PLURAL, *POSSESSIVE]


def lexicon(entries: Mapping[str, tuple[int, int]]) -> _core.Lexicon:
    """A lexicon of words with their classes and their features."""
    classes, features = zip(*entries.values(), strict=True)
    return _core.Lexicon.of_lines("\n".join(entries), classes, features, endings=ENDINGS)
