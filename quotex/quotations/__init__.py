"""Quotations and who said them.

``extract`` asks four sequences of rules, each rule a small function bound to its entry in the catalogue: who speaks
(``attribution``, ``carrying``: ``QA…``), what kind of quotation it is (``kinds``: ``QK…``), and which person or body the
speaker's mention stands for (``people``: ``QC…``). Which marks make a quotation (``QS…``) the scanner decides.
"""

from __future__ import annotations

from quotex import _core
from quotex.language import Language
from quotex.model import Cue, Person, Quote, Speaker
from quotex.quotations.carrying import attribute_all
from quotex.quotations.dialogue import extract_story, is_story
from quotex.quotations.frame import Frame
from quotex.quotations.kinds import kind_of
from quotex.quotations.people import Cast
from quotex.quotations.sites import Found, Site, find_sites

__all__ = ["extract"]

DEFAULT_KINDS = frozenset({"direct", "mixed"})


def extract(
    text: str, language: Language, *, kinds: frozenset[str] = DEFAULT_KINDS, min_confidence: float = 0.0
) -> tuple[list[Quote], list[Person]]:
    """The quotations of ``text``, in order, and the people who speak.

    Offsets are into ``text``. Nested quotations come with the quotation around them, whatever their kind.

    >>> from quotex.language import load_language
    >>> quotes, people = extract('"It rained," said Ada Moor, a farmer.', load_language("en"))
    >>> quotes[0].text, quotes[0].speaker.text, quotes[0].cue.text
    ('It rained,', 'Ada Moor', 'said')
    """
    scan = _core.scan(text, language.lexicon)
    parents = scan.quote_parent
    if not len(parents):
        return [], []
    if is_story(scan):
        return extract_story(scan, language, kinds)
    frame = Frame(scan, language)
    outer = [index for index in range(len(parents)) if parents[index] < 0 and not _is_headline_mark(scan, index)]
    sites = find_sites(frame, outer)
    answers = attribute_all(frame, sites)
    return _Assembly(frame, kinds, min_confidence).build(sites, answers)


def _is_headline_mark(scan: _core.Scan, index: int) -> bool:
    return False


class _Assembly:
    """Makes the objects that are handed out from sites and answers."""

    def __init__(self, frame: Frame, kinds: frozenset[str], min_confidence: float) -> None:
        self.frame = frame
        self.kinds = kinds
        self.min_confidence = min_confidence
        self.cast = Cast(frame)
        scan = frame.scan
        self.starts, self.ends = scan.quote_inner_start, scan.quote_inner_end
        self.parents, self.flags = scan.quote_parent, scan.quote_flags
        self.quotes: list[Quote] = []
        self.ids: dict[int, int] = {}  # index of the marks -> id of the quote

    def build(self, sites: list[Site], answers: list[Found | None]) -> tuple[list[Quote], list[Person]]:
        utterance = -1
        before: tuple[Site, Found] | None = None
        for site, found in zip(sites, answers, strict=True):
            kind, kind_rule = kind_of(self.frame, site, found)
            if kind not in self.kinds:
                continue
            if not (before and found and _same_utterance(before, site, found)):
                utterance += 1
            before = (site, found) if found else None
            self._add(site, found, kind, kind_rule, utterance)
            self._add_nested(site.index, utterance)
        return self.quotes, self.cast.people

    def _add(self, site: Site, found: Found | None, kind: str, kind_rule: str, utterance: int) -> None:
        frame = self.frame
        rules = [_span_rule(site), kind_rule]
        speaker: Speaker | None = None
        cue: Cue | None = None
        if found:
            speaker, name_rule = self.cast.speaker(found.speaker)
            rules.append(found.rule)
            if name_rule:
                rules.append(name_rule)
            if found.cue:
                cue_start, cue_end = frame.starts[found.cue[0]], frame.ends[found.cue[1] - 1]
                cue = Cue(cue_start, cue_end, frame.text[cue_start:cue_end])
        start, end = self.starts[site.index], self.ends[site.index]
        number = self.ids[site.index] = len(self.quotes)
        self.quotes.append(
            Quote(
                number, start, end, frame.text[start:end], kind, speaker, cue, utterance, None, site.closed, tuple(rules)
            )
        )

    def _add_nested(self, index: int, utterance: int) -> None:
        """The quotations inside the one at ``index``, which follow it in the scan's columns."""
        text = self.frame.text
        inner = index + 1
        while inner < len(self.parents) and self.parents[inner] >= 0:
            parent = self.ids.get(self.parents[inner])
            if parent is not None:
                start, end = self.starts[inner], self.ends[inner]
                self.ids[inner] = len(self.quotes)
                closed = not self.flags[inner] & _core.QUOTE_UNCLOSED
                self.quotes.append(
                    Quote(
                        len(self.quotes),
                        start,
                        end,
                        text[start:end],
                        "mixed",
                        utterance=utterance,
                        parent=parent,
                        closed=closed,
                        rules=("QS104",),
                    )
                )
            inner += 1


def _span_rule(site: Site) -> str:
    if not site.closed:
        return "QS103"
    return "QS102" if site.continued else "QS101"


def _same_utterance(before: tuple[Site, Found], site: Site, found: Found) -> bool:
    """Is the quotation a part of the utterance before it: one cue for both, or carried on?"""
    earlier, answer = before
    if site.continued:
        return True
    if earlier.paragraph != site.paragraph:
        return False
    if found.cue is not None and found.cue == answer.cue:
        return True
    return found.speaker == answer.speaker and found.rule == "QA201" and site.alone
