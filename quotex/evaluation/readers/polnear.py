"""Read PolNeAR: brat standoff annotations of attributions in news.

The files are ``text/ARTICLE.txt`` and ``attributions/ARTICLE_ANNOTATOR.ann``, perhaps in several folders. If an article
has several annotators, the first by name is used. PolNeAR annotates attributions, quoted or not; this module decides
which quotation marks belong to one:

- a quotation is *attributed* if half of its letters are in the content of an attribution; its source is the speaker;
- it is *direct* if that content consists mostly of quoted words, *mixed* if most of it is outside the marks;
- a quotation outside all attributions is a *scare* quote.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from quotex.evaluation.gold import Article, Content, CorpusError, GoldQuote, Span
from quotex.evaluation.matching import letters
from quotex.evaluation.readers.files import lines, read_text, span_in

__all__ = ["attributed_quotes", "folders", "quoted_spans", "read"]

TEXT, ATTRIBUTIONS = "text", "attributions"
ATTRIBUTED = 0.5  # share of a quotation's letters in a content
MOSTLY_QUOTED = 0.8  # share of a content's letters

_SPAN = re.compile(r"(?<!\d)(\d++) (\d++)")
_QUOTED = re.compile(r"(?P<open>[“”\"]|''|``)(?P<inner>.*?)(?P<close>[“”\"]|''|$)", re.MULTILINE)
_MARK_UP = re.compile(r"</?[a-z][^<>\n]*>")


def folders(path: Path) -> list[Path]:
    """Return the folders at or below ``path`` with texts and attributions: the corpus comes as train, dev and test."""
    candidates = (path, *sorted(path.glob("*")), *sorted(path.glob("data/*"))) if path.is_dir() else ()
    return [folder for folder in candidates if (folder / TEXT).is_dir() and (folder / ATTRIBUTIONS).is_dir()]


def read(path: Path) -> Iterator[Article]:
    found = folders(path)
    if not found:
        raise CorpusError(f"{path}: no folders {TEXT} and {ATTRIBUTIONS}")
    for folder in found:
        annotated: dict[str, list[Path]] = defaultdict(list)
        for file in sorted((folder / ATTRIBUTIONS).glob("*.ann")):
            annotated[_article_of(file, folder)].append(file)
        for id, files in annotated.items():
            yield _article(id, folder / TEXT / f"{id}.txt", files[0])


def _article_of(annotations: Path, folder: Path) -> str:
    """Return the name of the text: that of the annotations, usually without the annotator after the last underscore."""
    stem = annotations.stem
    for id in (stem, stem.rpartition("_")[0]):
        if id and (folder / TEXT / f"{id}.txt").is_file():
            return id
    raise CorpusError(f"{annotations}: no text {folder / TEXT / (stem.rpartition('_')[0] or stem)}.txt for it")


def _article(id: str, text_file: Path, annotations: Path) -> Article:
    text = read_text(text_file)
    ignored = [match.span() for match in _MARK_UP.finditer(text)]
    contents = _contents(text, annotations)
    quotes = attributed_quotes(text, contents, ignored)
    in_marks = letters(text, ((quote.start, quote.end) for quote in quotes))
    for content in contents:
        content.quoted = bool(letters(text, content.fragments) & in_marks)
    return Article(id, text, quotes, contents, ignored)


def _contents(text: str, path: Path) -> list[Content]:
    """Return the content of every attribution, with its source."""
    spans: dict[str, list[Span]] = {}
    events: list[tuple[str, list[str]]] = []
    for place, line in lines(path):
        fields = line.split("\t")
        if line[0] == "T":
            spans[fields[0]] = _fragments(text, fields, place)
        elif line[0] == "E":
            events.append((place, fields[1].split() if len(fields) > 1 else []))
    contents = [_content(place, arguments, spans) for place, arguments in events]
    return sorted((content for content in contents if content.fragments), key=lambda content: content.fragments)


def _fragments(text: str, fields: list[str], place: str) -> list[Span]:
    """Return the spans of ``T7<tab>Content 10 20;31 40<tab>words``, and check the words against the text."""
    if len(fields) < 3:
        raise CorpusError(f"{place}: not 'ID<tab>TYPE START END<tab>WORDS'")
    pairs = _SPAN.findall(fields[1])
    if not pairs:
        raise CorpusError(f"{place}: no offsets in {fields[1]!r}")
    fragments = [span_in(text, [int(start), int(end)], place) for start, end in pairs]
    words, given = " ".join(text[start:end] for start, end in fragments).split(), fields[2].split()
    if words != given:
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, given, strict=False)))
        found, annotated = (" ".join(each[same:])[:40] for each in (words, given))
        raise CorpusError(f"{place}: the text has {found!r} there, not {annotated!r}")
    return fragments


def _content(place: str, arguments: list[str], spans: dict[str, list[Span]]) -> Content:
    roles: dict[str, list[Span]] = defaultdict(list)
    for argument in arguments:
        role, _, target = argument.partition(":")
        if target not in spans:
            raise CorpusError(f"{place}: {argument!r} refers to no annotation of the file")
        roles[role.rstrip("0123456789")] += spans[target]
    return Content(sorted(roles["Content"]), sorted(roles["Source"]))


def quoted_spans(text: str) -> list[Span]:
    """Return the spans between double quotation marks, or two single ones; an open quotation ends with its line.

    >>> text = 'He “left” and "came".'
    >>> [text[start:end] for start, end in quoted_spans(text)]
    ['left', 'came']
    """
    return [match.span("inner") for match in _QUOTED.finditer(text) if match["inner"].strip()]


def attributed_quotes(text: str, contents: list[Content], ignored: list[Span]) -> list[GoldQuote]:
    """Return the quotations of ``text``, each with the source of the content that includes most of it."""
    spans = quoted_spans(_blank_out(text, ignored))
    quoted = letters(text, spans)
    places = [letters(text, content.fragments) for content in contents]
    owners: dict[int, list[int]] = defaultdict(list)  # place -> contents that include it
    for index, content in enumerate(places):
        for place in content:
            owners[place].append(index)
    quotes: list[GoldQuote] = []
    for span in spans:
        own = letters(text, [span])
        shared = Counter(index for place in own for index in owners.get(place, ()))
        # If nested contents include the quotation, the innermost one is meant.
        best = min(shared, key=lambda index: (-shared[index], len(places[index]), index), default=None)
        if best is None or shared[best] < ATTRIBUTED * len(own):
            quotes += [GoldQuote(*span, "scare")] if own else []
        else:
            mostly = len(places[best] & quoted) >= MOSTLY_QUOTED * len(places[best])
            quotes.append(GoldQuote(*span, "direct" if mostly else "mixed", list(contents[best].sources)))
    return quotes


def _blank_out(text: str, spans: list[Span]) -> str:
    """Return the text with blanks in place of the spans, so that marks in them are ignored."""
    pieces, done = [], 0
    for start, end in spans:
        pieces += [text[done:start], " " * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])
