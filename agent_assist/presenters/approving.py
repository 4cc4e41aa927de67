"""Preview, approval, undo window, send, and rejection of the reply on screen.

Rule: each step is a person's; the only timer is the one that ends the undo window of an approval.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from agent_assist.analysis.placeholders import open_placeholders
from agent_assist.domain.approvals import Shown
from agent_assist.domain.decisions import Rejection, RejectReason
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.errors import AgentAssistError, GateRefused
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.domain.review import ReviewState
from agent_assist.presenters import banners
from agent_assist.presenters.context import LOG_LANE, Context
from agent_assist.presenters.editing import EditingFlow
from agent_assist.presenters.parts import Focus, Part
from agent_assist.presenters.runner import Handle
from agent_assist.services.enclosing import wrong_addresses
from agent_assist.services.review import Review
from agent_assist.services.sending import SendReport

_S = ReviewState
WINDOW_MARGIN_MS = 20
LOOK_AGAIN_MS = 500
_AFTER = (Part.DRAFT, Part.RATIONALE, Part.REVIEW_BAR, Part.UNDO, Part.PREVIEW)


class ApprovalFlow:
    """Leads one reply from the review bar to the customer, or to a reason why not.

    `on_sent` is called with the ticket's id when its reply has left, `on_choice_made` where the draft is held back,
    `on_back` with the review whose draft is to be written on because its approval is gone.
    """

    def __init__(self, context: Context, editing: EditingFlow) -> None:
        self._context = context
        self._editing = editing
        self._preview_ms = 0
        self._windows: dict[str, Handle] = {}
        self._deciding: set[str] = set()
        self.on_sent: Callable[[str], None] = lambda _: None
        self.on_doubt: Callable[[], None] = lambda: None
        self.is_somebody_there: Callable[[], bool] = lambda: True
        self.on_choice_made: Callable[[], None] = lambda: None
        self.on_back: Callable[[Review], None] = lambda _: None

    def open_preview(self) -> None:
        """Freeze the envelope and show all of it; nothing is sent."""
        context, review = self._context, self._context.review
        if review is not None and review.state is _S.CHOOSE_FIRST:
            self.on_choice_made()
            return
        is_own = review is not None and review.source is None and bool(review.text.strip())
        if review is None or not (review.state is _S.READY or is_own):
            return
        if review.state not in (_S.READY, _S.HUMAN_ONLY) or review.stale_reason:
            return
        if not self.is_somebody_there():
            return
        if self._says_what_is_missing(review):
            return
        try:
            context.prepared = context.ready.approving.prepare(review)
        except AgentAssistError as error:
            context.failed_on(context.current_id)(error)
            return
        review.become(_S.PREVIEW)
        self._preview_ms = 0
        context.changed(Part.PREVIEW, Part.DRAFT, Part.REVIEW_BAR)

    def _says_what_is_missing(self, review: Review) -> bool:
        """Whether something keeps the envelope from being whole; a banner says what."""
        context, ticket_id = self._context, self._context.current_id
        wrong = (*wrong_addresses(review.cc), *wrong_addresses(review.bcc))
        missing = open_placeholders(review.text)
        context.drop_banner(ticket_id, banners.NOT_READY)
        if wrong:
            banner = banners.wrong_address(context.tr, wrong[0])
        elif missing:
            banner = banners.open_placeholders(context.tr, missing)
        else:
            return False
        context.add_banner(ticket_id, banner)
        context.listener.announce(banner.title, is_urgent=False)
        return True

    def preview_shown_whole(self, visible_ms: int) -> None:
        """All of the preview was on screen and 600 ms passed: Approve and send opens."""
        review = self._context.review
        if review is None or review.state is not _S.PREVIEW:
            return
        self._preview_ms = visible_ms
        review.become(_S.PREVIEW_SHOWN)
        self._context.changed(Part.PREVIEW)

    def close_preview(self) -> None:
        """Back to the draft."""
        review = self._context.review
        if review is None or review.state not in (_S.PREVIEW, _S.PREVIEW_SHOWN):
            return
        self._back_to_writing(review)
        self._context.prepared = None
        self._context.changed(*_AFTER)
        self._context.listener.focus(Focus.DRAFT)

    def confirm_send(self) -> None:
        """The person approves exactly what the preview shows; the undo window opens."""
        context, review = self._context, self._context.review
        prepared = context.prepared
        if review is None or prepared is None or review.state is not _S.PREVIEW_SHOWN:
            return
        if context.current_id in self._deciding:
            return
        self._deciding.add(context.current_id)
        shown = Shown(
            draft_was_whole=review.was_shown_whole or review.source is None,
            preview_was_whole=True,
            draft_visible_ms=review.draft_visible_ms,
            preview_visible_ms=self._preview_ms,
        )
        services = context.ready
        context.run.run_in_order(
            LOG_LANE,
            lambda: services.approving.approve(review, prepared, shown),
            lambda item: self._held(review, item),
            lambda error: self._refused(review, error),
        )

    def undo(self) -> None:
        """Take the approval back while nothing has left."""
        item = self._context.last_held
        if item is not None:
            self._take_back(item, "undone by the agent")

    def undo_all(self, why: str = "the window was closed") -> None:
        """Take back every approval whose window is open: the window closes, or nobody is there."""
        for item in tuple(self._context.held):
            self._take_back(item, why)

    def _take_back(self, item: OutboxItem, why: str) -> None:
        context, services, ticket_id = self._context, self._context.ready, item.envelope.ticket_id
        self._let_go(item)

        def undone(voided: OutboxItem | None) -> None:
            review = context.reviews.get(ticket_id)
            if voided is not None and review is not None and review.state is _S.UNDO_WINDOW:
                self._back_to_writing(review)
                context.load_editor()
            if voided is not None and ticket_id != context.current_id:  # out of sight
                to = voided.envelope.to[0].label
                context.say(
                    context.tr("Taken back. Nothing was sent to {name}; the text waits.", name=to)
                )
            context.changed_for(ticket_id, *_AFTER)

        context.run.run_in_order(
            LOG_LANE,
            lambda: services.sending.undo(item.id, why),
            undone,
            context.failed_on(ticket_id),
        )

    def withdraw(self, ticket_id: str, why: str) -> None:
        """The world changed inside the undo window: the approval is void before anything leaves."""
        context, services = self._context, self._context.ready
        for item in [held for held in context.held if held.envelope.ticket_id == ticket_id]:
            self._let_go(item)
            context.record(ticket_id, partial(services.sending.undo, item.id, why))

    def open_reject(self) -> None:
        """Ask for the reasons."""
        review = self._context.review
        if review is None or review.draft is None or review.source is None:
            return
        if review.state in (_S.UNDO_WINDOW, _S.SENDING, _S.SENT, _S.REJECTED):
            return
        self._context.is_rejecting = True
        self._context.changed(Part.REJECT)

    def close_reject(self) -> None:
        """Keep the draft."""
        self._context.is_rejecting = False
        self._context.changed(Part.REJECT)

    def reject(self, reasons: tuple[str, ...], note: str) -> None:
        """The draft does not work: log why, and take its text out of the editor."""
        context, review = self._context, self._context.review
        if review is None or not context.is_rejecting or context.current_id in self._deciding:
            return
        self._deciding.add(context.current_id)
        rejection = Rejection(tuple(RejectReason(reason) for reason in reasons), note.strip())
        services, ticket_id = context.ready, context.current_id
        context.run.run_in_order(
            LOG_LANE,
            lambda: services.approving.reject(review, rejection),
            lambda _: self._rejected(review),
            lambda error: self._not_rejected(ticket_id, error),
        )

    def check_helpdesk(self) -> None:
        """Look an unknown reply up; never send it again by itself."""
        self._decide_unknown(self._context.ready.sending.look_up)

    def was_not_sent(self) -> None:
        """The agent looked: it is not there. The reply goes back to the editor."""
        self._decide_unknown(self._context.ready.sending.give_up)

    def was_sent(self) -> None:
        """The agent looked: the customer has it."""
        self._decide_unknown(self._context.ready.sending.confirm_sent)

    def _held(self, review: Review, item: OutboxItem) -> None:
        context = self._context
        self._deciding.discard(item.envelope.ticket_id)
        if review.state is not _S.PREVIEW_SHOWN:
            why = "the preview was left before the approval was written"
            context.record(
                item.envelope.ticket_id, lambda: context.ready.sending.undo(item.id, why)
            )
            return
        review.become(_S.UNDO_WINDOW)
        context.prepared = None
        context.held.append(item)
        delay_ms = int((item.release_at - context.clock.now()).total_seconds() * 1000)
        self._windows[item.id] = context.run.after(
            max(0, delay_ms) + WINDOW_MARGIN_MS, lambda: self._window_over(item)
        )
        context.changed(*_AFTER, Part.QUEUE)
        context.listener.focus(Focus.QUEUE)

    def _window_over(self, item: OutboxItem) -> None:
        self._let_go(item)
        self._release(item.id, item.envelope.ticket_id)

    def _release(self, outbox_id: str, ticket_id: str) -> None:
        context, services = self._context, self._context.ready
        review = context.reviews.get(ticket_id)
        if review is not None and review.state is _S.UNDO_WINDOW:
            review.become(_S.SENDING)
        context.changed_for(ticket_id, *_AFTER)

        def released(report: SendReport | None) -> None:
            if report is not None:
                self._released(ticket_id, report)
                return
            held = services.store.item(outbox_id)
            if held is not None and held.state is OutboxState.HELD:  # the clock was set back
                context.run.after(LOOK_AGAIN_MS, lambda: self._release(outbox_id, ticket_id))

        context.run.run(
            lambda: services.sending.release(outbox_id),
            released,
            context.failed_on(ticket_id),
        )

    def _released(self, ticket_id: str, report: SendReport) -> None:
        review = self._context.reviews.get(ticket_id)
        if review is None:
            return
        if report.refused:
            self._back_to_writing(review)
            banner = banners.voided(self._context.tr, report.refused)
            self._context.add_banner(ticket_id, banner)
            self._context.listener.announce(banner.title, is_urgent=True)
        else:
            self._settle(review, report.item)
        self._context.changed_for(ticket_id, *_AFTER)

    def _settle(self, review: Review, item: OutboxItem, looked: str = "") -> None:
        """What the channel said decides the state; `looked` is what it said when it was asked about a doubt."""
        context, ticket_id = self._context, item.envelope.ticket_id
        if item.state in (OutboxState.SENT, OutboxState.RECONCILED):
            review.become(_S.SENT)
            self._editing.drop(ticket_id)
            services = context.ready
            context.record(ticket_id, lambda: services.work.drop_files(ticket_id))
            context.drop_banner(ticket_id, "unknown")
            context.listener.announce(context.tr("Sent"), is_urgent=False)
            self.on_sent(ticket_id)
        elif item.state in (OutboxState.UNKNOWN, OutboxState.SENDING):
            review.become(_S.UNKNOWN)
            banner = banners.unknown(context.tr, looked, reply_id=item.id, event=item.event)
            context.add_banner(ticket_id, banner)
            context.listener.announce(banner.title, is_urgent=True)
            self.on_doubt()
        elif item.state is OutboxState.FAILED:
            review.become(_S.NOT_SENT)
            self._back_to_writing(review)
            banner = banners.not_sent(context.tr, item.detail, item.id, item.event)
            context.add_banner(ticket_id, banner)
            context.listener.announce(banner.title, is_urgent=True)

    def _decide_unknown(self, decide: Callable[[str], OutboxItem]) -> None:
        context, review = self._context, self._context.review
        if review is None or review.state is not _S.UNKNOWN:
            return
        services, ticket_id = context.ready, context.current_id
        unknown = services.sending.unknown()
        item = next((i for i in unknown if i.envelope.ticket_id == ticket_id), None)
        if item is None:
            return

        def decided(after: OutboxItem) -> None:
            if after.state is OutboxState.VOIDED:
                self._back_to_writing(review)
                context.drop_banner(ticket_id, "unknown")
            else:
                self._settle(review, after, after.detail)
            self.on_doubt()
            context.changed_for(ticket_id, *_AFTER)

        context.run.run(lambda: decide(item.id), decided, context.failed_on(ticket_id))

    def _refused(self, review: Review, error: AgentAssistError) -> None:
        context = self._context
        self._deciding.discard(review.conversation.ticket.id)
        if isinstance(error, GateRefused) and review.state is _S.PREVIEW_SHOWN:
            self._back_to_writing(review)
            context.prepared = None
        context.failed_on(review.conversation.ticket.id)(error)
        context.changed(*_AFTER)

    def _rejected(self, review: Review) -> None:
        context, ticket_id = self._context, review.conversation.ticket.id
        self._deciding.discard(ticket_id)
        review.become(_S.REJECTED)
        review.start_own_words()
        review.is_own_words = False
        context.is_rejecting = False
        context.marks = ()
        context.load_editor()
        self._editing.rejected(review)
        context.changed(*_AFTER, Part.REJECT, Part.QUEUE)
        context.listener.focus(Focus.DRAFT)

    def _not_rejected(self, ticket_id: str, error: AgentAssistError) -> None:
        self._deciding.discard(ticket_id)
        self._context.failed_on(ticket_id)(error)

    def _back_to_writing(self, review: Review) -> None:
        """The approval is gone; the text is as it was."""
        if review.disclosure is DisclosureKind.HUMAN:
            review.become(_S.HUMAN_ONLY)
            return
        review.become(_S.COMPLETE)
        self._editing.settle(review)
        self.on_back(review)

    def _let_go(self, item: OutboxItem) -> None:
        """The undo window of this reply is over, one way or the other."""
        window = self._windows.pop(item.id, None)
        if window is not None:
            window.cancel()
        self._context.held = [held for held in self._context.held if held.id != item.id]
        self._context.changed(Part.UNDO)
