"""If the corpora are present: the figures equal the referee's, and the readers find all annotations."""

import gzip
import itertools
import json
from collections import Counter

import pytest

from quotex import Pipeline
from quotex.evaluation import evaluate, read_corpus, score

SAMPLE = 40  # articles; the figures must agree exactly


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def same(ours, theirs):
    assert (ours["right"], ours["predicted"], ours["gold"]) == (theirs["tp"], theirs["pred"], theirs["gold"])
    assert (ours["precision"], ours["recall"], ours["f1"]) == pytest.approx((theirs["P"], theirs["R"], theirs["F1"]))


def test_articles_are_scored_like_the_referee(shared, referee):
    path = shared / "corpora" / "polnear" / "train.jsonl.gz"
    gold = rows(path)[:SAMPLE]
    pipeline = Pipeline(kinds=("direct", "mixed", "indirect", "scare"))
    documents = list(itertools.islice(read_corpus(path), SAMPLE))
    predictions = [pipeline.extract(document.text) for document in documents]
    ours = score(zip(documents, predictions, strict=True)).to_dict()
    quotes = referee["quotes"]
    scored = {
        row["id"]: [quotes_row(quote) for quote in found if quote.parent is None and quote.kind != "scare"]
        for row, found in zip(gold, predictions, strict=True)
    }
    theirs = quotes.evaluate(gold, scored)
    for name, other in (
        ("spans", "span"),
        ("exact_spans", "span_exact"),
        ("end_to_end", "e2e"),
        ("indirect_at_0.8", "indirect_j80"),
        ("indirect_at_0.5", "indirect_j50"),
        ("contents_at_0.8", "content_j80"),
        ("contents_at_0.5", "content_j50"),
    ):
        same(ours[name], theirs[other])
    assert ours["speaker"]["accuracy"] == theirs["speaker_acc_matched"]
    assert ours["speaker"]["answered"] == theirs["speaker_given_matched"]
    assert ours["speaker"]["recall"] == theirs["speaker_recall"]
    assert [ours["scare"]["taken"], ours["scare"]["gold"]] == theirs["scare_taken"]
    for kind in ("direct", "mixed"):
        assert ours[kind]["span_recall"] == theirs[f"recall_{kind}"]
        assert ours[kind]["end_to_end_recall"] == theirs[f"e2e_recall_{kind}"]


def quotes_row(quote):
    speaker = quote.speaker
    return {"start": quote.start, "end": quote.end, "speaker": [speaker.start, speaker.end] if speaker else None}


@pytest.mark.parametrize("loose", [False, True])
def test_novels_are_scored_like_the_referee(shared, referee, loose):
    gold = rows(shared / "corpora" / "novels" / "dev.jsonl.gz")[:2]
    documents = list(itertools.islice(read_corpus(shared / "corpora" / "novels" / "dev.jsonl.gz"), 2))
    predictions = [Pipeline().extract(document.text) for document in documents]
    ours = score(zip(documents, predictions, strict=True), loose=loose).to_dict()
    counts = Counter()
    for row, found in zip(gold, predictions, strict=True):
        scored = [quote.to_dict() for quote in found if quote.parent is None and quote.kind != "scare"]
        counts.update(referee["novels"].score(row, scored, loose))
    theirs = referee["novels"].report(counts)
    same(ours["spans"], theirs["span"])
    same(ours["end_to_end"], theirs["e2e"])
    assert ours["speakers"] == theirs["speaker"]


def test_published_polnear_is_read_like_the_corpus(shared):
    articles = list(read_corpus(shared / "formats" / "polnear"))
    judged = {row["id"]: row for row in rows(shared / "corpora" / "polnear" / "dev.jsonl.gz")}
    assert len(articles) == 3
    for article in articles:
        row = judged[article.id]
        ours = [(q.start, q.end, q.kind, [list(source) for source in q.sources]) for q in article.quotes]
        assert ours == [(q["start"], q["end"], q["type"], q["source"]) for q in row["quotes"]]
        fragments = sorted([list(span) for span in content.fragments] for content in article.contents)
        assert fragments == sorted(sorted(content["frags"]) for content in row["contents"])


def test_published_pdnc_is_read_like_the_corpus(shared):
    (novel,) = read_corpus(shared / "formats" / "pdnc_TheAwakening")
    (row,) = (row for row in rows(shared / "corpora" / "novels" / "dev.jsonl.gz") if row["id"] == "TheAwakening")
    assert novel.text == row["text"]
    ours = [([list(span) for span in u.spans], u.speaker, u.attribution) for u in novel.utterances]
    assert ours == [(quote["spans"], quote["speaker"], quote["attribution"]) for quote in row["quotes"]]
    assert {c.name: set(c.aliases) for c in novel.characters} == {
        c["name"]: set(c["aliases"]) for c in row["characters"]
    }


def test_published_litbank_is_read_completely(shared):
    folder = shared / "formats" / "litbank"
    (novel,) = read_corpus(folder)
    quoted = [line.split("\t") for line in (folder / f"{novel.id}.ann").read_text(encoding="utf-8").splitlines()]
    annotated = sorted("".join(fields[6].split()) for fields in quoted if fields[0] == "QUOTE")
    slices = [novel.text[start:end] for utterance in novel.utterances for start, end in utterance.spans]
    assert sorted("".join(words.split()) for words in slices) == annotated
    assert evaluate([novel]).to_dict()["spans"]["gold"] == len(annotated)
