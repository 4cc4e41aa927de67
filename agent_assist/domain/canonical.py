"""Canonical JSON: the one way in which something is turned into bytes to be hashed or signed.

RFC 8785's subset without floats: strings, integers, booleans, null, arrays, objects; keys sorted by
UTF-16 code units; no white space; UTF-8.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from agent_assist.domain.errors import BugError

_ALLOWED = "canonical JSON holds strings, integers, booleans, null, arrays and objects only"
MAX_SAFE_INTEGER = 2**53 - 1
# Sorts by code points: what is sorted by UTF-16 units before must not be sorted again.
_ENCODE_SORTED = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True, check_circular=False
).encode
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode

Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]


def canonical_json(value: Json) -> bytes:
    """The canonical bytes of a value; BugError for floats, unsafe integers and lone surrogates."""
    try:
        if _is_plain(value):
            return _ENCODE_SORTED(value).encode()
        return _ENCODE(_ordered(value)).encode()
    except UnicodeEncodeError as error:
        raise BugError(f"text with a lone surrogate cannot be hashed: {error.reason}") from error


def sha256_hex(data: bytes) -> str:
    """SHA-256 as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _is_plain(value: Json) -> bool:
    """Whether nothing needs another order or another type than the encoder gives it: ASCII keys, plain values."""
    kind = type(value)
    if kind is str or value is None or kind is bool:
        return True
    if kind is int:
        return -MAX_SAFE_INTEGER <= value <= MAX_SAFE_INTEGER  # type: ignore[operator]
    if kind is dict:
        for key, inner in value.items():  # type: ignore[union-attr]
            if type(key) is not str or not key.isascii():
                return False
            if type(inner) is not str and inner is not None and not _is_plain(inner):
                return False
        return True
    return (kind is list or kind is tuple) and all(map(_is_plain, value))  # type: ignore[arg-type]


def _ordered(value: Json) -> object:
    """The same value in plain lists and dictionaries, every dictionary's keys in canonical order."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int):
        if abs(value) > MAX_SAFE_INTEGER:
            raise BugError(f"{value} is too large for canonical JSON")
        return int(value)
    if isinstance(value, Mapping):
        return {key: _ordered(value[key]) for key in _sorted_keys(value)}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [_ordered(item) for item in value]
    raise BugError(f"{_ALLOWED}, not {type(value).__name__}")


def _sorted_keys(value: Mapping[str, Json]) -> list[str]:
    """The keys by UTF-16 code units; ASCII ones are in that order by themselves."""
    is_ascii = True
    for key in value:
        if not isinstance(key, str):
            raise BugError(f"{_ALLOWED}; a key is {type(key).__name__}")
        is_ascii = is_ascii and key.isascii()
    if is_ascii:
        return sorted(value)
    return sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
