#!/usr/bin/env python3
"""The quality gate: the gold items of the development corpora won and lost compared with the recorded answers.

    python benchmarks/gate.py            compare; exit status 1 if a change does not pass
    python benchmarks/gate.py --record   compare, then record the measurements, and write the figures into the pages

A change passes if no set loses significantly by a sign test (p < .05), and all sets together win at least as much as
they lose (``won.py``). ``baseline.json`` has the figures, which decide nothing; ``gold.json`` has, for each set, which
gold items are answered right (``items.py``).

The corpora and their referees are in ../shared beside the checkout; without them there is nothing to measure.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import forms, won  # noqa: E402 - needs the path above
from benchmarks.figures import SEED_FIGURE, show_figures  # noqa: E402
from benchmarks.won import Figure, Items  # noqa: E402

SHARED = ROOT.parent / "shared"
CORPORA, REFEREE, SEED = SHARED / "corpora", SHARED / "referee", SHARED / "seed" / "article.txt"
BASELINE = ROOT / "benchmarks" / "baseline.json"
GOLD = ROOT / "benchmarks" / "gold.json"
SEED_FACTS = ROOT / "benchmarks" / "seed.json"
FORMS = ("Markdown", "HTML")  # of pages, in addition to plain text

Row = dict[str, Any]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--record", action="store_true", help="write the figures as the new baseline")
    record = options.parse_args().record
    if not SHARED.is_dir():
        print("skipped: ../shared not found, there is nothing to measure on")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        figures = list(measure(Path(folder)))
    status = won.compare(_kept(BASELINE), _kept(GOLD), figures)
    if record:
        values = {figure.name: round(figure.value, 4) for figure in figures}
        _keep(BASELINE, values)
        _keep(GOLD, {figure.name: won.packed(figure.items) for figure in figures if figure.items})
        show_figures(values)
        print("recorded")
    return 0 if record else status


def _kept(path: Path) -> Row:
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def _keep(path: Path, rows: Row) -> None:
    path.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def measure(folder: Path) -> Iterator[Figure]:
    """All figures; the parts run concurrently, each in processes of its own."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for figures in pool.map(partial(_measured, folder), range(len(PARTS))):
            yield from figures


def _measured(folder: Path, number: int) -> list[Figure]:
    own = folder / str(number)
    own.mkdir()
    return list(PARTS[number](own))


def quotations(folder: Path) -> Iterator[Figure]:
    gold = CORPORA / "polnear" / "dev.jsonl.gz"
    found = quotex(folder, "extract", gold)
    scores, items = judged("quotes", gold, found)
    yield Figure("polnear/dev: span F1", scores["span"]["F1"])
    yield Figure("polnear/dev: speaker right where the span is", scores["speaker_acc_matched"])
    yield counting("polnear/dev: end-to-end F1", scores["e2e"]["F1"], items)
    yield names("dev", found)
    scores, items = judged("indirect", gold, quotex(folder, "extract", gold, "--kinds=direct,mixed,indirect"))
    yield counting("polnear/dev: indirect F1", scores["indirect_j80"]["F1"], items)


def names(labels: str, found: Path) -> Figure:
    scores, items = judged("names", CORPORA / "names" / f"{labels}.json", found)
    return counting(f"names/{labels}: names right", scores["right"], items)


def outlets(folder: Path) -> Iterator[Figure]:
    """Quotes of twelve outlets, drawn at random, on whose speakers two independent readers agreed."""
    labels = ROOT / "benchmarks" / "outlet_names.jsonl"
    ids = {json.loads(line)["id"] for line in labels.read_text(encoding="utf-8").splitlines()}
    articles = part(folder, CORPORA / "outlets" / "dev.jsonl.gz", lambda row: row["id"] in ids)
    scores, items = judged("hashed_names", labels, quotex(folder, "process", articles))
    yield counting("names/outlets: names right", scores["right"], items)


def transcripts(folder: Path) -> Iterator[Figure]:
    """Turns of transcripts in ten forms; texts that only look like one count with the answers to them."""
    gold = CORPORA / "transcripts" / "dev.jsonl.gz"
    scores, items = judged("turns", gold, quotex(folder, "extract", gold, "--kinds=turn"))
    yield Figure("transcripts/dev: turns F1", scores["forms"]["ALL"]["turn_f1"])
    yield counting("transcripts/dev: turns with speakers F1", scores["forms"]["ALL"]["all_f1"], items)


def probes(folder: Path, corpus: str) -> Iterator[Figure]:
    """Harder versions of the same texts: other line breaks, single marks as outer ones, no capitals, codes."""
    gold = CORPORA / f"{corpus}.jsonl.gz"
    votes = f"{corpus} in other forms"
    for probe in ("flat", "single"):
        harder = folder / f"{corpus.partition('/')[0]}-{probe}.jsonl"
        referee("probe.py", probe, gold, harder)
        yield end_to_end(f"{corpus} {probe}", harder, quotex(folder, "extract", harder), votes=votes)
    for form, rewrite in (("wrapped", wrapped), ("line by line", line_by_line), ("in small letters", str.lower)):
        harder = rewritten(gold, folder, form, lambda row, rewrite=rewrite: {**row, "text": rewrite(row["text"])})
        yield end_to_end(f"{corpus} {form}", harder, quotex(folder, "extract", harder), votes=votes)
    for form in forms.FORMS:
        harder = rewritten(gold, folder, form, partial(forms.rewritten, form=form))
        yield end_to_end(f"{corpus} {form}", harder, quotex(folder, "extract", harder), votes=votes)


def rewritten(corpus: Path, folder: Path, form: str, rewrite: Callable[[Row], Row]) -> Path:
    """The corpus with its rows rewritten."""
    target = folder / f"{corpus.parent.name} {form}.jsonl"
    with gzip.open(corpus, "rt", encoding="utf-8") as rows, target.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(rewrite(json.loads(row))) + "\n" for row in rows)
    return target


def wrapped(text: str) -> str:
    """The text in lines of 72 characters, without blank lines between paragraphs."""
    return re.sub(r"(?=.{73})(.{1,72}) ", r"\1\n", text).replace("\n\n", " \n")


def line_by_line(text: str) -> str:
    """The text with a line for each sentence, without blank lines between paragraphs."""
    return re.sub(r"(?<=[a-z]{3})([.!?][”’\"']?) (?=[“‘\"']?[A-Z])", r"\1\n", text.replace("\n\n", " \n"))


def web(folder: Path) -> Iterator[Figure]:
    """The web articles by genre: the half that may be read, and the unread half."""
    gold = CORPORA / "web" / "dev.jsonl.gz"
    found = quotex(folder, "extract", gold)
    scores, items = judged("quotes", gold, found)
    yield counting("web/dev: end-to-end F1", scores["e2e"]["F1"], items)
    unread = part(folder, gold, lambda row: not is_read(row))
    yield end_to_end("web/dev, unread half", unread, found, votes=None)
    for genre in ("news", "prose"):
        yield end_to_end(f"web/dev, unread {genre}", part(folder, unread, of_genre(genre)), found, votes=None)
    taken, quoting_nobody = scores["scare_taken"]
    yield Figure("web/dev: spans that quote nobody left out", 1 - taken / quoting_nobody)
    yield names("web_dev", found)
    yield from whole_pages(folder, gold)
    for form in forms.TO_CLEAN:
        harder = rewritten(gold, folder, form, partial(forms.rewritten, form=form))
        yield end_to_end(
            f"web/dev {form}, processed", harder, quotex(folder, "process", harder), votes=f"web/dev, {form}"
        )


def whole_pages(folder: Path, gold: Path) -> Iterator[Figure]:
    """The main job, ``process``, on the pages of the web articles, boilerplate and all, in four forms."""
    corpora = [CORPORA / "pages" / f"{name}.jsonl.gz" for name in ("scrapinghub", "wcxb")]
    broken = [node_by_node(folder, corpus) for corpus in corpora]
    labelled = ids(gold)
    articles = {genre: part(folder, gold, of_genre(genre)) for genre in ("news", "prose")}
    for pages_read, title in ((corpora, "whole pages"), (broken, "whole pages node by node")):
        kept = [part(folder, corpus, lambda row: str(row["id"]) in labelled) for corpus in pages_read]
        found = [quotex(folder, "process", corpus) for corpus in kept]
        for genre, labels in articles.items():
            scores, items = judged("whole_pages", labels, *found)
            name = f"web/dev, {title}, {genre}: end-to-end F1"
            yield Figure(name, scores["e2e"], items, votes=f"whole pages, {genre}")
    labelled = ids(articles["news"])
    for form in FORMS:
        own = part(folder, marked_up(folder, form), lambda row: str(row["id"]) in labelled)
        scores, items = judged("whole_pages", articles["news"], quotex(folder, "process", own))
        name = f"web/dev, whole pages as {form}, news: end-to-end F1"
        yield Figure(name, scores["e2e"], items, votes="whole pages, marked up")


def ids(corpus: Path) -> set[str]:
    opened = gzip.open if corpus.suffix == ".gz" else open
    with opened(corpus, "rt", encoding="utf-8") as rows:
        return {str(json.loads(line)["id"]) for line in rows}


def marked_up(folder: Path, form: str) -> Path:
    """The pages of scrapinghub as HTML, or as written by markdownify; the other pages have no HTML."""
    pages = CORPORA / "pages" / "scrapinghub.html.jsonl.gz"
    written = folder / f"scrapinghub-{form}.jsonl"
    with gzip.open(pages, "rt", encoding="utf-8") as rows, written.open("w", encoding="utf-8") as lines:
        for row in map(json.loads, rows):
            text = row["html"] if form == "HTML" else in_markdown(row["html"])
            lines.write(json.dumps({"id": row["id"], "text": text}) + "\n")
    return written


def in_markdown(html: str) -> str:
    from bs4 import BeautifulSoup
    from markdownify import markdownify

    page = BeautifulSoup(html, "html.parser")
    for unseen in page(["script", "style", "noscript", "template", "svg", "head"]):
        unseen.decompose()
    return str(markdownify(str(page)))


def node_by_node(folder: Path, corpus: Path) -> Path:
    """The pages of ``corpus`` with one line for each text node: broken at every link and emphasis."""
    broken = folder / f"nodes-{corpus.name.removesuffix('.gz')}"
    with gzip.open(corpus, "rt", encoding="utf-8") as rows, broken.open("w", encoding="utf-8") as lines:
        for line in rows:
            row = json.loads(line)
            lines.write(json.dumps({"id": row["id"], "gold": row["gold"], "text": row["text_nodes"]}) + "\n")
    return broken


def prose(folder: Path) -> Iterator[Figure]:
    gold = CORPORA / "prose" / "dev.jsonl.gz"
    yield end_to_end("prose/dev", gold, quotex(folder, "extract", gold))
    gold = gold.with_name("ewt_recall.jsonl.gz")
    scores, items = judged("recall", gold, quotex(folder, "extract", gold))
    yield Figure("prose/ewt: quotes found", scores["span"]["R"])
    yield counting("prose/ewt: speaker right where the span is", scores["speaker_acc_matched"], items)


def fiction(folder: Path) -> Iterator[Figure]:
    gold = CORPORA / "fiction" / "dev.jsonl.gz"
    yield end_to_end("fiction/dev", gold, quotex(folder, "extract", gold))
    yield from probes(folder, "fiction/dev")


def novels(folder: Path) -> Iterator[Figure]:
    gold = CORPORA / "novels" / "dev.jsonl.gz"
    found = quotex(folder, "extract", gold)
    scores, items = judged("novels", gold, found)
    yield Figure("novels/dev: span F1", scores["span"]["F1"])
    yield counting("novels/dev: end-to-end F1", scores["e2e"]["F1"], items)
    unread = part(folder, gold, lambda row: not is_read(row))
    yield end_to_end("novels/dev, unread half", unread, found, "novels", votes=None)
    flat = folder / "novels-flat.jsonl"
    referee("probe.py", "flat", gold, flat)
    yield end_to_end("novels/dev flat", flat, quotex(folder, "extract", flat), "novels")


def end_to_end(corpus: str, gold: Path, found: Path, judge: str = "quotes", *, votes: str | None = "") -> Figure:
    """A figure that votes under its own name if ``votes`` is empty; None: a part of a set that already votes."""
    scores, items = judged(judge, gold, found)
    return Figure(f"{corpus}: end-to-end F1", scores["e2e"]["F1"], items, corpus if votes == "" else votes)


def counting(name: str, value: float, items: Items) -> Figure:
    """A figure that counts in the total as a set of its own."""
    return Figure(name, value, items, votes=name)


def is_read(row: Row) -> bool:
    """Whether a document is in the half that authors of rules may read."""
    return int(hashlib.sha1(row["id"].encode()).hexdigest(), 16) % 2 == 0


def of_genre(genre: str) -> Callable[[Row], bool]:
    return lambda row: row["genre"] == genre


def part(folder: Path, corpus: Path, belongs: Callable[[Row], bool]) -> Path:
    """A file of the rows of ``corpus`` that belong to a part of it."""
    opened = gzip.open if corpus.suffix == ".gz" else open
    with (
        opened(corpus, "rt", encoding="utf-8") as rows,
        tempfile.NamedTemporaryFile("w", dir=folder, suffix=".jsonl", delete=False, encoding="utf-8") as kept,
    ):
        kept.writelines(line for line in rows if belongs(json.loads(line)))
    return Path(kept.name)


def sentences(folder: Path) -> Iterator[Figure]:
    for corpus in ("gum", "ewt"):
        gold = CORPORA / "sentences" / f"{corpus}_dev.jsonl.gz"
        scores, items = judged("sentences", gold, quotex(folder, "scan", gold))
        yield counting(f"sentences/{corpus}: boundary F1", scores["f1"], items)


def pages(folder: Path, corpus: str) -> Iterator[Figure]:
    gold = CORPORA / "pages" / f"{corpus}.jsonl.gz"
    yield from cleaned(f"pages/{corpus}", gold, quotex(folder, "clean", gold), "")
    for form in FORMS if corpus == "scrapinghub" else ():
        yield from cleaned(f"pages/{corpus}", gold, quotex(folder, "clean", marked_up(folder, form)), f" as {form}")
    broken = node_by_node(folder, gold)
    yield from cleaned(f"pages/{corpus}", broken, quotex(folder, "clean", broken), " node by node")


def cleaned(corpus: str, gold: Path, found: Path, form: str) -> Iterator[Figure]:
    scores, items = judged("pages", gold, found)
    yield Figure(f"{corpus}{form}: shingle F1", scores["sh4_F1"], items, votes=f"{corpus}: pages")
    scores, items = judged("quote_lines", gold, found)
    lines = f"{corpus} node by node" if form == " node by node" else corpus  # its lines differ from the other forms
    yield Figure(f"{corpus}{form}: quote lines kept", scores["kept"], items, votes=f"{lines}: quote lines")


def residue(folder: Path) -> Iterator[Figure]:
    gold = CORPORA / "residue" / "dev.jsonl.gz"
    found = quotex(folder, "clean", gold)
    for kind, name in (("residue", "residue lines removed"), ("body", "body lines kept")):
        scores, items = judged("residue", gold, gold.with_name("dev.labels.json"), found, kind)
        yield counting(f"residue/dev: {name}", scores["right"], items)


def seed(_folder: Path) -> Iterator[Figure]:
    """The share of the facts in seed.json about the seed article that hold."""
    row = json.loads(run("-m", "quotex", "process", SEED, "--format", "jsonl"))
    text = SEED.read_text(encoding="utf-8")
    facts = json.loads(SEED_FACTS.read_text(encoding="utf-8"))
    kept = [line for number, line in enumerate(text.split("\n"), 1) if number not in facts["removed_lines"]]
    right = [
        [line for line in row["text"].split("\n") if line] == [line for line in kept if line],
        all(edit["rule"].startswith("BP") for edit in row["edits"] if text[edit["start"] : edit["end"]].strip()),
        *(_is_found(fact, row["quotes"]) for fact in facts["quotes"]),
    ]
    yield counting(SEED_FIGURE, sum(right) / len(right), Items(list(map(int, right))))


def _is_found(fact: Row, quotes: list[Row]) -> bool:
    """Whether a quote has the span, speaker, cue, name (as a digest) and parent that ``fact`` gives."""
    for quote in quotes:
        if [quote["start"], quote["end"]] == fact["span"]:
            speaker = quote["speaker"] or {}
            parent = next((other for other in quotes if other["id"] == quote["parent"]), None)
            found = {
                "span": fact["span"],
                "speaker": [speaker.get("start"), speaker.get("end")],
                "cue": quote["cue"] and [quote["cue"]["start"], quote["cue"]["end"]],
                "name": digest(speaker.get("name")),
                "parent": parent and [parent["start"], parent["end"]],
            }
            return all(found[key] == value for key, value in fact.items())
    return False


def digest(name: str | None) -> str | None:
    return name and hashlib.sha256(name.encode()).hexdigest()[:12]


def quotex(folder: Path, verb: str, corpus: Path, *options: str) -> Path:
    output = folder / "-".join([verb, *options, corpus.parent.name, corpus.name.removesuffix(".gz")])
    if verb in ("extract", "process") and not any(option.startswith("--kinds") for option in options):
        options = (*options, "--kinds=direct,mixed")  # the gold of articles has no turns
    run("-m", "quotex", verb, corpus, "-o", output, "--quiet", *options)
    return output


def judged(judge: str, *arguments: str | Path) -> tuple[Row, Items]:
    """The figures of a referee, and which gold items are right."""
    found = json.loads(run(ROOT / "benchmarks" / "items.py", judge, *arguments))
    return found["figures"], Items(found["right"], found["false"])


def referee(script: str, *arguments: str | Path) -> str:
    return run(REFEREE / script, *arguments)


def run(*arguments: str | Path) -> str:
    done = subprocess.run([sys.executable, *map(str, arguments)], stdout=subprocess.PIPE, check=True, encoding="utf-8")
    return done.stdout


PARTS: tuple[Callable[[Path], Iterator[Figure]], ...] = (
    quotations,
    outlets,
    transcripts,
    partial(probes, corpus="polnear/dev"),
    web,
    prose,
    fiction,
    novels,
    sentences,
    partial(pages, corpus="scrapinghub"),
    partial(pages, corpus="wcxb"),
    residue,
    seed,
)

if __name__ == "__main__":
    sys.exit(main())
