"""``annotate`` gives the rows of ``Pipeline.process`` for texts of any Arrow type."""

import subprocess
import sys

import pytest

pytest.importorskip("pyarrow", reason="needs the extra [arrow]")

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

import quotex.arrow
from quotex import Pipeline
from quotex.arrow import SCHEMA, annotate
from quotex.io.schema import CUE, QUOTE, SPEAKER
from quotex.pipeline import KINDS

TEXTS = [
    "“It rained,” said Mayor Ada Moor.\n\nSign up for our newsletter\n\n“Ask Omar Reyes,” she added.",
    "",
    "Nothing was said in the harbour.",
    None,
    '"The \N{RAINBOW} fer\u00adry\u0301 sinks, and so do I," Lena Ortiz told reporters.\r\nAdvertisement',
    "“First,” they said.\x00",
    "“Words that nobody is said to have uttered.”",
]
PIPELINE = Pipeline(kinds=KINDS)
STRING_TYPES = [
    *(pa.string(), pa.large_string(), pa.string_view()),
    *(pa.dictionary(pa.int8(), pa.string()), pa.dictionary(pa.int32(), pa.large_string())),
]


def expected(text, pipeline=PIPELINE):
    """The columns of a row, straight from ``process``."""
    if text is None:
        return dict.fromkeys(SCHEMA.names)
    document = pipeline.process(text)
    quotes = [filled(quote.to_dict(), QUOTE) for quote in document.quotes]
    for quote in quotes:
        quote["speaker"] = quote["speaker"] and filled(quote["speaker"], SPEAKER)
        quote["cue"] = quote["cue"] and filled(quote["cue"], CUE)
    return {"text": document.text, "quotes": quotes, "error": None}


def filled(row, type):
    assert set(row) <= {field.name for field in type}
    return {field.name: row.get(field.name) for field in type}


def added(batch):
    return batch.select(SCHEMA.names).to_pylist()


def body(values=TEXTS, type=STRING_TYPES[0], **columns):
    return pa.record_batch({"body": pa.array(values, type), **columns})


class Failing:
    """A pipeline that fails on texts with an exclamation mark."""

    def process(self, text):
        if "!" in text:
            raise ValueError(f"no \ud83d {text}")
        return PIPELINE.process(text)


class Breaking:
    """A pipeline whose texts and speakers have lone surrogates, which no input from Arrow has."""

    def process(self, text):
        document = PIPELINE.process(text)
        document.text = "\ud83d\ude00 " + document.text
        for quote in document.quotes:
            quote.text += "\udfff"
            quote.speaker.name = "Ada \ud800"
        return document


@pytest.mark.parametrize("type", STRING_TYPES, ids=str)
def test_rows_equal_those_of_process_for_every_string_type(type):
    values = pa.array(TEXTS, pa.string()).dictionary_encode() if pa.types.is_dictionary(type) else TEXTS
    found = annotate(pa.record_batch({"body": pa.array(values).cast(type)}), "body", pipeline=PIPELINE)
    assert found.schema.field("body").type == type
    assert found["body"].to_pylist() == TEXTS
    assert added(found) == [expected(text) for text in TEXTS]
    found.validate(full=True)


def test_the_test_texts_cover_every_field_of_a_quote():
    quotes = [quote for text in TEXTS if text for quote in PIPELINE.process(text).quotes]
    assert any(quote.pieces for quote in quotes)
    assert any(quote.speaker is None for quote in quotes)
    assert any(quote.speaker and quote.cue and quote.speaker.people for quote in quotes)
    assert any(quote.start != quote.clean_start for quote in quotes)


@pytest.mark.parametrize("column", [None, 0, b"body", ["body"]])
def test_a_column_must_be_given_by_name(column):
    with pytest.raises(TypeError, match="column must be the name of a column, a str, not "):
        annotate(pa.record_batch({"body": TEXTS}), column)


def test_run_end_encoded_texts_are_read():
    texts = pa.RunEndEncodedArray.from_arrays([1, 4, 5], [TEXTS[0], None, TEXTS[4]])
    found = annotate(pa.record_batch({"body": texts}), "body", pipeline=PIPELINE)
    assert added(found) == [expected(text) for text in (TEXTS[0], None, None, None, TEXTS[4])]


def test_a_column_of_nulls_is_read():
    found = annotate(pa.record_batch({"body": pa.nulls(2)}), "body")
    assert found.schema.names == ["body", *SCHEMA.names]
    assert added(found) == [expected(None)] * 2


@pytest.mark.parametrize("batch", [body([]), body(TEXTS), body(TEXTS).slice(2, 3)])
def test_the_added_columns_follow_the_schema(batch):
    found = annotate(batch, "body")
    assert isinstance(found, pa.RecordBatch)
    assert pa.schema(list(found.schema)[1:]) == SCHEMA
    assert found.num_rows == batch.num_rows


@pytest.mark.parametrize("sizes", [[], [0], [7], [1, 0, 4, 2], [0, 7, 0]])
def test_chunked_tables_are_annotated(sizes):
    column = pa.chunked_array([TEXTS[at : at + size] for at, size in placed(sizes)], pa.string())
    found = annotate(pa.table({"body": column}), "body", pipeline=PIPELINE)
    assert isinstance(found, pa.Table)
    assert pa.schema(list(found.schema)[1:]) == SCHEMA
    assert added(found) == [expected(text) for text in TEXTS[: sum(sizes)]]


def placed(sizes):
    return [(sum(sizes[:number]), size) for number, size in enumerate(sizes)]


@pytest.mark.parametrize("limit", ["ROWS", "CHARACTERS"])
@pytest.mark.parametrize("kind", [pa.Table, pa.RecordBatch])
def test_the_rows_do_not_depend_on_the_batch_size(monkeypatch, limit, kind):
    values = TEXTS * 3
    whole = annotate(body(values), "body", pipeline=PIPELINE)
    monkeypatch.setattr(quotex.arrow, limit, 4)
    found = annotate(kind.from_arrays(body(values).columns, ["body"]), "body", pipeline=PIPELINE)
    assert added(found) == added(whole) == [expected(text) for text in values]
    if kind is pa.Table:
        assert found["quotes"].num_chunks > 1
    else:
        found.validate(full=True)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.none() | st.text(st.sampled_from('“”"\n aA.,\N{RAINBOW}\u0301\x00'), max_size=60)))
def test_any_texts_are_annotated(texts):
    found = annotate(body(texts), "body", pipeline=PIPELINE)
    assert added(found) == [expected(text) for text in texts]


def test_the_pipeline_sets_the_options():
    text = 'It was a "bridge" of sorts. The mayor said that it rained.\n\nAdvertisement'
    for pipeline in (None, Pipeline(kinds=["indirect"]), Pipeline(ignore=["BP3"])):
        found = annotate(body([text]), "body", pipeline=pipeline)
        assert added(found) == [expected(text, pipeline or Pipeline())]


def test_the_input_text_is_kept_as_original():
    found = annotate(pa.table({"text": TEXTS, "day": range(len(TEXTS))}))
    assert found.schema.names == ["original", "day", *SCHEMA.names]
    assert found["original"].to_pylist() == TEXTS
    assert found["text"].to_pylist() == [expected(text)["text"] for text in TEXTS]


@pytest.mark.parametrize(
    ("names", "column", "error", "told"),
    [
        (["body", "day"], "text", KeyError, "no column 'text' (columns: body, day)"),
        (["body", "error"], "body", ValueError, "the batch has a column 'error' already: rename or drop it"),
        (["body", "text"], "body", ValueError, "the batch has a column 'text' already: rename or drop it"),
        (["text", "original"], "text", ValueError, "the batch has a column 'original' already: rename or drop it"),
        (["text", "quotes"], "text", ValueError, "the batch has a column 'quotes' already: rename or drop it"),
        (["body", "body"], "body", ValueError, "the batch has 2 columns 'body': rename or drop all but one"),
    ],
)
@pytest.mark.parametrize("kind", [pa.Table, pa.RecordBatch])
def test_missing_and_clashing_names_are_refused(kind, names, column, error, told):
    batch = kind.from_arrays([pa.array(["a"]), pa.array(["b"])], names)
    with pytest.raises(error) as raised:
        annotate(batch, column)
    assert raised.value.args[0] == told


def test_duplicate_columns_and_one_called_original_are_kept():
    batch = pa.Table.from_arrays(
        [pa.array(["a"]), pa.array([1]), pa.array([2]), pa.array([3])], ["b", "n", "n", "original"]
    )
    found = annotate(batch, "b")
    assert found.schema.names == ["b", "n", "n", "original", *SCHEMA.names]
    assert [column.to_pylist() for column in found.columns[1:4]] == [[1], [2], [3]]


@pytest.mark.parametrize("type", [pa.int64(), pa.binary(), pa.list_(pa.string()), pa.dictionary(pa.int8(), pa.int64())])
def test_a_column_without_strings_is_refused(type):
    with pytest.raises(TypeError) as raised:
        annotate(body([], type), "body")
    assert str(raised.value) == f"column 'body' holds {type}, not strings"


def test_anything_but_a_batch_is_refused():
    with pytest.raises(TypeError, match="batch must be a pyarrow Table or RecordBatch, not dict"):
        annotate({"text": ["a"]})


def test_metadata_and_fields_are_kept():
    day = pa.field("day", pa.int32(), nullable=False, metadata={"unit": "days"})
    text = pa.field("text", pa.string(), nullable=False, metadata={"from": "Tideline"})
    schema = pa.schema([text, day], metadata={"made by": "the harbour office"})
    batch = pa.record_batch([pa.array(["a", "b"]), pa.array([1, 2], pa.int32())], schema=schema)
    for given_batch in (batch, pa.Table.from_batches([batch])):
        found = annotate(given_batch).schema
        assert found.metadata == schema.metadata
        assert found.field("day").equals(day, check_metadata=True)
        assert found.field("original").equals(text.with_name("original"), check_metadata=True)


@pytest.mark.parametrize("kind", [pa.Table, pa.RecordBatch])
def test_the_columns_of_the_caller_are_not_copied(kind):
    columns = [pa.array(["a", "b", None]), pa.array([1, 2, 3]), pa.array([["x"], None, []])]
    found = annotate(kind.from_arrays(columns, ["text", "day", "tags"]))
    for given_column, kept in zip(columns, found.columns, strict=False):
        assert addresses(kept) == addresses(given_column)


def addresses(column):
    [array] = column.chunks if isinstance(column, pa.ChunkedArray) else [column]
    return [buffer and buffer.address for buffer in array.buffers()]


def test_an_error_is_recorded_in_its_row_and_the_others_are_read():
    found = added(annotate(body(["a", "!", None, TEXTS[0]]), "body", pipeline=Failing()))
    failed = {"text": None, "quotes": None, "error": "ValueError: no \N{REPLACEMENT CHARACTER} !"}
    assert found == [expected("a"), failed, expected(None), expected(TEXTS[0])]


@pytest.mark.parametrize("type", [pa.string(), pa.large_string()])
def test_bytes_that_are_not_utf8_are_an_error_in_their_row(type):
    """Arrow does not check the bytes of strings that it receives."""
    column = pa.array([b"It rained.", b"It \xff\xfe", None], pa.binary()).cast(pa.large_binary()).cast(pa.binary())
    offsets, data = column.buffers()[1:]
    texts = pa.Array.from_buffers(pa.string(), 3, [column.buffers()[0], offsets, data])
    found = added(annotate(pa.record_batch({"body": texts.cast(type)}), "body"))
    assert found[0] == expected("It rained.")
    assert found[1]["text"] is found[1]["quotes"] is None
    assert found[1]["error"].startswith("UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 3")
    assert found[2] == expected(None)


def test_lone_surrogates_become_replacement_characters_and_offsets_stay():
    found = annotate(body([TEXTS[0]]), "body", pipeline=Breaking())
    wanted = Breaking().process(TEXTS[0])
    assert found["text"][0].as_py() == wanted.text.replace("\ud83d", "\ufffd").replace("\ude00", "\ufffd")
    assert len(found["text"][0].as_py()) == len(wanted.text)
    quotes = found["quotes"][0].as_py()
    assert [quote["text"] for quote in quotes] == [quote.text.replace("\udfff", "\ufffd") for quote in wanted.quotes]
    assert {quote["speaker"]["name"] for quote in quotes} == {"Ada \ufffd"}


def test_a_record_batch_with_too_much_text_is_refused(monkeypatch):
    monkeypatch.setattr(pa, "concat_arrays", overflow)
    monkeypatch.setattr(quotex.arrow, "ROWS", 2)
    with pytest.raises(ValueError, match="more clean text than a RecordBatch holds: make it a Table"):
        annotate(body(TEXTS), "body")


def overflow(arrays):
    raise pa.ArrowInvalid("offset overflow while concatenating arrays")


def test_an_offset_out_of_bounds_is_refused():
    """Runs in another process, which a missing check would crash."""
    script = (
        "import io, pyarrow as pa, quotex.arrow\n"
        "batch = pa.record_batch({'text': ['It rained.', 'It poured.']})\n"
        "data = io.BytesIO()\n"
        "with pa.ipc.new_file(data, batch.schema) as writer: writer.write_batch(batch)\n"
        "ends = b'\\x0a\\0\\0\\0\\x14\\0\\0\\0'\n"
        "bad = data.getvalue().replace(ends, b'\\xff\\xff\\xff\\x7f' * 2)\n"
        "try: quotex.arrow.annotate(pa.ipc.open_file(bad).read_all())\n"
        "except ValueError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("column 'text' is damaged: ")
