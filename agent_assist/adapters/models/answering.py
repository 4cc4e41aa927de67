"""Asks for an answer and reads its events. Rule: bounded in time and bytes; no client's error passes unnamed.

What a service does not understand is left out and asked again at once.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Any

from agent_assist.adapters.models.capabilities import Capabilities, degraded
from agent_assist.adapters.models.failures import converted, reported, transport_fault, unreadable
from agent_assist.adapters.models.reading import Progress
from agent_assist.adapters.models.refusals import said
from agent_assist.adapters.models.request import chat_arguments
from agent_assist.adapters.models.sse import EventReader
from agent_assist.adapters.models.where import Where
from agent_assist.domain.errors import StreamIncomplete

if TYPE_CHECKING:
    import httpx2
    import openai

MAX_ANSWER_BYTES = 8_000_000
"""20,000 tokens of a chatty service at 400 bytes each; the characters of the answer itself are bounded elsewhere."""

Now = Callable[[], float]


@asynccontextmanager
async def opened(
    client: openai.AsyncOpenAI,
    where: Where,
    texts: tuple[str, str],
    capabilities: Capabilities,
    *,
    max_tokens: int | None = None,
) -> AsyncIterator[tuple[httpx2.Response, Capabilities]]:
    """The open response to these texts (system, user) and what the service understood; ModelError."""
    import openai  # start-up time

    async with AsyncExitStack() as stack:
        while True:
            arguments = chat_arguments(where.model, *texts, capabilities, max_tokens=max_tokens)
            try:
                stream = await client.chat.completions.create(**arguments)
                break
            except openai.APIStatusError as error:
                simpler = degraded(capabilities, error.status_code, said(error))
                if simpler is None:
                    raise converted(error, where) from error
                capabilities = simpler
            except openai.OpenAIError as error:
                raise converted(error, where) from error
        stack.push_async_callback(stream.close)
        yield stream.response, capabilities


async def events(
    response: httpx2.Response,
    where: Where,
    progress: Progress,
    now: Now,
    deadline: float,
) -> AsyncGenerator[list[dict[str, Any]], None]:
    """The events of each packet, until the end mark; ModelError for what breaks or never ends."""
    import httpx2  # start-up time

    reader, seen = EventReader(), 0
    try:
        async for packet in response.aiter_bytes():
            seen += len(packet)
            _refuse_too_much(where, seen, is_late=now() > deadline)
            found = reader.feed(packet)
            if found:
                yield found
            if reader.fault is not None:
                raise unreadable(where, has_text=progress.has_words) from reader.fault
            if reader.is_done:
                progress.is_done = True
                return
    except httpx2.RequestError as error:
        raise transport_fault(error, where, has_text=progress.has_words) from error


def text_of(found: list[dict[str, Any]], progress: Progress, where: Where) -> str:
    """The words that these events bring; ModelError for an error that the service reports in the middle."""
    words = ""
    for event in found:
        if event.get("error"):
            raise reported(event["error"], where, has_text=progress.has_words)
        words += progress.read(event)
    return words


def _refuse_too_much(where: Where, seen_bytes: int, *, is_late: bool) -> None:
    if is_late:
        raise StreamIncomplete(
            f"{where.name} was still writing after {where.timeouts.total_seconds:g} seconds, so the answer was"
            " stopped: ask for a new draft."
        )
    if seen_bytes > MAX_ANSWER_BYTES:
        raise StreamIncomplete(
            f"{where.name} sent far more than an answer, so it was stopped: ask for a new draft."
        )
