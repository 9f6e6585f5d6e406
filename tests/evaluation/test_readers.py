"""Each published format is read, and damage is reported in one line with its position."""

import gzip
import json

import pytest

from quotex.evaluation import CorpusError, detect, read_corpus


def only(documents):
    (document,) = documents
    return document


def words(document, spans):
    return [document.text[start:end] for start, end in spans]


def test_polnear_is_read(tmp_path, samples):
    article = only(read_corpus(samples.write_polnear(tmp_path)))
    assert article.id == "daily-loaf_2020-01-02_ovens"
    found = [
        (quote.kind, article.text[quote.start : quote.end], words(article, quote.sources)) for quote in article.quotes
    ]
    assert found == [
        ("direct", "The oven is cold,", ["Ada Moor, a baker"]),
        ("direct", "Nobody bakes.", ["Ada Moor, a baker"]),
        ("mixed", "a stale roll", ["She"]),
        ("scare", "Crumbs", []),
    ]
    assert [(words(article, content.fragments), content.quoted) for content in article.contents] == [
        (["“The oven is cold,”", "“Nobody bakes.”"], True),
        (["the mayor “a stale roll”"], True),
        (["that help would come"], False),
    ]


def test_the_first_of_several_annotators_counts(tmp_path, samples):
    samples.write_polnear(tmp_path, "b2")
    samples.write_polnear(tmp_path, "a1")
    (tmp_path / "attributions" / "daily-loaf_2020-01-02_ovens_b2.ann").write_text("", encoding="utf-8")
    assert len(only(read_corpus(tmp_path)).contents) == 3


def test_polnear_may_have_several_parts(tmp_path, samples):
    samples.write_polnear(tmp_path / "train", name="one")
    samples.write_polnear(tmp_path / "dev", name="two")
    assert [article.id for article in read_corpus(tmp_path)] == ["two", "one"]


def test_marks_in_left_over_markup_are_ignored(tmp_path, samples):
    samples.write_polnear(tmp_path)
    text = tmp_path / "text" / "daily-loaf_2020-01-02_ovens.txt"
    text.write_text(samples.ARTICLE + '<tweet id="12" author="baker">\n', encoding="utf-8")
    article = only(read_corpus(tmp_path))
    assert len(article.quotes) == 4
    assert words(article, article.ignored) == ['<tweet id="12" author="baker">']


def test_pdnc_is_read(tmp_path, samples):
    novel = only(read_corpus(samples.write_pdnc(tmp_path)))
    assert novel.id == "Boots"
    assert [(c.name, c.aliases) for c in novel.characters] == [
        ("Ada Moor", ["Ada", "Miss Moor"]),
        ("Tom Reed", ["Tom"]),
    ]
    assert [(words(novel, u.spans), u.speaker, u.attribution) for u in novel.utterances] == [
        (["Naïve boy,", "come in."], "Ada Moor", "Explicit"),
        (["I will,"], "Tom Reed", "Explicit"),
        (["Then wipe your boots,"], "Ada Moor", None),
    ]


def test_pdnc_is_read_in_the_order_of_its_index(tmp_path, samples):
    for name in ("Ashes", "Boots", "Crumbs"):
        samples.write_pdnc(tmp_path / "data", name)
    samples.write_csv(
        tmp_path / "PDNC-Novel-Index.csv", ["Novel Code", "Folder Name"], [["C", "Crumbs"], ["A", "Ashes"]]
    )
    assert [novel.id for novel in read_corpus(tmp_path)] == ["Crumbs", "Ashes", "Boots"]
    assert only(read_corpus(tmp_path / "data" / "Boots")).id == "Boots"


def test_litbank_is_aligned_with_its_original(tmp_path, samples):
    original = "“The oven\nis cold,” said Ada Moor.\n\n“I can't bake, Ada,” said Tom Reed.\n\nThe next chapter.\n"
    novel = only(read_corpus(samples.write_litbank(tmp_path, original=original)))
    assert novel.text == original.partition("\n\nThe next")[0]
    assert [(words(novel, u.spans), u.speaker) for u in novel.utterances] == [
        (["“The oven\nis cold,”"], "Ada Moor"),
        (["“I can't bake, Ada,”"], "Tom Reed"),
    ]


def test_each_word_of_a_speaker_in_litbank_is_an_alias(tmp_path, samples):
    novel = only(read_corpus(samples.write_litbank(tmp_path)))
    assert [(c.name, c.aliases) for c in novel.characters] == [
        ("Ada Moor", ["Ada", "Moor"]),
        ("Tom Reed", ["Tom", "Reed"]),
    ]


def test_litbank_is_read_without_its_original(tmp_path, samples):
    novel = only(read_corpus(samples.write_litbank(tmp_path)))
    assert novel.text == '"The oven is cold," said Ada Moor. "I can\'t bake, Ada," said Tom Reed.'
    assert words(novel, novel.utterances[1].spans) == ['"I can\'t bake, Ada,"']


def test_jsonl_is_read(tmp_path, samples):
    novel = {
        "id": "n",
        "text": "“Oh,” said Ada.",
        "characters": [{"name": "Ada Moor", "aliases": ["Ada"]}],
        "quotes": [{"spans": [[1, 4]], "speaker": "Ada Moor", "attribution": "Explicit"}],
    }
    path = tmp_path / "mine.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps(samples.ROW) + "\n\n" + json.dumps(novel) + "\n")
    article, story = read_corpus(path)
    assert words(article, article.quotes[0].sources) == ["Ada Moor"]
    assert story.utterances[0].speaker == "Ada Moor"


@pytest.mark.parametrize("name", ["polnear", "pdnc", "litbank"])
def test_the_format_is_detected(tmp_path, samples, name):
    assert detect(getattr(samples, f"write_{name}")(tmp_path)) == name


def test_a_folder_of_two_formats_is_refused(tmp_path, samples):
    samples.write_pdnc(samples.write_polnear(tmp_path))
    with pytest.raises(CorpusError, match="polnear and pdnc"):
        detect(tmp_path)
    assert len(list(read_corpus(tmp_path, "pdnc"))) == 1


def test_a_folder_of_no_format_is_refused(tmp_path):
    (tmp_path / "notes.ann").write_text("T1\tThing 0 1\tx\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="not an annotated corpus: neither") as caught:
        detect(tmp_path)
    assert "\n" not in str(caught.value)


POLNEAR = "attributions/daily-loaf_2020-01-02_ovens_a1b2.ann"
PDNC = "Boots/quotation_info.csv"
LITBANK = "7_ovens_brat.ann"
BROKEN = [
    ("polnear", POLNEAR, "T1\tContent 0 9999\tx", ":1: span 0:9999 is outside the text"),
    ("polnear", POLNEAR, "T1\tContent 0 5\tOther", ":1: the text has 'Mayor' there, not 'Other'"),
    ("polnear", POLNEAR, "T1\tContent 0 9\tMayor Odd", ":1: the text has 'wan' there, not 'Odd'"),
    ("polnear", POLNEAR, "\nT1\tContent\tMayor", ":2: no offsets in 'Content'"),
    ("polnear", POLNEAR, "T1 Content 0 5", ":1: not 'ID<tab>TYPE START END<tab>WORDS'"),
    ("polnear", POLNEAR, "E1\tAttribution:T9", ":1: 'Attribution:T9' refers to no annotation"),
    ("pdnc", PDNC, "quoteID,speaker\nQ0,Ada", ":1: no column 'quoteByteSpans'"),
    ("pdnc", PDNC, 'quoteByteSpans,speaker,quoteType\n"[[0, 9999]]",Ada,', ":2: span 0:9999 is outside"),
    ("pdnc", PDNC, 'quoteByteSpans,speaker,quoteType\n"[[0, 1]",Ada,', ":2: '[[0, 1]' is not a list"),
    ("pdnc", PDNC, "quoteByteSpans,speaker,quoteType\n[]", ":2: the row has fewer fields"),
    ("litbank", LITBANK, "QUOTE\tQ1\t0\t0\t9\t0\tx", ":1: no such sentence or token: 0 0 9 0"),
    ("litbank", LITBANK, "QUOTE\tQ1\t0\t0\t0\tend\tx", ":1: '0 0 0 end' are not four numbers"),
    ("litbank", LITBANK, "QUOTE\tQ1\t1\t0\t0\t0\tx", ":1: the quotation ends before it begins"),
    ("litbank", LITBANK, "QUOTE\tQ1", ":1: neither QUOTE with four numbers nor ATTRIB"),
    ("litbank", LITBANK, "ATTRIB\tQ1\tAda-1", ": ATTRIB Q1 has no QUOTE"),
]


@pytest.mark.parametrize(("format", "file", "content", "message"), BROKEN)
def test_a_broken_file_is_reported_with_its_position(tmp_path, samples, format, file, content, message):
    getattr(samples, f"write_{format}")(tmp_path)
    (tmp_path / file).write_text(content + "\n", encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        list(read_corpus(tmp_path, format))
    assert f"{file}{message}" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", ":1: not JSON"),
        ("[]", ":1: not a JSON object"),
        ('{"id": "a"}', ":1: no field 'text'"),
        ('{"id": "a", "quotes": []}', ":1: no field 'text': score rows of `quotex extract --with-text`, or add"),
        (
            '{"id": "a", "text": "x", "quotes": [], "edits": [{"start": 1, "end": 9}]}',
            ":1: a row of `quotex process`, whose offsets are not into its text: score rows of `quotex extract --with",
        ),
        ('{"id": "a", "text": "x", "quotes": [{"start": 0, "end": 1}]}', ":1: quotation 1: no field 'type'"),
        ('{"id": 1.5, "text": "x"}', ":1: text must be a string, and id a string or a whole number"),
        (
            '{"id": 1, "text": "x", "quotes": [{"start": 1, "end": 0, "type": "direct"}]}',
            ":1: quotation 1: span 1:0 ends before it begins",
        ),
        (
            '{"id": 1, "text": "x", "quotes": [{"start": 0, "end": 1, "type": "direct", "source": [0, 1]}]}',
            ":1: quotation 1: [0, 1] is not a list of spans [[start, end], …]",
        ),
        ('{"id": "a", "text": "x", "quotes": 3}', ":1: not the shape"),
        (
            '{"id": "a", "text": "x", "quotes": [{"start": 0, "end": 2, "type": "direct", "source": []}]}',
            ":1: quotation 1: span 0:2",
        ),
        (
            '{"id": "a", "text": "x", "quotes": [{"start": 0, "end": 1, "type": "odd", "source": []}]}',
            ":1: quotation 1: type 'odd'",
        ),
        ("", ": it has no annotated document"),
    ],
)
def test_a_broken_row_is_reported_with_its_position(tmp_path, content, message):
    path = tmp_path / "rows.jsonl"
    path.write_text(content + "\n", encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        list(read_corpus(path))
    assert f"rows.jsonl{message}" in str(caught.value)


QUOTE = {"text": "Oh,", "kind": "direct", "speaker": "Ada"}
TURN = {"spans": [[1, 4]], "speaker": "Ada Moor", "attribution": None}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"quotes": []}, {"quotes": []}], ":2: document 'a' already occurs at "),
        ([{"quotes": [QUOTE, QUOTE]}], ":1: quotation 2: the same place as quotation 1, 1:4: leave out one of them"),
        ([{"quotes": [QUOTE, QUOTE | {"start": 1, "end": 4}]}], ":1: quotation 2: the same place as quotation 1, 1:4"),
        ([{"characters": [], "quotes": [TURN, TURN]}], ":1: quotation 2: the same place as quotation 1, 1:4"),
    ],
)
def test_duplicate_annotations_are_refused(tmp_path, rows, message):
    path = tmp_path / "rows.jsonl"
    text = "“Oh,” said Ada."
    path.write_text("".join(json.dumps({"id": "a", "text": text} | row) + "\n" for row in rows), encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        list(read_corpus(path))
    assert f"rows.jsonl{message}" in str(caught.value)


def test_bad_bytes_are_reported(tmp_path, samples):
    samples.write_polnear(tmp_path)
    (tmp_path / POLNEAR).write_bytes(b"T1\t\xff")
    with pytest.raises(CorpusError, match=r"_a1b2\.ann: not UTF-8: byte 3"):
        list(read_corpus(tmp_path))


def test_a_broken_gzip_file_is_reported(tmp_path):
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(b"no gzip")
    with pytest.raises(
        CorpusError, match=r"rows\.jsonl\.gz: damaged: there is other data where a member of gzip should begin"
    ):
        list(read_corpus(path))
