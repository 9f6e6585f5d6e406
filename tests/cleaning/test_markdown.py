"""Markdown: which markup is removed, and what is kept."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotex
from quotex.cleaning.ids import MARKDOWN
from quotex.cleaning.markdown import _ALL, _CONSTRUCT, _INLINE, _Reader, markdown
from quotex.cleaning.repair import repair
from quotex.damage import find_damage

LINKS = "[a](/a) [b](/b)\n\n"  # what makes a text Markdown


def mended(text: str) -> str:
    return repair(LINKS + text, frozenset([MARKDOWN])).text.removeprefix("a b\n\n")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("[Ada Lund](/lund), who leads it", "Ada Lund, who leads it"),
        ('the [Echo](https://echo.example/a_(b) "The Echo")', "the Echo"),
        ("[Ada Lund](</people/ada lund>) said", "Ada Lund said"),
        ("[Ada Lund](/people/a-\nlund 'Who\nshe is') said", "Ada Lund said"),
        ("[\n\nShips wait\n\nin the bay](/ships)", "\n\nShips wait\n\nin the bay"),
        ("[Ada Lund](/people/ada lund 'Ada'), who leads it", "Ada Lund, who leads it"),
        ('[Lund](/l "the "boss" of it") said', "Lund said"),
        ('[Lund](/l "who\n  she is") said', "Lund said"),
        ("[Lund](http://x.y/a-\r\nb) said", "Lund said"),
        ("![x](data:image/svg+xml;utf8,<svg xmlns='a' b=\"(c)\">)The port", "The port"),
        ("It will open![Ada Lund](/l) said", "It will open!Ada Lund said"),
        ("It will open![A ship](/ship.jpg?w=1)", "It will open"),
        ("Lund said no.[\n\n![i](/i)\n\n](/x)“Yes,” said Moor.", "Lund said no.\n\n\n\n“Yes,” said Moor."),
        (r"\[x](/1) \[y](/2)", "x y"),
        ("It was [sic] so [[1]](/note)", "It was [sic] so [1]"),
        ("![A ship](/ship.jpg)The port", "The port"),
        ("[![A *ship*](/ship.jpg)](/ship) The port", " The port"),
        ("[![](/ship.jpg) Ships](/ship)", " Ships"),
        ("[](/top)The port", "The port"),
        ("![A ship\n\n[Ada](/ada)", "![A ship\n\nAda"),
        ("**Ada Lund** said: *“It _will_ open.”*", "Ada Lund said: “It will open.”"),
        ("***Ada*** __Lund__", "Ada Lund"),
        ("**“No,”** she said in the *Echo*’s office", "“No,” she said in the Echo’s office"),
        ("***Ada Lund** said: “No.”*", "Ada Lund said: “No.”"),
        ("*By **Ada Lund***", "By Ada Lund"),
        ("**f*ck** off", "f*ck off"),
        ("*“What the f**k,”* she said", "“What the f**k,” she said"),
        ("**T**he harbour board met", "The harbour board met"),
        ("*“It will open,”*said **[Ada](/l)**Lund", "“It will open,”said AdaLund"),
        ("*https://x.y/_a_/b*", "https://x.y/_a_/b"),
        ("- > “No,” she said.\n1. ### Harbour", "- “No,” she said.\n1. Harbour"),
        ("Ada | Lund\n---|---\n1 | 2", "Ada | Lund\n\n1 | 2"),
        ("~~~~~~~~\n\n*Ada*", "~~~~~~~~\n\nAda"),
        ("~~~\n```\n*a*\n~~~\n*Ada*", "~~~\n```\n*a*\n~~~\nAda"),
        ("```No,``` said *Lund*", "```No,``` said Lund"),
        ("## Harbour", "Harbour"),
        ("> ## Harbour\n> “No,” she said.", "Harbour\n“No,” she said."),
        ("Harbour\n=======\nThe port", "Harbour\n\nThe port"),
        ("The port\n\n* * *\n\nis shut", "The port\n\n\n\nis shut"),
        ("| ship | day |\n| :--- | ---: |\n| Ada | 1 |", "| ship | day |\n\n| Ada | 1 |"),
        ("The port\r\n---\r\nis shut\\\r\nnow", "The port\r\n\r\nis shut\r\nnow"),
        (r"1\. *Ada* \[sic\] \*", "1. Ada [sic] *"),
        ("It rained.\\\nIt snowed.", "It rained.\nIt snowed."),
    ],
)
def test_markup_is_removed(written: str, read: str) -> None:
    assert mended(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2 = 30, and 2 ** 3",
        "*Prices as of May.",
        "a snake_case_name, and __init__py",
        "https://example.org/_a_/b*c and https://example.org/_d_",
        "#1 reason, #harbour",
        "`[a](/b) *c*` and ``*d* ` e``",
        "```\n[a](/b)\n# *c*\n```",
        "the well-known -- and so on\n- a list\n* another",
        "“What [is] this?” (he asked)",
        "[text] (not a link)",
        "“Shut the ****** up,” said Lund. Name: ______ Date: ______",
        "f**k and s**t",
        "[Lund](note: he meant Ada) said",
        "[x](\n\nword)",
        "| 5* | *excl |",
        "- 5 *star\n- 6 star*",
        "[sic](he said)",
        r"C:\harbour\ships",
    ],
)
def test_text_that_is_not_markup_is_kept(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "## *Harbour*",
        "[a](b [c](d",
        "f[i](x) and g[j](y)",
        "See [Echo](echo.html) for *more*.",
        "Call f(**arguments), then __init__ and _close_ it.",
        "C++ defines __FILE__ and __Line__, _WIN32_ and _MSC_VER_.",
        "Call obj._Foo_() or www.x.com/_Bar_/ for u/_Moor_ and @_Lund_.",
        "Read src/**/*.js, call f(*args, **kwargs), free *p and run count(*), max(*).",
        "*Aged 16 and over. Senior* pays. *Terms apply. Students* pay.",
        "Prices* rose.\n\n*Terms Apply",
        "] [](",
        "",
    ],
)
def test_a_text_with_hardly_any_markup_is_not_markdown(text: str) -> None:
    assert not list(markdown(find_damage(text)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Rain\n\nSee the [Echo](/echo) for *more*.", "# Rain\n\nSee the Echo for more."),
        (
            "_“It rained,”_ said *Ada Moor*.\n\n* * *\n\nShe _did_ go.",
            "“It rained,” said Ada Moor.\n\n* * *\n\nShe did go.",
        ),
        ("**Note:** read src/**/*.js and lib/**/*.ts (*twice*).", "Note: read src/**/*.js and lib/**/*.ts (twice)."),
        ("**Ada Moor** left at 5\\.", "Ada Moor left at 5\\."),
    ],
)
def test_links_and_emphasis_are_removed_from_a_text_without_other_markup(text: str, shown: str) -> None:
    assert repair(text, frozenset([MARKDOWN])).text == shown


def test_offsets_of_quotes_point_into_the_text_with_markup() -> None:
    text = "## Harbour\n\n“It **will** open,” said [Ada Lund](/people/lund), who leads the 🚢 [board](/board)."
    quote = quotex.process(text).quotes[0]
    assert quote.speaker is not None
    assert quote.speaker.text == "Ada Lund"
    assert quote.text == "It will open,"


def test_users_can_keep_the_markup() -> None:
    text = "**Ada Lund** told the [Echo](/echo) and the [Times](/times) that it will open.\n"
    assert quotex.Pipeline(ignore=[MARKDOWN]).clean(text) == text


@pytest.mark.parametrize("mark", ["*", "_", "**"])
def test_nested_emphasis_is_searched_to_a_limited_depth(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0

    def search(text: str, start: int = 0, end: int | None = None) -> None:
        nonlocal looked
        looked += (len(text) if end is None else end) - start

    monkeypatch.setattr("quotex.cleaning.markdown._OPERATOR", SimpleNamespace(search=search))
    pairs = 1000
    assert list(markdown(find_damage(f"{mark}Ada Lund " * pairs + f"left{mark} " * pairs)))
    assert pairs <= looked <= 300 * pairs


class ReaderOfAll(_Reader):
    """The slow twin, which reads all constructs of the text, whatever its places of damage."""

    def read(self, places: list[int]) -> None:
        for match in _CONSTRUCT.finditer(self.text):
            self._take(match)


@given(text=st.text("a:/ [](*_`\\\n-!|#=1.", max_size=60).filter(lambda text: "```" not in text))
def test_lines_without_damage_can_be_skipped(text: str) -> None:
    for kinds in (_INLINE, _ALL):
        reader, twin = _Reader(find_damage(text)), ReaderOfAll(find_damage(text))
        for each in (reader, twin):
            each.read(find_damage(text).places(kinds))
        assert (reader.links, reader.has_address, reader.evidence) == (twin.links, twin.has_address, twin.evidence)
        wanted = [piece for piece in twin.found if piece.is_inline or kinds == _ALL]
        assert sorted(piece for piece in reader.found if piece.is_inline or kinds == _ALL) == sorted(wanted)
