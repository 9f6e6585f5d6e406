"""What is installed: the package, its language packs and its types, and no source of the C core."""

from pathlib import Path

import pytest

import quotex

INSTALLED = Path(quotex.__file__).parent
CHECKOUT = Path(__file__).parents[1] / "quotex"


@pytest.mark.skipif(INSTALLED == CHECKOUT, reason="quotex is installed editable: make test-sdist looks at a copy")
def test_the_package_holds_what_it_needs_and_no_sources_of_the_core() -> None:
    files = {path.relative_to(INSTALLED).as_posix() for path in INSTALLED.rglob("*.*") if path.suffix != ".pyc"}
    assert {"py.typed", "_core.pyi", "data/en/lexicon.toml"} <= files
    assert {Path(file).suffix for file in files} <= {".py", ".pyi", ".typed", ".toml", ".so", ".pyd"}
