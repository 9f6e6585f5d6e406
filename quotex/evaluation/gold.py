"""What annotators say of a text: the shapes that every corpus is read into.

Offsets are Python string indices (code points) into ``text``, half open.
"""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Article", "Character", "Content", "CorpusError", "GoldQuote", "Novel", "Span", "Utterance"]

Span = tuple[int, int]


class CorpusError(ValueError):
    """A corpus can't be read. Says in one line which file, where in it, and what is wrong."""


@dataclass(slots=True)
class GoldQuote:
    """A quotation in an article: ``direct``, ``mixed``, or ``scare`` (in no attribution).

    ``sources`` are the parts of the mention of who speaks; none where the annotators found nobody. ``name`` is who that
    is, None where they don't say.
    """

    start: int
    end: int
    kind: str
    sources: list[Span] = field(default_factory=list)
    name: str | None = None


@dataclass(slots=True)
class Content:
    """What an attribution reports, quoted or not: ``quoted`` where some of it stands in quotation marks."""

    fragments: list[Span]
    sources: list[Span] = field(default_factory=list)
    quoted: bool = False


@dataclass(slots=True)
class Article:
    """A text annotated with mentions: speakers are words of the text. ``ignored`` are left-over mark-up.

    ``prefilled`` where the annotators corrected what quotex had filled in.
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

    ``attribution`` says how the novel tells the speaker: ``Explicit``, ``Anaphoric``, ``Implicit``, or None.
    """

    spans: list[Span]
    speaker: str
    attribution: str | None = None


@dataclass(slots=True)
class Novel:
    """A text annotated with names: speakers are characters, whatever the words of the text nearby."""

    id: str
    text: str
    characters: list[Character]
    utterances: list[Utterance]
