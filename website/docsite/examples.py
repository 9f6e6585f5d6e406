"""The examples of a page: writes its files, runs its commands, and replaces the output that the page shows.

    python website/docsite/examples.py docs/*.md    run the commands of these pages, and write their output

A file is a comment with its name, followed by a block of code. Commands are the lines of a ``console`` block that begin
with ``$``; they run in a shell, in a folder that contains only a copy of ``examples/``. The pages are also read on a
forge, so they contain the output; a test fails if it has changed, and the site shows the current one.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

__all__ = ["as_run", "files_of", "has_commands", "run"]

ROOT = Path(__file__).resolve().parents[2]
FILE = re.compile(r"<!-- (\S+) -->\n\n```\w+\n(.*?)```", re.DOTALL)
CONSOLE = re.compile(r"(?<=```console\n)(?=\$ )(.*?)(?=^```$)", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^\$ (.*\n)", re.MULTILINE)


def files_of(page: str) -> dict[str, str]:
    """The files that a page shows, by name.

    >>> files_of("<!-- a.txt -->\\n\\n```text\\nIt rained.\\n```")
    {'a.txt': 'It rained.\\n'}
    """
    return dict(FILE.findall(page))


def has_commands(page: str) -> bool:
    """Whether the page shows the output of commands.

    >>> has_commands("```console\\n$ quotex --version\\n```\\n"), has_commands("```console\\nquotex --version\\n```\\n")
    (True, False)
    """
    return CONSOLE.search(page) is not None


def as_run(page: str, folder: Path) -> str:
    """The page with the current output of its commands, which run in ``folder`` and leave their files there.

    Raises ValueError if one prints a traceback.
    """
    shutil.copytree(ROOT / "examples", folder / "examples", dirs_exist_ok=True)
    for name, text in files_of(page).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return CONSOLE.sub(lambda block: "".join(_session(block[1], folder)), page)


def _session(block: str, folder: Path) -> Iterator[str]:
    for line in COMMAND.findall(block):
        printed = run(line, folder)
        if "Traceback (most recent call last)" in printed:
            raise ValueError(f"{line}{printed}")
        yield f"$ {line}"
        yield re.sub(r"[ \t]+$", "", printed, flags=re.MULTILINE)  # as editors do


def run(command: str, folder: Path) -> str:
    """The output of a shell command, including standard error; ``quotex`` is that of this Python."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    ours = {"PATH": path, "PYTHONIOENCODING": "utf-8", "COLUMNS": "80", "LC_ALL": "C.UTF-8", "MPLBACKEND": "agg"}
    left_out = ("FORCE_COLOR", "PYTHONPATH", "PYTHONSAFEPATH")
    environment = {name: value for name, value in os.environ.items() if name not in left_out} | ours
    told = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    return told.stdout.decode("utf-8").replace("\r\n", "\n")


def main(names: list[str]) -> None:
    for path in map(Path, names):
        page = path.read_text(encoding="utf-8")
        if not has_commands(page):
            continue
        with tempfile.TemporaryDirectory() as folder:
            anew = as_run(page, Path(folder))
        if anew != page:
            path.write_text(anew, encoding="utf-8")
            print(f"{path}: written with what its commands print now")


if __name__ == "__main__":
    main(sys.argv[1:])
