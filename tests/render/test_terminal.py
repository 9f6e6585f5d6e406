import re

import pytest
from rich.cells import cell_len

from quotex import Cleaned, Cue, Document, Edit, Explanation, Person, Quote, Speaker
from quotex.people.source import Source
from quotex.render import people, terminal
from quotex.render.explanation import explanation
from quotex.render.layout import visible_line
from quotex.render.lines import line
from quotex.render.terminal import Screen

COLOUR = Screen(80, "standard")
BLANK = Screen(80)
STYLED = re.compile(r"\x1b\[([\d;]*)m([^\x1b]*)")


def runs(text):
    """(codes, text) of each styled run."""
    return [(codes, words) for codes, words in STYLED.findall(text) if codes not in ("", "0")]


def said(number, text, words, speaker, **more):
    start, mention = text.index(words), text.index(speaker)
    return Quote(
        number, start, start + len(words), words, speaker=Speaker(mention, mention + len(speaker), speaker, **more)
    )


TEXT = "Share\n“It rained,” said Ada Moor.\n“It poured,” said Bo Lind.\n“All day,” she said.\n"
QUOTES = [
    said(0, TEXT, "It rained,", "Ada Moor", name="Ada Moor", people=[0]),
    said(1, TEXT, "It poured,", "Bo Lind", name="Bo Lind", people=[1]),
    said(2, TEXT, "All day,", "she", name="Ada Moor", people=[0]),
]
DOCUMENT = Document(None, TEXT[6:], TEXT, QUOTES, [], [Edit(0, 6, "", "BP101")])


def test_each_speaker_has_one_colour_throughout():
    styled = {words: codes for codes, words in runs(terminal.document(COLOUR, DOCUMENT))}
    assert styled["It rained,"] == styled["All day,"] == styled["“All day,”"]
    assert styled["Ada Moor"] == styled["she"] == "1;" + styled["It rained,"]
    assert styled["It poured,"] != styled["It rained,"]


def test_without_colours_there_are_no_escapes():
    text = terminal.document(BLANK, DOCUMENT)
    assert "\x1b" not in text
    assert text.startswith("“It rained,” said Ada Moor.\n")
    assert "• Ada Moor (“she”) [direct] “All day,”\n" in text
    assert text.endswith("1 removed (BP101)\n")


def test_no_color_removes_all_colours():
    codes = {
        code
        for codes, _ in runs(terminal.document(Screen(80, "standard", plain=True), DOCUMENT))
        for code in codes.split(";")
    }
    assert codes <= {"1", "2", "3", "9"}


def test_removed_lines_are_struck_out_on_request():
    assert "Share" not in terminal.document(COLOUR, DOCUMENT)
    assert ("2;9", "Share") in runs(terminal.document(COLOUR, DOCUMENT, show_removed=True))
    cleaned = Cleaned.from_edits(TEXT, DOCUMENT.edits)
    assert ("2;9", "Share") in runs(terminal.cleaned(COLOUR, cleaned, show_removed=True))


def test_text_after_a_removed_line_is_not_struck_out():
    text = "By Ada Moor\nIt rained.\nShare\n\nIt poured. Advertisement\nAll day."
    edits = [Edit(0, 12, "", "BP7"), Edit(23, 30, "", "BP1"), Edit(41, 54, "", "BP3")]
    shown = terminal.cleaned(COLOUR, Cleaned.from_edits(text, edits), show_removed=True)
    assert runs(shown)[:3] == [("2;9", "By Ada Moor"), ("2;9", "Share"), ("2;9", "Advertisement")]


def test_without_colours_removed_text_is_in_marks():
    text = "By Ada Moor\r\n  3 hours ago\r\n\r\nIt rained. Advertisement “a” [-b-]\r\nShare"
    edits = [Edit(0, 30, "", "BP7"), Edit(41, 57, "", "BP3"), Edit(64, 71, "", "BP1")]
    quote = Quote(0, 56, 57, "a")
    assert text[41:57] == "Advertisement “a"
    shown = terminal.document(BLANK, Document(None, "", text, [quote], [], edits), show_removed=True)
    assert shown.startswith(
        "[-By Ada Moor-]\n  [-3 hours ago-]\n\nIt rained. [-Advertisement “a-]” [-b-]\n[-Share-]\n\n"
    )


def test_repairs_are_shown_repaired():
    text = "a &amp;\n b “c &lt; d” &amp;"
    edits = [Edit(2, 7, "&", "TX1"), Edit(14, 18, "<", "TX1"), Edit(22, 27, "&", "TX1")]
    quote = Quote(0, 12, 20, "c < d")
    for show_removed in (False, True):
        shown = terminal.document(BLANK, Document(None, "", text, [quote], [], edits), show_removed=show_removed)
        assert shown.startswith("a &\n b “c < d” &\n")


def test_an_edit_may_cross_the_bounds_of_a_quote():
    quote = Quote(0, 2, 6, "cd")
    shown = terminal.document(BLANK, Document(None, "abgh", "abcdefgh", [quote], [], [Edit(1, 7, "", "BP1")]))
    assert shown.startswith("ah\n")


def test_a_nested_quote_is_shown():
    outer, inner = Quote(0, 0, 9, "a “b” c d"), Quote(1, 3, 4, "b", speaker=Speaker(8, 9, "d"), parent=0)
    styled = runs(terminal.quotes(COLOUR, "a “b” c d", [outer, inner]))
    assert styled[:3] == [("1", "a “"), ("36", "b"), ("1", "” c ")]


STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
HOSTILE = "".join(map(chr, (*range(0xA0), 0x61C, *range(0x2000, 0x2070), 0xD800, 0xDFFF)))


def test_a_page_cannot_control_the_terminal():
    text = "a\x1b[2Jb\x07\x9b" + HOSTILE
    shown = terminal.document(
        BLANK, Document(None, text, text, [Quote(0, 0, len(text), text, speaker=Speaker(0, 3, "\x1b]0;"))])
    )
    assert not STEERING.search(shown)


def test_harmless_characters_are_shown_unchanged():
    assert terminal.visible("café “naïve”\u200b\u200d\u202f\tשלום\r\n") == "café “naïve”\u200b\u200d\u202f\tשלום\n"
    assert visible_line("a\r\nb\rc\u2028d") == "a␊b␍c␤d"


@pytest.mark.parametrize("text", ["", "\n", " \n\n\t", "\r\n", "x\r\ny", "שלום “עולם”"])
def test_small_texts_are_shown(text):
    shown = terminal.cleaned(BLANK, Cleaned(text, [], text))
    assert shown.endswith("nothing removed\n")


def test_a_long_line_with_many_quotes_takes_linear_work(lines_run):
    def lines(count):
        text = "“a” " * count
        quotes = [Quote(number, 4 * number + 1, 4 * number + 2, "a") for number in range(count)]
        return lines_run(lambda: terminal.quotes(Screen(80, "standard"), text, quotes))

    assert lines(400) < 1.1 * 4 * lines(100)


LONG = (
    "It rained on the quay from Monday to Friday, and nobody who lives in the harbour 波止場は火曜日に閉鎖されました 🌧️ "
    "remembers anything like it."
)


@pytest.mark.parametrize("width", [20, 39, 50, 80, 132])
@pytest.mark.parametrize("hang", [0, 2, 5, 40])
def test_lines_are_wrapped_at_words_with_a_hanging_indent(width, hang):
    shown = Screen(width).render([line("1:23 " + LONG, hang=hang)]).splitlines()
    assert all(cell_len(one) <= width for one in shown)
    indent = hang if hang <= width // 3 else 2
    assert all(one.startswith(" " * indent) and one[indent] != " " for one in shown[1:])
    words = [one[indent if number else 0 :] for number, one in enumerate(shown)]
    cut = " ".join(words).split()
    assert [word for word in cut if word.isascii()] == [word for word in f"1:23 {LONG}".split() if word.isascii()]
    assert "".join(words).replace(" ", "") == f"1:23 {LONG}".replace(" ", "")


@pytest.mark.parametrize("width", [1, 2, 3])
def test_a_terminal_narrower_than_words_shows_all_letters(width):
    shown = Screen(width).render([line("• ", "rain", hang=2)])
    assert "".join(shown.split()) == "•rain"


def test_text_to_be_copied_is_not_wrapped():
    assert Screen(20).render([line("  ", LONG, hang=None)]) == f"  {LONG}\n"


def test_a_list_of_quotes_is_indented_under_its_signs():
    text = f"“{LONG}” said Ada Moor."
    quote = said(0, text, LONG, "Ada Moor", name="Ada Moor")
    listed = terminal.quotes(Screen(50), text, [quote]).split("• ")[1].splitlines()
    assert listed[0].startswith("Ada Moor [direct] “It rained")
    assert all(one.startswith("  ") for one in listed[1:])


def test_an_explanation_has_colours():
    person = Person(0, "Ada Moor", mentions=[(14, 22)], role="mayor", role_span=(0, 5))
    document = Document(None, TEXT[6:], TEXT, QUOTES, [person], DOCUMENT.edits)
    shown = runs(COLOUR.render(explanation(document, {})))
    styled = {words: codes for codes, words in shown}
    assert styled["Share"] == "2;9"
    assert styled["1:1 "] == "2"
    assert styled["BP101"] == "1"
    assert styled["“It rained,”"] == styled["“All day,”"] != styled["“It poured,”"]
    assert styled["Ada Moor"] == "1;" + styled["“It rained,”"]


def test_an_explained_page_cannot_control_the_terminal():
    quote = Quote(
        0,
        0,
        3,
        HOSTILE,
        speaker=Speaker(0, 3, HOSTILE, name=HOSTILE, people=[0]),
        cue=Cue(0, 1, HOSTILE),
        rules=("QA1",),
    )
    person = Person(0, HOSTILE, role="mayor", role_span=(0, len(HOSTILE)))
    edits = [Edit(0, len(HOSTILE), "", "BP1"), Edit(0, len(HOSTILE), HOSTILE, "TX1")]
    document = Document(None, HOSTILE, HOSTILE, [quote], [person], edits)
    explained = {0: Explanation("QA1", HOSTILE, HOSTILE, [(HOSTILE, 0, len(HOSTILE))])}
    for found in ({}, explained):
        assert not STEERING.search(BLANK.render(explanation(document, {}, found)))


SOURCES = [
    Source("Ada Moor", "person", "mayor", "f", articles=3, quotes=5, words=40, share=0.5),
    Source("Harbour Administration of the Inland Waterways", "organization", articles=1, quotes=1, words=9, share=0.1),
    Source(None, articles=2, quotes=4, words=20, share=0.4),
]


def test_the_table_of_sources_breaks_no_word():
    shown = people.table(Screen(60), SOURCES)
    assert shown.splitlines()[0].split() == ["name", "who", "articles", "quotes", "words", "share"]
    assert all(cell_len(one) <= 60 for one in shown.splitlines())
    assert {"Administration", "organization", "unknown"} <= set(shown.split())


def test_a_table_that_would_break_words_becomes_a_list():
    for source in SOURCES:
        source.columns = {"outlet": "Tideline"}
    assert people.table(Screen(48), SOURCES, ["outlet"]) == (
        "outlet Tideline\n"
        "Ada Moor (mayor, f)\n    articles 3, quotes 5, words 40, share 0.500\n"
        "Harbour Administration of the Inland Waterways\n    (organization)\n"
        "    articles 1, quotes 1, words 9, share 0.100\n"
        "unknown\n    articles 2, quotes 4, words 20, share 0.400\n"
        "\nshares are uncorrected; unknown: no document\nnames them\n"
    )
