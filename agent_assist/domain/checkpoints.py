"""A log's signed head: how long it is, and the root of its Merkle tree. Rule: C2SP's checkpoint, nothing added.

Source: https://c2sp.org/tlog-checkpoint.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from agent_assist.domain.errors import InputError
from agent_assist.domain.merkle import HASH_BYTES

# `.internal` is reserved for private use; the name needs to reach nothing.
_ORIGIN = "agent-assist.internal/log/"


def origin_of(device: str) -> str:
    """The name under which a device's log signs."""
    return _ORIGIN + device


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The log named `origin` had `size` records, and their tree this 32-byte root."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The note's text: three lines."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """The checkpoint in a note's text; InputError when it is none. Extension lines are allowed."""
        lines = text.split("\n")
        if len(lines) < 4 or lines[-1] or not all(lines[:-1]):
            raise InputError("A checkpoint has at least three lines, and none of them is empty.")
        origin, size, root = lines[:3]
        if not (size.isascii() and size.isdigit()) or str(int(size)) != size:
            raise InputError(f"{size!r} is not the size of a tree.")
        try:
            raw = base64.b64decode(root, validate=True)
        except (binascii.Error, ValueError):
            raw = b""
        if len(raw) != HASH_BYTES:
            raise InputError(f"{root!r} is not the root of a tree.")
        return cls(origin, int(size), raw)
