"""The command, run in the process of the tests."""

from collections.abc import Mapping
from io import BufferedReader, BytesIO
from subprocess import CompletedProcess

from click.testing import CliRunner

from quotex.cli import commands


def run_here(*arguments: str, given: str | bytes = b"", env: Mapping[str, str] | None = None) -> CompletedProcess[str]:
    """Run ``quotex ARGUMENTS`` without the start of a process, which takes longer than most calls.

    ``given`` is the standard input. An exception, which the command would report as a fault, fails the test.
    """
    data = given.encode() if isinstance(given, str) else given
    done = CliRunner().invoke(commands.quotex, arguments, input=BufferedReader(BytesIO(data)), env=env)
    assert isinstance(done.exception, SystemExit | None), done.exception
    return CompletedProcess(arguments, done.exit_code, done.stdout_bytes.decode(), done.stderr)
