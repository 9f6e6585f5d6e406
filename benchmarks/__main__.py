"""Speed beside the peers, as tables: ``make peers`` writes docs/benchmarks.md.

python -m benchmarks                 measure everything, write docs/benchmarks.md
python -m benchmarks --only core     print one part: core, memory, imports, verbs
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

os.environ.setdefault("OMP_NUM_THREADS", "1")  # CPU time is what counts: idle helpers of a peer would only add to it

from benchmarks import documents, measure, peers, report

OUTPUT = report.ROOT / "docs" / "benchmarks.md"
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
{versions}.

MB/s are 10⁶ UTF-8 bytes of the documents for each second of CPU time, on one thread: the best of {rounds} rounds in
which all contestants take turns. The factor beside each says how many times as fast quotex is. Documents are made of
invented sentences by a seeded generator, about 25 quotations in each 4.6 KB, so that anyone can repeat the run; where
the corpora lie in `../shared`, their texts are measured too. Every contestant gets a Python `str`; a peer that works
on UTF-8 finds the encoded text cached there by Python after its first round.

What a change did to the speed is seen sooner by `make bench`, which measures the verbs beside `str.split` and on texts
of all lengths, and by `python benchmarks/turns.py COMMIT`, which builds an older commit and lets both take turns.
"""


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--only", choices=PARTS, help="print this part and write nothing")
    only = options.parse_args().only
    if only:
        print(PARTS[only]())
        return 0
    found = report.versions(MEASURED)
    parts = [INTRODUCTION.format(machine=report.machine(), versions=found, rounds=measure.ROUNDS)]
    for name, part in PARTS.items():
        print(f"== {name}", file=sys.stderr)
        parts.append(part())
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text("".join(parts), encoding="utf-8")
    print(f"== wrote {OUTPUT.relative_to(report.ROOT)}", file=sys.stderr)
    return 0


def core() -> str:
    """The scanner beside word and sentence breakers, on small and large documents of each width."""
    runs, missing = peers.make_all(peers.CORE)
    sets = {f"4.6 KB, {width}-byte": documents.articles(width) for width in documents.WIDTHS}
    sets |= {f"10 MB, {width}-byte": [documents.large(width)] for width in documents.WIDTHS}
    news = documents.corpus("polnear/train")
    sets |= {f"news, {width}-byte": texts for width in (1, 2) if (texts := _of_width(news, width))}
    columns = [_rates(runs, texts) for texts in sets.values()]
    rows = [[peer.name, peer.finds, *(c[peer.name] for c in columns)] for peer in peers.CORE if peer.name in runs]
    note = "The news are the articles of PolNeAR's training half.\n" if news else ""
    table = report.table(["MB/s", "finds", *sets], rows)
    return _section("The core", table, note + _left_out(missing))


def _of_width(texts: list[str], width: int) -> list[str]:
    return [text for text in texts if documents.width_of(text) == width]


def _rates(runs: dict[str, peers.Run], texts: list[str]) -> dict[str, str]:
    seconds = measure.best_times({name: (run, texts) for name, run in runs.items()})
    size = documents.size_of(texts)
    return {name: _cell(size, seconds[name], seconds[peers.QUOTEX]) for name in runs}


def _cell(size: float, seconds: float, ours: float) -> str:
    rate = report.rate(size, seconds)
    return f"**{rate}**" if seconds == ours else f"{rate} ({report.times(seconds / ours)})"


def memory() -> str:
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


def imports() -> str:
    """What it costs to import, and to have on disk."""
    statements = {"quotex, with its language pack": ("import quotex; quotex.scan('')", "")}
    statements |= {peer.statement.removeprefix("import "): (peer.statement, peer.package) for peer in peers.CORE}
    runs, _ = peers.make_all(peers.CORE)
    absent = {peer.statement for peer in peers.CORE if peer.name not in runs} | {""}
    rows = []
    for name, (statement, package) in statements.items():
        if statement not in absent:
            size = f"{measure.installed_bytes(package) / 1e6:.1f}" if package and package != "quotex" else "–"
            rows.append([name, f"{1000 * measure.import_seconds(statement):.0f}", size])
    table = report.table(["", "import, CPU ms", "installed, MB"], rows)
    wheel = measure.wheel_bytes(report.ROOT) / 1e3
    note = (
        f"Import time is that of a fresh interpreter, less the bare one's. The wheel of quotex has {wheel:,.0f} KB.\n"
    )
    return _section("Import and size", table, note)


def verbs() -> str:
    """What quotex does with whole articles and pages, and its peers there."""
    from benchmarks import verbs

    return _section("The verbs", *verbs.tables())


def _section(title: str, *blocks: str) -> str:
    return f"\n## {title}\n\n" + "\n\n".join(block.strip("\n") for block in blocks if block) + "\n"


def _left_out(missing: list[str]) -> str:
    return "\n".join(f"{line}." for line in missing)


PARTS: dict[str, Callable[[], str]] = {"core": core, "memory": memory, "imports": imports, "verbs": verbs}

if __name__ == "__main__":
    sys.exit(main())
