"""Transcripts: the turns of a text whose speech stands without quotation marks, after labels."""

from __future__ import annotations

from functools import lru_cache

from quotex import _core
from quotex.language.loading import Language, load_language
from quotex.language.packs import Pack
from quotex.language.wordsets import words_of
from quotex.turns.model import Transcript

__all__ = ["Transcript", "read"]


def read(text: str, language: Language) -> Transcript | None:
    """Return the turns of a text, or None if it has none. Most texts cost only one look at how their lines begin."""
    spoken = _spoken(language.pack)
    kinds = _core.turns_likely(text, spoken) if spoken else 0
    if not kinds:
        return None
    from quotex.turns.reading import is_announced, read_transcript

    if not kinds & _core.OPENING_EMPHASIS and not is_announced(text, language):
        kinds &= ~_core.OPENING_QUESTION  # an interview without labels says that it is one
    return read_transcript(text, language, kinds) if kinds else None


@lru_cache(maxsize=8)
def _spoken(pack: Pack) -> bytes:
    """The words of a language by which somebody speaks, as the core takes them; none if it reads no transcripts."""
    words = words_of(load_language(pack).turns.get("spoken", ""))
    return _core.spoken_words(words) if words else b""
