"""The command, run in the process of the tests."""

from subprocess import CompletedProcess

from click.testing import CliRunner

from quotex.cli import commands


def run_here(*arguments: str) -> CompletedProcess[str]:
    """Run ``quotex ARGUMENTS`` without the start of a process, which takes longer than most calls.

    There is no standard input. An exception, which the command would report as a fault, fails the test.
    """
    done = CliRunner().invoke(commands.quotex, arguments)
    assert isinstance(done.exception, SystemExit | None), done.exception
    return CompletedProcess(arguments, done.exit_code, done.stdout_bytes.decode(), done.stderr)
