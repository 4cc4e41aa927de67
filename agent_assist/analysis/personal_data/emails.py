"""E-mail addresses: plain, in any script, quoted, and spelled out (`jane (at) example dot com`).

Rule: an address that other characters stick to is still an address; too much is taken rather than nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MAX_LOCAL = 64
_MAX_DOMAIN = 255

_LOCAL = re.compile(r"(?:\"[^\"\n]{1,62}\"|[^\s@<>()\[\]{},;:\"|\\/?&=⟦⟧]+)\Z")
_LABELS = r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}"
_DOMAIN = re.compile(
    rf"{_LABELS}(?:xn--[A-Za-z0-9-]{{1,59}}|[^\W\d_]{{2,24}})(?![\w])"
    r"|\[[0-9A-Fa-f:.]{3,45}\]|localhost\b"
)
# `jane@example.comDE89` and `jane@example.com0171` end where the writing changes its kind.
_GLUED_DOMAIN = re.compile(rf"{_LABELS}(?:[a-z]{{2,24}}(?=[A-Z\d_])|[^\W\d_]{{2,24}})")
_FILE_ENDING = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|css|js)\Z", re.IGNORECASE)
_LEADING_MARKS = ".'*_-=/!#$%&?^`~+"
_USERINFO_BEFORE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s/@]{1,64}:\Z")

_AT_WORD = re.compile(
    r"(?<![\w.+-])[\w.+'-]{1,64}\s{0,2}"
    r"(?:[(\[{<]\s?(?:at|ät|a|arroba|chiocciola|arobase|@)\s?[)\]}>]|\s@\s?|(?<=\w)@\s)"
    r"\s{0,2}[\w-]{1,63}"
    r"(?:\s?(?:\.|[(\[{<]\s?(?:dot|punkt|point|punto|ponto|\.)\s?[)\]}>]|\sdot\s)\s?[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"(?<![\w.+-])[\w.+'-]{1,64}\s(?:at|arobase|arroba|chiocciola|ät)\s[\w-]{1,63}"
    r"\s(?:dot|point|punto|punkt|ponto)\s(?:[\w-]{1,63}\s(?:dot|point|punto|punkt|ponto)\s)?"
    r"(?:com|net|org|edu|gov|info|io|co|eu|de|at|ch|fr|be|nl|es|pt|it|uk|ie|dk|no|se|fi|pl|cz|us|ca|au)\b",
    re.IGNORECASE,
)
_SPELLED_OUT = re.compile(
    r"[(\[{<]\s?(?:at|ät|a|arroba|chiocciola|arobase|@)\s?[)\]}>]|\s@|@\s", re.I
)
_SPOKEN_DOT = re.compile(r"\s(?:dot|point|punto|punkt|ponto)\s", re.IGNORECASE)


def find_emails(text: str) -> Iterator[tuple[int, int]]:
    """The addresses in a normalised text."""
    at = text.find("@")
    while at >= 0:
        found = _around(text, at)
        if found:
            yield found
        at = text.find("@", at + 1)
    if _SPELLED_OUT.search(text):
        yield from (match.span() for match in _AT_WORD.finditer(text))
    if _SPOKEN_DOT.search(text):
        yield from (match.span() for match in _SPOKEN.finditer(text))


def _around(text: str, at: int) -> tuple[int, int] | None:
    local = _LOCAL.search(text, max(0, at - _MAX_LOCAL), at)
    end = at + 1 + _MAX_DOMAIN
    domain = _DOMAIN.match(text, at + 1, end) or _GLUED_DOMAIN.match(text, at + 1, end)
    if not local or not domain or _FILE_ENDING.search(domain[0]):
        return None
    start = at - len(local[0].lstrip(_LEADING_MARKS))
    if start == at or _USERINFO_BEFORE.search(text, max(0, start - 90), start):
        return None
    return start, domain.end()
