"""The server of ``quotex mcp``: offers the tools over the Model Context Protocol, with the package mcp.

Calls run one after the other in a thread, so that the server can answer other requests meanwhile.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import AsyncIterator
from functools import partial
from io import TextIOWrapper
from typing import Any, Final, cast

import anyio
import mcp_types
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from mcp.server import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError
from mcp.shared.message import SessionMessage

import quotex as library
from quotex.cli.interrupts import end_at_once
from quotex.cli.json_rpc import refusal
from quotex.cli.stderr import fault, tell
from quotex.cli.tools import INSTRUCTIONS, TOOLS, Tool
from quotex.cli.within import CallError, Folders
from quotex.model import Row

__all__ = ["make_server", "serve"]

SURROGATE: Final = re.compile("[\ud800-\udfff]")  # JSON in UTF-8 cannot hold a lone surrogate
MOST_TOLD: Final = 300  # characters of a message about arguments, which may contain a whole text


def serve(folders: Folders) -> None:
    """Serve on standard input and output until the client closes them. Only the protocol writes to standard output."""
    end_at_once()  # an exception would wait for the thread that reads standard input
    logging.getLogger("mcp").addHandler(_LogLines(logging.WARNING))

    async def run() -> None:
        server, lines = make_server(folders), _Lines()
        async with stdio_server(cast(Any, lines)) as (reading, writing):
            lines.writing = writing
            await server.run(reading, writing, server.create_initialization_options())

    anyio.run(run)


class _Lines:
    """The lines of standard input for the SDK. What is not a request, which it would ignore, is answered here."""

    writing: Any = None

    async def __aiter__(self) -> AsyncIterator[str]:
        async for line in anyio.wrap_file(TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")):
            error = refusal(line)
            if error is None:
                yield line
            else:
                await self.writing.send(SessionMessage(error))


def make_server(folders: Folders) -> Server[Any]:
    """Return the server, for any transport of the SDK."""
    tools = {tool.name: tool for tool in TOOLS}
    one_by_one = anyio.CapacityLimiter(1)

    async def list_tools(context: Any, params: Any) -> mcp_types.ListToolsResult:
        return mcp_types.ListToolsResult(tools=[_described(tool) for tool in TOOLS])

    async def call_tool(context: Any, params: Any) -> mcp_types.CallToolResult:
        if params.name not in tools:
            raise MCPError(mcp_types.INVALID_PARAMS, f"no tool {params.name!r:.60}; there are {', '.join(tools)}")
        call = partial(_result, tools[params.name], folders, params.arguments or {})
        return await anyio.to_thread.run_sync(call, limiter=one_by_one)

    return Server(
        "quotex",
        version=library.__version__,
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def _described(tool: Tool) -> mcp_types.Tool:
    return mcp_types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.arguments,
        output_schema=tool.answer,
        annotations=mcp_types.ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False),
    )


def _result(tool: Tool, folders: Folders, arguments: Row) -> mcp_types.CallToolResult:
    """Return the answer as JSON, both as text and as an object. Errors are reported to the model, too."""
    try:
        wrong = best_match(Draft202012Validator(tool.arguments).iter_errors(arguments))
        if wrong is not None:
            raise CallError(f"{wrong.json_path}: {wrong.message:.{MOST_TOLD}}")
        answer = SURROGATE.sub("\ufffd", json.dumps(tool.call(folders, arguments), ensure_ascii=False))
    except CallError as error:
        return _failure(str(error))
    except Exception as error:
        tell(fault(error))
        return _failure(fault(error))
    return mcp_types.CallToolResult(content=[mcp_types.TextContent(text=answer)], structured_content=json.loads(answer))


def _failure(message: str) -> mcp_types.CallToolResult:
    text = SURROGATE.sub("\ufffd", message)
    return mcp_types.CallToolResult(content=[mcp_types.TextContent(text=text)], is_error=True)


class _LogLines(logging.Handler):
    """Prints what the SDK logs, as one line on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        tell(record.getMessage())
