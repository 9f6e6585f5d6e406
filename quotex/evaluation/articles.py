"""Scores on corpora that annotate mentions, as PolNeAR does.

A span is right when it overlaps an annotated one by 80 % of the characters of both. The speaker of a quotation is right
when the mention is (``matching.mention_is_right``). ``end_to_end`` asks for both. Quotation marks that are in no
attribution ("scare") are no gold: to predict them costs precision, and is counted apart.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from quotex.evaluation.gold import Article, Content, GoldQuote, Span
from quotex.evaluation.matching import letters, match_sets, match_spans, mention_is_right, overlap, trim
from quotex.evaluation.scores import Outcome, Row, Scored, error_row, ratio, scored_quotes, share
from quotex.model import Quote

__all__ = ["score_article", "summary"]

CONTENT_OVERLAPS = (0.8, 0.5)
KINDS = ("direct", "mixed")


def score_article(article: Article, quotes: list[Quote]) -> Scored:
    """Count what is right and wrong in the quotes that were extracted from ``article.text``."""
    scored = Scored()
    marked, unmarked, everything = _sorted_out(article, scored_quotes(quotes))
    scored.counts.update(documents=1, predicted=len(marked), indirect_predicted=len(unmarked), all=len(everything))
    _score_marked(article, marked, scored)
    _score_contents(article, unmarked, [prediction.letters for prediction in everything], scored)
    return scored


@dataclass(slots=True)
class _Prediction:
    span: Span
    letters: set[int]
    quote: Quote

    @property
    def speaker(self) -> Span | None:
        speaker = self.quote.speaker
        return (speaker.start, speaker.end) if speaker else None


def _sorted_out(
    article: Article, quotes: list[Quote]
) -> tuple[list[_Prediction], list[_Prediction], list[_Prediction]]:
    """The predictions that lie mostly in annotated quotation marks, those that do not, and all; mark-up left out."""
    text = article.text
    quoted = letters(text, ((quote.start, quote.end) for quote in article.quotes))
    ignored = letters(text, article.ignored)
    marked: dict[Span, _Prediction] = {}
    unmarked: list[_Prediction] = []
    everything: list[_Prediction] = []
    for quote in quotes:
        span = trim(text, (quote.start, quote.end))
        places = letters(text, [(quote.start, quote.end)])
        if not places or 2 * len(places & ignored) > len(places):
            continue
        prediction = _Prediction(span, places, quote)
        everything.append(prediction)
        if 2 * len(places & quoted) < len(places):
            unmarked.append(prediction)
        else:
            marked.setdefault(span, prediction)
    return list(marked.values()), unmarked, everything


def _score_marked(article: Article, predictions: list[_Prediction], scored: Scored) -> None:
    text = article.text
    gold = [quote for quote in article.quotes if quote.kind != "scare"]
    spans = [trim(text, (quote.start, quote.end)) for quote in gold]
    pairs = match_spans(spans, [prediction.span for prediction in predictions])
    right: set[int] = set()
    for index, quote in enumerate(gold):
        matched = pairs.get(index)
        prediction = None if matched is None else predictions[matched]
        if _score_quote(article, quote, spans[index], prediction, scored) and matched is not None:
            right.add(matched)
    unpaired = sorted(set(range(len(predictions))) - set(pairs.values()))
    _score_unpaired(article, [predictions[index] for index in unpaired], scored)
    for index, prediction in enumerate(predictions):
        scored.outcomes.append(_outcome(article, prediction, index in right))


def _score_quote(
    article: Article, quote: GoldQuote, span: Span, prediction: _Prediction | None, scored: Scored
) -> bool:
    """Score one annotated quotation; is the prediction that matches it right?"""
    text, counts, kind = article.text, scored.counts, quote.kind
    counts.update({"gold": 1, f"{kind}_gold": 1, "sourced": bool(quote.sources)})
    right = False
    if prediction is not None:
        right = mention_is_right(text, prediction.speaker, quote.sources)
        counts.update({"matched": 1, f"{kind}_matched": 1, "end_to_end": right, f"{kind}_end_to_end": right})
        counts["exact"] += letters(text, [span]) == letters(text, [prediction.span])
        if quote.sources:
            counts.update(sourced_matched=1, speaker_right=right, speaker_given=prediction.speaker is not None)
    if not right:
        error = "missed" if prediction is None else _speaker_error(prediction)
        scored.errors.append(_error(article, span, error, quote.sources, prediction, kind=kind))
    return right


def _speaker_error(prediction: _Prediction) -> str:
    return "no speaker" if prediction.speaker is None else "wrong speaker"


def _score_unpaired(article: Article, predictions: list[_Prediction], scored: Scored) -> None:
    """Predictions of no attributed quotation: a scare quote taken for one, or a wrong span."""
    text = article.text
    scare = [trim(text, (quote.start, quote.end)) for quote in article.quotes if quote.kind == "scare"]
    taken = match_spans(scare, [prediction.span for prediction in predictions])
    scored.counts.update(scare_gold=len(scare), scare_taken=len(taken))
    for index, prediction in enumerate(predictions):
        is_scare = index in taken.values()
        inside = any(overlap(prediction.span, (quote.start, quote.end)) for quote in article.quotes)
        error = "scare quote taken" if is_scare else "wrong span" if inside else "no quote"
        scored.errors.append(_error(article, prediction.span, error, [], prediction, kind=prediction.quote.kind))


def _score_contents(article: Article, unmarked: list[_Prediction], everything: list[set[int]], scored: Scored) -> None:
    """Reported speech, quoted or not, on its letters and digits; and the part of it without quotation marks alone."""
    text, counts = article.text, scored.counts
    contents = [letters(text, content.fragments) for content in article.contents]
    indirect = [content for content in article.contents if not content.quoted]
    indirect_letters = [letters(text, content.fragments) for content in indirect]
    counts.update(contents=len(contents), indirect_gold=len(indirect))
    for need in CONTENT_OVERLAPS:
        counts[f"contents_{need}"] += len(match_sets(contents, everything, need))
        pairs = match_sets(indirect_letters, [prediction.letters for prediction in unmarked], need)
        counts[f"indirect_{need}"] += len(pairs)
        if need == CONTENT_OVERLAPS[0]:
            _score_indirect(article, indirect, unmarked, pairs, scored)


def _score_indirect(
    article: Article, contents: list[Content], predictions: list[_Prediction], pairs: dict[int, int], scored: Scored
) -> None:
    matches = {predicted: contents[gold] for gold, predicted in pairs.items()}
    for index, prediction in enumerate(predictions):
        if prediction.quote.kind != "indirect":  # marks that the corpus does not look at, as ‘single’ ones: not judged
            continue
        content = matches.get(index)
        right = content is not None and mention_is_right(article.text, prediction.speaker, content.sources)
        scored.counts["indirect_end_to_end"] += right
        scored.outcomes.append(_outcome(article, prediction, right))
        if not right:
            error = "no reported speech" if content is None else _speaker_error(prediction)
            sources = content.sources if content else []
            scored.errors.append(_error(article, prediction.span, error, sources, prediction, kind="indirect"))
    if any(prediction.quote.kind == "indirect" for prediction in predictions):  # or none was asked for
        for index, content in enumerate(contents):
            if index not in pairs:
                span = (content.fragments[0][0], content.fragments[-1][1])
                scored.errors.append(_error(article, span, "missed", content.sources, None, kind="indirect"))


def _error(
    article: Article, span: Span, error: str, sources: list[Span], prediction: _Prediction | None, *, kind: str
) -> Row:
    gold = " … ".join(article.text[start:end] for start, end in sources) or None
    quote = prediction.quote if prediction else None
    return error_row(article.id, article.text, span, error, gold, quote, kind=kind)


def _outcome(article: Article, prediction: _Prediction, right: bool) -> Outcome:
    return Outcome.of(article.id, prediction.quote, right)


def summary(counts: Counter[str]) -> Row:
    """The figures of one article or of many."""
    indirect = counts["indirect_predicted"], counts["indirect_gold"]
    figures: Row = {
        "documents": counts["documents"],
        "spans": ratio(counts["matched"], counts["predicted"], counts["gold"]),
        "exact_spans": ratio(counts["exact"], counts["predicted"], counts["gold"]),
        "end_to_end": ratio(counts["end_to_end"], counts["predicted"], counts["gold"]),
        "speaker": {
            "accuracy": share(counts["speaker_right"], counts["sourced_matched"]),
            "answered": share(counts["speaker_given"], counts["sourced_matched"]),
            "recall": share(counts["speaker_right"], counts["sourced"]),
            "matched": counts["sourced_matched"],
            "gold": counts["sourced"],
        },
    }
    for kind in KINDS:
        figures[kind] = {
            "span_recall": share(counts[f"{kind}_matched"], counts[f"{kind}_gold"]),
            "end_to_end_recall": share(counts[f"{kind}_end_to_end"], counts[f"{kind}_gold"]),
            "gold": counts[f"{kind}_gold"],
        }
    figures["scare"] = {"taken": counts["scare_taken"], "gold": counts["scare_gold"]}
    figures["indirect_end_to_end"] = ratio(counts["indirect_end_to_end"], *indirect)
    for need in CONTENT_OVERLAPS:
        figures[f"indirect_at_{need}"] = ratio(counts[f"indirect_{need}"], *indirect)
        figures[f"contents_at_{need}"] = ratio(counts[f"contents_{need}"], counts["all"], counts["contents"])
    return figures
