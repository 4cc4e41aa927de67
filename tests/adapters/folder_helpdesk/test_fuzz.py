"""Whatever bytes lie in the folder, everything that can be shown is shown and nothing is raised."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_assist.adapters.folder_helpdesk import FolderHelpdesk

PIECES = [
    b"From: a@b.example\r\n", b"Subject: =?utf-8?B?", b"?=", b"\n\n", b"\r\n\r\n", b"\x00", b"\xff\xfe",
    b"Content-Type: multipart/mixed; boundary=b\n", b"--b\n", b"--b--\n", b'Content-Type: text/html; charset="',
    b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: quoted-printable\n", b"=", b"=C3=",
    b"Content-Type: message/rfc822\n", b"Content-Disposition: attachment; filename*=utf-8''%",
    b"Date: ", b"99 Feb 9999 99:99", b"References: <a@b> <", b"Message-ID: <", b"Content-Type: ; ; =\n",
    b"From x Fri Nov 20 10:00:00 2026\n", b"<div style='display:none'>", b"<", b"&#x110000;", b'{"tickets": [',
    b'{"id": "1", "messages": [{"text": "a"}]}', b'{"format": "agent-assist-tickets", ', b"]", b"}", b",", b'"',
    b"ticket_id,text\n", b"1,a\n", b"\\ud800", b'"comments": [{}], "id": 1, "subject": 2, ', b"\t", b";", b"Q==",
    b"Content-Type: text/plain; charset*0*=x''%ff; charset*1=y\n", b"Content-Type: text/plain; name*=a''%ZZ\n",
    b"To: ", b'"' * 50, b"(" * 50, b"<" * 50, b" " * 50,
]  # fmt: skip
NAMES = ["a.eml", "a.json", "a.csv", "a.mbox", "cur/a", "orders.json", "a.jsonl"]

hostile = st.one_of(
    st.binary(max_size=300),
    st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=12)), max_size=25).map(b"".join),
)


class Clock:
    def now(self) -> Any:
        from datetime import UTC, datetime

        return datetime(2026, 11, 20, tzinfo=UTC)

    def monotonic_ms(self) -> int:
        return 0


def read_everything(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        reader = FolderHelpdesk(Path(folder), own_addresses=["a@b.example"], clock=Clock())
        tickets = [ticket for batch in reader.tickets() for ticket in batch]
        assert tickets or reader.problems
        for ticket in tickets:
            repr(ticket).encode()
            conversation = reader.conversation(ticket.id)
            for message in conversation.messages:
                (message.text + message.quoted + message.hidden_text).encode()
                for attachment in message.attachments:
                    reader.attachment(ticket.id, attachment.sha256_hex)
        reader.search("a")


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=120, deadline=None)
@given(content=hostile)
def test_any_bytes_are_survived(name: str, content: bytes) -> None:
    read_everything(name, content or b"x")


@pytest.mark.parametrize("seed", range(40))
def test_a_real_mail_with_flipped_bytes_is_survived(write_mail: Any, seed: int) -> None:
    body = (
        "--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain; "
        "charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=C3=9Fe\n--c\n"
        "Content-Type: text/html\n\n<p>Gr&uuml;&szlig;e</p>\n--c--\n--b\nContent-Type: image/png; "
        "name*=utf-8''l%C3%A4mp.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n"
    )
    data = bytearray(
        write_mail(body, content_type="multipart/mixed; boundary=b", subject="=?utf-8?q?=C3=A4?=")
    )
    chance = random.Random(seed)
    for _ in range(chance.randrange(1, 25)):
        data[chance.randrange(len(data))] = chance.randrange(256)

    read_everything("a.eml", bytes(data))
