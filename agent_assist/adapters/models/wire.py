"""Looks at each response before its body is read. Rule: no redirect is followed, and a refusal is short.

Imported only with the first request: start-up time.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx2

from agent_assist.adapters.models.where import Where
from agent_assist.domain.errors import ModelRefused

MAX_REFUSAL_BYTES = 200_000
_STREAM_TYPES = ("text/event-stream", "text/plain", "application/octet-stream", "")


class ShortBody(httpx2.AsyncByteStream):
    """The first bytes of a refusal's body: the client reads it whole, and some never end."""

    def __init__(self, inner: httpx2.AsyncByteStream) -> None:
        self._inner = inner

    async def __aiter__(self) -> AsyncIterator[bytes]:
        seen = 0
        async for packet in self._inner:
            seen += len(packet)
            yield packet
            if seen > MAX_REFUSAL_BYTES:
                return

    async def aclose(self) -> None:
        """Close the connection."""
        await self._inner.aclose()


class Watcher:
    """A response hook: refuses redirects and, where a stream is wanted, what is none."""

    def __init__(self, where: Where, *, wants_stream: bool = True) -> None:
        self._where = where
        self._wants_stream = wants_stream

    async def __call__(self, response: httpx2.Response) -> None:
        """Raise ModelRefused for what is no answer; otherwise let it pass."""
        if response.is_redirect or response.has_redirect_location:
            raise self._redirected(response)
        if not response.is_success:
            if isinstance(response.stream, httpx2.AsyncByteStream):
                response.stream = ShortBody(response.stream)
            return
        kind = response.headers.get("content-type", "").split(";", 1)[0].strip().lower()
        if self._wants_stream and kind not in _STREAM_TYPES:
            raise self._not_a_stream(kind)

    def _redirected(self, response: httpx2.Response) -> ModelRefused:
        target = response.headers.get("location", "")[:200]
        return ModelRefused(
            f"{self._where.name} sends requests on to another address ({target}), and text never follows: enter"
            " that address in the settings if it is right."
        )

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
