"""What the folder holds, kept up to date. Rule: a file is read again only when its time or size changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from agent_assist.adapters.folder_helpdesk.cases import Case
from agent_assist.adapters.folder_helpdesk.contents import Contents, Reading, read_file
from agent_assist.adapters.folder_helpdesk.duplicates import Duplicates
from agent_assist.adapters.folder_helpdesk.files import (
    FileKind,
    FoundFile,
    Listing,
    list_folder,
)
from agent_assist.adapters.folder_helpdesk.threads import threaded
from agent_assist.adapters.folder_helpdesk.ticket_ids import ticket_id
from agent_assist.domain.errors import HelpdeskError
from agent_assist.domain.tickets import Conversation, Order
from agent_assist.ports.clock import Clock

if TYPE_CHECKING:  # start-up time
    from agent_assist.adapters.folder_helpdesk.mail_head import MailHead

_MESSAGE_ID = re.compile(r"<[^<>\s]+@[^<>\s]+>")


class Index:
    """All tickets of a folder. Not safe for threads; the reader holds the lock."""

    def __init__(self, folder: Path, own_addresses: Collection[str], clock: Clock) -> None:
        self._folder = folder
        self._own = frozenset(address.strip().casefold() for address in own_addresses)
        self._clock = clock
        self._duplicates = Duplicates(folder)
        self._contents: dict[FoundFile, Contents] = {}
        self._aliases: dict[str, str] | None = None
        self.cases: dict[str, Case] = {}
        self.newest: list[Case] = []
        self.orders: dict[str, Order] = {}
        self.problems: tuple[str, ...] = ()
        self.is_outline = False

    def refresh(self, most_mails: int | None = None) -> frozenset[str]:
        """Read what is new or changed; the ids of tickets that are not what they were.

        With `most_mails`, a first look at the exports and so many of the newest mails: it may take the later
        part of a thread for a thread of its own. With no mails at all exports are read in outline.
        """
        listing = self._listing()
        self.is_outline = most_mails == 0
        wanted = listing.files if most_mails is None else _first(listing.files, most_mails)
        reading = Reading(self._folder, self._clock.now(), self._own, is_quick=self.is_outline)
        old = {file: known for file, known in self._contents.items() if known.is_final}
        contents = {file: old.get(file) or read_file(reading, file) for file in wanted}
        before = self.cases
        if contents != self._contents:
            self._contents = contents
            self._rebuild()
        self.problems = (*listing.problems, *self._sentences())
        return _changed(before, self.cases)

    def case(self, identity: str) -> Case | None:
        """A ticket by its id, or by the id it had before its thread was joined to an older one."""
        return self.cases.get(identity) or self.cases.get(self._alias(identity))

    @property
    def heads(self) -> Iterable[MailHead]:
        """The heads of all mails."""
        return (head for case in self.cases.values() for head in case.heads)

    def files_with_ticket(self, identity: str) -> list[FoundFile]:
        """The export files that hold this ticket."""
        return [
            file
            for file, contents in self._contents.items()
            if any(conversation.ticket.id == identity for conversation in contents.tickets)
        ]

    def _alias(self, identity: str) -> str:
        if self._aliases is None:
            self._aliases = {
                alias: case.id
                for case in self.cases.values()
                for head in case.heads
                for alias in (head.root_ticket_id, ticket_id(head.id))
            }
        return self._aliases.get(identity, "")

    def _listing(self) -> Listing:
        try:
            return list_folder(self._folder)
        except OSError as error:
            raise HelpdeskError(
                f"The ticket folder {self._folder} cannot be read: {error.strerror}. "
                "Check that it exists and that you may open it, or choose another one."
            ) from error

    def _rebuild(self) -> None:
        exported = self._exported()
        ids = {key: _message_ids(conversation) for key, conversation in exported.items()}
        heads = self._duplicates.without(h for c in self._contents.values() for h in c.heads)
        threads = threaded(heads, ids)
        known = self.cases
        self.cases = {}
        for thread in threads:
            case = Case(thread.id, exported.get(thread.id), tuple(thread.heads))
            same = known.get(thread.id)
            self.cases[thread.id] = same if same == case else case
        self.newest = sorted(self.cases.values(), key=lambda case: -case.updated_key)
        self._aliases = None
        self.orders = {o.id: o for contents in self._contents.values() for o in contents.orders}

    def _exported(self) -> dict[str, Conversation]:
        """Tickets of exports; where two files hold the same ticket, the one that goes further counts."""
        found: dict[str, Conversation] = {}
        for contents in self._contents.values():
            for conversation in contents.tickets:
                known = found.get(conversation.ticket.id)
                if known is None or conversation.ticket.updated_at > known.ticket.updated_at:
                    found[conversation.ticket.id] = conversation
        return found

    def _sentences(self) -> list[str]:
        return sorted(contents.problem for contents in self._contents.values() if contents.problem)


def _first(files: tuple[FoundFile, ...], most_mails: int) -> tuple[FoundFile, ...]:
    """The files that are quickly read: all exports and the newest single mails."""
    mails = (file for file in files if file.kind is FileKind.MAIL)
    return (*(file for file in files if file.is_export), *islice(mails, most_mails))


def _message_ids(conversation: Conversation) -> list[str]:
    return [m.id for m in conversation.messages if _MESSAGE_ID.fullmatch(m.id)]


def _changed(before: dict[str, Case], after: dict[str, Case]) -> frozenset[str]:
    if before is after:
        return frozenset()
    every = before.keys() | after.keys()
    return frozenset(key for key in every if before.get(key) is not after.get(key))
