"""The tag of a past reply says who sent it: the person in its footer, not the mailbox it came from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from agent_assist.adapters.policy import PolicyFile
from agent_assist.adapters.words import EnglishWords
from agent_assist.bootstrap.places import resources
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.policy import Policy
from agent_assist.domain.tickets import (
    Address,
    Conversation,
    Direction,
    Message,
    Ticket,
    TicketStatus,
)
from agent_assist.presenters.conversation import (
    build_conversation,
    in_bytes,
    initials,
    is_right_to_left,
)

NOW = datetime(2026, 11, 20, 12, 31, tzinfo=UTC)
CUSTOMER = Address("Maren Oduya", "maren@mail.example")
MAILBOX = Address("Nordlys Support", "help@nordlys.example")


@pytest.fixture(scope="module")
def policy() -> Policy:
    policy = PolicyFile(resources() / "policy" / "default.toml").load()
    return replace(policy, sender_name=MAILBOX.name)


def tag_of(kind: DisclosureKind, text: str, policy: Policy, author: Address = MAILBOX) -> str:
    ticket = Ticket(
        id="1", subject="Lamp", queue="Billing", status=TicketStatus.OPEN, channel="E-mail",
        customer=CUSTOMER, updated_at=NOW, excerpt="", message_count=1, is_waiting=False,
    )  # fmt: skip
    reply = Message("m1", Direction.AGENT, author, (CUSTOMER,), (), NOW, text, disclosure=kind)
    view = build_conversation(
        EnglishWords(), Conversation(ticket, (reply,)), None, "English", NOW, policy
    )
    tag = view.messages[0].tag
    assert tag is not None
    return tag.words


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("kind", [k for k in DisclosureKind if k is not DisclosureKind.HUMAN])
def test_the_person_who_signed_is_named_and_not_the_mailbox(
    policy: Policy, kind: DisclosureKind, language: str
) -> None:
    footer = policy.footer(kind, language, "Priya N.")
    words = tag_of(kind, f"Hi Maren,\n\nit is on its way.\n\nPriya\n\n{footer}", policy)
    assert "Priya" in words
    assert "Nordlys" not in words


def test_without_a_footer_the_author_is_named_and_a_mailbox_with_its_whole_name(
    policy: Policy,
) -> None:
    human = DisclosureKind.HUMAN
    assert tag_of(human, "Hi.", policy) == "Written by Nordlys Support, no AI"
    jonas = Address("Jonas Weber", "jonas@nordlys.example")
    assert tag_of(human, "Hi.", policy, jonas) == "Written by Jonas, no AI"


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("שלום, where is it?", True),
        ("مرحبا", True),
        ("  12: “مرحبا”", True),
        ("Hello שלום", False),
        ("12 — ?", False),
        ("", False),
    ],
)
def test_the_first_letter_decides_from_which_side_a_message_is_read(text: str, is_so: bool) -> None:
    assert is_right_to_left(text) is is_so


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Maren Oduya", "MO"), ("Ana de la Cruz", "AC"), ("priya", "P"), ("(root)", "?"), ("", "?")],
)
def test_a_face_shows_the_first_and_the_last_initial(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_size_is_said_in_the_largest_unit_that_is_whole() -> None:
    sizes = (0, 999, 1_000, 16_600, 2_000_000, 3 * 10**9)
    assert [in_bytes(n) for n in sizes] == ["0 B", "999 B", "1 kB", "17 kB", "2 MB", "3 GB"]
