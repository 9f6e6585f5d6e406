"""Quotations and who said them.

``extract`` asks four sequences of rules, each rule a small function bound to its entry in the catalogue: who speaks
(``attribution``, ``carrying``: ``QA…``), what kind of quotation it is (``kinds``: ``QK…``), and which person or body
the speaker's mention stands for (``people`` and ``pronouns``: ``QC…``). Which marks make a quotation (``QS…``) the
scanner decides. What the rules share of grammar: verbs (``cues``), noun phrases (``phrases``), subjects (``clauses``)
and the clause of saying (``saying``), all read from a ``frame``.
"""

from __future__ import annotations

from quotex import _core
from quotex.language import Language
from quotex.model import Cue, Person, Quote, Speaker
from quotex.quotations.carrying import attribute_all
from quotex.quotations.confidence import confidence_key, estimate
from quotex.quotations.dialogue import extract_story, is_story
from quotex.quotations.frame import Frame
from quotex.quotations.indirect import Report, find_reports
from quotex.quotations.kinds import kind_of
from quotex.quotations.people import Cast
from quotex.quotations.sites import DEEPEST, Found, Site, find_sites

__all__ = ["extract"]

DEFAULT_KINDS = frozenset({"direct", "mixed"})


def extract(
    text: str,
    language: Language,
    *,
    kinds: frozenset[str] = DEFAULT_KINDS,
    min_confidence: float = 0.0,
    with_people: bool = True,
) -> tuple[list[Quote], list[Person]]:
    """The quotations of ``text``, in order, and the people who speak, unless ``with_people`` is false.

    Offsets are into ``text``. Nested quotations come with the quotation around them, whatever their kind.

    >>> from quotex.language import load_language
    >>> quotes, people = extract('"It rained," said Ada Moor, a farmer.', load_language("en"))
    >>> quotes[0].text, quotes[0].speaker.text, quotes[0].cue.text
    ('It rained,', 'Ada Moor', 'said')
    """
    scan = _core.scan(text, language.lexicon)
    parents = scan.quote_parent
    if not len(parents) and "indirect" not in kinds:
        return [], []
    if is_story(scan):
        quotes, people = extract_story(scan, language, kinds, min_confidence)
        return quotes, people if with_people else []
    frame = Frame(scan, language)
    sites = find_sites(frame)
    assembly = _Assembly(frame, kinds, min_confidence)
    assembly.add_quoted(sites, attribute_all(frame, sites))
    if "indirect" in kinds:
        assembly.add_reports(find_reports(frame))
    return assembly.quotes, assembly.cast.people() if with_people else []


class _Assembly:
    """Makes the objects that are handed out from sites and answers."""

    def __init__(self, frame: Frame, kinds: frozenset[str], min_confidence: float) -> None:
        self.frame = frame
        self.kinds = kinds
        self.min_confidence = min_confidence
        self.cast = Cast(frame)
        scan = frame.scan
        self.starts, self.ends = scan.quote_inner_start, scan.quote_inner_end
        self.parents, self.depths, self.flags = scan.quote_parent, scan.quote_depth, scan.quote_flags
        self.quotes: list[Quote] = []
        self.ids: dict[int, int] = {}  # index of the marks -> id of the quote
        self.estimates = frame.language.estimates

    def add_quoted(self, sites: list[Site], answers: list[Found | None]) -> None:
        utterance = -1
        nested = len(sites) < len(self.parents)
        before: tuple[Site, Found] | None = None
        for site, found in zip(sites, answers, strict=True):
            kind, kind_rule = kind_of(self.frame, site, found)
            if kind not in self.kinds:
                continue
            if not (before and found and _same_utterance(before, site, found)):
                utterance += 1
            before = (site, found) if found else None
            evidence = confidence_key(found, kind)
            confidence = self._confidence(evidence)
            if confidence < self.min_confidence:
                continue
            self._add(site, found, (kind, kind_rule), utterance, confidence)
            self.quotes[-1].evidence = evidence
            if nested:
                self._add_nested(site.index, utterance, confidence)

    def _confidence(self, evidence: str) -> float:
        known = self.estimates.get(evidence)
        if known is None:
            known = self.estimates[evidence] = estimate(evidence, self.frame.language.counts)
        return known

    def _add(self, site: Site, found: Found | None, kind: tuple[str, str], utterance: int, confidence: float) -> None:
        rules = [_span_rule(site), kind[1]]
        speaker, cue = self._speaker_and_cue(found, rules) if found else (None, None)
        start, end = self.starts[site.index], self.ends[site.index]
        number = self.ids[site.index] = len(self.quotes)
        text = self.frame.text[start:end]
        self.quotes.append(
            Quote(
                number, start, end, text, kind[0], speaker, cue, utterance, None, site.closed, tuple(rules), confidence
            )
        )

    def _speaker_and_cue(self, found: Found, rules: list[str]) -> tuple[Speaker, Cue | None]:
        """The objects for what a rule found; the ids of the rules are added to ``rules``."""
        frame = self.frame
        speaker, name_rule = self.cast.speaker(found.speaker)
        rules.append(found.rule)
        if name_rule:
            rules.append(name_rule)
        if found.cue is None:
            return speaker, None
        start, end = frame.starts[found.cue[0]], frame.ends[found.cue[1] - 1]
        return speaker, Cue(start, end, frame.text[start:end])

    def add_reports(self, reports: list[Report]) -> None:
        """Indirect speech, put in order among the quotations; ids and parents follow."""
        frame = self.frame
        utterance = 1 + max((quote.utterance for quote in self.quotes), default=-1)
        for report in reports:
            evidence = confidence_key(report.found, "indirect")
            confidence = self._confidence(evidence)
            if confidence < self.min_confidence:
                continue
            start, end = frame.starts[report.content[0]], frame.ends[report.content[1] - 1]
            rules: list[str] = []
            speaker, cue = self._speaker_and_cue(report.found, rules)
            text = frame.text[start:end]
            self.quotes.append(
                Quote(
                    -1, start, end, text, "indirect", speaker, cue, utterance, rules=tuple(rules), confidence=confidence
                )
            )
            self.quotes[-1].evidence = evidence
            utterance += 1
        self._renumber()

    def _renumber(self) -> None:
        old = [quote.id for quote in self.quotes]
        order = sorted(
            range(len(self.quotes)), key=lambda number: (self.quotes[number].start, -self.quotes[number].end)
        )
        new = {old[number]: place for place, number in enumerate(order) if old[number] >= 0}
        self.quotes = [self.quotes[number] for number in order]
        for place, quote in enumerate(self.quotes):
            quote.id = place
            quote.parent = None if quote.parent is None else new[quote.parent]

    def _add_nested(self, index: int, utterance: int, confidence: float) -> None:
        """The quotations inside the one at ``index``, which follow it in the scan's columns, but for the deepest."""
        text = self.frame.text
        inner = index + 1
        while inner < len(self.parents) and self.parents[inner] >= 0:
            parent = self.ids.get(self.parents[inner])
            if parent is not None and self.depths[inner] <= DEEPEST:
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
                        confidence=confidence,
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
