"""A ticket's fields as a passage: what the helpdesk says, and nothing that the customer said."""

from __future__ import annotations

from datetime import UTC, datetime

from agent_assist.analysis.claims import check_reply
from agent_assist.analysis.retrieval.sentence_choice import usable_sentences
from agent_assist.analysis.retrieval.ticket_passage import ticket_passage
from agent_assist.domain.drafts import Sentence, SentenceKind, Severity
from agent_assist.domain.evidence import PassageKind
from agent_assist.domain.tickets import (
    Address,
    Conversation,
    Direction,
    Message,
    Ticket,
    TicketStatus,
)

MAREN = Address("Maren Oduya", "maren@mail.example")


def said(day: int, side: Direction, text: str = "I was promised 500 EUR.") -> Message:
    at = datetime(2026, 11, day, 12, 0, tzinfo=UTC)
    return Message(f"<{day}>", side, MAREN, (), (), at, text)


def conversation() -> Conversation:
    messages = (
        said(17, Direction.CUSTOMER),
        said(17, Direction.AGENT, "We look into it."),
        said(18, Direction.NOTE, "Angry, be quick."),
        said(20, Direction.CUSTOMER),
        said(20, Direction.CUSTOMER),
    )
    ticket = Ticket(
        "90511", "My 500 EUR", "Escalations", TicketStatus.OPEN, "E-mail", MAREN,
        messages[-1].sent_at, "", len(messages), True, order_id="47999", tags=("angry",),
    )  # fmt: skip
    return Conversation(ticket, messages)


def test_it_says_number_channel_days_and_order() -> None:
    passage = ticket_passage(conversation(), "de")
    assert (passage.id, passage.kind, passage.language) == (
        "ticket:90511",
        PassageKind.TICKET,
        "de",
    )
    assert passage.text.splitlines() == [
        "Ticket number: 90511",
        "Channel: E-mail",
        "Customer wrote: 2026-11-17, 2026-11-20",
        "We answered: 2026-11-17",
        "Order: 47999",
    ]


def test_nothing_of_the_customers_words_of_notes_or_of_the_teams_own_fields_is_in_it() -> None:
    passage = ticket_passage(conversation(), "en")
    for private in ("500", "Angry", "angry", "Escalations", "Maren", "11-18"):
        assert private not in f"{passage.title} {passage.text}"


def checked(text: str, kind: SentenceKind = SentenceKind.FACT) -> list[str]:
    sentence = Sentence(0, len(text), kind, ("ticket:90511",))
    found = check_reply(
        text, (sentence,), (ticket_passage(conversation(), "de"),), customer_text="",
        today=datetime(2026, 11, 20, tzinfo=UTC).date(), language="de",
    )  # fmt: skip
    return [f.rule for f in found.findings if f.severity is Severity.MUST]


def test_a_reply_may_say_when_the_customer_wrote_and_no_other_day() -> None:
    assert checked("Sie haben uns am 17. November 2026 geschrieben.") == []
    assert checked("Sie haben uns am 16. November 2026 geschrieben.") == ["date_without_source"]


def test_no_promise_rests_on_it_and_no_sentence_is_taken_from_it() -> None:
    promise = "Wir erstatten Ihnen den Preis."
    assert "commitment_without_source" in checked(promise, SentenceKind.COMMITMENT)
    assert usable_sentences(ticket_passage(conversation(), "en")) == ()
