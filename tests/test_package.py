"""The installed files: the package, its language packs with their tables, its types, and no source of the C core."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import quotex
from quotex.language import packs

INSTALLED = Path(quotex.__file__).parent
CHECKOUT = Path(__file__).parents[1] / "quotex"


@pytest.mark.skipif(INSTALLED == CHECKOUT, reason="quotex is installed editable: make test-sdist looks at a copy")
def test_the_package_contains_its_data_and_no_sources_of_the_core() -> None:
    files = {path.relative_to(INSTALLED).as_posix() for path in INSTALLED.rglob("*.*") if path.suffix != ".pyc"}
    assert {"py.typed", "_core.pyi", "data/en/lexicon.toml"} <= files
    assert {f"render/assets/{name}" for name in ("article.css", "errors.css", "index.css", "index.js")} <= files
    kinds = {".py", ".pyi", ".typed", ".toml", ".table", ".css", ".js", ".so", ".pyd"}
    assert {Path(file).suffix for file in files} <= kinds


@pytest.mark.skipif(INSTALLED == CHECKOUT, reason="in an editable install a source may have changed since")
@pytest.mark.parametrize("table", ["words", "rules"])
def test_the_tables_of_the_language_packs_were_made_when_quotex_was_built(table: str) -> None:
    for code in packs.codes():
        assert packs.kept(packs.Pack(code), table, lambda pack: None), code


@pytest.mark.parametrize("arguments", [["-c", "import quotex"], ["-m", "quotex"]])
def test_an_unbuilt_checkout_says_how_to_build_it(arguments: list[str], tmp_path: Path) -> None:
    built = shutil.ignore_patterns("*.so", "*.pyd", "__pycache__")
    shutil.copytree(INSTALLED, tmp_path / "quotex", ignore=built)
    command = [sys.executable, "-S", "-X", "utf8", *arguments]  # without site-packages, which may contain a built core
    env = os.environ | {"PYTHONPATH": str(tmp_path)}
    result = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", timeout=60)
    assert result.returncode == 1
    last = result.stderr.splitlines()[-1]
    assert f"the C core is not built: run `make demo`, or `pip install -e .`, in {tmp_path}" in last
    if "-m" in arguments:
        assert result.stderr.count("\n") == 1
