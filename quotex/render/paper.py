"""Tables for a paper or a page: Markdown as GitHub reads it, and LaTeX with the rules of ``booktabs``.

External text is escaped character by character, so that it cannot create mark-up, links or commands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from quotex.render.layout import visible_line

__all__ = ["PAPER_FORMATS", "Column", "paper_table"]

PAPER_FORMATS = {".md": "markdown", ".markdown": "markdown", ".tex": "latex", ".json": "json"}
_LATEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "|": r"\textbar{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}",
    "[": "{[}",
    "]": "{]}",
    "*": "{*}",  # a preceding \\ would take it as an argument
}
_LATEX_SIGN = re.compile("[" + re.escape("".join(_LATEX)) + "]")
_MARKDOWN_SIGN = re.compile(r"[\\`*_\[\]<>|~&@$]|:(?=//)|(?<=www)\.")  # GitHub also links bare addresses


class Column(NamedTuple):
    """A column: its head, and a function for its cell in a row. Figures are right-aligned."""

    head: str
    show: Callable[[Mapping[str, Any]], str]
    is_figure: bool = True


def paper_table(
    columns: Sequence[Column], rows: Iterable[Mapping[str, Any]], format: str, notes: Sequence[str] = ()
) -> str:
    r"""Return the rows as a table in Markdown or LaTeX; ``notes`` are below it, or in LaTeX comments above it.

    >>> columns = [Column("Name", lambda row: row["name"], is_figure=False), Column("Share", lambda row: row["share"])]
    >>> print(paper_table(columns, [{"name": "Moor & Co", "share": ".218"}], "latex"), end="")
    % \usepackage{booktabs}
    \begin{tabular}{lr}
    \toprule
    Name & Share \\
    \midrule
    Moor \& Co & .218 \\
    \bottomrule
    \end{tabular}
    """
    cells = [[column.show(row) for column in columns] for row in rows]
    return (_latex if format == "latex" else _markdown)(columns, cells, notes)


def _latex(columns: Sequence[Column], rows: Iterable[Sequence[str]], notes: Sequence[str]) -> str:
    lines = [
        *(f"% {visible_line(note)}" for note in notes),
        r"% \usepackage{booktabs}",
        rf"\begin{{tabular}}{{{''.join('r' if column.is_figure else 'l' for column in columns)}}}",
        r"\toprule",
        _latex_row(column.head for column in columns),
        r"\midrule",
        *map(_latex_row, rows),
        r"\bottomrule",
        r"\end{tabular}",
    ]
    return "".join(f"{line}\n" for line in lines)


def _latex_row(cells: Iterable[str]) -> str:
    return " & ".join(map(_latex_text, cells)) + r" \\"


def _latex_text(text: str) -> str:
    r"""
    >>> print(_latex_text(r"\input{x} 5 % _a_ [1] 0.1–0.2"))
    \textbackslash{}input\{x\} 5 \% \_a\_ {[}1{]} 0.1--0.2
    """
    escaped = _LATEX_SIGN.sub(lambda sign: _LATEX[sign[0]], visible_line(text))
    return escaped.replace("–", "--")  # an en dash, in any encoding and engine


def _markdown(columns: Sequence[Column], rows: Iterable[Sequence[str]], notes: Sequence[str]) -> str:
    lines = [
        _markdown_row(column.head for column in columns),
        _markdown_line("--:" if column.is_figure else "---" for column in columns),
        *map(_markdown_row, rows),
        *([""] if notes else []),
        *(_markdown_text(note) for note in notes),
    ]
    return "".join(f"{line}\n" for line in lines)


def _markdown_row(cells: Iterable[str]) -> str:
    return _markdown_line(map(_markdown_text, cells))


def _markdown_line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _markdown_text(text: str) -> str:
    r"""
    >>> print(_markdown_text("[a](http://b.example) | <img> **c**"), _markdown_text("Ada J. Moor (mayor)"))
    \[a\](http\://b.example) \| \<img\> \*\*c\*\* Ada J. Moor (mayor)
    """
    return _MARKDOWN_SIGN.sub(lambda sign: "\\" + sign[0], visible_line(text))
