"""Charts of speed as SVG: throughput beside the peers, and cost against the length of a text.

python -m benchmarks.charts BENCH.json COST.svg    from `make bench`: pytest --benchmark-json=BENCH.json
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import report
from quotex.render.charts import BLUE, INK, ORANGE, YELLOW, canvas, label, svg

# Marks of the widths of texts, and lines of the verbs: they also differ in shape.
MARKS = {"1-byte": (BLUE, "o"), "2-byte": (ORANGE, "D"), "4-byte": (YELLOW, "s")}
LINES = ((BLUE, "o"), (ORANGE, "D"), (YELLOW, "s"), (INK, "^"))

THROUGHPUT = "Throughput of quotex scan beside its peers"

Rates = Mapping[str, Mapping[str, float]]  # MB/s of each contestant, by set of texts: "4.6 KB, 1-byte"
Costs = Mapping[str, Sequence[tuple[float, float]]]  # bytes of a text, and CPU seconds for each byte, by verb


def throughput(rates: Rates) -> str:
    """A panel for each kind of text, a row for each contestant, a mark for each width of characters."""
    panels: dict[str, dict[str, Mapping[str, float]]] = defaultdict(dict)
    for name, found in rates.items():
        texts, width = name.rsplit(", ", 1)
        panels[texts][width] = found
    rows = list(dict.fromkeys(row for found in rates.values() for row in found))
    with canvas(10, 1.6 + 0.28 * len(rows)) as figure:
        grid = figure.subplots(1, len(panels), sharex=True, sharey=True, squeeze=False)[0]
        for axes, (texts, widths) in zip(grid, panels.items(), strict=True):
            axes.set_title(label(texts))
            axes.set_xlabel("MB/s")
            axes.grid()
            for width, found in widths.items():
                colour, mark = MARKS[width]
                places = [rows.index(row) for row in found]
                look = {"color": colour, "markerfacecolor": "none", "label": f"{width} characters", "clip_on": False}
                axes.plot(list(found.values()), places, mark, **look)
        grid[0].set_xlim(left=0)
        grid[0].set_yticks(range(len(rows)), [label(row) for row in rows])
        grid[0].set_ylim(len(rows) - 0.5, -0.5)
        figure.legend(*grid[0].get_legend_handles_labels(), loc="outside lower center", ncols=len(MARKS))
        told = "; ".join(f"{name}: {', '.join(_told(found))}" for name, found in rates.items())
        return svg(figure, f"{THROUGHPUT}, in MB/s of CPU time on one thread", told)


def _told(found: Mapping[str, float]) -> Iterator[str]:
    """The figure as in the table."""
    return (f"{row} {report.rate(1e6 * each, 1)}" for row, each in found.items())


def cost(costs: Costs) -> str:
    """A line for each verb, which is level if time is linear in the length of a text."""
    with canvas(7, 4.5) as figure:
        axes = figure.subplots()
        for (verb, points), (colour, mark) in zip(costs.items(), LINES, strict=False):
            lengths, nanoseconds = [length / 1000 for length, _ in points], [1e9 * seconds for _, seconds in points]
            axes.plot(lengths, nanoseconds, marker=mark, color=colour, label=label(verb))
        axes.set(xscale="log", yscale="log", xlabel="length of a text (KB)", ylabel="CPU time for each byte (ns)")
        axes.grid()
        handles, names = axes.get_legend_handles_labels()
        figure.legend(handles[::-1], names[::-1], loc="outside right upper")
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter("{x:g}")
        told = "; ".join(
            f"{verb}: " + ", ".join(f"{length / 1000:g} KB {1e9 * each:.3g} ns" for length, each in points)
            for verb, points in costs.items()
        )
        return svg(figure, "CPU time for each byte by the length of a text", told)


def costs_of(measured: Mapping[str, Any]) -> Costs:
    """The best times in a file of pytest-benchmark, for its groups of texts of all lengths."""
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for benchmark in measured["benchmarks"]:
        facts = benchmark["extra_info"]
        if "length" in facts:
            found[benchmark["params"]["verb"]].append((facts["length"], benchmark["stats"]["min"] / facts["bytes"]))
    return {verb: sorted(points) for verb, points in sorted(found.items(), key=lambda item: min(item[1])[1])}


def main() -> int:
    source, target = map(Path, sys.argv[1:])
    costs = costs_of(json.loads(source.read_text(encoding="utf-8")))
    if not costs:
        print("== no texts of several lengths were measured, so there is no cost to draw", file=sys.stderr)
        return 0
    try:
        chart = cost(costs)
    except ModuleNotFoundError as error:
        print(f"== {error}", file=sys.stderr)
        return 1
    target.write_text(chart, encoding="utf-8")
    print(f"== drew the cost against the length of a text: {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
