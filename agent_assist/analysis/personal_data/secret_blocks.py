"""Secrets with a frame around them: private keys, passwords in links and connection strings."""

from __future__ import annotations

import re
from collections.abc import Iterator

_KEY_BEGIN = re.compile(
    r"-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d"
)
_KEY_END = re.compile(r"-----END (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----|Private-MAC: \w+")
_KEY_LINES = re.compile(
    r"(?:\s{0,4}(?:>[ ])?(?:[A-Za-z-]{3,20}: [^\n]{1,80}|[A-Za-z0-9+/=]{8,120})(?=\s|\Z)){1,200}"
)
_USERINFO = re.compile(
    r"(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s:@/]{0,80}:([^\s@/]{1,200})@"
)
_ASSIGNED = re.compile(
    r"(?:AccountKey|SharedAccessKey|SharedAccessSignature|SharedSecret|Password|Pwd|sig)=([^\s;&\"'<>]{4,400})",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\b(?:Authorization:\s{0,3}(?:Basic|Bearer|Token|Digest)|Bearer|X-Api-Key:|Set-Cookie:|Cookie:)"
    r"\s{0,3}([^\s\"',]{12,2000})",
    re.IGNORECASE,
)


def find_secret_blocks(text: str) -> Iterator[tuple[int, int]]:
    """Private keys as a whole; in links and connection strings the password alone."""
    if "KEY" in text or "Key" in text:
        yield from _find_private_keys(text)
    if "://" in text:
        yield from (match.span(1) for match in _USERINFO.finditer(text))
    if "=" in text:
        yield from (match.span(1) for match in _ASSIGNED.finditer(text))
    yield from (match.span(1) for match in _HEADER.finditer(text) if _is_token(match[1]))


def _find_private_keys(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while begin := _KEY_BEGIN.search(text, at):
        end = _KEY_END.search(text, begin.end())
        if end is None:
            lines = _KEY_LINES.match(text, begin.end())
            yield begin.start(), lines.end() if lines else begin.end()
            return
        yield begin.start(), end.end()
        at = end.end()


def _is_token(word: str) -> bool:
    return any(char.isdigit() for char in word) or not word.isalpha()
