"""As much HTTP as the demo's server needs. Rule: a request that cannot be read gets an answer, and the line closes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MAX_BODY_BYTES = 2_000_000
MAX_HEADERS = 100
_REASONS = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found"}


@dataclass(frozen=True, slots=True)
class Request:
    """One request; header names are lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


async def read_request(reader: asyncio.StreamReader) -> Request | None:
    """The request, or None where the peer sent none that can be read."""
    try:
        method, path, _ = (await reader.readline()).decode("latin-1").split()
        headers: dict[str, str] = {}
        while line := (await reader.readline()).decode("latin-1").strip():
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()
            if len(headers) > MAX_HEADERS:
                return None
        length = int(headers.get("content-length", "0"))
        if not 0 <= length <= MAX_BODY_BYTES:
            return None
        return Request(method, path, headers, await reader.readexactly(length))
    except (ValueError, asyncio.IncompleteReadError):
        return None


def head(status: int, content_type: str) -> bytes:
    """Status line and headers of an answer that ends when the connection does."""
    lines = [
        f"HTTP/1.1 {status} {_REASONS[status]}",
        f"Content-Type: {content_type}",
        "Cache-Control: no-store",
        "Connection: close",
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


def json_answer(status: int, body: Mapping[str, Any]) -> bytes:
    """A whole answer with a JSON body."""
    return head(status, "application/json") + json.dumps(body).encode("utf-8")


def event(body: Mapping[str, Any]) -> bytes:
    """One server-sent event."""
    return b"data: " + json.dumps(body, ensure_ascii=False).encode("utf-8") + b"\n\n"
