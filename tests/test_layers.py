"""The floors of the house and the rooms of the engine of quotations, as pyproject.toml lists them, hold."""

import sys
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
from importlinter.cli import lint_imports

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def test_no_module_imports_from_a_floor_above_its_own(capsys, monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))  # the linter adds this folder, where quotex may not be built
    status = lint_imports(config_filename=str(PROJECT), no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_no_modules_import_each_other_in_a_circle(monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))
    graph = grimp.build_graph("quotex", cache_dir=None)  # imports inside functions, too
    imported = {module: graph.find_modules_directly_imported_by(module) - {"quotex"} for module in graph.modules}
    TopologicalSorter(imported).prepare()  # CycleError names the modules of a circle
