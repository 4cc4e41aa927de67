"""Which mails a machine sent: what `analysis.mail_body` says of the headers, and senders that read no answers."""

from __future__ import annotations

import re
from email.message import Message

from agent_assist.adapters.folder_helpdesk.charset import decode_text
from agent_assist.adapters.folder_helpdesk.header_block import Headers
from agent_assist.analysis.mail_body import is_automatic_mail
from agent_assist.domain.tickets import Address

_NO_REPLY = re.compile(
    r"^(?:no|do[-_.]?not|don[-_.]?t|nicht|ne[-_.]?pas)[-_.]?(?:reply|antworten|repondre)"
    r"|^(?:mailer[-_.]?daemon|postmaster|bounces?|noreply|auto[-_.]?reply)(?:[-_+.]|@|$)",
    re.IGNORECASE,
)
_TELLING = ("auto-", "precedence", "x-", "content-type", "from", "return-path", "subject")
"""Beginnings of the names that can tell; a mail has many more, such as the stations it passed."""

_MOST_CHARACTERS = 2_000


def is_automatic(headers: Headers, author: Address) -> bool:
    """Whether the headers or the sender say that no person wrote this mail."""
    return bool(_NO_REPLY.match(author.email)) or is_automatic_mail(_as_message(headers))


def _as_message(headers: Headers) -> Message:
    """The headers as the standard library knows them; the first of each name counts."""
    message = Message()
    for name, values in headers.values.items():
        if not name.startswith(_TELLING):
            continue
        text = decode_text(values[0][:_MOST_CHARACTERS])[0]
        message[name] = " ".join(text.split())
    return message
