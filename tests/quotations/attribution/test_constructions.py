"""Constructions as patterns: patterns of a user, and the errors for invalid ones."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from quotex import Pipeline

ALL_THEY_SAID = """
[[pattern]]
id = "QA112"
name = "all-they-said"
after = "VG[be] {predeterminer} source:NP A* cue:VG[cue]"
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine.toml"


def test_a_user_pattern_names_the_speaker(mine: Path) -> None:
    text = "“It will hold for years” was all she said."
    mine.write_text(ALL_THEY_SAID, encoding="utf-8")
    (quote,) = Pipeline(rules=mine).extract(text)
    assert quote.speaker is not None
    assert (quote.speaker.text, "QA112" in quote.rules) == ("she", True)
    assert not any(found.speaker for found in Pipeline().extract(text))


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("source:NP cue:XY", r"'XY' is no macro, at character 15 of: source:NP cue:XY$"),
        ("source:NP (cue:VG", r"'\)' is missing, at character 18 of: "),
        ("source:NP cue:VG)", r"'\)' closes nothing, at character 17 of: "),
        ("source:NP {unlisted}", r"'unlisted' is no word set$"),
        ("source:NP[unlisted]", r"'unlisted' is no predicate and no word set$"),
        ("speaker:NP VG", r"nothing is captured as 'speaker', only source, cue, noun$"),
        ("source:NP[company_word]", r"'company_word' is no predicate and no word set$"),
        ("((((A*)*)*)*)*", r"has more than 1000 steps: repeat less inside what repeats$"),
        ("(" * 3000 + "source:NP" + ")" * 3000, r"its groups are nested more than 30 deep$"),
        ("source:NP 9", r"'9' cannot be read, at character 10 of: "),
        (r"source:NP\n  XY", r"'XY' is no macro, at character 11 of: source:NP XY$"),
    ],
)
def test_an_invalid_pattern_raises_an_error_with_its_place(mine: Path, pattern: str, complaint: str) -> None:
    mine.write_text(f'[[pattern]]\nid = "QA112"\nname = "mine"\nafter = "{pattern}"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=rf"mine\.toml: \[\[pattern\]\] QA112 mine: {complaint}"):
        Pipeline(rules=mine)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ('id = "QA112"\nafter = "NP"', "QA112: a pattern needs an id, a name, and after or before or both"),
        (
            'id = "QA112"\nname = "mine"\nafter = "NP"\nwhen = "unlisted"',
            "no fact is called 'unlisted'; there are: initial, ",
        ),
        ('id = "QA112"\nname = "mine"\nafter = 5', "after must be a string"),
        ('id = "QA112"\nname = "mine"\nafter = "NP"\nlike = "it"', "no key is called 'like'; there are: id, name, "),
        ('id = "QA112"\nname = "mine"\nafter = "NP"\nfrom = "left"', "no start is called 'left'; there are: mark"),
        ('id = "QA112"\nname = "mine"\nafter = "NP"\nto = "end"', "no end is called 'end'; there are: sentence"),
        ('id = "QA112"\nname = "mine"\nafter = "NP"\nevidence = "none"', "no evidence is called 'none'; there are: "),
        ('id = "MINE1"\nname = "mine"\nafter = "NP"', "leaves out rule 'MINE1'"),
    ],
)
def test_an_invalid_row_raises_an_error(mine: Path, row: str, complaint: str) -> None:
    mine.write_text(f"[[pattern]]\n{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        Pipeline(rules=mine)


def test_macros_with_the_same_patterns_differ_by_name(mine: Path) -> None:
    for macros, source in (("ONE = 'NP'\nTWO = 'VG'", "all"), ("TWO = 'NP'\nONE = 'VG'", "was")):
        pattern = '[[pattern]]\nid = "QA112"\nname = "mine"\nfrom = "mark"\nafter = "VG? source:ONE"'
        mine.write_text(f"[macros]\n{macros}\n{pattern}\n", encoding="utf-8")
        (quote,) = Pipeline(rules=mine).extract("“It will hold for years” was all she said.")
        assert quote.speaker is not None
        assert quote.speaker.text == source


@pytest.mark.parametrize(("pattern", "complaint"), [("NP", "1000 steps"), ("", "10000 parts"), ("(|)?", "1000 steps")])
def test_macros_that_double_each_other_are_refused(mine: Path, pattern: str, complaint: str) -> None:
    names = [f"M{'A' * number}" for number in range(1, 41)]
    macros = [f"{name} = '{before} {before}'" for before, name in pairwise(names)]
    lines = ["[macros]", f"{names[0]} = '{pattern}'", *macros, "[[pattern]]", "id = 'QA112'", "name = 'mine'"]
    mine.write_text("\n".join([*lines, f"after = 'source:NP {names[-1]}'"]), encoding="utf-8")
    with pytest.raises(ValueError, match=rf"mine\.toml: \[\[pattern\]\] QA112 mine: has more than {complaint}: "):
        Pipeline(rules=mine)
