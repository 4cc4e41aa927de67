"""Bytes to text, whatever the sender declared. Rule: every byte is shown somehow and doubt is said in a sentence."""

from __future__ import annotations

import re

_PLAIN_ALIASES = {
    "": "",
    "ascii": "",
    "us-ascii": "",
    "ansi_x3.4-1968": "",
    "unknown-8bit": "",
    "x-unknown": "",
    "unknown": "",
    "default": "",
    "8bit": "",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso8859-1": "cp1252",
    "ansi_x3.110-1983": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
}
"""What senders mean by a name, where that differs from what it says (as in the WHATWG Encoding Standard)."""

_NOT_FOR_TEXT = frozenset(
    {"idna", "punycode", "undefined", "mbcs", "oem", "unicode_escape", "raw_unicode_escape"}
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def decode_text(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text and a warning, "" when the declared character set fits or the bytes say it themselves."""
    if data.isascii() and not _is_stateful(declared):
        return data.decode("ascii"), ""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return data.decode(codec, "replace"), ""
    codec = _codec(declared)
    if codec:
        text = _strictly(data, codec)
        if text is not None:
            return text, ""
    return _detected(data, declared if codec or _is_odd(declared) else "")


def html_charset(data: bytes) -> str:
    """The character set that an HTML document names in its head, "" when it names none."""
    found = _META_CHARSET.search(data[:4096])
    return found.group(1).decode("ascii") if found else ""


def _codec(declared: str) -> str:
    name = declared.strip().strip("\"'").lower()
    name = _PLAIN_ALIASES.get(name, name)
    if not name.isascii() or name.replace("-", "_") in _NOT_FOR_TEXT:
        return ""
    return name


def _is_stateful(declared: str) -> bool:
    name = declared.strip().lower()
    return name.startswith(("iso-2022", "hz", "utf-16", "utf-32", "utf-7", "unicode-1-1"))


def _is_odd(declared: str) -> bool:
    return _PLAIN_ALIASES.get(declared.strip().lower(), declared) != ""


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (LookupError, ValueError):
        return None


def _detected(data: bytes, declared: str) -> tuple[str, str]:
    text = _strictly(data, "utf-8")
    if text is not None:
        return text, _doubt(declared, "UTF-8")
    text = data.decode("utf-8", "replace")
    if _is_mostly_utf8(text):
        return (
            text,
            "A few characters of the text are damaged and shown as \N{REPLACEMENT CHARACTER}.",
        )
    text = _strictly(data, "cp1252") or data.decode("latin-1")
    return text, _doubt(declared, "Windows-1252")


def _is_mostly_utf8(text: str) -> bool:
    damaged = text.count(_REPLACEMENT)
    foreign = sum(1 for character in text[:20_000] if ord(character) > 0x7F) - damaged
    return foreign > 2 * damaged


def _doubt(declared: str, used: str) -> str:
    if not declared:
        return ""
    return f"The declared character set {declared[:40]!r} does not fit the text; read as {used}."
