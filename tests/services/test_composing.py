"""The whole envelope of a reply: to whom, from whom, under which subject, with which notice, in which thread."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.envelope import Envelope
from agent_assist.domain.errors import ConfigurationError
from agent_assist.domain.tickets import Address, Conversation, Direction
from agent_assist.services.composing import compose_envelope, quote, reply_subject
from tests.fakes.office import Office


def composed(office: Office, conversation: Conversation | None = None, **changes) -> Envelope:
    values = {
        "source": "folder",
        "kind": DisclosureKind.AI_UNCHANGED,
        "language": "en",
        "person": office.profile.identity.current(),
        "policy": office.services.policy,
        "outbox_id": "a1",
        **changes,
    }
    conversation = conversation or office.services.reader.conversation("7001")
    return compose_envelope(conversation, "  Hello Maren.\n", **values)


def test_a_reply_goes_from_the_company_to_the_customer_in_their_thread(office: Office):
    envelope = composed(office)
    assert envelope.sender.full == "Nordlys Support <help@nordlys.example>"
    assert [a.full for a in envelope.to] == ["Maren Oduya <maren.oduya@mail.example>"]
    assert envelope.subject == "Re: Return of a lamp"
    assert envelope.body == "Hello Maren."
    assert envelope.message_id == "<a1@nordlys.example>"
    assert envelope.in_reply_to == "<7001.1@mail.example>"
    assert envelope.references == ("<7001.1@mail.example>",)


def test_it_answers_the_newest_message(office: Office):
    office.clock.advance(60)
    office.customer_writes("7001", "It is blue.")
    envelope = composed(office, office.services.reader.conversation("7001", is_fresh=True))
    assert envelope.in_reply_to == "<7001.2@mail.example>"
    assert envelope.quoted == "2026-11-20 12:32 UTC, Maren Oduya:\n> It is blue."


def test_a_long_thread_names_its_last_twenty_messages(office: Office):
    conversation = office.services.reader.conversation("7001")
    known = tuple(f"<{n}@mail.example>" for n in range(50))
    newest = replace(conversation.messages[-1], references=known)
    envelope = composed(office, replace(conversation, messages=(newest,)))
    assert len(envelope.references) == 20
    assert envelope.references[-1] == "<7001.1@mail.example>"


def test_the_notice_says_what_happened_in_the_language_of_the_reply(office: Office):
    assert composed(office).footer == (
        "Drafted with AI, checked and sent by Priya N.\nTo reach a person without AI, reply PERSON."
    )
    heavy = composed(office, kind=DisclosureKind.AI_HEAVY, language="de")
    assert heavy.footer.startswith("Mit KI entworfen, überarbeitet und gesendet von Priya N.")
    assert composed(office, kind=DisclosureKind.HUMAN).footer == ""


def test_without_a_notice_nothing_is_composed(office: Office):
    policy = replace(office.services.policy, footers={})
    with pytest.raises(ConfigurationError, match="no customer notice"):
        composed(office, policy=policy)


def test_everything_that_can_be_chosen_is_part_of_the_digest(office: Office):
    plain = composed(office)
    boss = (Address("", "boss@mail.example"),)
    others = [
        composed(office, cc=boss),
        composed(office, bcc=boss),
        composed(office, kind=DisclosureKind.AI_LIGHT),
        composed(office, policy=replace(office.services.policy, status_after_reply="closed")),
        composed(office, policy=replace(office.services.policy, quote_original=False)),
    ]
    assert len({plain.digest_hex, *(e.digest_hex for e in others)}) == 6


@pytest.mark.parametrize(
    ("subject", "answered"),
    [
        ("Lamp", "Re: Lamp"),
        ("RE: Lamp", "RE: Lamp"),
        ("AW: Lampe", "AW: Lampe"),
        ("Re[2]: Lamp", "Re[2]: Lamp"),
        ("Return: a lamp", "Re: Return: a lamp"),
        ("", "Re:"),
    ],
)
def test_the_subject_says_re_once(subject: str, answered: str):
    assert reply_subject(subject) == answered


def test_quoting_marks_every_line_and_leaves_no_trailing_space(office: Office):
    message = replace(office.services.reader.conversation("7001").messages[0], text="One\n\nTwo")
    assert message.direction is Direction.CUSTOMER
    assert quote(message).splitlines()[1:] == ["> One", ">", "> Two"]


def test_a_customer_without_an_address_has_no_recipient(office: Office):
    conversation = office.services.reader.conversation("7001")
    nameless = replace(conversation.ticket, customer=Address("Somebody", ""))
    assert composed(office, replace(conversation, ticket=nameless)).to == ()
