"""The readable text of a mail, chosen from its parts. Rule: what cannot be read is named, never dropped silently."""

from __future__ import annotations

from dataclasses import dataclass, field

from agent_assist.adapters.folder_helpdesk.attached import read_attachment
from agent_assist.adapters.folder_helpdesk.charset import decode_text, html_charset
from agent_assist.adapters.folder_helpdesk.mime_tree import Part
from agent_assist.adapters.folder_helpdesk.shown_text import (
    MAX_TEXT_CHARS,
    ShownText,
    shown_html,
    shown_plain,
)
from agent_assist.adapters.folder_helpdesk.transfer import decoded_bytes, is_truncated_base64
from agent_assist.domain.tickets import Attachment

_MAX_TEXT_BYTES = 4 * MAX_TEXT_CHARS
_STATUS_REPORTS = {"message/delivery-status", "message/disposition-notification"}
_NESTED = {"message/rfc822", "message/global"}


@dataclass(slots=True)
class MailBody:
    """What was found so far, in the order of the mail."""

    texts: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    forwarded: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def take(self, shown: ShownText) -> None:
        """Add a text as it is shown."""
        for target, text in (
            (self.texts, shown.text),
            (self.quoted, shown.quoted),
            (self.hidden, shown.hidden),
        ):
            if text.strip():
                target.append(text)
        self.warnings.extend(shown.warnings)

    def add(self, other: MailBody) -> None:
        """Add what was found in another part."""
        for name in ("texts", "quoted", "hidden", "forwarded", "attachments", "warnings"):
            getattr(self, name).extend(getattr(other, name))


def read_body(part: Part) -> MailBody:
    """Everything readable below this part."""
    body = MailBody()
    _read(part, body)
    return body


def _read(part: Part, body: MailBody) -> None:
    if part.media_type in _NESTED and part.children:
        _read_nested(part, body)
    elif part.media_type == "multipart/alternative" and part.children:
        _read_alternatives(part, body)
    elif part.children:
        for child in part.children:
            _read(child, body)
    elif _is_text(part):
        body.take(_text_of(part, body.warnings))
    else:
        _attach(part, body)


def _attach(part: Part, body: MailBody) -> None:
    attachment, warning = read_attachment(part, len(body.attachments) + 1)
    body.attachments.append(attachment)
    if warning:
        body.warnings.append(warning)


def _is_text(part: Part) -> bool:
    if part.content.get_content_disposition() == "attachment":
        return False
    if part.media_type in ("text/plain", "text/html") or part.media_type in _STATUS_REPORTS:
        return True
    if part.media_type.startswith("multipart/"):
        # A multipart without readable parts: shown as the text that it is.
        return True
    is_named = part.headers.has("content-disposition") or b"name" in part.headers.raw(
        "content-type"
    )
    return (
        part.media_type.startswith("text/") and part.media_type != "text/calendar" and not is_named
    )


def _text_of(part: Part, warnings: list[str]) -> ShownText:
    data = decoded_bytes(part.body, part.encoding, _MAX_TEXT_BYTES)
    declared = (
        str(part.content.get_param("charset") or "") if part.headers.has("content-type") else ""
    )
    is_html = part.media_type == "text/html"
    text, doubt = decode_text(data, declared or (html_charset(data) if is_html else ""))
    if doubt:
        warnings.append(doubt)
    if part.encoding == "base64" and is_truncated_base64(part.body):
        warnings.append("The text of this mail is damaged or cut off.")
    return shown_html(text) if is_html else shown_plain(text)


def _read_alternatives(part: Part, body: MailBody) -> None:
    """Plain text is shown unless it says much less than the HTML beside it."""
    plain, rich = MailBody(), MailBody()
    for child in part.children:
        _read(child, plain if child.media_type == "text/plain" else rich)
    shown, other = (plain, rich) if _says_enough(plain, rich) else (rich, plain)
    body.add(shown)
    body.hidden.extend(text for text in other.hidden if text not in body.hidden)
    body.attachments.extend(other.attachments)
    body.forwarded.extend(other.forwarded)


def _says_enough(plain: MailBody, rich: MailBody) -> bool:
    words = sum(len(text.split()) for text in plain.texts)
    return words > 0 and 3 * words >= sum(len(text.split()) for text in rich.texts)


def _read_nested(part: Part, body: MailBody) -> None:
    """A mail inside a mail: an attachment whose text is shown as earlier mail."""
    _attach(part, body)
    inner = part.children[0]
    found = read_body(inner)
    text = "\n\n".join([*found.texts, *found.quoted, *found.forwarded])
    lines = [f"{name}: {inner.headers.text(name.lower())}" for name in ("From", "Date", "Subject")]
    head = "\n".join(line for line in lines if not line.endswith(": "))
    if text or head:
        body.forwarded.append(f"{head}\n\n{text}".strip())
    body.hidden.extend(found.hidden)
    body.attachments.extend(found.attachments)
    body.warnings.extend(found.warnings)
