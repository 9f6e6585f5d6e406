"""Evaluate a corpus: read it, run quotex on its texts, and score the result."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from quotex.evaluation import articles, calibration, novels
from quotex.evaluation.gold import Article, CorpusError, Novel
from quotex.evaluation.scores import Row, Scored
from quotex.model import Quote
from quotex.pipeline import Pipeline

__all__ = ["Evaluation", "evaluate", "score"]


@dataclass(slots=True)
class Evaluation:
    """The scores of a corpus. Its ``style`` is ``"articles"`` (speakers are mentions) or ``"novels"`` (names)."""

    style: str
    total: Scored = field(default_factory=Scored)
    documents: list[tuple[str, Row]] = field(default_factory=list)  # id and figures

    @property
    def has_confidences(self) -> bool:
        """Whether any answer has a confidence; other tools may have none, and then nothing is reported about it."""
        return any(outcome.confidence for outcome in self.total.outcomes)

    def to_dict(self) -> Row:
        """Return everything except the errors, as ``quotex evaluate --json`` writes it."""
        return {
            "style": self.style,
            **_summary(self.style)(self.total.counts),
            "confidence": calibration.quality(self.total.outcomes) if self.has_confidences else None,
            "name_confidence": calibration.quality(self.total.names),
            "per_document": [{"id": id, **figures} for id, figures in self.documents],
        }


def evaluate(
    documents: Iterable[Article | Novel],
    pipeline: Pipeline | None = None,
    *,
    loose: bool = False,
    workers: int = 1,
) -> Evaluation:
    """Extract the quotes of every text and score them.

    ``loose`` accepts a name that is a part of only one character's names. Raises CorpusError if articles and novels are
    mixed, since their figures mean different things.

    >>> from quotex.evaluation.gold import GoldQuote
    >>> article = Article("a", '"It rained," said Ada Moor.', [GoldQuote(1, 11, "direct", [(18, 26)])])
    >>> evaluate([article]).to_dict()["end_to_end"]["f1"]
    1.0
    """
    pairs = ((document.text, document) for document in documents)
    results = (pipeline or Pipeline()).pipe(pairs, verb="extract", as_tuples=True, workers=workers, batch_size=4)
    return score(((document, quotes) for quotes, document in results), loose=loose)


def score(predictions: Iterable[tuple[Article | Novel, list[Quote]]], *, loose: bool = False) -> Evaluation:
    """Score existing quotes, each document with its own."""
    evaluation: Evaluation | None = None
    for document, quotes in predictions:
        style = "novels" if isinstance(document, Novel) else "articles"
        evaluation = evaluation or Evaluation(style)
        if style != evaluation.style:
            raise CorpusError(f"{document.id}: articles and novels can't be scored together")
        if isinstance(document, Novel):
            scored = novels.score_novel(document, quotes, loose=loose)
        else:
            scored = articles.score_article(document, quotes)
        evaluation.total.add(scored)
        evaluation.documents.append((document.id, _summary(style)(scored.counts)))
    if evaluation is None:
        raise CorpusError("no documents to score")
    return evaluation


def _summary(style: str) -> Callable[[Any], Row]:
    return novels.summary if style == "novels" else articles.summary
