"""The queue: which tickets wait, in which order, and how each stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from agent_assist.domain.errors import BugError
from agent_assist.domain.tickets import Ticket, TicketStatus
from agent_assist.ports.translator import Translator
from agent_assist.presenters import times
from agent_assist.presenters.queue_order import ALL_QUEUES, DUE_SOON, QueueOrder, Urgency
from agent_assist.presenters.row_state import RowState, is_decided, is_sent, row_state
from agent_assist.presenters.view.queue import QueueRow, QueueSection, QueueView, RowsInSight

if TYPE_CHECKING:  # start-up time
    from agent_assist.presenters.view.parts import EmptyView
    from agent_assist.services.review import Review


_NONE_LEFT: Mapping[str, RowState] = MappingProxyType({})


def build_queue(
    tr: Translator,
    order: QueueOrder,
    reviews: Mapping[str, Review],
    now: datetime,
    *,
    ai_is_on: bool,
    problems: tuple[str, ...] = (),
    rows_left: Mapping[str, RowState] = _NONE_LEFT,
    state_of: Callable[..., RowState] = row_state,
) -> QueueView:
    """The whole column. Rows are made when they come into sight, from how things stand then.

    While the helpdesk hands out tickets an empty list says nothing yet. `rows_left` says how tickets stood
    whose reviews are not kept any more.
    """

    def row(ticket_id: str) -> QueueRow:
        ticket = order.ticket(ticket_id)
        if ticket is None:
            raise BugError("the queue shows a ticket that nobody added")
        review = reviews.get(ticket_id)
        left = rows_left.get(ticket_id) if review is None and ai_is_on else None
        state = left or state_of(tr, review, ai_is_on=ai_is_on)
        if not order.waits(ticket_id):
            return _answered_row(tr, ticket, state, now)
        return _row(tr, ticket, _with_place(tr, order, ticket, state), now)

    unread = None
    if problems:
        from agent_assist.presenters.problems import unread_banner  # start-up time

        unread = unread_banner(tr, problems)
    groups = [group for group in order.groups(now) if group.ids]
    count = sum(len(group.ids) for group in groups)
    title = order.filter if order.filter != ALL_QUEUES else tr(ALL_QUEUES)
    return QueueView(
        title=tr("Search") if order.is_search else title,
        count_line=_count_line(tr, order, count),
        sections=tuple(
            QueueSection(tr(_TITLES[group.urgency]), RowsInSight(group.ids, row))
            for group in groups
        ),
        filters=(ALL_QUEUES, *order.queues),
        filter=order.filter,
        empty=None if count or order.is_reading else _empty(tr, order),
        problems=unread,
    )


def _count_line(tr: Translator, order: QueueOrder, count: int) -> str:
    if order.is_search:
        return tr("{n} found", n=f"{count:,}")
    if order.is_reading and not count:
        return tr("Reading…")
    return tr("{n} open", n=f"{count:,}")


_TITLES = {
    Urgency.OVERDUE: "Overdue",
    Urgency.DUE_SOON: "Due soon",
    Urgency.WAITING: "Waiting",
    Urgency.ANSWERED: "Not waiting for you",
}


def _row(tr: Translator, ticket: Ticket, state: RowState, now: datetime) -> QueueRow:
    is_due = ticket.due_at is not None and ticket.due_at - now <= DUE_SOON
    spoken = times.spoken_time_left(tr, ticket.due_at, ticket.updated_at, now)
    time = times.time_left(ticket.due_at, ticket.updated_at, now)
    if ticket.due_at is not None and ticket.due_at < now:
        time = tr("{time} overdue", time=time)
    return _painted(tr, ticket, state, time, spoken, is_due=is_due)


def _answered_row(tr: Translator, ticket: Ticket, state: RowState, now: datetime) -> QueueRow:
    """Nobody waits here, so that no time is left: what became of it, and since when, if that is known."""
    if not is_decided(tr, state):
        state = RowState("check", _fate(tr, ticket))
    is_answered = not ticket.is_waiting and ticket.status is not TicketStatus.CLOSED
    if is_answered and (is_sent(tr, state) or state.words == tr("Answered")):
        when = times.day_and_time(tr, ticket.updated_at, now)
        words = tr("{state} {time}", state=state.words, time=when[:1].lower() + when[1:])
        state = replace(state, words=words)
    return _painted(tr, ticket, state, "", "", is_due=False)


def _fate(tr: Translator, ticket: Ticket) -> str:
    if ticket.status is TicketStatus.CLOSED:
        return tr("Closed")
    return tr("Handed over") if ticket.is_waiting else tr("Answered")


def _with_place(tr: Translator, order: QueueOrder, ticket: Ticket, state: RowState) -> RowState:
    """The state; for a ticket that a search found elsewhere than in the chosen queue, that first."""
    if order.filter in (ALL_QUEUES, ticket.queue) or not ticket.queue:
        return state
    return replace(state, words=tr("In {queue}: {state}", queue=ticket.queue, state=state.words))


def _painted(
    tr: Translator, ticket: Ticket, state: RowState, time: str, spoken: str, *, is_due: bool
) -> QueueRow:
    parts = (ticket.customer.label, ticket.subject, spoken, state.words)
    return QueueRow(
        ticket_id=ticket.id,
        name=ticket.customer.label,
        time_left=time,
        is_due=is_due,
        subject=ticket.subject or tr("No subject"),
        state_icon=state.icon,
        state_words=state.words,
        state_tone=state.tone,
        accessible=", ".join(part for part in parts if part),
    )


def _empty(tr: Translator, order: QueueOrder) -> EmptyView:
    from agent_assist.presenters.view.parts import ActionView, EmptyView  # start-up time

    if order.is_search:
        body = tr("Every word must occur in the ticket or in one of its messages.")
        return EmptyView("search", tr("No ticket holds these words"), body)
    action = None
    if order.filter != ALL_QUEUES:
        action = ActionView("show-all", tr("Show all queues"))
    return EmptyView(
        "inbox", tr("No tickets wait for you"), tr("New ones appear here by themselves."), action
    )
