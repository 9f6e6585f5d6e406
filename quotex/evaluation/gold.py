"""The annotations of a text: the classes into which every corpus is read.

Offsets are Python string indices (code points) into ``text``, half open.
"""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Article", "Character", "Content", "CorpusError", "GoldQuote", "Novel", "Span", "Utterance"]

Span = tuple[int, int]


class CorpusError(ValueError):
    """A corpus cannot be read. The message says in one line which file, where in it, and what is wrong."""


@dataclass(slots=True)
class GoldQuote:
    """A quotation in an article: ``direct``, ``mixed``, or ``scare`` (outside attributions).

    ``sources`` are the parts of the speaker's mention; empty if the annotators found no speaker. ``name`` is the
    speaker's name, or None if it is not annotated.
    """

    start: int
    end: int
    kind: str
    sources: list[Span] = field(default_factory=list)
    name: str | None = None


@dataclass(slots=True)
class Content:
    """The content of an attribution; ``quoted`` if some of it is in quotation marks."""

    fragments: list[Span]
    sources: list[Span] = field(default_factory=list)
    quoted: bool = False


@dataclass(slots=True)
class Article:
    """A text with annotated mentions: speakers are words of the text. ``ignored`` is left-over mark-up.

    ``prefilled`` if the annotators corrected answers of quotex.
    """

    id: str
    text: str
    quotes: list[GoldQuote]
    contents: list[Content] = field(default_factory=list)
    ignored: list[Span] = field(default_factory=list)
    prefilled: bool = False


@dataclass(slots=True)
class Character:
    name: str
    aliases: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Utterance:
    """A quotation in a novel, perhaps interrupted by narration: one span for each uninterrupted part.

    ``attribution`` is how the novel gives the speaker: ``Explicit``, ``Anaphoric``, ``Implicit``, or None.
    """

    spans: list[Span]
    speaker: str
    attribution: str | None = None


@dataclass(slots=True)
class Novel:
    """A text with annotated characters: speakers are characters, whatever the mention nearby."""

    id: str
    text: str
    characters: list[Character]
    utterances: list[Utterance]
