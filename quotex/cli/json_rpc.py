"""Errors that answer lines which are not requests of JSON-RPC 2.0: the package mcp answers them with nothing."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import mcp_types as mcp
from pydantic import ValidationError

__all__ = ["refusal"]

PIECE: Final = re.compile(r"\"(?:[^\"\\]++|\\.)*+\"?+|[\[{]|[\]}]|[^\[\]{}\"]++", re.DOTALL)
ID: Final = "the id of a request must be a string or a whole number"
TOO_DEEP: Final = "objects and lists are nested too deep"
SURROGATE: Final = "half of a surrogate pair is no character: write the character, or both halves"


def refusal(line: str) -> mcp.JSONRPCError | None:
    """Return the error that answers a line; None if the server can read it, or it is empty.

    The code is -32700 for what is not JSON, -32602 for parameters that are no object, and -32600 for other lines that
    are no request or cannot be read. The error has the id of the request, if it can be found.

    >>> refusal('{"jsonrpc": "2.0", "id": 3, "method": "ping"}')
    >>> refusal('{"jsonrpc": "2.0", "id": 3, "params": {"half": "\\\\ud83d"}}').error.code
    -32600
    >>> refusal("ping").error.message
    'Invalid JSON: expected value at line 1 column 1'
    """
    try:
        message = mcp.jsonrpc_message_adapter.validate_json(line, by_name=False)
    except ValidationError as error:
        return _refusal_for(line, error) if line.strip() else None
    if isinstance(message, mcp.JSONRPCNotification) and "id" in _outer(line):
        return _error(mcp.INVALID_REQUEST, ID, None)
    return None


def _refusal_for(line: str, error: ValidationError) -> mcp.JSONRPCError:
    reason = error.errors(include_url=False, include_input=False)[0]
    place, message = reason["loc"][1:], reason["msg"]
    code = mcp.INVALID_PARAMS if place == ("params",) else mcp.INVALID_REQUEST
    if reason["type"] == "json_invalid":  # as Rust reads it; Python also reads halves of surrogate pairs
        message = TOO_DEEP
        try:
            json.dumps(json.loads(line), ensure_ascii=False).encode()
        except RecursionError:
            pass
        except UnicodeEncodeError:
            message = SURROGATE
        except ValueError:
            code, message = mcp.PARSE_ERROR, reason["msg"]
    return _error(code, ": ".join([*map(str, place), message]), _id_of(_outer(line)))


def _error(code: int, message: str, identifier: int | str | None) -> mcp.JSONRPCError:
    return mcp.JSONRPCError(jsonrpc="2.0", id=identifier, error=mcp.ErrorData(code=code, message=message))


def _outer(line: str) -> dict[str, Any]:
    """Return the object in the line, however deep, without what is inside its values; empty if there is none."""
    depth, kept = 0, list[str]()
    for piece in PIECE.findall(line):
        depth -= piece in ("]", "}")
        if depth <= 1:
            kept.append(piece)
        depth += piece in ("[", "{")
    try:
        found = json.loads("".join(kept))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _id_of(request: dict[str, Any]) -> int | str | None:
    found = request.get("id")
    is_id = isinstance(found, int | str) and not isinstance(found, bool)
    return found if is_id and str(found).isprintable() else None  # surrogates are not printable
