"""``quotex verify``: check that the quotations of drafts occur in their sources, word for word, by the same speaker."""

from __future__ import annotations

from typing import Any

import click

from quotex.cli.help import Command, quotes_option
from quotex.cli.options import BOM, INPUT_WITHOUT_LANGUAGE_FIELD, SUMMARY, output_options
from quotex.cli.values import FILE, listed
from quotex.verification.checks import FAILING, FAILURES
from quotex.verification.outcomes import FORMATS

__all__ = ["verify"]


class _Verify(Command):
    """A command whose option ``--sources`` takes all following files, as in ``--sources a.txt b.txt``."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(context, _repeated(args, "--sources"))


def _repeated(args: list[str], option: str) -> list[str]:
    """Repeat the option before each of its files, up to the next option.

    >>> _repeated(["draft.md", "--sources", "a.txt", "b.txt", "-q"], "--sources")
    ['draft.md', '--sources', 'a.txt', '--sources', 'b.txt', '-q']
    """
    found: list[str] = []
    is_open = False
    for at, arg in enumerate(args):
        if arg == "--":
            return found + args[at:]
        if arg == option:
            is_open = True
            if at + 1 == len(args) or (args[at + 1].startswith("-") and args[at + 1] != "-"):
                found.append(arg)  # without a file; click reports this
        elif is_open and (arg == "-" or not arg.startswith("-")):
            found += [option, arg]
        else:
            is_open = False
            found.append(arg)
    return found


def _failures(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    names = listed(context, option, values)
    for name in names:
        if name not in FAILURES:
            raise click.BadParameter(f"no failure {name!r}; there are {', '.join(FAILURES)}", context, option)
    return names


@click.command(cls=_Verify)
@INPUT_WITHOUT_LANGUAGE_FIELD
@quotes_option(
    "--sources",
    "sources",
    multiple=True,
    required=True,
    type=FILE,
    metavar="FILES...",
    help="The texts that the drafts quote: files, folders or patterns, up to the next option.",
)
@quotes_option(
    "--fail-on",
    multiple=True,
    callback=_failures,
    default=[",".join(FAILING)],
    show_default=True,
    metavar="NAMES",
    help=f"What makes a draft fail: any of {', '.join(FAILURES)}.",
)
@output_options(*FORMATS, files="", default="jsonl")
@BOM
@SUMMARY
def verify(**options: Any) -> None:
    """Check the quotations of drafts, word for word and by speaker.

    \b
      quotex verify draft.md --sources interview.txt articles/
      quotex verify drafts.jsonl --sources crawl/*.jsonl.gz --workers 8
      quotex verify draft.md --sources notes/ -o checks.html
      quotex verify *.md --sources notes/ --format github

    FILES are the drafts, before --sources. A row is {"id", "outcome", "checks"}; offsets refer to the draft. The exit
    status is 0 if all quotations pass, 1 if one fails or a draft could not be read, and 3 if there are no quotations,
    or if an absent quotation may be in a source that could not be read.
    """
    from quotex.cli import verifying  # it imports the engine of quotations

    verifying.work(options)
