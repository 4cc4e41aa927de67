"""The decision log's records: canonical bodies chained by RFC 6962 leaf hashes.

Rule: append only; the exact bytes are stored and never re-serialised to verify; content never stands in a
record, only its commitment HMAC-SHA-256(salt, content).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from agent_assist.domain.canonical import canonical_json

if TYPE_CHECKING:
    from agent_assist.domain.canonical import Json

RECORD_VERSION = 1
SALT_BYTES = 32
_BLOCK_BYTES = 64
_INNER, _OUTER = (bytes(byte ^ pad for byte in range(256)) for pad in (0x36, 0x5C))
GENESIS_PREV_HEX = "0" * 64


class RecordType(StrEnum):
    """What happened."""

    SHOWN = "shown"
    ABSTAINED = "abstained"
    CHOICE = "choice"
    FEEDBACK = "feedback"
    FACT_CONFIRMED = "fact_confirmed"
    DECISION = "decision"
    APPROVAL = "approval"
    VOID = "void"
    COPIED = "copied"
    CHOSEN = "chosen"
    ESCALATE = "escalate"
    STOP = "stop"
    SEND_INTENT = "send_intent"
    SEND_RESULT = "send_result"
    RECONCILE = "reconcile"
    ERASE = "erase"
    POLICY = "policy"
    TRAINING = "training"
    AUDIT = "audit"
    RELEASE = "release"
    CHECKPOINT = "checkpoint"
    EPOCH = "epoch"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One event, before it is chained.

    `content` maps a commitment field (`draft_c`, `sent_c`, `signals_c`) to the text it commits to; it is
    stored encrypted under the customer's key and may be erased. `detail` holds type-specific values that
    are no content (reasons, milliseconds, states, digests); no floats anywhere.
    """

    type: RecordType
    at: datetime
    actor: str
    ticket_id: str
    customer: str
    content: Mapping[str, str] = field(default_factory=dict)
    edit_bp: int | None = None
    confidence: str = ""
    model: str = ""
    prompt: str = ""
    guideline: str = ""
    kb: tuple[str, ...] = ()
    outbox_id: str = ""
    detail: Mapping[str, Json] = field(default_factory=dict)


class ChainedRecord(NamedTuple):
    """A record as stored: its place, the exact bytes of its body, and their leaf hash.

    `hash_hex` is "" for a record that came without one, as a line of an exported log does.
    """

    seq: int
    body: bytes
    hash_hex: str


def commitment_hex(salt: bytes, content: str) -> str:
    """HMAC-SHA-256 of the content under a 32-byte salt, in hexadecimal (RFC 2104).

    By hand: OpenSSL 3 looks its algorithm up for each HMAC, which takes three times as long.
    """
    key = salt.ljust(_BLOCK_BYTES, b"\0")
    inner = sha256(key.translate(_INNER) + content.encode("utf-8")).digest()
    return sha256(key.translate(_OUTER) + inner).hexdigest()


def leaf_hash_hex(body: bytes) -> str:
    """SHA-256(0x00 ‖ body): the chain's hash and the RFC 6962 leaf hash in one."""
    return sha256(b"\x00" + body).hexdigest()


def record_body(
    entry: LogEntry,
    *,
    seq: int,
    prev_hex: str,
    device: str,
    key_id: str,
    commitments: Mapping[str, str],
    actor: str = "",
) -> bytes:
    """The canonical bytes of an entry at its place in the chain; `actor` stands for the entry's own where given."""
    body: dict[str, Json] = {
        "v": RECORD_VERSION,
        "device": device,
        "seq": seq,
        "prev": prev_hex,
        "ts": entry.at.isoformat(timespec="milliseconds"),
        "actor": actor or entry.actor,
        "type": entry.type.value,
        "ticket": entry.ticket_id,
        "draft_c": commitments.get("draft_c"),
        "sent_c": commitments.get("sent_c"),
        "signals_c": commitments.get("signals_c"),
        "edit_bp": entry.edit_bp,
        "confidence": entry.confidence,
        "model": entry.model,
        "prompt": entry.prompt,
        "guideline": entry.guideline,
        "kb": list(entry.kb),
        "outbox_id": entry.outbox_id,
        "key_id": key_id,
        "detail": dict(entry.detail),
    }
    return canonical_json(body)
