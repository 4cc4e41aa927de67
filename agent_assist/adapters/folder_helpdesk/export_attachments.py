"""Attachments inside ticket exports, read from the file when somebody opens one."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from agent_assist.adapters.folder_helpdesk.attached import safe_name
from agent_assist.adapters.folder_helpdesk.charset import decode_text
from agent_assist.adapters.folder_helpdesk.fields import children, text
from agent_assist.adapters.folder_helpdesk.files import FileKind, FoundFile
from agent_assist.adapters.folder_helpdesk.json_text import read_json
from agent_assist.domain.tickets import Attachment


def exported_attachment(
    folder: Path, files: Iterable[FoundFile], ticket_id: str, sha256_hex: str
) -> bytes | None:
    """The bytes with this digest from one of these files' tickets, None when there are none."""
    for file in files:
        if file.kind is not FileKind.JSON:
            continue
        try:
            content = decode_text((folder / file.path).read_bytes())[0]
        except OSError:
            continue
        for document in read_json(content)[0]:
            for ticket in children(document, "tickets"):
                data = _bytes_in(ticket, sha256_hex)
                if text(ticket, "id") == ticket_id and data is not None:
                    return data
    return None


def read_attachment(data: Mapping[str, object], warnings: list[str]) -> Attachment:
    """An attachment as the export has it; damage is added to the warnings."""
    content, is_whole = _content(data)
    name = safe_name(text(data, "name")) or "attachment.bin"
    if not is_whole:
        warnings.append(f"The attachment {name} is damaged in the export.")
    media_type = text(data, "media_type") or "application/octet-stream"
    return Attachment(name, media_type, len(content), hashlib.sha256(content).hexdigest())


def _bytes_in(ticket: Mapping[str, object], sha256_hex: str) -> bytes | None:
    for message in children(ticket, "messages"):
        for item in children(message, "attachments"):
            content, _ = _content(item)
            if hashlib.sha256(content).hexdigest() == sha256_hex:
                return content
    return None


def _content(data: Mapping[str, object]) -> tuple[bytes, bool]:
    encoded = text(data, "content_base64")
    try:
        return base64.b64decode(encoded, validate=True), True
    except (binascii.Error, ValueError):
        return b"", False
