"""Which tickets the queue shows, and in which order. Knows nothing of drafts.

Rule: nothing is sorted or searched twice. Each queue keeps its tickets sorted, a batch of new ones is merged in,
and a change of one ticket moves that one, so that 100,000 tickets cost a few milliseconds at each keystroke.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice

from agent_assist.analysis.word_search import Sought, plain
from agent_assist.domain.tickets import Ticket, TicketStatus

DUE_SOON = timedelta(minutes=30)
ALL_QUEUES = "All queues"
MOST_FOUND = 200
_SMALL_BATCH = 5_000
"""So many are folded for the search as they come; more only when somebody searches."""

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

    def __init__(
        self,
        dated: Iterable[_Entry] = (),
        undated: Iterable[_Entry] = (),
        *,
        is_sorted: bool = True,
    ) -> None:
        self._dated = list(dated)
        self._undated = list(undated)
        self._is_sorted = is_sorted
        self._ids: tuple[str, ...] | None = None
        self._cut: tuple[int, int] = (-1, -1)
        self._groups: tuple[Group, ...] = ()

    def __len__(self) -> int:
        """How many tickets wait."""
        return len(self._dated) + len(self._undated)

    def add(self, tickets: Iterable[Ticket]) -> None:
        """Take tickets in; sorting waits until somebody looks."""
        dated, undated = _entries(tickets)
        if dated or undated:
            self._dated += dated
            self._undated += undated
            self._is_sorted, self._ids = False, None

    def remove(self, ticket: Ticket) -> None:
        """Take a ticket out."""
        self._sort()
        entries = self._dated if ticket.due_at is not None else self._undated
        entry = _entry(ticket)
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

    def only(self, ids: Collection[str]) -> Lane:
        """A lane of these tickets alone, in the same order."""
        self._sort()
        dated = [entry for entry in self._dated if entry[1] in ids]
        return Lane(dated, [entry for entry in self._undated if entry[1] in ids])

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
        self._all = Lane()
        self._lanes: dict[str, Lane] = {}
        self._waiting: Counter[str] = Counter()
        self._done: set[str] = set()
        self._keys: dict[str, str] = {}
        self._found: frozenset[str] | None = None
        self._found_groups: tuple[Lane, tuple[str, ...]] | None = None
        self.filter = ALL_QUEUES
        self.is_reading = False

    def add(self, tickets: Iterable[Ticket]) -> None:
        """Add tickets or replace them with what was read anew."""
        newest = {ticket.id: ticket for ticket in tickets}
        known = self._tickets
        for again in newest.keys() & known.keys():
            old, new = known[again], newest.pop(again)
            known[again] = new
            if old is not new:
                self._replace(old, new)
        known.update(newest)
        self._enter(newest.values())
        if len(newest) <= _SMALL_BATCH:
            self._keys |= {ticket.id: _words(ticket) for ticket in newest.values()}

    def ticket(self, ticket_id: str) -> Ticket | None:
        """A ticket by id."""
        return self._tickets.get(ticket_id)

    def waits(self, ticket_id: str) -> bool:
        """Whether somebody waits for this agent's answer to it."""
        ticket = self._tickets.get(ticket_id)
        return ticket is not None and self._waits(ticket)

    def set_aside(self, ticket_id: str) -> None:
        """This agent is done with the ticket: it waits no more."""
        ticket = self._tickets.get(ticket_id)
        if ticket is not None and ticket_id not in self._done:
            self._leave(ticket)
        self._done.add(ticket_id)
        self._found_groups = None

    def take_back(self, ticket_id: str) -> None:
        """It is this agent's again, and waits if the customer does."""
        if ticket_id not in self._done:
            return
        self._done.remove(ticket_id)
        self._found_groups = None
        ticket = self._tickets.get(ticket_id)
        if ticket is not None:
            self._enter([ticket])

    def remove(self, ticket_id: str) -> None:
        """The helpdesk does not have it any more."""
        ticket = self._tickets.get(ticket_id)
        if ticket is not None:
            self._leave(ticket)
            del self._tickets[ticket_id]
            self._keys.pop(ticket_id, None)
            self._found_groups = None

    def restrict_to(self, found: frozenset[str] | None) -> None:
        """Show only these (a search's result); None shows all."""
        self._found, self._found_groups = found, None

    @property
    def is_search(self) -> bool:
        """Whether a search's result is shown."""
        return self._found is not None

    def matching(self, words: str) -> frozenset[str]:
        """Tickets whose own row holds all the words, whatever their case and accents; the most urgent 200."""
        sought = Sought(words)
        if not sought:
            return frozenset()
        self._fold()
        found = list(self._keys)
        for needle in sought.needles:
            found = [ticket_id for ticket_id in found if needle in self._keys[ticket_id]]
        return frozenset(found if len(found) <= MOST_FOUND else self._most_urgent(found))

    def best_first(self, words: str, found: Iterable[str]) -> tuple[str, ...]:
        """These tickets, of which `matching` found the rows: those that hold the words best, then the newest."""
        sought = Sought(words)
        placed = [
            (fit, -self._tickets[i].updated_at.timestamp(), i)
            for i in found
            if (fit := sought.fit([self._keys[i]])) is not None
        ]
        return tuple(ticket_id for _, _, ticket_id in sorted(placed))

    @property
    def queues(self) -> tuple[str, ...]:
        """The names of all queues in which a ticket waits, sorted."""
        return tuple(sorted(name for name, count in self._waiting.items() if count))

    @property
    def ids(self) -> tuple[str, ...]:
        """The tickets shown, most urgent first."""
        if self._found is None:
            return self._lane.ids
        lane, answered = self._found_parts()
        return lane.ids + answered

    @property
    def waiting_ids(self) -> tuple[str, ...]:
        """The waiting tickets of all queues, most urgent first, whatever is sought or chosen."""
        return self._all.ids

    def groups(self, now: datetime) -> tuple[Group, ...]:
        """The tickets shown, in parts; a search shows tickets too that nobody waits for."""
        if self._found is None:
            return self._lane.groups(now)
        lane, answered = self._found_parts()
        return (*lane.groups(now), Group(Urgency.ANSWERED, answered))

    @property
    def _lane(self) -> Lane:
        """The chosen queue's lane, made when it is chosen for the first time and then kept up to date."""
        if self.filter == ALL_QUEUES:
            return self._all
        if self.filter not in self._lanes:
            own = {i for i, ticket in self._tickets.items() if ticket.queue == self.filter}
            self._lanes[self.filter] = self._all.only(own)
        return self._lanes[self.filter]

    def _waits(self, ticket: Ticket) -> bool:
        is_open = ticket.status is not TicketStatus.CLOSED
        return is_open and ticket.is_waiting and ticket.id not in self._done

    def _enter(self, tickets: Iterable[Ticket]) -> None:
        closed, done = TicketStatus.CLOSED, self._done
        waiting = [
            t for t in tickets if t.is_waiting and t.status is not closed and t.id not in done
        ]
        self._all.add(waiting)
        self._waiting.update([ticket.queue for ticket in waiting])
        for name, lane in self._lanes.items():
            lane.add([ticket for ticket in waiting if ticket.queue == name])

    def _leave(self, ticket: Ticket) -> None:
        if not self._waits(ticket):
            return
        self._all.remove(ticket)
        self._waiting[ticket.queue] -= 1
        if ticket.queue in self._lanes:
            self._lanes[ticket.queue].remove(ticket)

    def _replace(self, old: Ticket, new: Ticket) -> None:
        self._keys.pop(new.id, None)
        self._found_groups = None
        before, after = self._standing(old), self._standing(new)
        if before != after:
            self._leave(old)
            self._enter([new])

    def _standing(self, ticket: Ticket) -> tuple[object, ...]:
        """Everything that decides where a ticket stands."""
        return self._waits(ticket), ticket.queue, ticket.due_at, ticket.updated_at

    def _found_parts(self) -> tuple[Lane, tuple[str, ...]]:
        if self._found_groups is None:
            found = [t for i in self._found or () if (t := self._tickets.get(i)) is not None]
            lane = Lane()
            lane.add([t for t in found if self._waits(t)])
            answered = [t for t in found if not self._waits(t)]
            answered.sort(key=lambda t: (-t.updated_at.timestamp(), t.id))
            self._found_groups = lane, tuple(t.id for t in answered)
        return self._found_groups

    def _most_urgent(self, found: list[str]) -> list[str]:
        """As many as a search shows: those that wait first."""
        among = set(found)
        first = list(islice((i for i in self._all.ids if i in among), MOST_FOUND))
        rest = sorted(among.difference(first)) if len(first) < MOST_FOUND else []
        return first + rest[: MOST_FOUND - len(first)]

    def _fold(self) -> None:
        """The words of each row that have not been folded yet."""
        if len(self._keys) < len(self._tickets):
            missing = self._tickets.keys() - self._keys.keys()
            self._keys |= {i: _words(self._tickets[i]) for i in missing}


def _words(ticket: Ticket) -> str:
    who = ticket.customer
    parts = (ticket.id, ticket.subject, who.name, who.email, ticket.order_id or "")
    return plain("\n".join(parts))


def _entry(ticket: Ticket) -> _Entry:
    return (ticket.due_at or ticket.updated_at).timestamp(), ticket.id


def _entries(tickets: Iterable[Ticket]) -> tuple[list[_Entry], list[_Entry]]:
    """Those with a due time, and the others."""
    dated: list[_Entry] = []
    undated: list[_Entry] = []
    for ticket in tickets:
        due = ticket.due_at
        if due is not None:
            dated.append((due.timestamp(), ticket.id))
        else:
            undated.append((ticket.updated_at.timestamp(), ticket.id))
    return dated, undated
