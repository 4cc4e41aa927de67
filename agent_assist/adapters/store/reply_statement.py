"""A small signed statement about one sent reply, for whoever received it. Rule: it says what the log says, and no more.

A signed note whose first line names its kind, so that it can never be taken for a head of the log; the second is
canonical JSON. The text's digest lets the receiver compare; nothing of the text stands in it.
"""

from __future__ import annotations

from typing import Any

from agent_assist.adapters.store.log_proof import ProvenRecord, values_of
from agent_assist.domain.canonical import canonical_json, sha256_hex
from agent_assist.domain.decision_query import edit_class_of
from agent_assist.domain.disclosure import machine_disclosure
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.domain.signed_note import NoteKey, SignedNote, sign_note
from agent_assist.ports.signer import DeviceKey

FIRST_LINE = "agent-assist.internal/reply/v1"
_GONE_OUT = frozenset({OutboxState.SENT, OutboxState.RECONCILED})


def reply_statement(
    proven: ProvenRecord, item: OutboxItem | None, signer: DeviceKey
) -> SignedNote | None:
    """The statement about the reply that a decision led to; None where none was sent."""
    if item is None or item.state not in _GONE_OUT:
        return None
    key = NoteKey(proven.checkpoint.origin, signer.public_bytes)
    said = canonical_json(_said(proven, item)).decode()
    return sign_note(f"{FIRST_LINE}\n{said}\n", key, signer.sign)


def _said(proven: ProvenRecord, item: OutboxItem) -> dict[str, Any]:
    """Person, part of AI, edit class, digests, checkpoint."""
    record = values_of(proven.body)
    machine = machine_disclosure(item.envelope.disclosure)
    return {
        "v": 1,
        "origin": proven.checkpoint.origin,
        "ticket": item.envelope.ticket_id,
        "outbox_id": item.id,
        "person": item.approval.person_account,
        "actor": record["actor"],
        "approved_at": item.approval.approved_at.isoformat(),
        "ai": machine.w3c,
        "disclosure": item.envelope.disclosure.value,
        "disclosure_machine": machine.header_value(),
        "model": record["model"],
        "edit_class": edit_class_of(record["edit_bp"]),
        "edit_bp": record["edit_bp"],
        "envelope_sha256": item.envelope.digest_hex,
        "text_sha256": sha256_hex(item.envelope.customer_text.encode()),
        "record": proven.seq,
        "record_hash": proven.leaf.hex(),
        "size": proven.checkpoint.size,
        "root": proven.checkpoint.root.hex(),
    }
