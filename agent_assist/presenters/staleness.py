"""A reply that the world has overtaken: marked, never lost, and never sent by mistake.

Rules: what a person has seen or typed is marked out of date and stays where it is; what nobody has seen yet is
drafted anew, once, when the customer has stopped writing; a customer who now asks for a person gets one.
"""

from __future__ import annotations

from datetime import datetime

from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import AbstainReason, Abstention, Draft
from agent_assist.domain.review import ReviewState
from agent_assist.domain.tickets import Conversation, Direction, Order
from agent_assist.ports.translator import Translator
from agent_assist.presenters import banners
from agent_assist.presenters.approving import ApprovalFlow
from agent_assist.presenters.context import Context
from agent_assist.presenters.drafting import DraftingFlow
from agent_assist.presenters.editing import EditingFlow
from agent_assist.presenters.parts import Part
from agent_assist.presenters.times import clock_time
from agent_assist.presenters.view.parts import BannerView
from agent_assist.services.review import Review, own_words
from agent_assist.services.staleness import (
    Cause,
    Change,
    Present,
    made_otherwise,
    source_now,
    spoken_since,
)

_S = ReviewState
_ON_ITS_WAY = {_S.SENDING, _S.UNKNOWN, _S.SENT}
_NOTHING_YET = {_S.REQUESTED, _S.CHOOSE_FIRST, _S.STREAMING, _S.INCOMPLETE, _S.ABSTAINED}
_KEEP = "Check the draft, then keep it or ask for a new one."
_REASONS = {
    Cause.CUSTOMER: "The customer wrote again. Read the new message first.",
    Cause.COLLEAGUE: "A colleague answered meanwhile. Read the answer first.",
    Cause.POLICY: f"The policy was changed after this draft was made. {_KEEP}",
    Cause.SOURCE: f"A source of this draft was changed. {_KEEP}",
    Cause.MODEL: f"Drafts are made by another model now. {_KEEP}",
}


class StalenessFlow:
    """Compares every reply under review with the world as it is now."""

    def __init__(
        self,
        context: Context,
        editing: EditingFlow,
        drafting: DraftingFlow,
        approving: ApprovalFlow,
    ) -> None:
        self._context = context
        self._editing = editing
        self._drafting = drafting
        self._approving = approving

    def made_otherwise(self, draft: Draft | None, order: Order | None) -> tuple[Change, ...]:
        """What a draft would not be made with now. Reads the knowledge: call it away from the window."""
        services = self._context.services
        if draft is None or services is None:
            return ()
        knowledge, today = services.knowledge, self._context.clock.now().date()
        is_from_articles = draft.model.source is DraftSource.KNOWLEDGE
        maker = services.articles if is_from_articles and services.articles else services.drafting
        present = Present(
            maker.stamp(),
            services.policy.version,
            lambda passage: source_now(passage, knowledge, order),
            today,
        )
        return made_otherwise(draft, present)

    def look(
        self, review: Review, conversation: Conversation, others: tuple[Change, ...] = ()
    ) -> None:
        """The conversation was read anew: compare it with the one the reply was written for."""
        seen = {message.id for message in review.conversation.messages}
        before = review.conversation.last_from_customer
        based_on = review.draft.based_on if review.draft else (before.id if before else "")
        review.conversation = conversation
        self.consider(review, (*spoken_since(conversation, based_on, seen), *others))

    def overtaken_while_closed(
        self, review: Review, kept_at: datetime, others: tuple[Change, ...]
    ) -> None:
        """The same for a text that was drafted or saved at `kept_at`, before the app was closed."""
        conversation, draft = review.conversation, review.draft
        known = [m for m in conversation.messages if m.sent_at <= kept_at]
        before = next((m for m in reversed(known) if m.direction is Direction.CUSTOMER), None)
        based_on = draft.based_on if draft else (before.id if before else "")
        seen = {message.id for message in known}
        self.consider(review, (*spoken_since(conversation, based_on, seen), *others))

    def consider(self, review: Review, changes: tuple[Change, ...]) -> None:
        """Mark the reply, or draft anew what nobody has seen yet."""
        changes = tuple(c for c in changes if c.key not in review.accepted)
        if not changes or review.state in _ON_ITS_WAY:
            return
        if self._is_unseen(review):
            self._drafting.again_when_quiet(review)
        if review.text.strip() and not {c.key for c in changes} <= {c.key for c in review.changes}:
            self._mark(review, changes)

    def keep(self) -> None:
        """The agent looked at what changed and keeps the draft: it must be shown whole again."""
        context, review = self._context, self._context.review
        if review is None or not review.stale_reason:
            return
        review.accepted |= {change.key for change in review.changes}
        review.changes, review.stale_reason = (), ""
        review.was_shown_whole = False
        review.become(_S.HUMAN_ONLY if review.source is None else _S.COMPLETE)
        context.drop_banner(context.current_id, "stale")
        self._editing.settle(review)
        self._editing.check_now(review)
        context.changed(Part.DRAFT, Part.REVIEW_BAR, Part.QUEUE)

    def give_to_a_person(self, review: Review) -> None:
        """The customer asks for a person: no AI words stay, own typed words do."""
        ticket_id = review.conversation.ticket.id
        if review.state in _ON_ITS_WAY or _is_with_a_person(review):
            return
        self._drafting.stop(ticket_id)
        if review.source is None and review.state is not _S.ABSTAINED:
            return
        self._approving.withdraw(ticket_id, "the customer asked for a person")
        own, runs = own_words(review.text, review.provenance, review.polished_away)
        review.become(_S.HUMAN_ONLY)
        review.start_own_words()
        review.text, review.provenance = own, runs
        review.changes, review.waiting_draft = (), None
        if not own.strip():
            self.abstain_for_a_person(review)
        self._leave_preview(review)
        if review is self._context.review:
            self._context.marks = ()
            self._context.load_editor()
        self._editing.save_now(review)

    def abstain_for_a_person(self, review: Review) -> None:
        """No draft, and none will be made."""
        tr, now = self._context.tr, self._context.clock.now()
        ticket_id = review.conversation.ticket.id
        review.become(_S.NONE)
        review.become(_S.ABSTAINED)
        review.is_own_words = False
        why = tr("The customer asked for a person.")
        review.abstention = Abstention(ticket_id, AbstainReason.PERSON_ASKED, why, (), now)

    def _is_unseen(self, review: Review) -> bool:
        """Whether nobody would miss what is there: nothing was drafted yet, or nobody looked at it."""
        if review.person_was_asked or review.is_typed:
            return self._drafting.is_under_way(review.conversation.ticket.id)
        is_prepared = review.state is _S.COMPLETE and not review.was_displayed
        return review.state in _NOTHING_YET or is_prepared

    def _mark(self, review: Review, changes: tuple[Change, ...]) -> None:
        context, ticket_id = self._context, review.conversation.ticket.id
        first = min(changes, key=lambda change: list(Cause).index(change.cause))
        was_approved = review.state is _S.UNDO_WINDOW
        if was_approved:
            self._approving.withdraw(ticket_id, _REASONS[first.cause])
        self._leave_preview(review)
        review.changes = changes
        review.stale_reason = context.tr(_REASONS[first.cause])
        review.become(_S.HUMAN_ONLY if review.source is None else _S.STALE)
        banner = stale_banner(context.tr, first, was_approved=was_approved)
        context.add_banner(ticket_id, banner)
        context.listener.announce(banner.title, is_urgent=True)
        context.changed_for(ticket_id, Part.DRAFT, Part.REVIEW_BAR, Part.UNDO)

    def _leave_preview(self, review: Review) -> None:
        if review is self._context.review and self._context.prepared is not None:
            self._context.prepared = None
            self._context.changed(Part.PREVIEW)


def _is_with_a_person(review: Review) -> bool:
    abstention = review.abstention if review.state is _S.ABSTAINED else None
    return abstention is not None and abstention.reason is AbstainReason.PERSON_ASKED


def stale_banner(tr: Translator, change: Change, *, was_approved: bool) -> BannerView:
    """What changed, in words, with the steps that remain."""
    name = change.title.split(" ", 1)[0]
    time = clock_time(change.at) if change.at else ""
    if change.cause is Cause.CUSTOMER:
        return banners.wrote_again(tr, name, time, was_approved=was_approved)
    titles = {
        Cause.COLLEAGUE: tr("{name} answered at {time}", name=name, time=time),
        Cause.POLICY: tr("The policy was changed"),
        Cause.SOURCE: tr("A source was changed: {title}", title=change.title),
        Cause.MODEL: tr("Drafts are made by another model now"),
    }
    return banners.changed_meanwhile(tr, titles[change.cause], was_approved=was_approved)
