"""What each cleaning rule did over a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quotex.model import Edit

__all__ = ["Summary"]


@dataclass(slots=True)
class Summary:
    """Lines that edits touch and characters that they take away or replace, by rule. Summaries add up."""

    lines: Counter[str] = field(default_factory=Counter)
    characters: Counter[str] = field(default_factory=Counter)

    def add(self, original: str, edits: Iterable[Edit]) -> None:
        """Count ``edits`` on ``original``."""
        for edit in edits:
            touched = sum(1 for line in original[edit.start : edit.end].split("\n") if line.strip())
            self.lines[edit.rule] += max(1, touched)
            self.characters[edit.rule] += edit.end - edit.start

    def merge(self, other: Summary) -> None:
        """Add what ``other`` has counted."""
        self.lines.update(other.lines)
        self.characters.update(other.characters)

    def to_dict(self) -> dict[str, dict[str, int]]:
        return {"lines": dict(self.lines), "characters": dict(self.characters)}

    def restore(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Add what ``to_dict`` gave."""
        self.lines.update(counts.get("lines", {}))
        self.characters.update(counts.get("characters", {}))

    def table(self) -> str:
        """One line a rule, in the order of their ids, and the sum.

        >>> summary = Summary()
        >>> summary.add("It rained.\\nShare this\\n", [Edit(11, 22, "", "BP101")])
        >>> print(summary.table(), end="")
        rule           lines  characters
        BP101              1          11
        all                1          11
        """
        rows = [(rule, self.lines[rule], self.characters[rule]) for rule in sorted(self.lines)]
        rows.append(("all", self.lines.total(), self.characters.total()))
        return f"{'rule':<8}{'lines':>12}{'characters':>12}\n" + "".join(
            f"{rule:<8}{lines:>12}{characters:>12}\n" for rule, lines, characters in rows
        )
