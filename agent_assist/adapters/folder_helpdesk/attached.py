"""Attachments of a mail, named by the digest of their bytes. Rule: never opened, never fetched, never lost."""

from __future__ import annotations

import mimetypes
import re
from typing import TYPE_CHECKING

from agent_assist.adapters.folder_helpdesk.encoded_words import decode_words, one_line
from agent_assist.adapters.folder_helpdesk.transfer import is_truncated_base64, measured
from agent_assist.domain.tickets import Attachment

if TYPE_CHECKING:  # start-up time
    from agent_assist.adapters.folder_helpdesk.mime_tree import Part

_MAX_NAME_CHARS = 150
_UNSAFE = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f]+')
_MEDIA_TYPE = re.compile(r"[\w.+-]{1,80}/[\w.+-]{1,80}")
_TNEF = {"application/ms-tnef", "application/vnd.ms-tnef"}


def read_attachment(part: Part, number: int) -> tuple[Attachment, str]:
    """The attachment and a warning, "" when there is nothing to say."""
    size, digest = measured(part.body, part.encoding)
    media_type = part.media_type if _MEDIA_TYPE.fullmatch(part.media_type) else ""
    name = safe_name(_stated_name(part)) or _made_up_name(part, number)
    attachment = Attachment(name, media_type or "application/octet-stream", size, digest)
    return attachment, _warning(part, name, digest)


def safe_name(name: str) -> str:
    """A file name without folders, control characters or hidden characters; may be empty."""
    visible = one_line(decode_words(name))
    return _UNSAFE.sub("_", visible).strip(" ._")[-_MAX_NAME_CHARS:]


def _stated_name(part: Part) -> str:
    try:
        return part.content.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        # RFC 2231 parameters that contradict each other.
        return ""


def _made_up_name(part: Part, number: int) -> str:
    if part.media_type in ("message/rfc822", "message/global"):
        subject = safe_name(part.children[0].headers.text("subject")) if part.children else ""
        return f"{subject or f'mail-{number}'}.eml"
    return f"attachment-{number}{mimetypes.guess_extension(part.media_type) or '.bin'}"


def _warning(part: Part, name: str, digest: str) -> str:
    if part.media_type in _TNEF or name.lower() == "winmail.dat":
        return (
            f"\N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK} is in Outlook's own "
            "format and is not opened here; it may hold further attachments."
        )
    if part.encoding == "base64" and is_truncated_base64(part.body):
        return (
            f"The attachment \N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK} is "
            f"damaged or cut off (SHA-256 {digest[:12]})."
        )
    return ""
