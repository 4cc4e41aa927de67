"""Canonical JSON: the one way in which something is turned into bytes to be hashed or signed.

RFC 8785's subset without floats: strings, integers, booleans, null, arrays, objects; keys sorted by
UTF-16 code units; no white space; UTF-8.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring

from agent_assist.domain.errors import BugError

_ALLOWED = "canonical JSON holds strings, integers, booleans, null, arrays and objects only"
MAX_SAFE_INTEGER = 2**53 - 1
_WORDS = {None: "null", True: "true", False: "false"}

Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]


def canonical_json(value: Json) -> bytes:
    """The canonical bytes of a value; BugError for floats, unsafe integers and lone surrogates."""
    try:
        return _write(value).encode("utf-8")
    except UnicodeEncodeError as error:
        raise BugError(f"text with a lone surrogate cannot be hashed: {error.reason}") from error


def sha256_hex(data: bytes) -> str:
    """SHA-256 as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _write(value: Json) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, int):
        if abs(value) > MAX_SAFE_INTEGER:
            raise BugError(f"{value} is too large for canonical JSON")
        return str(value)
    if isinstance(value, Mapping):
        return _write_object(value)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return "[" + ",".join(_write(item) for item in value) + "]"
    raise BugError(f"{_ALLOWED}, not {type(value).__name__}")


def _write_object(value: Mapping[str, Json]) -> str:
    for key in value:
        if not isinstance(key, str):
            raise BugError(f"{_ALLOWED}; a key is {type(key).__name__}")
    ordered = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
    pairs = (f"{encode_basestring(key)}:{_write(value[key])}" for key in ordered)
    return "{" + ",".join(pairs) + "}"
