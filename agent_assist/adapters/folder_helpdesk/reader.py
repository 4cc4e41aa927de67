"""The folder as a helpdesk that can be read. Rule: it reads; the folder is never written to from here."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from agent_assist.adapters.folder_helpdesk.cases import Case, conversation_of
from agent_assist.adapters.folder_helpdesk.index import Index
from agent_assist.adapters.folder_helpdesk.mail_store import MailStore
from agent_assist.adapters.folder_helpdesk.views import Views
from agent_assist.domain.errors import TicketNotFound
from agent_assist.domain.tickets import Conversation, Order, Ticket
from agent_assist.ports.clock import Clock
from agent_assist.ports.helpdesk import Watch

if TYPE_CHECKING:  # start-up time
    from agent_assist.analysis.word_search import Fit

_FIRST_MAILS = 60
_FIRST_BATCH, _BATCH, _LARGEST_BATCH, _BATCH_MS = 20, 100, 2_000, 50


class FolderHelpdesk:
    """Reads mails and ticket exports below a folder (formats: resources/help/ticket-folder.md).

    `own_addresses` are the company's own; mail from them is an agent's. Safe to use from several threads.
    """

    def __init__(self, folder: Path, *, own_addresses: Collection[str], clock: Clock) -> None:
        self._folder = folder
        self._lock = threading.RLock()
        self._index = Index(folder, own_addresses, clock)
        self._mails = MailStore(folder)
        self._views = Views(self._mails)
        self._clock = clock
        self._is_read = False
        self._joined: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The source's name in envelopes."""
        return "folder"

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences about files that cannot be read, or not yet; empty when all is well."""
        # Without the lock, as the window asks while a worker reads the folder; a tuple is swapped whole.
        return self._index.problems

    @property
    def location(self) -> str:
        """The folder."""
        return str(self._folder.absolute())

    def tickets(self) -> Iterator[tuple[Ticket, ...]]:
        """Newest first, exports before mails, and without exports the newest mails before the others.

        A ticket that comes again replaces the earlier one.
        """
        early = self._first_look()
        if early:
            yield self._rows(early)
        self._refresh()
        shown = {case.id: case for case in early}
        with self._lock:
            self._joined |= shown.keys() - self._index.cases.keys()
            rest = [case for case in self._index.newest if shown.get(case.id) != case]
        if rest and not early:
            yield self._rows(rest[:_FIRST_BATCH])
            rest = rest[_FIRST_BATCH:]
        yield from self._batches(rest)

    def conversation(self, ticket_id: str, *, is_fresh: bool = False) -> Conversation:
        """A ticket with its messages; TicketNotFound. `is_fresh` looks into the folder first."""
        if is_fresh:
            self._refresh()
        with self._lock:
            return conversation_of(self._case(ticket_id), self._mails)

    def order(self, order_id: str) -> Order | None:
        """An order or account from an `orders.json`."""
        self._ensure_read()
        with self._lock:
            return self._index.orders.get(order_id)

    def attachment(self, ticket_id: str, sha256_hex: str) -> bytes:
        """An attachment's bytes; TicketNotFound when neither mail nor export has them any more."""
        with self._lock:
            case = self._case(ticket_id)
            for head in case.heads:
                data = self._mails.attachment(head, sha256_hex)
                if data is not None:
                    return data
            from agent_assist.adapters.folder_helpdesk.export_attachments import (  # start-up time
                exported_attachment,
            )

            files = self._index.files_with_ticket(case.id)
            data = exported_attachment(self._folder, files, case.id, sha256_hex)
        if data is None:
            raise TicketNotFound("The attachment is no longer in the ticket folder.")
        return data

    def search(self, words: str) -> tuple[Ticket, ...]:
        """Tickets that hold all the words, those that hold them best first, then the newest; none for no words."""
        from agent_assist.adapters.folder_helpdesk.search import (  # start-up time
            MAX_FOUND,
            place_of,
        )
        from agent_assist.analysis.word_search import Sought

        self._ensure_read()
        sought = Sought(words)
        if not sought:
            return ()
        with self._lock:
            cases = self._index.newest
        found: list[tuple[Fit, Case]] = []
        for case in cases:
            # One ticket at a time: the first search reads mails, and others need the lock meanwhile.
            with self._lock:
                fit = sought.fit(self._views.haystacks(case))
            if fit is not None:
                found.append((fit, case))
        found.sort(key=lambda one: one[0])
        with self._lock:
            rows = [(fit, self._views.row(case)) for fit, case in found[:MAX_FOUND]]
        rows.sort(key=lambda one: place_of(sought, *one))
        return tuple(ticket for _, ticket in rows)

    def watch(self, on_change: Callable[[frozenset[str]], None]) -> Watch:
        """Call back, from another thread, with the ids of tickets that changed; none for new problems alone."""
        from agent_assist.adapters.folder_helpdesk.watch import FolderWatch  # start-up time

        self._ensure_read()
        watch = FolderWatch(self._folder, self._look, on_change)
        watch.start()
        return watch

    def _refresh(self) -> frozenset[str]:
        with self._lock:
            changed = self._index.refresh()
            self._is_read = True
            if changed:
                self._mails.keep_only({head.place for head in self._index.heads})
                self._views.keep_only(self._index.cases.keys())
            return changed

    def _look(self) -> frozenset[str] | None:
        """The tickets that changed since the last look; None when all is as it was."""
        with self._lock:
            before = self._index.problems
            changed, self._joined = self._refresh() | self._joined, frozenset()
            return changed if changed or self._index.problems != before else None

    def _ensure_read(self) -> None:
        with self._lock:
            if not self._is_read:
                self._refresh()

    def _case(self, ticket_id: str) -> Case:
        case = self._index.case(ticket_id)
        if case is None or self._index.is_outline:
            self._refresh()
            case = self._index.case(ticket_id)
        if case is None:
            raise TicketNotFound(f"The ticket {ticket_id[:60]} is not in the folder (any more).")
        return case

    def _first_look(self) -> list[Case]:
        """On the first call the newest tickets, as far as a few files tell."""
        with self._lock:
            if self._is_read:
                return []
            self._index.refresh(most_mails=0)
            if not self._index.newest:
                self._index.refresh(most_mails=_FIRST_MAILS)
            return self._index.newest[:_FIRST_BATCH]

    def _batches(self, cases: list[Case]) -> Iterator[tuple[Ticket, ...]]:
        """Rows of exports come by thousands, those of mails, which are parsed, as many as a moment allows."""
        start = 0
        while start < len(cases):
            rows: list[Ticket] = []
            began_ms = self._clock.monotonic_ms()
            while start < len(cases) and len(rows) < _LARGEST_BATCH:
                rows += self._rows(cases[start : start + _BATCH])
                start += _BATCH
                if self._clock.monotonic_ms() - began_ms > _BATCH_MS:
                    break
            yield tuple(rows)

    def _rows(self, cases: list[Case]) -> tuple[Ticket, ...]:
        with self._lock:
            return tuple(self._views.row(case) for case in cases)
