"""The code contains no word of a language: words belong to its pack."""

from pathlib import Path

import pytest
import words_in_code
from words_in_code import PACKAGE, Literal, in_c, in_python

MODULES = tuple(f"language/{name}.py" for name in ("loading", "wordtables", "wordclasses", "wordsets", "inflection"))


def listing(found: list[Literal]) -> str:
    return "\n".join(f"{path}:{line}: {text!r}" for path, line, text in found)


@pytest.mark.parametrize("place", ["quotations", "cleaning", *MODULES])
def test_no_words_in_python(place: str) -> None:
    modules = sorted((PACKAGE / place).rglob("*.py")) or [PACKAGE / place]
    found = [literal for module in modules for literal in in_python(module)]
    assert not found, listing(found)


def test_no_words_in_c() -> None:
    sources = PACKAGE.parent / "src_c"
    if not sources.is_dir():
        pytest.skip("the sources of the core are not here")
    found = [literal for path in sorted(sources.rglob("*.[chi]*")) for literal in in_c(path)]
    assert not found, listing(found)


@pytest.mark.parametrize(
    "code",
    [
        'frame.word(token) == "of"',
        'frame.word(token) in ("Jr", "Sr")',
        'word.lower() not in {"unlisted"}',
        'OWNERS = frozenset({"his", "her"})',
        'ROLES = {"sec": "secretary"}',
        'GENDER = dict.fromkeys(["he", "him"], "m")',
        'regex.compile(r"^(?:\\w+ )?by:? ")',
        'frame.ends_in(token, "ly")',
        'word.endswith(("’s", "\'s"))',
        'kept = "the" if is_known else ""',
        'name = " ".join(["Mrs.", *words])',
        'forms[(f"the {title}",)] += 1',
        'frame.word(token) == "person"',
        'before[-2:] == ["point", "of"]',
    ],
)
def test_a_word_is_found(code: str, tmp_path: Path) -> None:
    assert found_in(code, tmp_path)


@pytest.mark.parametrize(
    "code",
    [
        '"""The words of a text."""',
        '__slots__ = ("after", "before")',
        'raise ValueError("the word of a text")',
        'NEEDS = "needs the words of a pack"',
        'quote.kind == "direct"',
        'regex.compile(r"[a-z]+(?i:\\d)\\p{Lu}")',
        'rule.id.startswith("BP")',
        'text.encode("utf-8")',
        'names = data["names"]["role"]',
        'found.rule in ("QA102", "QA103")',
        'frame.word(token) in (",", ";")',
        'def near(frame: "Frame") -> "Found | None": ...',
    ],
)
def test_other_literals_are_not_found(code: str, tmp_path: Path) -> None:
    assert not found_in(code, tmp_path)


def found_in(code: str, folder: Path) -> list[Literal]:
    (folder / "module.py").write_text(code, encoding="utf-8")
    return in_python(folder / "module.py")


def test_words_of_c_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_in_code, "_endings", lambda: iter(["ed", "ly"]))
    code = """
    #include "of.h"
    /* "of" and 'd' are words */
    static int is_past(uint32_t c) { return c == 'd' || starts_with(text, "of") || ends_in(token, 'l', 'y'); }
    static int is_letter(uint32_t c) { return c - 'a' < 26 || c == ','; } // "of"
    """
    (tmp_path / "module.c").write_text(code, encoding="utf-8")
    assert [(line, text) for _, line, text in in_c(tmp_path / "module.c")] == [
        *[(4, "of"), (4, "d"), (4, "l"), (4, "y")],
    ]
