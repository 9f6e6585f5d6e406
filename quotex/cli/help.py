"""The help of commands: options in groups, and the full summary of each command."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from quotex.io import Output

__all__ = [
    "Command",
    "Group",
    "Option",
    "annotating_option",
    "cleaning_option",
    "counting_option",
    "input_option",
    "language_option",
    "many_option",
    "output_option",
    "quotes_option",
    "scoring_option",
    "show",
]

GROUPS = (
    "Input",
    "Language and rules",
    "Cleaning",
    "Extraction",
    "Counting",
    "Scoring",
    "Annotating",
    "Output",
    "Running",
)
REST = "Options"
WHOLE = 1000  # maximum length of a summary, in characters


class Option(click.Option):
    """An option that the help shows in one of ``GROUPS``."""

    def __init__(self, *arguments: Any, group: str, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.group = group


class _Helpful(click.Command):
    """A command whose help is written like other output, so that a full disk is reported the same way."""

    def get_help_option(self, context: click.Context) -> click.Option | None:
        option = super().get_help_option(context)
        if option is not None:
            option.callback = _show_help
        return option


def _show_help(context: click.Context, option: click.Parameter, is_asked: bool) -> None:
    if is_asked and not context.resilient_parsing:
        show(context.get_help() + "\n")
        context.exit()


def show(text: str | bytes) -> None:
    """Write to standard output. Raises OutputError and BrokenPipeError."""
    with Output() as output:
        output.write(text)


class Command(_Helpful):
    """A command whose help shows its options in groups."""

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        groups: dict[str, list[tuple[str, str]]] = {group: [] for group in (*GROUPS, REST)}
        for option in self.get_params(context):
            record = option.get_help_record(context) if isinstance(option, click.Option) else None
            if record is not None:
                groups[option.group if isinstance(option, Option) else REST].append(record)
        for group, records in groups.items():
            if records:
                with formatter.section(group):
                    formatter.write_dl(records)


class Group(_Helpful, click.Group):
    """A group of commands; its help shows their full summaries."""

    command_class = Command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        found = [(name, self.get_command(context, name)) for name in self.list_commands(context)]
        rows = [(name, command.get_short_help_str(WHOLE)) for name, command in found if command is not None]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


(
    input_option,
    language_option,
    cleaning_option,
    quotes_option,
    counting_option,
    scoring_option,
    annotating_option,
    output_option,
    many_option,
) = (partial(click.option, cls=Option, group=group) for group in GROUPS)
