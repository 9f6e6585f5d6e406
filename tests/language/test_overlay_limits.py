"""Files of rules and words made to take much time or memory are refused with the position."""

import re
from pathlib import Path

import pytest

from quotex import Pipeline

TIDE = """
[[rule]]
id = "TIDE1"
name = "tide-table"
why = "Tide tables are not reporting."
trigger = ["high water"]
pattern = '''{pattern}'''
drop = ["High water: 10:32"]
keep = ["High water came at ten, Ada Moor said."]
"""


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A pipeline with these rules and words."""
    monkeypatch.chdir(tmp_path)

    def pipeline(text: str) -> Pipeline:
        Path("mine.toml").write_text(text, encoding="utf-8")
        return Pipeline(rules="mine.toml")

    return pipeline


def _with_pattern(pattern: str, defined: str = "") -> str:
    return f"[define]\n{defined}\n" + TIDE.replace("{pattern}", pattern)


DOUBLED = 'p0 = "harbour"\n' + "".join(f'p{n} = "{{{{p{n - 1}}}}}{{{{p{n - 1}}}}}"\n' for n in range(1, 40))
WORD_LIST = ", ".join(f"zz{number}" for number in range(50_001))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "[verbs]\nreporting" + ".a" * 50_000 + " = 1",
            "not TOML that quotex reads: a key has more than 20 parts (at line 2)",
        ),
        ("[" + "a . " * 50_000 + "a]", "not TOML that quotex reads: a key has more than 20 parts (at line 1)"),
        ("'a'.\"b\"." * 50 + "c = 1", "not TOML that quotex reads: a key has more than 20 parts (at line 1)"),
        (
            _with_pattern("(" * 5000 + ")" * 5000),
            "rule TIDE1: its pattern does not compile: its brackets are nested too",
        ),
        (_with_pattern("|".join(map(str, range(9999)))), "rule TIDE1: its pattern is longer than 20,000 characters"),
        (_with_pattern("a{1000}"), "rule TIDE1: its pattern repeats something at least 1,000 times"),
        (_with_pattern("a{999999999,}"), "rule TIDE1: its pattern repeats something at least 1,000 times"),
        (_with_pattern("{{p39}}", DOUBLED), "piece 'p12' of [define]: its pattern is longer than 20,000 characters"),
        (f'[verbs]\nreporting = "{WORD_LIST}"', "[verbs] reporting: has more than 50,000 words"),
        (f'[sets]\nhonour = "{WORD_LIST}"', "[sets] honour: has more than 50,000 words"),
        (
            "[verbs.irregular]\n" + "".join(f'z{number} = "z z"\n' for number in range(50_001)),
            "[verbs] irregular: has more than 50,000 words",
        ),
        ("[counts]\n" + "".join(f"z{number} = 1\n" for number in range(50_001)), "[counts]: has more than 50,000 keys"),
    ],
)
def test_a_file_that_would_take_too_long_is_refused_with_its_position(mine, text, told):
    with pytest.raises(ValueError, match=re.escape(told)) as error:
        mine(text)
    assert str(error.value).startswith("mine.toml: ")
    assert "\n" not in str(error.value)


def test_text_with_full_stops_is_not_a_dotted_key(mine):
    mine(TIDE.replace("High water came", "." * 99 + "a." * 15 + " High water came"))
