"""HTML of many tags: the parser gets few nested elements, and the text is kept."""

import pytest

from quotex.io import Record, read_files
from quotex.io.readers.flattening import DEEPEST, MOST_TAGS, flattened

tree = pytest.importorskip("resiliparse.parse.html").HTMLTree

MANY = MOST_TAGS // 2 + 1

PAGES = {
    "blocks": ("<div>", "<dd></dd>"),
    "inline": ("<span>", "</i>"),
    "unknown": ("<port>", "<quay></mole>"),
    "formatting": ("<b><div>", "</b>"),
    "tables": ("<table><tr><td>", "x"),
    "groups of options": ("<optgroup><option>", "<dd></dd>"),
    "an end tag in a comment": ("<div><!--</div>-->", "x"),
    "an end tag in a declaration": ("<div><!</div>>", "x"),
    "an end tag in a script": ("<div><script></div></script>", "x"),
    "an end tag in a title": ("<div><textarea></div></textarea>", "x"),
    "an end tag in an attribute": ("<div></x a='></div>'>", "x"),
    "an end tag that a table keeps out": ("<div><table></div></table>", "x"),
    "cells in foreign elements": ("<svg><td>", "<math><td>"),
    "Kelvin signs": ("<\u212a><div></\u212a>", "x"),
}


def depth(page):
    """The depth of nested elements in the parser's tree."""
    deepest = now = 0
    node = tree.parse(page).document
    while node is not None:
        if node.first_child is not None:
            node, now = node.first_child, now + 1
            deepest = max(deepest, now)
            continue
        while node is not None and node.next is None:
            node, now = node.parent, now - 1
        node = node.next if node is not None else None
    return deepest


@pytest.mark.parametrize(("begins", "goes_on"), PAGES.values(), ids=PAGES)
def test_few_elements_are_nested(begins, goes_on):
    assert depth(flattened(begins * MANY + goes_on * MANY)) < 5 * DEEPEST


def test_the_parser_gets_the_flat_page(tmp_path, monkeypatch):
    pages = []
    monkeypatch.setattr("resiliparse.extract.html2text.extract_plain_text", lambda page, **_: pages.append(page) or "")
    (tmp_path / "a.html").write_text("<div>" * 2 * MANY)
    list(read_files([str(tmp_path / "a.html")]))
    assert pages == [flattened("<div>" * 2 * MANY)]


def test_a_page_of_few_tags_is_not_changed():
    page = "<div><span>It rained.</span></div>" * (MOST_TAGS // 4)
    assert flattened(page) is page


@pytest.mark.parametrize("begins", ["", "<div>" * MANY])
def test_flattening_keeps_the_text(tmp_path, begins):
    lines = [f"Berth {number} is <b>free</b>." for number in range(MANY)]
    (tmp_path / "a.html").write_text(begins + "".join(f"<div>{line}</div>\n" for line in lines))
    [text] = [item.text for item in read_files([str(tmp_path / "a.html")]) if isinstance(item, Record)]
    assert [line for line in text.split("\n") if line] == [f"Berth {number} is free." for number in range(MANY)]


def test_hidden_elements_stay_hidden():
    hidden = "<script>if (a<b) quay()</script><style>p{}</style><svg><text>x</text></svg><!-- <p>x -->"
    assert flattened(hidden * MANY) == ""


def test_tags_in_a_title_are_text():
    assert flattened("<title>Quay <b> 3</title>" * MANY).startswith("<title>Quay &lt;b> 3</title><title>")
