"""An early interrupt, while modules are imported and workers start, prints no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs signals")

# If there are several times, the second signal comes while the first one is reported.
MAIN = """
import signal, sys

class Telling:
    def write(self, text):
        sys.__stderr__.write(text)
        sys.__stderr__.flush()
        if {times} > 1:
            signal.raise_signal(signal.SIGINT)

    def flush(self):
        pass

class Interrupting:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == {name!r}:
            signal.raise_signal(signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.stderr = Telling()
sys.meta_path.insert(0, Interrupting)
sys.argv = ["quotex", "process", "page.txt", "--format", "terminal", "--workers", "2"]
from quotex.cli import main
main()
"""
EARLY = ["quotex._core", "quotex.cli", "quotex.cli.interrupts"]
LATER = [
    "quotex.cli.commands",
    "click",
    "quotex.pipeline",
    "quotex.workers.pool",
    "subprocess",
    "quotex.render.terminal",
]


def run(name, times):
    Path("page.txt").write_text("“It rained,” said Ada Moor.")
    command = [sys.executable, "-P", "-c", MAIN.format(name=name, times=times), "quotex"]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", EARLY)
def test_an_early_signal_ends_the_command_at_once(name):
    done = run(name, 1)
    assert (done.returncode, done.stdout, done.stderr) == (-2, "", "")


@pytest.mark.parametrize("name", LATER)
def test_a_later_signal_is_reported(name):
    done = run(name, 1)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "quotex: interrupted\n")


def test_an_interrupted_import_is_not_an_error():
    """Before Python 3.12, an exception in ``__set_name__`` became a RuntimeError."""
    module = "import signal\nclass Name:\n    def __set_name__(self, owner, name): signal.raise_signal(signal.SIGINT)\n"
    Path("click.py").write_text(f"{module}class Owner:\n    name = Name()\n")
    done = subprocess.run(
        [sys.executable, "-P", "-c", MAIN.format(name="", times=1), "quotex"],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
    )
    assert (done.returncode, done.stderr.count("\n")) == (130, 1), done.stderr


@pytest.mark.parametrize("name", LATER)
def test_a_second_signal_ends_the_command_at_once(name):
    done = run(name, 2)
    assert (done.returncode, done.stderr.strip()) == (-2, "quotex: interrupted")


def test_importing_the_library_changes_no_signal_handler():
    code = "import signal, quotex; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout == "True\n"
