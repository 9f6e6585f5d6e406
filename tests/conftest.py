"""Marks as slow the tests that ``make quick`` leaves out: random or long texts, corpora, a process for each case."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# No test depends on how fast the machine is, and all runs have the same examples unless asked for random ones.
settings.register_profile("random", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=False)
settings.register_profile("any machine", settings.get_profile("random"), derandomize=True)
settings.load_profile("any machine")

sys.path.insert(0, str(Path(__file__).parent))  # for the modules that tests share

# A run in the background ignores SIGINT, and so would the commands that the tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the answers in tests/texts anew")


SLOW_FILES = {
    *("test_chartab.py", "test_properties.py", "test_twin.py", "test_instructions.py", "test_hostile.py"),
    *("test_map_in_order.py", "test_isolated.py", "test_parcels.py", "test_memory.py"),
    *("test_html_hostile.py", "test_html_pages.py", "test_docs_outputs.py", "test_site.py", "test_package.py"),
    *("test_flat_rows.py", "test_edited_rows.py", "test_figures.py", "test_arrow_files.py", "test_tables.py"),
    *(
        "test_repeats.py",
        "test_packs.py",
        "test_growth.py",
        "test_overlay_limits.py",
        "test_against_referee.py",
        "test_compiled.py",
    ),
    *("test_recipes.py", "test_same_rows.py", "test_ray.py", "test_dolma.py", "test_spacy.py"),
    *("test_scale.py", "test_against_referee.py", "test_charts.py", "test_fields.py", "test_command.py"),
}
SLOW_PREFIX = "test_cli"  # each case starts a process
SLOW_NAMES = ("linear", "corpora", "pipe", "packed", "unpacks", "workers")  # tests with such words in their names


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Read no test file for doctests: this would hide a file that cannot be imported.

    Pytest then finds the half of the module that was read, and collects the tests of that half alone.
    """
    collectors = yield
    if not file_path.name.startswith("test_"):
        return collectors
    return [collector for collector in collectors if type(collector) is pytest.Module]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        is_random = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        name = item.path.name
        is_slow_file = name in SLOW_FILES or name.startswith(SLOW_PREFIX)
        if is_random or is_slow_file or any(word in item.name for word in SLOW_NAMES):
            item.add_marker("slow")


@pytest.fixture
def lines_run() -> Callable[[Callable[[], object]], int]:
    """A function that counts the lines of Python that a call runs.

    The count is the same on every machine, however busy; it is blind to what a single call of C takes.
    """

    def count(call: Callable[[], object]) -> int:
        lines = 0

        def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
            nonlocal lines
            lines += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            call()
        finally:
            sys.settrace(before)
        return lines

    return count
