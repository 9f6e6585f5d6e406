"""Speed beside the peers, as tables and a chart: ``make peers`` writes docs/benchmarks.md.

python -m benchmarks                 measure everything, write docs/benchmarks.md and docs/figures/throughput.svg
python -m benchmarks --only core     print one part: core, memory, imports, verbs
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

os.environ.setdefault("OMP_NUM_THREADS", "1")  # CPU time is measured, to which idle threads of a peer would add

from benchmarks import charts, documents, measure, peers, report
from quotex.quotations.attribution import sieve

OUTPUT = report.ROOT / "docs" / "benchmarks.md"
CHART = "figures/throughput.svg"  # in the folder of OUTPUT
MEASURED = (
    "stringzilla",
    "pyicu",
    "sentencex",
    "blingfire",
    "regex",
    "textacy",
    "spacy",
    "trafilatura",
    "ftfy",
    "clean-text",
)
INTRODUCTION = """# Speed

Written by `make peers` on {machine}.
{rules}
{versions}.

MB/s are 10⁶ UTF-8 bytes of the documents for each second of CPU time, on one thread: the best of {rounds} rounds in
which all contestants take turns. The factor beside each says how many times as fast quotex is. Documents are made of
invented sentences by a seeded generator, about 25 quotations in each 4.6 KB, so that anyone can repeat the run; where
the corpora lie in `../shared`, their texts are measured too. Every contestant gets a Python `str`; a peer that works
on UTF-8 finds the encoded text cached there by Python after its first round.

What a change did to the speed is seen sooner by `make bench`, which measures the verbs beside `str.split` and on texts
of all lengths, of which it draws a chart, and by `python benchmarks/turns.py COMMIT`, which builds an older commit and
lets both take turns.
"""


COMPILED = "quotex is installed from its wheel, as users get it, which has the rules compiled."
SOURCES = "quotex runs its rules from their sources here, which the wheel that users get has compiled."


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--only", choices=PARTS, help="print this part and write nothing")
    only = options.parse_args().only
    if only:
        print(PARTS[only]().text)
        return 0
    found = report.versions(MEASURED)
    rules = SOURCES if str(sieve.__file__).endswith(".py") else COMPILED
    parts = [INTRODUCTION.format(machine=report.machine(), rules=rules, versions=found, rounds=measure.ROUNDS)]
    for name, part in PARTS.items():
        print(f"== {name}", file=sys.stderr)
        text, drawn = part()
        parts.append(text)
        for file, chart in drawn.items():
            _write(OUTPUT.parent / file, chart)
    _write(OUTPUT, "".join(parts))
    return 0


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    print(f"== wrote {path.relative_to(report.ROOT)}", file=sys.stderr)


class Part(NamedTuple):
    """A section of the document, and the charts that it shows: their files beside the document, and their content."""

    text: str
    charts: Mapping[str, str] = MappingProxyType({})


def core() -> Part:
    """The scanner beside word and sentence breakers, on small and large documents of each width."""
    runs, missing = peers.make_all(peers.CORE)
    sets = {f"4.6 KB, {width}-byte": documents.articles(width) for width in documents.WIDTHS}
    sets |= {f"10 MB, {width}-byte": [documents.large(width)] for width in documents.WIDTHS}
    news = documents.corpus("polnear/train")
    sets |= {f"news, {width}-byte": texts for width in (1, 2) if (texts := _of_width(news, width))}
    seconds = {name: _seconds(runs, texts) for name, texts in sets.items()}
    sizes = {name: documents.size_of(texts) for name, texts in sets.items()}
    rows = [
        [
            peer.name,
            peer.finds,
            *(_cell(sizes[name], each[peer.name], each[peers.QUOTEX]) for name, each in seconds.items()),
        ]
        for peer in peers.CORE
        if peer.name in runs
    ]
    rates = {name: {peer: sizes[name] / each[peer] / 1e6 for peer in runs} for name, each in seconds.items()}
    note = "The news are the articles of PolNeAR's training half.\n" if news else ""
    table = report.table(["MB/s", "finds", *sets], rows)
    shown, drawn = _drawn(rates)
    return _section("The core", shown, table, note + _left_out(missing), charts=drawn)


def _of_width(texts: list[str], width: int) -> list[str]:
    return [text for text in texts if documents.width_of(text) == width]


def _seconds(runs: dict[str, peers.Run], texts: list[str]) -> dict[str, float]:
    return measure.best_times({name: (run, texts) for name, run in runs.items()})


def _drawn(rates: charts.Rates) -> tuple[str, dict[str, str]]:
    """The Markdown that shows the chart, and the chart; if it can't be drawn, the reason."""
    try:
        return f"![{charts.THROUGHPUT}; the table has the same figures]({CHART})", {CHART: charts.throughput(rates)}
    except ModuleNotFoundError as error:
        return f"There is no chart: {error}.", {}


def _cell(size: float, seconds: float, ours: float) -> str:
    rate = report.rate(size, seconds)
    return f"**{rate}**" if seconds == ours else f"{rate} ({report.times(seconds / ours)})"


def memory() -> Part:
    """Peak memory of one run over a large document."""
    runs, _ = peers.make_all(peers.CORE)
    rows = []
    for peer in peers.CORE:
        if peer.name in runs:
            peaks = [measure.peak_memory(peer.name, width) for width in documents.WIDTHS]
            rows.append([peer.name, *("–" if peak is None else f"{peak:.1f}" for peak in peaks)])
    table = report.table(["bytes a character", *(f"{width}-byte" for width in documents.WIDTHS)], rows)
    note = (
        "Memory at the peak of one run over ten million characters, beyond the text and the loaded package, with all\n"
        "that was found kept. A peer that gives boundaries one at a time can drop each, and then needs almost none.\n"
    )
    return _section("Memory", table, note)


def imports() -> Part:
    """The cost of an import, and the size on disk."""
    statements = {"quotex, with its language pack": ("import quotex; quotex.scan('')", "")}
    statements |= {peer.statement.removeprefix("import "): (peer.statement, peer.package) for peer in peers.CORE}
    runs, _ = peers.make_all(peers.CORE)
    absent = {peer.statement for peer in peers.CORE if peer.name not in runs} | {""}
    rows = []
    for name, (statement, package) in statements.items():
        if statement not in absent:
            size = f"{measure.installed_bytes(package) / 1e6:.1f}" if package else "–"
            rows.append([name, f"{1000 * measure.import_seconds(statement):.0f}", size])
    table = report.table(["", "import, CPU ms", "installed, MB"], rows)
    note = "Import time is that of a fresh interpreter, less the bare one's.\n"
    return _section("Import and size", table, note)


def verbs() -> Part:
    """quotex and its peers on whole articles and pages."""
    from benchmarks import verbs

    return _section("The verbs", *verbs.tables())


def _section(title: str, *blocks: str, charts: Mapping[str, str] = MappingProxyType({})) -> Part:
    return Part(f"\n## {title}\n\n" + "\n\n".join(block.strip("\n") for block in blocks if block) + "\n", charts)


def _left_out(missing: list[str]) -> str:
    return "\n".join(f"{line}." for line in missing)


PARTS: dict[str, Callable[[], Part]] = {"core": core, "memory": memory, "imports": imports, "verbs": verbs}

if __name__ == "__main__":
    sys.exit(main())
