"""Watches the bytes of a streamed answer. Rule: without `[DONE]` it is cut off, and nothing goes on for ever.

Imported only with the first request: start-up time.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable

import httpx2

from agent_assist.domain.errors import ModelRefused, StreamIncomplete

MAX_ANSWER_BYTES = 4_000_000
_LINE_END = re.compile(rb"[\r\n]")
_END_LINE = re.compile(rb"data:[ \t]*\[DONE\]")
_LINE_START_BYTES = 64
"""As much of an unfinished line as is kept: the end marker stands at a line's beginning."""
_STREAM_TYPES = ("text/event-stream", "text/plain", "application/octet-stream", "")


class StreamWatch(httpx2.AsyncByteStream):
    """Passes bytes on until the end marker; remembers whether it came."""

    def __init__(
        self, inner: httpx2.AsyncByteStream, now: Callable[[], float], deadline: float
    ) -> None:
        self._inner = inner
        self._now = now
        self._deadline = deadline
        self._line = b""
        self._seen_bytes = 0
        self.is_done = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._inner:
            self._count(chunk)
            yield chunk
            if self.is_done:
                return

    async def aclose(self) -> None:
        """Close the connection."""
        await self._inner.aclose()

    def _count(self, chunk: bytes) -> None:
        self._seen_bytes += len(chunk)
        if self._seen_bytes > MAX_ANSWER_BYTES or self._now() > self._deadline:
            raise StreamIncomplete(
                "The drafting service went on for too long, so the answer was stopped. Ask for a new draft."
            )
        self._look_for_end(chunk)

    def _look_for_end(self, chunk: bytes) -> None:
        """Whether a whole line `data: [DONE]` came; the words inside an answer do not count."""
        first, *rest = _LINE_END.split(chunk)
        lines = [self._line + first, *rest]
        self.is_done = self.is_done or any(_END_LINE.match(line) for line in lines[:-1])
        self._line = lines[-1][:_LINE_START_BYTES]


class Watcher:
    """A response hook for one request: refuses redirects and web pages, and watches the body."""

    def __init__(self, host: str, now: Callable[[], float], deadline: float) -> None:
        self._host = host
        self._now = now
        self._deadline = deadline
        self.stream: StreamWatch | None = None

    async def __call__(self, response: httpx2.Response) -> None:
        """Raise ModelRefused for what is no stream; otherwise put the watch on the body."""
        if response.is_redirect or response.has_redirect_location:
            raise self._redirected(response)
        kind = response.headers.get("content-type", "").split(";", 1)[0].strip().lower()
        if response.is_success and kind not in _STREAM_TYPES:
            raise self._not_a_stream(kind)
        if response.is_success and isinstance(response.stream, httpx2.AsyncByteStream):
            self.stream = StreamWatch(response.stream, self._now, self._deadline)
            response.stream = self.stream

    def _redirected(self, response: httpx2.Response) -> ModelRefused:
        target = response.headers.get("location", "")[:200]
        return ModelRefused(
            f"{self._host} sends requests on to another address ({target}), and text never follows. If that"
            " address is right, enter it in the settings."
        )

    def _not_a_stream(self, kind: str) -> ModelRefused:
        if kind == "application/json":
            return ModelRefused(
                f"{self._host} answered in one piece and not as a stream. Choose a model that streams."
            )
        return ModelRefused(
            f"{self._host} answered with a web page and not with a draft. Check the address in the settings;"
            " it often ends in /v1."
        )
