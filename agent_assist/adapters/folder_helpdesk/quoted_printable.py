"""Quoted-printable for text that must arrive unaltered (RFC 2045).

Rule: no line is changed on the way: trailing spaces, lines that start with "From " or hold a lone dot, and
bare carriage returns are escaped.
"""

from __future__ import annotations

import re

_MAX_LINE = 76
_UNSAFE = re.compile(rb"[^\t !-<>-~]")
_TRAILING = re.compile(rb"[ \t]$")
_PIECE = re.compile(rb"=[0-9A-F]{2}|.", re.DOTALL)


def quoted_printable(text: str) -> bytes:
    """The text as UTF-8 in quoted-printable, lines ended by CRLF; "\\n" and "\\r\\n" are line ends."""
    lines = text.replace("\r\n", "\n").encode("utf-8").split(b"\n")
    return b"\r\n".join(_line(line) for line in lines)


def _line(line: bytes) -> bytes:
    escaped = _UNSAFE.sub(_hex, line)
    escaped = _TRAILING.sub(_hex, escaped)
    if escaped.startswith(b"From ") or escaped == b"." or escaped.startswith(b"--"):
        escaped = _hex_of(escaped[:1]) + escaped[1:]
    if len(escaped) <= _MAX_LINE:
        return escaped
    return b"=\r\n".join(_wrapped(escaped))


def _wrapped(escaped: bytes) -> list[bytes]:
    rows: list[bytes] = []
    row = b""
    for piece in _PIECE.findall(escaped):
        if len(row) + len(piece) > _MAX_LINE - 1:
            rows.append(row)
            row = b""
        row += piece
    rows.append(row)
    return [_guarded(row) for row in rows]


def _guarded(row: bytes) -> bytes:
    """A wrapped row must not look like an mbox separator either."""
    return b"=46rom " + row[5:] if row.startswith(b"From ") else row


def _hex(found: re.Match[bytes]) -> bytes:
    return _hex_of(found.group())


def _hex_of(byte: bytes) -> bytes:
    return b"=%02X" % byte[0]
