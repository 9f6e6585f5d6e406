#!/usr/bin/env python3
"""The quality gate: quotex's scores on the development corpora may not fall below benchmarks/baseline.json.

    python benchmarks/gate.py            compare; exit status 1 where a figure fell
    python benchmarks/gate.py --record   write what is measured as the new baseline, and into the README

The corpora and their referees lie in ../shared beside the checkout; without them there is nothing to measure.
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

from benchmarks import forms  # noqa: E402 - only now can it be found

SHARED = ROOT.parent / "shared"
CORPORA, REFEREE, SEED = SHARED / "corpora", SHARED / "referee", SHARED / "seed" / "article.txt"
README = ROOT / "README.md"
BASELINE = ROOT / "benchmarks" / "baseline.json"
SEED_FACTS = ROOT / "benchmarks" / "seed.json"
SEED_FIGURE = "seed: facts right"
FORMS = ("Markdown", "HTML")  # in which pages are read beside plain text
ROUNDING = 0.00005  # figures are kept to four digits

Row = dict[str, Any]
Figure = tuple[str, float]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--record", action="store_true", help="write the figures as the new baseline")
    record = options.parse_args().record
    if not SHARED.is_dir():
        print("skipped: ../shared not found, there is nothing to measure on")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        figures = {name: round(value, 4) for name, value in measure(Path(folder))}
    if record:
        BASELINE.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
        show_in_readme(figures)
    return compare(json.loads(BASELINE.read_text(encoding="utf-8")), figures)


def show_in_readme(figures: dict[str, float]) -> None:
    """Replace the README's table between its two comments."""
    before, _, after = README.read_text(encoding="utf-8").partition("<!-- figures -->\n")
    after = after.partition("<!-- end of figures -->\n")[2]
    rows = "".join(f"| {name} | {value:.3f} |\n" for name, value in figures.items() if name != SEED_FIGURE)
    table = f"<!-- figures -->\n\n| corpus: figure | quotex |\n|---|---|\n{rows}\n<!-- end of figures -->\n"
    README.write_text(before + table + after, encoding="utf-8")


def compare(baseline: dict[str, float], figures: dict[str, float]) -> int:
    """Print the table, and return the exit status."""
    width = max(map(len, [*baseline, *figures]))
    print(f"{'figure':{width}}  baseline     now")
    fallen = 0
    for name in [*figures, *(name for name in baseline if name not in figures)]:
        before, now = baseline.get(name), figures.get(name)
        fell = before is not None and (now is None or now < before - ROUNDING)
        fallen += fell
        print(f"{name:{width}}  {_shown(before)}  {_shown(now)}" + ("  FELL" if fell else ""))
    print(f"{fallen} of {len(figures)} figures fell" if fallen else "no figure fell")
    return min(fallen, 1)


def _shown(value: float | None) -> str:
    return "       –" if value is None else f"{value:8.4f}"


def measure(folder: Path) -> Iterator[Figure]:
    """All figures; the parts run beside one another, for processes of their own do the work."""
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
    scores = json.loads(referee("quotes.py", gold, found, "--json"))
    yield "polnear/dev: span F1", scores["span"]["F1"]
    yield "polnear/dev: speaker right where the span is", scores["speaker_acc_matched"]
    yield "polnear/dev: end-to-end F1", scores["e2e"]["F1"]
    yield names("dev", found)
    indirect = quotex(folder, "extract", gold, "--kinds=direct,mixed,indirect")
    yield "polnear/dev: indirect F1", json.loads(referee("quotes.py", gold, indirect, "--json"))["indirect_j80"]["F1"]


def names(labels: str, found: Path) -> Figure:
    report = referee("names.py", CORPORA / "names" / f"{labels}.json", found).splitlines()[-1]
    return f"names/{labels}: names right", number(r"right of all ([\d.]+)", report)


def probes(folder: Path, corpus: str) -> Iterator[Figure]:
    """The same text made harder: lines broken in other places, single marks as outer ones, no capitals, codes."""
    gold = CORPORA / f"{corpus}.jsonl.gz"
    for probe in ("flat", "single"):
        harder = folder / f"{corpus.partition('/')[0]}-{probe}.jsonl"
        referee("probe.py", probe, gold, harder)
        yield end_to_end(f"{corpus} {probe}", harder, quotex(folder, "extract", harder))
    for form, rewrite in (("wrapped", wrapped), ("line by line", line_by_line), ("in small letters", str.lower)):
        harder = rewritten(gold, folder, form, lambda row, rewrite=rewrite: {**row, "text": rewrite(row["text"])})
        yield end_to_end(f"{corpus} {form}", harder, quotex(folder, "extract", harder))
    for form in forms.FORMS:
        harder = rewritten(gold, folder, form, partial(forms.rewritten, form=form))
        yield end_to_end(f"{corpus} {form}", harder, quotex(folder, "extract", harder))


def rewritten(corpus: Path, folder: Path, form: str, rewrite: Callable[[Row], Row]) -> Path:
    """The corpus with its rows rewritten."""
    target = folder / f"{corpus.parent.name} {form}.jsonl"
    with gzip.open(corpus, "rt", encoding="utf-8") as rows, target.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(rewrite(json.loads(row))) + "\n" for row in rows)
    return target


def wrapped(text: str) -> str:
    """Lines of 72 characters, and no blank line between paragraphs."""
    return re.sub(r"(?=.{73})(.{1,72}) ", r"\1\n", text).replace("\n\n", " \n")


def line_by_line(text: str) -> str:
    """A line for every sentence, and no blank line between paragraphs."""
    return re.sub(r"(?<=[a-z]{3})([.!?][”’\"']?) (?=[“‘\"']?[A-Z])", r"\1\n", text.replace("\n\n", " \n"))


def web(folder: Path) -> Iterator[Figure]:
    """The web articles, by genre: the half that may be read, and the half that nobody reads."""
    gold = CORPORA / "web" / "dev.jsonl.gz"
    found = quotex(folder, "extract", gold)
    yield end_to_end("web/dev", gold, found)
    unread = part(folder, gold, lambda row: not is_read(row))
    yield end_to_end("web/dev, unread half", unread, found)
    for genre in ("news", "prose"):
        yield end_to_end(f"web/dev, unread {genre}", part(folder, unread, of_genre(genre)), found)
    scores = json.loads(referee("quotes.py", gold, found, "--json"))
    taken, quoting_nobody = scores["scare_taken"]
    yield "web/dev: spans that quote nobody left out", 1 - taken / quoting_nobody
    yield names("web_dev", found)
    yield from whole_pages(folder, gold)
    for form in forms.TO_CLEAN:
        harder = rewritten(gold, folder, form, partial(forms.rewritten, form=form))
        yield end_to_end(f"web/dev {form}, processed", harder, quotex(folder, "process", harder))


def whole_pages(folder: Path, gold: Path) -> Iterator[Figure]:
    """The main job, ``process``, on the pages of the web articles, boilerplate and all, in four forms."""
    corpora = [CORPORA / "pages" / f"{name}.jsonl.gz" for name in ("scrapinghub", "wcxb")]
    broken = [node_by_node(folder, corpus) for corpus in corpora]
    for pages_read, title in ((corpora, "whole pages"), (broken, "whole pages node by node")):
        for genre in ("news", "prose"):
            report = referee("main_job.py", part(folder, gold, of_genre(genre)), *pages_read)
            yield f"web/dev, {title}, {genre}: end-to-end F1", number(r"e2e F1 ([\d.]+)", report)
    for form in FORMS:
        report = referee("main_job.py", part(folder, gold, of_genre("news")), marked_up(folder, form))
        yield f"web/dev, whole pages as {form}, news: end-to-end F1", number(r"e2e F1 ([\d.]+)", report)


def marked_up(folder: Path, form: str) -> Path:
    """The pages of scrapinghub as HTML, or as markdownify writes them; of the other pages there is no HTML."""
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
    scores = json.loads(referee("quotes.py", gold, quotex(folder, "extract", gold), "--json"))
    yield "prose/ewt: quotes found", scores["span"]["R"]
    yield "prose/ewt: speaker right where the span is", scores["speaker_acc_matched"]


def fiction(folder: Path) -> Iterator[Figure]:
    gold = CORPORA / "fiction" / "dev.jsonl.gz"
    yield end_to_end("fiction/dev", gold, quotex(folder, "extract", gold))
    yield from probes(folder, "fiction/dev")


def novels(folder: Path) -> Iterator[Figure]:
    gold = CORPORA / "novels" / "dev.jsonl.gz"
    found = quotex(folder, "extract", gold)
    scores = json.loads(referee("novels.py", gold, found, "--json"))
    yield "novels/dev: span F1", scores["span"]["F1"]
    yield "novels/dev: end-to-end F1", scores["e2e"]["F1"]
    unread = part(folder, gold, lambda row: not is_read(row))
    yield end_to_end("novels/dev, unread half", unread, found, "novels.py")
    flat = folder / "novels-flat.jsonl"
    referee("probe.py", "flat", gold, flat)
    yield end_to_end("novels/dev flat", flat, quotex(folder, "extract", flat), "novels.py")


def end_to_end(corpus: str, gold: Path, found: Path, scorer: str = "quotes.py") -> Figure:
    return f"{corpus}: end-to-end F1", json.loads(referee(scorer, gold, found, "--json"))["e2e"]["F1"]


def is_read(row: Row) -> bool:
    """Whether a document is of the half that is read while rules are written."""
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
        report = referee("sentences.py", gold, quotex(folder, "scan", gold))
        yield f"sentences/{corpus}: boundary F1", number(r"boundary .*F1 ([\d.]+)", report)


def number(pattern: str, report: str) -> float:
    """The figure that ``pattern`` captures in what a referee printed."""
    found = re.search(pattern, report)
    if not found:
        raise SystemExit(f"a referee printed something else than expected:\n{report}")
    return float(found[1])


def pages(folder: Path, corpus: str) -> Iterator[Figure]:
    gold = CORPORA / "pages" / f"{corpus}.jsonl.gz"
    scores = json.loads(referee("pages.py", "--lines", "--json", gold, quotex(folder, "clean", gold)))
    yield f"pages/{corpus}: shingle F1", scores["sh4_F1"]
    yield f"pages/{corpus}: quote lines kept", scores["quote_lines_kept"]
    for form in FORMS if corpus == "scrapinghub" else ():
        written = quotex(folder, "clean", marked_up(folder, form))
        scores = json.loads(referee("pages.py", "--lines", "--json", gold, written))
        yield f"pages/{corpus} as {form}: shingle F1", scores["sh4_F1"]
        yield f"pages/{corpus} as {form}: quote lines kept", scores["quote_lines_kept"]
    broken = node_by_node(folder, gold)
    scores = json.loads(referee("pages.py", "--lines", "--json", broken, quotex(folder, "clean", broken)))
    yield f"pages/{corpus} node by node: shingle F1", scores["sh4_F1"]
    yield f"pages/{corpus} node by node: quote lines kept", scores["quote_lines_kept"]


def residue(folder: Path) -> Iterator[Figure]:
    gold = CORPORA / "residue" / "dev.jsonl.gz"
    report = referee("residue.py", gold, gold.with_name("dev.labels.json"), quotex(folder, "clean", gold))
    yield "residue/dev: residue lines removed", number(r"recall ([\d.]+)", report)
    yield "residue/dev: body lines kept", 1 - number(r"lost (\d+)/", report) / number(r"lost \d+/(\d+)", report)


def seed(_folder: Path) -> Iterator[Figure]:
    """The share of what seed.json says of the seed article that comes out so."""
    row = json.loads(run("-m", "quotex", "process", SEED, "--format", "jsonl"))
    text = SEED.read_text(encoding="utf-8")
    facts = json.loads(SEED_FACTS.read_text(encoding="utf-8"))
    kept = [line for number, line in enumerate(text.split("\n"), 1) if number not in facts["removed_lines"]]
    right = [
        [line for line in row["text"].split("\n") if line] == [line for line in kept if line],
        all(edit["rule"].startswith("BP") for edit in row["edits"] if text[edit["start"] : edit["end"]].strip()),
        *(_is_found(fact, row["quotes"]) for fact in facts["quotes"]),
    ]
    yield SEED_FIGURE, sum(right) / len(right)


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
    run("-m", "quotex", verb, corpus, "-o", output, "--quiet", *options)
    return output


def referee(script: str, *arguments: str | Path) -> str:
    return run(REFEREE / script, *arguments)


def run(*arguments: str | Path) -> str:
    done = subprocess.run([sys.executable, *map(str, arguments)], stdout=subprocess.PIPE, check=True, encoding="utf-8")
    return done.stdout


PARTS: tuple[Callable[[Path], Iterator[Figure]], ...] = (
    quotations,
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
