"""The log's newest head kept outside the database. Rule: only what is committed, signed, and on the disk.

A chain cannot see its own tail missing; a head that names more records than there are can. One JSON line
for each: {"device", "hash", "key_id", "sig", "size", "v", "what"}; the signature covers the canonical JSON
of all but `sig`. It catches accidents and tampering without the device's key, not the key's owner.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from agent_assist.adapters.store.private_files import as_store_error, prepare
from agent_assist.domain.canonical import canonical_json

_VERSION = 1
_WHAT = "agent-assist log head"


@dataclass(frozen=True, slots=True)
class Head:
    """The log had `size` records and the last one this hash. `line` is where the file says so."""

    line: int
    device: str
    size: int
    hash_hex: str
    key_id: str
    signature_hex: str

    def signed_bytes(self) -> bytes:
        """What the device key signs."""
        return canonical_json(
            {
                "v": _VERSION,
                "what": _WHAT,
                "device": self.device,
                "size": self.size,
                "hash": self.hash_hex,
                "key_id": self.key_id,
            }
        )


class HeadFile:
    """`heads.jsonl`: append only, private. A torn last line (a kill while writing) does not count."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def append(self, head: Head) -> None:
        """Write one head and wait until it is on the disk; StoreFull or StoreError when it is not."""
        line = json.loads(head.signed_bytes()) | {"sig": head.signature_hex}
        prepare(self.path)
        try:
            with self.path.open("r+b") as file:
                file.seek(_end_of_whole_lines(file.read()))
                file.truncate()
                file.write(canonical_json(line) + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise as_store_error(error, self.path) from error

    def heads(self) -> Iterator[Head | int]:
        """Every head in the file's order; the line's number where a whole line holds none."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            raise as_store_error(error, self.path) from error
        whole = data[: _end_of_whole_lines(data)]
        for number, line in enumerate(whole.splitlines(), start=1):
            yield _parsed(number, line) or number


def _end_of_whole_lines(data: bytes) -> int:
    return data.rfind(b"\n") + 1


def _parsed(number: int, line: bytes) -> Head | None:
    try:
        found = json.loads(line)
        if (found["v"], found["what"]) != (_VERSION, _WHAT):
            return None
        kept = Head(
            number, found["device"], found["size"], found["hash"], found["key_id"], found["sig"]
        )
    except (ValueError, KeyError, TypeError):
        return None
    texts = (kept.device, kept.hash_hex, kept.key_id, kept.signature_hex)
    is_sound = isinstance(kept.size, int) and all(isinstance(text, str) for text in texts)
    return kept if is_sound else None
