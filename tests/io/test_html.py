"""HTML: attributes change neither the text nor the cost of reading it."""

import re

import pytest

from quotex.io import Record, read_files

html2text = pytest.importorskip("resiliparse.extract.html2text")
SAYS = "“It rained,” said Ada Moor."
ATTRIBUTE = re.compile(r"</?[a-zA-Z][^\s/>]*[\s/]+[^\s/>]")  # parsers read a tag with attributes here


def text_of(folder, page):
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    [record] = [item for item in read_files([str(path)]) if isinstance(item, Record)]
    return record.text


@pytest.fixture
def parsed(monkeypatch):
    """The pages that the parser gets."""
    pages = []

    def extract(page, **options):
        pages.append(page)
        return inner(page, **options)

    inner = html2text.extract_plain_text
    monkeypatch.setattr(html2text, "extract_plain_text", extract)
    return pages


MANY = " ".join(f"a{number}" for number in range(1000))


@pytest.mark.parametrize(
    "page",
    [
        f"<p {MANY}>{SAYS}</p>",
        "<p " + " ".join(f'a{number}=">"' for number in range(1000)) + f">{SAYS}</p>",
        "<p" + "".join(f"/a{number}='<i>'" for number in range(1000)) + f">{SAYS}</p>",
        "".join(f"<html a{number}><body b{number}>" for number in range(1000)) + SAYS,
        "".join(f"<b a={number}>" for number in range(1000)) + SAYS,
        f'<script>x = "<p a=\'"</script><p {MANY}>{SAYS}</p>',
        f"<textarea><!--</textarea><p {MANY}>{SAYS}</p>-->",
        f"<p<! {MANY}>{SAYS}</p>",
        f"<p<b<i {MANY} <u {MANY}>{SAYS}</p>",
        f"{SAYS}<p a=\"'<b='\" {MANY}",
        f"<p>{SAYS}</p {MANY}>",
        f"<p>{SAYS}</p\n{MANY}<b></b/{MANY}",
    ],
)
def test_the_parser_gets_no_attributes(tmp_path, parsed, page):
    """The parser compares each attribute of a tag with all others, and each open tag of a phrase, too."""
    text_of(tmp_path, page)
    assert len(parsed) == 1
    assert not ATTRIBUTE.search(parsed[0])


@pytest.mark.parametrize(
    "page",
    [
        f"<select><option>Varna<option>Salem</select>{SAYS}",
        f"<select><optgroup><OPTION value=1>Varna</OPTION ><option/>Salem</select>{SAYS}",
        f"<label>Port <select><option>Varna</select></label>{SAYS}",
        f"<p>{SAYS}<datalist><option value=Varna><option>Salem</datalist>",
        f"<option>Varna<option>Salem</option>{SAYS}",
    ],
)
def test_the_parser_gets_no_options(tmp_path, parsed, page):
    """The parser goes through all options of a list at each of them."""
    assert text_of(tmp_path, page).strip() == SAYS
    assert len(parsed) == 1
    assert "<option" not in parsed[0].lower()


@pytest.mark.parametrize(
    "page",
    [
        f'<p class="a" title="<b>1 > 0</b>" data-x=\'<i>"</i>\' hidden>{SAYS}</p>',
        f"<script>for (i=0;i<n;i++) {{ s = '\"' }}</script><p>{SAYS}</p>",
        f'<!--<svg class="a" x-->{SAYS}<!-- -->',
        f'<svg width="1" /><p>{SAYS}</p>',
        f'<p>{SAYS}<br class="a"/></p>',
        f'<p a="b"c=d>{SAYS}</p>',
        f'<p a = "b" c= "d">{SAYS}</p>',
        f"<a href=https://harbour.test/?a=1>{SAYS}</a>",
    ],
)
def test_attributes_make_no_difference_to_the_text(tmp_path, page):
    assert text_of(tmp_path, page).strip() == SAYS


@pytest.mark.parametrize("page", ["<ul><li>x", "<OL><li>x\n", "<ol/><li/>x", "<ul class=a ><dd>x", "<ul>x"])
def test_nested_lists_take_linear_memory(tmp_path, monkeypatch, page):
    """The parser indents each line by the lists around it."""
    sizes = []

    def extract(page, **options):
        text = inner(page, **options)
        sizes.append(len(text))
        return text

    inner = html2text.extract_plain_text
    monkeypatch.setattr(html2text, "extract_plain_text", extract)
    text_of(tmp_path, page * 500)
    text_of(tmp_path, page * 1000)
    assert sizes[1] < 2.1 * sizes[0]


def test_each_item_of_a_list_is_a_line(tmp_path):
    page = "<p>Ports:</p><ul><li>Varna<li>Salem<ol><li>North Pier</li><li>South Pier</ol></li></ul><p>End.</p>"
    assert [line for line in text_of(tmp_path, page).split("\n") if line] == [
        *("Ports:", "Varna", "Salem", "North Pier", "South Pier", "End."),
    ]
