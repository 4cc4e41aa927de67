"""Which mails belong together: Message-ID, then In-Reply-To and References, then subject and sender.

Rule: the same mails give the same threads with the same ids whenever they are read, and a mail joins one
thread: it never merges two customers' conversations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from agent_assist.adapters.folder_helpdesk.ticket_ids import LONG_CHARS, ticket_id

if TYPE_CHECKING:  # start-up time
    from agent_assist.adapters.folder_helpdesk.mail_head import MailHead

SUBJECT_WINDOW = timedelta(days=30)


@dataclass(slots=True)
class Thread:
    """A conversation by mail. `root` is the Message-ID it began with, even where that mail is missing."""

    root: str
    id: str
    heads: list[MailHead] = field(default_factory=list)


def threaded(
    heads: Iterable[MailHead], exported: Mapping[str, Iterable[str]] | None = None
) -> list[Thread]:
    """All threads, mails inside oldest first.

    `exported` maps the ids of tickets from exports to their Message-IDs: mail that answers one joins it.
    """
    threads = _Threads()
    for identity, message_ids in (exported or {}).items():
        threads.begin(Thread(identity, identity), message_ids)
    late: list[MailHead] = []
    for head in sorted(heads, key=lambda head: (head.sent_at, head.id, head.place.path)):
        if head.ours.ticket_id and not threads.has(head.ours.ticket_id):
            # A reply whose clock runs behind its ticket's: its ticket comes later in this order.
            late.append(head)
        else:
            threads.add(head)
    for head in late:
        threads.add(head)
    return threads.all


class _Threads:
    """Threads in the making, fed in order of time."""

    def __init__(self) -> None:
        self.all: list[Thread] = []
        self._by_id: dict[str, Thread] = {}
        self._by_message: dict[str, Thread] = {}
        self._by_subject: dict[tuple[str, str], tuple[Thread, datetime]] = {}

    def has(self, identity: str) -> bool:
        return identity in self._by_id

    def begin(self, thread: Thread, message_ids: Iterable[str]) -> Thread:
        self.all.append(thread)
        self._by_id[thread.id] = thread
        for message_id in message_ids:
            self._by_message.setdefault(message_id, thread)
        return thread

    def add(self, head: MailHead) -> None:
        thread = self._known(head) or self._same_subject(head) or self._new(head)
        thread.heads.append(head)
        for message_id in (head.id, *head.references):
            self._by_message.setdefault(message_id, thread)
        key = _subject_key(head)
        if key is not None:
            self._by_subject[key] = (thread, head.sent_at)

    def _new(self, head: MailHead) -> Thread:
        identity = head.root_ticket_id
        if identity in self._by_id:
            # Where 40 bits collide, the later thread gets a longer id.
            identity = ticket_id(head.root, LONG_CHARS)
        return self.begin(Thread(head.root, identity), ())

    def _known(self, head: MailHead) -> Thread | None:
        if head.ours.ticket_id in self._by_id:
            return self._by_id[head.ours.ticket_id]
        found = (self._by_message.get(message_id) for message_id in (head.id, *head.parents))
        return next((thread for thread in found if thread is not None), None)

    def _same_subject(self, head: MailHead) -> Thread | None:
        key = _subject_key(head)
        if key is None or head.parents or key not in self._by_subject:
            return None
        thread, last = self._by_subject[key]
        return thread if head.sent_at - last <= SUBJECT_WINDOW else None


def _subject_key(head: MailHead) -> tuple[str, str] | None:
    """Machines repeat their subjects, so that only people's mails are joined by subject."""
    if head.is_automatic:
        return None
    party = head.party.email.casefold()
    return (head.bare_subject, party) if head.bare_subject and party else None
