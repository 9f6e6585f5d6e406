"""Invariants of every scan, whatever the text."""

import random
import resource
import textwrap
import threading

import pytest
import twin
from chartab import word_break
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pieces import ENTRIES, GROUPS, MARKS, PIECES

from quotex import _core
from quotex._core import Lexicon, Scan, scan

LEXICON = Lexicon(ENTRIES)
TABLES = ("token", "line", "paragraph", "sentence", "quote", "hit")
COLUMNS = [name for name in dir(Scan) if name.partition("_")[0] in TABLES and not name.endswith("_at")]
OFFSETS = [name for name in COLUMNS if name.endswith(("_start", "_end"))]

piece = st.one_of(st.sampled_from(PIECES), st.sampled_from(GROUPS).flatmap(st.sampled_from))
hostile = st.lists(piece, max_size=40).map("".join)
any_text = st.one_of(hostile, st.text(st.characters(exclude_categories=()), max_size=80))


def columns(found: Scan) -> dict[str, list[int]]:
    return {name: list(getattr(found, name)) for name in COLUMNS}


def spans(found: Scan, kind: str) -> list[tuple[int, int]]:
    return list(zip(getattr(found, f"{kind}_start"), getattr(found, f"{kind}_end"), strict=True))


def test_every_column_of_a_scan_is_tested() -> None:
    assert len(COLUMNS) == 4 + 9 + 2 + 3 + 7 + 3


# ---- Widths


@settings(max_examples=500, deadline=None)
@given(text=hostile, far=st.sampled_from(["中", "\ufffd", "🙂", "\U0010fffd"]))
def test_a_wide_character_on_its_own_line_changes_nothing_else(text: str, far: str) -> None:
    """The wide character makes every character of the string two or four bytes wide."""
    wide, plain = columns(scan(f"{text}\n\n{far}", LEXICON)), columns(scan(f"{text}\n\n.", LEXICON))
    for name in COLUMNS:
        last = name.startswith(("token", "line_words", "line_puncts", "line_flags", "sentence", "hit"))
        if last and wide[name] and plain[name]:
            wide[name].pop(), plain[name].pop()
        assert wide[name] == plain[name], name


def test_a_text_has_the_same_quotes_at_every_width() -> None:
    text = '“It’s fine,” he said. "No \'way\'," I said: see www.ex.org.\n\n"On.'
    narrow = text.translate({ord(a): b for a, b in zip("“”’", '""\'', strict=True)})
    for base in (text, narrow):
        starts = [columns(scan(f"{base}\n\n{far}"))["quote_start"] for far in ("x", "中", "🙂")]
        assert starts[0] == starts[1] == starts[2] != []


# ---- Offsets and cover


@settings(max_examples=500, deadline=None)
@given(text=any_text)
def test_slices_rebuild_the_text(text: str) -> None:
    found = scan(text, LEXICON)
    tokens = spans(found, "token")
    assert [found.word(i) for i in range(len(found))] == [text[a:b] for a, b in tokens]
    gaps = [text[a:b] for a, b in zip([0, *(b for _, b in tokens)], [*(a for a, _ in tokens), len(text)], strict=True)]
    assert all(twin.has(char, "SPACE") for gap in gaps for char in gap), "a token is missing"
    assert "".join(gap + found.word(i) if i < len(found) else gap for i, gap in enumerate(gaps)) == text
    lines = zip(found.line_start, found.line_end, strict=True)
    assert [text[a:b] for a, b in lines] == [text[line.start : line.end] for line in twin.find_lines(text)]
    assert all(0 <= offset <= len(text) for name in OFFSETS for offset in getattr(found, name))


@settings(max_examples=500, deadline=None)
@given(text=any_text)
def test_paragraphs_and_sentences_cover_the_tokens(text: str) -> None:
    found = scan(text, LEXICON)
    starts, ends = list(found.token_start), list(found.token_end)
    for kind in ("paragraph", "sentence"):
        rows = spans(found, kind)
        inside = [[i for i in range(len(found)) if a <= starts[i] and ends[i] <= b] for a, b in rows]
        assert [i for row in inside for i in row] == list(range(len(found))), kind
        assert [(starts[row[0]], ends[row[-1]]) for row in inside] == rows, kind
        if kind == "paragraph":
            tokens = [found.tokens_of_paragraph(number) for number in range(len(rows))]
            assert tokens == [(row[0], row[-1] + 1) for row in inside]
    for start, end in zip(found.sentence_start, found.sentence_end, strict=True):
        around = found.paragraph_at(start)
        assert found.paragraph_start[around] <= start < end <= found.paragraph_end[around]
        outer_start, outer_end = found.sentence_at(start)
        assert outer_start <= start < end <= outer_end


@settings(max_examples=500, deadline=None)
@given(text=any_text)
def test_a_paragraph_on_its_own_has_the_same_sentences(text: str) -> None:
    """The other paragraphs do not affect where a sentence ends."""
    found = scan(text, LEXICON)
    assume(not found.wrapped)
    alone = [
        (start + a, start + b)
        for start, end in spans(found, "paragraph")
        for a, b in spans(scan(text[start:end], LEXICON), "sentence")
    ]
    assert spans(found, "sentence") == alone


def attaches(char: str) -> bool:
    """Whether it is a letter that attaches to the character before it, which may be a mark (U+FF9E)."""
    return word_break(char) == "EXTEND"


@settings(max_examples=500, deadline=None)
@example(text="''\uff9e'")
@given(text=any_text)
def test_quotes_nest(text: str) -> None:
    found = scan(text, LEXICON)
    quotes = list(zip(found.quote_start, found.quote_inner_start, found.quote_inner_end, found.quote_end, strict=True))
    for i, (start, inner_start, inner_end, end) in enumerate(quotes):
        assert start < inner_start < inner_end <= end
        opening = text[start:inner_start]
        assert all(twin.is_mark(char) or attaches(char) or not twin.has(char, "LETTER") for char in opening)
        assert found.paragraph_at(start) == found.paragraph_at(end - 1)
        around = [k for k, (a, _, _, b) in enumerate(quotes) if a < start and end <= b]
        assert found.quote_parent[i] == (around[-1] if around else -1)
        assert found.quote_depth[i] == len(around)
        crossing = [k for k, (a, _, _, b) in enumerate(quotes) if a < start < b < end]
        assert not crossing


@given(text=any_text)
def test_columns_of_tokens_equal_their_views(text: str) -> None:
    found = scan(text, LEXICON)
    views = (found.token_start, found.token_end, found.token_tags, found.token_entry)
    for column, view in zip(found.columns_of_tokens(), views, strict=True):
        assert len(column) == len(view) == len(found)
        assert [column[i] for i in range(-len(view), len(view))] == [*view, *view]
        for outside in (len(view), -len(view) - 1):
            with pytest.raises(IndexError):
                column[outside]


# ---- Damage stays in its paragraph

QUOTED = [
    *["“It is,” she said.", '"No," he said, "never."', "‘So,’ he said.", "'Go,' she said.", "«Oui», dit-il."],
    *["''Well,'' he said.", "“A ‘b’ c.”", "“Never closed, he said.", 'Lone " here.', "The dogs’ bowl.", "It’s said."],
]
paragraphs = st.lists(st.lists(st.sampled_from(QUOTED), min_size=1, max_size=3).map(" ".join), min_size=2, max_size=5)


def quotes_by_paragraph(texts: list[str]) -> list[list[tuple[int, ...]]]:
    """The quotes of each paragraph, with offsets from its start, without the flags about adjacent paragraphs."""
    text = "\n\n".join(texts)
    found, at, rows = scan(text), 0, []
    assert not found.wrapped
    continuation = _core.QUOTE_CONTINUES | _core.QUOTE_CONTINUED
    quotes = list(zip(found.quote_start, found.quote_end, found.quote_depth, found.quote_flags, strict=True))
    for paragraph in texts:
        end = at + len(paragraph)
        rows.append([(a - at, b - at, depth, flags & ~continuation) for a, b, depth, flags in quotes if at <= a < end])
        at = end + 2
    return rows


@settings(max_examples=500, deadline=None)
@given(texts=paragraphs, data=st.data())
def test_an_added_or_missing_mark_changes_no_quote_of_another_paragraph(texts: list[str], data: st.DataObject) -> None:
    """Only two properties cross the end of a paragraph:

    - the flags CONTINUES and CONTINUED: the same speech goes on in the next paragraph;
    - the habit, decided from the marks that begin paragraphs: whether the document uses single marks for speech. Only
      then is an unpaired single mark an unclosed quote. A mark that changes the habit is excluded here.
    """
    which = data.draw(st.integers(0, len(texts) - 1))
    broken = texts[which]
    places = [i for i, char in enumerate(broken) if twin.is_mark(char)]
    if places and data.draw(st.booleans()):
        at = data.draw(st.sampled_from(places))
        broken = broken[:at] + broken[at + 1 :]
    else:
        at = data.draw(st.integers(0, len(broken)))
        broken = broken[:at] + data.draw(st.sampled_from(MARKS)) + broken[at:]
    after = [*texts[:which], broken, *texts[which + 1 :]]
    assume(twin.scan("\n\n".join(texts))["single_habit"] == twin.scan("\n\n".join(after))["single_habit"])
    before_rows, after_rows = quotes_by_paragraph(texts), quotes_by_paragraph(after)
    del before_rows[which], after_rows[which]
    assert before_rows == after_rows


# ---- Wrapping

WORDS = str.split("the council harbour a town's agreed yesterday it people can’t of rain I responsibilities")
SAID = [
    "“We came back,” she said.",
    '"No one, not I," he said, "saw it go."',
    "‘So it was,’ they said.",
    "“He told me ‘never’ twice,” she said.",
    "It was so.",
]


def article(chance: random.Random) -> list[str]:
    """Paragraphs that make at least twelve lines at 70 columns, so that they can be wrapped."""

    def sentence() -> str:
        if chance.random() < 0.3:
            return chance.choice(SAID)
        return " ".join(chance.choices(WORDS, k=chance.randrange(6, 25))).capitalize() + "."

    return [" ".join(sentence() for _ in range(chance.randrange(6, 10))) for _ in range(chance.randrange(3, 7))]


def quote_texts(text: str) -> list[str]:
    found = scan(text)
    return [" ".join(text[a:b].split()) for a, b in zip(found.quote_start, found.quote_end, strict=True)]


@pytest.mark.parametrize("seed", range(200))
def test_wrapping_at_70_columns_keeps_the_quotes(seed: int) -> None:
    texts = article(random.Random(seed))
    flat, wrapped = "\n\n".join(texts), "\n\n".join(textwrap.fill(text, 70) for text in texts)
    assert scan(wrapped).wrapped
    assert not scan(flat).wrapped
    assert quote_texts(wrapped) == quote_texts(flat)


@pytest.mark.parametrize(("lines", "wrapped"), [(45, False), (55, True)])
def test_one_long_line_in_fifty_does_not_hide_that_a_text_is_wrapped(lines: int, wrapped: bool) -> None:
    text = "\n".join(["A long heading that nobody thought of wrapping\n", *["the council met again"] * (lines - 1)])
    assert scan(text).wrapped == wrapped


# ---- Any input


@pytest.mark.parametrize("text", ["", " ", "\n", "\r\n\r\n", "\u2028", "\t \xa0"])
def test_a_text_without_tokens_has_only_lines(text: str) -> None:
    found = scan(text)
    assert len(found) == 0
    assert list(found.line_token) == [0] * (len(found.line_start) + 1)
    assert found.sentence_at(0) == (0, len(text))
    assert not found.wrapped
    assert all(not len(getattr(found, name)) for name in COLUMNS if not name.startswith("line"))


def test_every_kind_of_line_break_ends_a_line() -> None:
    text = "a\nb\rc\r\nd\x0be\x0cf\x85g\u2028h\u2029i"
    found = scan(text)
    lines = zip(found.line_start, found.line_end, strict=True)
    assert "".join(text[a:b] for a, b in lines) == "abcdefghi"
    assert len(found.paragraph_start) == 9


def test_windows_line_ends_give_the_same_quotes() -> None:
    text = "“First.\n\n“Second,” he said.\n" + "The council met again and again and nobody asked why.\n" * 6
    assert quote_texts(text) == quote_texts(text.replace("\n", "\r\n")) == ["“First.", "“Second,”"]


def test_a_byte_order_mark_is_neither_a_space_nor_a_letter() -> None:
    assert quote_texts('\ufeff"Yes," he said.') == ['"Yes,"']


def test_surrogates_and_nul_are_ordinary_characters() -> None:
    assert quote_texts('\ud800 "a\0b" \udc00') == ['"a\0b"']


def test_ten_megabytes_on_one_line_are_scanned() -> None:
    sentence = 'The mayor said: “We’ll go, and that\'s that,” and "left". '
    text = sentence * (10_000_000 // len(sentence))
    found = scan(text, LEXICON)
    assert len(found.quote_start) == 2 * (10_000_000 // len(sentence))
    assert len(found.line_start) == 1


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ("«", "»"), ("「", "」")])
def test_quotes_may_nest_to_any_depth(opening: str, closing: str) -> None:
    depth = 50_000
    found = scan(opening * depth + "a" + closing * depth)
    assert list(found.quote_depth) == list(range(depth))
    assert list(found.quote_parent) == list(range(-1, depth - 1))
    assert set(found.quote_inner_end) == {2 * depth + 1 - k for k in range(1, depth)} | {depth + 1}


# ---- Threads and memory


def test_many_threads_can_scan_at_once() -> None:
    """Small scans hold the interpreter's lock, large ones release it; both share one lexicon."""
    small = "“It’s fine,” said Mr Bo of the new deal. 'Tis so.\n"
    texts = [small * 3, small * 8000, (small + "中\n") * 8000, (small + "🙂\n") * 20]
    expected = [columns(scan(text, LEXICON)) for text in texts]
    wrong: list[int] = []

    def work(turns: int) -> None:
        for turn in range(turns):
            i = turn % len(texts)
            if columns(scan(texts[i], LEXICON)) != expected[i]:
                wrong.append(i)

    threads = [threading.Thread(target=work, args=(8,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_many_threads_count_the_lines_of_one_scan() -> None:
    """The counts are made on first use, and only once, however many threads use them at once."""
    text = "Mr Bo, 12, and the new deal.\n\n" * 200
    scans = [scan(text, LEXICON) for _ in range(50)]
    together = threading.Barrier(8)
    found: list[list[int]] = []

    def count() -> None:
        for shared in scans:
            together.wait()
            found.append(list(shared.line_words))

    threads = [threading.Thread(target=count) for _ in range(together.parties)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [list(scan(text, LEXICON).line_words)] * (len(scans) * together.parties)


def peak_kilobytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def test_memory_is_freed() -> None:
    """Forty times the work must not raise the peak: a leak of one column would by far."""
    text = "“It’s ‘fine’,” said Mr Bo of the new deal.\n" * 3000

    def work(turns: int) -> None:
        for _ in range(turns):
            found = scan(text, LEXICON)
            memoryview(found.token_start)[0]
            Lexicon([(f"word{i}", 1 << 16) for i in range(200)])

    work(10)
    before = peak_kilobytes()
    work(400)
    assert peak_kilobytes() - before < 8 * 1024


def test_a_scan_holds_less_than_six_bytes_per_character() -> None:
    """What one scan holds, from the lengths of its columns."""
    text = 'The mayor said: “We’ll go, and that\'s that,” and "left" the town of Oxmere for good.\n' * 1000
    found = scan(text)
    held = sum(getattr(found, name).nbytes for name in COLUMNS)
    assert held / len(text) < 6
