"""The JSON lines of `screen` and `reply-text` have the shape that is documented."""

from __future__ import annotations

import base64

import pytest

from agent_assist.analysis.text_lines import reply_text_line, screen_line
from agent_assist.domain.errors import InputError


def test_a_screened_line() -> None:
    assert screen_line(
        {"id": "a", "text": "Ich möchte mit einem Menschen sprechen.", "more": 1}
    ) == {
        "id": "a",
        "wants_human": True,
        "asks_if_ai": False,
        "language": "de",
        "risks": [],
        "injection": {"flagged": False, "reasons": []},
        "hidden_text": False,
        "clean_text": "Ich möchte mit einem Menschen sprechen.",
    }


def test_a_reply_from_text() -> None:
    assert reply_text_line({"id": 1, "text": "Yes.\n> sure?\n-- \nAnna"}) == {
        "id": 1, "reply": "Yes.", "quoted": "> sure?", "signature": "-- \nAnna", "auto_reply": False,
    }  # fmt: skip


def test_a_reply_from_a_mail() -> None:
    mail = base64.b64encode(
        b"Subject: x\nContent-Type: text/html\n\n<p>Yes.</p><blockquote>sure?</blockquote>"
    )
    found = reply_text_line({"id": 1, "eml": mail.decode()})
    assert (found["reply"], found["quoted"]) == ("Yes.", "> sure?")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({}, "The field “text” must be a text."),
        ({"text": 5}, "The field “text” must be a text."),
        ([], "A line must be a JSON object."),
    ],
)
def test_an_unusable_line_says_why(row: object, sentence: str) -> None:
    for read in (screen_line, reply_text_line):
        with pytest.raises(InputError) as caught:
            read(row)  # type: ignore[arg-type]
        assert caught.value.message == sentence


@pytest.mark.parametrize(
    ("eml", "sentence"),
    [(4, "must be a text in base64"), ("%%", "is not valid base64"), ("abc", "is not valid")],
)
def test_an_unusable_mail_says_why(eml: object, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        reply_text_line({"id": 1, "eml": eml})
    assert sentence in caught.value.message
