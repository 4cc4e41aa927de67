"""The way to a service: address, key, proxy, certificates. Rule: only what is needed goes along, to that host alone."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from agent_assist.adapters.models.endpoint import Endpoint, refuse_resolved
from agent_assist.adapters.models.where import Where
from agent_assist.domain.errors import ConfigurationError
from agent_assist.domain.model_presets import AZURE, preset
from agent_assist.domain.service_settings import ServiceSettings

if TYPE_CHECKING:
    import asyncio

    import httpx2
    import openai

_KEY_FOR_KEYLESS_SERVERS = "no-key-needed"
_HEADERS = frozenset(
    {
        "accept",
        "accept-encoding",
        "connection",
        "content-length",
        "content-type",
        "host",
        "transfer-encoding",
    }
)
"""All that goes along. The client would add the computer's system and the environment's OpenAI account."""

Hook = Callable[["httpx2.Response"], Awaitable[None]]
Trace = Callable[[str, dict[str, Any]], Awaitable[None]]
"""Hears what the transport does: the name of what begins or ends, and its details."""


@dataclass(frozen=True, slots=True)
class Link:
    """Everything needed to reach one model of one service; the key is never part of a text made from this."""

    where: Where
    service: ServiceSettings
    key: str

    @property
    def endpoint(self) -> Endpoint:
        """The checked address."""
        return self.where.endpoint

    @property
    def lacks_key(self) -> bool:
        """Whether the service is known to ask for a key and there is none."""
        return not self.key and preset(self.service.preset).needs_key

    @property
    def has_deployments(self) -> bool:
        """Whether the model is part of the address, as in Azure's older form."""
        return self.service.preset == AZURE and bool(self.service.api_version)

    @property
    def base_url(self) -> str:
        """Where requests go. Source: Azure OpenAI's REST reference, `/openai/deployments/{name}?api-version=`."""
        base = self.endpoint.base_url
        if not self.has_deployments or "/deployments/" in base:
            return base
        root = base.removesuffix("/v1").removesuffix("/openai")
        return f"{root}/openai/deployments/{quote(self.where.model, safe='')}"

    def client(
        self, certificates: ssl.SSLContext, on_response: Hook, trace: Trace | None = None
    ) -> openai.AsyncOpenAI:
        """A client for one request, which retries nothing by itself."""
        import httpx2  # start-up time
        import openai

        seconds = self.where.timeouts
        timeout = httpx2.Timeout(seconds.stall_seconds, connect=seconds.connect_seconds)
        is_local = self.endpoint.is_loopback

        async def watched(request: httpx2.Request) -> None:
            await self._only_what_is_needed(request)
            if trace is not None:
                request.extensions = {**request.extensions, "trace": trace}

        http = httpx2.AsyncClient(
            follow_redirects=False,
            trust_env=not is_local and not self.service.proxy,
            proxy=None if is_local else self._proxy(),
            verify=certificates,
            timeout=timeout,
            event_hooks={"request": [watched], "response": [on_response]},
            headers={"Accept-Encoding": "identity"},
        )
        return openai.AsyncOpenAI(
            base_url=self.base_url,
            api_key=self.key or _KEY_FOR_KEYLESS_SERVERS,
            default_query={"api-version": self.service.api_version} if self.has_deployments else {},
            timeout=timeout,
            max_retries=0,
            http_client=http,
        )

    def certificates(self) -> ssl.SSLContext:
        """Whom to believe and who we are; ConfigurationError for a file that cannot be used. Blocks for 20 ms."""
        if self.endpoint.base_url.startswith("http://"):
            return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        import httpcore2  # start-up time

        context = httpcore2.default_ssl_context()
        if self.service.ca_file:
            _use_file(self.service.ca_file, "certificate", context.load_verify_locations)
        if self.service.client_certificate:
            key = self.service.client_key
            if key and not Path(key).expanduser().is_file():
                raise _unusable(key, "key")
            _use_file(
                self.service.client_certificate,
                "client certificate",
                lambda path: context.load_cert_chain(
                    path, str(Path(key).expanduser()) if key else None, password=lambda: b"-"
                ),
            )
        return context

    async def refuse_forbidden_addresses(self, loop: asyncio.AbstractEventLoop) -> None:
        """A name may lead to a forbidden address; one that leads nowhere is left to the connection."""
        try:
            found = await loop.getaddrinfo(self.endpoint.host, None, type=socket.SOCK_STREAM)
        except OSError:
            return
        addresses = [str(entry[4][0]) for entry in found]
        must_be_loopback = self.endpoint.base_url.startswith("http://")
        refuse_resolved(self.endpoint.host, addresses, must_be_loopback=must_be_loopback)

    async def _only_what_is_needed(self, request: httpx2.Request) -> None:
        """The last word on the headers: the client also reads the environment's, down to another key."""
        for name in tuple(request.headers):
            if name.lower() not in _HEADERS:
                del request.headers[name]
        key = self.key or _KEY_FOR_KEYLESS_SERVERS
        request.headers["User-Agent"] = "agent-assist"
        if self.service.preset == AZURE:
            request.headers["api-key"] = key
        else:
            request.headers["Authorization"] = f"Bearer {key}"

    def _proxy(self) -> str | None:
        """The proxy of the settings; without one the environment's is used."""
        text = self.service.proxy
        if not text:
            return None
        parts = urlsplit(text)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ConfigurationError(
                "The proxy's address cannot be used: write it like http://proxy.example:3128 in the settings."
            )
        if parts.username is not None or parts.password is not None:
            raise ConfigurationError(
                "The proxy's address holds a password, which no file may: empty that field in the settings, and set"
                " HTTPS_PROXY in the environment."
            )
        return text


def _use_file(text: str, what: str, load: Callable[[str], object]) -> None:
    path = Path(text).expanduser()
    try:
        load(str(path))
    except (OSError, ssl.SSLError, ValueError):
        raise _unusable(text, what) from None


def _unusable(text: str, what: str) -> ConfigurationError:
    return ConfigurationError(
        f"The {what} file {Path(text).name} cannot be read: choose a PEM file without a passphrase in the settings."
    )
