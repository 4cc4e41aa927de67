"""Heads and bytes of mails in files. Rule: a mail's bytes are read in one bounded piece."""

from __future__ import annotations

import zlib
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from agent_assist.adapters.folder_helpdesk.files import FileKind, FoundFile, file_time
from agent_assist.adapters.folder_helpdesk.mail_head import (
    HEAD_BYTES,
    MailHead,
    MailPlace,
    Surroundings,
    read_head,
)
from agent_assist.adapters.folder_helpdesk.parse_mail import MAX_MAIL_BYTES
from agent_assist.adapters.folder_helpdesk.read_mbox import mail_ranges, unescaped

_MAX_HEAD_BYTES = 4_000_000
_STAMPED_BYTES = 4096
_MBOX = ".mbox"


def read_heads(
    folder: Path, file: FoundFile, now: datetime, own_addresses: Collection[str]
) -> tuple[MailHead, ...]:
    """The heads of all mails in a file; OSError when it cannot be read."""
    around = Surroundings(
        file_time=file_time(file),
        now=now,
        own_addresses=frozenset(own_addresses),
        queue=file.queue,
        is_outbox=file.is_outbox,
    )
    return tuple(
        read_head(_head_bytes(folder, place), place, around) for place in _places(folder, file)
    )


def mail_bytes(folder: Path, place: MailPlace) -> bytes:
    """The mail's bytes, at most MAX_MAIL_BYTES; OSError when the file is gone."""
    with (folder / place.path).open("rb") as file:
        file.seek(place.offset)
        data = _line_ends(file.read(min(place.length, MAX_MAIL_BYTES)))
    return unescaped(data) if place.path.lower().endswith(_MBOX) else data


def _places(folder: Path, file: FoundFile) -> list[MailPlace]:
    """The mails of an `.mbox` file keep their places when more are appended."""
    if file.kind is not FileKind.MBOX:
        return [MailPlace(file.path, 0, file.size_bytes, file.mtime_ns)]
    places: list[MailPlace] = []
    with (folder / file.path).open("rb") as mbox:
        for offset, length in list(mail_ranges(mbox)):
            mbox.seek(offset)
            stamp = zlib.crc32(mbox.read(min(length, _STAMPED_BYTES)))
            places.append(MailPlace(file.path, offset, length, stamp))
    return places


def _head_bytes(folder: Path, place: MailPlace) -> bytes:
    with (folder / place.path).open("rb") as file:
        file.seek(place.offset)
        data = file.read(min(place.length, HEAD_BYTES))
        if b"\n\n" not in data and b"\n\r\n" not in data:
            data += file.read(max(0, min(place.length, _MAX_HEAD_BYTES) - len(data)))
    return _line_ends(data)


def _line_ends(data: bytes) -> bytes:
    """Mails from old Macs end their lines with a carriage return alone; editors add a byte-order mark."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in data and b"\n" not in data:
        return data.replace(b"\r", b"\n")
    return data
