"""Frozen domain values to JSON text and back. Rule: what was stored by an older version can still be read.

Reads by the dataclasses' own types: a field that is missing takes its default, an unknown one is left out.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from agent_assist.domain.errors import BugError, StoreDamaged

T = TypeVar("T")
_SIMPLE = frozenset({str, int, float, bool, NoneType})


def to_text(value: object) -> str:
    """JSON (ASCII, so that every string survives) of a dataclass of simple values."""
    return json.dumps(_plain(value), separators=(",", ":"))


def from_text(kind: type[T], text: str) -> T:
    """The value of this class; StoreDamaged when the text does not hold one."""
    try:
        value: T = _reader(kind)(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreDamaged(
            f"A stored {kind.__name__} cannot be read ({error}). Nothing was changed. "
            "Put back the latest backup of this profile's folder."
        ) from error
    return value


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _SIMPLE:
        return value
    if kind is tuple:
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(kind):
        return {name: _plain(getattr(value, name)) for name in _names(kind)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    raise BugError(f"a {kind.__name__} cannot be stored")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def _reader(kind: Any) -> Callable[[Any], Any]:
    """A function that turns parsed JSON into a value of this type."""
    if dataclasses.is_dataclass(kind):
        return lambda found: _read_dataclass(kind, found)
    if get_origin(kind) is tuple:
        return _tuple_reader(get_args(kind))
    if get_origin(kind) is UnionType:
        (inner,) = (part for part in get_args(kind) if part is not NoneType)
        read = _reader(inner)
        return lambda found: None if found is None else read(found)
    if kind in (datetime, date):
        return lambda found: kind.fromisoformat(found)
    return lambda found: kind(found)


def _read_dataclass(kind: Any, found: dict[str, Any]) -> Any:
    known = _fields(kind)
    return kind(**{name: known[name](value) for name, value in found.items() if name in known})


@cache
def _fields(kind: Any) -> dict[str, Callable[[Any], Any]]:
    """How to read each field; looking up the types is slow, and they never change."""
    types = get_type_hints(kind)
    return {field.name: _reader(types[field.name]) for field in dataclasses.fields(kind)}


def _tuple_reader(parts: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        read = _reader(parts[0])
        return lambda found: tuple(map(read, found))
    readers = [_reader(part) for part in parts]
    return lambda found: tuple(read(item) for read, item in zip(readers, found, strict=True))
