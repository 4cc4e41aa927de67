"""Messages of mails, parsed when they are needed. Rule: memory holds what lists and search need, not every mail."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent_assist.adapters.folder_helpdesk.exported import excerpt
from agent_assist.domain.tickets import Message

if TYPE_CHECKING:  # start-up time
    from agent_assist.adapters.folder_helpdesk.mail_head import MailHead, MailPlace

_KEPT_MESSAGES = 256
_KEPT_CHARS = 200_000


@dataclass(frozen=True, slots=True)
class Summary:
    """What stays in memory of a mail: the start of its text, its warnings, its folded words."""

    excerpt: str
    warnings: tuple[str, ...]
    haystack: str


class MailStore:
    """Parses mails below a folder and remembers the latest ones whole, all of them in summary."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._messages: OrderedDict[MailPlace, Message] = OrderedDict()
        self._summaries: dict[MailPlace, Summary] = {}

    def message(self, head: MailHead) -> Message:
        """The whole message; where its file has gone, one that says so."""
        message = self._messages.get(head.place)
        if message is not None and message.id == head.id:
            self._messages.move_to_end(head.place)
            return message
        message = self._parsed(head)
        if len(message.text) + len(message.quoted) <= _KEPT_CHARS:
            self._messages[head.place] = message
            if len(self._messages) > _KEPT_MESSAGES:
                self._messages.popitem(last=False)
        return message

    def summary(self, head: MailHead) -> Summary:
        """The mail's summary; parses the mail when it is asked for the first time."""
        if head.place not in self._summaries:
            from agent_assist.adapters.folder_helpdesk.search import haystack  # start-up time

            message = self.message(head)
            self._summaries[head.place] = Summary(
                excerpt(message.text), message.warnings, haystack(message, head.subject)
            )
        return self._summaries[head.place]

    def attachment(self, head: MailHead, sha256_hex: str) -> bytes | None:
        """The bytes of this mail's attachment, None when it is gone."""
        from agent_assist.adapters.folder_helpdesk.mail_files import mail_bytes  # start-up time
        from agent_assist.adapters.folder_helpdesk.parse_mail import attachment_bytes

        try:
            return attachment_bytes(mail_bytes(self._folder, head.place), sha256_hex)
        except OSError:
            return None

    def keep_only(self, places: Collection[MailPlace]) -> None:
        """Forget mails that are no longer there."""
        for gone in self._summaries.keys() - places:
            del self._summaries[gone]
        for gone in self._messages.keys() - places:
            del self._messages[gone]

    def _parsed(self, head: MailHead) -> Message:
        from agent_assist.adapters.folder_helpdesk.mail_files import mail_bytes  # start-up time
        from agent_assist.adapters.folder_helpdesk.parse_mail import MAX_MAIL_BYTES, parse_mail

        warnings: list[str] = []
        if head.place.length > MAX_MAIL_BYTES:
            limit = MAX_MAIL_BYTES // (1024 * 1024)
            warnings.append(
                f"This mail is larger than {limit} MB; the rest of its file is not read."
            )
        try:
            data = mail_bytes(self._folder, head.place)
        except OSError as error:
            data = b""
            warnings.append(f"The file of this mail cannot be read now: {error.strerror}.")
        return parse_mail(data, head, tuple(warnings))
