"""Finds words of a language among the literals of Python and C, for test_no_words.py."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import quotex
from quotex.language.catalogue import catalogue
from quotex.language.loading import load_language
from quotex.language.overlay import word_tables
from quotex.language.packs import Pack
from quotex.language.wordsets import Endings, WordSets, words_of

PACKAGE = Path(quotex.__file__).parent
NO_WORDS = re.compile(
    r"\\[pP]\{[^}]*\}|\\.|\[[^]]*\]|\(\?[a-zA-Z]+[:)]|\(\?P<\w+>"
)  # escapes, classes, flags and names of groups of regular expressions
WORD = re.compile(r"(?<![\w&])[a-z]+(?:['’][a-z]+)?(?!\w)", re.IGNORECASE)
# Attributes that read the words of a text, and functions that search for words.
READERS = {"word", "words", "lower", "casefold", "name", "phrase"}
SEARCHES = {"startswith", "endswith", "ends_in", "removeprefix", "removesuffix", "places", "compile", "fromkeys"}
COLLECTIONS = (ast.Set, ast.List, ast.Tuple, ast.Dict)
RULE_IDS = {identifier[:length] for identifier in catalogue() for length in range(1, len(identifier) + 1)}
TRANSPARENT = (ast.IfExp, ast.BoolOp, ast.BinOp, ast.Starred, ast.JoinedStr, ast.keyword)


class Literal(NamedTuple):
    """A literal that contains a word."""

    path: str
    line: int
    text: str


@cache
def vocabulary() -> frozenset[str]:
    """Every word of the English pack, in small letters with straight apostrophes, and every ending."""
    english = load_language("en")
    # Without the thousands of common words that are listed only for their class.
    phrases = [english.lexicon.phrase(entry) for entry in range(1, english.listed + 1)]
    tables = word_tables(Pack("en"))
    listed = [*_strings(tables["sets"]), *_strings(tables["endings"])]
    words = (word.lower() for text in (*phrases, *listed) for word in re.split(r"[\s,.*-]+", text))
    return frozenset(word for word in words if word.replace("'", "").isalpha())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)
    elif isinstance(value, str):
        yield value


def names_of_sets() -> list[str]:
    """The names of the sets of words that rules use."""
    empty = WordSets()
    values = {name: getattr(empty, name) for name in dir(empty) if not name.startswith("_")}
    return [name for name, value in values.items() if isinstance(value, bytes | frozenset | str | dict)]


@cache
def declared() -> frozenset[str]:
    """Values that are not words of a text: of Literal types, keys of packs, names of fields and modules."""
    values: set[Any] = {part for key in _keys_of_packs() for part in (key, *key.split("."))}
    values |= {*names_of_sets(), *(item.name for item in fields(Endings))}
    for path in PACKAGE.rglob("*.py"):
        values.add(path.stem)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Literal":
                values |= {item.value for item in ast.walk(node.slice) if isinstance(item, ast.Constant)}
            elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
                values.add(node.slice.value)  # row["text"]
    return frozenset(value for value in values if isinstance(value, str))


def _keys_of_packs() -> Iterator[str]:
    """The keys of the packs' tables, but not of those inside them, which may map one word to another."""
    for path in PACKAGE.glob("data/*/*.toml"):
        yield from _keys(tomllib.loads(path.read_text(encoding="utf-8")), depth=0)


def _keys(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, dict) and depth < 2:
        for key, inner in value.items():
            yield key
            yield from _keys(inner, depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _keys(item, depth)


def in_python(path: Path) -> list[Literal]:
    """The literals of a module that contain words of a text, in order."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            child.parent = node  # type: ignore[attr-defined]
    name = path.relative_to(PACKAGE.parent).as_posix() if path.is_relative_to(PACKAGE.parent) else path.name
    found = [
        Literal(name, node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _holds_word(node)
    ]
    return sorted(found)


def _holds_word(node: ast.Constant) -> bool:
    use = _use(node)
    words = [word.lower().replace("’", "'") for word in (node.value, *WORD.findall(NO_WORDS.sub(" ", node.value)))]
    if use is None or node.value in RULE_IDS or not WORD.search(node.value):
        return False
    if isinstance(use, ast.Assign) and " " in node.value.strip() and not isinstance(node.parent, COLLECTIONS):
        return False  # a message
    if _reads_text(use) and not _is_pattern(use):
        return True
    if not vocabulary().isdisjoint(words) and node.value not in declared():
        return True
    return isinstance(node.parent, COLLECTIONS) and any(map(_is_plainly_a_word, ast.iter_child_nodes(node.parent)))


def _is_plainly_a_word(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value in vocabulary() - declared()


def _use(node: ast.AST) -> ast.AST | None:
    """The comparison, collection, lookup, search or assignment that the literal is for, or None."""
    child, parent = node, node.parent  # type: ignore[attr-defined]
    while isinstance(parent, TRANSPARENT):
        child, parent = parent, parent.parent  # type: ignore[attr-defined]
    if isinstance(parent, COLLECTIONS):
        return None if _is_list_of_names(parent) or _is_annotation(parent.parent) else _use(parent) or parent
    if isinstance(parent, ast.Call):
        called = parent.func.attr if isinstance(parent.func, ast.Attribute) else ""
        looked_up = called in ("get", "count", "index", "find", "partition", "split", "join", "replace", "pop")
        return parent if child in parent.args and (called in SEARCHES or looked_up) else None
    if isinstance(parent, ast.Subscript):
        return parent if parent.slice is child and not _is_annotation(parent) else None
    if isinstance(parent, ast.Assign):
        return None if _is_list_of_names(child) else parent
    return parent if isinstance(parent, ast.Compare) else None


def _is_annotation(node: ast.AST) -> bool:
    if isinstance(node, ast.Tuple):
        node = node.parent  # type: ignore[attr-defined]
    return getattr(getattr(node, "value", None), "id", "") in ("Literal", "Callable", "dict", "list", "tuple")


def _is_list_of_names(node: ast.AST) -> bool:
    """Whether it is the value of ``__all__`` or ``__slots__``."""
    parent = node.parent  # type: ignore[attr-defined]
    return isinstance(parent, ast.Assign) and any(
        getattr(target, "id", "") in ("__all__", "__slots__") for target in parent.targets
    )


def _reads_text(use: ast.AST) -> bool:
    """Whether the literal is compared with words read from a text."""
    if isinstance(use, ast.Call):
        if isinstance(use.func, ast.Attribute) and use.func.attr in SEARCHES - {"fromkeys"}:
            return True
        return isinstance(use.func, ast.Attribute) and _names_words(use.func.value)
    if isinstance(use, ast.Compare):
        return any(_names_words(side) for side in (use.left, *use.comparators))
    return isinstance(use, ast.Subscript) and _names_words(use.value)


def _is_pattern(use: ast.AST) -> bool:
    return isinstance(use, ast.Call) and getattr(use.func, "attr", "") == "compile"


def _names_words(node: ast.AST) -> bool:
    return any(
        (isinstance(part, ast.Attribute) and part.attr in READERS - {"name"})
        or (isinstance(part, ast.Name) and part.id in READERS - {"name"})
        for part in ast.walk(node)
    )


STRING = re.compile(r'"((?:\\.|[^"\\])*)"')
LETTER = re.compile(r"(?:[=!]=|,|case)\s*'([a-z])'")
NOT_CODE = re.compile(
    r"/\*.*?\*/|//[^\n]*|^\s*#[^\n]*|_Static_assert\(.*?\);|__asm__\([^;]*;", re.DOTALL | re.MULTILINE
)


def in_c(path: Path) -> list[Literal]:
    """The words in a C file, and letters compared one by one that spell an ending of the pack."""
    code = NOT_CODE.sub(lambda match: "\n" * match[0].count("\n"), path.read_text(encoding="utf-8"))
    letters = {letter for ending in _endings() for letter in ending}
    found = []
    for number, line in enumerate(code.split("\n"), 1):
        texts = [text for text in STRING.findall(line) if any(w.lower() in vocabulary() for w in WORD.findall(text))]
        texts += [letter for letter in LETTER.findall(line) if letter in letters]
        found += [Literal(path.name, number, text) for text in texts]
    return found


def _endings() -> Iterator[str]:
    """What C may be tempted to spell: the endings of verbs and adverbs, and of the possessive."""
    endings = word_tables(Pack("en"))["endings"]
    for name in ("past", "gerund", "adverb", "possessive", "plural"):
        yield from words_of(endings[name])
