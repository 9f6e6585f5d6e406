"""Counts of a run: for its last line, for ``--summary``, and for resuming it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypedDict

from quotex.model import Edit
from quotex.objects import flat_in_pickle
from quotex.render.layout import counted

__all__ = ["Counts", "Totals"]

MEGABYTE = 1_000_000
_SUMS = ("documents", "text", "quotes", "removed", "passed", "foreign", "nearly_empty", "problems")
_BY_REASON = ("reasons", "passed_over")


class _OfRule(TypedDict):
    lines: int
    characters: int


@flat_in_pickle
@dataclass(slots=True)
class Counts:
    """Counts of one document: quotes, removed lines, and for each rule the lines and characters it edited."""

    quotes: int = 0
    removed: int = 0
    passed: bool = False  # passed through, because its language has no pack
    foreign: bool = False  # in another language than the pack's, by its words
    sentences_left: float | None = None  # see quotex.cleaning
    has_turns: bool = False  # a transcript, or an article with a part of one
    lines: dict[str, int] = field(default_factory=dict)
    characters: dict[str, int] = field(default_factory=dict)

    def add_edits(self, original: str, edits: Iterable[Edit]) -> None:
        """Count ``edits`` on ``original``.

        >>> counts = Counts()
        >>> counts.add_edits("It rained.\\nShare this\\n", [Edit(11, 22, "", "BP101")])
        >>> counts.removed, counts.lines, counts.characters
        (1, {'BP101': 1}, {'BP101': 11})
        """
        for edit in edits:
            touched = max(1, sum(1 for line in original[edit.start : edit.end].split("\n") if line.strip()))
            self.lines[edit.rule] = self.lines.get(edit.rule, 0) + touched
            self.characters[edit.rule] = self.characters.get(edit.rule, 0) + edit.end - edit.start
            if edit.rule.startswith("BP"):
                self.removed += touched


@dataclass(slots=True)
class Totals:
    """The totals of a run. ``problems`` were set aside, ``passed`` were passed through, ``foreign`` seem to be in
    another language than the pack's, ``transcripts`` have turns, and of ``nearly_empty`` cleaning left hardly anything.
    ``reasons`` counts the problems by reason; ``passed_over`` counts by reason the parts of archives that are no
    documents.
    """

    documents: int = 0
    text: int = 0  # characters read
    text_before: int = field(default=0, compare=False)  # of them in the run that this one resumes
    quotes: int = 0
    removed: int = 0  # lines
    passed: int = 0
    foreign: int = 0
    nearly_empty: int = 0
    transcripts: int = 0
    problems: int = 0
    lines: Counter[str] = field(default_factory=Counter)
    characters: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)

    def add(self, text: str, counts: Counts) -> None:
        """Add one document."""
        self.documents += 1
        self.text += len(text)
        self.quotes += counts.quotes
        self.removed += counts.removed
        self.passed += counts.passed
        self.foreign += counts.foreign
        self.nearly_empty += counts.sentences_left is not None
        self.transcripts += counts.has_turns
        self.lines.update(counts.lines)
        self.characters.update(counts.characters)

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> Totals:
        """Rebuild totals from ``to_dict``. Raises ValueError for anything else."""
        import msgspec

        sums: Any = msgspec.convert(
            {name: row[name] for name in row if name not in (*_BY_REASON, "rules")}, dict[str, int]
        )
        if not sums.keys() <= set(_SUMS) or min(sums.values(), default=0) < 0:
            raise ValueError("the sums are not those of quotex")
        totals = cls(**sums)
        for name in _BY_REASON:
            getattr(totals, name).update(msgspec.convert(row.get(name, {}), dict[str, int]))
        for rule, of_rule in msgspec.convert(row.get("rules", {}), dict[str, _OfRule]).items():
            totals.lines[rule], totals.characters[rule] = of_rule["lines"], of_rule["characters"]
        totals.text_before = totals.text
        return totals

    def to_dict(self) -> dict[str, Any]:
        """Return plain values; reasons and rules are sorted."""
        rules = {rule: {"lines": self.lines[rule], "characters": self.characters[rule]} for rule in sorted(self.lines)}
        return {name: getattr(self, name) for name in _SUMS} | {
            **{name: dict(sorted(getattr(self, name).items())) for name in _BY_REASON},
            "rules": rules,
        }

    def line(self, verb: str, seconds: float, written: str | None) -> str:
        """Return the totals in words, as far as the verb counts them, and where the rows were written; None: nowhere.

        >>> totals = Totals(documents=1200, text=5_000_000, quotes=9000, removed=1, problems=2)
        >>> totals.line("process", 2.0, "out.jsonl")
        '1,200 documents, 9,000 quotes, 1 line removed, 2 set aside; 2.5 MB/s; written to out.jsonl'
        >>> totals.line("extract", 2.0, "out.jsonl")
        '1,200 documents, 9,000 quotes, 2 set aside; 2.5 MB/s; written to out.jsonl'
        >>> totals.text_before = 4_000_000
        >>> totals.line("extract", 2.0, None)
        '1,200 documents, 9,000 quotes, 2 set aside; 0.5 MB/s; nothing written'
        """
        parts = [counted(self.documents, "document")]
        if verb in ("extract", "process"):
            parts.append(counted(self.quotes, "quote"))
        if self.transcripts:
            parts.append(counted(self.transcripts, "transcript"))
        if verb in ("clean", "process"):
            parts.append(f"{counted(self.removed, 'line')} removed")
        if self.passed:
            parts.append(f"{self.passed:,} copied unchanged for their language")
        if self.foreign:
            parts.append(f"{self.foreign:,} in another language, it seems")
        if self.nearly_empty:
            parts.append(f"{self.nearly_empty:,} nearly empty")
        if self.problems:
            parts.append(f"{self.problems:,} set aside")
        speed = (self.text - self.text_before) / MEGABYTE / seconds if seconds else 0.0
        where = "nothing written" if written is None else f"written to {written}"
        return f"{', '.join(parts)}; {speed:.1f} MB/s; {where}"
