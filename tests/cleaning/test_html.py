"""HTML tags in a text: which are removed, which are kept, and the white space that a browser would show."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

import quotex
from quotex.cleaning.html import _by_paragraph, _tags, tags_of_html
from quotex.cleaning.ids import HTML_TAG
from quotex.cleaning.repair import repair
from quotex.damage import find_damage
from quotex.edits import apply_edits


def mended(text: str) -> str:
    return repair(text, frozenset([HTML_TAG])).text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>The port\n  is shut.</p>\n<p>It rained.</p>\n", "The port is shut.\n\nIt rained."),
        ("<P>The port is shut.<P>It rained.", "The port is shut.\n\nIt rained."),
        ("<p>“It <em>will</em> open,” said <b>Ada</b> <i>Lund</i>.</p>", "“It will open,” said Ada Lund."),
        ("<p>the <b>har</b>bour</p>", "the harbour"),
        ("<div>The port<br>is shut.<br/><br />It rained.</div>", "The port\nis shut.\n\nIt rained."),
        ("<ul><li>ships</li><li>boats</li></ul><p>and</p>", "ships\nboats\n\nand"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<p>a</p><script>if (a < b) { c('<p>') }</script><STYLE>p {}</STYLE><p>b</p>", "a\n\nb"),
        ("<p>a <!-- <p>no</p> --> b</p>", "a b"),
        ("<!DOCTYPE html>\n<html><head><title>Port</title><body><header>Tide</header><p>a", "Tide\n\na"),
        ("<p title='a > b' data-x=\"c\" hidden class=d>a</p>", "a"),
        ("<p>a</p><pre>if a:\n    b\n</pre><p>c\nd</p>", "a\n\nif a:\n    b\n\nc d"),
        ("<p>5 < 6 and a<b</p>", "5 < 6 and a<b"),
        ("<p>&lt;b&gt; is a tag</p>", "&lt;b&gt; is a tag"),
        ("<p>a<o:p></o:p> b <x-y>c</x-y></p>", "a b c"),
        ("<b>Oxmere</b> The port\nis shut.\nIt rained.\n", "Oxmere The port\nis shut.\nIt rained.\n"),
        (
            "<h2>Storm</h2>\nIt rained.\n\n“No,” said Ada.\n\n<ul>\n<li>ships</li>\n<li>boats</li>\n</ul>\n\nBen.\n",
            "Storm\n\nIt rained.\n\n“No,” said Ada.\n\n\nships\nboats\n\n\nBen.\n",
        ),
        ("By Ada Lund\n<p>It rained.</p>\n<p>It snowed.</p>", "By Ada Lund\n\nIt rained.\n\nIt snowed."),
        ("<p>a</p><Style>p{}</Style><p>b</p><style>q{}</style><p>c</p>", "a\n\nb\n\nc"),
        ("<p>a</p><script>x='</scripty>';y=2</script><p>b</p>", "a\n\nb"),
        ("<p>a</p><!--><p>b</p><!-- x --!><p>c</p><!-- y --><p>d</p>", "a\n\nb\n\nc\n\nd"),
        ("<p>a <svg class=x/> b.</p><p>c <svg><path/></svg> d</p>", "a b.\n\nc d"),
        ("<p>a</p><a href=x?b='>b don't</a><p>c</p>", "a\n\nb don't\n\nc"),
        ("<p>a <button>b</button><button>c</button></p><p>d</p>", "a b c\n\nd"),
        ("<![CDATA[<p>a</p><p>b</p>]]>", "a\n\nb"),
        ("Tide: <![CDATA[“No,” said <b>Ada Lund</b>.]]> It rained.", "Tide: “No,” said Ada Lund. It rained."),
        ("See a[b[0]]>1 and <b>Ada Lund</b>.", "See a[b[0]]>1 and Ada Lund."),
        ("<!--[if gte mso 9]><xml></xml><![endif]-->\n<p class=MsoNormal>a</p>\n<p>b</p>", "a\n\nb"),
        ("<p>a</p><div title='1 < 2'>b</div>", "a\n\nb"),
        ('<p>a</p><div data-x=\'{"html":"<p>c</p>"}\'>b</div>', "a\n\nb"),
        ('<div data-caption="<p>c</p>">a</div><p>b</p>', "a\n\nb"),
        ("<p>a</p><p>b</p><script>var x='y';", "a\n\nb"),
        ("<table><colgroup><col><col></colgroup><tr><td>a</td></tr></table>", "a"),
        ("<p>a <ada@example.org> b <https://x.y/z></p><p>c</p>", "a <ada@example.org> b <https://x.y/z>\n\nc"),
        ("<p>a</p><video controls>It cannot.</video><p>b</p>", "a\n\nb"),
        ("<strong>a</strong>\r\rb\r\rc", "a\r\rb\r\rc"),
        # An author types blank lines, and the site turns them into paragraphs.
        (
            "<strong>Oxmere</strong> The port\nis shut.\n\nIt <em>rained</em>.\n",
            "Oxmere The port\nis shut.\n\nIt rained.\n",
        ),
    ],
)
def test_tags_are_removed(written: str, shown: str) -> None:
    assert mended(written) == shown


@pytest.mark.parametrize(
    "text",
    [
        "<alice> Is it open?\n<bob> It is.\n",
        "<p>",
        "<p> is a tag.",
        "Use <b>bold</b> and <i>italics</i>.",
        "5 < 6",
        "<3 the <p>port</p>",
        "<Q – Ada Lund – Citi>: Is it open?\n<A – Ben Cole – CEO>: It is.\n<Q – Ada Lund – Citi>: Since when?\n",
        "<Mark> hi there\n<bob> hello\n<Mark> bye\n<alice> ciao\n",
        "<ul> and <ol> are lists. Use <li> for an item.",
        "<s> I am Ada . </s>\n<s> Ada I am . </s>\n",
        "<title>Storm hits Oxmere</title><link>/1</link><description>It rained.</description>",
        '<?xml version="1.0"?><article><title>Guide</title><p>a</p><p>b</p></article>',
        "<!DOCTYPE article><article><title>Guide</title><p>a</p><p>b</p></article>",
        "<address><name>Ada</name><street>Main</street><city>Oxmere</city></address>",
        "<template>\n  <div>Hello {{ name }}</div>\n</template>\n\n<script>\nexport default {}\n</script>\n",
        "Use it so:\n\n    <p>a</p>\n\nThen it rains.\n\nAnd it snows.",
        "<ada@example.org> wrote: <p>",
        "A paragraph opens with <p> and closes with </p>, but browsers forgive.",
        "Close the first one with </p>; open the next with <p>.",
        "",
    ],
)
def test_text_that_does_not_begin_like_html_is_kept(text: str) -> None:
    assert not list(tags_of_html(find_damage(text)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Up.\n\n<em>“It rained,”</em> said <strong>Ada Moor</strong>.\n", "Up.\n\n“It rained,” said Ada Moor.\n"),
        ('Ask <a href="/moor">her</a>.', "Ask her."),
        ("It rained.<br/><br>“Go,” she said.", "It rained.\n\n“Go,” she said."),
        ("It rained.</p><p>“Go,” she said.</p><p>He went.", "It rained.\n\n“Go,” she said.\n\nHe went."),
        ("It rained.<p>“Go,” she said.<p>He went.", "It rained.\n\n“Go,” she said.\n\nHe went."),
        ("It rained.</p><p>“Go,” she said. See <p> and <div>.", None),
        ("See <b>Ada <i>Moor</b></i> and <a>Cole</a>.", "See Ada Moor and Cole."),
        ("See <b>Ada Moor and <i>Cole</i>.", None),
        ("Use <div>.\r\n\r\nSee <b>Ada Moor</b>.", "Use <div>.\r\n\r\nSee Ada Moor."),
        ("Use <a> to link. Close it with </a>. Then use <b> and </b> for bold.", None),
        (
            "<i>Ada Moor</i>: 1887<sup>3</sup>, the 1<sup>st</sup>, n<sup>k</sup>, 10<sup>–6</sup>, log<sub>2</sub>3",
            "Ada Moor: 1887 3, the 1st, n^k, 10^–6, log2 3",
        ),
        ("`<b>Ada</b>` is bold, and `<i>Moor</i>` is not.", None),
        (
            "`<b>Ada</b>` is bold.\n\nSee <b>Ada Moor</b>.\n\nUse <p> here.",
            "`<b>Ada</b>` is bold.\n\nSee Ada Moor.\n\nUse <p> here.",
        ),
        (
            "In <i>E. coli</i>, 10<sup>6</sup> to 2<sup>-10</sup> of H<sub>2</sub>O.",
            "In E. coli, 10^6 to 2^-10 of H2O.",
        ),
        ("<b>" + "See <i>Ada Moor</i>. " * 10, "See Ada Moor. " * 10),
        ("See <b>Ada Moor</b>, <i>Cole</i> and <note>others</note>.", None),
        (
            "See <b>Ada Moor</b>, <i>Cole</i>, <u>Lund</u>, <b>Reyes</b> and <note/>.",
            "See Ada Moor, Cole, Lund, Reyes and .",
        ),
        ("See <b>Ada Moor</b> and <note>Cole</note>.", None),
        ("See <b>Ada Moor</b>, <i>Cole</i> <div>and others</div>.", None),
    ],
)
def test_inline_tags_are_removed_from_a_text_that_begins_without_one(text: str, shown: str | None) -> None:
    assert apply_edits(text, tags_of_html(find_damage(text))) == (text if shown is None else shown)


def test_offsets_of_quotes_point_into_the_text_with_tags() -> None:
    text = "<p>🚢 “It <b>will</b> open,” said <a href='/lund'>Ada Lund</a>.</p><p>&ldquo;Soon,&rdquo; she added.</p>"
    quotes = quotex.process(text).quotes
    assert [quote.text for quote in quotes] == ["It will open,", "Soon,"]
    assert [quote.speaker.text for quote in quotes if quote.speaker] == ["Ada Lund", "she"]
    assert text[quotes[0].start : quotes[0].end] == "It <b>will</b> open,"


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_line_breaks_of_any_kind_are_equal(line_break: str) -> None:
    """Two line breaks outside of all blocks would mean that an author typed the paragraphs."""
    written = "<h2>Port</h2>\n<p>It is shut.</p>\nIt rained.\nIt poured.".replace("\n", line_break)
    assert mended(written) == "Port\n\nIt is shut.\n\nIt rained. It poured."


@pytest.mark.parametrize("breaks", ["\n", "\n" * 9])
def test_blank_lines_inside_a_tag_are_not_paragraph_breaks(breaks: str) -> None:
    text = f"It\nrained.\nSee\n<p{breaks}class='x'>Ben Cole.</p>\nThe end\nof it.\n"
    assert mended(text) == text


def test_html_escaped_twice_is_html() -> None:
    assert (
        quotex.Pipeline().clean("&lt;p&gt;“No,” she said.&lt;/p&gt;&lt;p&gt;It rained.&lt;/p&gt;")
        == "“No,” she said.\n\nIt rained."
    )


def test_users_can_keep_the_tags() -> None:
    text = "<p>The port of Varna is shut, said Ada Lund.</p>\n"
    assert quotex.Pipeline(ignore=[HTML_TAG]).clean(text) == text


class Counting(str):
    """A text that counts the characters searched."""

    looked_at = 0

    def find(self, *arguments: Any) -> int:
        found = super().find(*arguments)
        self.looked_at += (len(self) if found < 0 else found) - arguments[1]
        return found


@pytest.mark.parametrize("end", ["", "\n\n<b>"])
def test_the_end_of_a_paragraph_is_searched_for_once(end: str) -> None:
    text = Counting("<b>" * 1000 + end)
    tags = list(_tags(text, [place for place, character in enumerate(text) if character == "<"]))
    assert len(list(_by_paragraph(text, tags))) == 1 + bool(end)
    assert text.looked_at <= len(text)


@pytest.mark.parametrize("first", "`\r\n ")
def test_a_paragraph_starts_after_the_last_blank_line_before_its_tag(first: str) -> None:
    for rest in product("`\r\n ", repeat=5):
        text = first + "".join(rest) + "<b>"
        ((start, _, _),) = _by_paragraph(text, list(_tags(text, [6])))
        *lines, last = text[:6].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        behind = max((number for number, line in enumerate(lines, 1) if number > 1 and not line.strip()), default=0)
        assert text[start:6].split() == "\n".join([*lines[behind:], last]).split()
