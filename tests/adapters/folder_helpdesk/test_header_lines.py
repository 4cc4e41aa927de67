"""Header lines arrive as approved, and nobody can smuggle in another."""

from __future__ import annotations

import email
import email.policy
from email.header import decode_header, make_header
from email.utils import getaddresses

import pytest

from agent_assist.adapters.folder_helpdesk import header_lines as lines
from agent_assist.adapters.folder_helpdesk.addresses import read_addresses
from agent_assist.domain.errors import DeliveryRefused
from agent_assist.domain.tickets import Address

LONG_NAME = "Maren Żółć-Öduya von und zu Hohenlangenhausen, Abteilung für Lampen & Zubehör"


@pytest.mark.parametrize(
    "text",
    [
        "Re: My lamp",
        "Re: Lämpchen " * 20,
        "=?utf-8?q?looks_encoded?=",
        "two  spaces, trailing ",
        "a word of " + "x" * 200,
        "日本語の件名" * 20,
        "👩‍👩‍👧 family",
    ],
)
def test_a_subject_arrives_as_it_was_written(text: str) -> None:
    written = lines.unstructured("Subject", text)

    assert all(len(line) <= 998 for line in written.split("\r\n"))
    read = email.message_from_string(written + "\r\n", policy=email.policy.default)
    assert read["Subject"] == text


@pytest.mark.parametrize(
    "name", ["Maren", "Maren, the first", 'Maren "M" Oduya', LONG_NAME, "a\\b", ""]
)
def test_names_arrive_as_they_were_written(name: str) -> None:
    written = lines.addresses(
        "To", [Address(name, "maren@post.example"), Address("", "b@x.example")]
    )

    # The older parser: 3.11's newer one puts a space between two encoded words (RFC 2047 says none).
    raw = email.message_from_string(written + "\r\n")["To"]
    read = [(str(make_header(decode_header(n))), a) for n, a in getaddresses([raw])]
    assert read == [(name, "maren@post.example"), ("", "b@x.example")]
    assert read_addresses(raw.encode())[0] == Address(name, "maren@post.example")


@pytest.mark.parametrize("bad", ["a\nBcc: x@y.example", "a\rb", "a\x00b", "a\u2028b", "a\x85b"])
def test_line_breaks_and_control_characters_are_refused(bad: str) -> None:
    with pytest.raises(DeliveryRefused):
        lines.unstructured("Subject", bad)
    with pytest.raises(DeliveryRefused):
        lines.addresses("To", [Address(bad, "maren@post.example")])
    with pytest.raises(DeliveryRefused):
        lines.addresses("To", [Address("Maren", f"maren@post.example{bad}")])


@pytest.mark.parametrize(
    "email_address", ["", "maren", "a@b@c", "a b@x.example", "<a@x.example>", "a@x,b@y"]
)
def test_what_is_no_address_is_refused_by_name(email_address: str) -> None:
    with pytest.raises(DeliveryRefused, match="not a mail address"):
        lines.mailbox(Address("Maren", email_address))


def test_domains_beyond_ascii_are_written_for_mail_servers() -> None:
    assert lines.mailbox(Address("", "ole@bücher.example")) == "ole@xn--bcher-kva.example"


def test_long_identifiers_are_never_encoded_or_broken() -> None:
    identifiers = [f"<{'x' * length}@mail.example>" for length in (10, 70, 200)]

    written = lines.identifiers("References", identifiers)

    assert written.replace("\r\n ", " ").split(": ", 1)[1].split() == identifiers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a@x.example>", "<a@x.example>"),
        ("a@x.example", "<a@x.example>"),
        ("<a@x.example>#2", "<a@x.example>"),
        ("90417.1", ""),
        ("", ""),
        ("<a b@x>", ""),
    ],
)
def test_only_real_message_ids_stand_in_headers(text: str, expected: str) -> None:
    assert lines.message_id(text) == expected
