"""Bytes of a text file to text. Rule: a character set is declared or certain, never guessed."""

from __future__ import annotations

import codecs
import re

from agent_assist.domain.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE
)
_WEB_NAMES = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
"""What pages mean by these names (WHATWG Encoding Standard)."""
_HEAD_BYTES = 4_096


def decode(where: str, data: bytes, *, is_html: bool = False) -> str:
    """The text of a file; InputError names the line where it is not what it says it is."""
    codec = next((codec for mark, codec in _BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        text = _as_declared(data) if is_html and codec == "utf-8" else ""
        if not text:
            line = data[: error.start].count(b"\n") + 1
            raise InputError(
                f"{where}, line {line}: this is not UTF-8. Save the file as UTF-8, and import again."
            ) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise InputError(
            f"{where}, line {line}: this is no text, or not UTF-8. Save it as UTF-8 text, and import again."
        )
    return text


def _as_declared(data: bytes) -> str:
    """By the page's own declaration, "" where it has none that fits."""
    found = _DECLARED.search(data[:_HEAD_BYTES])
    if found is None:
        return ""
    name = found.group(1).decode("ascii").lower()
    try:
        codec = codecs.lookup(_WEB_NAMES.get(name, name))
        # Codecs such as base64 or rot13 are found by name too, but are no character sets.
        return codec.decode(data, "strict")[0] if codec._is_text_encoding else ""
    except (LookupError, UnicodeError, ValueError):
        return ""
