#!/usr/bin/env python3
"""The speed of checks of quotations against many sources: news and web pages, copied until there are enough.

    python benchmarks/volume.py                  1,000 quotations, 1 GB: time, CPU and memory
    python benchmarks/volume.py --bytes 1e8      less

The quotations are drafts of benchmarks/verify.py from PolNeAR and web articles; their articles are among the sources,
once. `quotex scan` of the same file is measured beside it. Then it measures the functions in one process, and one
quotation against an article of 100,000 characters.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import quotex  # noqa: E402 - needs the path above
from benchmarks.contrast import contrast_set  # noqa: E402
from quotex.verification.folding import Words  # noqa: E402
from quotex.verification.verifying import Verifier  # noqa: E402

CORPORA = ROOT.parent / "shared" / "corpora"
QUOTED = ("polnear/dev", "web/dev")
OTHERS = ("polnear/train", "outlets/dev", "pages/wcxb")
# In a separate process, because the memory of a child includes that of its parent.
MEASURED = """
import resource, subprocess, sys, time
begun = time.monotonic()
subprocess.run(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{time.monotonic() - begun:.0f} s, {used.ru_utime + used.ru_stime:.0f} s of CPU, {used.ru_maxrss / 1000:.0f} MB")
"""
SAMPLE = 1500  # documents for the measurements in this process


def texts_of(corpora: Iterable[str]) -> dict[str, str]:
    """The texts of corpora by their ids."""
    texts = {}
    for corpus in corpora:
        with gzip.open(CORPORA / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as file:
            texts.update((row["id"], row["text"]) for row in map(json.loads, file) if row.get("text"))
    return texts


def write_sources(path: Path, quoted: list[str], others: list[str], size: float) -> int:
    """Write JSON Lines of about ``size`` bytes; return the number of documents."""
    written = number = 0
    with path.open("w", encoding="utf-8") as file:
        while written < size:
            for text in quoted if not number else others:
                written += file.write(json.dumps({"id": str(number), "text": text}) + "\n")
                number += 1
                if written >= size:
                    break
    return number


def run_command(*arguments: object) -> None:
    """Run quotex, and print its time and memory."""
    command = [sys.executable, "-m", "quotex", *map(str, arguments), "--quiet"]
    print(f"quotex {arguments[0]}: ", end="", flush=True)
    subprocess.run([sys.executable, "-c", MEASURED, *command], check=True)


def speed(what: str, function: Callable[[list[str]], object], texts: list[str]) -> None:
    begun = time.process_time()
    function(texts)
    seconds = time.process_time() - begun
    print(f"{what}: {sum(map(len, texts)) / seconds / 1e6:.0f} million characters a second of CPU")


def one_by_one(article: str) -> None:
    """The time for a quotation that an article contains, and for one that it does not."""
    quotes = [quote for quote in quotex.extract(article) if quote.kind == "direct" and len(quote.text.split()) > 10]
    found = f"“{quotes[len(quotes) // 2].text}” Ada Moor said."
    for what, draft in (("found", found), ("not found", "“The harbour will not reopen before June,” Ada Moor said.")):
        taken = []
        for _ in range(15):
            begun = time.perf_counter()
            quotex.verify(draft, [article])
            taken.append(time.perf_counter() - begun)
        print(f"one quotation, {what}, and {len(article)} characters: {1000 * min(taken):.1f} ms")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bytes", type=float, default=1e9, help="of sources")
    options.add_argument("--workers", type=int, default=1, help="the CPU time of workers is not counted")
    given = options.parse_args()
    if not CORPORA.is_dir():
        print(f"skipped: there are no corpora in {CORPORA}")
        return 0
    cases, _ = contrast_set(CORPORA.parent, 165)
    drafts = [case.draft for case in cases if case.corpus in QUOTED]
    random.Random(1).shuffle(drafts)
    drafts = drafts[:1000]
    by_id = texts_of(QUOTED)
    quoted = list(by_id.values())
    others = [text for id, text in texts_of(OTHERS).items() if id not in by_id]  # not pages of the quoted articles
    random.Random(2).shuffle(others)
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder, "sources.jsonl")
        count = write_sources(sources, quoted, others, given.bytes)
        print(f"{len(drafts)} drafts, {count} documents, {sources.stat().st_size / 1e6:.0f} MB")
        lines = [json.dumps({"id": str(number), "text": draft}) for number, draft in enumerate(drafts)]
        asked = Path(folder, "drafts.jsonl")
        asked.write_text("\n".join(lines), encoding="utf-8")
        workers = "--workers", given.workers
        run_command("verify", asked, "--sources", sources, "-o", Path(folder, "checks.jsonl"), *workers)
        run_command("scan", sources, "--format", "jsonl", "-o", os.devnull, *workers)
    verifier = Verifier(drafts)
    sample = others[:SAMPLE]
    speed("scan", lambda texts: [quotex.scan(text) for text in texts], sample)
    speed("fold", lambda texts: [Words(text) for text in texts], sample)
    speed("check", verifier.run, sample)
    one_by_one("\n\n".join(quoted)[:100_000])
    return 0


if __name__ == "__main__":
    sys.exit(main())
