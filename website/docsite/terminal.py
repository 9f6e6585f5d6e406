"""The picture of the README: the coloured terminal output of the command, as SVG.

python website/docsite/terminal.py    write docs/terminal.svg
"""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

__all__ = ["COMMAND", "PICTURE", "picture"]

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "docs" / "terminal.svg"
COMMAND = "quotex process examples/articles/tideline_2026-03-03_sea-wall.txt --show-removed"
WIDTH = 92  # columns

# The format of rich itself loads an external font, and draws a window around the text.
FORMAT = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {terminal_width} {terminal_height}" role="img">
<style>
.{unique_id}-matrix {{ font: {char_height}px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }}
{styles}
</style>
<defs>{lines}</defs>
<rect width="100%" height="100%" rx="8" fill="#191919"/>
<g transform="translate(9, 6)">{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""


def picture() -> str:
    """The current picture."""
    console = Console(file=io.StringIO(), record=True, width=WIDTH, force_terminal=True, legacy_windows=False)
    console.print(Text(f"$ {COMMAND}", style="bold"))
    console.print(Text.from_ansi(_printed()))
    svg = console.export_svg(title="quotex", theme=DIMMED_MONOKAI, code_format=FORMAT, unique_id="quotex")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def _printed() -> str:
    """The output of the command on a terminal."""
    command = [sys.executable, "-P", "-m", *COMMAND.split(), "--format", "terminal"]  # -P: not the unbuilt checkout
    terminal = {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=ROOT, env=terminal, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
