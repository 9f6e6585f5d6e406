"""Store the compiled patterns of line rules and repairs when quotex is built."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import regex

from quotex import cleaning
from quotex.language import packs
from quotex.language.catalogue import catalogue
from quotex.language.packs import Pack
from quotex.language.patterns import keep_compiled

__all__ = ["keep_patterns"]


def keep_patterns() -> None:
    """Compile and store the patterns of cleaning; called by ``setup.py``."""
    keep_compiled({*_of_line_rules(), *_of_modules()})


def _of_line_rules() -> Iterator[str]:
    for code in packs.codes():
        yield from (rule.pattern for rule in catalogue(Pack(code)).values() if rule.pattern)


def _of_modules() -> Iterator[str]:
    for found in pkgutil.iter_modules(cleaning.__path__, f"{cleaning.__name__}."):
        for value in vars(import_module(found.name)).values():
            if isinstance(value, regex.Pattern):
                yield value.pattern
