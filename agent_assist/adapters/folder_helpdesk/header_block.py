"""The header block of a mail or of a part. Rule: whatever is not a header starts the body; nothing is dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message as StandardMessage

from agent_assist.adapters.folder_helpdesk.charset import decode_text
from agent_assist.adapters.folder_helpdesk.encoded_words import decode_header

MAX_HEADER_BYTES = 4_000_000
_HEADER = re.compile(rb"([!-9;-~]{1,200})[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)(?:\n|\Z)")
_ENVELOPE_LINE = re.compile(rb">?From [^\n]*\n")
_BLANK_LINE = re.compile(rb"[ \t]*\r?(?:\n|\Z)")
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,900}>")


@dataclass(frozen=True, slots=True)
class Headers:
    """Header fields in order: lower-case name and raw value, still folded and encoded."""

    fields: tuple[tuple[str, bytes], ...]

    def raw(self, name: str) -> bytes:
        """The first value of this name, unfolded; b"" when there is none."""
        return next((_unfolded(value) for key, value in self.fields if key == name), b"")

    def raw_all(self, name: str) -> list[bytes]:
        """All values of this name, unfolded."""
        return [_unfolded(value) for key, value in self.fields if key == name]

    def text(self, name: str) -> str:
        """The first value of this name, for people: decoded, one line."""
        return decode_header(self.raw(name))

    def has(self, name: str) -> bool:
        """Whether there is such a field."""
        return any(key == name for key, _ in self.fields)

    def message_ids(self, name: str) -> tuple[str, ...]:
        """All `<…>` identifiers of the fields with this name, in order, each once."""
        joined = " ".join(value.decode("latin-1") for value in self.raw_all(name))
        return tuple(dict.fromkeys(_MESSAGE_ID.findall(joined.replace("\0", ""))))

    def content(self) -> StandardMessage:
        """The content fields as the standard library reads their parameters."""
        message = StandardMessage()
        for name in ("content-type", "content-disposition", "content-transfer-encoding"):
            if value := self.raw(name):
                message[name] = decode_text(value)[0].replace("\r", " ").replace("\n", " ")
        return message


def read_headers(data: bytes, start: int, end: int) -> tuple[Headers, int, bool]:
    """The headers between two offsets, where the body starts, and whether a blank line ended them."""
    fields: list[tuple[str, bytes]] = []
    limit = min(end, start + MAX_HEADER_BYTES)
    position = start
    if opening := _ENVELOPE_LINE.match(data, position, limit):
        position = opening.end()
    while position < limit:
        if blank := _BLANK_LINE.match(data, position, limit):
            return Headers(tuple(fields)), blank.end(), True
        found = _HEADER.match(data, position, limit)
        if not found:
            return Headers(tuple(fields)), position, False
        fields.append((found.group(1).decode("ascii").lower(), found.group(2)))
        position = found.end()
    return Headers(tuple(fields)), position, position >= end


def _unfolded(value: bytes) -> bytes:
    return value.replace(b"\r\n", b"").replace(b"\n", b"").replace(b"\0", b"").strip()
