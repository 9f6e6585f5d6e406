import importlib.util
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"


@pytest.fixture(scope="session")
def samples():
    return load("evaluation_samples", HERE / "samples.py")


@pytest.fixture(scope="session")
def shared():
    """The folder of the corpora and the referee, which are not part of the project."""
    if not SHARED.is_dir():
        pytest.skip("no corpora in ../shared")
    return SHARED


@pytest.fixture(scope="session")
def referee(shared):
    folder = shared / "referee"
    sys.path.insert(0, str(folder))  # its scripts import each other
    try:
        return {name: load(f"referee_{name}", folder / f"{name}.py") for name in ("quotes", "novels")}
    finally:
        sys.path.remove(str(folder))


def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
