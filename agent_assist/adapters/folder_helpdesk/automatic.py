"""Which mails a machine sent. Rule: headers and sender names only (RFC 3834, RFC 3464 and common practice)."""

from __future__ import annotations

import re

from agent_assist.adapters.folder_helpdesk.header_block import Headers
from agent_assist.domain.tickets import Address

_NO_REPLY = re.compile(
    r"^(?:no|do[-_.]?not|don[-_.]?t|nicht|ne[-_.]?pas)[-_.]?(?:reply|antworten|repondre)"
    r"|^(?:mailer[-_.]?daemon|postmaster|bounces?|noreply|auto[-_.]?reply)(?:[-_+.]|@|$)",
    re.IGNORECASE,
)
_PRECEDENCE = {b"bulk", b"auto_reply", b"auto-reply", b"junk", b"list"}


def is_automatic(headers: Headers, author: Address) -> bool:
    """Whether the headers or the sender say that no person wrote this mail."""
    submitted = headers.raw("auto-submitted").lower()
    if submitted and not submitted.startswith(b"no"):
        return True
    if headers.raw("precedence").lower() in _PRECEDENCE:
        return True
    if headers.raw("content-type").lower().lstrip().startswith(b"multipart/report"):
        return True
    if any(headers.has(name) for name in ("x-autoreply", "x-autorespond", "x-auto-reply-from")):
        return True
    return headers.raw("return-path") == b"<>" or bool(_NO_REPLY.match(author.email))
