"""The torture mails of CPython's own tests become readable conversations whose replies thread elsewhere too."""

from __future__ import annotations

import base64
import email
import email.policy
import json
from collections.abc import Callable
from email.parser import BytesHeaderParser
from pathlib import Path
from typing import Any

import pytest

from agent_assist.domain.tickets import Address, Direction

DATA = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "mime" / "cpython.jsonl"


def _mails() -> list[Any]:
    if not DATA.exists():
        return [pytest.param({}, marks=pytest.mark.skip(reason="the shared test data is not here"))]
    rows = [json.loads(line) for line in DATA.read_text("utf-8").splitlines() if line.strip()]
    return [pytest.param(row, id=row["id"]) for row in rows]


@pytest.mark.parametrize("row", _mails())
def test_it_is_read_answered_and_threaded(
    shop: Any, approved_reply: Callable[..., Any], row: dict[str, Any]
) -> None:
    data = base64.b64decode(row["eml"])
    shop.put("a.eml", data)

    conversation = shop.only_conversation()
    (message,) = conversation.messages
    assert message.text.strip() or message.attachments or message.warnings
    assert not set(message.text) & set("\x00\x1b")
    if row["auto_reply"]:
        assert message.is_automatic

    receipt = shop.outbox().deliver(
        approved_reply(message, conversation.ticket.id, to=(Address("", "maren@post.example"),))
    )
    written = (shop.folder / receipt.remote_id).read_bytes()
    answered = shop.only_conversation()

    assert [m.direction for m in answered.messages][-1] is Direction.AGENT
    assert_threads(data, email.message_from_bytes(written, policy=email.policy.default))
    assert_threads(data, BytesHeaderParser(policy=email.policy.compat32).parsebytes(written))


def assert_threads(original: bytes, reply: Any) -> None:
    """RFC 5322, 3.6.4: the parent's Message-ID, and the parent's references before it."""
    parent = email.message_from_bytes(original)
    identity = str(parent["Message-ID"] or "").strip()
    if "@" not in identity:
        assert reply["In-Reply-To"] is None
        return
    earlier = str(parent["References"] or parent["In-Reply-To"] or "").split()
    assert str(reply["In-Reply-To"]) == identity
    assert str(reply["References"]).split() == [*(e for e in earlier if "@" in e), identity]
