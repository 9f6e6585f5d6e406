"""Quotations and who said them.

``extract`` asks four sequences of rules, each rule a small function bound to its entry in the catalogue: who speaks
(``attribution``, ``carrying``: ``QA…``), what kind of quotation it is (``kinds``: ``QK…``), and which person or body
the speaker's mention stands for (``people``: ``QC…``, with ``pronouns``, ``callings``, ``epithets``, ``bodies`` and
``salience``). Which marks make a quotation (``QS…``) the scanner decides. What the rules share of grammar: verbs
(``cues``), noun phrases (``phrases``), subjects (``clauses``) and the clause of saying (``saying``), all read from a
``frame``.
"""

from __future__ import annotations

from quotex import _core
from quotex.language import DETERMINER, HONORIFIC, PREPOSITION, SPEECH, Language
from quotex.model import Cue, Person, Quote, Speaker
from quotex.quotations.carrying import attribute_all
from quotex.quotations.confidence import confidence_key, estimate
from quotex.quotations.dialogue import extract_story, is_story
from quotex.quotations.frame import Frame
from quotex.quotations.indirect import Report, find_reports
from quotex.quotations.kinds import kind_of
from quotex.quotations.people import Cast
from quotex.quotations.sites import ALONE, CONTINUED, DEEPEST, HOLDS, UNCLOSED, Found, Site, find_sites

__all__ = ["extract"]

DEFAULT_KINDS = frozenset({"direct", "mixed"})
_STORY_RULE = "QA301"  # a pack without it has no rules for stories
_END_CLASSES = _core.EndClasses(verbs=SPEECH, links=DETERMINER | PREPOSITION, titles=HONORIFIC)


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
    scan = _core.scan(text, language.lexicon, _END_CLASSES)
    parents = scan.quote_parent
    if not len(parents) and "indirect" not in kinds:
        return [], []
    if _STORY_RULE in language.rules and is_story(scan):
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
        self.quotes: list[Quote] = []
        self.estimates = frame.language.estimates

    def add_quoted(self, sites: list[Site], answers: list[Found | None]) -> None:
        frame, cast, kinds, quotes, estimates = self.frame, self.cast, self.kinds, self.quotes, self.estimates
        text, stretch = frame.text, frame.narration.stretch
        utterance = paragraph = -1  # of the quotation before, as is its answer
        answer: Found | None = None
        for site, found in zip(sites, answers, strict=True):
            kind, kind_rule = kind_of(frame, site, found)
            if kind not in kinds:
                continue
            facts = site.facts
            near = facts & CONTINUED or site.paragraph == paragraph
            if not (near and found and answer and _same_utterance(answer, found, facts)):
                utterance += 1
            paragraph, answer = site.paragraph, found
            evidence = confidence_key(found, kind)
            confidence = estimates.get(evidence) or self._estimate(evidence)
            if confidence < self.min_confidence:
                continue
            span_rule = _SPAN_RULES[facts & _SPAN]
            speaker: Speaker | None = None
            cue: Cue | None = None
            rules: tuple[str, ...]
            if found is None:
                rules = span_rule, kind_rule
            else:
                speaker, name_rule = cast.speaker(found.speaker)
                rules = span_rule, kind_rule, found.rule, name_rule
                if found.cue is not None:
                    cue = Cue(*stretch(found.cue))
            start, end, closed = site.start, site.end, not facts & UNCLOSED
            quote = Quote(
                len(quotes), start, end, text[start:end], kind, speaker, cue, utterance, None, closed, rules,
                confidence, None, None, [], evidence,
            )  # fmt: skip
            quotes.append(quote)
            if facts & HOLDS:
                self._add_nested(site.index, quote)

    def _estimate(self, evidence: str) -> float:
        known = self.estimates[evidence] = estimate(evidence, self.frame.language.counts)
        return known

    def add_reports(self, reports: list[Report]) -> None:
        """Indirect speech, put in order among the quotations; ids and parents follow."""
        frame = self.frame
        utterance = 1 + max((quote.utterance for quote in self.quotes), default=-1)
        for report in reports:
            found = report.found
            evidence = confidence_key(found, "indirect")
            confidence = self.estimates.get(evidence) or self._estimate(evidence)
            if confidence < self.min_confidence:
                continue
            start, end, text = frame.narration.stretch(report.content)
            speaker, name_rule = self.cast.speaker(found.speaker)
            cue, rules = Cue(*frame.narration.stretch(found.cue)) if found.cue else None, (found.rule, name_rule)
            quote = Quote(-1, start, end, text, "indirect", speaker, cue, utterance, rules=rules, confidence=confidence)
            quote.evidence = evidence
            self.quotes.append(quote)
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

    def _add_nested(self, index: int, outer: Quote) -> None:
        """The quotations inside the one at ``index``, which follow it in the scan's columns, but for the deepest."""
        text, scan, inner = self.frame.text, self.frame.scan, index + 1
        starts, ends, parents = scan.quote_inner_start, scan.quote_inner_end, scan.quote_parent
        depths, flags = scan.quote_depth, scan.quote_flags
        ids = {index: outer.id}  # index of the marks -> id of the quote
        while inner < len(parents) and parents[inner] >= 0:
            parent = ids.get(parents[inner])
            if parent is not None and depths[inner] <= DEEPEST:
                start, end = starts[inner], ends[inner]
                ids[inner] = len(self.quotes)
                self.quotes.append(
                    Quote(
                        len(self.quotes),
                        start,
                        end,
                        text[start:end],
                        "mixed",
                        utterance=outer.utterance,
                        parent=parent,
                        closed=not flags[inner] & _core.QUOTE_UNCLOSED,
                        rules=("QS104",),
                        confidence=outer.confidence,
                    )
                )
            inner += 1


_SPAN = UNCLOSED | CONTINUED
_SPAN_RULES = {0: "QS101", CONTINUED: "QS102", UNCLOSED: "QS103", UNCLOSED | CONTINUED: "QS103"}


def _same_utterance(answer: Found, found: Found, facts: int) -> bool:
    """Is the quotation, near the one before it, a part of its utterance: one cue for both, or carried on?"""
    if facts & CONTINUED or (found.cue is not None and found.cue == answer.cue):
        return True
    return found.speaker == answer.speaker and found.rule == "QA201" and bool(facts & ALONE)
