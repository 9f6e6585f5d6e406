"""``quotex mcp``: the tools for a language model, over the Model Context Protocol."""

from __future__ import annotations

import os
from importlib.util import find_spec

import click

from quotex.cli.help import Command, input_option
from quotex.cli.values import FILE

__all__ = ["mcp"]


@click.command(cls=Command)
@input_option(
    "--root",
    "roots",
    multiple=True,
    type=FILE,
    metavar="FOLDER",
    help="Let the model read files below this folder. You can give several. Default: the working folder.",
)
def mcp(roots: tuple[str, ...]) -> None:
    """Serve tools for quotations to a language model.

    \b
      quotex mcp                               files below the working folder
      quotex mcp --root drafts --root sources  files below these two

    The tools are verify_quotes and extract_quotes. The program that runs the model starts this command, and calls them
    over the Model Context Protocol (MCP). The model can read only files below these folders, and the tools write
    nothing.
    """
    if find_spec("mcp") is None:
        raise click.UsageError("the server needs mcp: pip install 'mcp>=2,<3'")
    for root in roots:
        if not os.path.isdir(root):
            raise click.UsageError(f"--root {root}: is not a folder")
    if not roots and os.path.dirname(os.getcwd()) == os.getcwd():
        raise click.UsageError(f"the working folder is {os.getcwd()}: name the folders to read with --root FOLDER")
    from quotex.cli.serving import serve
    from quotex.cli.within import Folders

    serve(Folders(roots or (os.curdir,)))
