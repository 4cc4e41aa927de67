"""No answer came at all: which of the many reasons it was. Rule: the reason is read from the chain of causes."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from urllib.parse import urlsplit

from agent_assist.adapters.models.where import Where
from agent_assist.domain.errors import ModelAction, ModelError, ModelRefused, ModelUnreachable

# OpenSSL's X509_V_ERR_* numbers: openssl/x509_vfy.h.
_EXPIRED, _NOT_YET, _SELF_SIGNED, _WRONG_NAMES = 10, 9, (18, 19), (62, 64)


def network_fault(error: BaseException, where: Where) -> ModelError:
    """The sentence for a connection that never carried an answer."""
    import httpx2  # start-up time

    causes = tuple(_causes(error))
    tls = next((c for c in causes if isinstance(c, ssl.SSLError)), None)
    if tls is not None:
        return _untrusted(tls, where)
    if any(isinstance(c, httpx2.ProxyError) for c in causes):
        return ModelRefused(
            f"The proxy on the way to {where.endpoint.host} refused: check the proxy in the settings."
        )
    if any(isinstance(c, httpx2.ConnectTimeout) for c in causes):
        return ModelUnreachable(
            f"{where.name} could not be connected to within {where.timeouts.connect_seconds:g} seconds: try"
            " again in a moment."
        )
    if any(isinstance(c, httpx2.TimeoutException) for c in causes):
        return ModelUnreachable(
            f"{where.name} did not begin to answer within {where.timeouts.stall_seconds:g} seconds: try again in"
            " a moment."
        )
    if any(isinstance(c, socket.gaierror) for c in causes):
        return ModelUnreachable(
            f"No computer called {where.endpoint.host} was found: check the network, then try again."
        )
    return _no_connection(causes, where)


def _no_connection(causes: tuple[BaseException, ...], where: Where) -> ModelError:
    import httpx2  # start-up time

    if any(isinstance(c, httpx2.ConnectError) for c in causes):
        return ModelUnreachable(
            f"Nothing answers at {urlsplit(where.endpoint.base_url).netloc}: start the drafting service, then try"
            " again."
        )
    return ModelUnreachable(
        f"The connection to {where.endpoint.host} broke before the answer began: try again in a moment."
    )


def _untrusted(error: ssl.SSLError, where: Where) -> ModelError:
    host = where.endpoint.host
    number = getattr(error, "verify_code", 0)
    if number in (_EXPIRED, _NOT_YET):
        return ModelUnreachable(
            f"The certificate of {host} is not valid today, so nothing was sent: ask whoever runs it to renew it."
        )
    if number in _WRONG_NAMES:
        return ModelRefused(
            f"The certificate that answered is not for {host}, so nothing was sent: check the address in the"
            " settings."
        )
    if number:
        who = "vouches for itself" if number in _SELF_SIGNED else "comes from an unknown authority"
        return ModelRefused(
            f"The certificate of {host} {who}, so nothing was sent: enter your company's certificate file in the"
            " settings."
        )
    if "CERTIFICATE_REQUIRED" in str(error) or "HANDSHAKE_FAILURE" in str(error):
        return ModelRefused(
            f"{where.name} wants to see a client certificate: enter its file in the settings."
        )
    return ModelRefused(
        f"No encrypted connection to {host} could be made, so nothing was sent: check the address in the"
        " settings.",
        action=ModelAction.OPEN_SETTINGS,
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, what caused it, and all members of groups on the way."""
    seen: set[int] = set()
    waiting: list[BaseException] = [error]
    while waiting:
        found = waiting.pop(0)
        if id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        if isinstance(found, BaseExceptionGroup):
            waiting.extend(found.exceptions)
        waiting.extend(c for c in (found.__cause__, found.__context__) if c is not None)
