"""The stored compiled patterns are used only if they are up to date."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import regex

import quotex
from quotex.cleaning.patterns import keep_patterns
from quotex.language import patterns
from quotex.language.catalogue import catalogue

WORD = r"\p{Lu}\w++"
LONG = 100  # characters: compiling a pattern of this length takes one to ten milliseconds


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "patterns.table"
    monkeypatch.setattr(patterns, "PATH", str(path))
    patterns.precompiled.cache_clear()
    return path


@pytest.fixture
def compiled_here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The patterns that had to be compiled."""
    patterns_compiled: list[str] = []
    compile_ = regex.compile

    def watched(pattern: str) -> regex.Pattern[str]:
        if pattern:  # regex compiles the empty one when it unpickles patterns
            patterns_compiled.append(pattern)
        return compile_(pattern)

    monkeypatch.setattr(regex, "compile", watched)
    return patterns_compiled


def test_a_stored_pattern_is_read(table: Path, compiled_here: list[str]) -> None:
    patterns.keep_compiled([WORD])
    compiled_here.clear()
    made = patterns.precompiled(WORD)
    assert not compiled_here
    assert pickle.dumps(made) == pickle.dumps(regex.compile(WORD))
    assert made.findall("a mayor of Oxmere, Ada Moor") == ["Oxmere", "Ada", "Moor"]


def test_another_pattern_is_compiled(table: Path, compiled_here: list[str]) -> None:
    patterns.keep_compiled([WORD])
    assert patterns.precompiled("a+").pattern == compiled_here[-1] == "a+"


@pytest.mark.parametrize("damage", [slice(0), slice(9), slice(-1), slice(1, None)])
def test_a_damaged_file_is_not_read(damage: slice, table: Path, compiled_here: list[str]) -> None:
    patterns.keep_compiled([WORD])
    table.write_bytes(table.read_bytes()[damage])
    compiled_here.clear()
    assert patterns.precompiled(WORD).pattern == WORD
    assert compiled_here == [WORD]


def test_patterns_of_another_version_of_regex_are_not_read(
    table: Path, compiled_here: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    patterns.keep_compiled([WORD])
    compiled_here.clear()
    monkeypatch.setattr(regex, "__version__", "2023.12.25")
    assert patterns.precompiled(WORD).pattern == WORD
    assert compiled_here == [WORD]


def test_no_pattern_of_a_line_rule_is_left_to_compile(table: Path, compiled_here: list[str]) -> None:
    keep_patterns()
    compiled_here.clear()
    for rule in catalogue().values():
        if rule.pattern:
            assert patterns.precompiled(rule.pattern).fullmatch(rule.drop[0]) or rule.scope == "fragment"
    assert not compiled_here


INSTALLED = Path(quotex.__file__).parent
CHECKOUT = Path(__file__).parents[1] / "quotex"


@pytest.mark.skipif(INSTALLED == CHECKOUT, reason="in an editable install a rule may have changed")
def test_the_patterns_were_compiled_when_quotex_was_built() -> None:
    kept = patterns._kept(patterns.PATH)
    assert kept.keys() >= {rule.pattern for rule in catalogue().values() if rule.pattern}


FIRST_PAGE = f"""
import sys
import regex
from quotex.language import patterns
patterns.PATH, compile_ = sys.argv[1], regex.compile
def told(pattern, *flags):
    if len(pattern) > {LONG}:
        print(ascii(pattern))
    return compile_(pattern, *flags)
regex.compile = told
import quotex
quotex.process('<p>â€œIt *rained*,â€ said Ada Moor.</p>\\\\n\\\\nSign up for our newsletter')
"""


def test_the_first_page_compiles_no_long_pattern(table: Path) -> None:
    keep_patterns()
    command = [sys.executable, "-X", "utf8", "-c", FIRST_PAGE, str(table)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=True)
    assert not result.stdout
