"""A device's key given up for another. Rule: a record says so, signed by both; after a loss by the new one.

The `epoch` record is the first that carries the new key's id. What both sign names the device and the record's
place, so that it fits nowhere else. After a loss nothing but the new key vouches for it: enrol that key again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from agent_assist.domain.canonical import canonical_json
from agent_assist.domain.keys import KEY_BYTES, key_id_of
from agent_assist.domain.records import RecordType
from agent_assist.domain.signed_note import Verify

if TYPE_CHECKING:
    from agent_assist.domain.canonical import Json

ROTATION, LOSS = "rotation", "loss"
_UNSAID = "carries another key's id, but no key change says so"


@dataclass(frozen=True, slots=True)
class KeyChange:
    """Where and why a key was changed; both public halves are 32 bytes."""

    device: str
    seq: int
    prev_hex: str
    why: str
    old_public: bytes
    new_public: bytes

    def signed_bytes(self) -> bytes:
        """What the keys sign."""
        body: dict[str, Json] = {
            "what": "agent-assist key change",
            "device": self.device,
            "seq": self.seq,
            "prev": self.prev_hex,
            "why": self.why,
            "old_key": self.old_public.hex(),
            "new_key": self.new_public.hex(),
        }
        return canonical_json(body)

    def detail(self, old_signature: bytes | None, new_signature: bytes) -> dict[str, Json]:
        """What the record says, beside its place."""
        return {
            "why": self.why,
            "old_key": self.old_public.hex(),
            "new_key": self.new_public.hex(),
            "old_sig": old_signature.hex() if old_signature is not None else None,
            "new_sig": new_signature.hex(),
        }


@dataclass(frozen=True, slots=True)
class KeyRun:
    """Records that carry one key's id: the first of them, and its body."""

    start_seq: int
    key_id: str
    body: bytes


@dataclass(frozen=True, slots=True)
class KeyHistory:
    """Which public key was in force from which record on; `bad_seq` is where that stops being shown.

    `lost_seqs` are the records that declare a key lost.
    """

    keys: tuple[tuple[int, bytes], ...]
    bad_seq: int | None = None
    why: str = ""
    lost_seqs: tuple[int, ...] = ()

    def key_at(self, size: int) -> bytes | None:
        """The key in force when the log had `size` records, None where that is not known."""
        found = [public for start, public in self.keys if start <= max(size, 1)]
        return found[-1] if found else None


def key_history(runs: Sequence[KeyRun], current: bytes, verify: Verify) -> KeyHistory:
    """Follow the key changes up to the key that the profile holds now."""
    if not runs:
        return KeyHistory(((1, current),))
    changes = [read_key_change(run.body) for run in runs[1:]]
    if changes and changes[0] is None:
        return KeyHistory((), runs[1].start_seq, _UNSAID)
    first = changes[0][0].old_public if changes and changes[0] else current
    if key_id_of(first) != runs[0].key_id:
        return KeyHistory((), runs[0].start_seq, "carries the id of an unknown key")
    keys = [(1, first)]
    lost: list[int] = []
    for run, change in zip(runs[1:], changes, strict=True):
        why = _why_not(run, change, keys[-1][1], verify)
        if change is None or why:
            return KeyHistory(tuple(keys), run.start_seq, why, tuple(lost))
        keys.append((run.start_seq, change[0].new_public))
        lost += [run.start_seq] if change[0].why == LOSS else []
    if keys[-1][1] != current:
        why = "and those behind it are of a key that this profile does not hold"
        return KeyHistory(tuple(keys), runs[-1].start_seq, why, tuple(lost))
    return KeyHistory(tuple(keys), lost_seqs=tuple(lost))


_Signed = tuple[KeyChange, bytes, bytes]


def read_key_change(body: bytes) -> _Signed | None:
    """The key change in a record with the old key's signature (b"" for none) and the new one's; None for another."""
    try:
        found: dict[str, Any] = json.loads(body)
        detail = found["detail"]
        if found["type"] != RecordType.EPOCH.value or detail["why"] not in (ROTATION, LOSS):
            return None
        old, new = bytes.fromhex(detail["old_key"]), bytes.fromhex(detail["new_key"])
        signatures = bytes.fromhex(detail["old_sig"] or ""), bytes.fromhex(detail["new_sig"])
        change = KeyChange(found["device"], found["seq"], found["prev"], detail["why"], old, new)
    except (ValueError, KeyError, TypeError):
        return None
    return (change, *signatures) if len(old) == len(new) == KEY_BYTES else None


def _why_not(run: KeyRun, signed: _Signed | None, old_public: bytes, verify: Verify) -> str:
    if signed is None:
        return _UNSAID
    change, old_signature, new_signature = signed
    if change.old_public != old_public or key_id_of(change.new_public) != run.key_id:
        return "changes another key than the one in force"
    if not verify(change.new_public, change.signed_bytes(), new_signature):
        return "changes the key without the new key's signature"
    is_rotation = change.why == ROTATION
    if is_rotation and not verify(old_public, change.signed_bytes(), old_signature):
        return "changes the key without the old key's signature"
    return ""
