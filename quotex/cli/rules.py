"""``quotex rules``: show the catalogue, and run the examples of a user's own rules."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

import click

from quotex.cli.help import Command, language_option, output_option, show
from quotex.cli.options import LANGUAGE, RULES
from quotex.cli.outputs import is_on_terminal
from quotex.cli.stderr import tell
from quotex.cli.values import FILE
from quotex.io import rows
from quotex.language.catalogue import Rule, catalogue
from quotex.language.packs import find
from quotex.pipeline import Pipeline
from quotex.render.catalogue import rule_list, rule_page
from quotex.render.layout import visible, visible_line, visible_rows
from quotex.render.lines import BLANK, Line, plain

__all__ = ["rules"]


@click.command(cls=Command)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@output_option(
    "--format",
    type=click.Choice(["text", "terminal", "jsonl"]),
    help="Default: terminal on a terminal, else text.",
)
@LANGUAGE
@RULES
@language_option(
    "--check", type=FILE, multiple=True, help="Check a file of rules and words, and run the examples of its rules."
)
def rules(
    ids: tuple[str, ...], format: str | None, language: str, rules: tuple[str, ...], check: tuple[str, ...]
) -> None:
    """List the rules, or show some with their reasons and examples.

    \b
      quotex rules                    all rules, one on each line
      quotex rules BP2                a family
      quotex rules BP201              one rule in full
      quotex rules --rules mine.toml  ours and yours
      quotex rules --check mine.toml  run its examples; status 1 if one fails
    """
    if check:
        if ids:
            raise click.UsageError("--check checks a whole file: give no ids with it")
        sys.exit(max([_check(path, language, rules) for path in check]))
    try:
        find(language)
        found = catalogue(Pipeline(language, rules=rules).pack)
    except ValueError as error:
        raise click.UsageError(visible_line(str(error))) from None
    wanted = _wanted(found, [id.upper() for id in ids])
    if format == "jsonl":
        written = b"".join(rows.to_json(rule.to_dict()) for rule in wanted)
        show(visible_rows(written, in_json=True) if is_on_terminal() else written)
        return
    is_full = bool(ids) and len(wanted) == len(ids)
    lines = _pages(wanted) if is_full else rule_list(wanted)
    if format == "terminal" or (format is None and is_on_terminal()):
        from quotex.render import terminal  # imported here, since it imports rich, which other formats do not need

        show(terminal.screen().render(lines))
    else:
        show(visible(plain(lines)))


def _pages(rules: list[Rule]) -> Iterator[Line]:
    for number, rule in enumerate(rules):
        yield from ([BLANK] if number else [])
        yield from rule_page(rule)


def _wanted(found: Mapping[str, Rule], ids: list[str]) -> list[Rule]:
    for id in ids:
        if not any(known.startswith(id) for known in found):
            raise click.UsageError(f"no rule's id begins with {id!r}; `quotex rules` lists them")
    return [rule for rule in found.values() if not ids or rule.id.startswith(tuple(ids))]


def _check(path: str, language: str, others: tuple[str, ...]) -> int:
    """Report faults in a file of rules and words, combined with the pack and ``others``; return the exit status."""
    try:
        pipeline = Pipeline(language, rules=(*others, path))
    except ValueError as error:
        tell(error)
        return 1
    from quotex.cleaning.examples import failed_examples
    from quotex.language.loading import inflected_verbs, load_language

    checked = [rule for rule in catalogue(pipeline.pack).values() if rule.source == path and not rule.off]
    failed = [(rule, *one) for rule in checked for one in failed_examples(rule, load_language(pipeline.pack))]
    examples = sum(len(rule.drop) + len(rule.keep) for rule in checked)
    lines = [line for line in inflected_verbs(pipeline.pack) if line.startswith(f"{path}: ")]
    lines += [f"{path}: rule {rule.id}: {line!r}: {happens}" for rule, line, happens in failed]
    lines.append(f"{path}: examples of line rules: {examples}; failed: {len(failed)}")
    show("".join(f"{visible_line(line)}\n" for line in lines))
    return 1 if failed else 0
