"""HTML pages as text: the outline of their tags is kept, from files and web archives, and figures are read."""

import pytest

import quotex
from quotex.io import Record, read_files
from quotex.outline import FURNITURE

pytest.importorskip("resiliparse")
pytest.importorskip("fastwarc")
from quotex.io.readers.rendering import rendered

MENU = (
    "<nav>" + "".join(f"<p>{name}</p>" for name in ("Home", "News", "Sport", "Weather", "Jobs", "Sign in")) + "</nav>"
)
STORM = "The port of Varna stayed closed on Thursday, the third day in a row, because of a storm from the north."
SHIPS = "Ships waited in the bay, and the dockers went home at noon without knowing when they would be called again."
WORSE = "“We have seen worse, but not for twenty years,” said Ada Lund, who leads the harbour office of the town."
LAMPS = "The last lamplighter of Varna walks the quay every evening at dusk, as his father and his uncle did before."
PULL = "“Nobody sails in this,” said Omar Reyes."
CAPTION = "A crane on the quay of Varna"
FEET = "<footer><p>Imprint</p><p>Advertise with us</p><p>© 2021 The Tideline. All rights reserved.</p></footer>"
SIGN = "\U00100000\U00108001"


def page(inside):
    return f"<html><body>{MENU}<div><p>{STORM}</p>{inside}<p>{SHIPS}</p><p>{WORSE}</p></div>{FEET}</body></html>"


def as_file(folder, html):
    (folder / "page.html").write_text(html, encoding="utf-8")
    return folder / "page.html"


def as_archive(folder, html):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html.encode()
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <1>\r\nContent-Type: application/http\r\n"
    (folder / "page.warc").write_bytes(head.encode() + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(http), http))
    return folder / "page.warc"


def processed(folder, html):
    """The documents of the page as a file, in a web archive and as a text with tags."""
    for path in (as_file(folder, html), as_archive(folder, html)):
        [record] = [item for item in read_files([str(path)]) if isinstance(item, Record)]
        yield quotex.Pipeline().process(record.text, outline=record.outline)
    yield quotex.process(html)


@pytest.mark.parametrize(
    "figure",
    [
        f"<figure class=pull><blockquote><p>{PULL}</p></blockquote><figcaption>{CAPTION}</figcaption></figure>",
        f"<figure><figure><img alt=quay></figure><blockquote><p>{PULL}</p></blockquote></figure>",
        f"<figure><figure><q>{PULL}</q></figure><img></figure>",
        f"<FIGURE><table><tr><td>{PULL}</td></tr></table><figcaption>{CAPTION}</figcaption></FIGURE>",
    ],
)
def test_a_quotation_in_a_figure_is_found(tmp_path, figure):
    for document in processed(tmp_path, page(figure)):
        assert [quote.text for quote in document.quotes] == [
            *("Nobody sails in this,", "We have seen worse, but not for twenty years,"),
        ]
        assert CAPTION not in document.text
        for quote in document.quotes:
            assert document.original[quote.start : quote.end] == quote.text


def test_pictures_and_their_captions_are_left_out(tmp_path):
    figure = f"<figure><img alt='quay'><figcaption>{CAPTION}</figcaption></figure>"
    for document in processed(tmp_path, page(figure)):
        assert [line for line in document.text.split("\n") if line] == [STORM, SHIPS, WORSE]


def test_furniture_inside_the_article_is_removed(tmp_path):
    for document in processed(tmp_path, page(f"<aside><p>{LAMPS}</p></aside>")):
        assert [line for line in document.text.split("\n") if line] == [STORM, SHIPS, WORSE]
        assert "BP912" in {edit.rule for edit in document.edits}


def test_blank_cells_at_the_end_of_a_line_do_not_hide_the_next_element():
    text, outline = rendered(f"<table><tr><td>It rained.</td>{'<td>&emsp;</td>' * 3}</tr></table><aside>Tides</aside>")
    assert text == "It rained.\nTides"
    assert [text[start:][:5] for start in outline.starts] == ["It ra", "Tides"]


def test_each_line_has_its_element():
    text, outline = rendered("<body><nav>Home</nav> <div> &nbsp;<b>It</b> rained.<ul><li>😀 Quay<li>3</ul></div>")
    assert text.split() == ["Home", "It", "rained.", "😀", "Quay", "3"]
    owners = outline.owners_at([text.index(word) for word in ("Home", "It", "rained", "😀", "Quay")])
    assert [outline.roles[owner] & FURNITURE for owner in owners] == [FURNITURE, 0, 0, 0, 0]
    assert outline.parents[owners[3]] == owners[1]


@pytest.mark.parametrize("sign", [SIGN, "&#x100000;&#1081345;", "&#X0100001;"])
def test_a_page_that_uses_the_marker_characters_has_no_outline(sign):
    text, outline = rendered(f"<nav>Home</nav><p>{sign}It rained.</p>")
    assert text.endswith("It rained.")
    assert outline is None


@pytest.mark.parametrize("inside", ["<div><span>", "<td>", "<figure>", "<figure><q></figure>", "</figure>"])
def test_marker_characters_are_removed_from_large_pages(inside):
    text, outline = rendered("<nav>Home</nav><table><tr>" + (inside + "Berth<div></div>") * 12_000)
    assert not set(text) & {chr(0x100000), chr(0x108000)}
    assert outline.starts == sorted(outline.starts)
    assert all(text[start : start + 5] in ("Home\n", "Home", "Berth") for start in outline.starts)
