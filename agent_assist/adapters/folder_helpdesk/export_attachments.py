"""Attachments inside ticket exports, read from the file when somebody opens one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from agent_assist.adapters.folder_helpdesk.charset import decode_text
from agent_assist.adapters.folder_helpdesk.fields import children, text
from agent_assist.adapters.folder_helpdesk.files import FileKind, FoundFile
from agent_assist.adapters.folder_helpdesk.json_text import read_json
from agent_assist.adapters.folder_helpdesk.read_json import json_attachment


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
                data = json_attachment(ticket, sha256_hex)
                if text(ticket, "id") == ticket_id and data is not None:
                    return data
    return None
