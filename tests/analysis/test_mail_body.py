"""Every mail gives a text, however malformed, and says whether a machine sent it."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.analysis.mail_body import read_mail

TORTURE = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "mime" / "cpython.jsonl"


def test_plain_text_is_preferred_and_attachments_are_left_out() -> None:
    raw = (
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=iso-8859-1\n'
        b"Content-Transfer-Encoding: quoted-printable\n\nGr=FC=DFe\n--b\nContent-Type: text/html\n\n<p>other</p>\n"
        b"--b\nContent-Type: text/plain\nContent-Disposition: attachment\n\nsecret\n--b--\n"
    )
    assert read_mail(raw).text.strip() == "Grüße"


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-replied",
        "Precedence: auto_reply",
        "X-Auto-Response-Suppress: All",
        "X-Autoreply: yes",
        "From: MAILER-DAEMON@x.example",
        "Subject: =?utf-8?q?Abwesenheitsnotiz=3A?= Urlaub",
        "Content-Type: multipart/report; boundary=b",
    ],
)
def test_automatic_mail_is_known(header: str) -> None:
    assert read_mail(f"{header}\n\nI am away.".encode()).is_automatic


@pytest.mark.parametrize(
    "header",
    ["Auto-Submitted: no", "Subject: automatic door broken", "X-Auto-Response-Suppress: none"],
)
def test_a_persons_mail_is_not_automatic(header: str) -> None:
    assert not read_mail(f"From: a@x.example\n{header}\n\nHello".encode()).is_automatic


@pytest.mark.parametrize("charset", ["x-unknown", "base64", "idna", "undefined", "utf-16", "\\0"])
@pytest.mark.parametrize("encoding", ["8bit", "base64", "x-uuencode", "bogus"])
def test_wrong_declarations_are_survived(charset: str, encoding: str) -> None:
    head = (
        f'Content-Type: text/plain; charset="{charset}"\nContent-Transfer-Encoding: {encoding}\n\n'
    )
    read_mail(head.encode() + b"\xff\xfehello\x00 =?x?=").text.encode("utf-8")


def test_endless_nesting_ends() -> None:
    read_mail(b"Content-Type: message/rfc822\n\n" * 5_000)
    read_mail(
        b"".join(
            b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i)
            for i in range(2_000)
        )
    )


@given(st.binary())
def test_any_bytes_are_read(raw: bytes) -> None:
    read_mail(raw).text.encode("utf-8")


@pytest.mark.skipif(not TORTURE.exists(), reason="the shared folder mime is not here")
def test_the_torture_mails() -> None:
    for line in TORTURE.read_text("utf-8").splitlines():
        row = json.loads(line)
        mail = read_mail(base64.b64decode(row["eml"]))
        assert mail.is_automatic or not row["auto_reply"], row["id"]
