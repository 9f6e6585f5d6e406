"""UTF-8 that was read by another table."""

from __future__ import annotations

import pytest

import quotex
from quotex.cleaning.misread import misread
from quotex.damage import find_damage
from quotex.edits import apply_edits

TEXT = "“It rained – it ‘poured’ … at the café,” said Zoë Ödahl’s niece — née Möller."


def read_as(table: str, text: str) -> str:
    """UTF-8 as a browser reads it by another table: what this lacks is a control character."""
    return "".join(bytes([byte]).decode(table, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("table", ["cp1252", "latin-1"])
def test_what_was_misread_is_what_was_written(table: str) -> None:
    text = read_as(table, TEXT)
    assert apply_edits(text, misread(find_damage(text))) == TEXT
    assert quotex.clean(text) == TEXT
    quote = quotex.extract(text)[0]
    assert quote.text == text[quote.start : quote.end]
    assert quote.speaker is not None
    assert quote.speaker.name == quotex.extract(TEXT)[0].speaker.name  # type: ignore[union-attr]


def test_letters_of_other_alphabets_were_misread_too() -> None:
    for table in ("cp1252", "latin-1"):
        text = read_as(table, "Łukasz Dołęga of Łódź")
        assert apply_edits(text, misread(find_damage(text))) == "Łukasz Dołęga of Łódź"


def test_what_was_misread_twice_is_what_was_written() -> None:
    assert quotex.clean(read_as("cp1252", read_as("cp1252", TEXT))) == TEXT


def test_a_closing_mark_may_have_lost_its_last_byte() -> None:
    text = read_as("cp1252", TEXT).replace("\x9d", "")
    assert quotex.clean(text) == TEXT


@pytest.mark.parametrize(
    "text", [TEXT, "“A IRMÃ” e o “NÃO”", "a maçÃ’s", "Â and Ã and â", "10 â 12 €", "ÂȘ", "SÅ“R", "300 Å³, 3 Å²."]
)
def test_what_may_be_letters_and_marks_stays(text: str) -> None:
    assert not list(misread(find_damage(text)))
