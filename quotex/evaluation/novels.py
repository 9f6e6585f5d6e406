"""Scores on corpora that annotate characters, such as PDNC.

Each span is scored alone, with an overlap of 80 %. A quotation of several spans gets the name that most of its matched
spans have; ``matching.Names`` finds its character. ``end_to_end`` counts spans that match and have the right name.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from quotex.evaluation.gold import Novel, Span
from quotex.evaluation.matching import NOVEL_MARKS, Names, match_spans, nearest_spans, trim
from quotex.evaluation.scores import Outcome, Row, Scored, annotation, error_row, ratio, scored_quotes, share
from quotex.model import Quote

__all__ = ["score_novel", "summary"]

ATTRIBUTIONS = ("Explicit", "Anaphoric", "Implicit")
GROUPS = (*ATTRIBUTIONS, "Unlabelled", "All")


def score_novel(novel: Novel, quotes: list[Quote], *, loose: bool = False) -> Scored:
    """Count what is right and wrong in the quotes extracted from ``novel.text``."""
    scored, names = Scored(), Names(novel.characters, loose=loose)
    gold, predicted = _gold_spans(novel), _predicted_spans(novel, quotes)
    pairs = match_spans([span for span, _ in gold], [span for span, _ in predicted])
    scored.counts.update(documents=1, gold=len(gold), predicted=len(predicted), matched=len(pairs))
    votes: dict[int, list[str | None]] = defaultdict(list)
    right: set[int] = set()
    for index, matched in sorted(pairs.items()):
        number, quote = gold[index][1], predicted[matched][1]
        votes[number].append(_name(quote))
        is_right = names.is_right(_name(quote), novel.utterances[number].speaker)
        scored.names += Outcome.of_name(novel.id, quote, is_right)
        if is_right:
            right.add(matched)
        else:
            error = "wrong speaker" if _name(quote) else "no speaker"
            scored.errors.append(error_row(novel.id, novel.text, error, _annotated(novel, *gold[index]), quote))
    scored.counts["end_to_end"] = len(right)
    _score_utterances(novel, votes, names, scored.counts)
    scored.outcomes += [Outcome.of(novel.id, quote, index in right) for index, (_, quote) in enumerate(predicted)]
    _add_unpaired(novel, gold, predicted, pairs, scored)
    scored.errors.sort(key=lambda row: (row["start"], row["end"]))
    return scored


def _annotated(novel: Novel, span: Span, number: int) -> Row:
    utterance = novel.utterances[number]
    return annotation(novel.text, span, utterance.attribution, utterance.speaker)


def _gold_spans(novel: Novel) -> list[tuple[Span, int]]:
    """Return every span with the index of its utterance."""
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
        winner = ballots.most_common(1)[0][0] if ballots else None  # in a tie, the first name
        for key in (group, "All"):
            counts[f"{key}_gold"] += 1
            counts[f"{key}_matched"] += bool(given)
            counts[f"{key}_answered"] += winner is not None
            counts[f"{key}_right"] += names.is_right(winner, utterance.speaker)


def _add_unpaired(
    novel: Novel,
    gold: list[tuple[Span, int]],
    predicted: list[tuple[Span, Quote]],
    pairs: dict[int, int],
    scored: Scored,
) -> None:
    """Add the errors of spans: quotations missed, not annotated, or with wrong bounds."""
    found = set(pairs.values())
    left = [each for index, each in enumerate(predicted) if index not in found]
    nearest = nearest_spans([span for span, _ in gold], [span for span, _ in left])
    for index, (_, quote) in enumerate(left):
        place = nearest.get(index)
        error, annotated = ("no quote", None) if place is None else ("wrong span", _annotated(novel, *gold[place]))
        scored.errors.append(error_row(novel.id, novel.text, error, annotated, quote))
    cut_otherwise = set(nearest.values())
    for index, each in enumerate(gold):
        if index not in pairs and index not in cut_otherwise:
            scored.errors.append(error_row(novel.id, novel.text, "missed", _annotated(novel, *each), None))


def summary(counts: Counter[str]) -> Row:
    """Return the figures of one or several novels."""
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
