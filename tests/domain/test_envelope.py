"""Every part of what a customer receives is in the digest."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.envelope import Envelope
from agent_assist.domain.tickets import Address, Attachment

ENVELOPE = Envelope(
    source="folder",
    ticket_id="7001",
    sender=Address("Nordlys Support", "help@nordlys.example"),
    to=(Address("Maren Oduya", "maren.oduya@mail.example"),),
    cc=(),
    bcc=(),
    subject="Re: Return of a lamp",
    visibility="public",
    attachments=(),
    status_change="",
    body="Hello Maren,\n\nYou can return it.",
    footer="Drafted with AI, checked and sent by Priya N.",
    quoted="> Hello",
    language="en",
    disclosure=DisclosureKind.AI_UNCHANGED,
    message_id="<1@nordlys.example>",
    in_reply_to="<7001.1@mail.example>",
    references=("<7001.1@mail.example>",),
)
CHANGES = {
    "source": "other",
    "ticket_id": "7002",
    "sender": Address("Nordlys Support", "other@nordlys.example"),
    "to": (Address("Maren Oduya", "someone.else@mail.example"),),
    "cc": (Address("", "boss@mail.example"),),
    "bcc": (Address("", "spy@mail.example"),),
    "subject": "Re: Return of two lamps",
    "visibility": "internal",
    "attachments": (Attachment("a.pdf", "application/pdf", 3, "0" * 64),),
    "status_change": "closed",
    "body": "Hello Maren,\n\nYou can return it!",
    "footer": "",
    "quoted": "",
    "language": "de",
    "disclosure": DisclosureKind.HUMAN,
    "message_id": "<2@nordlys.example>",
    "in_reply_to": "",
    "references": (),
    "assign_to": "jonas",
    "add_tags": ("refund",),
}


def test_every_field_is_tried():
    assert set(CHANGES) == {field.name for field in fields(Envelope)}


@pytest.mark.parametrize("field", sorted(CHANGES))
def test_a_change_of_any_part_gives_another_digest(field):
    changed = replace(ENVELOPE, **{field: CHANGES[field]})
    assert changed.digest_hex != ENVELOPE.digest_hex


def test_the_same_envelope_always_has_the_same_digest():
    assert replace(ENVELOPE).digest_hex == ENVELOPE.digest_hex


def test_replies_sent_before_agent_and_tags_were_known_keep_their_digest():
    assert {"assign_to", "add_tags"}.isdisjoint(ENVELOPE.to_json())


def test_an_attachment_counts_by_its_bytes():
    one = replace(ENVELOPE, attachments=(Attachment("a.pdf", "application/pdf", 3, "0" * 64),))
    other = replace(ENVELOPE, attachments=(Attachment("a.pdf", "application/pdf", 3, "1" * 64),))
    assert one.digest_hex != other.digest_hex
