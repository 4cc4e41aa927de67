"""A mail's bytes to the message that the agent sees. Rule: any bytes give a message; doubts become warnings."""

from __future__ import annotations

import hashlib

from agent_assist.adapters.folder_helpdesk.mail_body import MailBody, read_body
from agent_assist.adapters.folder_helpdesk.mail_head import MailHead
from agent_assist.adapters.folder_helpdesk.mime_tree import Part, Walk, read_part
from agent_assist.adapters.folder_helpdesk.transfer import decoded_bytes, measured
from agent_assist.domain.tickets import Message

MAX_MAIL_BYTES = 64 * 1024 * 1024
_MAX_WARNINGS = 20
_MANY_RECIPIENTS = 100


def parse_mail(data: bytes, head: MailHead, warnings: tuple[str, ...] = ()) -> Message:
    """The message in these bytes; its headers were read before, `warnings` are what is known already."""
    walk = Walk(data)
    body = read_body(read_part(walk, 0, len(data)))
    texts = body.texts or body.forwarded
    quoted = body.quoted + (body.forwarded if body.texts else [])
    return Message(
        id=head.id,
        direction=head.direction,
        author=head.author,
        to=head.to,
        cc=head.cc,
        sent_at=head.sent_at,
        text="\n\n".join(texts),
        quoted="\n\n".join(quoted),
        hidden_text="\n".join(body.hidden),
        attachments=tuple(body.attachments),
        references=head.references,
        disclosure=head.ours.disclosure,
        is_automatic=head.is_automatic,
        warnings=_warnings((*warnings, *head.warnings, *walk.warnings), head, body, data),
    )


def attachment_bytes(data: bytes, sha256_hex: str) -> bytes | None:
    """The bytes of the attachment with this digest, None when the mail has no such part."""
    return _find(read_part(Walk(data), 0, len(data)), sha256_hex)


def _find(part: Part, sha256_hex: str) -> bytes | None:
    is_leaf = not part.children or part.media_type.startswith("message/")
    if is_leaf and measured(part.body, part.encoding)[1] == sha256_hex:
        return decoded_bytes(part.body, part.encoding)
    found = (_find(child, sha256_hex) for child in part.children)
    return next((data for data in found if data is not None), None)


def _warnings(
    known: tuple[str, ...], head: MailHead, body: MailBody, data: bytes
) -> tuple[str, ...]:
    found = [*known, *body.warnings]
    if len(head.to) + len(head.cc) > _MANY_RECIPIENTS:
        found.append(f"This mail went to {len(head.to) + len(head.cc):,} addresses.")
    if not body.texts and not body.forwarded:
        digest = hashlib.sha256(data).hexdigest()[:12]
        found.append(f"This mail has no readable text (SHA-256 of the mail: {digest}).")
    return tuple(dict.fromkeys(found))[:_MAX_WARNINGS]
