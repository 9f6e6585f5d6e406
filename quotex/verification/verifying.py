"""Check the quotations of drafts against sources, which are read once."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple, cast

from quotex import turns
from quotex.model import Kind
from quotex.pipeline import Pipeline
from quotex.quotations.turn_assembly import reading_of
from quotex.settings import as_tuple, plain
from quotex.stream import refuse_keys
from quotex.verification.chaining import best_chain
from quotex.verification.checks import FAILING, FAILURES, Check
from quotex.verification.folding import Words
from quotex.verification.judging import Finding, Judge, Part, parts_of
from quotex.verification.lexical import Lexical, lexical_of
from quotex.verification.matching import Index, Passage
from quotex.verification.quotation import Quotation
from quotex.verification.reading import Reading
from quotex.workers import map_in_order

__all__ = ["Draft", "Verifier", "verify"]

LEAST_SCARE: Final = 5  # words from which a scare quote is also checked
MOST_COMPARED: Final = 20  # sources with a short quotation whose speakers are compared
MOST_PARTS: Final = 24  # parts in all sources of which a spliced quotation may consist
LOOKED_AT: Final = 4000  # characters of a source that show whether it is one of captions or numbered lines
LEAST_NUMBERED: Final = 0.2  # share of their lines that begin with a figure
_KINDS: Final[tuple[Kind, ...]] = ("direct", "mixed", "scare", "turn")

Source = str | tuple[str | None, str]


@dataclass(slots=True)
class Draft:
    """A draft and its quotations."""

    id: str | None
    text: str
    quotations: list[Quotation]


@dataclass(slots=True)
class _State:
    """The result for one quotation so far; its size does not grow with the number of sources."""

    best: Finding | None = None
    others: int = 0
    parts: list[tuple[int, Part]] = None  # type: ignore[assignment]
    is_complete: bool = True

    def __post_init__(self) -> None:
        self.parts = []

    def add(self, number: int, finding: Finding) -> None:
        self.is_complete &= finding.is_complete
        if finding.check.found:
            self.others += finding.check.others + 1
        if self.best is None or finding.rank > self.best.rank:
            self.best = finding
        self.add_parts(number, finding.parts)

    def add_parts(self, number: int, parts: Sequence[Part]) -> None:
        if parts:
            self.parts += ((number, part) for part in parts)
            self.parts.sort(key=lambda item: (-item[1].block.size, item[0], item[1].block))
            del self.parts[MOST_PARTS:]


class _Numbered(NamedTuple):
    """The source ``number``; ``with_speaker`` says whether speakers of short quotations are compared."""

    number: int
    id: str | None
    words: Words
    with_speaker: bool


class _Found(NamedTuple):
    """The findings of the source ``number``, by the numbers of quotations."""

    number: int
    findings: list[tuple[int, Finding]]
    is_complete: bool


class Verifier:
    """The quotations of drafts, to be checked against sources.

    Memory holds the drafts and one source at a time. The result is the same with any number of workers.
    """

    def __init__(self, drafts: Iterable[Source], *, language: str = "en") -> None:
        self.language = language
        self._reader = _Reader(language)
        self.drafts = [self._draft(*_pair(draft, "draft", at)) for at, draft in enumerate(drafts)]
        self._quotations = [quotation for draft in self.drafts for quotation in draft.quotations]
        self._reader.quotations = self._quotations
        self.sources_read = 0  # in the last run, without empty ones

    def _draft(self, id: str | None, text: str) -> Draft:
        pipeline, lexical = self._reader.pipeline, self._reader.lexical
        words = self._reader.spoken(text)
        lines = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
        found = []
        quotes = pipeline.extract(text)
        for quote in quotes:
            turn = quotes[quote.parent] if quote.parent is not None else None
            if quote.kind == "turn" or (turn and turn.kind != "turn"):
                continue
            if quote.speaker is None and turn and turn.speaker and turn.speaker.name:
                quote.speaker = turn.speaker
            line = bisect_right(lines, quote.start)
            quotation = Quotation.of(quote, words, lexical, line, quote.start - lines[line - 1] + 1)
            if len(quotation) and (quote.kind != "scare" or len(quotation) >= LEAST_SCARE):
                found.append(quotation)
        return Draft(id, text, found)

    def run(
        self, sources: Iterable[Source], *, workers: int = 1, fail_on: Sequence[str] = FAILING
    ) -> list[list[Check]]:
        """Return the checks of each draft against all ``sources``: texts, or pairs of an id and a text.

        Raises TypeError for anything else among the sources, and ValueError for an unknown name in ``fail_on``.
        """
        failing = check_failures(fail_on)
        states = [_State() for _ in self._quotations]
        for found in map_in_order(self._reader, self._telling(sources, states), workers=workers, weigh=_weight):
            if isinstance(found, Exception):
                raise found
            for at, finding in found.findings:
                states[at].add(found.number, finding)
            if not found.is_complete:
                for state in states:
                    state.is_complete = False
        checks = iter([self._check(*each) for each in zip(self._quotations, states, strict=True)])
        found_checks = [[next(checks) for _ in draft.quotations] for draft in self.drafts]
        for draft_checks in found_checks:
            for check in draft_checks:
                check.ok = not failing.intersection(failures_of(check))
        return found_checks

    def _telling(self, sources: Iterable[Source], states: Sequence[_State]) -> Iterator[_Numbered]:
        """Yield the sources that may have a large part of a quotation."""
        self.sources_read = 0
        having = Counter[int]()  # by short quotation, the sources that may have it
        for number, source in enumerate(sources):
            id, text = _pair(source, "source", number)
            words = self._reader.words(text)
            self.sources_read += bool(len(words))
            passages, is_complete = self._reader.find(words)
            good = [at for passage in passages if passage.is_good for at in self._reader.numbers(passage)]
            short = [at for at in good if self._quotations[at].is_short]
            having.update(short)
            if good or not is_complete:
                with_speaker = any(having[at] <= MOST_COMPARED for at in short)
                yield _Numbered(number, id, words, with_speaker)
            # Small pieces may be parts of a spliced quotation; their speakers are not needed.
            reading = self._reader.reading(id, words)
            for passage in passages:
                for at in () if passage.is_good else self._reader.numbers(passage):
                    states[at].add_parts(number, parts_of(self._quotations[at], passage.blocks, reading))

    def _check(self, quotation: Quotation, state: _State) -> Check:
        best = state.best
        check = best.check if best else quotation.check()
        if check.verdict in ("absent", "spliced", "edited"):
            check = self._spliced(quotation, state) or check
        if check.found:
            check.others = state.others - 1
        if quotation.is_short and check.verdict in ("exact", "folded"):
            check.verdict = "short"
        if not state.is_complete:
            check.searched = "partly"
        if quotation.quote.speaker is None:
            check.speaker = "not_told"
        else:
            check.speaker_in_draft = quotation.quote.speaker.name or quotation.quote.speaker.text
        return check

    def _spliced(self, quotation: Quotation, state: _State) -> Check | None:
        """Return a check of the quotation as spliced from several sources, if these cover more of it."""
        if len({number for number, _ in state.parts}) < 2:
            return None
        blocks = [(number, part.block) for number, part in state.parts]
        pieces = {(number, part.block.start, part.block.end): part.piece for number, part in state.parts}
        chain = best_chain(blocks, quotation.cuts, quotation.content)
        if chain is None or "splice" not in chain.links or len(set(chain.texts)) < 2:
            return None
        if chain.covered < 0.8 * len(quotation) or (state.best and chain.covered <= state.best.rank[1] + 2):
            return None
        check = quotation.check()
        check.verdict = "spliced"
        for number, block in zip(chain.texts, chain.blocks, strict=True):
            whole = next(piece for (text, _, end), piece in pieces.items() if text == number and end == block.end)
            start, end = quotation.span(block.first, block.stop)
            check.pieces.append(_moved(whole, start, end))
        check.similarity = round(2 * chain.covered / (len(quotation) + chain.covered), 4)
        if state.best:
            check.source = state.best.check.source
        return check


def _moved(piece: Any, start: int, end: int) -> Any:
    from dataclasses import replace

    return replace(piece, start=start, end=end)


class _Reader:
    """Compares one source with all quotations: a call returns the findings. It can be pickled."""

    def __init__(self, language: str, quotations: Sequence[Quotation] = ()) -> None:
        self.language = language
        self.quotations = quotations
        self._made: tuple[Any, ...] | None = None
        self._last: tuple[Words, tuple[list[Passage], bool]] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return _Reader, (self.language, self.quotations)

    def _parts(self) -> tuple[Any, ...]:
        if self._made is None:
            alike: dict[tuple[tuple[str, ...], tuple[int, ...]], list[int]] = {}
            for number, quotation in enumerate(self.quotations):
                alike.setdefault((tuple(quotation.keys), tuple(quotation.cuts)), []).append(number)
            self._made = self.lexical, self.pipeline, list(alike.values()), Index(alike, self.lexical.is_content)
        return self._made

    @cached_property
    def lexical(self) -> Lexical:
        return lexical_of(self.language)

    @cached_property
    def pipeline(self) -> Pipeline:
        return Pipeline(self.language, kinds=_KINDS)

    def words(self, text: str) -> Words:
        """Return the words of a source, whose turns are read only if it may have a quotation."""
        words = Words(text)
        return self.spoken(text, words) if _may_be_parted(text) or self.find(words)[0] else words

    def spoken(self, text: str, words: Words | None = None) -> Words:
        """Return the words of a transcript without labels, times and numbers; ``words`` if the text is none."""
        transcript = turns.read(plain(text), self.lexical.language)
        if transcript is None:
            return words or Words(text)
        return Words(text, reading_of(text, transcript.turns))

    def find(self, words: Words) -> tuple[list[Passage], bool]:
        """Return the passages that a source may have of the quotations. One pass in C shows that most have none."""
        last = self._last
        if last is None or last[0] is not words:
            last = self._last = words, self._parts()[3].find(words.folded)
        return last[1]

    def reading(self, id: str | None, words: Words) -> Reading:
        return Reading(id, words, self._parts()[1])

    def numbers(self, passage: Passage) -> Sequence[int]:
        """Return the numbers of the quotations whose words a passage has."""
        return cast(Sequence[int], self._parts()[2][passage.number])

    def __call__(self, source: _Numbered) -> _Found:
        lexical, _, numbers, index = self._parts()
        passages, is_complete = self.find(source.words)
        judge = Judge(lexical, self.reading(source.id, source.words), index)
        found = []
        for passage in passages:
            for number in numbers[passage.number] if passage.is_good else ():
                finding = judge.finding(self.quotations[number], passage, with_speaker=source.with_speaker)
                if finding is not None:
                    found.append((number, finding))
        return _Found(source.number, found, is_complete)


def _may_be_parted(text: str) -> bool:
    """Whether the words may be parted by times or numbers of lines: many lines begin with a figure."""
    lines = [line.lstrip() for line in text[:LOOKED_AT].split("\n") if line and not line.isspace()]
    return sum(line[:1].isdigit() for line in lines) > LEAST_NUMBERED * len(lines)


def _weight(source: _Numbered) -> int:
    return len(source.words.text)


def _pair(item: Any, what: str, number: int) -> tuple[str | None, str]:
    if isinstance(item, str):
        return None, item
    try:
        id, text = item
    except (TypeError, ValueError):
        id = text = ()
    if text is None:
        raise TypeError(f"{what} {number}{f' ({id})' if id is not None else ''} has no text: its text is None")
    if not isinstance(text, str):
        raise TypeError(f"{what} {number} must be a text or a pair (id, text), not {type(item).__name__}")
    return (None if id is None else str(id)), text


def check_failures(fail_on: Sequence[str]) -> frozenset[str]:
    """Return the names of failures as a set. Raises ValueError for an unknown name."""
    for name in fail_on:
        if name not in FAILURES:
            raise ValueError(f"no failure {name!r}; there are {', '.join(FAILURES)}")
    return frozenset(fail_on)


def failures_of(check: Check) -> set[str]:
    """Return what is wrong with a quotation, as names in ``FAILURES``."""
    found: set[str] = {check.verdict}
    if check.flags:
        found.add("flagged")
    if check.verdict in ("exact", "folded", "elided", "edited", "short"):
        if check.speaker == "differs":
            found.add("speaker")
        if check.speaker == "unknown":
            found.add("unknown-speaker")
        if check.in_speech is False and check.speaker != "not_told":
            found.add("narration")
    return found


def verify(
    text: str, sources: Iterable[Source], *, fail_on: Sequence[str] = FAILING, workers: int = 1, language: str = "en"
) -> list[Check]:
    """See ``quotex.verify``."""
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    if isinstance(sources, str):
        raise TypeError("sources must be a list of texts, or of pairs (id, text): [text], not a single str")
    refuse_keys("sources", sources, "texts, or pairs (id, text), such as the items() of a dict")
    return Verifier([text], language=language).run(sources, workers=workers, fail_on=as_tuple("fail_on", fail_on))[0]
