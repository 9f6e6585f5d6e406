"""JSON that Python versions read differently, or that is deeply nested: rows and messages are the same in each."""

import json

import pytest

from quotex.io import Note, Problem, Reading, Record, read_files
from quotex.reasons import plain_json_error

OBJECT = "Illegal trailing comma before end of object"
ARRAY = "Illegal trailing comma before end of array"


@pytest.fixture
def read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def read(name, text, **options):
        (tmp_path / name).write_text(text, encoding="utf-8")
        items = read_files([name], Reading(**options))
        return [
            str(item) if isinstance(item, Problem) else item.id for item in items if isinstance(item, Problem | Record)
        ]

    return read


def nested(depth):
    return f'{{"id": {depth}, "text": "a", "x": {"[" * (depth - 1)}{"]" * (depth - 1)}}}'


def test_the_allowed_depth_of_a_row_does_not_depend_on_the_caller(read):
    """Python 3.11 counts the calls around the parser; later versions read deeper."""
    lines = [nested(depth) for depth in (2, 500, 501, 950, 5_000, 3)]
    told = [f"a.jsonl:{line}: broken JSON: its values are nested too deep" for line in (3, 4, 5)]
    assert read("a.jsonl", "\n".join(lines)) == [2, 500, *told, 3]
    told = "a.json:[3]: broken JSON: its values are nested too deep"
    assert read("a.json", f"[{','.join(lines)}]") == [2, 500, told]


def test_brackets_in_a_text_do_not_count_as_depth(read):
    row = json.dumps({"id": 1, "text": "[" * 5_000, "x": [[]] * 5_000})
    assert read("a.jsonl", row) == read("a.json", row) == [1]


@pytest.mark.parametrize(
    ("broken", "message", "place"),
    [
        ('{"text": "a",}', OBJECT, 13),
        ('{"text": "a" ,\t }', OBJECT, 14),
        ('{"text": ["a", ]}', ARRAY, 14),
        ('{"text": "a",]', "Expecting property name enclosed in double quotes", 14),
        ('{"text": [,]}', "Expecting value", 11),
        ('{"text": "a\tb"}', "Invalid control character", 12),
    ],
)
def test_a_trailing_comma_is_reported_alike_in_every_format(read, broken, message, place):
    assert read("a.jsonl", broken) == [f"a.jsonl:1: broken JSON: {message} at column {place}"]
    assert read("a.json", f"[{broken}]") == [
        f"a.json:[1]: broken JSON: {message} at character {place - 1} of the value"
    ]


def test_a_trailing_comma_is_reported_alike_by_every_python_version():
    older = json.JSONDecodeError("Expecting property name enclosed in double quotes", '{"a": 1,\n}', 9)
    newer = json.JSONDecodeError(OBJECT, '{"a": 1,\n}', 7)
    assert str(plain_json_error(older)) == str(plain_json_error(newer)) == f"{OBJECT}: line 1 column 8 (char 7)"


def test_a_byte_order_mark_between_concatenated_files_is_skipped(read):
    assert read("a.jsonl", '{"id": 1, "text": "a"}\n\ufeff{"id": 2, "text": "b"}\n') == [1, 2]


@pytest.mark.parametrize("before", [1, 30_000])
def test_an_error_has_its_position_in_its_own_value(read, before):
    values = ['{"id": 1, "text": "It rained on Monday."}'] * before
    *found, told = read("a.json", "[" + ",".join([*values, '{"id": 2 "text": "b"}']) + "]")
    assert found == [1] * before
    assert told == f"a.json:[{before + 1}]: broken JSON: Expecting ',' delimiter at character 9 of the value"


def test_lines_that_end_in_a_lone_carriage_return_are_reported(read):
    told = "a line ends in a carriage return alone (CR): save the file with the line ends LF or CRLF"
    lines = '{"id": 1, "text": "a"}\r{"id": 2, "text": "b"}\r'
    assert read("a.jsonl", lines) == [f"a.jsonl:1: broken JSON: {told}"]


def test_a_duplicate_key_is_reported_once(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    twice = '{"id": 1, "text": "It rained.", "text": "It poured."}\n'
    nested = '{"id": 2, "text": "a", "parts": [{"text": "b", "id": 3}]}\n'
    (tmp_path / "a.jsonl").write_text(nested + twice * 2, encoding="utf-8")
    items = list(read_files(["a.jsonl"]))
    assert [str(item) for item in items if isinstance(item, Note)] == [
        "a.jsonl:2: has the key 'text' more than once: the last one is read, here and elsewhere"
    ]
    assert [item.text for item in items if isinstance(item, Record)] == ["a", "It poured.", "It poured."]
