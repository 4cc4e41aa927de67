"""Any server that speaks chat completions, through the `openai` client. Rule: no end marker, no draft.

Nothing is retried behind the agent's back, no redirect is followed, and each request has its own
connection, which ends when the task that reads it is cancelled. What a service does not understand is
left out and asked again at once; that is remembered, so it happens once for each service.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncGenerator
from contextlib import aclosing

from agent_assist.adapters.models.answering import events, opened, text_of
from agent_assist.adapters.models.capabilities import expected
from agent_assist.adapters.models.capability_memory import CapabilityMemory
from agent_assist.adapters.models.endpoint import parse_endpoint
from agent_assist.adapters.models.failures import no_key
from agent_assist.adapters.models.link import Link
from agent_assist.adapters.models.reading import Progress
from agent_assist.adapters.models.verdict import refuse_endless, the_end
from agent_assist.adapters.models.where import OWN_TIMEOUTS, Timeouts, Where
from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.errors import ConfigurationError
from agent_assist.domain.model_presets import preset
from agent_assist.domain.prompts import ModelEvent, ModelText, RenderedPrompt
from agent_assist.domain.service_settings import ServiceSettings


class OpenAICompatibleModel:
    """Drafts through one model of one server.

    `api_key` may be empty for a server that asks for none; `service` says how to get there; `own_hosts` are the
    organisation's own servers; `label` shows wherever the draft shows; `memory` keeps what the server
    understands. ConfigurationError for an address that may not be used.
    """

    def __init__(
        self,
        base_url: str,
        model: str,
        api_key: str,
        *,
        service: ServiceSettings | None = None,
        timeouts: Timeouts | None = None,
        own_hosts: frozenset[str] = frozenset(),
        label: str = "",
        memory: CapabilityMemory | None = None,
    ) -> None:
        self._link = link_to(
            base_url, model, api_key, service or ServiceSettings(), timeouts, own_hosts
        )
        self._model = self._link.where.model
        self._label = label
        self._memory = memory or CapabilityMemory()
        self._certificates: ssl.SSLContext | None = None

    def stamp(self) -> ModelStamp:
        """The model's name and the host the text goes to ("" when it stays on this computer)."""
        endpoint = self._link.endpoint
        host = "" if endpoint.is_loopback else endpoint.host
        return ModelStamp(self._model, DraftSource.MODEL, host, self._label)

    @property
    def is_cloud(self) -> bool:
        """Whether the host is neither this computer, nor a private network, nor the organisation's own."""
        return not self._link.endpoint.is_own

    async def stream(self, prompt: RenderedPrompt) -> AsyncGenerator[ModelEvent, None]:
        """The answer in pieces, then ModelDone; ModelError or ConfigurationError."""
        from agent_assist.adapters.models.wire import Watcher  # start-up time

        link, loop = self._link, asyncio.get_running_loop()
        if link.lacks_key:
            raise no_key(link.where)
        await link.refuse_forbidden_addresses(loop)
        if self._certificates is None:
            self._certificates = link.certificates()
        deadline = loop.time() + link.where.timeouts.total_seconds
        progress, base_url = Progress(), link.endpoint.base_url
        known = self._memory.recall(base_url, self._model) or expected(preset(link.service.preset))
        texts = (prompt.system, prompt.user)
        async with (
            link.client(self._certificates, Watcher(link.where)) as client,
            opened(client, link.where, texts, known) as (response, understood),
        ):
            self._memory.keep(base_url, self._model, understood)
            async with aclosing(
                events(response, link.where, progress, loop.time, deadline)
            ) as found:
                async for packet in found:
                    text = text_of(packet, progress, link.where)
                    if text:
                        refuse_endless(progress, link.where)
                        yield ModelText(text)
        yield the_end(progress, link.where, link.service)


def link_to(
    base_url: str,
    model: str,
    api_key: str,
    service: ServiceSettings,
    timeouts: Timeouts | None = None,
    own_hosts: frozenset[str] = frozenset(),
) -> Link:
    """The checked way to a service; ConfigurationError names what is wrong."""
    if not model.strip():
        raise ConfigurationError("No model is chosen: enter its name in the settings.")
    endpoint = parse_endpoint(base_url, own_hosts)
    patience = timeouts or (OWN_TIMEOUTS if endpoint.is_own else Timeouts())
    key = api_key.strip()
    where = Where(endpoint, model.strip(), patience, bool(key), service.key_variable)
    return Link(where, service, key)
