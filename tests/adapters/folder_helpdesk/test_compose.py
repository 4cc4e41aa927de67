"""A reply on its way out: what was approved, threaded, disclosed, and readable by any mail program."""

from __future__ import annotations

import email
import email.policy
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent_assist.adapters.folder_helpdesk.compose import compose, plain_text
from agent_assist.domain.disclosure import DisclosureKind, machine_disclosure
from agent_assist.domain.envelope import Envelope
from agent_assist.domain.errors import DeliveryRefused
from agent_assist.domain.tickets import Address, Attachment, Message

NOW = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)


@pytest.fixture
def envelope(
    write_mail: Callable[..., bytes],
    read_mail: Callable[[bytes], Message],
    approved_reply: Callable[..., Any],
) -> Envelope:
    message = read_mail(write_mail(references="<zero@post.example>"))
    envelope: Envelope = approved_reply(message, "M-TEST").envelope
    return envelope


def read(envelope: Envelope, files: Any = ()) -> EmailMessage:
    data = compose(envelope, "ab12", NOW, files)
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    for part in message.walk():
        assert part.defects == []
    return message


def text_of(message: EmailMessage, kind: str = "plain") -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_every_part_of_the_envelope_is_in_its_header(envelope: Envelope) -> None:
    changed = replace(
        envelope, cc=(Address("Ole", "ole@x.example"),), bcc=(Address("", "secret@x.example"),)
    )

    message = read(changed)

    assert message["From"] == "Shop <help@shop.example>"
    assert message["To"] == "Maren Oduya <maren@post.example>"
    assert message["Cc"] == "Ole <ole@x.example>"
    assert message["Subject"] == "Re: My lamp"
    assert message["Date"].datetime == NOW
    assert message["Message-ID"] == "<reply.1@shop.example>"
    assert message["X-Agent-Assist-Outbox"] == "ab12"
    assert message["X-Agent-Assist-Ticket"] == "M-TEST"
    assert message["Content-Language"] == "en"


def test_blind_copies_are_nowhere_in_the_mail(envelope: Envelope) -> None:
    changed = replace(envelope, bcc=(Address("", "secret@x.example"),))

    assert b"secret" not in compose(changed, "ab12", NOW, ())


def test_the_reply_names_what_it_answers(envelope: Envelope) -> None:
    message = read(envelope)

    assert message["In-Reply-To"] == "<first@post.example>"
    assert message["References"] == "<zero@post.example> <first@post.example>"


def test_long_chains_keep_the_first_and_the_latest_references(envelope: Envelope) -> None:
    chain = tuple(f"<{n}.{'x' * 90}@post.example>" for n in range(60))

    kept = str(read(replace(envelope, references=chain))["References"]).split()

    assert len(kept) == 20
    assert kept[0] == chain[0]
    assert kept[-1] == "<first@post.example>"
    assert kept[1:-1] == list(chain[-18:])


def test_ids_that_are_no_message_ids_are_left_out(envelope: Envelope) -> None:
    changed = replace(
        envelope, in_reply_to="90417.1", references=("m1", "<a@no-message-id.invalid>")
    )

    message = read(changed)

    assert message["In-Reply-To"] is None
    assert message["References"] is None


@pytest.mark.parametrize("kind", list(DisclosureKind))
def test_machines_are_told_in_header_and_html(envelope: Envelope, kind: DisclosureKind) -> None:
    message = read(replace(envelope, disclosure=kind))
    words = machine_disclosure(kind)

    assert message["AI-Disclosure"] == words.header_value()
    assert f'ai-disclosure="{words.w3c}"' in text_of(message, "html")


def test_the_text_is_exactly_body_blank_line_footer_and_original(envelope: Envelope) -> None:
    body = (
        "Hello,  \nFrom here on\n.\n>quoted?\n-- \n"
        + "long " * 60
        + "\n\ttab \u2028 zero\u00a0width"
    )
    changed = replace(envelope, body=body, footer="Ein Hinweis – geprüft")

    text = text_of(read(changed))

    assert text == f"{body}\n\nEin Hinweis – geprüft\n\n{changed.quoted}"
    assert text == plain_text(changed)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_approved_body_leaves_unaltered(envelope: Envelope, body: str) -> None:
    data = compose(replace(envelope, body=body, footer="f", quoted=""), "ab12", NOW, ())

    part = email.message_from_bytes(data).get_payload(0)
    sent = part.get_payload(decode=True).replace(b"\r\n", b"\n").decode()  # type: ignore[union-attr]
    assert sent == (body + "\n\nf").replace("\r\n", "\n")


def test_html_says_the_same_with_nothing_left_to_run(envelope: Envelope) -> None:
    body = '<script>alert("x")</script> & so on\n  indented'

    html = text_of(read(replace(envelope, body=body, language="de", footer="Fuß <b>")), "html")

    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "Fuß &lt;b&gt;" in html
    assert '<html lang="de">' in html
    assert "&nbsp; indented" in html
    assert html.index("Fuß") < html.index("<blockquote")


def test_the_original_stands_outside_what_is_disclosed(envelope: Envelope) -> None:
    html = text_of(read(envelope), "html")

    container, rest = html.split('</div>\n<div dir="auto">On 20 November')
    assert "ai-disclosure" in container
    assert "<blockquote" in rest
    assert "&gt; Hello" not in html


def test_attachments_travel_whole(envelope: Envelope) -> None:
    files = [
        (Attachment("größe.pdf", "application/pdf", 5, "00"), b"%PDF\x00"),
        (Attachment("a.eml", "message/rfc822", 3, "01"), b"a\nb"),
    ]

    first, second = read(envelope, files).iter_attachments()

    assert first.get_filename() == "größe.pdf"
    assert first.get_payload(decode=True) == b"%PDF\x00"
    assert second.get_content_type() == "application/octet-stream"
    assert second.get_payload(decode=True) == b"a\nb"


def test_a_hostile_language_or_media_type_stays_inside_its_quotes(envelope: Envelope) -> None:
    html = text_of(read(replace(envelope, language='en" onload="x')), "html")
    assert 'onload="x"' not in html

    with pytest.raises(DeliveryRefused):
        read(envelope, [(Attachment("a", "text/plain\r\nX-Evil: 1", 1, "00"), b"x")])


def test_every_line_ends_with_crlf_and_is_short_enough(envelope: Envelope) -> None:
    data = compose(replace(envelope, body="x" * 5000), "ab12", NOW, ())

    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert max(map(len, data.split(b"\r\n"))) <= 998


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_reads_the_reply_too(envelope: Envelope, tmp_path: Path) -> None:
    data = compose(replace(envelope, subject="Re: Lämpchen"), "ab12", NOW, ())

    result = subprocess.run(
        ["git", "mailinfo", "--scissors", "msg", "patch"],
        input=data.replace(b"\r\n", b"\n"),
        capture_output=True,
        cwd=tmp_path,
        check=True,
    )

    assert "Subject: Lämpchen" in result.stdout.decode()
    assert "Email: help@shop.example" in result.stdout.decode()
    assert "your lamp is on its way." in (tmp_path / "msg").read_text()
