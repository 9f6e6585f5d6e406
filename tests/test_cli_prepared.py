"""A worker loads its modules and data before the first document, so that ``--timeout`` does not include them."""

import subprocess
import sys

import pytest

CODE = """
import sys
from quotex import Pipeline
from quotex.cli.counting import Counting
from quotex.cli.job import Job
from quotex.io import Record

function = {function}
function.prepare()
before = set(sys.modules)
function(Record(1, "“It <b>rained</b>,” said Mr. Cole.\\n\\nRead more\\n", "page.txt"))
print(sorted(set(sys.modules) - before))
"""


JOBS = [f"Job({verb!r}, 'jsonl', Pipeline())" for verb in ("clean", "extract", "process")]


@pytest.mark.parametrize("function", ["Counting(Pipeline())", *JOBS])
def test_after_preparation_the_first_document_loads_nothing(function: str) -> None:
    for code, loads in ((CODE, False), (CODE.replace("function.prepare()", ""), True)):
        run = [sys.executable, "-c", code.format(function=function)]
        assert (subprocess.run(run, capture_output=True, text=True, check=True).stdout != "[]\n") == loads
