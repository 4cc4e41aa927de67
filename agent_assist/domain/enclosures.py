"""What goes with a reply beside its text: files, and further recipients. Rule: names are shown as they are sent."""

from __future__ import annotations

import re

MOST_FILES, MOST_BYTES = 20, 18_000_000
"""Mail servers commonly take 25 MB; base64 makes a file a third larger."""
_MOST_NAME_CHARS = 150
_UNSAFE = re.compile(r'[/\\:*?"<>|]+')
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+"
    r"[A-Za-z0-9-]{2,63}"
)
"""RFC 5321 without quoted local parts, which no customer's address has."""


def clean_name(name: str) -> str:
    """A file name without folders and without characters that cannot be seen; "attachment" for nothing."""
    visible = "".join(c for c in name if c.isprintable())
    return _UNSAFE.sub("_", visible).strip(" ._")[-_MOST_NAME_CHARS:] or "attachment"


def is_address(text: str) -> bool:
    """Whether this can be a mail address."""
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None and ".." not in text


def in_words(size_bytes: int) -> str:
    """`12 KB`, `1.4 MB`; never 0 for something."""
    if size_bytes < 1_000_000:
        return f"{max(1, round(size_bytes / 1000))} KB"
    return f"{size_bytes / 1_000_000:.1f} MB"
