"""Header lines of a reply, written out (RFC 5322, RFC 2047).

Rule: what would not arrive as approved is refused. The standard library is not used here as it turns long
Message-IDs in References into encoded words, after which nobody can thread by them.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence

from agent_assist.domain.errors import DeliveryRefused
from agent_assist.domain.tickets import Address

_MAX_LINE = 76
_MAX_WORD_BYTES = 39
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
_MESSAGE_ID = re.compile(r"<[^<>\s@\x00-\x1f\x7f]+@[^<>\s@\x00-\x1f\x7f]+>")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\\\"@]+@[^\s<>()\[\],;:\\\"@]+")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")


def unstructured(name: str, text: str) -> str:
    """`Subject: …`, encoded where it is not ASCII or looks encoded already."""
    ensure_one_line(name, text)
    plain = text.isascii() and "=?" not in text and len(name) + len(text) + 2 <= 900
    words = text.split(" ") if plain else encoded_words(text)
    if plain and (text != text.strip() or "  " in text):
        words = encoded_words(text)
    return folded(name, words)


def addresses(name: str, people: Sequence[Address]) -> str:
    """`To: …` with every mailbox."""
    mailboxes = [mailbox(person) for person in people]
    return folded(name, [f"{box}," for box in mailboxes[:-1]] + mailboxes[-1:])


def identifiers(name: str, message_ids: Iterable[str]) -> str:
    """`References: …`, one identifier a line where they are long; never encoded."""
    return folded(name, list(message_ids))


def message_id(text: str) -> str:
    """The `<…@…>` in a text, "" when there is none that may stand in a header."""
    found = _MESSAGE_ID.search(text if text.startswith("<") else f"<{text}>")
    return found.group() if found else ""


def mailbox(person: Address) -> str:
    """`Name <address>`; DeliveryRefused when the address could not be delivered to."""
    ensure_one_line("name", person.name)
    ensure_one_line("address", person.email)
    if not _ADDRESS.fullmatch(person.email):
        shown = person.email[:80] or person.name[:80] or "an empty address"
        raise DeliveryRefused(f"{shown} is not a mail address. Correct it, then approve again.")
    local, domain = person.email.rsplit("@", 1)
    address = f"{local}@{_ascii_domain(domain)}"
    return f"{_display_name(person.name)} <{address}>" if person.name else address


def folded(name: str, words: Sequence[str]) -> str:
    """One header with line breaks before words that do not fit; a word is never broken."""
    lines = [f"{name}:"]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > _MAX_LINE and lines[-1].strip() not in ("", f"{name}:"):
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines) + "\r\n"


def encoded_words(text: str) -> list[str]:
    """The text as RFC 2047 encoded words; no character is split between two."""
    chunks: list[bytes] = [b""]
    for character in text:
        data = character.encode("utf-8")
        if len(chunks[-1]) + len(data) > _MAX_WORD_BYTES:
            chunks.append(b"")
        chunks[-1] += data
    return [f"=?utf-8?B?{base64.b64encode(chunk).decode('ascii')}?=" for chunk in chunks]


def ensure_one_line(what: str, text: str) -> None:
    """Refuse line breaks and control characters: with them a header could smuggle in another."""
    if _CONTROL.search(text):
        raise DeliveryRefused(
            f"The {what.lower()} holds a line break or a control character. Take it out, then approve again."
        )


def _display_name(name: str) -> str:
    if not name.isascii() or "=?" in name:
        return " ".join(encoded_words(name))
    if _ATOMS.fullmatch(name) and name == name.strip() and "  " not in name:
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _ascii_domain(domain: str) -> str:
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise DeliveryRefused(f"{domain[:80]} is not a domain that mail can be sent to.") from error
