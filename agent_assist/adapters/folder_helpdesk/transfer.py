"""Content-Transfer-Encoding. Rule: broken encodings give what can be read, in bounded memory."""

from __future__ import annotations

import binascii
import hashlib
import re
from collections.abc import Iterator

_CHUNK_BYTES = 1 << 20
_NOT_BASE64 = bytes(
    set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
)
_UU_BEGIN = re.compile(rb"^begin [0-7]{3,4} [^\n]*\n", re.MULTILINE)
_ENCODED = {"base64", "quoted-printable", "x-uuencode", "uuencode", "x-uue"}


def decoded_chunks(data: memoryview, encoding: str) -> Iterator[bytes]:
    """The decoded bytes in pieces of about a megabyte."""
    if encoding == "base64":
        yield from _base64_chunks(data)
    elif encoding == "quoted-printable":
        yield binascii.a2b_qp(bytes(data))
    elif encoding in _ENCODED:
        yield _uu_bytes(bytes(data))
    else:
        for start in range(0, len(data), _CHUNK_BYTES):
            yield bytes(data[start : start + _CHUNK_BYTES])


def decoded_bytes(data: memoryview, encoding: str, limit: int | None = None) -> bytes:
    """The decoded bytes, at most about `limit` of them."""
    pieces: list[bytes] = []
    size = 0
    for piece in decoded_chunks(data, encoding):
        pieces.append(piece)
        size += len(piece)
        if limit is not None and size >= limit:
            break
    return b"".join(pieces)[:limit]


def measured(data: memoryview, encoding: str) -> tuple[int, str]:
    """Size and SHA-256 of the decoded bytes, without holding them."""
    digest, size = hashlib.sha256(), 0
    for piece in decoded_chunks(data, encoding):
        digest.update(piece)
        size += len(piece)
    return size, digest.hexdigest()


def base64_bytes(data: bytes) -> bytes:
    """Base64 with wrong padding, white space or foreign characters; what is left over is dropped."""
    digits = data.translate(None, _NOT_BASE64)
    if len(digits) % 4 == 1:
        digits = digits[:-1]
    return binascii.a2b_base64(digits + b"=" * (-len(digits) % 4))


def is_truncated_base64(data: memoryview) -> bool:
    """Whether base64 ends in the middle of a group; looks at the digits only."""
    count = 0
    for start in range(0, len(data), _CHUNK_BYTES):
        piece = bytes(data[start : start + _CHUNK_BYTES])
        count += len(piece.translate(None, _NOT_BASE64)) + piece.count(b"=")
    return count % 4 != 0


def _base64_chunks(data: memoryview) -> Iterator[bytes]:
    rest = b""
    for start in range(0, len(data), _CHUNK_BYTES):
        rest += bytes(data[start : start + _CHUNK_BYTES]).translate(None, _NOT_BASE64)
        whole = len(rest) - len(rest) % 4
        yield binascii.a2b_base64(rest[:whole])
        rest = rest[whole:]
    yield base64_bytes(rest)


def _uu_bytes(data: bytes) -> bytes:
    begin = _UU_BEGIN.search(data)
    lines = data[begin.end() if begin else 0 :].splitlines()
    pieces: list[bytes] = []
    for line in lines:
        if line.strip() in (b"end", b"`", b""):
            break
        pieces.append(_uu_line(line))
    return b"".join(pieces)


def _uu_line(line: bytes) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        # Some encoders append a character too many (the standard library's uu module repairs likewise).
        needed = (((line[0] - 32) & 63) * 4 + 5) // 3
        try:
            return binascii.a2b_uu(line[:needed])
        except binascii.Error:
            return b""
