"""Pages and indexes as HTML, read without a browser."""

import re
from html import escape, unescape
from itertools import chain

import pytest

import quotex
from quotex import Cue, Document, Edit, Person, Pipeline, Quote, Quotes, Speaker
from quotex.cli.pages import page_of
from quotex.io import Record
from quotex.language.catalogue import catalogue
from quotex.outline import Outline
from quotex.render import html_tables
from quotex.render.html import About, about_of, fragment, page
from quotex.render.html_index import NAMELESS, UNSPOKEN, counted, listed
from quotex.render.html_markup import element, join, text
from quotex.render.html_quotes import MOST
from quotex.render.html_tables import index_pages
from quotex.render.layout import visible

ARTICLE = """Ferry to sail

Sign up for our newsletter

“It rained,” said Mayor Ada Moor. “It &amp; poured,” she added, “for days.”

“Rain is rain,” Bo Lind told the Tideline."""


def shown(markup):
    """The text of a piece of HTML, with each block on its own line."""
    lines = re.sub(r"</(?:p|li|tr|summary|h\d)>", "\n", re.sub(r"<(?:style|title)>.*?</(?:style|title)>", "", markup))
    return unescape(re.sub(r"<[^>]+>", "", lines))


def blocks(document):
    """The blocks of the article, without the notes on quotes."""
    whole = re.search(r"<article.*?</article>", page(document, catalogue()), re.DOTALL)[0]
    return shown(re.sub(r'<span class="tip".*?</span></span>', "", whole)).strip().split("\n")


def test_an_element_escapes_its_content():
    assert element("p", "a < b", class_="x", hidden=True, title=None) == '<p class="x" hidden>a &lt; b</p>'
    assert element("br") == "<br>"
    assert join(["<", element("b", "&")], ", ") == "&lt;, <b>&amp;</b>"
    assert element("p", title='"><b>') == '<p title="&quot;&gt;&lt;b&gt;"></p>'


def test_only_characters_that_need_it_are_escaped():
    for code in [*range(0x3000), *range(0xD800, 0xE000), *range(0xFE00, 0x10000), 0x1F600, 0xE0001]:
        sign = chr(code)
        assert text(sign) == escape(visible(sign), quote=True), hex(code)


@pytest.mark.parametrize("address", ["#q1", "articles/000001.html#q1", "../index.html", "https://quay.example/a?b=c"])
def test_safe_addresses_are_kept(address):
    assert element("a", "x", href=address) == f'<a href="{text(address)}">x</a>'


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", " javascript:alert(1)", "java\nscript:1", "data:text/html,x", "vbscript:x"),
        *("//quay.example", "/etc", "x", "#", "https:", "https://quay.example/ onclick=1", 'https://quay.example/"'),
        "file:///etc/passwd",
    ],
)
def test_unsafe_addresses_are_removed(address):
    assert element("a", "x", href=address) == "<a>x</a>"


def test_the_article_is_the_cleaned_text_with_removed_lines_folded():
    document = quotex.process(ARTICLE)
    assert blocks(document) == [
        "Ferry to sail",
        "Removed: 1 line, BP201 newsletter-prompt",
        "BP201 Sign up for our newsletter",
        "“It rained,” said Mayor Ada Moor. “It & poured,” she added, “for days.”",
        "“Rain is rain,” Bo Lind told the Tideline.",
    ]


def test_a_text_without_blank_lines_has_a_paragraph_for_each_line():
    document = quotex.process("The ferry sailed at noon.\r\nIt rained all day.\r\n")
    assert blocks(document) == ["The ferry sailed at noon.", "It rained all day."]


def test_marked_spans_may_overlap_each_other_paragraphs_and_removed_text():
    original = "Bo Lind AD said it rained\n\nall day long"
    quote = Quote(0, 13, 33, "…", speaker=Speaker(0, 12, "Bo Lind", name="Bo Lind"), cue=Cue(9, 15, "said"))
    document = Document(None, "", original, [quote], edits=[Edit(8, 11, "", "BP301")])
    content = page(document, catalogue())
    assert blocks(document) == ["Bo Lind AD removed: BP301 said it rained", "all day long"]
    assert content.count('id="q0"') == content.count('tabindex="0"') == content.count('id="q0-why"') == 1
    assert len(re.findall(r"<q ", content)) == len(re.findall(r"</q>", content)) > 1


def test_a_quote_shows_its_speaker_confidence_and_rules():
    document = quotex.process(ARTICLE)
    content = page(document, catalogue())
    for quote in document.quotes:
        assert f'id="q{quote.id}"' in content
        note = shown(re.search(rf'id="q{quote.id}-why">(.*?</span>)</span>', content)[1])
        assert note.startswith(quote.speaker.name)
        assert f"{quote.kind}, cue “{quote.cue.text}”. Confidence {quote.confidence:.2f}, of the name " in note
        assert all(f"{rule} {catalogue()[rule].name}" in note for rule in quote.rules)
        assert f'href="#q{quote.id}" aria-label="Quote {quote.id + 1}"' in content


def test_the_panel_counts_quotes_and_words():
    lines = shown(page(quotex.process(ARTICLE), catalogue())).split("\n")
    (moor,) = [line for line in lines if line.endswith("123") and "Ada Moor" in line]
    assert "person, mayor, female; 3 quotes, 7 words" in moor
    assert any("Bo Lind" in line and "1 quote, 3 words" in line for line in lines)


def test_unattributed_and_doubtful_quotes_have_their_own_signs():
    quotes = [Quote(0, 1, 3, "ab", confidence=0.9), Quote(1, 4, 6, "cd", speaker=Speaker(7, 9, "he"), confidence=0.4)]
    content = page(Document(None, "x", "“ab”cd”he", quotes), {})
    assert re.findall(r'data-sign="(.*?)"', content) == ["–", "1?"]
    assert "No speaker" in content


def test_an_empty_document_has_a_page():
    content = page(Document(None, "", ""), {})
    assert "No text is left." in content
    assert "No quotes." in content
    assert "<script" not in content


def test_known_columns_are_recognized_by_name():
    about = about_of({"Headline": "Rain", "URL": "https://quay.example/1", "source": "Tideline", "published": None})
    assert about == About("Rain", "https://quay.example/1", "Tideline", "")
    assert about_of({"outlet": "A", "source": "B"}).others == (("source", "B"),)
    content = page(Document("a", "It rained.", "It rained."), {}, about, note="Copied unchanged: its language is de.")
    assert "<h1" in content
    assert 'href="https://quay.example/1" rel="noopener noreferrer"' in content
    assert "Copied unchanged: its language is de." in content


def test_notebook_cells_have_distinct_ids():
    one, other = quotex.process(ARTICLE), quotex.process(ARTICLE + " ")
    ids = [set(re.findall(r' id="(.*?)"', document._repr_html_())) for document in (one, other)]
    assert ids[0]
    assert not ids[0] & ids[1]
    assert one._repr_html_() == quotex.process(ARTICLE)._repr_html_() == fragment(one, catalogue())
    assert "<script" not in one._repr_html_()


def test_a_notebook_shows_quotes_as_a_table():
    table = re.search(r"<table.*</table>", quotex.extract(ARTICLE)._repr_html_())[0]
    rows = shown(table.replace("</td>", "|")).strip().split("\n")
    assert rows[0] == "IdSpeakerQuoteKindConfidence"
    assert [row.split("|")[1:4] for row in rows[1:]] == [
        ["Ada Moor (“Mayor Ada Moor”)", "It rained,", "direct"],
        ["Ada Moor (“she”)", "It &amp; poured,", "direct"],
        ["Ada Moor (“she”)", "for days.", "direct"],
        ["Bo Lind", "Rain is rain,", "direct"],
    ]


def test_a_table_of_quotes_is_limited():
    quotes = Quotes([Quote(number, 0, 900, "<script>rain</script> " * 40) for number in range(MOST + 1234)])
    table = quotes._repr_html_()
    assert table.count("<tr>") == MOST + 1
    assert "1,234 more are not shown." in table
    assert "<script" not in table
    assert "No quotes." in quotes[:0]._repr_html_()


def document_of(names, words=2, **about):
    """The listing of a document with one quote of each of these people; None: a quote without a speaker."""
    quotes = []
    people = [Person(number, name) for number, name in enumerate(names) if name]
    for number, name in enumerate(names):
        speaker = name and Speaker(0, 1, name, name=name, people=[number])
        quotes.append(Quote(number, 0, 9, " ".join(["rain"] * words), speaker=speaker or None))
    return listed(Document("a", "It rained.", "It rained.", quotes, people), About(**about))


def test_people_are_counted_over_documents():
    pages = [document_of(["Ada Moor", "Ada Moor", "Bo Lind"], 2), document_of(["Ada Moor", None], 5)]
    counts = counted(pages)
    moor = counts.people["Ada Moor"]
    assert (moor.quotes, moor.words, moor.articles, moor.kind) == (3, 9, 2, "person")
    assert (counts.whole.quotes, counts.whole.words, counts.whole.articles) == (5, 16, 2)
    assert {name: count.quotes for name, count in counts.unnamed.items()} == {UNSPOKEN: 1}


def test_quotes_of_several_people_and_of_unnamed_ones_are_counted():
    both = Speaker(0, 1, "Moor and Lind", name="Ada Moor; Bo Lind")
    quotes = [Quote(0, 0, 9, "It rained", speaker=both), Quote(1, 0, 9, "It", speaker=Speaker(0, 1, "officials"))]
    counts = counted([listed(Document(None, "", "", quotes), About())])
    assert {name: count.quotes for name, count in counts.people.items()} == {"Ada Moor": 1, "Bo Lind": 1}
    assert {name: count.quotes for name, count in counts.unnamed.items()} == {NAMELESS: 1}


def test_people_may_be_joined_by_a_function():
    pages = [document_of(["Ada Moor"]), document_of(["Moor"])]
    counts = counted(pages, lambda document, name: "Ada Moor" if (document, name) == (1, "Moor") else name)
    assert {name: count.articles for name, count in counts.people.items()} == {"Ada Moor": 2}


def test_outlets_and_months_list_their_most_quoted_people():
    pages = [
        document_of(["Ada Moor", "Ada Moor", "Bo Lind"], outlet="Tideline", date="2024-05-01"),
        document_of(["Bo Lind"], outlet="Tideline", date="2024-06-30T10:00"),
        document_of(["Bo Lind"], outlet="The Gull", date="June 3"),
        document_of(["Eva Berg"]),
    ]
    ((name, content),) = index_pages([(f"articles/{number}.html", page) for number, page in enumerate(pages)])
    lines = [re.sub(r"\s+", " ", line) for line in re.sub(r"</t[dh]>", "|", content).split("\n")]
    rows = [unescape(re.sub(r"<[^>]+>", "", line)) for line in lines if line.startswith("<tr>")]
    assert name == "index.html"
    assert rows[:3] == ["Bo Lind|person|3|6|3|", "Ada Moor|person|2|4|1|", "Eva Berg|person|1|2|1|"]
    assert "Tideline|4|8|2|Ada Moor (2), Bo Lind (2)|" in rows
    assert rows[rows.index("2024-05|3|6|1|Ada Moor (2), Bo Lind (1)|") :][:3] == [
        "2024-05|3|6|1|Ada Moor (2), Bo Lind (1)|",
        "2024-06|1|2|1|Bo Lind (1)|",
        "not known|2|4|2|Bo Lind (1), Eva Berg (1)|",
    ]
    assert rows[-1] == "Eva Berg|rain rain|2|not known|not known|It rained.|"
    assert 'href="articles/3.html#q0"' in content


def test_without_their_columns_these_tables_are_left_out():
    ((_, content),) = index_pages([("a.html", document_of(["Ada Moor"]))])
    assert "By outlet" not in content
    assert "By month" not in content


def test_a_long_index_is_split_into_pages(monkeypatch):
    monkeypatch.setattr(html_tables, "MOST_ROWS", 4)
    monkeypatch.setattr(html_tables, "MOST_PEOPLE", 2)
    pages = [(f"articles/{number}.html", document_of(["Ada Moor", "Bo Lind", f"Eva {number}"])) for number in range(3)]
    made = dict(index_pages(pages))
    assert list(made) == ["index.html", "quotes-2.html", "quotes-3.html"]
    places = [re.findall(r'href="(articles/\d.html#q\d)"', content) for content in made.values()]
    assert [len(found) for found in places] == [4, 4, 1]
    assert [*chain.from_iterable(places)] == [
        f"articles/{page}.html#q{quote}" for page in range(3) for quote in range(3)
    ]
    assert "3 more, with 3 quotes, are not in this table." in made["index.html"]
    assert all(f'href="{name}#quotes"' in content for name in made for content in made.values())


def test_no_page_of_an_index_exceeds_the_limit(monkeypatch):
    monkeypatch.setattr(html_tables, "MOST_BYTES", 3000)
    quotes = [Quote(number, 0, 1, "“&”" * 999) for number in range(20)]
    pages = [("articles/1.html", listed(Document("a", "x", "x", quotes), About()))]
    made = dict(index_pages(pages))
    rows = [sum(len(row.encode()) for row in re.findall(r"<tr><td>.*", content)) for content in made.values()]
    assert len(made) > 2
    assert all(0 < size <= 3000 for size in rows)


def test_a_page_takes_linear_time(lines_run):
    """Compares the lines of Python run for a text and for one twice as long."""
    documents = [quotex.process(f"{ARTICLE}\n\nIt was &amp; late.\n\n" * count) for count in (40, 80)]
    counts = [lines_run(lambda document=document: page(document, catalogue())) for document in documents]
    assert counts[1] < 2.1 * counts[0]


def quoting(number, *people):
    quotes = [
        Quote(place, 0, 9, "It rained", speaker=Speaker(9, 12, "she", name, people=[place]))
        for place, (name, _) in enumerate(people)
    ]
    known = [Person(place, name, gender=gender) for place, (name, gender) in enumerate(people)]
    document = Document(str(number), "It rained", "It rained", quotes, known)
    return f"articles/{number}.html", listed(document, About(title=f"Day {number}"))


def test_the_index_begins_with_a_chart_of_shares_intervals_and_genders():
    moor, cole, lind = ("Ada <Moor>", "f"), ("Ben Cole", "m"), ("Chris Lind", None)
    pages = [quoting(number, moor, cole) if number % 2 else quoting(number, moor) for number in range(11)]
    ((_, content),) = index_pages([*pages, quoting(11, lind)])
    chart = content.partition("<main>")[2].partition("</figure>")[0]
    assert chart.startswith('<figure class="bars"')
    texts = [re.sub(r"<[^>]+>", "", item) for item in chart.split("<li ")[1:]]
    assert re.search(r"Ada &lt;Moor&gt; \(woman\)11 quotes, 65 % \(\d+ % to \d+ %\)", texts[0])
    assert re.search(r"Ben Cole \(man\)5 quotes, 29 % \(\d+ % to \d+ %\)", texts[1])
    assert "Chris Lind1 quote, 6 %" in texts[2]
    assert chart.count("<line") == 2
    assert 'class="gf"' in chart
    assert "orange: women" in chart


def test_an_index_without_people_has_no_chart():
    ((_, content),) = index_pages([("a.html", listed(Document("a", "x", "x", [], []), About()))])
    assert "<figure" not in content


def test_copies_are_listed_with_their_originals_and_not_counted():
    story = " ".join(f"The ferry sailed for the {number}th time on Monday." for number in range(9))
    documents = []
    for title, words, said in (
        ("Short", story, 1),
        ("Other", "It rained on Monday, and on Tuesday, too.", 1),
        ("Long", f"{story} It was late.", 2),
    ):
        quotes = [Quote(place, 0, 3, "The", speaker=Speaker(4, 9, "ferry", "Ada Moor")) for place in range(said)]
        documents.append((f"articles/{title}.html", listed(Document(title, words, words, quotes), About(title=title))))
    ((_, content),) = index_pages(documents)
    shown = re.sub(r"<[^>]+>", " ", content)
    assert "3 quotes of 1 people" in shown
    assert "One more is a copy, and its quotes are listed, but not counted." in shown
    (row,) = [
        line for line in content.split("\n") if line.startswith("<tr>") and "Short.html" in line and "Long.html" in line
    ]
    assert row.index("Short.html") < row.index("Long.html")
    quotes = content.partition('id="quotes"')[2]
    assert quotes.count("Short.html#q") == 1
    ((_, without),) = index_pages(documents[1:])
    assert "Copy of" not in without


@pytest.mark.parametrize(
    ("kept", "title", "date"),
    [({}, "Storm <i>closes</i> port", "2021-05-03"), ({"title": "Rain"}, "Rain", "2021-05-03")],
)
def test_a_page_shows_its_title_byline_and_date(kept, title, date):
    told = {"title": "Storm <i>closes</i> port", "byline": "Ada Moor", "date": "2021-05-03"}
    record = Record("a", "It rained.", "a.html", kept=kept, outline=Outline(facts=told))
    document = Pipeline().process(record.text, outline=record.outline)
    shown, known = page_of(record, document, Pipeline(), in_report=True)
    assert f'<h1 dir="auto">{escape(title)}</h1>' in shown
    assert '<dt>Byline</dt><dd dir="auto">Ada Moor</dd>' in shown
    assert f'<dt>Date</dt><dd dir="auto">{date}</dd>' in shown
    assert (known["title"], known["month"]) == (title, "2021-05")
