"""The public functions and classes of ``quotex``, which ``import quotex`` re-exports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from os import PathLike
from typing import TYPE_CHECKING, Any

from quotex._core import Lexicon, Scan
from quotex._core import scan as scan_text
from quotex.document import Document, Segment
from quotex.edits import Cleaned
from quotex.explaining import explain
from quotex.language.catalogue import Rule, catalogue
from quotex.model import Cue, Edit, Explanation, Genre, Kind, Person, Quote, Quotes, Speaker
from quotex.people.source import Group, Source, Sources
from quotex.pipeline import OnError, Pipeline, Preset, Verb
from quotex.settings import as_tuple
from quotex.verification.checks import FAILING, Check

__all__ = [
    "Check",
    "Cleaned",
    "Cue",
    "Document",
    "Edit",
    "Explanation",
    "Genre",
    "Group",
    "Kind",
    "OnError",
    "Person",
    "Pipeline",
    "Preset",
    "Quote",
    "Quotes",
    "Rule",
    "Scan",
    "Segment",
    "Source",
    "Sources",
    "Speaker",
    "Verb",
    "clean",
    "clean_and_explain",
    "explain",
    "extract",
    "plot_most_quoted",
    "process",
    "quotes_frame",
    "rule",
    "rules",
    "scan",
    "sources",
    "verify",
]

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from quotex.people.copies import Copies


def _as_html(document: Document) -> str:
    """Return the HTML that a notebook shows for a document."""
    from quotex.render.html import fragment

    return fragment(document, catalogue())


def _as_table(quotes: Quotes) -> str:
    """Return the HTML that a notebook shows for a list of quotes."""
    from quotex.render.html_quotes import quotes_table

    return quotes_table(quotes)


Document._repr_html_ = _as_html  # type: ignore[attr-defined]
Quotes._repr_html_ = _as_table  # type: ignore[attr-defined]

DEFAULT_KINDS: tuple[Kind, ...] = ("direct", "mixed", "turn")


@lru_cache(maxsize=16)
def _pipeline_of(kinds: tuple[Kind, ...]) -> Pipeline:
    return Pipeline(kinds=kinds)


def _pipeline(kinds: Iterable[Kind] = DEFAULT_KINDS) -> Pipeline:
    return _pipeline_of(DEFAULT_KINDS if kinds is DEFAULT_KINDS else as_tuple("kinds", kinds))


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    from quotex.language.loading import load_language

    return load_language("en").lexicon


def clean(text: str) -> str:
    """Return the text without its web boilerplate.

    >>> clean("The bridge is open.\\n\\nAdvertisement\\n\\nIt cost two million.")
    'The bridge is open.\\n\\nIt cost two million.'
    """
    return _pipeline().clean(text)


def clean_and_explain(text: str) -> Cleaned:
    """Return the cleaned text and every edit that made it, each with the id of its rule.

    >>> [edit.rule[:2] for edit in clean_and_explain("The bridge is open.\\n\\nAdvertisement").edits]
    ['BP']
    """
    return _pipeline().clean_and_explain(text)


def extract(text: str, *, kinds: Iterable[Kind] = DEFAULT_KINDS) -> Quotes:
    """Return the quotes of a text, ignoring escape codes and mark-up in it. Offsets refer to ``text``.

    ``kinds`` is any of ``"direct"``, ``"mixed"``, ``"indirect"``, ``"scare"`` and ``"turn"``.

    >>> [(quote.text, quote.speaker.text) for quote in extract('"It rained," said Ada Moor.')]
    [('It rained,', 'Ada Moor')]
    """
    return _pipeline(kinds).extract(text)


def process(text: str, *, kinds: Iterable[Kind] = DEFAULT_KINDS) -> Document:
    """Clean a text, and return the article, its quotes and its people, with offsets into the given text.

    >>> process('"It rained," said Ada Moor.').people[0].name
    'Ada Moor'
    """
    return _pipeline(kinds).process(text)


def scan(text: str) -> Scan:
    """Return what the scanner sees: tokens, lines, paragraphs, sentences and pairs of quote marks.

    >>> found = scan("It rained. It poured.")
    >>> found
    <Scan of 21 characters: 6 tokens, 2 sentences, 0 quotes>
    >>> [found.word(token) for token in range(len(found))]
    ['It', 'rained', '.', 'It', 'poured', '.']
    """
    return scan_text(text, _lexicon())  # a Pipeline would cost a fiftieth of the time that an article takes


def rules() -> list[Rule]:
    """Return every rule in the order of the catalogue, with its reason and its examples.

    >>> len(rules()) == len({rule.id for rule in rules()}) > 0
    True
    """
    return list(catalogue().values())


def rule(id: str) -> Rule:
    """Return one rule. Raises LookupError if no rule has the id, and TypeError if the id is not a str.

    >>> rule(rules()[0].id) == rules()[0]
    True
    """
    if not isinstance(id, str):
        raise TypeError(f"id must be a str, such as 'BP201', not {type(id).__name__}")
    try:
        return catalogue()[id]
    except KeyError:
        raise LookupError(f"no rule {id!r}; quotex.rules() lists them") from None


def quotes_frame(
    frame: pd.DataFrame,
    text: str = "text",
    *,
    pipeline: Pipeline | None = None,
    join: bool = True,
    keep: Iterable[str] | None = None,
    workers: int = 1,
    progress: bool | None = None,
) -> pd.DataFrame:
    """Return a DataFrame with one row for each quote in a column of texts: see ``quotex.frames.quotes_frame``."""
    from quotex import frames

    return frames.quotes_frame(frame, text, pipeline=pipeline, join=join, keep=keep, workers=workers, progress=progress)


def plot_most_quoted(quotes: pd.DataFrame, n: int = 10, *, ax: Axes | None = None) -> Axes:
    """Draw a bar chart of the most quoted people, and return its axes: see ``quotex.frames.plot_most_quoted``."""
    from quotex import frames

    return frames.plot_most_quoted(quotes, n, ax=ax)


def sources(
    documents: Iterable[Document | Mapping[str, Any] | tuple[Document | Mapping[str, Any], Mapping[str, Any]]],
    by: Sequence[str] = (),
    *,
    group: Group = "person",
    aliases: str | PathLike[str] | None = None,
    language: str = "en",
    copies: Copies = "once",
) -> Sources:
    """Count how often each person is quoted over many documents. The rules of names join mentions of one person.

    ``documents`` are Documents, or rows as the command writes them. Each may also be a pair of a document and a mapping
    with further columns, as ``Pipeline.pipe`` yields with ``as_tuples``. ``by`` names columns of that mapping, of
    ``Document.meta`` or of the row; each person then has one row for each combination of their values. ``group`` counts
    all people of one ``"gender"``, ``"kind"``, ``"role"`` or ``"source_type"`` together. ``aliases`` is the path of a
    table of people (CSV with the columns ``alias``, ``name`` and ``id``, or TOML): see
    ``quotex.io.aliases.read_aliases``. ``copies`` says how documents that share half of their clauses
    (``quotex.people.copies``) count: together ``"once"``, ``"all"`` in full, or each as a fraction (``"weigh"``).

    ``quotex.names.joining`` describes how names are joined. If ten or more documents have quotes, each share has a 95 %
    confidence interval over documents: see ``quotex.people.intervals``. The order of the documents does not matter.

    Raises ValueError for an unknown group, a column that no document has, or an invalid table of aliases; OSError if
    that table cannot be read; TypeError for anything that is not a document.

    >>> texts = ['"It rained," said Mayor Ada J. Moor.', '"It did not," Ada Moor told reporters.']
    >>> found = sources(map(process, texts))
    >>> found
    <Sources: 1 rows from 2 documents>
    >>> found[0].name, found[0].variants, found[0].quotes
    ('Ada J. Moor', ['Ada J. Moor', 'Ada Moor'], 2)
    """
    from warnings import warn

    from quotex.io.aliases import read_aliases
    from quotex.people.sources import sources_of

    known = read_aliases(aliases, warn) if aliases is not None else None
    return sources_of(documents, by, group, known, language, copies)


def verify(
    text: str,
    sources: Iterable[str | tuple[str | None, str]],
    *,
    fail_on: Sequence[str] = FAILING,
    workers: int = 1,
    language: str = "en",
) -> list[Check]:
    """Check every quotation of ``text`` against ``sources``: whether it occurs there word for word, and who says it.

    ``sources`` are texts or pairs (id, text); an iterator is read once. Offsets of a ``Check`` refer to ``text``, those
    of its ``source`` to that source. A check is ``ok`` unless one of ``fail_on`` applies to it: a verdict,
    ``"speaker"`` (the speakers differ), ``"narration"`` (the source's own words are attributed to somebody) or
    ``"flagged"``. For a text without quotations the list is empty: nothing was checked, so this is not a pass.
    docs/verify.md defines each verdict.

    Raises TypeError if a text or a source has the wrong type, and ValueError for an unknown name in ``fail_on``.

    >>> article = '“The old wall will not hold another winter,” said Mayor Ada Moor.'
    >>> [check] = verify('Moor said “the old wall will … hold another winter.”', [article])
    >>> check.verdict, check.speaker, [flag.text for flag in check.flags]
    ('elided', 'agrees', ['not'])
    >>> [check] = verify('“The old wall will hold another winter,” Omar Reyes said.', [("courier", article)])
    >>> check.ok, check.verdict, check.diff[0].source, check.source.id, check.speaker
    (False, 'edited', 'not', 'courier', 'differs')
    """
    from quotex.verification.verifying import verify

    return verify(text, sources, fail_on=fail_on, workers=workers, language=language)
