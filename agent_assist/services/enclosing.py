"""Files on a reply, and whether its further recipients are addresses.

Rule: a file is kept as it was when it was added, so that what is approved is what is sent.
"""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Sequence
from pathlib import PurePath

from agent_assist.domain.enclosures import MOST_BYTES, MOST_FILES, clean_name, in_words, is_address
from agent_assist.domain.errors import InputError
from agent_assist.domain.tickets import Attachment
from agent_assist.ports.local_files import LocalFiles
from agent_assist.ports.work_store import WorkStore
from agent_assist.services.approving import parse_addresses


class EnclosingService:
    """Adds files to the reply on a ticket."""

    def __init__(self, files: LocalFiles, work: WorkStore) -> None:
        self._files, self._work = files, work

    def add_file(self, ticket_id: str, path: str, beside: Sequence[Attachment]) -> Attachment:
        """Keep a file of this computer; `beside` are those already there. InputError, StoreError."""
        room = self._room(beside)
        data = self._files.read(path, room)
        return self.add(ticket_id, PurePath(path).name, data, beside)

    def add(
        self, ticket_id: str, name: str, data: bytes, beside: Sequence[Attachment]
    ) -> Attachment:
        """Keep these bytes as a file."""
        if len(data) > self._room(beside):
            raise InputError(
                f"“{name}” is too large: all files of a reply may have {in_words(MOST_BYTES)} together."
            )
        kept = _free_name(clean_name(name), {a.name for a in beside})
        media_type = mimetypes.guess_type(kept)[0] or "application/octet-stream"
        digest = hashlib.sha256(data).hexdigest()
        self._work.save_file(ticket_id, digest, data)
        return Attachment(kept, media_type, len(data), digest)

    def _room(self, beside: Sequence[Attachment]) -> int:
        if len(beside) >= MOST_FILES:
            raise InputError(f"A reply can have {MOST_FILES} files. Pack some into one.")
        return max(0, MOST_BYTES - sum(a.size_bytes for a in beside))


def wrong_addresses(text: str) -> tuple[str, ...]:
    """What was typed into Cc or Bcc and is no mail address."""
    return tuple(a.email or a.name for a in parse_addresses(text) if not is_address(a.email))


def _free_name(name: str, taken: set[str]) -> str:
    """The name, with a number before its ending where another file has it."""
    path, free, number = PurePath(name), name, 2
    while free in taken:
        free = f"{path.stem} ({number}){path.suffix}"
        number += 1
    return free
