#!/usr/bin/env python3
"""Other checkers of quotations beside quotex, on the drafts of benchmarks/verify.py that come from articles.

    pip install --group bench-checkers        missing ones are left out
    python benchmarks/checkers.py

Each checks whether a document has a quotation; all except quotex get the quotation without its draft, and the right
document, because they read no speakers. Their answers are mapped to ``verified``, ``warned`` (verified, but something
needs a look) or ``refused``. Novels are left out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from quotex.verification.verifying import Verifier  # the installed one, not always that of the checkout

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.contrast import Case, Source, contrast_set  # noqa: E402 - needs the path above
from benchmarks.verify import OF_EACH, SHARED, fold, share  # noqa: E402

VERIFIED, WARNED, REFUSED = "verified", "warned", "refused"
Sources = dict[str, Source]  # by id
Check = Callable[[Case], str]

KINDS = {
    "whole, or folded": ("verbatim", "clause", "typography", "markdown", "hyphenation", "bracket", "sic", "misread"),
    "with a marked cut": ("cut_short", "cut_long"),
    "a cut over a negation": ("cut_negation",),
    "beginning after not": ("after_not",),
    "a word or number changed": ("word", "number"),
    "not dropped": ("not_dropped",),
    "spliced, reversed": ("splice", "splice_marked", "cut_another", "reverse"),
    "from elsewhere": ("foreign_quotation",),
}


def quotex(cases: list[Case], sources: Sources) -> list[str]:
    """Checks all drafts against all documents at once."""
    answers = []
    for corpus in dict.fromkeys(case.corpus for case in cases):
        own = [case for case in cases if case.corpus == corpus]
        texts = [(id, source.text) for id, source in sources.items()]
        for checks in Verifier([case.draft for case in own]).run(texts):
            is_found = bool(checks) and checks[0].verdict in ("exact", "folded", "elided")
            answers.append((WARNED if checks[0].flags else VERIFIED) if is_found else REFUSED)
    return answers


def gtrex(sources: Sources) -> Check:
    from gtrex import Verifier as Grounding

    of = lru_cache(maxsize=None)(lambda id: Grounding(sources[id].text))
    answers = {"grounded": VERIFIED, "grounded_loose": WARNED}  # "grounded_loose" means that pieces prove nothing
    return lambda case: answers.get(of(case.source).verify(case.quoted).verdict, REFUSED)


def krokai(sources: Sources) -> Check:
    from krokai.corpus import Corpus
    from krokai.verify import check

    def corpus_of(id: str) -> Corpus:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "source.txt").write_text(sources[id].text, encoding="utf-8")
            return Corpus([folder], quiet=True)

    of = lru_cache(maxsize=None)(corpus_of)
    answers = dict.fromkeys(("VERIFIED", "PUNCTUATION", "TYPESETTING", "ASSEMBLED"), VERIFIED)
    answers |= dict.fromkeys(("TRUNCATED_CONDITION", "TRUNCATED_OPENING", "WRONG_SPEAKER", "ELLIPSIS_HIDES"), WARNED)
    return lambda case: answers.get(check(case.quoted, of(case.source))[0], REFUSED)


def pagecite(sources: Sources) -> Check:
    from pagecite.verify import check_quote

    return lambda case: VERIFIED if check_quote(case.quoted, [1], [sources[case.source].text]).ok else REFUSED


def buddie(sources: Sources) -> Check:
    from buddie.verbatim.check import Page

    of = lru_cache(maxsize=None)(lambda id: Page(sources[id].text.encode("utf-8", "replace"), "text/plain"))
    return lambda case: VERIFIED if of(case.source).locate(case.quoted)["verdict"].startswith("FOUND") else REFUSED


def citations(sources: Sources) -> Check:
    from citations.verify import resolve_in

    answers = dict.fromkeys(("found", "ambiguous"), VERIFIED)
    return lambda case: answers.get(resolve_in(case.quoted, sources[case.source].text).state, REFUSED)


def quotecheck(sources: Sources) -> Check:
    from quotecheck import check

    return lambda case: VERIFIED if check(case.quoted, sources[case.source].text).ok else REFUSED


def rapidfuzz(least: int) -> Callable[[Sources], Check]:
    def made(sources: Sources) -> Check:
        from rapidfuzz import fuzz

        of = lru_cache(maxsize=None)(lambda id: fold(sources[id].text))
        return lambda case: VERIFIED if fuzz.partial_ratio(fold(case.quoted), of(case.source)) >= least else REFUSED

    return made


CHECKERS: dict[str, Callable[[Sources], Check]] = {
    "gtrex": gtrex,
    "krokai": krokai,
    "pagecite": pagecite,
    "buddie": buddie,
    "citations": citations,
    "quotecheck": quotecheck,
    "rapidfuzz ≥ 90": rapidfuzz(90),
    "rapidfuzz ≥ 95": rapidfuzz(95),
}


def figures(cases: list[Case], answers: list[str]) -> Iterable[tuple[float, float]]:
    """The shares of the drafts in each group that are verified, and verified with a warning."""
    for kinds in KINDS.values():
        found = [answer for case, answer in zip(cases, answers, strict=True) if case.kind in kinds]
        yield share(answer == VERIFIED for answer in found), share(answer == WARNED for answer in found)


def table(rows: dict[str, list[str]]) -> str:
    """A row for each checker."""
    head = f"| | {' | '.join([*KINDS, 'seconds of CPU'])} |\n" + "|---" * (len(KINDS) + 2) + "|"
    return "\n".join([head, *(f"| {name} | {' | '.join(cells)} |" for name, cells in rows.items())])


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--of-each", type=int, default=OF_EACH, help="drafts of each kind, with those of novels")
    options.add_argument("--only", action="append", help="one of them beside quotex")
    given = options.parse_args()
    if not (SHARED / "corpora").is_dir():
        print(f"skipped: there are no corpora in {SHARED}")
        return 0
    cases, corpora = contrast_set(SHARED, given.of_each)
    cases = [case for case in cases if not case.corpus.startswith("novels")]
    cases = [case for case in cases if any(case.kind in kinds for kinds in KINDS.values())]
    cases.sort(key=lambda case: case.corpus)
    sources = {source.id: source for corpus, found in corpora.items() for source in found if "novels" not in corpus}
    rows = {}
    for name in ("quotex", *(given.only or CHECKERS)):
        begun = time.process_time()
        try:
            check = None if name == "quotex" else CHECKERS[name](sources)
        except ImportError as error:
            print(f"{name} is left out: {error}")
            continue
        answers = quotex(cases, sources) if check is None else [check(case) for case in cases]
        seconds = time.process_time() - begun
        package, _, rest = name.partition(" ")
        label = f"{package} {metadata.version(package)} {rest}".strip() if check else name
        cells = [
            f"{verified:.2f}" + (f" + {warned:.2f}" if warned else "") for verified, warned in figures(cases, answers)
        ]
        rows[label] = [*cells, f"{seconds:.1f}"]
    print(f"{len(cases)} drafts, {len(sources)} documents; verified + verified with a warning\n")
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
