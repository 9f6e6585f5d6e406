"""Workers run nothing from the working folder, and have the modules of their parent."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import regex

import quotex

PLANTED = ("json", "sys", "pickle", "regex", "struct", "typing", "queue", "signal", "quotex", "importlib", "ftfy")
MODULES = """
from quotex.workers import map_in_order
files = [f"__import__('{name}').__file__" for name in ("quotex", "regex", "json")]
print(*map_in_order(eval, files, workers=2), sep="\\n")
"""


@pytest.fixture
def planted(tmp_path):
    """A folder with modules that leave a trace if they are run."""
    folder = tmp_path / "planted"
    folder.mkdir()
    for name in PLANTED:
        (folder / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'a').write('{name} ')\n")
    (folder / "page.txt").write_text("“It rained,” said Ada Moor.")
    return folder


def run(planted, *arguments, **environment):
    """The output of a call of Python in the folder; checks that no planted module was run."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=planted,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **environment},
    )
    assert not (planted.parent / "ran").exists(), (planted.parent / "ran").read_text()
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("options", [["--workers", "2"], ["--timeout", "60"]])
def test_the_command_runs_nothing_from_the_working_folder(planted, options):
    assert "Ada Moor" in run(planted, "-P", "-m", "quotex", "extract", "page.txt", *options)


def test_an_isolated_parent_has_isolated_workers(planted):
    (planted / "sitecustomize.py").write_text((planted / "json.py").read_text())
    arguments = ("-I", "-m", "quotex", "extract", "page.txt", "--workers", "2")
    assert "Ada Moor" in run(planted, *arguments, PYTHONPATH=str(planted))


@pytest.mark.parametrize("entry", ["", ".", "../planted"])
def test_a_relative_path_does_not_hide_modules_from_workers(planted, entry):
    code = f"import sys, quotex, quotex.workers.pool\nsys.path.insert(0, {entry!r})\n"  # affects only workers
    places = run(planted, "-P", "-c", code + MODULES).splitlines()
    assert places[:2] == [quotex.__file__, regex.__file__]


def test_a_module_in_the_working_folder_is_found_last(planted):
    (planted / "harbour.py").write_text("def call(ship):\n    return ship.upper()\n")
    code = (
        "import sys\nfrom quotex.workers import map_in_order, pool\nsys.path.insert(0, '')\nimport harbour\n"
        "print(list(map_in_order(harbour.call, ['tern'], workers=2)))"
    )
    assert run(planted, "-P", "-c", code) == "['TERN']\n"


@pytest.mark.parametrize("is_left", [True, False])
def test_workers_have_the_modules_of_a_parent_that_changed_its_path(planted, tmp_path, is_left):
    elsewhere = tmp_path / "elsewhere"
    for module in (quotex, regex):
        folder = Path(module.__file__).parent
        shutil.copytree(folder, elsewhere / folder.name, ignore=shutil.ignore_patterns("__pycache__"))
    code = f"import sys\nsys.path.insert(0, {str(elsewhere)!r})\nimport quotex, regex\n"
    code += "" if is_left else "del sys.path[0]\n"
    places = run(planted, "-P", "-c", code + MODULES).splitlines()
    assert [Path(place).parent.parent for place in places[:2]] == [elsewhere, elsewhere]


def test_workers_have_the_modules_of_the_parents_environment(planted, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(Path(quotex.__file__).parent, elsewhere / "quotex", ignore=shutil.ignore_patterns("__pycache__"))
    places = run(planted, "-P", "-c", MODULES, PYTHONPATH=str(elsewhere)).splitlines()
    assert Path(places[0]).parent.parent == elsewhere
    assert places[1] == regex.__file__
