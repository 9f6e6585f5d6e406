"""Every public function of the grammar has an example."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest

from quotex.quotations import grammar


def public_functions() -> Iterator[object]:
    for module in pkgutil.iter_modules(grammar.__path__, f"{grammar.__name__}."):
        here = importlib.import_module(module.name)
        for name, thing in vars(here).items():
            # A compiled function has no docstring; that of its source is tested where no rules are compiled.
            is_own = inspect.isfunction(inspect.unwrap(thing)) and thing.__module__ == module.name
            if is_own and not name.startswith("_"):
                yield pytest.param(thing, id=name)


@pytest.mark.parametrize("function", list(public_functions()))
def test_a_public_function_has_an_example(function: object) -> None:
    assert ">>> " in (function.__doc__ or "")
