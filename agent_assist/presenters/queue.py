"""The queue: which tickets wait, in which order, and how each stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from agent_assist.domain.errors import BugError
from agent_assist.domain.review import ReviewState
from agent_assist.domain.tickets import Ticket
from agent_assist.ports.translator import Translator
from agent_assist.presenters import words
from agent_assist.presenters.problems import unread_banner
from agent_assist.presenters.queue_order import ALL_QUEUES, DUE_SOON, QueueOrder, Urgency
from agent_assist.presenters.view.parts import ActionView, EmptyView, Tone
from agent_assist.presenters.view.queue import QueueRow, QueueSection, QueueView, RowsInSight
from agent_assist.services.review import Review


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


def build_queue(
    tr: Translator,
    order: QueueOrder,
    reviews: Mapping[str, Review],
    now: datetime,
    *,
    ai_is_on: bool,
    problems: tuple[str, ...] = (),
    state_of: Callable[..., RowState] = row_state,
) -> QueueView:
    """The whole column. Rows are made when they come into sight, from how things stand then.

    While the helpdesk hands out tickets an empty list says nothing yet.
    """

    def row(ticket_id: str) -> QueueRow:
        ticket = order.ticket(ticket_id)
        if ticket is None:
            raise BugError("the queue shows a ticket that nobody added")
        return _row(tr, ticket, state_of(tr, reviews.get(ticket_id), ai_is_on=ai_is_on), now)

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
        problems=unread_banner(tr, problems) if problems else None,
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
    Urgency.ANSWERED: "Nobody waits",
}


def _row(tr: Translator, ticket: Ticket, state: RowState, now: datetime) -> QueueRow:
    is_due = ticket.due_at is not None and ticket.due_at - now <= DUE_SOON
    spoken = words.spoken_time_left(tr, ticket.due_at, ticket.updated_at, now)
    time = words.time_left(ticket.due_at, ticket.updated_at, now)
    if ticket.due_at is not None and ticket.due_at < now:
        time = tr("{time} overdue", time=time)
    return QueueRow(
        ticket_id=ticket.id,
        name=ticket.customer.label,
        time_left=time,
        is_due=is_due,
        subject=ticket.subject or tr("No subject"),
        state_icon=state.icon,
        state_words=state.words,
        state_tone=state.tone,
        accessible=f"{ticket.customer.label}, {ticket.subject}, {spoken}, {state.words}",
    )


def _empty(tr: Translator, order: QueueOrder) -> EmptyView:
    if order.is_search:
        body = tr("Every word must occur in the ticket or in one of its messages.")
        return EmptyView("search", tr("No ticket holds these words"), body)
    action = None
    if order.filter != ALL_QUEUES:
        action = ActionView("show-all", tr("Show all queues"))
    return EmptyView(
        "inbox", tr("No tickets wait for you"), tr("New ones appear here by themselves."), action
    )
