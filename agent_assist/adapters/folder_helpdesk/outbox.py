"""Replies written into `<folder>/outbox/`. Rule: one outbox id is one file, whole or not there at all.

Whatever fails before the file gets its name is a refusal; only a disk that cannot confirm the name
afterwards leaves it unknown.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from agent_assist.adapters.folder_helpdesk import header_lines
from agent_assist.adapters.folder_helpdesk.atomic_file import publish
from agent_assist.adapters.folder_helpdesk.compose import compose
from agent_assist.adapters.folder_helpdesk.files import OUTBOX
from agent_assist.adapters.folder_helpdesk.header_block import Headers, read_headers
from agent_assist.adapters.folder_helpdesk.mail_head import HEAD_BYTES
from agent_assist.adapters.folder_helpdesk.recipients import recipients_file
from agent_assist.domain.envelope import VISIBILITY_PUBLIC, Envelope
from agent_assist.domain.errors import DeliveryRefused, DeliveryUnknown, HelpdeskError
from agent_assist.domain.outbox import OutboxItem, Receipt
from agent_assist.domain.tickets import Attachment
from agent_assist.ports.clock import Clock

_SAFE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
AttachmentBytes = Callable[[str, str], bytes]
"""Ticket id and SHA-256 (hex) to the bytes, such as a reader's `attachment`."""


class FolderOutbox:
    """Writes approved replies as `.eml` files for a mail server to pick up."""

    def __init__(
        self, folder: Path, *, clock: Clock, attachment_bytes: AttachmentBytes | None = None
    ) -> None:
        self._outbox = folder / OUTBOX
        self._clock = clock
        self._attachment_bytes = attachment_bytes

    @property
    def name(self) -> str:
        """The channel's name."""
        return "folder"

    def deliver(self, item: OutboxItem) -> Receipt:
        """Write the reply once; the receipt names its file. DeliveryRefused, DeliveryUnknown."""
        envelope = item.envelope
        self._ensure_ours(envelope)
        known = self.find(item)
        if known is not None:
            return known
        path = self._path(item)
        if path.exists():
            raise DeliveryRefused(
                f"{path.name} in the outbox holds another reply. Move it away first."
            )
        files = [(a, self._bytes(envelope.ticket_id, a)) for a in envelope.attachments]
        data = compose(envelope, item.id, self._clock.now(), files)
        publish(path.with_suffix(".recipients.json"), recipients_file(envelope, path.name))
        publish(path, data)
        return self._receipt(path)

    def find(self, item: OutboxItem) -> Receipt | None:
        """The reply with this Message-ID anywhere below the outbox, also where it was moved to."""
        wanted = header_lines.message_id(item.envelope.message_id)
        for path in self._mails(first=self._path(item)):
            headers = _read(path)
            if headers is not None and wanted in headers.message_ids("message-id"):
                return self._receipt(path)
        return None

    def who_am_i(self) -> str:
        """A folder knows no accounts."""
        return ""

    def _ensure_ours(self, envelope: Envelope) -> None:
        if envelope.source != self.name:
            raise DeliveryRefused(
                f"This reply belongs to {envelope.source[:40]!r} and cannot go through the ticket folder."
            )
        if envelope.visibility != VISIBILITY_PUBLIC:
            raise DeliveryRefused("The ticket folder can send public replies only.")
        if envelope.assign_to or envelope.add_tags:
            raise DeliveryRefused("The ticket folder has neither agents nor tags to set.")
        if not header_lines.message_id(envelope.message_id):
            raise DeliveryRefused("This reply has no usable Message-ID. Approve it again.")
        if not (envelope.to or envelope.cc or envelope.bcc):
            raise DeliveryRefused("This reply has no recipient. Add one, then approve again.")

    def _path(self, item: OutboxItem) -> Path:
        is_safe = _SAFE_ID.fullmatch(item.id)
        stem = item.id if is_safe else hashlib.sha256(item.id.encode("utf-8")).hexdigest()[:32]
        return self._outbox / f"{stem}.eml"

    def _receipt(self, path: Path) -> Receipt:
        return Receipt(f"{OUTBOX}/{path.relative_to(self._outbox).as_posix()}")

    def _bytes(self, ticket_id: str, attachment: Attachment) -> bytes:
        if self._attachment_bytes is None:
            raise DeliveryRefused("Attachments cannot be sent here.")
        try:
            data = self._attachment_bytes(ticket_id, attachment.sha256_hex)
        except (HelpdeskError, OSError) as error:
            raise DeliveryRefused(f"The attachment {attachment.name[:80]} is gone.") from error
        if hashlib.sha256(data).hexdigest() != attachment.sha256_hex:
            raise DeliveryRefused(
                f"The attachment {attachment.name[:80]} is not the file that was approved."
            )
        return data

    def _mails(self, first: Path) -> Iterator[Path]:
        """The mails below the outbox, the likeliest first; DeliveryUnknown when they can't be listed."""
        yield first
        for place, _, names in os.walk(self._outbox, onerror=_unlisted):
            yield from (Path(place) / name for name in names if name.endswith(".eml"))


def _read(path: Path) -> Headers | None:
    try:
        with path.open("rb") as file:
            data = file.read(HEAD_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _unknown(error) from error
    return read_headers(data, 0, len(data))[0]


def _unlisted(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise _unknown(error) from error


def _unknown(error: OSError) -> DeliveryUnknown:
    return DeliveryUnknown(
        f"The outbox folder cannot be read: {error.strerror}. Make it readable, then look again."
    )
