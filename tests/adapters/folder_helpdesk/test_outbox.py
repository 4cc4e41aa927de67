"""A reply is written once and whole, or refused before anything happened; only a real doubt is a doubt."""

from __future__ import annotations

import email
import errno
import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from agent_assist.domain.errors import DeliveryRefused, DeliveryUnknown, TicketNotFound
from agent_assist.domain.outbox import OutboxItem
from agent_assist.domain.tickets import Address, Attachment

PICTURE = b"a picture"
ATTACHED = Attachment("a.png", "image/png", len(PICTURE), hashlib.sha256(PICTURE).hexdigest())


@pytest.fixture
def reply(shop: Any, approved_reply: Callable[..., Any]) -> Callable[..., OutboxItem]:
    shop.put_mail("a.eml")
    conversation = shop.only_conversation()

    def make(**changes: Any) -> OutboxItem:
        made: OutboxItem = approved_reply(
            conversation.messages[-1], conversation.ticket.id, **changes
        )
        return made

    return make


def written(shop: Any) -> list[str]:
    outbox: Path = shop.folder / "outbox"
    return (
        sorted(path.name for path in outbox.rglob("*") if path.is_file()) if outbox.exists() else []
    )


def test_a_reply_is_a_file_named_by_its_outbox_id(
    shop: Any, reply: Callable[..., OutboxItem]
) -> None:
    item = reply()

    receipt = shop.outbox().deliver(item)

    assert receipt.remote_id == f"outbox/{item.id}.eml"
    message = email.message_from_bytes((shop.folder / receipt.remote_id).read_bytes())
    assert message["X-Agent-Assist-Outbox"] == item.id
    assert message["Message-ID"] == item.envelope.message_id


def test_delivering_twice_writes_once(shop: Any, reply: Callable[..., OutboxItem]) -> None:
    item = reply()
    outbox = shop.outbox()
    first = outbox.deliver(item)
    content = (shop.folder / first.remote_id).read_bytes()
    shop.clock.time = shop.clock.time.replace(hour=15)

    assert shop.outbox().deliver(item) == first
    assert (shop.folder / first.remote_id).read_bytes() == content
    assert len([name for name in written(shop) if name.endswith(".eml")]) == 1


def test_a_reply_is_found_by_its_message_id_also_where_it_was_moved_to(
    shop: Any, reply: Callable[..., OutboxItem]
) -> None:
    item, outbox = reply(), shop.outbox()
    assert outbox.find(item) is None

    receipt = outbox.deliver(item)
    assert outbox.find(item) == receipt
    sent = shop.folder / "outbox" / "sent"
    sent.mkdir()
    (shop.folder / receipt.remote_id).rename(sent / "taken-by-the-server.eml")

    assert outbox.find(item).remote_id == "outbox/sent/taken-by-the-server.eml"
    assert outbox.deliver(item) == outbox.find(item)
    assert outbox.find(replace(item, envelope=replace(item.envelope, message_id="<b@x>"))) is None


def test_a_reply_to_thousands_is_still_found(shop: Any, reply: Callable[..., OutboxItem]) -> None:
    everybody = tuple(Address(f"Person {n}", f"p{n}@post.example") for n in range(5000))
    item, outbox = reply(cc=everybody), shop.outbox()

    receipt = outbox.deliver(item)

    assert (shop.folder / receipt.remote_id).stat().st_size > 100_000
    assert outbox.find(item) == receipt
    assert len(shop.only_conversation().messages[-1].cc) == 5000


def test_blind_copies_stand_in_the_file_beside_the_mail_only(
    shop: Any, reply: Callable[..., OutboxItem]
) -> None:
    item = reply(bcc=(Address("Lead", "lead@shop.example"),), cc=(Address("", "ole@x.example"),))

    receipt = shop.outbox().deliver(item)

    path = shop.folder / receipt.remote_id
    beside = json.loads(path.with_suffix(".recipients.json").read_text())
    assert b"lead@" not in path.read_bytes()
    assert beside["mail"] == path.name
    assert beside["rcpt_to"] == ["maren@post.example", "ole@x.example", "lead@shop.example"]
    assert beside["envelope_sha256"] == item.envelope.digest_hex


def test_attachments_are_read_from_the_ticket_and_checked(
    shop: Any, reply: Callable[..., OutboxItem]
) -> None:
    item = reply(attachments=(ATTACHED,))

    receipt = shop.outbox(attachment_bytes=lambda ticket, digest: PICTURE).deliver(item)

    message = email.message_from_bytes((shop.folder / receipt.remote_id).read_bytes())
    assert message.get_payload(1).get_payload(decode=True) == PICTURE  # type: ignore[union-attr]


def _gone(ticket: str, digest: str) -> bytes:
    raise TicketNotFound("gone")


@pytest.mark.parametrize(
    "attachment_bytes", [None, _gone, lambda ticket, digest: b"another picture"]
)
def test_an_attachment_that_is_not_what_was_approved_is_refused(
    shop: Any, reply: Callable[..., OutboxItem], attachment_bytes: Any
) -> None:
    outbox = shop.outbox(attachment_bytes=attachment_bytes)

    with pytest.raises(DeliveryRefused):
        outbox.deliver(reply(attachments=(ATTACHED,)))
    assert written(shop) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"source": "zendesk"},
        {"visibility": "private"},
        {"message_id": ""},
        {"message_id": "no id"},
        {"to": ()},
        {"to": (Address("Maren", "not an address"),)},
        {"subject": "a\r\nBcc: x@y.example"},
        {"sender": Address("Shop\nX: y", "help@shop.example")},
        {"cc": (Address("", "a@x.example\n"),)},
    ],
)
def test_what_must_not_leave_is_refused_before_anything_is_written(
    shop: Any, reply: Callable[..., OutboxItem], changes: dict[str, Any]
) -> None:
    with pytest.raises(DeliveryRefused):
        shop.outbox().deliver(reply(**changes))
    assert written(shop) == []


def test_another_reply_under_the_same_outbox_id_is_refused_and_the_first_stays(
    shop: Any, reply: Callable[..., OutboxItem]
) -> None:
    first = shop.outbox().deliver(reply())
    before = (shop.folder / first.remote_id).read_bytes()

    with pytest.raises(DeliveryRefused, match="another reply"):
        shop.outbox().deliver(reply(message_id="<other@shop.example>"))
    assert (shop.folder / first.remote_id).read_bytes() == before


def test_an_odd_outbox_id_cannot_leave_the_folder(
    shop: Any, reply: Callable[..., OutboxItem]
) -> None:
    item = replace(reply(), id="../../evil")

    receipt = shop.outbox().deliver(item)

    assert "/evil" not in receipt.remote_id
    assert (shop.folder / receipt.remote_id).parent == shop.folder / "outbox"


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_failure_before_the_mail_has_its_name_is_a_refusal_and_leaves_nothing(
    shop: Any,
    reply: Callable[..., OutboxItem],
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    code: int,
) -> None:
    item = reply()

    def fail(*_: Any) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(os if step == "fsync" else Path, step, fail)
        with pytest.raises(DeliveryRefused, match="Nothing was sent"):
            shop.outbox().deliver(item)

    assert written(shop) == []
    assert shop.outbox().find(item) is None
    assert shop.outbox().deliver(item)


def test_a_really_full_disk_is_a_refusal(reply: Callable[..., OutboxItem], shop: Any) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    item = reply()
    outbox = shop.folder / "outbox"
    outbox.mkdir()
    (outbox / f".{item.id}.eml.tmp").symlink_to(full)

    with pytest.raises(DeliveryRefused, match="the disk is full"):
        shop.outbox().deliver(item)
    assert [name for name in written(shop) if name.endswith(".eml")] == []


def test_only_a_disk_that_does_not_confirm_the_name_leaves_a_doubt(
    shop: Any, reply: Callable[..., OutboxItem], monkeypatch: pytest.MonkeyPatch
) -> None:
    item = reply()
    outbox = shop.outbox()
    flushed: list[int] = []
    original = os.fsync

    def fail_on_the_last(descriptor: int) -> None:
        flushed.append(descriptor)
        if len(flushed) == 4:
            raise OSError(errno.EIO, "Input/output error")
        original(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail_on_the_last)
        with pytest.raises(DeliveryUnknown):
            outbox.deliver(item)

    found = outbox.find(item)
    assert found is not None
    assert outbox.deliver(item) == found


def test_an_outbox_that_cannot_be_read_leaves_a_doubt(
    shop: Any, reply: Callable[..., OutboxItem], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    item = reply()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", fail)
        with pytest.raises(DeliveryUnknown):
            shop.outbox().find(item)


def test_a_crash_in_the_middle_leaves_a_file_that_nobody_reads(
    shop: Any, reply: Callable[..., OutboxItem]
) -> None:
    item = reply()
    outbox = shop.folder / "outbox"
    outbox.mkdir()
    (outbox / f".{item.id}.eml.tmp").write_bytes(b"From: half a m")

    assert shop.outbox().find(item) is None
    assert len(shop.tickets()) == 1
    shop.outbox().deliver(item)

    assert written(shop) == [f"{item.id}.eml", f"{item.id}.recipients.json"]
