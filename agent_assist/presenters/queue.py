"""The queue: which tickets wait, in which order, and how each stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent_assist.domain.review import ReviewState
from agent_assist.domain.tickets import Ticket, TicketStatus
from agent_assist.ports.translator import Translator
from agent_assist.presenters import words
from agent_assist.presenters.view.parts import ActionView, EmptyView, Tone
from agent_assist.presenters.view.queue import QueueRow, QueueSection, QueueView
from agent_assist.services.review import Review

DUE_SOON = timedelta(minutes=30)
ALL_QUEUES = "All queues"


@dataclass(frozen=True, slots=True)
class RowState:
    """A row's third line: icon, words and tone."""

    icon: str
    words: str
    tone: Tone = Tone.NEUTRAL


def row_state(tr: Translator, review: Review | None, *, ai_is_on: bool) -> RowState:
    """How the reply on a ticket stands, in the words of the queue."""
    if review is None:
        return RowState("message-square-text", tr("No draft"))
    if review.person_was_asked:
        return RowState("user", tr("Asked for a person"))
    simple = _STATES.get(review.state)
    if simple is not None:
        return RowState(simple[0], tr(simple[1]), simple[2])
    if review.is_typed:
        return RowState("pencil", tr("You are editing"))
    if review.draft is None or not ai_is_on:
        return RowState("message-square-text", tr("No draft"))
    return _rated(tr, review)


def _rated(tr: Translator, review: Review) -> RowState:
    rating = review.assessment.rating if review.assessment else None
    badge = words.badge(tr, rating)
    if not review.open_facts:
        return RowState(f"bars-{badge.bars}", badge.words, badge.tone)
    text = tr("{band}, {n} to check", band=badge.words, n=review.open_facts)
    return RowState(f"bars-{badge.bars}", text, badge.tone)


_STATES = {
    ReviewState.REQUESTED: ("loader", "Drafting…", Tone.NEUTRAL),
    ReviewState.STREAMING: ("loader", "Drafting…", Tone.NEUTRAL),
    ReviewState.ABSTAINED: ("bars-1", "I'm not sure", Tone.DANGER),
    ReviewState.UNDO_WINDOW: ("send", "Sending, undo open", Tone.ACCENT),
    ReviewState.SENDING: ("send", "Sending", Tone.ACCENT),
    ReviewState.SENT: ("check", "Sent", Tone.OK),
    ReviewState.NOT_SENT: ("circle-alert", "Not sent", Tone.DANGER),
    ReviewState.UNKNOWN: ("circle-alert", "Unknown whether sent", Tone.DANGER),
    ReviewState.STALE: ("message-circle-warning", "Customer wrote again", Tone.WARN),
    ReviewState.REJECTED: ("x", "Draft rejected", Tone.NEUTRAL),
    ReviewState.INCOMPLETE: ("circle-alert", "Draft incomplete", Tone.WARN),
    ReviewState.STOPPED: ("circle-stop", "Draft stopped", Tone.NEUTRAL),
}


class QueueOrder:
    """The open tickets of the chosen queue, most urgent first. Knows nothing of drafts."""

    def __init__(self) -> None:
        self._tickets: dict[str, Ticket] = {}
        self._found: frozenset[str] | None = None
        self.filter = ALL_QUEUES
        self.done: frozenset[str] = frozenset()

    def add(self, tickets: tuple[Ticket, ...]) -> None:
        """Add tickets or replace them with what was read anew."""
        self._tickets.update({ticket.id: ticket for ticket in tickets})

    def ticket(self, ticket_id: str) -> Ticket | None:
        """A ticket by id."""
        return self._tickets.get(ticket_id)

    def restrict_to(self, found: frozenset[str] | None) -> None:
        """Show only these (a search's result); None shows all."""
        self._found = found

    @property
    def queues(self) -> tuple[str, ...]:
        """The names of all queues with open tickets, sorted."""
        return tuple(sorted({t.queue for t in self._tickets.values() if _is_open(t)}))

    def ordered(self) -> list[Ticket]:
        """The tickets shown: due ones first by time, then those waiting longest first."""
        shown = [t for t in self._tickets.values() if self._is_shown(t)]
        return sorted(shown, key=_urgency)

    def _is_shown(self, ticket: Ticket) -> bool:
        if self._found is not None:
            return ticket.id in self._found
        if ticket.id in self.done or not _is_open(ticket) or not ticket.is_waiting:
            return False
        return self.filter in (ALL_QUEUES, ticket.queue)


def _is_open(ticket: Ticket) -> bool:
    return ticket.status is not TicketStatus.CLOSED


def _urgency(ticket: Ticket) -> tuple[bool, float]:
    moment = ticket.due_at or ticket.updated_at
    return ticket.due_at is None, moment.timestamp()


def build_queue(
    tr: Translator,
    order: QueueOrder,
    reviews: Mapping[str, Review],
    now: datetime,
    *,
    ai_is_on: bool,
    state_of: Callable[..., RowState] = row_state,
) -> QueueView:
    """The whole column."""
    tickets = order.ordered()
    rows = [
        (t, _row(tr, t, state_of(tr, reviews.get(t.id), ai_is_on=ai_is_on), now)) for t in tickets
    ]
    due = tuple(row for _, row in rows if row.is_due)
    waiting = tuple(row for _, row in rows if not row.is_due)
    sections = ((tr("Due soon"), due), (tr("Waiting"), waiting))
    title = order.filter if order.filter != ALL_QUEUES else tr(ALL_QUEUES)
    return QueueView(
        title=title,
        count_line=tr("{n} open", n=len(tickets)),
        sections=tuple(QueueSection(name, part) for name, part in sections if part),
        filters=(ALL_QUEUES, *order.queues),
        filter=order.filter,
        empty=None if tickets else _empty(tr, order),
    )


def _row(tr: Translator, ticket: Ticket, state: RowState, now: datetime) -> QueueRow:
    is_due = ticket.due_at is not None and ticket.due_at - now <= DUE_SOON
    spoken = words.spoken_time_left(tr, ticket.due_at, ticket.updated_at, now)
    return QueueRow(
        ticket_id=ticket.id,
        name=ticket.customer.label,
        time_left=words.time_left(ticket.due_at, ticket.updated_at, now),
        is_due=is_due,
        subject=ticket.subject or tr("No subject"),
        state_icon=state.icon,
        state_words=state.words,
        state_tone=state.tone,
        accessible=f"{ticket.customer.label}, {ticket.subject}, {spoken}, {state.words}",
    )


def _empty(tr: Translator, order: QueueOrder) -> EmptyView:
    action = None
    if order.filter != ALL_QUEUES:
        action = ActionView("show-all", tr("Show all queues"))
    return EmptyView(
        "inbox", tr("No tickets wait for you"), tr("New ones appear here by themselves."), action
    )
