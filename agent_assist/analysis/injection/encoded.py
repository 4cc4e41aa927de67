"""Text in which an order may be hidden by a code: base64, hexadecimal, ROT13, reversed, spelled with digits.

Rule: a code is only suspicious where it decodes to an order; a reference number is not.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Iterator
from urllib.parse import unquote

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,20000}={0,2}")
_HEX = re.compile(r"(?:\\x|0x|%)?[0-9a-fA-F]{2}(?:[\s,:]?(?:\\x|0x|%)?[0-9a-fA-F]{2}){9,5000}")
_HEX_NOISE = re.compile(r"\\x|0x|[\s,:%]")
_BINARY = re.compile(r"[01]{8}(?:[\s,]?[01]{8}){5,2000}")
_SPACED = re.compile(r"(?:\b\w[\s.*_-]{1,3}){6,400}\w\b")
_WORD_GAP = re.compile(r"\s{2,3}|\s?[/|]\s?")
_LEET = str.maketrans("013457@$!|", "oieastasil")
_LEET_WORD = re.compile(
    r"(?=[\w@$!|]{0,30}[a-z])(?=[\w@$!|]{0,30}[0134579@$!|])[\w@$!|]{3,30}", re.IGNORECASE
)
_MOST_PIECES = 40


def _as_text(raw: bytes) -> str:
    """UTF-8 (or UTF-16) text where it is one, else ""."""
    for encoding in ("utf-8", "utf-16"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        printable = sum(char.isprintable() or char.isspace() for char in text)
        if text and printable >= 0.95 * len(text):
            return text
    return ""


def _base64(piece: str) -> str:
    bare = piece.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return _as_text(base64.b64decode(bare + "=" * (-len(bare) % 4)))
    except (binascii.Error, ValueError):
        return ""


def _hex(piece: str) -> str:
    digits = _HEX_NOISE.sub("", piece)
    try:
        return _as_text(bytes.fromhex(digits[: len(digits) // 2 * 2]))
    except ValueError:
        return ""


def _binary(piece: str) -> str:
    bits = re.sub(r"\D", "", piece)
    return _as_text(bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8)))


def _pieces(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for number, match in enumerate(pattern.finditer(text)):
        if number >= _MOST_PIECES:
            return
        yield match.group()


def decoded(text: str) -> Iterator[str]:
    """What pieces of the text decode to, and the text read in other ways, each to be searched for orders."""
    yield from filter(None, map(_base64, _pieces(_BASE64, text)))
    yield from filter(None, map(_hex, _pieces(_HEX, text)))
    yield from filter(None, map(_binary, _pieces(_BINARY, text)))
    yield codecs.encode(text, "rot13")
    yield text[::-1]
    if _LEET_WORD.search(text):
        yield _LEET_WORD.sub(lambda match: match.group().translate(_LEET), text)
    if "%20" in text or "+" in text:
        yield unquote(text, errors="replace").replace("+", " ")
    for piece in _pieces(_SPACED, text):
        yield " ".join(re.sub(r"[\s.*_-]", "", word) for word in _WORD_GAP.split(piece))
