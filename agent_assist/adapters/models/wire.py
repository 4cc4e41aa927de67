"""Watches the bytes of a streamed answer. Rule: without `[DONE]` it is cut off, and nothing goes on for ever.

Imported only with the first request: start-up time.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable

import httpx2

from agent_assist.adapters.models.where import Where
from agent_assist.domain.errors import ModelRefused, StreamIncomplete

MAX_ANSWER_BYTES = 8_000_000
"""20,000 tokens of a chatty service at 400 bytes each; the characters of the answer itself are bounded elsewhere."""
MAX_REFUSAL_BYTES = 200_000
_LINE_END = re.compile(rb"[\r\n]")
_END_LINE = re.compile(rb"data:[ \t]*\[DONE\]")
_LINE_START_BYTES = 64
"""As much of an unfinished line as is kept: the end marker stands at a line's beginning."""
_STREAM_TYPES = ("text/event-stream", "text/plain", "application/octet-stream", "")


class StreamWatch(httpx2.AsyncByteStream):
    """Passes bytes on until the end marker; remembers whether it came."""

    def __init__(
        self,
        inner: httpx2.AsyncByteStream,
        now: Callable[[], float],
        deadline: float,
        where: Where,
        max_bytes: int = MAX_ANSWER_BYTES,
    ) -> None:
        self._inner = inner
        self._now = now
        self._deadline = deadline
        self._where = where
        self._max_bytes = max_bytes
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
        if self._now() > self._deadline:
            seconds = self._where.timeouts.total_seconds
            raise StreamIncomplete(
                f"{self._where.name} was still writing after {seconds:g} seconds, so the answer was stopped: ask"
                " for a new draft."
            )
        if self._seen_bytes > self._max_bytes:
            raise StreamIncomplete(
                f"{self._where.name} sent far more than an answer, so it was stopped: ask for a new draft."
            )
        self._look_for_end(chunk)

    def _look_for_end(self, chunk: bytes) -> None:
        """Whether a whole line `data: [DONE]` came; the words inside an answer do not count."""
        first, *rest = _LINE_END.split(chunk)
        lines = [self._line + first, *rest]
        self.is_done = self.is_done or any(_END_LINE.match(line) for line in lines[:-1])
        self._line = lines[-1][:_LINE_START_BYTES]


class Watcher:
    """A response hook: refuses redirects and web pages, and watches the body of each response in turn."""

    def __init__(self, where: Where, now: Callable[[], float]) -> None:
        self._where = where
        self._now = now
        self._deadline = now() + where.timeouts.total_seconds
        self._stream: StreamWatch | None = None

    @property
    def is_done(self) -> bool:
        """Whether the last response came to its end mark."""
        return self._stream is not None and self._stream.is_done

    async def __call__(self, response: httpx2.Response) -> None:
        """Raise ModelRefused for what is no stream; otherwise put the watch on the body."""
        if response.is_redirect or response.has_redirect_location:
            raise _redirected(self._where, response)
        kind = response.headers.get("content-type", "").split(";", 1)[0].strip().lower()
        if response.is_success and kind not in _STREAM_TYPES:
            raise self._not_a_stream(kind)
        if isinstance(response.stream, httpx2.AsyncByteStream):
            most = MAX_ANSWER_BYTES if response.is_success else MAX_REFUSAL_BYTES
            self._stream = StreamWatch(
                response.stream, self._now, self._deadline, self._where, most
            )
            response.stream = self._stream

    def _not_a_stream(self, kind: str) -> ModelRefused:
        name = self._where.name
        if kind == "application/json":
            return ModelRefused(
                f"{name} answered in one piece and not as a stream: choose a model that streams in the settings."
            )
        return ModelRefused(
            f"{name} answered with a web page and not with a draft: check the address in the settings; it often"
            " ends in /v1."
        )


def redirects_refused(where: Where) -> Callable[[httpx2.Response], Awaitable[None]]:
    """A response hook that refuses redirects only."""

    async def look(response: httpx2.Response) -> None:
        if response.is_redirect or response.has_redirect_location:
            raise _redirected(where, response)

    return look


def _redirected(where: Where, response: httpx2.Response) -> ModelRefused:
    target = response.headers.get("location", "")[:200]
    return ModelRefused(
        f"{where.name} sends requests on to another address ({target}), and text never follows: enter that"
        " address in the settings if it is right."
    )
