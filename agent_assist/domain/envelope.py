"""Everything that a customer would receive, as one value with one digest.

Rule (R1): what leaves equals what a person approved; any change gives another digest and voids the approval.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent_assist.domain.canonical import canonical_json, sha256_hex
from agent_assist.domain.disclosure import DisclosureKind, machine_disclosure
from agent_assist.domain.tickets import Address, Attachment

if TYPE_CHECKING:
    from agent_assist.domain.canonical import Json

VISIBILITY_PUBLIC, VISIBILITY_INTERNAL = "public", "internal"


@dataclass(frozen=True, slots=True)
class Envelope:
    """A whole reply: source, ticket, addresses, subject, visibility, attachments, body, footer, threading.

    `source` names the helpdesk it goes through; `visibility` is "public" for a reply and "internal" for a note, and is
    never left to the helpdesk's default; `status_change` is the ticket's new status, "" for none, `assign_to` its new
    agent and `add_tags` its new tags: many helpdesks mail such changes on, so they are part of what is approved;
    `message_id` is fixed here so that a lost answer can be looked up; `quoted` is the original below the
    reply; `disclosure` decides the machine-readable words and is part of what is approved.
    """

    source: str
    ticket_id: str
    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    bcc: tuple[Address, ...]
    subject: str
    visibility: str
    attachments: tuple[Attachment, ...]
    status_change: str
    body: str
    footer: str
    quoted: str
    language: str
    disclosure: DisclosureKind
    message_id: str
    in_reply_to: str
    references: tuple[str, ...]
    assign_to: str = ""
    add_tags: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """The envelope as canonical-JSON values: exactly these are hashed.

        What was added to the envelope later stands here only where it is not empty, so that the digests of replies
        sent before stay what they were.
        """
        return {
            **({"add_tags": list(self.add_tags)} if self.add_tags else {}),
            **({"assign_to": self.assign_to} if self.assign_to else {}),
            "attachments": [_attachment(a) for a in self.attachments],
            "bcc": [_address(a) for a in self.bcc],
            "body": self.body,
            "cc": [_address(a) for a in self.cc],
            "disclosure": self.disclosure.value,
            "disclosure_machine": machine_disclosure(self.disclosure).header_value(),
            "footer": self.footer,
            "in_reply_to": self.in_reply_to,
            "language": self.language,
            "message_id": self.message_id,
            "quoted": self.quoted,
            "references": list(self.references),
            "sender": _address(self.sender),
            "source": self.source,
            "status_change": self.status_change,
            "subject": self.subject,
            "ticket_id": self.ticket_id,
            "to": [_address(a) for a in self.to],
            "visibility": self.visibility,
        }

    @property
    def digest_hex(self) -> str:
        """SHA-256 over the canonical JSON of the whole envelope."""
        return sha256_hex(canonical_json(self.to_json()))

    @property
    def customer_text(self) -> str:
        """Body and footer as the customer reads them, without the quoted original."""
        return f"{self.body}\n\n{self.footer}" if self.footer else self.body


def _address(address: Address) -> dict[str, Json]:
    return {"email": address.email, "name": address.name}


def _attachment(attachment: Attachment) -> dict[str, Json]:
    return {
        "media_type": attachment.media_type,
        "name": attachment.name,
        "sha256": attachment.sha256_hex,
        "size": attachment.size_bytes,
    }
