"""The layers of the package and of the engine of quotations, listed in pyproject.toml, are observed."""

import sys
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
from importlinter.cli import lint_imports

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def test_no_module_imports_from_a_higher_layer(capsys, monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))  # the linter adds this folder, in which quotex may not be built
    status = lint_imports(config_filename=str(PROJECT), no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_there_are_no_circular_imports(monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))
    graph = grimp.build_graph("quotex", cache_dir=None)  # including imports inside functions
    imported = {module: graph.find_modules_directly_imported_by(module) - {"quotex"} for module in graph.modules}
    TopologicalSorter(imported).prepare()  # CycleError names the modules of a cycle
