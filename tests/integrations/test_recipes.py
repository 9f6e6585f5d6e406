"""The recipes of docs/engines.md run unchanged, and give the rows of ``annotate``."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="needs the extra [arrow]")

import pyarrow.dataset as datasets
import pyarrow.parquet as parquet

from quotex.arrow import SCHEMA, annotate

DOCUMENT = (Path(__file__).parents[2] / "docs" / "engines.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^<!-- (.*) -->\n```python\n([^`]*)```\n(?:\nprints\n\n```text\n([^`]*)```\n)?", re.MULTILINE)
[(_, PAGES, _)] = [block for block in BLOCK.findall(DOCUMENT) if block[0] == "recipe: pages"]


def recipes():
    """The packages needed, the code and the output of each recipe to run."""
    found = []
    for section in DOCUMENT.split("\n## ")[1:]:
        title = section.partition("\n")[0]
        for mark, code, prints in BLOCK.findall(section):
            if mark.startswith("recipe: "):
                needed = mark.removeprefix("recipe: ").split(", ")
                found.append(pytest.param(needed, code, prints, id=title))
    return found


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(name, code):
    """The output of a script, run in a process that imports the same quotex as this one."""
    Path(name).write_text(code, encoding="utf-8")
    paths = [str(Path(sys.modules["quotex"].__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    env = os.environ | {
        "PYTHONPATH": os.pathsep.join(paths),
        "PYSPARK_PYTHON": sys.executable,
        "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    }
    done = subprocess.run([sys.executable, name], env=env, capture_output=True, encoding="utf-8", timeout=1200)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.mark.parametrize(("needed", "code", "prints"), recipes())
def test_a_recipe_gives_the_rows_of_annotate(needed, code, prints):
    for package in needed:
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed")
    if "pyspark" in needed and not shutil.which("java"):
        pytest.skip("Java is not installed")
    run("pages.py", PAGES)
    printed = run("recipe.py", code)
    if prints:
        assert printed == prints
    else:
        found = rows(datasets.dataset("quotes" if os.path.isdir("quotes") else "quotes.parquet").to_table())
        assert found == rows(annotate(parquet.read_table("pages.parquet"), "body"))


def rows(table):
    return sorted(table.select(["body", "day", *SCHEMA.names]).to_pylist(), key=lambda row: row["day"])


def test_every_recipe_of_the_document_is_found():
    titles = re.findall(r"^## (.*)$", DOCUMENT, re.MULTILINE)
    tried = {recipe.id for recipe in recipes()}
    assert set(titles) - tried == {"Dolma", "NeMo Curator"}
    assert DOCUMENT.count("```python") == len(recipes()) + 2
