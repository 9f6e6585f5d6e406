"""An extension of griffe that shows the examples of docstrings as code on the site."""

from __future__ import annotations

import re
from typing import Any

import griffe

# From a prompt to the next blank line, as Python's doctest delimits an example.
EXAMPLE = re.compile(r"^>>> .*(?:\n.+)*", re.MULTILINE)


class Doctests(griffe.Extension):  # type: ignore[misc]
    """Puts a code fence around every example."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        if obj.docstring:
            obj.docstring.value = fenced(obj.docstring.value)


def fenced(docstring: str) -> str:
    """The docstring with its examples in fences.

    >>> fenced("It adds.\\n\\n>>> 1 + 1\\n2\\n\\nSo it does.")
    'It adds.\\n\\n```pycon\\n>>> 1 + 1\\n2\\n```\\n\\nSo it does.'
    """
    return EXAMPLE.sub(lambda example: f"```pycon\n{_shown(example[0])}\n```", docstring)


def _shown(example: str) -> str:
    """The example without directives for doctest, and with blank lines as they are printed."""
    return re.sub(r"  # doctest: .*$", "", example, flags=re.MULTILINE).replace("<BLANKLINE>", "")
