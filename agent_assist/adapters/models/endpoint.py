"""The address of a drafting service. Rule: HTTPS, or this computer; never a metadata or link-local address."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from agent_assist.domain.errors import ConfigurationError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_METADATA_NAMES = (
    "metadata",
    "metadata.google.internal",
    "instance-data",
    "metadata.azure.internal",
)
_METADATA_ADDRESSES = frozenset(
    {"100.100.100.200", "168.63.129.16", "fd00:ec2::254", "192.0.0.192"}
)
"""Metadata services outside the link-local range: Alibaba, Azure's wire server, AWS on IPv6, Oracle."""
_PRIVATE_SUFFIXES = (".local", ".internal", ".home.arpa", ".localhost")
"""Names that no public server can have: RFC 6762, ICANN 2024 (internal), RFC 8375, RFC 6761."""
_LOOKS_NUMERIC = re.compile(r"(0x[0-9a-f]+|\d+)(\.(0x[0-9a-f]+|\d+))*\.?")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A checked base address; `is_own` is true for this computer and the organisation's own network."""

    base_url: str
    host: str
    is_loopback: bool
    is_own: bool

    @property
    def name(self) -> str:
        """How a sentence calls the service, as its subject."""
        return "The drafting service on this computer" if self.is_loopback else self.host


def parse_endpoint(base_url: str, own_hosts: frozenset[str] = frozenset()) -> Endpoint:
    """Check a base address; ConfigurationError names what is wrong and what to do.

    `own_hosts` are names that the organisation calls its own, compared without case.
    """
    parts = _split(base_url.strip())
    host = (parts.hostname or "").rstrip(".").lower()
    address = _address(host)
    is_loopback = host == "localhost" or (address is not None and address.is_loopback)
    _refuse_unusable(parts, host, address)
    if parts.scheme == "http" and not is_loopback:
        raise ConfigurationError(
            f"The drafting service at {host} is not encrypted. Use an address that begins with https://."
        )
    is_own = is_loopback or _is_private(host, address) or host in {h.lower() for h in own_hosts}
    return Endpoint(base_url.strip().rstrip("/"), host, is_loopback, is_own)


def refuse_resolved(host: str, addresses: list[str], *, must_be_loopback: bool) -> None:
    """Refuse a name that leads to a forbidden address; ConfigurationError."""
    for text in addresses:
        address = _address(text)
        if address is None:
            continue
        if _is_forbidden(address):
            raise _forbidden(host)
        if must_be_loopback and not address.is_loopback:
            raise ConfigurationError(
                f"{host} does not lead to this computer. Use https:// or 127.0.0.1 as the address."
            )


def _split(base_url: str) -> SplitResult:
    try:
        parts = urlsplit(base_url)
        _ = parts.port
    except ValueError:
        raise ConfigurationError(
            "The drafting service's address cannot be read. Write it like https://host/v1."
        ) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ConfigurationError(
            "The drafting service's address is incomplete. Write it like https://host/v1."
        )
    return parts


def _refuse_unusable(parts: SplitResult, host: str, address: Address | None) -> None:
    if parts.username is not None or parts.password is not None:
        raise ConfigurationError(
            "The drafting service's address contains a user name or password. Enter the key on its own."
        )
    if parts.query or parts.fragment:
        raise ConfigurationError(
            "The drafting service's address has a part after ? or #. Leave that part out."
        )
    if (address is not None and _is_forbidden(address)) or host in _METADATA_NAMES:
        raise _forbidden(host)
    if address is None and _LOOKS_NUMERIC.fullmatch(host):
        raise ConfigurationError(
            f"The address {host} is written in an unusual way. Write it as four numbers or as a name."
        )


def _forbidden(host: str) -> ConfigurationError:
    return ConfigurationError(
        f"{host} is an internal address of the machine's network card or cloud, which is never a drafting"
        " service. Enter the service's own address."
    )


def _address(host: str) -> Address | None:
    try:
        address = ipaddress.ip_address(host.split("%", 1)[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def _is_forbidden(address: Address) -> bool:
    return (
        address.is_link_local
        or address.is_unspecified
        or address.is_multicast
        or str(address) in _METADATA_ADDRESSES
    )


def _is_private(host: str, address: Address | None) -> bool:
    if address is not None:
        return address.is_private
    return "." not in host or host.endswith(_PRIVATE_SUFFIXES)
