"""The tables stored beside a language pack are used only if they are up to date."""

import shutil
from pathlib import Path

import pytest

from quotex.language.catalogue import rule_rows
from quotex.language.loading import load_language, packs
from quotex.language.packs import Pack
from quotex.language.wordtables import automata_of_patterns, keep_tables, language_tables
from quotex.quotations.attribution.constructions import compile_constructions, keep_steps

MAKE = {"words": language_tables, "rules": rule_rows, "automata": automata_of_patterns}
ENGLISH = Pack("en")


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the packs with their tables stored."""
    folder = tmp_path_factory.mktemp("stored") / "data"
    shutil.copytree(packs.DATA, folder, ignore=shutil.ignore_patterns("*.table"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packs, "DATA", str(folder))
        patch.setattr(packs, "_checksum_of_sources", packs._checksum_of_sources.__wrapped__)  # computed anew
        keep_tables()
        keep_steps()
    return folder


@pytest.fixture
def english(stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of them in use."""
    shutil.copytree(stored, tmp_path / "data")
    monkeypatch.setattr(packs, "DATA", str(tmp_path / "data"))
    monkeypatch.setattr(packs, "_checksum_of_sources", packs._checksum_of_sources.__wrapped__)
    return tmp_path / "data" / "en"


def fail(pack: Pack) -> None:
    raise AssertionError("made anew")


@pytest.mark.parametrize("table", MAKE)
def test_stored_tables_equal_those_made_anew(table: str, english: Path) -> None:
    kept = packs.kept(ENGLISH, table, fail)
    assert kept == MAKE[table](ENGLISH)
    assert len(kept) > 5


def test_stored_steps_equal_those_made_anew(english: Path) -> None:
    assert packs.kept(ENGLISH, "steps", fail) == compile_constructions(load_language("en"))


@pytest.mark.parametrize("table", MAKE)
@pytest.mark.parametrize("name", ["lexicon.toml", "boilerplate.toml", "confidence.toml"])
def test_a_table_with_a_changed_source_is_made_anew(table: str, name: str, english: Path) -> None:
    source = english / name
    source.write_bytes(source.read_bytes() + b"\n")
    assert packs.kept(ENGLISH, table, lambda pack: ["made", pack.code]) == ["made", "en"]


def test_a_table_with_a_changed_maker_is_made_anew(
    english: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in packs.MAKERS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(Path(packs.HERE, name).read_bytes())
    monkeypatch.setattr(packs, "HERE", str(tmp_path))
    assert packs.kept(ENGLISH, "words", fail)
    (tmp_path / packs.MAKERS[0]).write_text("# another one", encoding="utf-8")
    assert packs.kept(ENGLISH, "words", lambda pack: "made") == "made"


@pytest.mark.parametrize("damage", [slice(0), slice(9), slice(-1), slice(1, None)])
def test_without_a_readable_table_one_is_made(damage: slice, english: Path) -> None:
    (english / "words.table").write_bytes((english / "words.table").read_bytes()[damage])
    assert packs.kept(ENGLISH, "words", lambda pack: "made") == "made"
    (english / "words.table").unlink()
    assert packs.kept(ENGLISH, "words", lambda pack: "made") == "made"
