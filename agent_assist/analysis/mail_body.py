"""What a mail says, read in memory from its bytes, however malformed.

Rule: every mail gives a text, if an empty one; nothing is fetched or written.
"""

from __future__ import annotations

import email.errors
import email.header
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser

from agent_assist.analysis.html_text import html_to_text
from agent_assist.analysis.normalise import clean

_LONGEST_BYTES = 100_000_000
_MOST_PARTS = 500
_AUTO_SUBMITTED = re.compile(r"^\s*auto-(?:replied|generated|notified)", re.IGNORECASE)
_AUTO_PRECEDENCE = re.compile(r"^\s*(?:auto[-_]?reply|bulk|junk)\b", re.IGNORECASE)
_AUTO_SUBJECT = re.compile(
    r"^\s*(?:(?:auto(?:matic)?[ -]?(?:reply|response|answer)|automatische antwort|autoreply|réponse automatique|respuesta automática|"
    r"risposta automatica|automatisch antwoord|resposta automática|automatiskt svar|autosvar|automatisk svar|automaattinen vastaus|"
    r"automatyczna odpowiedź|automatická odpověď|otomatik yanıt|автоответ|自动回复|自動返信|out of (?:the )?office|abwesenheitsnotiz|"
    r"abwesend|undeliver(?:able|ed)|delivery status notification|mail delivery (?:failed|subsystem)|unzustellbar|returned mail|failure notice)\b)",
    re.IGNORECASE,
)
_PRESENT_MEANS_AUTOMATIC = (
    "x-autoreply",
    "x-autorespond",
    "x-auto-reply-from",
    "x-autoreply-from",
    "x-mail-autoreply",
    "x-failed-recipients",
)
_ROBOT_SENDER = re.compile(r"\b(?:mailer-daemon|postmaster)@|^\s*<>\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MailBody:
    """`text` as seen by a reader, `hidden` what was not, `is_automatic` for bounces and absence notes."""

    text: str
    hidden: str
    is_automatic: bool


def read_mail(raw: bytes) -> MailBody:
    """The body of a mail: its plain text where it has one, else its HTML as text."""
    message = _parsed(raw[:_LONGEST_BYTES])
    plain, rich = _bodies(message)
    is_automatic = is_automatic_mail(message)
    if plain.strip() or not rich.strip():
        cleaned = clean(plain)
        return MailBody(cleaned.text, cleaned.removed, is_automatic)
    page = html_to_text(rich)
    return MailBody(page.text, page.hidden, is_automatic)


def _parsed(raw: bytes) -> Message:
    """The mail as a tree; where it is nested deeper than the parser can follow, as one leaf."""
    try:
        return BytesParser(policy=email.policy.compat32).parsebytes(raw)
    except RecursionError:
        return BytesHeaderParser(policy=email.policy.compat32).parsebytes(raw)


def is_automatic_mail(message: Message) -> bool:
    """Whether no person wrote it: RFC 3834 and what mail systems did before it."""
    if message.get_content_type() == "multipart/report":
        return True
    if _AUTO_SUBMITTED.match(_header(message, "Auto-Submitted")):
        return True
    if _AUTO_PRECEDENCE.match(_header(message, "Precedence")):
        return True
    suppressed = _header(message, "X-Auto-Response-Suppress").strip().lower()
    if suppressed and suppressed != "none":
        return True
    if any(_header(message, name) for name in _PRESENT_MEANS_AUTOMATIC):
        return True
    senders = (_header(message, "From"), _header(message, "Return-Path"))
    is_robot = any(_ROBOT_SENDER.search(sender) for sender in senders)
    return is_robot or bool(_AUTO_SUBJECT.match(_decoded(_header(message, "Subject"))))


def _header(message: Message, name: str) -> str:
    return str(message.get(name, ""))[:2_000]


def _decoded(value: str) -> str:
    """A header with its encoded words read; as it stands where they are broken."""
    try:
        return str(email.header.make_header(email.header.decode_header(value)))
    except (ValueError, LookupError, email.errors.HeaderParseError):
        return value


def _bodies(message: Message) -> tuple[str, str]:
    """All inline plain texts joined, and all inline HTML joined."""
    plain: list[str] = []
    rich: list[str] = []
    for part in _parts(message):
        if part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind == "text/plain":
            plain.append(_content(part))
        elif kind == "text/html":
            rich.append(_content(part))
    return "\n".join(plain), "\n".join(rich)


def _parts(message: Message) -> Iterator[Message]:
    """The leaves in order, without those of attached mails; at most 500."""
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        if not part.is_multipart():
            yield part
        elif part.get_content_type() != "message/rfc822":
            waiting.extend(reversed(_children(part)))


def _children(part: Message) -> list[Message]:
    inside = part.get_payload()
    return (
        [child for child in inside if isinstance(child, Message)]
        if isinstance(inside, list)
        else []
    )


def _content(part: Message) -> str:
    """The text of a leaf in its declared character set, or in the one that fits."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    for charset in (_charset(part), "utf-8"):
        try:
            return raw.decode(charset)
        except (LookupError, ValueError):
            continue
    return raw.decode("latin-1")


def _charset(part: Message) -> str:
    """The declared character set; UTF-8 where none is declared, or one that is no such name."""
    declared = part.get_content_charset()
    return declared if isinstance(declared, str) else "utf-8"
