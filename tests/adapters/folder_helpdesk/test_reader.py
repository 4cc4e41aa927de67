"""A folder of mails and exports behaves as a helpdesk."""

from __future__ import annotations

import base64
import itertools
import os
import threading
from collections.abc import Callable
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.folder_helpdesk import FolderHelpdesk, mail_files
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.errors import HelpdeskError
from agent_assist.domain.tickets import Direction, Ticket, TicketStatus
from tests.adapters.folder_helpdesk.conftest import NOW
from tests.adapters.folder_helpdesk.reader_contract import Expected, HelpdeskReaderContract

CONTENT = base64.b64encode(b"a picture").decode()
EXPORT = {
    "format": "agent-assist-tickets",
    "version": 1,
    "tickets": [
        {
            "id": "90417",
            "subject": "Missed delivery",
            "queue": "Delivery",
            "status": "open",
            "channel": "E-mail",
            "order_id": "48213",
            "customer": {"name": "Zofia Żak", "email": "zofia@post.example"},
            "messages": [
                {
                    "id": "<90417.1@mail.example>",
                    "direction": "customer",
                    "from": {"name": "Zofia Żak", "email": "zofia@post.example"},
                    "to": [{"name": "Shop", "email": "help@shop.example"}],
                    "sent_at": "2026-11-19T10:00:00Z",
                    "text": "The courier missed me, the Kamelie is dry.",
                    "attachments": [
                        {"name": "card.png", "media_type": "image/png", "content_base64": CONTENT}
                    ],
                }
            ],
        }
    ],
}
ORDERS = {
    "orders": [{"id": "48213", "title": "Arc lamp", "facts": [{"label": "Price", "value": "£1"}]}]
}


class TestFolderReader(HelpdeskReaderContract):
    @pytest.fixture
    def reader(self, shop: Any) -> FolderHelpdesk:
        shop.put_json("export.json", EXPORT)
        shop.put_json("orders.json", ORDERS)
        shop.put_mail("Returns/a.eml", "May I return it?")
        reader: FolderHelpdesk = shop.reader()
        return reader

    @pytest.fixture
    def expected(self, reader: FolderHelpdesk) -> Expected:
        (mail_id,) = (t.id for batch in reader.tickets() for t in batch if t.id != "90417")
        return Expected(frozenset({"90417", mail_id}), "90417", "48213", ("kamelie", "90417"))

    @pytest.fixture
    def change(self, shop: Any) -> Callable[[], str]:
        def change() -> str:
            shop.put_mail("new.eml", message_id="<n@x>", in_reply_to="<90417.1@mail.example>")
            return "90417"

        return change


def test_a_mail_becomes_a_row(shop: Any) -> None:
    shop.put_mail("Returns/a.eml", "May I return it?\n\nMaren")

    (ticket,) = shop.tickets()

    assert ticket.id.startswith("M-")
    assert (ticket.subject, ticket.queue, ticket.channel) == ("My lamp", "Returns", "E-mail")
    assert ticket.customer.full == "Maren Oduya <maren@post.example>"
    assert ticket.excerpt == "May I return it? Maren"
    assert (ticket.status, ticket.is_waiting) == (TicketStatus.OPEN, True)


@pytest.mark.parametrize(
    ("path", "queue"),
    [
        ("a.eml", "Inbox"),
        ("Billing EU/a.eml", "Billing EU"),
        ("x/Billing/a.EML", "Billing"),
        ("cur/1700000000.M1.host:2,S", "Inbox"),
        (".Returns/new/1700000000.M1.host", "Returns"),
        ("inbox/a.eml", "Inbox"),
    ],
)
def test_the_queue_is_the_sub_folder(shop: Any, path: str, queue: str) -> None:
    shop.put_mail(path)

    assert [ticket.queue for ticket in shop.tickets()] == [queue]


def test_mail_from_our_own_address_is_an_agents_answer(shop: Any) -> None:
    shop.put_mail("a.eml")
    shop.put_mail(
        "b.eml",
        "On its way",
        message_id="<b@shop.example>",
        in_reply_to="<first@post.example>",
        date="Fri, 20 Nov 2026 11:00:00 +0000",
        **{"from": "Jonas <Help@Shop.example>"},
    )

    conversation = shop.only_conversation()

    assert [m.direction for m in conversation.messages] == [Direction.CUSTOMER, Direction.AGENT]
    assert conversation.ticket.status is TicketStatus.PENDING
    assert not conversation.ticket.is_waiting
    assert conversation.ticket.excerpt == "Hello"


def test_an_automatic_mail_after_an_answer_does_not_wait_but_a_lone_one_does(shop: Any) -> None:
    shop.put_mail("a.eml")
    shop.put_mail(
        "b.eml",
        message_id="<b@shop.example>",
        in_reply_to="<first@post.example>",
        date="Fri, 20 Nov 2026 11:00:00 +0000",
        **{"from": "help@shop.example"},
    )
    shop.put_mail(
        "c.eml",
        "I am away",
        message_id="<c@x>",
        in_reply_to="<b@shop.example>",
        date="Fri, 20 Nov 2026 11:01:00 +0000",
        auto_submitted="auto-replied",
    )
    shop.put_mail("d.eml", message_id="<d@x>", subject="Form", **{"from": "no-reply@forms.example"})

    waiting = {ticket.subject: ticket.is_waiting for ticket in shop.tickets()}

    assert waiting == {"My lamp": False, "Form": True}


def test_our_reply_appears_in_its_conversation_with_its_disclosure(
    shop: Any, approved_reply: Callable[..., Any]
) -> None:
    shop.put_mail("a.eml")
    conversation = shop.only_conversation()
    question = conversation.messages[-1]

    shop.outbox().deliver(approved_reply(question, conversation.ticket.id))

    answered = shop.only_conversation()
    assert answered.ticket.status is TicketStatus.PENDING
    assert answered.messages[-1].direction is Direction.AGENT
    assert answered.messages[-1].disclosure is DisclosureKind.AI_LIGHT
    assert "your lamp is on its way." in answered.messages[-1].text
    assert "checked by Jonas" in answered.messages[-1].text
    assert "> Hello" in answered.messages[-1].quoted


def test_a_reply_to_an_exported_ticket_appears_there_and_so_does_the_answer_to_it(
    shop: Any, approved_reply: Callable[..., Any]
) -> None:
    shop.put_json("export.json", EXPORT)
    question = shop.only_conversation().messages[-1]

    shop.outbox().deliver(
        approved_reply(question, "90417", status_change="closed", in_reply_to="x")
    )
    closed = shop.only_conversation()
    shop.put_mail(
        "answer.eml",
        "Thanks, but no",
        message_id="<late@post.example>",
        in_reply_to="<reply.1@shop.example>",
        date="Fri, 20 Nov 2026 13:00:00 +0000",
    )
    reopened = shop.only_conversation()

    assert (closed.ticket.id, closed.ticket.status) == ("90417", TicketStatus.CLOSED)
    assert len(closed.messages) == closed.ticket.message_count == 2
    assert [m.text for m in reopened.messages][-1] == "Thanks, but no"
    assert (reopened.ticket.status, reopened.ticket.is_waiting) == (TicketStatus.OPEN, True)
    assert reopened.ticket.excerpt == "Thanks, but no"


def test_a_customer_cannot_write_into_a_ticket_by_forging_our_header(shop: Any) -> None:
    shop.put_json("export.json", EXPORT)
    shop.put_mail("a.eml", "Pay me", x_agent_assist_ticket="90417")

    assert len(shop.tickets()) == 2


def test_a_reply_to_a_mail_without_message_id_still_finds_its_ticket(
    shop: Any, approved_reply: Callable[..., Any]
) -> None:
    shop.put_mail("a.eml", message_id="")
    conversation = shop.only_conversation()

    shop.outbox().deliver(approved_reply(conversation.messages[-1], conversation.ticket.id))

    assert len(shop.only_conversation().messages) == 2


def test_the_same_mail_twice_is_shown_once_and_two_mails_with_one_id_are_both_shown(
    shop: Any,
) -> None:
    shop.put_mail("a.eml", "Hello")
    shop.put_mail("copy/a.eml", "Hello")
    shop.put_mail("b.eml", "Something else")

    conversation = shop.only_conversation()

    assert sorted(m.text for m in conversation.messages) == ["Hello", "Something else"]
    assert conversation.ticket.message_count == 2
    assert len({m.id for m in conversation.messages}) == 2
    assert any("same Message-ID" in w for m in conversation.messages for w in m.warnings)


def test_a_ticket_is_found_by_the_id_it_had_before_an_older_mail_arrived(shop: Any) -> None:
    shop.put_mail("b.eml", message_id="<b@x>", subject="Re: My lamp")
    reader = shop.reader()
    ((ticket,),) = list(reader.tickets())
    shop.put_mail("a.eml", message_id="<a@x>", date="Thu, 19 Nov 2026 10:00:00 +0000")

    newer = {t.id for batch in reader.tickets() for t in batch}

    assert ticket.id not in newer
    assert len(reader.conversation(ticket.id).messages) == 2


def test_ids_are_the_same_after_a_restart(shop: Any) -> None:
    for number in range(5):
        shop.put_mail(f"{number}.eml", message_id=f"<{number}@x>", subject=f"S{number}")

    assert {t.id for t in shop.tickets()} == {t.id for t in shop.tickets()}


def test_exports_come_first_and_a_later_batch_tells_more(
    shop: Any, approved_reply: Callable[..., Any]
) -> None:
    shop.put_json("export.json", EXPORT)
    question = shop.only_conversation().messages[-1]
    shop.put_mail("a.eml")
    shop.outbox().deliver(approved_reply(question, "90417"))

    first, *later = list(shop.reader().tickets())

    assert [(t.id, t.message_count) for t in first] == [("90417", 1)]
    assert ("90417", 2) in [(t.id, t.message_count) for batch in later for t in batch]


def test_unchanged_files_are_not_parsed_again(shop: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        shop.put_mail(f"{number}.eml", message_id=f"<{number}@x>", subject=f"S{number}")
    reader = shop.reader()
    list(reader.tickets())
    opened: list[str] = []
    original = Path.open

    def open_noted(self: Path, *args: Any, **options: Any) -> Any:
        opened.append(self.name)
        return original(self, *args, **options)

    monkeypatch.setattr(Path, "open", open_noted)

    list(reader.tickets())
    assert opened == []
    shop.put_mail("1.eml", "changed", message_id="<1@x>", subject="S1")
    opened.clear()
    list(reader.tickets())

    assert set(opened) == {"1.eml"}


def test_search_folds_case_and_accents_over_everything(shop: Any) -> None:
    shop.put_json("export.json", EXPORT)
    shop.put_mail("a.eml", "Où est le canapé ? Straße, Łódź", cc="Benoît <b@courriel.example>")
    reader = shop.reader()

    def found(words: str) -> list[str]:
        return [ticket.subject for ticket in reader.search(words)]

    assert found("canape strasse lodz") == ["My lamp"]
    assert found("CANAPÉ benoit") == ["My lamp"]
    assert found("courriel.example") == ["My lamp"]
    assert found("zofia zak 48213") == ["Missed delivery"]
    assert found("90417") == ["Missed delivery"]
    assert sorted(found("example")) == ["Missed delivery", "My lamp"]


def test_search_puts_what_holds_the_words_best_first_then_the_newest(shop: Any) -> None:
    texts = (
        ("A lamp with an arc", "One"),
        ("My arc lamp is late", "Two"),
        ("About the arc lamp", "Three"),
        ("Late", "My arc lamp"),
        ("The lamp in my parcel", "Four"),
        ("The arc lamps", "Five"),
    )
    for number, (text, subject) in enumerate(texts):
        shop.put_mail(
            f"{number}.eml",
            text,
            message_id=f"<{number}@x>",
            subject=subject,
            date=f"Fri, 20 Nov 2026 0{9 - number}:00:00 +0000",
            **{"from": f"Customer <c{number}@x.example>"},
        )

    found = [ticket.subject for ticket in shop.reader().search("arc lamp")]

    assert found == ["My arc lamp", "Two", "Three", "One", "Five"]


def test_search_finds_at_most_two_hundred_the_newest(shop: Any) -> None:
    for number in range(210):
        shop.put_mail(
            f"{number}.eml",
            message_id=f"<{number}@x>",
            subject=f"S{number}",
            date=f"Fri, 20 Nov 2026 0{number // 60}:{number % 60:02}:00 +0000",
        )

    found: tuple[Ticket, ...] = shop.reader().search("hello")

    assert len(found) == 200
    assert found[0].subject == "S209"
    assert all(a.updated_at > b.updated_at for a, b in itertools.pairwise(found))


def test_a_folder_that_is_not_there_is_one_clear_sentence(shop: Any) -> None:
    shop.folder.rmdir()

    with pytest.raises(HelpdeskError, match=r"cannot be read.*Check that it exists"):
        shop.tickets()


def test_a_file_that_goes_while_it_is_shown_is_no_crash(shop: Any) -> None:
    path = shop.put_mail("a.eml")
    reader = shop.reader()
    ((ticket,),) = list(reader.tickets())
    reader.conversation(ticket.id)
    path.unlink()

    assert reader.conversation(ticket.id).messages[0].text == "Hello"
    assert list(reader.tickets()) == []


def test_the_reader_never_writes_into_the_folder(shop: Any) -> None:
    shop.put_mail("a.eml")
    before = sorted(path.stat().st_mtime_ns for path in shop.folder.rglob("*"))
    reader = shop.reader()

    list(reader.tickets())
    reader.search("hello")

    assert sorted(path.stat().st_mtime_ns for path in shop.folder.rglob("*")) == before


def old_and_new_mails(shop: Any, count: int) -> None:
    """Mails of `count` customers, one minute apart, the last one newest; files as old as their mails."""
    for number in range(count):
        path = shop.put_mail(
            f"{number}.eml", message_id=f"<{number}@x>", subject=f"Order {number}",
            date=format_datetime(NOW - timedelta(hours=9) + timedelta(minutes=number)),
            **{"from": f"C{number} <c{number}@post.example>"},
        )  # fmt: skip
        os.utime(path, (1_700_000_000 + 60 * number,) * 2)


def test_the_newest_mails_come_before_all_the_others_are_read(
    shop: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_and_new_mails(shop, 200)
    read: list[str] = []
    real = mail_files.read_heads
    monkeypatch.setattr(
        mail_files, "read_heads", lambda *args: read.append(args[1].path) or real(*args)
    )
    batches = shop.reader().tickets()
    first = next(batches)
    assert len(read) < 100
    assert 1 <= len(first) <= 25
    rest = [ticket for batch in batches for ticket in batch]
    assert len({ticket.id for ticket in (*first, *rest)}) == 200
    assert len(rest) == 180


def test_a_mail_that_turns_out_to_belong_to_an_older_one_is_taken_back(shop: Any) -> None:
    old_and_new_mails(shop, 120)
    path = shop.put_mail(
        "again.eml", message_id="<again@x>", subject="Order 0", **{"from": "C0 <c0@post.example>"}
    )  # two hours old, so the newest
    os.utime(path, (1_800_000_000,) * 2)
    reader = shop.reader()
    batches = reader.tickets()
    early = {ticket.id for ticket in next(batches)}
    later = {ticket.id for batch in batches for ticket in batch}
    gone = early - {ticket.id for batch in reader.tickets() for ticket in batch}
    assert len(gone) == 1
    joined = reader.conversation(next(iter(gone)))
    assert joined.ticket.id in later
    assert len(joined.messages) == 2
    calls: list[frozenset[str]] = []
    told = threading.Event()
    watch = reader.watch(lambda ids: (calls.append(ids), told.set()))
    assert told.wait(5)
    watch.stop()
    assert calls[0] == gone
