"""The demo's drafting service: a server on this computer that streams recorded answers.

Rule: it speaks the protocol of a real one, so that the demo shows the real path; it listens on 127.0.0.1
only and answers nobody without the key of this start.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from agent_assist.adapters.models.recorded_answers import recorded_answer, tokens
from agent_assist.adapters.models.recorded_http import (
    Request,
    event,
    head,
    json_answer,
    read_request,
)
from agent_assist.domain.errors import ModelUnreachable

MODEL_NAME = "recorded"
LABEL = "recorded demo answer"
TOKENS_PER_SECOND = 60.0
_START_SECONDS = 10.0


class RecordedServer:
    """Start it, point an OpenAICompatibleModel at `base_url` with `api_key`, stop it.

    `api_key` is random for each start and comes from the caller; `tokens_per_second` None is as fast
    as the line takes.
    """

    def __init__(
        self, folder: Path, api_key: str, *, tokens_per_second: float | None = TOKENS_PER_SECOND
    ) -> None:
        self._folder = folder
        self.api_key = api_key
        self._pause_seconds = 1 / tokens_per_second if tokens_per_second else 0.0
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._started = threading.Event()
        self._port = 0

    @property
    def base_url(self) -> str:
        """The address to give to a client."""
        return f"http://127.0.0.1:{self._port}/v1"

    def start(self) -> None:
        """Listen in a thread of its own; ModelUnreachable where no port can be opened."""
        self._thread = threading.Thread(target=self._run, name="recorded-server", daemon=True)
        self._thread.start()
        self._started.wait(_START_SECONDS)
        if not self._port:
            self.stop()
            raise ModelUnreachable(
                "The demo's drafting service could not start on this computer. Write without AI, or start again."
            )

    def stop(self) -> None:
        """End open answers, close the port, and wait for the thread. Stopping twice is fine."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        if self._loop is not None and self._stop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended by itself
                self._loop.call_soon_threadsafe(self._stop.set)
        thread.join(_START_SECONDS)
        self._port = 0
        self._started.clear()

    def __enter__(self) -> RecordedServer:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except OSError:
            pass  # no port: `start` sees it and says so
        finally:
            self._started.set()

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._connection, "127.0.0.1", 0)
        self._port = int(server.sockets[0].getsockname()[1])
        self._started.set()
        await self._stop.wait()
        server.close()
        await _cancel_others()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = await read_request(reader)
            await self._answer(request, writer)
        except (ConnectionError, asyncio.CancelledError):
            pass  # the reader went away, or the server stops
        finally:
            writer.close()

    async def _answer(self, request: Request | None, writer: asyncio.StreamWriter) -> None:
        status, body = self._whole_answer(request)
        if status != 200 or body is not None:
            writer.write(json_answer(status, body or {}))
            await writer.drain()
            return
        prompt = _prompt(request.body, "user") if request is not None else ""
        system = _prompt(request.body, "system") if request is not None else ""
        writer.write(head(200, "text/event-stream"))
        text = await asyncio.to_thread(recorded_answer, self._folder, prompt, system)
        for piece in _events(text):
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(self._pause_seconds)

    def _whole_answer(self, request: Request | None) -> tuple[int, dict[str, Any] | None]:
        """Status and body; no body means: stream."""
        if request is None:
            return 400, _error("The request cannot be read.")
        expected = f"Bearer {self.api_key}".encode()
        given = request.headers.get("authorization", "").encode("latin-1")
        if not hmac.compare_digest(given, expected):
            return 401, _error("The key is wrong.")
        if (request.method, request.path) == ("GET", "/v1/models"):
            model = {"id": MODEL_NAME, "object": "model", "owned_by": "agent-assist-demo"}
            return 200, {"object": "list", "data": [model]}
        if (request.method, request.path) == ("POST", "/v1/chat/completions"):
            return 200, None
        return 404, _error("There is nothing at this address.")


def _prompt(body: bytes, role: str) -> str:
    """The words of the last message of this role."""
    try:
        messages = json.loads(body)["messages"]
        texts = [m["content"] for m in messages if m["role"] == role]
        return str(texts[-1])
    except (ValueError, LookupError, TypeError):
        return ""


def _events(text: str) -> Iterator[bytes]:
    pieces = tokens(text)
    for piece in pieces:
        yield event(_chunk({"content": piece}, None))
    usage = {"prompt_tokens": 0, "completion_tokens": len(pieces), "total_tokens": len(pieces)}
    yield event(_chunk({}, "stop") | {"usage": usage})
    yield b"data: [DONE]\n\n"


def _chunk(delta: dict[str, str], finish_reason: str | None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
    return {
        "id": "recorded",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": MODEL_NAME,
        "choices": [choice],
    }


def _error(message: str) -> dict[str, Any]:
    return {"error": {"message": message, "type": "invalid_request_error"}}


async def _cancel_others() -> None:
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
