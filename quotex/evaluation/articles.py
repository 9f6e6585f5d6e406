"""Scores on corpora that annotate mentions, such as PolNeAR.

A span is right if it overlaps an annotated one by 80 % of the characters in either. The speaker of a quotation is right
if the mention is (``matching.mention_is_right``). ``end_to_end`` requires both. Quotation marks outside attributions
("scare") are not in the gold: predicting them as quotations costs precision, and is counted separately. A predicted
scare quote is right if it overlaps no gold quotation.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from quotex.evaluation.gold import Article, Content, GoldQuote, Span
from quotex.evaluation.matching import (
    MARKS,
    letters,
    match_sets,
    match_spans,
    mention_is_right,
    name_is_right,
    nearest_spans,
    trim,
)
from quotex.evaluation.scores import (
    Outcome,
    Row,
    Scored,
    annotation,
    error_row,
    ratio,
    scare_quotes,
    scored_quotes,
    share,
)
from quotex.model import Quote

__all__ = ["score_article", "summary"]

CONTENT_OVERLAPS = (0.8, 0.5)
KINDS = ("direct", "mixed")


def score_article(article: Article, quotes: list[Quote]) -> Scored:
    """Count what is right and wrong in the quotes extracted from ``article.text``."""
    scored = Scored()
    marked, unmarked, everything = _sorted_out(article, scored_quotes(quotes))
    scored.counts.update(
        documents=1,
        prefilled=article.prefilled,
        predicted=len(marked),
        indirect_predicted=len(unmarked),
        outside=sum(_is_in_marks(article.text, prediction) for prediction in unmarked),
        all=len(everything),
    )
    _score_marked(article, marked, scored)
    _score_contents(article, unmarked, [prediction.letters for prediction in everything], scored)
    _score_scare(article, _sorted_out(article, scare_quotes(quotes))[0], scored)
    scored.errors.sort(key=lambda row: (row["start"], row["end"]))
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
    """Return predictions mostly inside annotated quotation marks, the others, and all, without left-over mark-up."""
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


def _is_in_marks(text: str, prediction: _Prediction) -> bool:
    start = prediction.span[0]
    return prediction.quote.kind != "indirect" and start > 0 and text[start - 1] in MARKS


def _score_marked(article: Article, predictions: list[_Prediction], scored: Scored) -> None:
    text = article.text
    gold = [quote for quote in article.quotes if quote.kind != "scare"]
    spans = [_span(article, quote) for quote in gold]
    pairs = match_spans(spans, [prediction.span for prediction in predictions])
    right = {
        matched
        for index, matched in sorted(pairs.items())
        if _score_found(article, gold[index], predictions[matched], scored)
    }
    found = set(pairs.values())
    cut_otherwise = _score_unpaired(article, [each for i, each in enumerate(predictions) if i not in found], scored)
    for index, quote in enumerate(gold):
        scored.counts.update({"gold": 1, f"{quote.kind}_gold": 1, "sourced": bool(quote.sources)})
        if index in pairs:
            exact = letters(text, [spans[index]]) == letters(text, [predictions[pairs[index]].span])
            scored.counts["exact"] += exact
        elif spans[index] not in cut_otherwise:
            scored.errors.append(error_row(article.id, text, "missed", _annotated(article, quote), None))
    for index, prediction in enumerate(predictions):
        _count_prediction(article, prediction, index in found, index in right, scored)


def _score_found(article: Article, quote: GoldQuote, prediction: _Prediction, scored: Scored) -> bool:
    """Score the speaker of an annotated quotation whose span was found; return whether it is right."""
    kind = quote.kind
    right = mention_is_right(article.text, prediction.speaker, quote.sources)
    scored.counts.update({"matched": 1, f"{kind}_matched": 1, "end_to_end": right, f"{kind}_end_to_end": right})
    if quote.sources:
        given = prediction.speaker is not None
        scored.counts.update(sourced_matched=1, speaker_right=right, speaker_given=given)
    name = prediction.quote.speaker.name if prediction.quote.speaker else None
    if right and name and quote.name:
        scored.names += Outcome.of_name(article.id, prediction.quote, name_is_right(name, quote.name))
    if not right:
        gold, error = _annotated(article, quote), _speaker_error(prediction)
        scored.errors.append(error_row(article.id, article.text, error, gold, prediction.quote))
    return right


def _speaker_error(prediction: _Prediction) -> str:
    return "no speaker" if prediction.speaker is None else "wrong speaker"


def _count_prediction(article: Article, prediction: _Prediction, found: bool, right: bool, scored: Scored) -> None:
    """Count a prediction by its own kind, whatever kind is annotated."""
    kind = prediction.quote.kind
    scored.counts.update({f"{kind}_predicted": 1, f"{kind}_found": found, f"{kind}_right": right})
    scored.outcomes.append(_outcome(article, prediction, right))


def _score_unpaired(article: Article, predictions: list[_Prediction], scored: Scored) -> set[Span]:
    """Score predictions without a gold match; return the annotated spans for which some of them have wrong bounds."""
    spans = [_span(article, quote) for quote in article.quotes]
    scare = [index for index, quote in enumerate(article.quotes) if quote.kind == "scare"]
    own = [prediction.span for prediction in predictions]
    pairs = match_spans([spans[index] for index in scare], own)
    taken = {matched: scare[index] for index, matched in pairs.items()}
    scored.counts.update(scare_gold=len(scare), scare_taken=len(taken))
    nearest = nearest_spans(spans, own) | taken
    for index, prediction in enumerate(predictions):
        place = nearest.get(index)
        error = "scare quote taken" if index in taken else "no quote" if place is None else "wrong span"
        gold = None if place is None else _annotated(article, article.quotes[place])
        scored.errors.append(error_row(article.id, article.text, error, gold, prediction.quote))
    return {spans[place] for index, place in nearest.items() if index not in taken}


def _score_scare(article: Article, predictions: list[_Prediction], scored: Scored) -> None:
    """Score the predicted scare quotes: right if nobody is quoted there."""
    speech = letters(article.text, ((quote.start, quote.end) for quote in article.quotes if quote.kind != "scare"))
    for prediction in predictions:
        scored.outcomes.append(_outcome(article, prediction, speech.isdisjoint(prediction.letters)))


def _score_contents(article: Article, unmarked: list[_Prediction], everything: list[set[int]], scored: Scored) -> None:
    """Score reported speech by its letters and digits: all of it, and the part without quotation marks."""
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
    """Score indirect predictions, if any; quotations in marks that the corpus ignores, as ‘single’, do not count."""
    if all(prediction.quote.kind != "indirect" for prediction in predictions):
        return
    matches = {matched: index for index, matched in pairs.items()}
    cut_otherwise = _cut_otherwise(article.text, contents, predictions, pairs)
    for index, prediction in enumerate(predictions):
        if prediction.quote.kind == "indirect":
            _score_one_indirect(article, contents, prediction, matches.get(index), cut_otherwise.get(index), scored)
    touched = {*pairs, *cut_otherwise.values()}
    for index, content in enumerate(contents):
        if index not in touched:
            gold = _annotated_content(article, content)
            scored.errors.append(error_row(article.id, article.text, "missed", gold, None))


def _score_one_indirect(
    article: Article,
    contents: list[Content],
    prediction: _Prediction,
    match: int | None,
    cut: int | None,
    scored: Scored,
) -> None:
    """Score one prediction. It matches the content ``match``, or else overlaps the content ``cut``."""
    sources = None if match is None else contents[match].sources
    right = sources is not None and mention_is_right(article.text, prediction.speaker, sources)
    scored.counts.update(indirect_judged=1, indirect_end_to_end=right)
    scored.outcomes.append(_outcome(article, prediction, right))
    if right:
        return
    error = _speaker_error(prediction) if sources is not None else "no reported speech" if cut is None else "wrong span"
    place = cut if match is None else match
    gold = None if place is None else _annotated_content(article, contents[place])
    scored.errors.append(error_row(article.id, article.text, error, gold, prediction.quote))


def _cut_otherwise(
    text: str, contents: list[Content], predictions: list[_Prediction], pairs: dict[int, int]
) -> dict[int, int]:
    """Pair unmatched predictions and contents that overlap, one to one: index of prediction to index of content."""
    found = set(pairs.values())
    left = [index for index in range(len(contents)) if index not in pairs]
    own = [
        index
        for index, prediction in enumerate(predictions)
        if index not in found and prediction.quote.kind == "indirect"
    ]
    gold = [letters(text, contents[index].fragments) for index in left]
    matched = match_sets(gold, [predictions[index].letters for index in own], 0.0)
    return {own[predicted]: left[index] for index, predicted in matched.items()}


def _span(article: Article, quote: GoldQuote) -> Span:
    return trim(article.text, (quote.start, quote.end))


def _annotated(article: Article, quote: GoldQuote) -> Row:
    return annotation(article.text, _span(article, quote), quote.kind, _words(article, quote.sources), quote.sources)


def _annotated_content(article: Article, content: Content) -> Row:
    hull = (content.fragments[0][0], content.fragments[-1][1])
    return annotation(article.text, hull, "indirect", _words(article, content.sources), content.sources)


def _words(article: Article, sources: list[Span]) -> str | None:
    return " … ".join(article.text[start:end] for start, end in sources) or None


def _outcome(article: Article, prediction: _Prediction, right: bool) -> Outcome:
    return Outcome.of(article.id, prediction.quote, right)


def summary(counts: Counter[str]) -> Row:
    """Return the figures of one or several articles."""
    indirect = counts["indirect_predicted"], counts["indirect_gold"]
    figures: Row = {
        "documents": counts["documents"],
        "prefilled": counts["prefilled"],
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
            "span_precision": share(counts[f"{kind}_found"], counts[f"{kind}_predicted"]),
            "end_to_end_precision": share(counts[f"{kind}_right"], counts[f"{kind}_predicted"]),
            "predicted": counts[f"{kind}_predicted"],
        }
    figures["scare"] = {"taken": counts["scare_taken"], "gold": counts["scare_gold"]}
    figures["indirect_end_to_end"] = ratio(counts["indirect_end_to_end"], *indirect)
    for need in CONTENT_OVERLAPS:
        figures[f"indirect_at_{need}"] = ratio(counts[f"indirect_{need}"], *indirect)
        figures[f"contents_at_{need}"] = ratio(counts[f"contents_{need}"], counts["all"], counts["contents"])
    return figures
