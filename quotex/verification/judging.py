"""Compare one quotation with one source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from quotex.model import Speaker
from quotex.verification.attribution import Attributions
from quotex.verification.chaining import LEAST_PIECE, MOST_DROPPED, MOST_SWALLOWED, Chain, best_chain
from quotex.verification.checks import Change, Check, Flag, Operation, Piece, Verdict
from quotex.verification.flags import Changed, flags_of_changes, flags_of_cut, flags_of_edges
from quotex.verification.folds import folds_of
from quotex.verification.lexical import Lexical
from quotex.verification.matching import Block, Index, Passage
from quotex.verification.quotation import Quotation
from quotex.verification.reading import Reading
from quotex.verification.spelling import Speller

__all__ = ["Finding", "Judge", "Part", "parts_of"]

MOST_EVALUATED: Final = 8  # places with the same words whose speakers are compared
MOST_PARTS: Final = 8  # blocks of a text that may be pieces of a spliced quotation
LEAST_PART: Final = 0.2  # share of the words that a piece must have
ALMOST_ALL: Final = 0.9  # share of the words above which no other source can cover more
LEAST_COVERED: Final = 0.5  # share of the content words of an edited quotation; of all its words, more than that
MOST_ALIKE: Final = 8  # places of a quotation at which one pair of common words may be
LEAST_SPLICED: Final = 0.6  # share of the words of a spliced quotation
_GROUP: Final = 3  # digits between the blanks in a large number
_RANKS: Final = {"exact": 4, "folded": 4, "elided": 3, "edited": 2, "spliced": 2, "absent": 0}
_SPEAKER_RANKS: Final = {"agrees": 2, "unknown": 1, "not_told": 1, "differs": 0}
_NOT_COMPARED: Final = 3  # rank of a speaker in speech who is not compared: above one who differs


@dataclass(slots=True)
class Part:
    """A block of a source that may be a piece of a spliced quotation."""

    block: Block
    piece: Piece


@dataclass(slots=True)
class Finding:
    """The result from one source: the check without any other source, and its rank."""

    check: Check
    rank: tuple[float, ...]
    parts: list[Part] = field(default_factory=list)
    is_complete: bool = True


class Judge:
    """Compares quotations with one source."""

    def __init__(self, lexical: Lexical, reading: Reading, index: Index) -> None:
        self.lexical = lexical
        self.reading = reading
        self.index = index
        self.attributions = Attributions(lexical, reading)

    def finding(self, quotation: Quotation, passage: Passage, *, with_speaker: bool = True) -> Finding | None:
        """Return the finding for a quotation, given the passage that both share; None if there is too little.

        Without ``with_speaker``, the speakers of short quotations are not compared: that reads the whole source.
        """
        blocks = self._sound(quotation, passage.blocks)
        whole = [block for block in blocks if block.size == len(quotation)]
        if whole:
            with_speaker |= not quotation.is_short
            found = [self._whole(quotation, block, with_speaker) for block in whole[:MOST_EVALUATED]]
            best = max(found, key=lambda finding: finding.rank)
            best.check.others = len(whole) - 1
        elif quotation.is_short:
            return None
        else:
            if not _tells(quotation, blocks):
                return None
            chain = best_chain([(0, block) for block in blocks], quotation.cuts, quotation.content)
            if chain is None:
                return None
            more = self._more(quotation, passage.number, chain)
            if more:
                chain = (
                    best_chain([(0, block) for block in {*blocks, *more}], quotation.cuts, quotation.content) or chain
                )
            best = self._chained(quotation, chain)
            if best.check.verdict != "elided" and chain.covered < ALMOST_ALL * len(quotation):
                best.parts = self._parts(quotation, blocks, told=best.check.verdict != "absent")
        best.is_complete = passage.is_complete
        return best

    def _folds(self, quotation: Quotation, block: Block) -> list[str]:
        """Return what differs in a block that holds the whole quotation."""
        stop = quotation.first + len(quotation)
        return folds_of(quotation.draft, quotation.first, stop, self.reading.words, block, quotation.end)

    def _sound(self, quotation: Quotation, blocks: Sequence[Block]) -> list[Block]:
        return self._speller(quotation).sound(blocks, quotation.first)

    def _speller(self, quotation: Quotation) -> Speller:
        return Speller(self.lexical, quotation.draft, self.reading.words)

    def _whole(self, quotation: Quotation, block: Block, with_speaker: bool) -> Finding:
        check = quotation.check()
        check.folds = self._folds(quotation, block)
        check.verdict = "folded" if check.folds else "exact"
        check.found = True
        check.similarity = 1.0
        if not with_speaker:
            check.source = self.reading.passage(block.start, block.end)
            return Finding(check, (_RANKS[check.verdict], float(len(quotation)), _NOT_COMPARED, not check.folds, 0))
        if self.attributions.runs_over(block.start, block.end):
            check.verdict = "spliced"
            check.pieces = [self._piece(quotation, block) for block in self._cut_at_quotations(block)]
        elif bound := self._bound_words(quotation, [block]):
            check.verdict, check.folds = "edited", []
            self._report(quotation, bound, check)
        check.flags += flags_of_edges(self.lexical, self.reading, block.start, block.end, quotation.words_before)
        return self._attributed(quotation, check, block.start, block.end, float(len(quotation)))

    def _bound_words(self, quotation: Quotation, blocks: Sequence[Block]) -> list[Changed]:
        """Return the words that a quotation leaves out at its edges, although they belong to others: *non-binding*.

        At a marked cut, only numbers count: *5 […] pounds* of *5 million pounds*.
        """
        keys, found = self.reading.words.keys, dict[int, Changed]()
        for number, block in enumerate(blocks):
            before = [] if number else quotation.words_before
            after = quotation.words_after if number == len(blocks) - 1 else []
            if self._is_bound(block.start, at_cut=number > 0) and keys[block.start - 1] not in before:
                found[block.start - 1] = (block.first, block.first), (block.start - 1, block.start)
            if self._is_bound(block.end, at_cut=number < len(blocks) - 1) and keys[block.end] not in after:
                found[block.end] = (block.stop, block.stop), (block.end, block.end + 1)
        return list(found.values())

    def _is_bound(self, word: int, *, at_cut: bool = False) -> bool:
        """Whether a word of the source belongs together with the one before it: *non-binding*, *5 million*, *4 000*."""
        keys = self.reading.words.keys
        if not 0 < word < len(keys) or (at_cut and not self.lexical.is_number(keys[word - 1])):
            return False
        if not self.reading.between(word).isspace() or self.reading.breaks(word):
            return self.reading.is_bound(word)
        one, other = keys[word - 1], keys[word]
        if not self.lexical.sets["magnitude"].isdisjoint((other, "".join(keys[word : word + 2]))):
            return self.lexical.is_number(one)
        is_grouped = one.isdigit() and other.isdigit() and len(one) <= len(other) == _GROUP
        return is_grouped or self.reading.is_bound(word)

    def _more(self, quotation: Quotation, number: int, chain: Chain) -> list[Block]:
        """Return blocks near a chain with words that it lacks, which are too common to be seeds."""
        total = len(quotation)
        if chain.covered in (0, total) or 3 * chain.covered < total:
            return []
        quoted = quotation.keys
        covered = bytearray(total)
        for block in chain.blocks:
            covered[block.first : block.stop] = b"\1" * block.size
        missing: dict[tuple[str, ...], list[int]] = {}
        for place, pair in enumerate(pairwise(quoted)):
            if not (covered[place] and covered[place + 1]):
                missing.setdefault(pair, []).append(place)
        for first, stop in pairwise([0, *quotation.cuts, total]):
            if stop - first == 1 and not covered[first]:
                missing.setdefault((quoted[first],), []).append(first)
        keys = self.reading.words.keys
        hits: list[tuple[int, int]] = []
        heads = {words[0] for words in missing}
        for at in self._around(chain, total + (MOST_SWALLOWED if quotation.cuts else MOST_DROPPED)):
            if keys[at] in heads:
                places = missing.get((keys[at],), []) + missing.get(tuple(keys[at : at + 2]), [])
                hits += ((place, at) for place in places[:MOST_ALIKE])
        return self._sound(quotation, self.index.blocks(number, self.reading.words.folded, hits))

    def _around(self, chain: Chain, reach: int) -> list[int]:
        """Return the words of the source in the blocks of a chain, or near them."""
        near: set[int] = set()
        for block in chain.blocks:
            near.update(range(max(0, block.start - reach), min(len(self.reading.words), block.end + reach)))
        return sorted(near)

    def _cut_at_quotations(self, block: Block) -> list[Block]:
        """Return the parts of a block in each quotation of the source, and the narration around them."""
        quotes, _ = self.reading.over(block.start, block.end)
        edges = [min(max(edge, block.start), block.end) for quote in quotes for edge in self.reading.bounds(quote)]
        found = []
        for at, (start, end) in enumerate(pairwise([block.start, *edges, block.end])):
            if at % 2 or end - start >= LEAST_PIECE:
                first = min(block.stop - 1, block.first + start - block.start)
                found.append(Block(first, max(first + 1, min(block.stop, block.first + end - block.start)), start, end))
        return found

    def _chained(self, quotation: Quotation, chain: Chain) -> Finding:
        check = quotation.check()
        blocks, links = chain.blocks, chain.links
        start, end = min(block.start for block in blocks), max(block.end for block in blocks)
        is_spliced = "splice" in links
        swallowed = (
            0
            if is_spliced
            else sum(
                two.start - one.end for (one, two), link in zip(pairwise(blocks), links, strict=True) if link == "cut"
            )
        )
        words = chain.covered if is_spliced else end - start - swallowed
        check.similarity = round(2 * chain.covered / (len(quotation) + words), 4)
        check.verdict = self._verdict(quotation, chain)
        if check.verdict == "elided" and (bound := self._bound_words(quotation, blocks)):
            check.verdict = "edited"
            self._report(quotation, bound, check)
        elif check.verdict == "edited":
            self._compare(quotation, chain, check)
        if check.verdict in ("elided", "spliced") or (len(blocks) > 1 and quotation.cuts):
            check.pieces = [self._piece(quotation, block) for block in blocks]
        if check.verdict == "elided":
            check.folds = self._folds_of_pieces(quotation, blocks)
        if check.verdict == "edited":
            start, end = self._near_start(quotation, blocks[0]), self._near_end(quotation, blocks[-1])
        if check.verdict in ("elided", "edited"):
            self._flag_cuts(chain, check)
            check.flags += flags_of_edges(self.lexical, self.reading, start, end, quotation.words_before)
        if check.verdict == "spliced":
            self._flag_order(quotation, chain, check)
        if is_spliced or check.verdict == "absent":
            longest = max(blocks, key=lambda block: (block.size, -block.start))
            start, end = longest.start, longest.end
        return self._attributed(quotation, check, start, end, chain.covered - 2.0 * links.count("splice"))

    def _verdict(self, quotation: Quotation, chain: Chain) -> Verdict:
        """Return the verdict on a quotation that is not in one piece anywhere."""
        blocks, links, total = chain.blocks, chain.links, len(quotation)
        content = sum(quotation.content[block.stop] - quotation.content[block.first] for block in blocks)
        if "splice" in links:
            return "spliced" if chain.covered >= LEAST_SPLICED * total else "absent"
        if chain.covered <= LEAST_COVERED * total or content < LEAST_COVERED * quotation.content[-1]:
            return "absent"
        if any(self.attributions.runs_over(block.start, block.end) for block in blocks):
            return "spliced"
        for (one, other), link in zip(pairwise(blocks), links, strict=True):
            if not self.attributions.is_one_passage(one, other, marked=link == "cut"):
                return "spliced"
        return "elided" if chain.covered == total and set(links) == {"cut"} else "edited"

    def _folds_of_pieces(self, quotation: Quotation, blocks: Sequence[Block]) -> list[str]:
        found: set[str] = set()
        for block in blocks:
            first, stop = quotation.first + block.first, quotation.first + block.stop
            end = quotation.end if block is blocks[-1] else quotation.draft.ends[stop - 1]
            found.update(folds_of(quotation.draft, first, stop, self.reading.words, block, end))
        return sorted(found)

    def _compare(self, quotation: Quotation, chain: Chain, check: Check) -> None:
        """Record the words that differ, and flag them."""
        blocks, total = chain.blocks, len(quotation)
        changes = []
        head, tail = blocks[0], blocks[-1]
        if head.first:
            changes.append(((0, head.first), (self._near_start(quotation, head), head.start)))
        for (one, other), link in zip(pairwise(blocks), chain.links, strict=True):
            source = (one.end, one.end) if link == "cut" else (one.end, other.start)
            if other.first > one.stop or source[1] > source[0]:
                changes.append(((one.stop, other.first), source))
        if tail.stop < total:
            changes.append(((tail.stop, total), (tail.end, self._near_end(quotation, tail))))
        self._report(quotation, [self._trimmed(quotation, *change) for change in changes], check)

    def _report(self, quotation: Quotation, changes: Sequence[Changed], check: Check) -> None:
        """Record changes, with flags."""
        check.diff = [self._change(quotation, ours, theirs) for ours, theirs in changes]
        in_draft = [((quotation.first + first, quotation.first + stop), theirs) for (first, stop), theirs in changes]
        check.flags += flags_of_changes(self.lexical, quotation.draft, self.reading.words, in_draft)

    def _trimmed(self, quotation: Quotation, ours: tuple[int, int], theirs: tuple[int, int]) -> Changed:
        """Return a change without the words at which both sides begin or end, which are too few for a block."""
        (first, stop), (start, end) = ours, theirs
        is_same, at = self._speller(quotation).is_same, quotation.first
        while first < stop and start < end and is_same(at + first, at + first + 1, start, start + 1):
            first, start = first + 1, start + 1
        while first < stop and start < end and is_same(at + stop - 1, at + stop, end - 1, end):
            stop, end = stop - 1, end - 1
        return (first, stop), (start, end)

    def _near_start(self, quotation: Quotation, head: Block) -> int:
        """Return where the words begin that correspond to those before the first block, within its sentence.

        Their number is the same, or larger if the source has another word after the first one: *I [don't] think*.
        """
        quotes, _ = self.reading.over(head.start, head.start + 1)
        first = self.reading.bounds(quotes[0])[0] if quotes else 0
        low, at = head.start - head.first, head.start
        while at > max(first, low) and not self.reading.breaks(at):
            at -= 1
        keys, least = self.reading.words.keys, max(first, low - MOST_DROPPED)
        for more in range(at - 1, least - 1, -1) if head.first and at == low else ():
            if self.reading.breaks(more + 1):
                break
            if keys[more] == quotation.keys[0]:
                return more
        return at

    def _near_end(self, quotation: Quotation, tail: Block) -> int:
        """Return where the words end that correspond to those after the last block, within its sentence.

        Their number is the same, or larger if the source has other words before the last one: *is [never] seen*.
        """
        quotes, _ = self.reading.over(tail.end - 1, tail.end)
        last = self.reading.bounds(quotes[-1])[1] if quotes else len(self.reading.words)
        most, at = len(quotation) - tail.stop, tail.end
        while at < min(last, tail.end + most) and not self.reading.breaks(at):
            at += 1
        keys = self.reading.words.keys
        if most and at == tail.end + most and keys[at - 1] != quotation.keys[-1]:
            for more in range(at, min(last, at + MOST_DROPPED)):
                if self.reading.breaks(more):
                    break
                if keys[more] == quotation.keys[-1]:
                    return more + 1
        return at

    def _change(self, quotation: Quotation, ours: tuple[int, int], theirs: tuple[int, int]) -> Change:
        (first, stop), (start, end) = ours, theirs
        if stop > first:
            place = quotation.span(first, stop)
        else:
            at = quotation.span(first - 1, first)[1] if first else quotation.quote.start
            place = at, at
        op: Operation = "replace" if stop > first and end > start else "insert" if stop > first else "delete"
        bracketed = stop > first and quotation.is_bracketed(first, stop)
        words = self.reading.words
        if end > start:
            there = words.span(start, end)
        else:
            there = ((words.span(start - 1, start)[1] if first else words.span(start, start + 1)[0]),) * 2
        raw = quotation.raw(first, stop), self.reading.raw(start, end)
        return Change(op, *place, *raw, *there, bracketed)

    def _flag_cuts(self, chain: Chain, check: Check) -> None:
        for (one, other), link in zip(pairwise(chain.blocks), chain.links, strict=True):
            if link == "cut":
                inside = bool(self.reading.over(one.start, one.end)[0])
                check.flags += flags_of_cut(self.lexical, self.reading, one.end, other.start, in_speech=inside)

    def _flag_order(self, quotation: Quotation, chain: Chain, check: Check) -> None:
        for (one, two), (text, other) in zip(pairwise(chain.blocks), pairwise(chain.texts), strict=True):
            if text == other and two.start < one.start:
                start, end = quotation.span(two.first, two.stop)
                check.flags.append(Flag("order", "added", quotation.draft.text[start:end], "draft", start, end))

    def _piece(self, quotation: Quotation, block: Block) -> Piece:
        """Return a block as a piece, with its speaker."""
        speaker = self.attributions.speaker(block.start, block.end)
        in_speech = self.attributions.in_speech(block.start, block.end)
        return piece_of(quotation, block, self.reading, name_of(speaker), in_speech)

    def _parts(self, quotation: Quotation, blocks: Sequence[Block], *, told: bool) -> list[Part]:
        """Return the longest blocks that have enough content; if ``told``, with their speakers."""
        found = parts_of(quotation, blocks, self.reading)
        return [Part(part.block, self._piece(quotation, part.block)) for part in found] if told else found

    def _attributed(self, quotation: Quotation, check: Check, start: int, end: int, score: float) -> Finding:
        """Add the speaker there, and return the finding with its rank."""
        check.source = self.reading.passage(start, end)
        if check.verdict != "absent":  # the speaker of a merely similar passage does not matter
            self.attributions.attribute(quotation.quote, check, start, end)
        if check.verdict == "elided":
            check.in_speech = _all_of([piece.in_speech for piece in check.pieces])
        told = {True: 2, None: 1, False: 0}[check.in_speech]
        speaker = _SPEAKER_RANKS[check.speaker]
        rank = (_RANKS[check.verdict], score, speaker + told, check.verdict == "exact", -len(check.flags))
        return Finding(check, rank)


def piece_of(
    quotation: Quotation, block: Block, reading: Reading, speaker: str | None = None, in_speech: bool | None = None
) -> Piece:
    """Return a block as a piece."""
    start, end = quotation.span(block.first, block.stop)
    passage = reading.passage(block.start, block.end)
    return Piece(start, end, passage.id, passage.start, passage.end, passage.text, speaker, in_speech)


def parts_of(quotation: Quotation, blocks: Sequence[Block], reading: Reading) -> list[Part]:
    """Return the longest blocks that have enough content, without their speakers."""
    least = 2 if quotation.cuts else LEAST_PIECE
    telling = [
        block
        for block in blocks
        if block.size >= max(least, LEAST_PART * len(quotation))
        and quotation.content[block.stop] - quotation.content[block.first] >= least // 2
    ]
    longest = sorted(telling, key=lambda block: (-block.size, block))[:MOST_PARTS]
    return [Part(block, piece_of(quotation, block, reading)) for block in longest]


def _tells(quotation: Quotation, blocks: Sequence[Block]) -> bool:
    """Whether the blocks hold enough of the quotation."""
    covered = bytearray(len(quotation))
    for block in blocks:
        if block.size >= LEAST_PIECE:
            return True
        covered[block.first : block.stop] = b"\1" * block.size
    return 3 * sum(covered) >= len(covered)


def _all_of(told: list[bool | None]) -> bool | None:
    """Return whether all are true; None if that is unknown."""
    return False if False in told else None if None in told else True


def name_of(speaker: Speaker | None) -> str | None:
    """Return the name of a speaker, or else the mention."""
    return (speaker.name or speaker.text) if speaker else None
