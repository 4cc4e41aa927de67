"""An approval: one person said yes to exactly one envelope, having seen all of it. Rule: used once, then spent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from agent_assist.domain.canonical import canonical_json

if TYPE_CHECKING:
    from agent_assist.domain.canonical import Json


@dataclass(frozen=True, slots=True)
class Shown:
    """What was on screen before the approval, and for how long (milliseconds)."""

    draft_was_whole: bool
    preview_was_whole: bool
    draft_visible_ms: int
    preview_visible_ms: int


@dataclass(frozen=True, slots=True)
class Approval:
    """A person's yes to the envelope with this digest.

    `signature_hex` is the device key's Ed25519 signature over `signed_bytes()`; times are UTC.
    `last_answer_id` is the newest answer of the company that the person could see, "" for none.
    """

    id: str
    outbox_id: str
    ticket_id: str
    person_account: str
    envelope_digest_hex: str
    approved_at: datetime
    expires_at: datetime
    shown: Shown
    signature_hex: str = ""
    last_answer_id: str = ""

    def signed_bytes(self) -> bytes:
        """What the device key signs: everything but the signature, as canonical JSON."""
        body: dict[str, Json] = {
            "approved_at": self.approved_at.isoformat(),
            "digest": self.envelope_digest_hex,
            "draft_visible_ms": self.shown.draft_visible_ms,
            "draft_was_whole": self.shown.draft_was_whole,
            "expires_at": self.expires_at.isoformat(),
            "id": self.id,
            "last_answer": self.last_answer_id,
            "outbox_id": self.outbox_id,
            "person": self.person_account,
            "preview_visible_ms": self.shown.preview_visible_ms,
            "preview_was_whole": self.shown.preview_was_whole,
            "ticket_id": self.ticket_id,
        }
        return canonical_json(body)
