"""The compiled rules of a wheel give the answers of their sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import quotex
from quotex import cleaning, quotations
from quotex.quotations.grammar import tokens

repair = import_module("quotex.cleaning.repair")  # the package also has a function of that name

TEXTS = [
    "“It leaks,” said Ada Moor, the mayor of Oxmere. She called the wall “a mess of mud”. “Why?” Lena Ortiz asked.",
    "Omar Reyes, a lawyer for Acme, Inc., has told reporters that the “grey water” was safe.\n\n“It is,” he added.",
    "According to Mr. Moor, “it will hold.” The council, which met on Monday, was “not amused”.",
    "Ada “Pip” Moor Jr. and Ben Cole said: “We built it.”\n\n“A wall is a wall,” is what they call it.",
    "“Only the first line,\n\n“and the second,” the old ferryman said, adding, “é\U0001f600\x00” to it.",
]
ANSWERS = f"""
import quotex
for text in {TEXTS!r}:
    print(ascii(quotex.process(text, kinds=["direct", "mixed", "indirect", "scare"]).to_dict()))
"""


def compiled_rules(directory: str, names: list[str]) -> set[str]:
    """Those of the files that are extension modules compiled from rules."""
    return {name for name in names if name.endswith((".so", ".pyd")) and not name.startswith("_core.")}


def answers(where: Path) -> str:
    command = [sys.executable, "-X", "utf8", "-c", ANSWERS]
    env = os.environ | {"PYTHONPATH": str(where)}
    return subprocess.run(
        command, cwd=where, env=env, check=True, capture_output=True, encoding="utf-8", timeout=120
    ).stdout


IS_INSTALLED = "site-packages" in Path(quotex.__file__).parts
IS_PURE = bool(os.environ.get("QUOTEX_PURE") or sysconfig.get_config_var("Py_GIL_DISABLED"))


@pytest.mark.skipif(not IS_INSTALLED or IS_PURE, reason="only a wheel has its rules compiled")
@pytest.mark.parametrize("module", [cleaning, quotations, repair, tokens], ids=lambda module: module.__name__)
def test_a_wheel_has_its_rules_compiled(module: ModuleType) -> None:
    assert not str(module.__file__).endswith(".py"), "the build has said why: mypy found errors of type"


@pytest.mark.skipif(tokens.__file__.endswith(".py"), reason="no rules are compiled, as in an editable installation")
def test_compiled_rules_give_the_answers_of_their_sources(tmp_path: Path) -> None:
    installed = Path(quotex.__file__).parent
    shutil.copytree(installed, tmp_path / "quotex", ignore=compiled_rules)
    compiled, sources = answers(installed.parent), answers(tmp_path)
    assert not [*tmp_path.rglob("tokens.*.so"), *tmp_path.rglob("tokens.*.pyd")]
    assert compiled == sources
    assert compiled.count("'speaker': {") > len(TEXTS)
