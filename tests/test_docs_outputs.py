"""The outputs in the documentation equal those of the commands; `make outputs` writes the current ones."""

import os
import re
from operator import attrgetter
from pathlib import Path

import pytest

from docsite import examples, terminal

ROOT = Path(__file__).parents[1]
PAGES = [path for path in sorted((ROOT / "docs").glob("*.md")) if examples.has_commands(path.read_text("utf-8"))]


@pytest.mark.skipif(os.name != "posix", reason="the commands are for a shell")
@pytest.mark.parametrize("path", PAGES, ids=attrgetter("name"))
def test_outputs_in_the_documentation_equal_those_of_the_commands(path, tmp_path):
    page = path.read_text(encoding="utf-8")
    if "\n$ python " in page:
        for module in ("pandas", "matplotlib", "openpyxl"):
            pytest.importorskip(module, reason="needs what the group `docs` installs")
    assert examples.as_run(page, tmp_path) == page, "`make outputs` writes what they print now"


def test_the_picture_of_the_readme_equals_the_output_of_the_command():
    shown, now = texts(terminal.PICTURE.read_text(encoding="utf-8")), texts(terminal.picture())
    assert len(now) > 40
    assert shown == now, "`make outputs` makes it anew"


def texts(svg):
    return re.findall(r"<text.*?>(.*?)</text>", svg)
