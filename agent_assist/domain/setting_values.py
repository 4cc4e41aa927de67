"""Forms that a setting's text may have. Rule: an address with a name or password in it is none."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from agent_assist.domain.service_settings import price

_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_HOST = re.compile(
    r"(?:\*|(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[?[0-9a-f:]+\]?)", re.IGNORECASE
)
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_FEWEST_OUTCOMES, _MOST_OUTCOMES = 2, 8


def is_code(text: str) -> bool:
    """A language, such as "de" or "de-AT"."""
    return _CODE.fullmatch(text) is not None


def is_host(text: str) -> bool:
    """A host name, an address, "*" for any, or "*.example.com" for all below it."""
    return _HOST.fullmatch(text) is not None


def is_variable(text: str) -> bool:
    """The name of an environment variable."""
    return _VARIABLE.fullmatch(text) is not None


def is_price(text: str) -> bool:
    """A price for a million tokens."""
    return price(text) is not None


def is_web_address(text: str) -> bool:
    """http or https with a host, without user or password."""
    try:
        parts = urlsplit(text)
        has_host = bool(parts.hostname)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and has_host and "@" not in parts.netloc


def are_outcomes(value: object) -> bool:
    """Two to eight pairs of a title and a note: there are eight keys to pick by."""
    return (
        isinstance(value, list)
        and _FEWEST_OUTCOMES <= len(value) <= _MOST_OUTCOMES
        and all(_is_pair(each) for each in value)
    )


def _is_pair(value: object) -> bool:
    if not isinstance(value, list) or len(value) != 2:
        return False
    return all(isinstance(text, str) for text in value) and bool(value[0].strip())


def host_is_allowed(host: str, allowed: tuple[str, ...]) -> bool:
    """Whether a service may have this host: one of the allowed, below a "*.", or this computer itself."""
    name = host.strip("[]").lower().rstrip(".")
    if name in ("localhost", "127.0.0.1", "::1"):
        return True
    return any(_covers(rule.strip("[]").lower(), name) for rule in allowed)


def _covers(rule: str, name: str) -> bool:
    if rule.startswith("*."):
        return name.endswith(rule[1:])
    return rule in ("*", name)
