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
    """Header fields by lower-case name; values are unfolded and still encoded."""

    values: dict[str, list[bytes]]

    def raw(self, name: str) -> bytes:
        """The first value of this name; b"" when there is none."""
        found = self.values.get(name)
        return found[0] if found else b""

    def raw_all(self, name: str) -> list[bytes]:
        """All values of this name."""
        return self.values.get(name, [])

    def text(self, name: str) -> str:
        """The first value of this name, for people: decoded, one line."""
        return decode_header(self.raw(name))

    def has(self, name: str) -> bool:
        """Whether there is such a field."""
        return name in self.values

    def message_ids(self, name: str) -> tuple[str, ...]:
        """All `<…>` identifiers of the fields with this name, in order, each once."""
        joined = " ".join(decode_text(value)[0] for value in self.raw_all(name))
        return tuple(dict.fromkeys(_MESSAGE_ID.findall(joined)))

    def content(self) -> StandardMessage:
        """The content fields as the standard library reads their parameters."""
        message = StandardMessage()
        for name in ("content-type", "content-disposition", "content-transfer-encoding"):
            if value := self.raw(name):
                message[name] = decode_text(value)[0].replace("\r", " ").replace("\n", " ")
        return message


def read_headers(data: bytes, start: int, end: int) -> tuple[Headers, int, bool]:
    """The headers between two offsets, where the body starts, and whether a blank line ended them."""
    values: dict[str, list[bytes]] = {}
    limit = min(end, start + MAX_HEADER_BYTES)
    position = start
    if opening := _ENVELOPE_LINE.match(data, position, limit):
        position = opening.end()
    while position < limit:
        if blank := _BLANK_LINE.match(data, position, limit):
            return Headers(values), blank.end(), True
        found = _HEADER.match(data, position, limit)
        if not found:
            return Headers(values), position, False
        name = found.group(1).decode("ascii").lower()
        values.setdefault(name, []).append(_unfolded(found.group(2)))
        position = found.end()
    return Headers(values), position, position >= end


def _unfolded(value: bytes) -> bytes:
    return value.replace(b"\r\n", b"").replace(b"\n", b"").replace(b"\0", b"").strip()
