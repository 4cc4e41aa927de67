"""What every helpdesk reader must keep, whatever it reads: subclass, and give `reader` and `expected`.

`expected` describes the tickets behind the reader: two or more, at least one with an attachment, and an
order. `change` makes one ticket change behind the reader's back and returns its id.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from agent_assist.domain.errors import TicketNotFound
from agent_assist.domain.tickets import Direction, Ticket, TicketStatus
from agent_assist.ports.helpdesk import HelpdeskReader


@dataclass(frozen=True)
class Expected:
    """What stands behind the reader."""

    ticket_ids: frozenset[str]
    with_attachment: str
    order_id: str
    word_in_one_ticket: tuple[str, str]
    """A word, and the id of the only ticket that holds it."""


class HelpdeskReaderContract:
    """The port's promises (ports/helpdesk.py)."""

    @pytest.fixture
    def reader(self) -> HelpdeskReader:
        raise NotImplementedError

    @pytest.fixture
    def expected(self) -> Expected:
        raise NotImplementedError

    @pytest.fixture
    def change(self) -> Callable[[], str]:
        raise NotImplementedError

    def every_ticket(self, reader: HelpdeskReader) -> dict[str, Ticket]:
        return {ticket.id: ticket for batch in reader.tickets() for ticket in batch}

    def test_all_tickets_come_in_batches_the_first_one_small(
        self, reader: HelpdeskReader, expected: Expected
    ) -> None:
        batches = list(reader.tickets())

        assert 1 <= len(batches[0]) <= 25
        assert {ticket.id for batch in batches for ticket in batch} == expected.ticket_ids

    def test_a_conversation_is_oldest_first_and_agrees_with_its_row(
        self, reader: HelpdeskReader, expected: Expected
    ) -> None:
        for identity, ticket in self.every_ticket(reader).items():
            conversation = reader.conversation(identity)
            times = [message.sent_at for message in conversation.messages]
            assert conversation.ticket == ticket
            assert times == sorted(times)
            assert all(time.utcoffset() == timedelta(0) for time in times)
            assert ticket.message_count == len(conversation.messages)
            assert len({message.id for message in conversation.messages}) == ticket.message_count
            spoken = [m for m in conversation.messages if m.direction is not Direction.NOTE]
            if ticket.status is not TicketStatus.CLOSED:
                assert ticket.is_waiting == (spoken[-1].direction is Direction.CUSTOMER)

    def test_a_fresh_conversation_shows_what_changed_behind_the_readers_back(
        self, reader: HelpdeskReader, change: Callable[[], str]
    ) -> None:
        list(reader.tickets())
        identity = change()

        fresh = reader.conversation(identity, is_fresh=True)

        assert fresh.ticket.message_count == len(fresh.messages)
        assert fresh.ticket == self.every_ticket(reader)[identity]
        assert reader.conversation(identity) == fresh

    def test_an_unknown_ticket_is_not_found(self, reader: HelpdeskReader) -> None:
        with pytest.raises(TicketNotFound):
            reader.conversation("no such ticket")

    def test_attachments_are_read_by_digest(
        self, reader: HelpdeskReader, expected: Expected
    ) -> None:
        conversation = reader.conversation(expected.with_attachment)
        attachments = [a for message in conversation.messages for a in message.attachments]

        for attachment in attachments:
            data = reader.attachment(expected.with_attachment, attachment.sha256_hex)
            assert hashlib.sha256(data).hexdigest() == attachment.sha256_hex
            assert len(data) == attachment.size_bytes
        assert attachments
        with pytest.raises(TicketNotFound):
            reader.attachment(expected.with_attachment, "00" * 32)

    def test_orders(self, reader: HelpdeskReader, expected: Expected) -> None:
        order = reader.order(expected.order_id)

        assert order is not None
        assert order.id == expected.order_id
        assert reader.order("no such order") is None

    def test_search_finds_words_in_any_case_and_nothing_for_nothing(
        self, reader: HelpdeskReader, expected: Expected
    ) -> None:
        word, identity = expected.word_in_one_ticket

        for written in (word, word.upper(), f"  {word} "):
            assert [ticket.id for ticket in reader.search(written)] == [identity]
        assert reader.search("") == ()
        assert reader.search(f"{word} nowhere-to-be-found") == ()

    def test_a_change_is_reported_within_a_second_and_not_after_stop(
        self, reader: HelpdeskReader, change: Callable[[], str]
    ) -> None:
        before = threading.active_count()
        reported: set[str] = set()
        arrived = threading.Event()

        def on_change(ids: frozenset[str]) -> None:
            reported.update(ids)
            arrived.set()

        watch = reader.watch(on_change)
        identity = change()
        assert arrived.wait(5)
        watch.stop()

        assert identity in reported
        assert threading.active_count() == before
