"""The generated character tables, compared with Python's own, which may come from another version of Unicode."""

import sys
import unicodedata

import chartab

from quotex import _core

CATEGORIES = {"LETTER": ("Lu", "Ll", "Lt", "Lm", "Lo"), "UPPER": ("Lu", "Lt"), "LOWER": ("Ll",), "DIGIT": ("Nd",),
              "OPEN": ("Ps",), "CLOSE": ("Pe",), "DASH": ("Pd",)}  # fmt: skip


def test_general_categories() -> None:
    """Characters assigned in Python's version have the same category, except the few that Unicode has changed."""
    assigned = [char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char) not in ("Cn", "Cs")]
    allowed = 0 if unicodedata.unidata_version == _core.UNICODE_VERSION else 20
    for flag, categories in CATEGORIES.items():
        wrong = [char for char in assigned if chartab.has(char, flag) != (unicodedata.category(char) in categories)]
        assert len(wrong) <= allowed, (flag, wrong)


def test_white_space() -> None:
    """Python also calls the four separators U+001C to U+001F space; the White_Space property does not."""
    spaces = {char for char in map(chr, range(sys.maxunicode + 1)) if chartab.has(char, "SPACE")}
    assert spaces == {char for char in map(chr, range(sys.maxunicode + 1)) if char.isspace()} - set("\x1c\x1d\x1e\x1f")


def test_case_folding() -> None:
    """If Python's full folding gives one character, simple folding gives the same one, except for new letters."""
    assigned = [char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char) not in ("Cn", "Cs")]
    single = [char for char in assigned if len(char.casefold()) == 1 and char not in "‘’"]
    wrong = [char for char in single if chartab.fold(char) != char.casefold()]
    assert len(wrong) <= 20, wrong
    assert chartab.fold("Straße ‘ÉÇÄ’ ΣΑΣ") == "straße 'éçä' σασ"


def test_quotation_marks_have_the_mark_property() -> None:
    marks = {char for char in map(chr, range(sys.maxunicode + 1)) if chartab.has(char, "MARK")}
    assert marks == set("\"'`“”„‟‘’‚‛«»‹›「」『』＂＇〝〞〟")
