"""Mails are found in `.mbox` files of every dialect, and appended ones do not disturb the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Write = Callable[..., bytes]
SEPARATOR = b"From maren@post.example Fri Nov 20 10:00:00 2026\n"


def mbox(*mails: bytes) -> bytes:
    return b"".join(
        SEPARATOR + mail.replace(b"\r\n", b"\n").rstrip(b"\n") + b"\n\n" for mail in mails
    )


def texts(shop: Any) -> list[str]:
    reader = shop.reader()
    found = [ticket.id for batch in reader.tickets() for ticket in batch]
    return sorted(m.text for identity in found for m in reader.conversation(identity).messages)


def test_every_mail_of_an_mbox_is_read(shop: Any, write_mail: Write) -> None:
    mails = [write_mail(f"Text {n}", message_id=f"<{n}@x>", subject=f"S{n}") for n in range(5)]
    shop.put("Returns/all.mbox", mbox(*mails))

    assert texts(shop) == [f"Text {n}" for n in range(5)]
    assert {ticket.queue for ticket in shop.tickets()} == {"Returns"}


def test_sentences_that_begin_with_from_do_not_cut_a_mail(shop: Any, write_mail: Write) -> None:
    body = "Hello\n\nFrom now on I am at home.\n>From 10:00 I am not.\n>>From 11:00 neither"
    shop.put("a.mbox", mbox(write_mail(body)))

    found = shop.only_conversation().messages[0]
    assert found.text == "Hello\n\nFrom now on I am at home.\nFrom 10:00 I am not."
    assert found.quoted.endswith("From 11:00 neither")


def test_a_quoted_separator_without_an_empty_line_does_not_cut_a_mail(
    shop: Any, write_mail: Write
) -> None:
    shop.put("a.mbox", mbox(write_mail("The file said:\n" + SEPARATOR.decode() + "and ended.")))

    (text,) = texts(shop)
    assert text.endswith("and ended.")


def test_windows_line_ends(shop: Any, write_mail: Write) -> None:
    content = mbox(write_mail("One"), write_mail("Two", message_id="<2@x>", subject="b"))
    shop.put("a.mbox", content.replace(b"\n", b"\r\n"))

    assert texts(shop) == ["One", "Two"]


def test_appended_mail_leaves_the_others_where_they_are(shop: Any, write_mail: Write) -> None:
    first = mbox(write_mail("One"))
    shop.put("a.mbox", first)
    reader = shop.reader()
    ((before,),) = list(reader.tickets())
    shop.put("a.mbox", first + mbox(write_mail("Two", message_id="<2@x>", subject="b")))

    after = {ticket.id: ticket for batch in reader.tickets() for ticket in batch}

    assert len(after) == 2
    assert after[before.id] == before


def test_a_file_without_separators_is_one_mail(shop: Any, write_mail: Write) -> None:
    shop.put("a.mbox", write_mail("One"))

    assert texts(shop) == ["One"]
