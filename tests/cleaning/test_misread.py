"""UTF-8 that was decoded with another table."""

from __future__ import annotations

import pytest

import quotex
from quotex.cleaning.misread import misread
from quotex.damage import find_damage
from quotex.edits import apply_edits

TEXT = "“It rained – it ‘poured’ … at the café,” said Zoë Ödahl’s niece — née Möller."


def read_as(table: str, text: str) -> str:
    """UTF-8 as a browser decodes it with another table; bytes that the table lacks become control characters."""
    return "".join(bytes([byte]).decode(table, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("table", ["cp1252", "latin-1"])
def test_misread_text_is_restored(table: str) -> None:
    text = read_as(table, TEXT)
    assert apply_edits(text, misread(find_damage(text))) == TEXT
    assert quotex.clean(text) == TEXT
    quote = quotex.extract(text)[0]
    assert quote.text == text[quote.start : quote.end]
    assert quote.speaker is not None
    assert quote.speaker.name == quotex.extract(TEXT)[0].speaker.name  # type: ignore[union-attr]


def test_misread_letters_of_other_languages_are_restored() -> None:
    for table in ("cp1252", "latin-1"):
        text = read_as(table, "Łukasz Dołęga of Łódź")
        assert apply_edits(text, misread(find_damage(text))) == "Łukasz Dołęga of Łódź"


def test_text_misread_twice_is_restored() -> None:
    assert quotex.clean(read_as("cp1252", read_as("cp1252", TEXT))) == TEXT


def test_a_closing_mark_may_have_lost_its_last_byte() -> None:
    text = read_as("cp1252", TEXT).replace("\x9d", "")
    assert quotex.clean(text) == TEXT


@pytest.mark.parametrize("table", ["cp1250", "cp1251", "mac_roman"])
def test_marks_misread_by_other_tables_are_restored(table: str) -> None:
    text = "“It rained – it ‘poured’ … at the quay,” said Ada Moor’s niece — and left."
    assert apply_edits(read_as(table, text), misread(find_damage(read_as(table, text)))) == text


@pytest.mark.parametrize("table", ["cp1250", "mac_roman"])
def test_letters_misread_by_other_tables_are_restored(table: str) -> None:
    text = "Zoë met the fiancée and the élève of Göteborg"
    assert apply_edits(read_as(table, text), misread(find_damage(read_as(table, text)))) == text


@pytest.mark.parametrize("lost", ["\ufffd", "?"])
def test_the_last_byte_of_a_closing_mark_may_have_become_a_sign(lost: str) -> None:
    text = f"â€œIt rained,â€{lost} said Ada Moor."
    assert quotex.clean(text) == "“It rained,” said Ada Moor."
    assert quotex.extract(text)[0].speaker.name == "Ada Moor"  # type: ignore[union-attr]


def test_a_question_mark_may_be_part_of_a_misread_closing_mark() -> None:
    assert quotex.clean("Did he call it â€œbadâ€?") == "Did he call it “bad”?"


def test_a_windows_ellipsis_is_restored_beside_windows_marks_only() -> None:
    assert quotex.clean("\x93It rained\x85 hard,\x94 said Ada Moor.") == "“It rained… hard,” said Ada Moor."
    assert quotex.clean("It rained.\x85It poured.") == "It rained.\x85It poured."


def test_ambiguous_characters_are_restored_beside_certain_ones() -> None:
    assert apply_edits("VASÅ™ â€“ Ã’s", misread(find_damage("VASÅ™ â€“ Ã’s"))) == "VASř – Òs"


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "VASÅ™ is a maker",
        "the Ã’s in it",
        "BÄ£ÄN",
        "√2 and √ß",
        "Ăștia, ‚so‘",
        "“A IRMÃ” e o “NÃO”",
        "a maçÃ’s",
        "Â and Ã and â",
        "10 â 12 €",
        "ÂȘ",
        "SÅ“R",
        "300 Å³, 3 Å².",
    ],
)
def test_ambiguous_letters_and_marks_are_kept(text: str) -> None:
    assert not list(misread(find_damage(text)))


def test_a_no_break_space_may_have_become_a_blank_after_a_letter() -> None:
    assert quotex.clean("“It leaks,” saysÂ Ada Moor.Â\nShe – aÂ baker – left.\nÂ 1.Â Â Rope") == (
        "“It leaks,” says Ada Moor.\nShe – a baker – left.\n 1.  Rope"
    )


@pytest.mark.parametrize("text", ["The letters Ă, Â and Î.", "Â is a letter.", "the CÂ Line", "C Â D", "PÂ"])
def test_a_letter_before_a_blank_may_be_one(text: str) -> None:
    assert quotex.clean(text) == text
