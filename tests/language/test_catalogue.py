"""The catalogue: the rules that it refuses, and what every rule must have."""

import tomllib
from pathlib import Path

import pytest

from quotex.language.catalogue import FAMILIES, Rule, catalogue, compiled, is_selected, read_rules, selected

GOOD = {
    "id": "BP999",
    "name": "n",
    "why": "w",
    "trigger": ["spam"],
    "pattern": "spam",
    "drop": ["spam"],
    "keep": ["ham"],
}


def read(**changes: object) -> list[Rule]:
    row = {key: value for key, value in (GOOD | changes).items() if value is not None}
    return list(read_rules({"rule": [row]}, "en/test.toml"))


def test_a_complete_rule_is_read() -> None:
    (rule,) = read(trigger=["Sign-up", "Editors’ picks"])
    assert rule.trigger == ("sign - up", "editors ’ picks")
    assert rule.family == "BP9"
    assert rule.to_dict()["family"] == FAMILIES["BP9"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": None}, "rule number 1: has no 'id'"),
        ({"why": ""}, "rule BP999: has no 'why'"),
        ({"most": 0}, "'most' must be from 1 to 2000"),
        ({"most": "ten"}, "'most' must be a number"),
        ({"drop": None, "examples": None}, "BP999: has no examples"),
        ({"keep": None}, "needs examples to 'drop' and to 'keep'"),
        ({"trigger": None}, "needs a 'trigger' or a 'shape'"),
        ({"pattern": "{{nothing}}"}, "has no 'nothing'"),
        ({"id": "zz1"}, "no family has the prefix 'zz'"),
        ({"id": "QZ1"}, "no family has the prefix 'QZ'"),
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"trigger": "spam"}, "'trigger' must be a list"),
        ({"name": ["n"]}, "'name' must be a string"),
        ({"scope": "page"}, "'scope' must be"),
        ({"where": "head"}, "'where' must be"),
        ({"cue": "middle"}, "'cue' must be"),
    ],
)
def test_a_wrong_rule_is_refused_by_file_and_id(changes: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=r"en/test\.toml") as error:
        read(**changes)
    assert message in str(error.value)


def test_an_invalid_pattern_is_reported_on_first_use() -> None:
    (rule,) = read(pattern="(spam")
    with pytest.raises(ValueError, match=r"en/test\.toml: rule BP999: its pattern does not compile"):
        compiled(rule)


@pytest.mark.parametrize("rule", [rule for rule in catalogue().values() if rule.pattern], ids=lambda rule: rule.id)
def test_all_patterns_compile(rule: Rule) -> None:
    assert compiled(rule).pattern == rule.pattern


def test_pieces_are_inserted_into_patterns() -> None:
    table = tomllib.loads("""
        [define]
        name = 'Ada'
        names = '{{name}}(?: and {{name}})*'
        [[rule]]
        id = "BP701"
        name = "byline"
        why = "."
        trigger = ["by"]
        pattern = 'By {{names}}'
        drop = ["By Ada"]
        keep = ["Bye"]
    """)
    (rule,) = read_rules(table, "en/test.toml")
    assert rule.pattern == "By Ada(?: and Ada)*"


def test_line_breaks_in_a_pattern_and_blanks_around_them_are_ignored() -> None:
    table = tomllib.loads("""
        [define]
        name = '''
            (?:Ada
            |Lena)
        '''
        [[rule]]
        id = "BP701"
        name = "byline"
        why = "."
        trigger = ["by"]
        pattern = '''
            By {{name}}(?:
              , (?:staff|desk)
              | for .{1,9}  
            )?
        '''
        drop = ["By Ada"]
        keep = ["Bye"]
    """)
    (rule,) = read_rules(table, "en/test.toml")
    assert rule.pattern == "By (?:Ada|Lena)(?:, (?:staff|desk)| for .{1,9})?"


def test_the_catalogue_is_sorted_and_complete() -> None:
    found = catalogue("en")
    assert list(found) == sorted(found)
    assert all(rule.id == id_ and rule.why and (rule.examples or rule.drop) for id_, rule in found.items())
    assert len({rule.name for rule in found.values()}) == len(found)


def test_an_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"no language pack 'xx'; there are: .*en"):
        catalogue("xx")


@pytest.mark.parametrize(("id_", "first"), [("BP101", "xx/lexicon.toml"), ("TX101", "common/repair.toml")])
def test_an_id_must_be_unique(id_: str, first: str, tmp_path: Path) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    rule = f'[[rule]]\nid = "{id_}"\nname = "n"\nwhy = "w"\nexamples = ["e"]\n'
    (folder / "lexicon.toml").write_text(rule if first.startswith("xx") else "", encoding="utf-8")
    (folder / "two.toml").write_text(rule, encoding="utf-8")
    with pytest.raises(ValueError, match=rf"xx/two.toml: rule {id_} is already in .*{first}"):
        catalogue(str(folder))


def test_rules_are_selected_by_prefix() -> None:
    some = selected(catalogue().values(), ["BP1", "BP201"], ["BP102"])
    ids = {rule.id for rule in some}
    assert "BP101" in ids
    assert "BP201" in ids
    assert "BP102" not in ids
    assert all(id_.startswith(("BP1", "BP201")) for id_ in ids)
    assert not is_selected("BP301", ["BP1"])
