"""Lets the tests of cleaning import the helpers beside them, and counts the steps of patterns."""

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
