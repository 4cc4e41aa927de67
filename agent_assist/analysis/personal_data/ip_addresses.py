"""Internet addresses, version 4 and 6; version numbers of software are left alone."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from agent_assist.analysis.personal_data.order_numbers import is_version

_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_V4 = re.compile(rf"(?<![\w.])(?:{_OCTET}\.){{3}}{_OCTET}(?!\w)(?!\.\d)(?:/\d{{1,2}}(?!\d))?")
_V6 = re.compile(
    r"(?<![\w:.])(?:[0-9A-Fa-f:]{2,30}:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f:]{3,39})(?![\w:])(?!\.\d)"
)
_NAMED = re.compile(
    r"\b(?:ip|ipv4|host|server|address|adresse|login|gateway|dns|proxy|vpn)\b", re.I
)


def find_ip_addresses(text: str) -> Iterator[tuple[int, int]]:
    """The addresses in a normalised text."""
    if text.count(":") >= 2:
        yield from (match.span() for match in _V6.finditer(text) if _is_v6(match[0]))
    if text.count(".") >= 3:
        yield from _find_v4(text)


def _find_v4(text: str) -> Iterator[tuple[int, int]]:
    for match in _V4.finditer(text):
        start = match.start()
        named = _NAMED.search(text, max(0, start - 20), start)
        if named or not is_version(text, start):
            yield match.span()


def _is_v6(candidate: str) -> bool:
    if candidate.count(":") < 2 or not any(char.isdigit() for char in candidate):
        return False
    try:
        ipaddress.IPv6Address(candidate)
    except ValueError:
        return False
    return len(candidate) > 3
