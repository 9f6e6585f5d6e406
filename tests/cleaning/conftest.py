"""Lets the tests of cleaning import their helpers, which lie beside them, and counts steps for them."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from steps import Steps, missing


@pytest.fixture(scope="session")
def steps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Steps]:
    if missing():
        pytest.skip(missing())
    with Steps(tmp_path_factory.mktemp("steps")) as process:
        yield process
