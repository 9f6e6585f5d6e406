"""The verbs on whole articles and pages, beside packages that extract quotations or clean text."""

from __future__ import annotations

from collections.abc import Sequence

import quotex
from benchmarks import documents, measure, peers, report

SAMPLE_STEP = 20  # textacy reads about 20,000 characters per second, so every 20th article has to be enough


def tables() -> list[str]:
    """Blocks of Markdown: each verb's throughput, then each comparison whose corpus and peer are present."""
    blocks = [_throughput(), *_quotations(), *_pages()]
    if not documents.CORPORA.is_dir():
        blocks.append("The corpora are not here (`../shared`), so there is no comparison on news and on pages.")
    return blocks


def _throughput() -> str:
    sets = {
        "invented articles": documents.articles(2),
        "news (polnear/train)": documents.corpus("polnear/train"),
        "article bodies (outlets/dev)": documents.corpus("outlets/dev"),
        "article bodies with residue (residue/dev)": documents.corpus("residue/dev"),
        "whole pages (scrapinghub)": documents.corpus("pages/scrapinghub"),
        "whole pages (wcxb)": documents.corpus("pages/wcxb"),
    }
    verbs = {"scan": quotex.scan, "clean": quotex.clean, "extract": quotex.extract, "process": quotex.process}
    rows = []
    for name, texts in sets.items():
        if texts:
            seconds = measure.best_times({verb: (run, texts) for verb, run in verbs.items()})
            rows.append([name, *(report.rate(documents.size_of(texts), seconds[verb]) for verb in verbs)])
    return report.table(["MB/s", *verbs], rows)


def _quotations() -> list[str]:
    """`extract` beside textacy, which reads by paragraph because one unpaired mark makes it lose the whole document."""
    texts = documents.corpus("polnear/train")[::SAMPLE_STEP]
    if not texts:
        return []
    contestants: dict[str, tuple[measure.Run, Sequence[str]]] = {"quotex extract": (quotex.extract, texts)}
    runs, missing = peers.make_all([peers.TEXTACY])
    contestants |= {name: (run, texts) for name, run in runs.items()}
    title = f"Quotations with speakers, {len(texts)} articles of polnear/train"
    return [_comparison(title, contestants, documents.size_of(texts), len(texts)), *missing]


def _pages() -> list[str]:
    """`clean` beside trafilatura, which reads the HTML of the same pages, and beside text repair."""
    texts, html = documents.corpus("pages/scrapinghub"), documents.corpus("pages/scrapinghub.html", "html")
    if not (texts and html):
        return []
    contestants: dict[str, tuple[measure.Run, Sequence[str]]] = {"quotex clean": (quotex.clean, texts)}
    from_html, no_html = peers.make_all([peers.TRAFILATURA])
    from_text, no_text = peers.make_all(peers.REPAIRERS)
    contestants |= {name: (run, html) for name, run in from_html.items()}
    contestants |= {name: (run, texts) for name, run in from_text.items()}
    title = f"Cleaning the {len(texts)} pages of scrapinghub (trafilatura reads their HTML, the others their text)"
    return [_comparison(title, contestants, documents.size_of(texts), len(texts)), *no_html, *no_text]


def _comparison(title: str, contestants: dict[str, tuple[measure.Run, Sequence[str]]], size: int, count: int) -> str:
    """Throughput in bytes of the plain text, even for a contestant that reads another form of the same documents."""
    seconds = measure.best_times(contestants)
    ours = next(iter(seconds.values()))
    rows = [
        [name, report.rate(size, taken), f"{1000 * taken / count:.3f}", report.times(taken / ours)]
        for name, taken in seconds.items()
    ]
    return report.table([title, "MB/s", "CPU ms a document", "quotex is faster by"], rows)
