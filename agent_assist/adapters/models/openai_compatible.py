"""Any server that speaks chat completions, through the `openai` client. Rule: no end marker, no draft.

Nothing is retried behind the agent's back, no redirect is followed, and each request has its own
connection, which ends when the task that reads it is cancelled.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent_assist.adapters.models.endpoint import Endpoint, parse_endpoint, refuse_resolved
from agent_assist.adapters.models.failures import CUT_OFF, converted, unreadable
from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.errors import ConfigurationError, ModelRefused, StreamIncomplete
from agent_assist.domain.prompts import ModelDone, ModelEvent, ModelText, RenderedPrompt

if TYPE_CHECKING:
    import httpx2
    import openai

    from agent_assist.adapters.models.wire import Watcher

MAX_ANSWER_CHARACTERS = 20_000
MAX_COMPLETION_TOKENS = 2_000
_KEY_FOR_KEYLESS_SERVERS = "no-key-needed"


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long to wait: for a connection, between two pieces of an answer, and for all of it."""

    connect_seconds: float = 5.0
    stall_seconds: float = 45.0
    total_seconds: float = 180.0


@dataclass(slots=True)
class _Progress:
    """What one answer has brought so far."""

    characters: int = 0
    has_words: bool = False
    finish_reason: str | None = None
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class OpenAICompatibleModel:
    """Drafts through one model of one server.

    `api_key` may be empty for a server that asks for none; `own_hosts` are the organisation's own
    servers; `ca_file` holds a certificate authority of its own; `label` shows wherever the draft shows.
    ConfigurationError for an address that may not be used.
    """

    def __init__(
        self,
        base_url: str,
        model: str,
        api_key: str,
        *,
        timeouts: Timeouts = Timeouts(),
        own_hosts: frozenset[str] = frozenset(),
        ca_file: Path | None = None,
        label: str = "",
    ) -> None:
        if not model.strip():
            raise ConfigurationError("No model is chosen. Enter its name in the settings.")
        self._endpoint: Endpoint = parse_endpoint(base_url, own_hosts)
        self._model = model.strip()
        self._api_key = api_key.strip() or _KEY_FOR_KEYLESS_SERVERS
        self._timeouts = timeouts
        self._ca_file = ca_file
        self._label = label

    def stamp(self) -> ModelStamp:
        """The model's name and the host the text goes to ("" when it stays on this computer)."""
        host = "" if self._endpoint.is_loopback else self._endpoint.host
        return ModelStamp(self._model, DraftSource.MODEL, host, self._label)

    @property
    def is_cloud(self) -> bool:
        """Whether the host is neither this computer, nor a private network, nor the organisation's own."""
        return not self._endpoint.is_own

    async def stream(self, prompt: RenderedPrompt) -> AsyncGenerator[ModelEvent, None]:
        """The answer in pieces, then ModelDone; ModelError or ConfigurationError."""
        from agent_assist.adapters.models.wire import Watcher  # start-up time

        await self._refuse_forbidden_addresses()
        now = asyncio.get_running_loop().time
        watcher = Watcher(self._endpoint.host, now, now() + self._timeouts.total_seconds)
        progress = _Progress()
        async with (
            self._client(watcher) as client,
            aclosing(self._chunks(client, prompt, progress)) as chunks,
        ):
            async for chunk in chunks:
                text = _read(chunk, progress)
                self._refuse_endless(progress)
                if text:
                    yield ModelText(text)
        yield self._end(progress, is_done=watcher.stream is not None and watcher.stream.is_done)

    async def _chunks(
        self, client: openai.AsyncOpenAI, prompt: RenderedPrompt, progress: _Progress
    ) -> AsyncGenerator[object, None]:
        """The chunks of the answer, with every foreign error converted."""
        import openai  # start-up time

        host = self._endpoint.host
        try:
            stream = await client.chat.completions.create(**self._arguments(prompt))
            async with stream:
                async for chunk in stream:
                    yield chunk
        except openai.OpenAIError as error:
            raise converted(error, host, self._model, has_text=progress.has_words) from error
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise unreadable(host, has_text=progress.has_words) from error

    def _arguments(self, prompt: RenderedPrompt) -> dict[str, Any]:
        return {
            "model": self._model,
            "messages": [
                {"role": "system", "content": prompt.system},
                {"role": "user", "content": prompt.user},
            ],
            "stream": True,
            "max_tokens": MAX_COMPLETION_TOKENS,
        }

    def _client(self, watcher: Watcher) -> openai.AsyncOpenAI:
        import httpx2  # start-up time
        import openai

        seconds = self._timeouts
        timeout = httpx2.Timeout(seconds.stall_seconds, connect=seconds.connect_seconds)
        return openai.AsyncOpenAI(
            base_url=self._endpoint.base_url,
            api_key=self._api_key,
            timeout=timeout,
            max_retries=0,
            http_client=self._http(watcher, timeout),
        )

    def _http(self, watcher: Watcher, timeout: httpx2.Timeout) -> httpx2.AsyncClient:
        """Proxies come from the environment, except for this computer: its text goes nowhere else."""
        import httpx2  # start-up time

        return httpx2.AsyncClient(
            follow_redirects=False,
            trust_env=not self._endpoint.is_loopback,
            verify=self._certificates(),
            timeout=timeout,
            event_hooks={"response": [watcher]},
            headers={"Accept-Encoding": "identity"},
        )

    def _certificates(self) -> ssl.SSLContext | bool:
        if self._ca_file is None:
            return True
        try:
            return ssl.create_default_context(cafile=str(self._ca_file))
        except (OSError, ssl.SSLError):
            raise ConfigurationError(
                f"The certificate file {self._ca_file.name} cannot be read. Choose a PEM file."
            ) from None

    async def _refuse_forbidden_addresses(self) -> None:
        """A name may lead to a forbidden address; one that leads nowhere is left to the connection."""
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(self._endpoint.host, None, type=socket.SOCK_STREAM)
        except OSError:
            return
        must_be_loopback = self._endpoint.base_url.startswith("http://")
        addresses = [str(entry[4][0]) for entry in found]
        refuse_resolved(self._endpoint.host, addresses, must_be_loopback=must_be_loopback)

    def _refuse_endless(self, progress: _Progress) -> None:
        if progress.characters > MAX_ANSWER_CHARACTERS:
            raise StreamIncomplete(
                f"The answer grew beyond {MAX_ANSWER_CHARACTERS:,} characters and was stopped. Ask for a new"
                " draft."
            )

    def _end(self, progress: _Progress, *, is_done: bool) -> ModelDone:
        if progress.finish_reason == "content_filter":
            raise ModelRefused(
                "The drafting service declined to answer. Write this reply yourself."
            )
        if progress.finish_reason == "length":
            raise StreamIncomplete(
                "The model ran out of room before the end of the answer. Ask for a new draft."
            )
        if progress.finish_reason is None or not is_done:
            raise StreamIncomplete(CUT_OFF)
        if not progress.has_words:
            raise ModelRefused(
                f"The model {self._model} answered with nothing. Try again, or choose another model."
            )
        return ModelDone(progress.prompt_tokens, progress.completion_tokens)


def _read(chunk: object, progress: _Progress) -> str:
    """The text of a chunk; servers leave out, or misname, nearly every field."""
    _read_usage(chunk, progress)
    choices = getattr(chunk, "choices", None)
    if not isinstance(choices, list) or not choices:
        return ""
    choice = choices[0]
    reason = getattr(choice, "finish_reason", None)
    if isinstance(reason, str) and reason:
        progress.finish_reason = reason
    content = getattr(getattr(choice, "delta", None), "content", None)
    if not isinstance(content, str):
        return ""
    progress.characters += len(content)
    progress.has_words = progress.has_words or bool(content.strip())
    return content


def _read_usage(chunk: object, progress: _Progress) -> None:
    usage = getattr(chunk, "usage", None)
    prompt, completion = (getattr(usage, f"{n}_tokens", None) for n in ("prompt", "completion"))
    if isinstance(prompt, int) and isinstance(completion, int):
        progress.prompt_tokens, progress.completion_tokens = prompt, completion
