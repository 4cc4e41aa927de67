"""Asking for drafts: for the ticket on screen, and ahead for the next ones.

Rule: a draft never replaces, moves or merges into typed text; an answer without its end is never approvable.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass

from agent_assist.domain.drafts import AbstainReason, Draft, ModelStamp
from agent_assist.domain.errors import AgentAssistError, StreamIncomplete
from agent_assist.domain.evidence import Passage
from agent_assist.domain.provenance import Origin, Provenance
from agent_assist.domain.review import ReviewState
from agent_assist.presenters import banners
from agent_assist.presenters.context import Context, Noticed
from agent_assist.presenters.editing import EditingFlow
from agent_assist.presenters.marks import build_marks
from agent_assist.presenters.parts import Part
from agent_assist.presenters.retrying import RetryFlow
from agent_assist.presenters.runner import Handle
from agent_assist.services.assessment import Assessment, assess
from agent_assist.services.drafting import (
    DraftAbstained,
    DraftEvent,
    DraftReady,
    DraftStarted,
    DraftText,
)
from agent_assist.services.review import Review

QUIET_MS = 2_000
"""How long a customer must have been silent before a burst of messages is drafted, as one."""
_S = ReviewState
_BEING_MADE = (_S.REQUESTED, _S.CHOOSE_FIRST, _S.STREAMING)


@dataclass(frozen=True, slots=True)
class Assessed:
    """The checks of a draft that just became whole."""

    ready: DraftReady
    assessment: Assessment


@dataclass(slots=True)
class HeldBack:
    """A draft that nobody may see yet: what arrived of it, and the whole once it is there."""

    passages: tuple[Passage, ...]
    model: ModelStamp
    text: str = ""
    done: Assessed | None = None


class DraftingFlow:
    """Runs one stream for each ticket that is being drafted, and hands its pieces to the review.

    `on_stop` is called with a ticket's id when what is being made for it must stop.
    """

    def __init__(self, context: Context, editing: EditingFlow) -> None:
        self._context = context
        self._editing = editing
        self._streams: dict[str, Handle] = {}
        self._quiet: dict[str, Handle] = {}
        self._found: dict[str, tuple[tuple[Passage, ...], ModelStamp]] = {}
        self._held_back: dict[str, HeldBack] = {}
        self._is_looking = False
        self.on_stop: Callable[[str], object] = lambda _: None
        self.retrying = RetryFlow(context, self._ask)

    @property
    def busy(self) -> int:
        """How many drafts are being made."""
        return len(self._streams)

    def is_under_way(self, ticket_id: str) -> bool:
        """Whether a draft is being made, or will be when the customer has stopped writing."""
        return ticket_id in self._streams or ticket_id in self._quiet

    def found_so_far(self, ticket_id: str) -> tuple[tuple[Passage, ...], ModelStamp] | None:
        """The passages and the model of a running draft, or of one that is held back."""
        held = self._held_back.get(ticket_id)
        return (held.passages, held.model) if held is not None else self._found.get(ticket_id)

    def missing_so_far(self, ticket_id: str) -> tuple[str, ...]:
        """What a whole draft that is held back says is missing."""
        held = self._held_back.get(ticket_id)
        return held.done.ready.draft.missing if held is not None and held.done is not None else ()

    def show_held_back(self, review: Review) -> None:
        """The agent has chosen: show what is there of the draft; the rest streams in."""
        held = self._held_back.pop(review.conversation.ticket.id, None)
        if held is None or review.state is not _S.CHOOSE_FIRST:
            return
        review.become(_S.STREAMING)
        review.text = held.text
        review.provenance = Provenance.whole(len(held.text), Origin.AI)
        self._context.load_editor()
        if held.done is not None:
            self._complete(review, held.done)

    def drop_held_back(self, ticket_id: str) -> None:
        """The agent writes alone: the draft is never shown."""
        if self._held_back.pop(ticket_id, None) is not None:
            self._cut(ticket_id)

    def request(self, review: Review, hint: str = "") -> None:
        """Ask for a draft; typed text stays, and the draft then waits beside it."""
        ticket_id = review.conversation.ticket.id
        if not self._context.ai_is_on or ticket_id in self._streams or review.person_was_asked:
            return
        self._wait_no_more(ticket_id)
        self.retrying.forget(ticket_id)
        self._ask(review, hint)

    def _ask(self, review: Review, hint: str) -> None:
        ticket_id = review.conversation.ticket.id
        self._held_back.pop(ticket_id, None)
        if not review.is_typed:
            review.become(_S.REQUESTED)
            self._clear(review)
            self._context.drop_banner(ticket_id, "stale")
        self._context.drop_banner(ticket_id, "error")
        self._streams[ticket_id] = self._context.run.follow(
            lambda: self._events(review, hint),
            lambda events: self._arrived(review, events),
            lambda: self._ended(review),
            lambda error: self._failed(review, error, hint),
        )
        self._context.changed_for(ticket_id, Part.DRAFT, Part.RATIONALE, Part.REVIEW_BAR)

    def stop(self, ticket_id: str) -> bool:
        """Cut a stream off; the partial text is discarded. Whether there was anything to stop."""
        waited, was_beside = self.retrying.stop(), bool(self.on_stop(ticket_id))
        was_held_back = self._held_back.pop(ticket_id, None) is not None
        if not self._cut(ticket_id) and not was_held_back:
            return waited or was_beside
        review = self._context.reviews[ticket_id]
        if review.state in _BEING_MADE:
            review.become(_S.STOPPED)
            self._put_down(review)
        self._context.changed_for(ticket_id, Part.DRAFT, Part.RATIONALE, Part.REVIEW_BAR)
        return True

    def stop_all(self) -> None:
        """The stop switch: nothing streams on, and nothing is tried again."""
        self.retrying.stop()
        for ticket_id in (*self._streams, *self._quiet, *self._held_back):
            self.stop(ticket_id)

    def again_when_quiet(self, review: Review) -> None:
        """The customer is still writing: what was begun is dropped, and one draft is made when nothing more comes."""
        ticket_id = review.conversation.ticket.id
        self._cut(ticket_id)
        if not self._context.ai_is_on:
            return
        if not review.is_typed:
            review.become(_S.REQUESTED)
            self._clear(review)
            if review is self._context.review:
                self._context.load_editor()
        self._quiet[ticket_id] = self._context.run.after(QUIET_MS, lambda: self._ask_now(review))
        self._context.changed_for(ticket_id, Part.DRAFT, Part.RATIONALE, Part.REVIEW_BAR)

    def _ask_now(self, review: Review) -> None:
        self._wait_no_more(review.conversation.ticket.id)
        self.request(review)

    def _wait_no_more(self, ticket_id: str) -> None:
        waiting = self._quiet.pop(ticket_id, None)
        if waiting is not None:
            waiting.cancel()

    def _cut(self, ticket_id: str) -> bool:
        """End a stream, or the wait for one; False when there was neither."""
        was_under_way = self.is_under_way(ticket_id)
        self._wait_no_more(ticket_id)
        handle = self._streams.pop(ticket_id, None)
        self._found.pop(ticket_id, None)
        if handle is not None:
            handle.cancel()
        return was_under_way

    def _put_down(self, review: Review) -> None:
        """Nothing is being drafted any more: words typed meanwhile stay, anything else goes."""
        if review.is_typed:
            review.become(_S.HUMAN_ONLY)
            review.is_own_words = True
            return
        review.become(_S.NONE)
        self._clear(review)
        if review is self._context.review:
            self._context.load_editor()

    async def _events(self, review: Review, hint: str) -> AsyncIterator[DraftEvent | Assessed]:
        """The service's events; a whole draft comes together with its checks, made off the UI thread."""
        services = self._context.ready
        async for event in services.drafting.draft(review.conversation.ticket.id, hint):
            if isinstance(event, DraftReady):
                yield self._assessed(review, event)
            else:
                yield event

    def _assessed(self, review: Review, ready: DraftReady) -> Assessed:
        return Assessed(ready, self.check_whole(review, ready.draft, ready.answerable))

    def check_whole(self, review: Review, draft: Draft, answerable: float) -> Assessment:
        """The checks of a draft as it was made. It takes milliseconds: call it away from the window."""
        conversation = review.conversation
        return assess(
            draft,
            draft.text,
            settled=(),
            conversation=conversation,
            guide=self._context.ready.calibration.guide(conversation.ticket, draft.model),
            answerable=answerable,
            today=self._context.clock.now().date(),
        )

    def _arrived(self, review: Review, events: Sequence[DraftEvent | Assessed]) -> None:
        text = "".join(event.text for event in events if isinstance(event, DraftText))
        for event in events:
            if isinstance(event, DraftStarted):
                self._started(review, event)
        held = self._held_back.get(review.conversation.ticket.id)
        if held is not None:
            held.text += text
        elif text and review.state is _S.STREAMING:
            review.text += text
            review.provenance = Provenance.whole(len(review.text), Origin.AI)
        for event in events:
            if isinstance(event, Assessed):
                self._complete(review, event)
            elif isinstance(event, DraftAbstained):
                self._abstained(review, event)
        self._show_arrived(review, is_text=all(isinstance(event, DraftText) for event in events))

    def _show_arrived(self, review: Review, *, is_text: bool) -> None:
        """More words change the draft alone: sixty times a second nothing else is painted for them."""
        ticket_id = review.conversation.ticket.id
        if not is_text:
            self._context.changed_for(ticket_id, Part.DRAFT, Part.RATIONALE, Part.REVIEW_BAR)
        elif ticket_id == self._context.current_id:
            self._context.changed(Part.DRAFT)

    def _started(self, review: Review, event: DraftStarted) -> None:
        self._found[review.conversation.ticket.id] = (event.passages, event.model)
        if review.state is not _S.REQUESTED:
            return
        review.streaming_source = event.model.source
        if review.is_typed:
            review.become(_S.HUMAN_ONLY)
            review.is_own_words = True
            return
        if event.is_held_back:
            held = HeldBack(event.passages, event.model)
            self._held_back[review.conversation.ticket.id] = held
            review.become(_S.CHOOSE_FIRST)
            return
        review.become(_S.STREAMING)
        self._context.load_editor()
        if review is self._context.review:
            self._context.listener.announce(self._context.tr("Drafting started"), is_urgent=False)

    def _complete(self, review: Review, done: Assessed) -> None:
        held = self._held_back.get(review.conversation.ticket.id)
        if held is not None and review.state is _S.CHOOSE_FIRST:
            held.done = done
            return
        if review.state is not _S.STREAMING:
            review.waiting_draft = done.ready.draft
            review.answerable = done.ready.answerable
            ticket_id = review.conversation.ticket.id
            self._context.add_banner(ticket_id, banners.draft_beside(self._context.tr))
            return
        review.take_draft(done.ready.draft, done.ready.answerable)
        review.assessment = done.assessment
        review.become(_S.COMPLETE)
        self._context.notice(Noticed.DRAFT)
        if review is self._context.review:
            self.show_draft(review)

    def show_draft(self, review: Review) -> None:
        """The draft is on screen now: marks, log entry, one announcement."""
        if review.draft is None or review.assessment is None:
            return
        review.was_displayed = True
        self._context.marks = build_marks(self._context.tr, review.draft, review.assessment)
        self._context.load_editor()
        services, ticket = self._context.ready, review.conversation.ticket
        draft, result = review.draft, review.assessment
        band, signals = result.rating.band.value, result.signals_line()
        self._context.record(
            ticket.id, lambda: services.journal.shown(ticket, draft, band, signals, result.fixed)
        )
        self._editing.save_now(review)
        self._context.listener.announce(self._context.tr("Draft ready"), is_urgent=False)

    def _abstained(self, review: Review, event: DraftAbstained) -> None:
        if review.state not in _BEING_MADE:
            return
        self._held_back.pop(review.conversation.ticket.id, None)
        if review.is_typed:
            self._put_down(review)
            return
        review.become(_S.ABSTAINED)
        self._clear(review)
        review.abstention = event.abstention
        if event.abstention.reason is AbstainReason.PERSON_ASKED:
            review.person_was_asked = True
        services, ticket = self._context.ready, review.conversation.ticket
        self._context.record(
            ticket.id, lambda: services.journal.abstained(ticket, event.abstention)
        )
        self._context.load_editor()

    def _ended(self, review: Review) -> None:
        ticket_id = review.conversation.ticket.id
        self._streams.pop(ticket_id, None)
        self._found.pop(ticket_id, None)
        self.retrying.forget(ticket_id)
        self._context.changed_for(ticket_id, Part.DRAFT, Part.RATIONALE, Part.REVIEW_BAR)
        self.prepare_ahead()

    def _failed(self, review: Review, error: AgentAssistError, hint: str) -> None:
        ticket_id = review.conversation.ticket.id
        self._streams.pop(ticket_id, None)
        self._found.pop(ticket_id, None)
        self._held_back.pop(ticket_id, None)
        if review.state in _BEING_MADE:
            if isinstance(error, StreamIncomplete) and review.text:
                review.become(_S.INCOMPLETE)
            else:
                self._put_down(review)
        if not self.retrying.begin(review, error, hint):
            self._context.failed_on(ticket_id)(error)
        self._context.changed_for(ticket_id, Part.RATIONALE, Part.REVIEW_BAR)

    def prepare_ahead(self) -> None:
        """Draft the next waiting tickets in advance, within the policy's budget, one after another."""
        services = self._context.services
        if services is None or not self._context.ai_is_on or self._streams or self._is_looking:
            return
        budget = services.policy.prepare_ahead
        upcoming = self._next_tickets(budget)
        if upcoming is None:
            return
        screening = services.screening

        def look() -> Review:
            conversation = self._context.reader.conversation(upcoming)
            screened = screening.screen(conversation)
            return Review(conversation, screened.screening, screened.person_was_asked)

        self._is_looking = True
        self._context.run.run(look, self._prepare, self._could_not_look)

    def _prepare(self, review: Review) -> None:
        self._is_looking = False
        ticket_id = review.conversation.ticket.id
        if ticket_id in self._context.reviews:
            return
        self._context.reviews[ticket_id] = review
        self._context.changed(Part.QUEUE)
        if review.person_was_asked:
            self.prepare_ahead()
        else:
            self.request(review)

    def _could_not_look(self, _: AgentAssistError) -> None:
        """Preparing is a favour: what cannot be read is said when the ticket is opened."""
        self._is_looking = False

    def _next_tickets(self, budget: int) -> str | None:
        """The first of the next `budget` tickets after the one on screen that nobody has looked at."""
        ids = self._context.order.ids
        here = ids.index(self._context.current_id) if self._context.current_id in ids else -1
        ahead = ids[here + 1 : here + 1 + budget]
        return next((i for i in ahead if i not in self._context.reviews), None)

    def _clear(self, review: Review) -> None:
        review.draft = None
        review.assessment = None
        review.abstention = None
        review.text = ""
        review.provenance = Provenance()
        review.is_edited = review.is_own_words = False
        review.was_shown_whole = False
        review.stale_reason, review.changes = "", ()
        if review is self._context.review:
            self._context.marks = ()
