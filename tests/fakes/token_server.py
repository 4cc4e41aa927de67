"""A process of its own that streams numbered words at a steady rate, and afterwards says when each one left.

`python -m tests.fakes.token_server`: prints its port. POST /v1/chat/completions streams as the query or path says:
`/200/600/v1` is 200 tokens a second, 600 of them. GET /sent gives the seconds (CLOCK_MONOTONIC) at which each left.
"""

from __future__ import annotations

import asyncio
import json
import time

from agent_assist.adapters.models.recorded_http import head, json_answer, read_request

WORDS_IN_LINE = 18
_TAG = "[courtesy] "
_sent: list[float] = []


def word(number: int) -> str:
    """A word that says which one it is: `bad`, without repeating itself and without digits to be checked."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return "".join(letters[number // 26**place % 26] for place in (2, 1, 0))


def token(number: int) -> str:
    """The piece of the answer that brings this word."""
    starts_line = number % WORDS_IN_LINE == 0
    before = ("\n" if number else "") + _TAG if starts_line else " "
    return before + word(number)


def chunk(content: str | None, finish: str | None = None, **more: object) -> bytes:
    """One server-sent event, as OpenAI's servers write it."""
    delta = {} if content is None else {"content": content}
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    body = {
        "id": "chatcmpl-benchmark",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "tokens",
        "system_fingerprint": "fp_benchmark",
        "choices": [choice],
        **more,
    }
    return f"data: {json.dumps(body)}\n\n".encode()


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer one request."""
    try:
        request = await read_request(reader)
        if request is None:
            return
        if request.path == "/sent":
            writer.write(json_answer(200, {"sent": _sent}))
        else:
            _, rate, count, *_rest = request.path.split("/")
            await stream(writer, float(rate), int(count))
        await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()


async def stream(writer: asyncio.StreamWriter, rate: float, count: int) -> None:
    """All tokens at their rate, each in its own packet where time allows."""
    _sent.clear()
    writer.write(head(200, "text/event-stream"))
    started = time.monotonic()
    for number in range(count):
        wait = started + number / rate - time.monotonic()
        if wait > 0:
            await asyncio.sleep(wait)
        writer.write(chunk(token(number)))
        _sent.append(time.monotonic())
        if number % 64 == 0:
            await writer.drain()
    usage = {"prompt_tokens": 800, "completion_tokens": count, "total_tokens": 800 + count}
    writer.write(chunk("\n") + chunk(None, "stop", usage=usage) + b"data: [DONE]\n\n")


async def main() -> None:
    """Serve until killed."""
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
