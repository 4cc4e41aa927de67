"""Addresses in mail headers, however written. Rule: linear time and nothing dropped but what no person could read."""

from __future__ import annotations

import re

from agent_assist.adapters.folder_helpdesk.charset import decode_text
from agent_assist.adapters.folder_helpdesk.encoded_words import decode_words, one_line
from agent_assist.domain.tickets import Address

_TOKEN = re.compile(
    r'"(?P<quoted>(?:[^"\\]|\\.){0,1000})"'
    r"|\((?P<comment>(?:[^()\\]|\\.){0,1000})\)"
    r"|<(?P<angle>[^<>]{0,1000})>"
    r"|<(?P<unclosed>[^<>,;]{0,1000})"
    r"|(?P<separator>[,;])"
    r"|(?P<colon>:)"
    r'|(?P<words>[^"(<,;:]+)'
    r"|(?P<odd>.)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def read_addresses(raw: bytes) -> tuple[Address, ...]:
    """All mailboxes of an address header; group names and empty places give none."""
    text, _ = decode_text(raw)
    found: list[Address] = []
    mailbox = _Mailbox()
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup or "odd"
        if kind == "separator":
            mailbox.add_to(found)
            mailbox = _Mailbox()
        elif kind == "colon" and mailbox.is_group_name:
            mailbox = _Mailbox()
        else:
            mailbox.take(kind, token.group(kind))
    mailbox.add_to(found)
    return tuple(found)


class _Mailbox:
    """Collects the tokens of one mailbox."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._comment = ""
        self._angle: str | None = None

    @property
    def is_group_name(self) -> bool:
        """A colon outside angle brackets ends a group's name."""
        return self._angle is None

    def take(self, kind: str, text: str) -> None:
        if kind in ("angle", "unclosed") and self._angle is None:
            self._angle = text
        elif kind == "comment":
            self._comment = self._comment or text
        elif kind == "quoted":
            self._words.append(_ESCAPE.sub(r"\1", text))
        else:
            self._words.append(text)

    def add_to(self, found: list[Address]) -> None:
        words = "".join(self._words)
        if self._angle is not None:
            email = self._angle.rsplit(":", 1)[-1]
            name = words if words.strip() else self._comment
        elif "@" in words:
            email, name = words, self._comment
        else:
            email, name = "", words
        address = Address(one_line(decode_words(name)), _email(email))
        if address.name or address.email:
            found.append(address)


def _email(text: str) -> str:
    return "".join(one_line(decode_words(text)).split())
