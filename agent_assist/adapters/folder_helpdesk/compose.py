"""An approved envelope as the bytes of a mail (RFC 5322, RFC 2045, RFC 2046).

Rule: the text part is exactly body, blank line, footer and the quoted original of the envelope; nothing is
added, wrapped or trimmed. Blind copies are not written here; they stand in the file beside the mail.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import quote

from agent_assist.adapters.folder_helpdesk import header_lines as lines
from agent_assist.adapters.folder_helpdesk import our_headers
from agent_assist.adapters.folder_helpdesk.attached import safe_name
from agent_assist.adapters.folder_helpdesk.html_body import html_body
from agent_assist.adapters.folder_helpdesk.mail_head import NO_MESSAGE_ID
from agent_assist.adapters.folder_helpdesk.quoted_printable import quoted_printable
from agent_assist.domain.disclosure import machine_disclosure
from agent_assist.domain.envelope import Envelope
from agent_assist.domain.errors import DeliveryRefused
from agent_assist.domain.tickets import Attachment

MAX_REFERENCES = 20
_BASE64_LINE = 76


def compose(
    envelope: Envelope, outbox_id: str, date: datetime, files: Sequence[tuple[Attachment, bytes]]
) -> bytes:
    """The mail, with CRLF line ends; DeliveryRefused when a part of the envelope cannot be written."""
    # "=_" occurs neither in quoted-printable nor in base64, so that no part can hold a boundary.
    boundary = f"=_{envelope.digest_hex[:32]}"
    alternative = _multipart(
        "alternative",
        f"{boundary}_a",
        [_text("plain", plain_text(envelope)), _text("html", html_body(envelope))],
    )
    if files:
        attached = [_attachment(attachment, data) for attachment, data in files]
        content = _multipart("mixed", f"{boundary}_m", [alternative, *attached])
    else:
        content = alternative
    return _headers(envelope, outbox_id, date).encode("utf-8") + content


def plain_text(envelope: Envelope) -> str:
    """Body, blank line, footer, and below them the quoted original as it was approved."""
    parts = (envelope.customer_text, envelope.quoted)
    return "\n\n".join(part for part in parts if part)


def threading_ids(envelope: Envelope) -> tuple[str, tuple[str, ...]]:
    """In-Reply-To and References; the first and the latest references stay when there are many."""
    answered = _usable(envelope.in_reply_to)
    listed = [known for known in map(_usable, envelope.references) if known and known != answered]
    chain = list(dict.fromkeys(listed)) + ([answered] if answered else [])
    if len(chain) > MAX_REFERENCES:
        chain = chain[:1] + chain[-(MAX_REFERENCES - 1) :]
    return answered, tuple(chain)


def _headers(envelope: Envelope, outbox_id: str, date: datetime) -> str:
    answered, references = threading_ids(envelope)
    # What the reply is found by stands first: lists of recipients may be longer than what is read.
    written = [
        lines.identifiers("Message-ID", [lines.message_id(envelope.message_id)]),
        *_own_headers(envelope, outbox_id),
        lines.identifiers("In-Reply-To", [answered]) if answered else "",
        lines.identifiers("References", references) if references else "",
        f"Date: {format_datetime(date)}\r\n",
        lines.unstructured("Subject", envelope.subject),
        lines.addresses("From", [envelope.sender]),
        lines.addresses("To", envelope.to) if envelope.to else "",
        lines.addresses("Cc", envelope.cc) if envelope.cc else "",
        "MIME-Version: 1.0\r\n",
    ]
    return "".join(written)


def _own_headers(envelope: Envelope, outbox_id: str) -> list[str]:
    value = machine_disclosure(envelope.disclosure).header_value()
    written = [
        lines.folded(our_headers.DISCLOSURE, value.split(" ")),
        lines.unstructured(our_headers.DISCLOSURE_KIND, envelope.disclosure.value),
        lines.unstructured(our_headers.OUTBOX_ID, outbox_id),
        lines.unstructured(our_headers.TICKET_ID, envelope.ticket_id),
    ]
    if envelope.status_change:
        written.append(lines.unstructured(our_headers.STATUS, envelope.status_change))
    if envelope.language:
        written.append(lines.unstructured("Content-Language", envelope.language))
    return written


def _usable(message_id: str) -> str:
    found = lines.message_id(message_id)
    return "" if found.endswith(NO_MESSAGE_ID) else found


def _text(subtype: str, text: str) -> bytes:
    head = (
        f"Content-Type: text/{subtype}; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    return head.encode("ascii") + quoted_printable(text)


def _multipart(subtype: str, boundary: str, parts: Sequence[bytes]) -> bytes:
    head = f'Content-Type: multipart/{subtype}; boundary="{boundary}"\r\n\r\n'.encode("ascii")
    marker = f"--{boundary}".encode("ascii")
    inner = b"".join(marker + b"\r\n" + part + b"\r\n" for part in parts)
    return head + inner + marker + b"--\r\n"


def _attachment(attachment: Attachment, data: bytes) -> bytes:
    name = safe_name(attachment.name) or "attachment.bin"
    head = (
        f"Content-Type: {_media_type(attachment)}\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        f"Content-Disposition: attachment;\r\n {_file_name(name)}\r\n\r\n"
    )
    encoded = base64.b64encode(data)
    rows = [encoded[i : i + _BASE64_LINE] for i in range(0, len(encoded), _BASE64_LINE)]
    return head.encode("ascii") + b"\r\n".join(rows)


def _media_type(attachment: Attachment) -> str:
    kind = attachment.media_type
    lines.ensure_one_line("media type", kind)
    if kind.startswith(("multipart/", "message/")) or not kind.isascii() or ";" in kind:
        return "application/octet-stream"
    if kind.count("/") != 1:
        raise DeliveryRefused(f"{attachment.name[:80]} has no usable media type.")
    return kind


def _file_name(name: str) -> str:
    """RFC 2231 for names beyond ASCII."""
    if name.isascii():
        return f'filename="{name}"'
    return f"filename*=utf-8''{quote(name, safe='')}"
