"""Error rates as tables, and a line for each rule, from the counts that ``benchmarks/rates.py`` recorded.

python website/docsite/rates.py    write the tables into docs/rates.md
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import quotex

__all__ = ["PAGE", "filled", "of_rule"]

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "rates.md"
TABLE = re.compile(r"(<!-- rates: (\w+) -->\n).*?(\n<!-- end of rates -->)", re.DOTALL)

FEW = 20  # a share of fewer answers is not shown
KINDS = ("wrong speaker", "no speaker", "scare quote taken", "no quote", "wrong span")
ABOUT = {
    "polnear/dev": "84 articles of US newspapers (PolNeAR)",
    "web/dev": "113 pages of the web: news, guides, blogs",
    "prose/dev": "47 texts of eleven genres (GUM)",
    "prose/ewt_recall": "mail, forums, reviews, blogs (UD EWT); only misses and speakers can be counted",
    "fiction/dev": "the openings of 34 novels (LitBank)",
    "novels/dev": "14 whole novels (PDNC); right is who the character is, not the mention",
}


@cache
def _measured() -> dict[str, Any]:
    measured: dict[str, Any] = json.loads((ROOT / "benchmarks" / "rates.json").read_text(encoding="utf-8"))
    return measured


def of_rule(identifier: str) -> str:
    """How often a rule is right on each corpus in which it answered; empty if it does not name speakers.

    >>> of_rule("BP201")
    ''
    """
    rows = [
        f"{_share(corpus['rules'][identifier])} on {name}"
        for name, corpus in _measured().items()
        if identifier in corpus["rules"]
    ]
    return f"[Right](../rates.md): {'; '.join(rows)}." if rows else ""


def filled(page: str) -> str:
    """The page with tables of the last recorded rates."""
    tables = {"corpora": _corpora, "rules": _rules, "errors": _errors}
    return TABLE.sub(lambda place: f"{place[1]}\n{tables[place[2]]()}\n{place[3]}", page)


def _share(row: dict[str, Any]) -> str:
    """
    >>> _share({"right": 19, "answers": 20}), _share({"right": 1, "answers": 2})
    ('19 of 20 (.95)', '1 of 2')
    """
    counted = f"{row['right']:,} of {row['answers']:,}"
    share = f"{row['right'] / row['answers']:.2f}".removeprefix("0")
    return f"{counted} ({share})" if row["answers"] >= FEW else counted


def _corpora() -> str:
    rows = [
        "| corpus | what | quotations | not found | answers | right | wrong |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for name, corpus in _measured().items():
        answers = sum(row["answers"] for row in corpus["rules"].values())
        right = sum(row["right"] for row in corpus["rules"].values())
        counts = (corpus["gold"], corpus["missed"], answers, right, answers - right)
        rows.append(f"| {name} | {ABOUT[name]} | {' | '.join(f'{count:,}' for count in counts)} |")
    return "\n".join(rows)


def _rules() -> str:
    names = list(_measured())
    rows = [f"| rule | {' | '.join(names)} |", "|---|" + "---|" * len(names)]
    for rule in _in_order():
        cells = [corpus["rules"].get(rule) for corpus in _measured().values()]
        rows.append(f"| {_named(rule)} | {' | '.join(_share(cell) if cell else '' for cell in cells)} |")
    return "\n".join(rows)


def _errors() -> str:
    rows = [f"| rule | corpus | {' | '.join(KINDS)} |", "|---|---|" + "---:|" * len(KINDS)]
    for rule in _in_order():
        for name, corpus in _measured().items():
            errors = corpus["rules"].get(rule, {}).get("errors")
            if errors:
                cells = " | ".join(str(errors.get(kind, "")) for kind in KINDS)
                rows.append(f"| {_named(rule)} | {name} | {cells} |")
    return "\n".join(rows)


def _in_order() -> list[str]:
    return sorted({rule for corpus in _measured().values() for rule in corpus["rules"]})


def _named(rule: str) -> str:
    return "no speaker found" if rule == "none" else f"`{rule}` {quotex.rule(rule).name}"


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
