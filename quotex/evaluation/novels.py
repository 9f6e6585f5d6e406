"""Scores on corpora that annotate characters, as PDNC does.

Spans are scored one by one, overlapping by 80 %. A quotation of several spans takes the name that most of its matched
spans give; ``matching.Names`` says whom a name means. ``end_to_end`` counts spans: matched, and their own name right.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from quotex.evaluation.gold import Novel, Span
from quotex.evaluation.matching import NOVEL_MARKS, Names, match_spans, trim
from quotex.evaluation.scores import Outcome, Row, Scored, error_row, ratio, scored_quotes, share
from quotex.model import Quote

__all__ = ["score_novel", "summary"]

ATTRIBUTIONS = ("Explicit", "Anaphoric", "Implicit")
GROUPS = (*ATTRIBUTIONS, "Unlabelled", "All")


def score_novel(novel: Novel, quotes: list[Quote], *, loose: bool = False) -> Scored:
    """Count what is right and wrong in the quotes that were extracted from ``novel.text``."""
    scored, names = Scored(), Names(novel.characters, loose=loose)
    gold, predicted = _gold_spans(novel), _predicted_spans(novel, quotes)
    pairs = match_spans([span for span, _ in gold], [span for span, _ in predicted])
    scored.counts.update(documents=1, gold=len(gold), predicted=len(predicted), matched=len(pairs))
    votes: dict[int, list[str | None]] = defaultdict(list)
    right: set[int] = set()
    for index, (span, number) in enumerate(gold):
        utterance, matched = novel.utterances[number], pairs.get(index)
        quote = None if matched is None else predicted[matched][1]
        if matched is not None and quote is not None:
            votes[number].append(_name(quote))
            if names.is_right(_name(quote), utterance.speaker):
                right.add(matched)
                continue
        error = "missed" if quote is None else "wrong speaker" if _name(quote) else "no speaker"
        row = error_row(novel.id, novel.text, span, error, utterance.speaker, quote, kind=utterance.attribution)
        scored.errors.append(row)
    scored.counts["end_to_end"] = len(right)
    _score_utterances(novel, votes, names, scored.counts)
    _add_predictions(novel, predicted, set(pairs.values()), right, scored)
    return scored


def _gold_spans(novel: Novel) -> list[tuple[Span, int]]:
    """Every span with the index of its utterance."""
    spans = [
        (trim(novel.text, span, NOVEL_MARKS), number)
        for number, utterance in enumerate(novel.utterances)
        for span in utterance.spans
    ]
    return [(span, number) for span, number in spans if span[0] < span[1]]


def _predicted_spans(novel: Novel, quotes: list[Quote]) -> list[tuple[Span, Quote]]:
    spans = [(trim(novel.text, (quote.start, quote.end), NOVEL_MARKS), quote) for quote in scored_quotes(quotes)]
    return [(span, quote) for span, quote in spans if span[0] < span[1]]


def _name(quote: Quote) -> str | None:
    return quote.speaker.name if quote.speaker else None


def _score_utterances(novel: Novel, votes: dict[int, list[str | None]], names: Names, counts: Counter[str]) -> None:
    for number, utterance in enumerate(novel.utterances):
        group = utterance.attribution if utterance.attribution in ATTRIBUTIONS else "Unlabelled"
        given = votes.get(number, [])
        ballots = Counter(name for name in given if name)
        winner = ballots.most_common(1)[0][0] if ballots else None  # of a tie, the name that came first
        for key in (group, "All"):
            counts[f"{key}_gold"] += 1
            counts[f"{key}_matched"] += bool(given)
            counts[f"{key}_answered"] += winner is not None
            counts[f"{key}_right"] += names.is_right(winner, utterance.speaker)


def _add_predictions(
    novel: Novel, predicted: list[tuple[Span, Quote]], matched: set[int], right: set[int], scored: Scored
) -> None:
    for index, (span, quote) in enumerate(predicted):
        scored.outcomes.append(Outcome.of(novel.id, quote, index in right))
        if index not in matched:
            scored.errors.append(error_row(novel.id, novel.text, span, "no quote", None, quote, kind=quote.kind))


def summary(counts: Counter[str]) -> Row:
    """The figures of one novel or of many."""
    return {
        "documents": counts["documents"],
        "spans": ratio(counts["matched"], counts["predicted"], counts["gold"]),
        "end_to_end": ratio(counts["end_to_end"], counts["predicted"], counts["gold"]),
        "speakers": {
            group: {
                "accuracy": share(counts[f"{group}_right"], counts[f"{group}_matched"]),
                "answered": share(counts[f"{group}_answered"], counts[f"{group}_matched"]),
                "recall": share(counts[f"{group}_right"], counts[f"{group}_gold"]),
                "matched": counts[f"{group}_matched"],
                "gold": counts[f"{group}_gold"],
            }
            for group in GROUPS
            if counts[f"{group}_gold"]
        },
    }
