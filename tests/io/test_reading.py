import gzip
import json

import pytest

from quotex.io import Begin, Problem, Reading, Record, read_files


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(name, content):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    return write


def read(*names, **options):
    return [item for item in read_files(list(names), Reading(**options)) if not isinstance(item, Begin)]


def messages(*names, **options):
    return [str(item) for item in read(*names, **options) if isinstance(item, Problem)]


def records(*names, **options):
    return [item for item in read(*names, **options) if isinstance(item, Record)]


def test_a_text_file_is_one_document_named_by_its_path(write):
    assert read(write("a.txt", "One.\r\nTwo.")) == [Record("a.txt", "One.\r\nTwo.", "a.txt")]


def test_a_byte_order_mark_is_dropped_and_recorded(write):
    assert read(write("a.txt", b"\xef\xbb\xbfOne.")) == [Record("a.txt", "One.", "a.txt", converted=True)]


def test_jsonl_rows_have_ids(write):
    rows = [
        {"id": "a", "text": "A"},
        {"text": "B"},
        {"id": 7, "text": "C"},
        {"id": None, "text": "D"},
        {"id": "", "text": ""},
    ]
    name = write("a.jsonl", "\n".join(map(json.dumps, rows)))
    found = [(record.id, record.text, record.where) for record in records(name)]
    assert found == [
        ("a", "A", "a.jsonl:1"),
        ("a.jsonl:2", "B", "a.jsonl:2"),
        (7, "C", "a.jsonl:3"),
        ("a.jsonl:4", "D", "a.jsonl:4"),
        ("a.jsonl:5", "", "a.jsonl:5"),
    ]


def test_ids_written_as_floats_by_pandas_are_read_as_whole_numbers(write):
    ids = ("1.0", "-0.0", "9007199254740992.0", "NaN", "null", "1.5", "1e300", "Infinity")
    name = write("a.jsonl", "".join(f'{{"id": {id}, "text": "A"}}\n' for id in ids))
    found = [record.id for record in records(name)]
    assert found == [1, 0, 2**53, "a.jsonl:4", "a.jsonl:5"]
    assert {type(id) for id in found} == {int, str}
    told = "id field 'id' is a number, not text or a whole number"
    assert messages(name) == [f"a.jsonl:{line}: {told}" for line in (6, 7, 8)]


def test_text_and_id_may_be_in_other_fields(write):
    name = write("a.jsonl", '{"url": "u", "body": "B", "text": "no"}\n')
    assert read(name, field="body", id_field="url") == [Record("u", "B", "a.jsonl:1")]


def test_gzip_is_recognized_by_its_bytes(write):
    zipped = gzip.compress(b'{"id": "a", "text": "A"}\n')
    assert read(write("a.jsonl.gz", zipped + zipped)) == [
        Record("a", "A", "a.jsonl.gz:1"),
        Record("a", "A", "a.jsonl.gz:2"),
    ]
    assert read(write("zipped.jsonl", zipped))[0].text == "A"
    assert read(write("empty.jsonl.gz", b"")) == []


def test_jsonl_keeps_every_character(write):
    text = "\u2028\x85 \ud83d\r\n\x00 שלום"
    assert records(write("a.jsonl", json.dumps({"text": text}) + "\r\n"))[0].text == text


def test_jsonl_may_begin_with_a_byte_order_mark(write):
    rows = '{"id": 1, "text": "é\u2028"}\n{"id": 2, "text": "b"}\n'
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert [record.text for record in records(write("a.jsonl", rows.encode(encoding)))] == ["é\u2028", "b"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"text": "a"', "a.jsonl:2: broken JSON: Expecting ',' delimiter at column 13"),
        (b"[1]", "a.jsonl:2: not a JSON object but a list; an array of objects is read with --from json"),
        (b'"a"', "a.jsonl:2: not a JSON object but text"),
        (b'{"body": "a", "id": 3}', "a.jsonl:2: no field 'text' (fields: body, id): name yours with --field"),
        (b"{}", "a.jsonl:2: no field 'text' (fields: none): name yours with --field"),
        (b'{"text": null}', "a.jsonl:2: field 'text' is null, not text"),
        (b'{"text": ["a"]}', "a.jsonl:2: field 'text' is a list, not text"),
        (b'{"text": "a", "id": {}}', "a.jsonl:2: id field 'id' is an object, not text or a whole number"),
        (b'{"text": "a", "id": true}', "a.jsonl:2: id field 'id' is true or false, not text or a whole number"),
        (
            b'{"text": "caf\xe9"}',
            "a.jsonl:2: not UTF-8: byte 0xE9 at position 27 (invalid continuation byte); "
            "--encoding NAME sets another encoding",
        ),
    ],
)
def test_a_broken_line_is_reported_and_the_others_are_read(write, line, message):
    name = write("a.jsonl", b'{"text": "b"}\n' + line + b'\n\n{"text": "c"}\n')
    assert messages(name) == [message]
    assert [record.id for record in records(name)] == ["a.jsonl:1", "a.jsonl:4"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[" * 100_000, "its values are nested too deep"),
        ('{"text": "a", "id": ' + "9" * 5000 + "}", "a number has more than 4,300 digits"),
    ],
)
def test_json_that_python_refuses_is_reported(write, line, reason):
    assert messages(write("a.json", f"[{line}]")) == [f"a.json:[1]: broken JSON: {reason}"]
    found = read(write("a.jsonl", line + '\n{"text": "c"}'))
    assert str(found[0]) == f"a.jsonl:1: broken JSON: {reason}"
    assert found[0].input == line
    assert found[1].text == "c"


@pytest.mark.parametrize("indented", ['[\n {"text": "a"}\n]', '{\n "text": "a"\n}', '\ufeff[\r\n {"text": "a"}\r\n]'])
def test_json_over_several_lines_in_a_jsonl_file_is_reported_once(write, indented):
    told = "a.jsonl: is JSON over several lines, not one object on each line: read it with --from json"
    assert messages(write("a.jsonl", indented)) == [told]
    assert [record.text for record in records("a.jsonl", format="json")] == ["a"]


def test_the_bytes_of_a_broken_line_are_kept(write):
    (problem,) = read(write("a.jsonl", b'{"text": "caf\xe9"}\r\n'))
    assert problem.input.encode(errors="surrogateescape") == b'{"text": "caf\xe9"}'


def test_truncated_gzip_gives_the_rows_before_its_end(write):
    lines = "".join(f'{{"text": "{number**9}"}}\n' for number in range(20_000)).encode()
    name = write("a.jsonl.gz", gzip.compress(lines)[:-20_000])
    assert messages(name) == ["a.jsonl.gz: damaged: the file ends inside a member of gzip"]
    assert len(records(name)) > 10_000


def test_a_gz_file_that_is_not_gzip_is_reported(write):
    expected = "a.txt.gz: damaged: the file does not begin as gzip files do"
    assert messages(write("a.txt.gz", "plain")) == [expected]


def test_gzip_with_a_wrong_checksum_is_reported(write):
    zipped = bytearray(gzip.compress(b"One."))
    zipped[-6] ^= 1
    told = "a.txt.gz: damaged: a checksum of gzip does not fit the data"
    assert messages(write("a.txt.gz", bytes(zipped)))[0].startswith(told)


def test_missing_files_and_empty_folders_are_reported(write, tmp_path):
    (tmp_path / "folder").mkdir()
    name = write("a.txt", "One.")
    assert messages("folder", name, "none.txt") == [
        "folder: is an empty folder",
        "none.txt: cannot be read: No such file or directory",
    ]
    assert len(records("folder", name, "none.txt")) == 1


def test_csv_rows_have_texts_and_ids(write):
    content = 'id,text\r\na,"One, ""two"".\r\nThree."\r\n\r\n,Four\r\n'
    found = records(write("a.csv", content))
    assert [(record.id, record.text) for record in found] == [("a", 'One, "two".\r\nThree.'), ("a.csv:5", "Four")]


@pytest.mark.parametrize("suffix", ["csv", "tsv"])
@pytest.mark.parametrize("first", ["sep=|\r\n", '\ufeff"sep=|"\n', "SEP=|||\n\n"])
def test_a_first_line_may_name_the_delimiter_as_excel_reads_it(write, first, suffix):
    found = records(write(f"a.{suffix}", f"{first}id|text, or not|text\n\na|b|One; two,\tthree.\n"))
    assert [(record.id, record.text) for record in found] == [("a", "One; two,\tthree.")]
    assert [note.message for note in read_files([str(write("b.csv", first))]) if isinstance(note, Problem)] == []


def test_the_message_about_a_table_without_a_header_is_short(write):
    (_, problem) = read_files([str(write("a.csv", "1," + "It rained. " * 1000 + "\n"))])
    assert (
        problem.message
        == "no column 'text' (columns: 1, It rained. It rained. It rained. It …): name yours with --field"
    )


def test_csv_in_other_encodings_is_read(write):
    rows = "text\n" + "“Zoë’s café costs €40,” she said of the café. Très cher – déjà vu.\n" * 30
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        assert len(records(write("a.csv", rows.replace(", ", " ").replace(",”", "”").encode(encoding)))) == 30, encoding
    assert records("a.csv")[0].text.startswith("“Zoë’s café")


def test_errors_in_csv_are_reported(write):
    told = ["a.csv:1: no column 'text' (columns: id, body): name yours with --field"]
    assert messages(write("a.csv", "id,body\n1,A\n")) == told
    name = write("b.csv", 'id,text\n1\n2,"a"b\n3,c\n')
    lacks = "b.csv:2: no field 'text' (fields: id): name yours with --field"
    assert messages(name) == [lacks, "b.csv:3: broken CSV: ',' expected after '\"'"]
    assert [record.text for record in records(name)] == ["c"]
    assert messages(write("c.csv", 'text\n"never closed\n')) == [
        "c.csv:2: broken CSV: a quotation mark is not closed, so that it includes everything after it"
    ]
    assert read(write("d.csv", "")) == []


def test_csv_with_lone_carriage_returns_is_reported(write):
    told = (
        "a.csv:1: broken CSV: a line ends in a carriage return alone (CR): save the file with the line ends LF or CRLF"
    )
    assert messages(write("a.csv", "id,text\ra,It rained.\r")) == [told]


NOT_UTF8 = "not UTF-8: byte 0xE9 at position {} (invalid continuation byte); --encoding NAME sets another encoding"


@pytest.mark.parametrize("suffix", ["csv", "tsv"])
def test_a_table_row_with_bad_bytes_is_set_aside_with_its_line(write, suffix):
    head = "text\n" + "“Yes,” he said.\n".replace(",", "") * 100 + '"“Two\nlines.”"\n'
    content = head.encode() + b'"A caf\xe9\n\nis open."\n' + "“No.”\n".encode() * 200
    name = write(f"a.{suffix}", content)
    found = [item for item in read(name) if isinstance(item, Problem)]
    told = f"a.{suffix}:104: {NOT_UTF8.format(len(head.encode()) + 6)}"
    assert [(str(item), item.input, item.id) for item in found] == [
        (told, ["A caf\udce9\n\nis open."], f"a.{suffix}:104")
    ]
    assert [record.where for record in records(name)][100:103] == [f"a.{suffix}:{line}" for line in (102, 107, 108)]
    assert len(records(name, encoding="utf-8")) == len(records(name)) == 301


@pytest.mark.parametrize(
    ("encoding", "bad"), [("cp1252", b"\x81"), ("shift_jis", b"\x81\x20"), ("ascii", b"\xe9"), ("cp949", b"\xff")]
)
def test_a_row_that_is_not_in_the_given_encoding_is_set_aside(write, encoding, bad):
    name = write("a.csv", b"text\nOne\nA " + bad + b"\nTwo\n")
    assert [record.text for record in records(name, encoding=encoding)] == ["One", "Two"]
    (message,) = messages(name, encoding=encoding)
    assert message.startswith(f"a.csv:3: not {encoding.upper()}: byte 0x{bad[0]:02X} at position 11 ")


def test_column_names_with_bad_bytes_are_reported(write):
    name = write("a.csv", b"text,caf\xe9\nOne,1\n")
    assert messages(name, encoding="utf-8") == [f"a.csv:1: the names of its columns are {NOT_UTF8.format(8)}"]


def test_a_late_table_row_with_bad_bytes_is_reported_with_its_position(write):
    name = write("a.csv", b"text\n" + b"plain\n" * 100_000 + b"caf\xe9\n")
    assert messages(name) == [f"a.csv:100002: {NOT_UTF8.format(600_008)}"]


def test_a_csv_field_may_be_long(write):
    assert len(records(write("a.csv", "text\n" + "x" * 1_000_000))[0].text) == 1_000_000


def test_an_encoding_can_be_given(write):
    assert records(write("a.txt", "é\n".encode("utf-16-le")), encoding="UTF-16LE")[0].text == "é\n"
    assert records(write("a.jsonl", '{"text": "é"}\n'.encode("utf-16-le")), encoding="utf_16_le")[0].text == "é"
    assert records(write("b.jsonl", '{"text": "é"}\n'.encode("cp1252")), encoding="cp1252")[0].text == "é"
    assert not records(write("c.txt", "é"), encoding="utf8")[0].converted


def test_jsonl_in_another_encoding_is_recognized(write):
    rows = "".join(f'{{"text": "“No {number},” said Zoë."}}\n' for number in range(9))
    found = read(write("a.jsonl", rows.encode("cp1252")))
    assert str(found[0]) == "a.jsonl: read as cp1252; --encoding NAME sets another encoding"
    assert [record.text for record in found[1:]] == [f"“No {number},” said Zoë." for number in range(9)]


def test_jsonl_with_one_row_in_another_encoding_keeps_the_others(write):
    rows = '{"text": "“No,” said Zoë."}\n'
    name = write("a.jsonl", rows.encode() * 9 + rows.encode("cp1252") + rows.encode() * 9)
    assert [record.text for record in records(name)] == ["“No,” said Zoë."] * 18
    (message,) = messages(name)
    assert message.startswith("a.jsonl:10: not UTF-8: byte 0x93 at position ")


def test_json_in_another_encoding_is_recognized(write):
    assert records(write("a.json", '[{"text": "“No,” said Zoë."}]'.encode("cp1252")))[0].text == "“No,” said Zoë."


def test_a_damaged_part_of_a_text_file_keeps_the_others(write):
    name = write("a.txt", "“One.”\n***\n“Two.” ".encode() + b"\xe9\n***\n" + "“Three.”\n".encode())
    assert [record.text for record in records(name, separator="***")] == ["“One.”\n", "“Three.”\n"]
    (message,) = messages(name, separator="***")
    assert message.startswith("a.txt:3: not UTF-8: byte 0xE9 at position 11 ")


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv"])
def test_utf_16_without_its_byte_order_mark_is_reported(write, name):
    told = f"{name}: not UTF-16: there is no byte-order mark; --encoding NAME sets another encoding"
    assert messages(write(name, '{"text": "x"}'.encode("utf-16-le")), encoding="utf-16")[0].startswith(told)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1252"])
def test_a_separator_is_found_in_any_encoding(write, encoding):
    name = write("a.txt", "“It rained in the café.”\r\n§§\r\n“It poured.”\r\n".encode(encoding))
    found = [(record.id, record.text) for record in records(name, separator="§§")]
    assert found == [("a.txt:1", "“It rained in the café.”\r\n"), ("a.txt:3", "“It poured.”\r\n")]


@pytest.mark.parametrize("separator", ["☃", "\udce9"])
def test_a_separator_that_the_encoding_lacks_splits_nothing(write, separator):
    name = write("a.txt", "It rained.\nIt poured.\n")
    for encoding in (None, "ascii"):
        (record,) = records(name, separator=separator, encoding=encoding)
        assert record.text == "It rained.\nIt poured.\n"


@pytest.mark.parametrize("bad", [b"\xe9", "…".encode("cp1252"), "“Ça va.”".encode("cp1252"), b"\xff\xfe"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_encoding_of_a_damaged_part_is_not_guessed_again(write, bad, mark):
    name = write("a.txt", f"{mark}“Rain,” said Zoë.\n***\n".encode() + bad + b" It poured.\n***\nIt froze.\n")
    assert [record.text for record in records(name, separator="***")] == ["“Rain,” said Zoë.\n", "It froze.\n"]
    (message,) = messages(name, separator="***")
    assert message.startswith(f"a.txt:3: not UTF-8: byte 0x{bad[0]:02X} at position 0 ")


WIDE = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"]


def with_bad_unit(encoding, before, after):
    """Text with an invalid code unit inside, and the unit's position in the file."""
    begins = before.encode(encoding)
    plain = encoding if encoding.endswith("e") else f"{encoding}-le"
    return begins + "\ud83d".encode(plain, "surrogatepass") + after.encode(plain), len(begins)


@pytest.mark.parametrize("encoding", WIDE)
def test_a_bad_code_unit_loses_only_its_line(write, encoding):
    rows = '{{"text": "ਊ It rained, said Zoë, on day {}."}}\r\n'
    before = "\r\n".join(["", *(rows.format(number) for number in range(9))])
    data, place = with_bad_unit(encoding, before + '{"text": "', '"}\n' + rows.format(10))
    name = write("a.jsonl", data)
    options = {} if encoding in ("utf-16", "utf-32") else {"encoding": encoding}
    assert [record.where for record in records(name, **options)] == [f"a.jsonl:{n}" for n in (*range(2, 20, 2), 20)]
    (message,) = messages(name, **options)
    assert message.startswith("a.jsonl:19: not UTF-")
    assert f" at position {place} (" in message

    table = "id,text\n1,It rained.\n2,"
    data, place = with_bad_unit(encoding, table, "\n3,It poured.\n")
    name = write("a.csv", data)
    assert [record.text for record in records(name, **options)] == ["It rained.", "It poured."]
    (message,) = messages(name, **options)
    assert message.startswith("a.csv:3: not UTF-")
    assert f" at position {place} (" in message

    name = write("a.txt", with_bad_unit(encoding, "It rained.\n***\n", "\n***\nIt poured.\n")[0])
    options["separator"] = "***"
    assert [record.text for record in records(name, **options)] == ["It rained.\n", "It poured.\n"]
    assert messages(name, **options)[0].startswith("a.txt:3: not UTF-")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_wide_lines_before_a_truncated_character_are_read(write, encoding):
    name = write("a.jsonl", ('{"text": "It rained."}\n' * 9).encode(encoding) + b"{")
    assert len(records(name, encoding=encoding)) == 9
    assert messages(name, encoding=encoding)[0].startswith("a.jsonl:10: not UTF-16-LE: byte 0x7B at position ")


@pytest.mark.parametrize("times", [1, 40_000])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32-be"])
def test_json_values_before_bad_bytes_are_read(write, encoding, times):
    before = "[" + '{"text": "It rained, said Zoë."},\n' * times
    begins = before.encode(encoding)
    bad = b"\xff" if encoding.startswith("utf-8") else b"\x3d\xd8\x3d\xd8"
    name = write("a.json", begins + bad + b'{"text": "It poured."}]')
    options = {"encoding": encoding} if encoding == "utf-32-be" else {}
    assert len(records(name, **options)) == times
    (message,) = messages(name, **options)
    assert message.startswith("a.json: not UTF-")
    assert f" at position {len(begins)} (" in message
    assert message.endswith("; --encoding NAME sets another encoding; what follows can't be read")


def test_positions_after_a_line_that_is_too_long_are_right(write):
    lines = b'{"text": "' + b"a" * 100 + b'"}\n'
    name = write("a.jsonl", lines + b'{"text": "\xe9"}\n')
    assert f" at position {len(lines) + 10} (" in messages(name, most=50, encoding="utf-8")[1]
    name = write("a.csv", b"text\n" + b"a" * 100 + b"\n\xe9\n")
    assert " at position 106 (" in messages(name, most=50, encoding="utf-8")[1]
