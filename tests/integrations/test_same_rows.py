"""All ways to run quotex, including the recipes of docs/engines.md, give the same rows for the same documents."""

import shutil
import sys
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="needs the extra [arrow]")
if sys.platform != "linux":
    pytest.skip("processes are counted as Linux does it", allow_module_level=True)

sys.path.append(str(Path(__file__).parents[2]))  # last, because quotex may not be built there

from benchmarks import engines
from quotex import Pipeline
from quotex.edits import by_rule

WAYS = {way.name: way for way in engines.ways() if way.is_quotex}
DOCUMENTS = 300


@pytest.fixture(scope="module")
def bodies():
    return engines.texts(DOCUMENTS, invented=True)


@pytest.fixture(scope="module")
def expected(bodies):
    documents = list(Pipeline().pipe(bodies))
    assert sum(len(document.quotes) for document in documents) > 10 * DOCUMENTS
    assert any(by_rule(document.original, document.edits) for document in documents)
    return {
        day: engines.digest(document.text, [quote.to_dict() for quote in document.quotes])
        for day, document in enumerate(documents)
    }


@pytest.mark.parametrize(
    ("name", "cores"), [("command", 1), ("command", 2), ("pipe", 1), *((name, 2) for name in WAYS if name != "command")]
)
def test_rows_do_not_depend_on_what_runs_quotex(name, cores, bodies, expected, tmp_path):
    way = WAYS[name]
    if package := engines.missing(way):
        pytest.skip(f"{package} is not installed")
    if name == "Spark" and not shutil.which("java"):
        pytest.skip("Java is not installed")
    engines.write_pages(tmp_path, bodies)
    engines.run(way, tmp_path, cores)
    assert engines.rows(tmp_path) == expected
