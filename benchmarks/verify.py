#!/usr/bin/env python3
"""How often checks of quotations are right: drafts with known faults, beside a baseline of forty lines.

    python benchmarks/verify.py                      quotex
    python benchmarks/verify.py --baseline           the baseline beside it (needs rapidfuzz)
    python benchmarks/verify.py --errors FILE        the errors, as JSON Lines
    python benchmarks/verify.py --transcripts        drafts that quote transcripts (benchmarks/spoken.py) instead

The drafts are made of gold quotations of PolNeAR, web articles and novels (benchmarks/contrast.py); each is checked
against all documents of its corpus. Drafts of the kind ``foreign_quotation`` come from documents that are left out.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.contrast import CORPORA, VERDICTS, Case, Source, contrast_set  # noqa: E402 - needs the path above
from benchmarks.spoken import drafts_of, transcripts  # noqa: E402 - needs the path above
from quotex.verification.verifying import Verifier  # noqa: E402

SHARED = ROOT.parent / "shared"
OF_EACH = 165
DAMAGED = ("word", "not_dropped", "number", "splice", "splice_marked", "cut_another", "reverse", "foreign_quotation")
SPLICED = ("splice", "splice_marked", "cut_another", "reverse")
WHOLE = ("verbatim", "typography", "markdown", "hyphenation", "sic", "misread", "swapped", "surname")
RIGHT = ("verbatim", "clause", "typography", "markdown", "hyphenation", "bracket", "sic", "misread", "surname")


@dataclass(slots=True)
class Answer:
    """The answer of a checker on the one quotation of a draft."""

    verdict: str = "none"
    flags: list[str] = field(default_factory=list)
    speaker: str = "unknown"
    in_speech: bool | None = None


def by_quotex(cases: list[Case], corpora: dict[str, list[Source]]) -> Iterable[tuple[Case, Answer]]:
    for corpus, sources in corpora.items():
        own = [case for case in cases if case.corpus == corpus]
        verifier = Verifier([case.draft for case in own])
        for case, checks in zip(own, verifier.run([(source.id, source.text) for source in sources]), strict=True):
            if checks:
                check = checks[0]
                flags = [flag.kind for flag in check.flags]
                yield case, Answer(check.verdict, flags, check.speaker, check.in_speech)
            else:
                yield case, Answer()


NAME = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+")
CUT = re.compile(r"\s*(?:\[?(?:…|\. ?\. ?\.)\]?)\s*")
FOLDS = {ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"', ord("—"): "-", ord("–"): "-"}
NEGATIONS = re.compile(r"\b(?:not|no|never|none|nothing|nobody|hardly|without|unless|cannot)\b|n't\b")


def fold(text: str) -> str:
    """The text without typography, markup, brackets and extra blanks, as simple checkers fold it."""
    text = re.sub(r"-\n", "", re.sub(r"\[sic\]", "", text.translate(FOLDS)))
    return " ".join(re.findall(r"[\w'$%]+", re.sub(r"[*_\[\]]", "", text).lower()))


def by_hand(cases: list[Case], corpora: dict[str, list[Source]]) -> Iterable[tuple[Case, Answer]]:
    """The baseline: folding, pieces in order, rapidfuzz, word lists, and the nearest name, on the quoted document."""
    from rapidfuzz import fuzz, process

    texts = {source.id: source.text for sources in corpora.values() for source in sources}
    folded = {id: fold(text) for id, text in texts.items()}
    paragraphs = {id: [fold(part) for part in re.split(r"\n\s*\n", text)] for id, text in texts.items()}
    for case in cases:
        quoted = max(re.findall(r"[“\"](.+?)[”\"]", case.draft, re.DOTALL) or [""], key=len)
        name = (NAME.findall(case.draft.replace(quoted, "")) or [""])[-1]
        source, answer = folded[case.source], Answer("absent")
        pieces = [fold(piece) for piece in CUT.split(quoted) if fold(piece)]
        places = [source.find(piece) for piece in pieces]
        if pieces and min(places) >= 0:
            is_one = len(pieces) == 1
            answer.verdict = "exact" if quoted.rstrip(".,") in texts[case.source] else "folded" if is_one else "elided"
            if places != sorted(places) or places[-1] - places[0] > 1000:
                answer.verdict = "spliced"
            around = source[max(0, places[0] - 5) : places[-1] + len(pieces[-1])]
            if len(NEGATIONS.findall(around)) > sum(len(NEGATIONS.findall(piece)) for piece in pieces):
                answer.flags.append("negation")
            at = texts[case.source].find(quoted.rstrip(".,"))
            near = NAME.findall(texts[case.source][max(0, at - 200) : at + len(quoted) + 200]) if at >= 0 else []
            if near and name:
                agrees = any(one.split()[-1] == name.split()[-1] for one in near)
                answer.speaker = "agrees" if agrees else "differs"
        elif pieces:
            found = process.extractOne(" ".join(pieces), paragraphs[case.source], scorer=fuzz.partial_ratio)
            if found and found[1] >= 80:
                answer.verdict = "edited"
                if len(NEGATIONS.findall(" ".join(pieces))) != len(NEGATIONS.findall(found[0])):
                    answer.flags.append("negation")
        yield case, answer


def share(found: Iterable[bool]) -> float:
    values = list(found)
    return sum(values) / len(values) if values else 0.0


def figures(answers: list[tuple[Case, Answer]]) -> dict[str, float]:
    """The figures by which a checker is judged."""

    def of(*kinds: str) -> list[tuple[Case, Answer]]:
        return [pair for pair in answers if pair[0].kind in kinds]

    return {
        "verdicts right": share(case.verdict == answer.verdict for case, answer in answers),
        "damaged ones called exact or folded": sum(a.verdict in ("exact", "folded") for _, a in of(*DAMAGED)),
        "spliced told as spliced": share(answer.verdict == "spliced" for _, answer in of(*SPLICED)),
        "narration told": share(answer.in_speech is False for _, answer in of("narration")),
        "cuts over a negation flagged": share("negation" in answer.flags for _, answer in of("cut_negation")),
        "negations dropped flagged": share("negation" in answer.flags for _, answer in of("not_dropped", "after_not")),
        "numbers changed flagged": share("number" in answer.flags for _, answer in of("number")),
        "flags on what is whole": share(bool(answer.flags) for _, answer in of(*WHOLE)),
        **dict(zip(("swapped speakers told", "right speakers doubted"), speakers(answers), strict=True)),
    }


def speakers(answers: list[tuple[Case, Answer]]) -> tuple[float, float]:
    """The share of swapped speakers that are reported, and of right ones that are doubted."""
    told = share(answer.speaker == "differs" for case, answer in answers if case.kind == "swapped")
    return told, share(answer.speaker == "differs" for case, answer in answers if case.kind in RIGHT)


def of_transcripts(shared: Path) -> str:
    """Return how often checks against transcripts are right, each draft against its own transcript."""
    found: dict[str, list[Answer]] = {"right": [], "another": [], "nobody": [], "across": []}
    for row in transcripts(shared):
        drafts = drafts_of(row)
        verifier = Verifier([draft.draft for draft in drafts])
        for draft, checks in zip(drafts, verifier.run([row["text"]]), strict=True):
            answer = Answer(checks[0].verdict, [], checks[0].speaker, checks[0].in_speech) if checks else Answer()
            found[draft.kind].append(answer)
    whole = [*found["right"], *found["another"], *found["nobody"]]
    figures = {
        "whole sentences called exact or folded": (whole, lambda it: it.verdict in ("exact", "folded")),
        "called narration": (whole, lambda it: it.in_speech is False),
        "right speakers doubted": (found["right"], lambda it: it.speaker == "differs"),
        "right speakers not compared": (found["right"], lambda it: it.speaker != "agrees"),
        "another's turn reported": (found["another"], lambda it: it.speaker == "differs"),
        "unnamed speakers compared": (found["nobody"], lambda it: it.speaker in ("agrees", "differs")),
        "cuts into another's turn called elided": (found["across"], lambda it: it.verdict == "elided"),
        "cuts into another's turn called spliced": (found["across"], lambda it: it.verdict == "spliced"),
    }
    return "\n".join(f"{name:40} {len(of):5} {share(map(is_so, of)):.4f}" for name, (of, is_so) in figures.items())


def table_of_kinds(answers: list[tuple[Case, Answer]]) -> str:
    lines = []
    for kind, verdict in VERDICTS.items():
        of_kind = [(case, answer) for case, answer in answers if case.kind == kind]
        others = Counter(answer.verdict for case, answer in of_kind if answer.verdict != case.verdict)
        right = share(case.verdict == answer.verdict for case, answer in of_kind)
        lines.append(f"{kind:18} {len(of_kind):4} {verdict:8} {right:.3f}  {dict(others) or ''}")
    return "\n".join(lines)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--baseline", action="store_true", help="run the forty lines beside quotex")
    options.add_argument("--errors", type=Path, help="write what quotex had wrong there")
    options.add_argument("--transcripts", action="store_true", help="check drafts that quote transcripts")
    options.add_argument("--of-each", type=int, default=OF_EACH, help="drafts of each kind")
    given = options.parse_args()
    if not (SHARED / "corpora").is_dir():
        print(f"skipped: there are no corpora in {SHARED}")
        return 0
    if given.transcripts:
        print(of_transcripts(SHARED))
        return 0
    cases, corpora = contrast_set(SHARED, given.of_each)
    begun = time.process_time()
    columns = {"quotex": list(by_quotex(cases, corpora))}
    seconds = time.process_time() - begun
    if given.baseline:
        columns["by hand"] = list(by_hand(cases, corpora))
    print(f"{len(cases)} drafts; quotex needed {seconds:.0f} s of CPU, most of them to read the novels' speakers\n")
    print(table_of_kinds(columns["quotex"]), "\n")
    print(f"{'':36}", *(f"{name:>8}" for name in columns))
    found = {name: figures(answers) for name, answers in columns.items()}
    for figure in found["quotex"]:
        values = (found[name][figure] for name in columns)
        print(f"{figure:36}", *(f"{value:8.3f}" if isinstance(value, float) else f"{value:8}" for value in values))
    print()
    for corpus in CORPORA:
        told, doubted = speakers([pair for pair in columns["quotex"] if pair[0].corpus == corpus])
        print(f"{corpus}: swapped speakers told {told:.3f}, right ones doubted {doubted:.3f}")
    if given.errors:
        _write_errors(given.errors, columns["quotex"])
    return 0


def _write_errors(path: Path, answers: list[tuple[Case, Answer]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for case, answer in answers:
            is_speaker_wrong = answer.speaker == "differs" if case.kind in RIGHT else False
            if answer.verdict != case.verdict or is_speaker_wrong:
                row = {"kind": case.kind, "source": case.source, "draft": case.draft, "wanted": case.verdict}
                file.write(json.dumps({**row, "verdict": answer.verdict, "speaker": answer.speaker}) + "\n")


if __name__ == "__main__":
    sys.exit(main())
