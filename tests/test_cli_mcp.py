"""``quotex mcp`` over its protocol, with the client of the SDK: in this process, and over standard input and output."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from docsite import examples
from quotex.cli import tools
from quotex.cli.within import Folders

SOURCE = "“The old wall will not hold another winter,” Mayor Ada Moor said.\n"
DRAFT = "“The old wall will hold another winter,” said Moor.\n"
ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "quotex", "mcp"]
HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "source.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "odd.jsonl").write_text('{"id": "odd", "text": "“It \\ud83d rained,” said Ada Moor."}\n')
    return tmp_path


def needs_mcp() -> None:
    pytest.importorskip("mcp", reason="needs the extra [mcp]")


def over_stdio(folder: Path, calls: Callable[[Any], Awaitable[Any]]) -> Any:
    needs_mcp()
    import anyio
    from mcp import Client, StdioServerParameters, stdio_client

    async def run() -> Any:
        parameters = StdioServerParameters(command=COMMAND[0], args=COMMAND[1:], cwd=str(folder))
        async with Client(stdio_client(parameters)) as client:
            return await calls(client)

    return anyio.run(run)


def in_process(folder: Path, name: str, arguments: dict[str, Any]) -> Any:
    needs_mcp()
    import anyio
    from mcp import Client

    from quotex.cli.serving import make_server

    async def run() -> Any:
        async with Client(make_server(Folders([str(folder)]))) as client:
            return await client.call_tool(name, arguments)

    return anyio.run(run)


def test_the_tools_work_over_stdio(folder: Path) -> None:
    async def calls(client: Any) -> Any:
        listed = await client.list_tools()
        checked = await client.call_tool("verify_quotes", {"draft": "draft.md", "sources": ["source.txt"]})
        extracted = await client.call_tool("extract_quotes", {"document": "source.txt"})
        return client.instructions, listed.tools, checked, extracted

    instructions, listed, checked, extracted = over_stdio(folder, calls)
    assert instructions == tools.INSTRUCTIONS
    assert [tool.name for tool in listed] == ["verify_quotes", "extract_quotes"]
    assert all(tool.annotations.read_only_hint and tool.output_schema for tool in listed)
    answer = checked.structured_content  # the client has validated it with the schema
    assert (checked.is_error, answer["outcome"]) == (False, "fail")
    assert json.loads(checked.content[0].text) == answer
    assert answer["drafts"][0]["checks"][0]["diff"][0]["source"] == "not"
    assert extracted.structured_content["documents"][0]["quotes"][0]["speaker"]["name"] == "Ada Moor"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"draft": "draft.md"}, "'sources' is a required property"),
        ({"draft": "draft.md", "sources": []}, "sources"),
        ({"draft": 3, "sources": ["source.txt"]}, "draft"),
        ({"draft": {"text": "a", "path": "b"}, "sources": ["source.txt"]}, "draft"),
        ({"draft": "draft.md", "sources": ["../a.txt"]}, "is outside the folders that may be read"),
        ({"draft": "missing.md", "sources": ["source.txt"]}, "there is no such file"),
    ],
    ids=["no sources", "empty sources", "number", "other key", "outside", "missing"],
)
def test_a_wrong_call_is_reported_to_the_model(folder: Path, arguments: dict[str, Any], told: str) -> None:
    result = in_process(folder, "verify_quotes", arguments)
    assert result.is_error
    assert told in result.content[0].text
    assert len(result.content[0].text) < 500


def test_lone_surrogates_become_replacement_characters(folder: Path) -> None:
    async def calls(client: Any) -> Any:
        return await client.call_tool("extract_quotes", {"document": "odd.jsonl"})

    (document,) = over_stdio(folder, calls).structured_content["documents"]
    (quote,) = document["quotes"]
    assert (quote["start"], quote["end"], quote["text"]) == (1, 13, "It \ufffd rained,")


def test_an_unknown_tool_is_a_protocol_error(folder: Path) -> None:
    needs_mcp()
    from mcp.shared.exceptions import MCPError

    async def calls(client: Any) -> None:
        with pytest.raises(MCPError, match="no tool 'delete_quotes'"):
            await client.call_tool("delete_quotes", {})

    over_stdio(folder, calls)


def test_a_bug_does_not_end_the_server(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    needs_mcp()
    from quotex.cli import serving

    def broken(folders: Folders, arguments: dict[str, Any]) -> dict[str, Any]:
        raise RuntimeError("broken\nin two lines")

    monkeypatch.setattr(serving, "TOOLS", (replace(tools.TOOLS[0], call=broken),))
    result = in_process(folder, "verify_quotes", {"draft": "draft.md", "sources": ["source.txt"]})
    assert result.is_error
    assert "this is a bug in quotex" in result.content[0].text
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


DEEP = "[" * 5000 + "]" * 5000
REFUSED = [  # lines, with the id and the code of the error
    ("rubbish", None, -32700),
    ('{"jsonrpc": "2.0", "id": 3, "method": "ping"', None, -32700),
    ('{"jsonrpc": "2.0", "id": 3, "method": "ping", "params": {"a": ' + "9" * 5000 + "}}", 3, -32700),
    ("{}", None, -32600),
    ("[]", None, -32600),
    ('{"jsonrpc": "2.0", "id": "three"}', "three", -32600),
    ('{"jsonrpc": "2.0", "id": null, "method": "ping"}', None, -32600),
    ('{"jsonrpc": "2.0", "id": true, "method": "ping"}', None, -32600),
    ('{"jsonrpc": "2.0", "id": 3.5, "method": "ping"}', None, -32600),
    ('{"jsonrpc": "2.0", "method": "ping", "params": {"id": "\\ud83d"}, "id": 3}', 3, -32600),
    ('{"jsonrpc": "2.0", "id": "\\udc00", "method": "ping"}', None, -32600),
    ('{"jsonrpc": "2.0", "method": "tools/call", "params": {"arguments": ' + DEEP + '}, "id": 3}', 3, -32600),
    ('{"id": 3, "a": ' * 500 + "1" + "}" * 500, 3, -32600),
    (DEEP[:5000], None, -32600),
    ('{"jsonrpc": "2.0", "id": 3, "method": "ping", "params": [{"id": 4}]}', 3, -32602),
]


def test_each_line_is_answered_on_standard_output(folder: Path) -> None:
    needs_mcp()
    call = {"name": "verify_quotes", "arguments": {"draft": "draft.md", "sources": ["odd.jsonl", "gone"]}}
    messages = [HELLO, {"jsonrpc": "2.0", "method": "notifications/initialized"}]
    messages.append({"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": call})
    lines = [json.dumps(message).encode() for message in messages]
    lines[1:1] = [line.encode() for line, *_expected in REFUSED]
    with subprocess.Popen(COMMAND, cwd=folder, stdin=-1, stdout=-1, stderr=-1) as server:
        server.stdin.write(b"\xff\x00\n" + b"\n\n".join(lines) + b"\n")
        server.stdin.flush()
        answers = [json.loads(server.stdout.readline()) for _ in range(len(REFUSED) + 3)]
        rest, told = server.communicate(timeout=60)
    errors = [(answer["id"], answer["error"]["code"]) for answer in answers if "error" in answer]
    assert errors == [(None, -32700), *((identifier, code) for _line, identifier, code in REFUSED)]
    assert sorted(answer["id"] for answer in answers if "result" in answer) == [1, 2]
    assert (rest, server.returncode) == (b"", 0)
    assert b"Traceback" not in told


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_ends_the_server(folder: Path, name: str) -> None:
    needs_mcp()
    with subprocess.Popen(COMMAND, cwd=folder, stdin=-1, stdout=-1, stderr=-1) as server:
        server.stdin.write(json.dumps(HELLO).encode() + b"\n")
        server.stdin.flush()
        assert server.stdout.readline()
        server.send_signal(getattr(signal, name))
        assert server.wait(60) == -getattr(signal, name)  # while standard input is still open
        assert server.stderr.read() == b""


@pytest.mark.parametrize(
    ("arguments", "where", "message"),
    [
        (["--root", "nowhere"], ".", "Error: --root nowhere: is not a folder"),
        ([], "/", "Error: the working folder is /: name the folders to read with --root FOLDER"),
    ],
    ids=["no folder", "whole machine"],
)
def test_wrong_folders_are_refused(folder: Path, arguments: list[str], where: str, message: str) -> None:
    needs_mcp()
    done = subprocess.run([*COMMAND, *arguments], cwd=folder / where, capture_output=True, text=True, input="")
    assert (done.returncode, done.stdout, done.stderr.splitlines()[-1]) == (2, "", message)


def test_without_mcp_the_command_says_what_to_install(folder: Path) -> None:
    code = "import sys; sys.modules['mcp'] = None; from quotex.cli import main; sys.argv[1:] = ['mcp']; main()"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, input="")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == "Error: the server needs mcp: pip install 'mcp>=2,<3'"


def test_the_client_in_the_documentation_works(tmp_path: Path) -> None:
    needs_mcp()
    page = (ROOT / "docs" / "agents.md").read_text(encoding="utf-8")
    (tmp_path / "ask.py").write_text(examples.files_of(page)["ask.py"], encoding="utf-8")
    (shown,) = re.findall(r"^prints\n\n```text\n(.*?)```", page, re.DOTALL | re.MULTILINE)
    assert examples.run(f"{sys.executable} ask.py", tmp_path) == shown


def test_the_documentation_states_the_limits() -> None:
    page = (ROOT / "docs" / "agents.md").read_text(encoding="utf-8")
    assert f"{tools.MOST_READ:,} characters" in page
    assert f"{tools.MOST_SOURCES:,} of sources" in page
