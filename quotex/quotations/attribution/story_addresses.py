"""Which forms of address each character of a story uses: *Lizzy* for her sisters, *Miss Moor* for everybody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log
from typing import Final

from quotex.quotations.attribution.narrator import NARRATOR
from quotex.quotations.attribution.turns import Turn
from quotex.quotations.entities.characters import Form

__all__ = ["Addresses"]

_PRIOR: Final = 30  # smoothing: so many turns are added in which the speaker uses forms like all speakers together


class Addresses:
    """How often each character uses each form of address, in turns whose cue has a name or *I* as subject."""

    def __init__(self, turns: Iterable[Turn]) -> None:
        self._turns: Counter[int] = Counter()  # by speaker
        self._forms: Counter[Form] = Counter()
        self._uses: Counter[tuple[int, Form]] = Counter()
        for turn in turns:
            cue = turn.cue
            if cue and (cue.who >= 0 or cue.pronoun == "I"):
                who = cue.who if cue.who >= 0 else NARRATOR
                self._turns[who] += 1
                self._forms.update(turn.forms)
                self._uses.update((who, form) for form in turn.forms)
        self._total = self._turns.total() + 1

    def weigh(self, who: int, turn: Turn) -> float:
        """How much more ``who`` uses the turn's forms of address than others do, in log odds (smoothed naive Bayes)."""
        odds = 0.0
        for form in turn.forms:
            share = (self._forms[form] + 0.5) / self._total
            odds += log((self._uses[who, form] / share + _PRIOR) / (self._turns[who] + _PRIOR))
        return odds
