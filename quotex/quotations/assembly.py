"""Builds the quotes: numbers and nests them, and finally omits the kinds that were not requested.

All quotes are built first, so that no answer depends on the request.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from quotex import _core
from quotex.language.confidence import MOST_IN_ANOTHER_LANGUAGE
from quotex.language.loading import Language
from quotex.model import Cue, Kind, Person, Quote, Speaker
from quotex.quotations import tags as T
from quotex.quotations.attribution.rules import Attribution
from quotex.quotations.entities.resolver import Resolver
from quotex.quotations.grammar.name_parts import Span
from quotex.quotations.grammar.tokens import Tokens
from quotex.quotations.spans.context import DEEPEST, QuoteContext
from quotex.quotations.spans.kinds import RULES, kind_of

if TYPE_CHECKING:
    from quotex.quotations.attribution.indirect import Report


class Assembly:
    """The quotes of a document while they are built."""

    def __init__(self, scan: _core.Scan, language: Language) -> None:
        self.scan = scan
        self.estimates = language.estimates
        self.sparseness = ""  # of speech in the document
        self.quotes: list[Quote] = []

    def asked_for(self, kinds: frozenset[str], min_confidence: float) -> list[Quote]:
        """The quotes of these kinds with enough confidence, renumbered; each includes those nested in it."""
        kept: list[Quote] = []
        new: dict[int, int] = {}  # ids
        for quote in self.quotes:
            parent = quote.parent
            if parent is None:
                is_asked = quote.kind in kinds and quote.confidence >= min_confidence
            elif is_asked := parent in new:
                quote.parent = new[parent]
            if is_asked:
                new[quote.id] = len(kept)
                quote.id = len(kept)
                kept.append(quote)
        return kept

    def limit_confidence(self) -> None:
        """Cap the confidence of all quotes, because the text is in another language than the rules."""
        for quote in self.quotes:
            quote.confidence = min(quote.confidence, MOST_IN_ANOTHER_LANGUAGE)
            if quote.speaker and quote.speaker.name_confidence:
                quote.speaker.name_confidence = min(quote.speaker.name_confidence, MOST_IN_ANOTHER_LANGUAGE)

    @cached_property
    def columns(self) -> tuple[memoryview[int], ...]:
        """Columns of the quotations of the scan: start and end between the marks, parent, depth, flags."""
        scan = self.scan
        return scan.quote_inner_start, scan.quote_inner_end, scan.quote_parent, scan.quote_depth, scan.quote_flags

    def add_nested(self, index: int, outer: Quote, inner: int) -> None:
        """Add the quotations inside ``outer``, except the deepest. Its row is ``index``; theirs begin at ``inner``.

        Their speakers are not searched: they get the confidence of a quotation without a speaker.
        """
        starts, ends, parents, depths, flags = self.columns
        _, confidence = self.estimates["none", "", "mixed", self.sparseness]
        ids = {index: outer.id}  # index of the marks -> id of the quote
        while inner < len(parents) and parents[inner] >= 0 and starts[inner] < outer.end:
            parent = ids.get(parents[inner])
            if parent is not None and depths[inner] <= DEEPEST:
                start, end = starts[inner], ends[inner]
                closed = not flags[inner] & T.QUOTE_UNCLOSED
                nested = Quote(
                    len(self.quotes), start, end, self.scan.text[start:end], "mixed", parent=parent, closed=closed
                )
                nested.utterance, nested.rules = outer.utterance, ("QS104",)
                nested.confidence = min(confidence, outer.confidence)
                ids[inner] = nested.id
                self.quotes.append(nested)
            inner += 1


def span_rules(unclosed: int, continued: int) -> dict[int, str]:
    """The rule for the span of a quotation, by its facts: whether it is unclosed, and whether it is continued."""
    return {0: "QS101", continued: "QS102", unclosed: "QS103", unclosed | continued: "QS103"}


ScareQuote = tuple[QuoteContext, Attribution | None, str]  # with the rule of its kind
_LED: Final = "led"  # the grade of a scare quote after a cue or a subject
_SPAN_FACTS: Final = T.UNCLOSED | T.CONTINUED
_SPAN_RULES: Final = span_rules(T.UNCLOSED, T.CONTINUED)


class ArticleAssembly(Assembly):
    """The quotes of an article, from contexts, attributions and reports."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens.scan, tokens.language)
        self.tokens = tokens
        self._resolver: Resolver | None = None
        self._rules: dict[tuple[str, ...], tuple[str, ...]] = {}  # equal tuples of rules, shared by quotes
        self._cues: dict[str, str] = {}  # equal words of cues, shared, too

    @property
    def resolver(self) -> Resolver:
        """The resolver, created for the first speaker: a page that quotes nobody need not be read for names."""
        if self._resolver is None:
            self._resolver = Resolver(self.tokens)
        return self._resolver

    def people(self) -> list[Person]:
        """The people who speak."""
        return self._resolver.people() if self._resolver else []

    def add_speech(self, contexts: list[QuoteContext], answers: list[Attribution | None]) -> list[ScareQuote]:
        """Add the quotations that are speech; return the scare quotes, which nobody utters.

        Empties both lists, so that a large document does not keep them beside the quotes built from them.
        """
        paragraph, utterance = -1, -1  # of the previous quotation, like the next variables
        answer: Attribution | None = None
        interrupted: QuoteContext | None = None
        scare: list[ScareQuote] = []
        kinds = RULES.among(self.tokens.language.rules)
        contexts.reverse()
        answers.reverse()
        while contexts:
            context, found = contexts.pop(), answers.pop()
            if found is None:
                context.facts |= T.UNATTRIBUTED
            elif found.evidence & T.PREVIOUS:
                context.facts |= T.CARRIED
            elif interrupted and answer and _resumes(interrupted, answer, context, found):
                context.facts |= T.RESUMED
            kind, kind_rule = kind_of(kinds, self.tokens, context)
            if kind == "scare":
                scare.append((context, found, kind_rule))
                continue
            facts = context.facts
            near = facts & T.CONTINUED or context.paragraph == paragraph
            if not (near and found and answer and _same_utterance(answer, found, facts)):
                utterance += 1
            paragraph, answer = context.paragraph, found
            interrupted = context if kind == "direct" else None
            self._add(context, found, kind, kind_rule, utterance, is_scare=False)
        self.utterances = utterance + 1
        if self._resolver:
            self._resolver.complete(self.quotes)
        return scare

    def add_scare(self, scare: list[ScareQuote], *, is_kept: bool) -> None:
        """Add the scare quotes. If they are not kept, they only contribute facts about the speakers of reports."""
        speech, people = len(self.quotes), self.resolver.so_far()
        for utterance, (context, found, kind_rule) in enumerate(scare, self.utterances):
            self._add(context, found, "scare", kind_rule, utterance, is_scare=True)
        self.utterances += len(scare)
        if is_kept:
            self._complete_since(speech, people)
        else:
            self.resolver.forget_since(people, ())
            del self.quotes[speech:]

    def _add(
        self,
        context: QuoteContext,
        found: Attribution | None,
        kind: Kind,
        kind_rule: str,
        utterance: int,
        *,
        is_scare: bool,
    ) -> None:
        """Add a quotation and those nested in it."""
        facts = context.facts
        span_rule = _SPAN_RULES[facts & _SPAN_FACTS]
        speaker: Speaker | None = None
        cue: Cue | None = None
        rules: tuple[str, ...]
        if found is None:
            rules = span_rule, kind_rule
            evidence, confidence = self.estimates["none", "", kind, self.sparseness]
        else:
            evidence, confidence = self.estimates[found.rule, found.grade, kind, self.sparseness]
            resolver = self.resolver
            speaker, name_rule = resolver.later_speaker(found.source) if is_scare else resolver.speaker(found.source)
            rules = span_rule, kind_rule, found.rule, name_rule
            if found.cue is not None:
                cue = self._cue_at(found.cue)
        if is_scare:
            evidence, confidence = self.estimates[kind_rule, "" if found is None else _LED, kind, self.sparseness]
        start, end, closed = context.start, context.end, not facts & T.UNCLOSED
        quote = Quote(
            len(self.quotes), start, end, self.tokens.text[start:end], kind, speaker, cue, utterance, None, closed,
            self._rules.setdefault(rules, rules), confidence, None, None, [], evidence,
        )  # fmt: skip
        self.quotes.append(quote)
        if facts & T.HOLDS:
            self.add_nested(context.index, quote, context.index + 1)

    def _cue_at(self, span: Span) -> Cue:
        """The cue, including all words of a phrasal verb: *pointed out*."""
        first, stop = span
        start, end, text = self.tokens.narration.stretch(first, max(stop, self.tokens.phrase_stop(first)))
        return Cue(start, end, self._cues.setdefault(text, text))

    def add_reports(self, reports: list[Report]) -> None:
        """Add indirect speech, in the order of the text."""
        stretch, quoted, people = self.tokens.narration.stretch, len(self.quotes), self.resolver.so_far()
        for utterance, report in enumerate(reports, self.utterances):
            found = report.attribution
            evidence, confidence = self.estimates[found.rule, found.grade, "indirect", ""]
            start, end, text = stretch(*report.content)
            speaker, name_rule = self.resolver.later_speaker(found.source)
            cue, rules = self._cue_at(found.cue) if found.cue else None, (found.rule, name_rule)
            id = len(self.quotes)
            quote = Quote(id, start, end, text, "indirect", speaker, cue, utterance, rules=rules, confidence=confidence)
            quote._evidence = evidence
            self.quotes.append(quote)
        self._complete_since(quoted, people)

    def _complete_since(self, place: int, people: tuple[int, int]) -> None:
        """Complete the quotes from ``place`` on, whose speakers add no people, and sort all quotes.

        Quotes are sorted by start; of two with the same start, the longer, which may contain the other, comes first.
        """
        added = self.quotes[place:]
        self.resolver.complete(added)
        self.resolver.forget_since(people, added)
        self.quotes.sort(key=lambda quote: (quote.start, -quote.end))


def _same_utterance(answer: Attribution, found: Attribution, facts: int) -> bool:
    """Whether the quotation continues the utterance of the previous one: same cue, or the same speaker carried on."""
    if facts & T.CONTINUED or (found.cue is not None and found.cue == answer.cue):
        return True
    return found.source == answer.source and facts & (T.CARRIED | T.INITIAL) == T.CARRIED | T.INITIAL


def _resumes(before: QuoteContext, answer: Attribution, context: QuoteContext, found: Attribution) -> bool:
    """Whether the quotation resumes after the reporting clause of both: “The dam,” said Moor, “will hold”."""
    if found.cue is None or found.cue != answer.cue or not before.stop <= found.cue[0] < context.first:
        return False
    return before.ending == "," and context.facts & (T.AFTER_COMMA | T.INITIAL) == T.AFTER_COMMA
