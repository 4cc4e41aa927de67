"""How a link is written in plain text: whole, beside its words, so that nobody is led astray.

Rule: only addresses a person may follow are written; others are named in a warning.
"""

from __future__ import annotations

import re

_SCHEME = re.compile(r"^\s*([a-z][a-z0-9+.-]{0,30}):", re.IGNORECASE)
_FOLLOWED = frozenset({"http", "https", "mailto", "tel", "sms"})
_SILENT = frozenset({"cid", "about", "x-apple-data-detectors"})
_LONGEST_CHARS = 2_000
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0]+")


def _bare(address: str) -> str:
    """An address without what people leave out when they write it."""
    bare = re.sub(
        r"^(?:https?://|mailto:|tel:)(?:www\.)?", "", address.strip(), flags=re.IGNORECASE
    )
    return bare.removeprefix("www.").rstrip("/").casefold()


def link_suffix(shown: str, href: str) -> tuple[str, str]:
    """What to write after a link's words, and a warning; both "" where the words are the address."""
    address = _UNSEEN.sub("", href)[:_LONGEST_CHARS]
    scheme = _SCHEME.match(address)
    if address.startswith("#") or not address:
        return "", ""
    if scheme is None:
        return (
            "",
            "" if "//" not in address else f"A link without a scheme was left out: {address[:200]}",
        )
    name = scheme.group(1).lower()
    if name in _SILENT:
        return "", ""
    if name not in _FOLLOWED:
        return "", f"A link with the scheme “{name}” was left out."
    if _bare(shown) == _bare(address):
        return "", ""
    return f" <{address}>", ""
