"""Ids of tickets that come by mail. Rule: short, readable, and the same whenever the mail is read."""

from __future__ import annotations

import base64

SHORT_CHARS, LONG_CHARS = 8, 16


def ticket_id(root: str, length: int = SHORT_CHARS) -> str:
    """From the Message-ID of the thread's first mail: "M-" and 40 bits of its SHA-256 in base 32."""
    import hashlib  # start-up time

    digest = hashlib.sha256(root.encode("utf-8", "surrogatepass")).digest()
    return "M-" + base64.b32encode(digest[:10]).decode("ascii")[:length]
