"""Transcripts: the turns of a text whose speech stands without quotation marks, after labels."""

from __future__ import annotations

from quotex import _core
from quotex.language import Language
from quotex.turns.model import Transcript

__all__ = ["Transcript", "read"]


def read(text: str, language: Language) -> Transcript | None:
    """Return the turns of a text, or None if it has none. Most texts cost only one look at how their lines begin."""
    if not _core.may_hold_turns(text):
        return None
    from quotex.turns.reading import read_transcript

    return read_transcript(text, language)
