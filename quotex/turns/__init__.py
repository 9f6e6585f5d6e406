"""Transcripts: the turns of a text whose speech stands without quotation marks, after labels."""

from __future__ import annotations

from typing import Final

from quotex import _core
from quotex.language import Language
from quotex.turns.model import Transcript

__all__ = ["Transcript", "read"]

_IF_ANNOUNCED: Final = 2  # what may_hold_turns returns for a text with questions, but no labels


def read(text: str, language: Language) -> Transcript | None:
    """Return the turns of a text, or None if it has none. Most texts cost only one look at how their lines begin."""
    kinds = _core.may_hold_turns(text)
    if not kinds:
        return None
    from quotex.turns.reading import is_announced, read_transcript

    if kinds == _IF_ANNOUNCED and not is_announced(text, language):
        return None
    return read_transcript(text, language)
