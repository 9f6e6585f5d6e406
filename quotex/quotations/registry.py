"""Binds the functions of rules to their entries in the catalogue and to the facts that they need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import reduce
from operator import or_
from typing import TypeVar

Rule = TypeVar("Rule")
EVIDENCE: dict[str, int] = {}  # rule id -> where its answers find the speaker, as tags from T.CLAUSE_AFTER on


class Rules(dict[str, Rule]):
    """Functions by their catalogue id, in the order in which they are tried, with the facts that each needs.

    A rule is tried only if all facts that it needs hold, and none that it excludes. Rules of other ``registries`` can
    be joined, in the given ``order`` or in their own. Raises ValueError if the order omits a rule, names one twice, or
    names an unknown one.

    >>> LIT, OPEN = 1, 2
    >>> RULES = Rules()
    >>> @RULES.rule("QA901", needs=LIT, without=OPEN)
    ... def sometimes(tokens, context):
    ...     return None
    >>> can_answer = RULES.among(frozenset(RULES))
    >>> len(can_answer[LIT]), len(can_answer[LIT | OPEN])
    (1, 0)
    """

    def __init__(self, *registries: Rules[Rule], order: Sequence[str] = ()) -> None:
        super().__init__()
        rules = {identifier: function for registry in registries for identifier, function in registry.items()}
        if order:
            _check_order(order, rules)
        self.update({identifier: rules[identifier] for identifier in order or rules})
        self.facts: dict[str, tuple[int, int]] = {}  # all facts that decide, and those that must hold
        for registry in registries:
            self.facts.update(registry.facts)
        self._among: dict[frozenset[str], _ByFacts[Rule]] = {}

    def rule(self, identifier: str, *, needs: int = 0, without: int = 0, evidence: int = 0) -> Callable[[Rule], Rule]:
        """A decorator that adds a function under its id, with the facts that it needs or excludes."""

        def bind(function: Rule) -> Rule:
            self[identifier] = function
            self.facts[identifier] = needs | without, needs
            if evidence:
                EVIDENCE[identifier] = evidence
            return function

        return bind

    def among(self, on: frozenset[str]) -> _ByFacts[Rule]:
        """The rules among ``on`` that can answer, for each set of facts."""
        known = self._among.get(on)
        if known is None:
            rules = [(identifier, function, *self.facts[identifier]) for identifier, function in self.items()]
            known = self._among[on] = _ByFacts([rule for rule in rules if rule[0] in on])
        return known


class _ByFacts(dict[int, list[tuple[str, Rule]]]):
    """The rules that can answer for each set of facts; a list is made when it is first needed."""

    def __init__(self, rules: list[tuple[str, Rule, int, int]]) -> None:
        self._rules = rules
        self._decide = reduce(or_, [decides for *_, decides, _holding in rules], 0)

    def __missing__(self, facts: int) -> list[tuple[str, Rule]]:
        if facts & ~self._decide:
            found = self[facts & self._decide]
        else:
            found = [
                (identifier, function)
                for identifier, function, decides, holding in self._rules
                if facts & decides == holding
            ]
        self[facts] = found
        return found


def _check_order(order: Sequence[str], rules: Collection[str]) -> None:
    for identifier, times in Counter(order).items():
        if identifier not in rules:
            there_are = ", ".join(sorted(rules))
            raise ValueError(f"no pattern and no function has the id {identifier!r}; there are: {there_are}")
        if times > 1:
            raise ValueError(f"names rule {identifier!r} {times} times")
    missing = sorted(set(rules).difference(order))
    if missing:
        raise ValueError(f"leaves out rule {missing[0]!r}, which would never be asked")
