"""Whether a drafting service takes connections. Rule: a connection is opened and closed; nothing is sent over it."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from agent_assist.domain.errors import ConfigurationError

_SECONDS = 3.0
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Reached:
    """Which host and port was tried; `reason` is why it takes no connection, "" when it does."""

    name: str
    reason: str = ""


def reaches(base_url: str, proxy: str = "") -> Reached:
    """Try the proxy where there is one, else the server; ConfigurationError for no usable address."""
    host, port = _place(proxy or base_url)
    name = f"{host}:{port}"
    try:
        socket.create_connection((host, port), timeout=_SECONDS).close()
    except TimeoutError:
        return Reached(name, "no connection within 3 seconds")
    except socket.gaierror:
        return Reached(name, "the host's name is not known")
    except OSError:
        return Reached(name, "the connection was refused")
    return Reached(name)


def _place(address: str) -> tuple[str, int]:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        host = port = None
    if not host or not port:
        raise ConfigurationError(
            f"{address} is no web address. Correct it in Settings; it begins with http:// or https://."
        )
    return host, port
