"""The floors of the house, as pyproject.toml lists them, hold."""

import sys
from pathlib import Path

from importlinter.cli import lint_imports

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def test_no_module_imports_from_a_floor_above_its_own(capsys, monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))  # the linter adds this folder, where quotex may not be built
    status = lint_imports(config_filename=str(PROJECT), no_cache=True)
    assert status == 0, capsys.readouterr().out
