"""How a rule's function is bound to its entry in the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["binder"]

Rule = TypeVar("Rule")


def binder(rules: dict[str, Rule]) -> Callable[[str], Callable[[Rule], Rule]]:
    """A decorator that puts functions into ``rules`` under their catalogue id; they are asked in that order.

    >>> RULES = {}
    >>> rule = binder(RULES)
    >>> @rule("QA901")
    ... def always(frame, site):
    ...     return None
    >>> list(RULES)
    ['QA901']
    """

    def rule(identifier: str) -> Callable[[Rule], Rule]:
        def bind(function: Rule) -> Rule:
            rules[identifier] = function
            return function

        return bind

    return rule
