"""Typed access to fields of untrusted JSON. Rule: a wrong type is an empty value, and a wrong value is said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar, overload

from agent_assist.adapters.folder_helpdesk.encoded_words import one_line
from agent_assist.domain.tickets import Address

_Known = TypeVar("_Known", bound=StrEnum)


def text(data: Mapping[str, object], name: str) -> str:
    """A string or a whole number as a string; "" for anything else. Lone surrogates are replaced."""
    value = data.get(name)
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return _digits(value)
    if not isinstance(value, str):
        return ""
    return value.encode("utf-8", "replace").decode("utf-8")


def line(data: Mapping[str, object], name: str) -> str:
    """A string as one line without invisible characters."""
    return one_line(text(data, name))


def texts(data: Mapping[str, object], name: str) -> tuple[str, ...]:
    """A list of strings, each one line, empty ones left out."""
    value = data.get(name)
    items = value if isinstance(value, list) else []
    return tuple(filter(None, (line({"": item}, "") for item in items)))


def child(data: Mapping[str, object], name: str) -> Mapping[str, object]:
    """An object; empty for anything else."""
    value = data.get(name)
    return value if isinstance(value, dict) else {}


def children(data: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    """A list of objects; other items are left out."""
    value = data.get(name)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def address(value: object) -> Address:
    """An address object; empty for anything else."""
    data = value if isinstance(value, dict) else {}
    return Address(line(data, "name"), "".join(line(data, "email").split()))


def known(
    kind: type[_Known], value: str, fallback: _Known, what: str, warnings: list[str]
) -> _Known:
    """The member with this value; the fallback, with a warning, for an unknown one."""
    for member in kind:
        if member.value == value.strip().lower():
            return member
    if value:
        warnings.append(
            f"The {what} {value[:40]!r} is not known; it is read as {fallback.value!r}."
        )
    return fallback


@overload
def utc_time(value: str, fallback: datetime, warnings: list[str]) -> datetime: ...
@overload
def utc_time(value: str, fallback: None, warnings: list[str]) -> datetime | None: ...
def utc_time(value: str, fallback: datetime | None, warnings: list[str]) -> datetime | None:
    """ISO 8601 as UTC (a time without a zone is UTC); the fallback for none or an unreadable one."""
    if not value.strip():
        if fallback is not None:
            warnings.append("The time of this message is missing; the time of the file is shown.")
        return fallback
    try:
        stated = datetime.fromisoformat(value.strip())
        return (stated if stated.tzinfo else stated.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        warnings.append(f"The time {value[:40]!r} cannot be read.")
        return fallback


def _digits(value: int) -> str:
    try:
        return str(value)
    except ValueError:
        # Python refuses to write integers of more than 4,300 digits.
        return ""
