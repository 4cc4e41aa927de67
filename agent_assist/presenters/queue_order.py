"""Which tickets the queue shows, and in which order. Knows nothing of drafts.

Rule: nothing is sorted or searched twice. Each queue keeps its tickets sorted, a batch of new ones is merged in,
and a change of one ticket moves that one, so that 100,000 tickets cost a few milliseconds at each keystroke.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from heapq import nsmallest

from agent_assist.domain.tickets import Ticket, TicketStatus

DUE_SOON = timedelta(minutes=30)
ALL_QUEUES = "All queues"
MOST_FOUND = 200

_Entry = tuple[float, str]


class Urgency(StrEnum):
    """The queue's parts, in this order."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    WAITING = "waiting"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Group:
    """Ticket ids of one part, most urgent first. While nothing changes it is the same object."""

    urgency: Urgency
    ids: tuple[str, ...]


class Lane:
    """One queue's waiting tickets: those with a due time by that, then the others by how long they wait."""

    def __init__(self) -> None:
        self._dated: list[_Entry] = []
        self._undated: list[_Entry] = []
        self._is_sorted = True
        self._ids: tuple[str, ...] | None = None
        self._cut: tuple[int, int] = (-1, -1)
        self._groups: tuple[Group, ...] = ()

    def __len__(self) -> int:
        """How many tickets wait."""
        return len(self._dated) + len(self._undated)

    def add(self, entry: _Entry, *, is_dated: bool) -> None:
        """Take a ticket in; sorting waits until somebody looks."""
        (self._dated if is_dated else self._undated).append(entry)
        self._is_sorted, self._ids = False, None

    def remove(self, entry: _Entry, *, is_dated: bool) -> None:
        """Take a ticket out."""
        self._sort()
        entries = self._dated if is_dated else self._undated
        place = bisect_left(entries, entry)
        if place < len(entries) and entries[place] == entry:
            del entries[place]
            self._ids = None

    @property
    def ids(self) -> tuple[str, ...]:
        """All tickets, most urgent first."""
        if self._ids is None:
            self._sort()
            self._ids = tuple([e[1] for e in self._dated] + [e[1] for e in self._undated])
            self._cut = (-1, -1)
        return self._ids

    def groups(self, now: datetime) -> tuple[Group, ...]:
        """The tickets parted into overdue, due soon, and waiting."""
        ids = self.ids
        late = bisect_left(self._dated, (now.timestamp(), ""))
        soon = bisect_left(self._dated, ((now + DUE_SOON).timestamp(), "\U0010ffff"))
        if (late, soon) != self._cut:
            self._cut = (late, soon)
            self._groups = (
                Group(Urgency.OVERDUE, ids[:late]),
                Group(Urgency.DUE_SOON, ids[late:soon]),
                Group(Urgency.WAITING, ids[soon:]),
            )
        return self._groups

    def _sort(self) -> None:
        if not self._is_sorted:
            # Python's sort merges a sorted list and a few new ones in one pass.
            self._dated.sort()
            self._undated.sort()
            self._is_sorted = True


class QueueOrder:
    """The open tickets of the chosen queue, most urgent first; `is_reading` while more are handed out."""

    def __init__(self) -> None:
        self._tickets: dict[str, Ticket] = {}
        self._lanes: dict[str, Lane] = {ALL_QUEUES: Lane()}
        self._done: set[str] = set()
        self._keys: dict[str, str] = {}
        self._found: frozenset[str] | None = None
        self._found_groups: tuple[Lane, tuple[str, ...]] | None = None
        self.filter = ALL_QUEUES
        self.is_reading = False

    def add(self, tickets: Iterable[Ticket]) -> None:
        """Add tickets or replace them with what was read anew."""
        for ticket in tickets:
            old = self._tickets.get(ticket.id)
            self._tickets[ticket.id] = ticket
            if old is None:
                self._enter(ticket)
            elif old is not ticket:
                self._replace(old, ticket)

    def ticket(self, ticket_id: str) -> Ticket | None:
        """A ticket by id."""
        return self._tickets.get(ticket_id)

    def set_aside(self, ticket_id: str) -> None:
        """This agent is done with the ticket: it waits no more."""
        ticket = self._tickets.get(ticket_id)
        if ticket is not None and ticket_id not in self._done:
            self._leave(ticket)
        self._done.add(ticket_id)

    def restrict_to(self, found: frozenset[str] | None) -> None:
        """Show only these (a search's result); None shows all."""
        self._found, self._found_groups = found, None

    @property
    def is_search(self) -> bool:
        """Whether a search's result is shown."""
        return self._found is not None

    def matching(self, words: str) -> frozenset[str]:
        """Tickets whose own row holds all the words, whatever their case; the most urgent 200."""
        wanted = words.casefold().split()
        if not wanted:
            return frozenset()
        self._fold()
        keys = self._keys.items()
        first = [ticket_id for ticket_id, key in keys if wanted[0] in key]
        found = [i for i in first if all(word in self._keys[i] for word in wanted[1:])]
        if len(found) > MOST_FOUND:
            found = nsmallest(MOST_FOUND, found, key=lambda i: self._rank(self._tickets[i]))
        return frozenset(found)

    @property
    def queues(self) -> tuple[str, ...]:
        """The names of all queues in which a ticket waits, sorted."""
        return tuple(sorted(n for n, lane in self._lanes.items() if len(lane) and n != ALL_QUEUES))

    @property
    def ids(self) -> tuple[str, ...]:
        """The tickets shown, most urgent first."""
        if self._found is None:
            return self._lane.ids
        lane, answered = self._found_parts()
        return lane.ids + answered

    def groups(self, now: datetime) -> tuple[Group, ...]:
        """The tickets shown, in parts; a search shows tickets too that nobody waits for."""
        if self._found is None:
            return self._lane.groups(now)
        lane, answered = self._found_parts()
        return (*lane.groups(now), Group(Urgency.ANSWERED, answered))

    @property
    def _lane(self) -> Lane:
        return self._lanes.get(self.filter) or _NO_TICKETS

    def _waits(self, ticket: Ticket) -> bool:
        is_open = ticket.status is not TicketStatus.CLOSED
        return is_open and ticket.is_waiting and ticket.id not in self._done

    def _enter(self, ticket: Ticket) -> None:
        if not self._waits(ticket):
            return
        entry, is_dated = _entry(ticket), ticket.due_at is not None
        self._lanes[ALL_QUEUES].add(entry, is_dated=is_dated)
        lane = self._lanes.get(ticket.queue)
        if lane is None:
            lane = self._lanes[ticket.queue] = Lane()
        lane.add(entry, is_dated=is_dated)

    def _leave(self, ticket: Ticket) -> None:
        if not self._waits(ticket):
            return
        entry, is_dated = _entry(ticket), ticket.due_at is not None
        for name in (ALL_QUEUES, ticket.queue):
            self._lanes[name].remove(entry, is_dated=is_dated)

    def _replace(self, old: Ticket, new: Ticket) -> None:
        self._keys.pop(new.id, None)
        self._found_groups = None
        before, after = self._standing(old), self._standing(new)
        if before != after:
            self._leave(old)
            self._enter(new)

    def _standing(self, ticket: Ticket) -> tuple[object, ...]:
        """Everything that decides where a ticket stands."""
        return self._waits(ticket), ticket.queue, ticket.due_at, ticket.updated_at

    def _found_parts(self) -> tuple[Lane, tuple[str, ...]]:
        if self._found_groups is None:
            found = [t for i in self._found or () if (t := self._tickets.get(i)) is not None]
            lane = Lane()
            for ticket in found:
                if self._waits(ticket):
                    lane.add(_entry(ticket), is_dated=ticket.due_at is not None)
            answered = [t for t in found if not self._waits(t)]
            answered.sort(key=lambda t: (-t.updated_at.timestamp(), t.id))
            self._found_groups = lane, tuple(t.id for t in answered)
        return self._found_groups

    def _rank(self, ticket: Ticket) -> tuple[bool, bool, _Entry]:
        return not self._waits(ticket), ticket.due_at is None, _entry(ticket)

    def _fold(self) -> None:
        """The words of each row, folded once."""
        for ticket_id in self._tickets.keys() - self._keys.keys():
            ticket = self._tickets[ticket_id]
            who = ticket.customer
            key = f"{ticket_id}\n{ticket.subject}\n{who.name}\n{who.email}\n{ticket.order_id or ''}"
            self._keys[ticket_id] = key.casefold()


_NO_TICKETS = Lane()


def _entry(ticket: Ticket) -> _Entry:
    return (ticket.due_at or ticket.updated_at).timestamp(), ticket.id
