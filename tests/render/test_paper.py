"""Tables for papers: untrusted text makes no markup, link or command."""

import re

import pytest

from quotex.render.paper import Column, paper_table

HOSTILE = [
    r"\input{/etc/passwd}",
    r"\write18{rm -rf /}",
    "^^5cinput",
    "a & b % c $x$ #1 _a_ {b} ~",
    "[6pt]",
    "*{2}",
    "\x1b[2J\u202eabc\n\n",
    "</td><script>alert(1)</script>",
    "![x](http://a.example/p.png)",
    "<http://a.example> www.a.example @ada",
    "| --- |\n| x |",
    "`code` **bold** $$m$$",
]
COLUMNS = [Column("Name", lambda row: row["name"], is_figure=False), Column("N", lambda row: str(row["n"]))]


def shown(format, text):
    return paper_table(COLUMNS, [{"name": text, "n": 1}], format)


@pytest.mark.parametrize("text", HOSTILE)
def test_latex_cells_are_plain_text(text):
    line = shown("latex", text).splitlines()[5]
    assert line.endswith(r" & 1 \\")
    cell = line.removesuffix(r" & 1 \\")
    left = re.sub(r"\\(?:text\w+\{\}|[&%$#_{}])|\{[\[\]*]\}", "", cell)
    assert not set(left) & set("\\{}$&#^_~%[]*|<>")
    assert "\x1b" not in cell


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_cells_are_plain_text(text):
    lines = shown("markdown", text).splitlines()
    assert len(lines) == 3
    assert lines[2].endswith(" | 1 |")
    left = re.sub(r"\\.", "", lines[2].removesuffix(" | 1 |").removeprefix("| "))
    assert not set(left) & set("`*_[]<>|~&@$\x1b")
    assert "://" not in left
    assert "www." not in left


def test_notes_follow_a_markdown_table_and_are_comments_in_latex():
    rows = [{"name": "Ada Moor", "n": 2}]
    assert paper_table(COLUMNS, rows, "markdown", ["of 5 %"]).endswith("| Ada Moor | 2 |\n\nof 5 %\n")
    assert paper_table(COLUMNS, rows, "latex", ["of\n5 %"]).startswith("% of␊5 %\n")
