"""Opening tickets, following what the helpdesk reports, and noticing that a draft is out of date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.drafts import Draft
from agent_assist.domain.errors import AgentAssistError, TicketNotFound
from agent_assist.domain.outbox import OutboxItem
from agent_assist.domain.provenance import Origin, Provenance
from agent_assist.domain.review import ReviewState
from agent_assist.domain.tickets import Conversation, Order
from agent_assist.domain.work import Work
from agent_assist.presenters import banners
from agent_assist.presenters.approving import ApprovalFlow
from agent_assist.presenters.context import Context, Noticed, Shown
from agent_assist.presenters.drafting import DraftingFlow
from agent_assist.presenters.editing import EditingFlow
from agent_assist.presenters.forgetting import Forgetting
from agent_assist.presenters.loading import LoadingFlow
from agent_assist.presenters.parts import ALL_PARTS, Part
from agent_assist.presenters.staleness import StalenessFlow
from agent_assist.services.desk import Services
from agent_assist.services.review import Review
from agent_assist.services.screening import TicketScreening
from agent_assist.services.staleness import Change

_S = ReviewState
PAINTED_MS, STAYED_MS = 50, 300
MOST_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read about a ticket; all but the first two only once the store is open.

    `others` is what the draft with the id `compared` would not be made with now.
    """

    conversation: Conversation
    order: Order | None
    screened: TicketScreening | None
    work: Work | None
    drafts: tuple[Draft, ...]
    compared: str = ""
    others: tuple[Change, ...] = ()


class OpeningFlow:
    """Opens tickets and keeps what is on screen in step with the helpdesk.

    `on_read` is called with each conversation that was read, once it stands in the queue.
    """

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
        self.staleness = StalenessFlow(context, editing, drafting, approving)
        self._forgetting = Forgetting(context)
        self._wanted = ""
        self._put_off = ""
        self.loading = LoadingFlow(context)
        self.on_read: Callable[[Conversation], None] = lambda _conversation: None
        approving.on_sent = lambda ticket_id: self.refresh(frozenset({ticket_id}))

    def open(self, ticket_id: str) -> None:
        """Show a ticket; its draft may come later, the conversation never waits for it."""
        self._editing.save_pending()
        self._approving.close_preview()
        self._wanted = ticket_id
        self.loading.begin(ticket_id)
        self._context.run.run(
            lambda: self._load(ticket_id),
            partial(self._opened, ticket_id),
            partial(self._not_opened, ticket_id),
        )

    def cancel(self) -> None:
        """It takes too long: what is open stays open."""
        wanted, self._wanted = self._wanted, ""
        self.loading.ended(wanted)

    def step(self, by: int) -> None:
        """Open the next (1) or previous (-1) ticket of the queue."""
        ids = self._context.order.ids
        if not ids:
            return
        here = ids.index(self._context.current_id) if self._context.current_id in ids else -by
        self.open(ids[max(0, min(len(ids) - 1, here + by))])

    def refresh(self, ticket_ids: frozenset[str]) -> None:
        """The helpdesk reports changes: read those tickets anew."""
        self._context.changed(Part.QUEUE)
        for ticket_id in sorted(ticket_ids):
            self._context.run.run(
                partial(self._load, ticket_id, is_fresh=True),
                partial(self._refreshed, ticket_id),
                self._unreadable(ticket_id),
            )

    def attach(self) -> None:
        """The store is open now: give the ticket on screen its draft, and prepare the next."""
        if self._context.shown is not None:
            self.open(self._context.current_id)
        else:
            self._drafting.prepare_ahead()
        self._context.changed(*ALL_PARTS)

    def _load(self, ticket_id: str, *, is_fresh: bool = False) -> Loaded:
        context = self._context
        conversation = context.reader.conversation(ticket_id, is_fresh=is_fresh)
        order_id = conversation.ticket.order_id
        order = context.reader.order(order_id) if order_id else None
        services = context.services
        if services is None:
            return Loaded(conversation, order, None, None, ())
        screened = self._screened(services, conversation)
        work, drafts = services.work.work(ticket_id), services.work.drafts(ticket_id)
        draft = self._draft_of(ticket_id, work, drafts)
        others = self.staleness.made_otherwise(draft, order)
        return Loaded(
            conversation, order, screened, work, drafts, draft.id if draft else "", others
        )

    def _draft_of(
        self, ticket_id: str, work: Work | None, drafts: tuple[Draft, ...]
    ) -> Draft | None:
        """The draft under review, or the one that the kept text grew from."""
        review = self._context.reviews.get(ticket_id)
        if review is not None:
            return review.draft
        return next((d for d in drafts if work is not None and d.id == work.draft_id), None)

    def _screened(self, services: Services, conversation: Conversation) -> TicketScreening:
        """What stands in the messages: in the same ones the same as before, but a person may be wanted since."""
        ticket, review = conversation.ticket, self._context.reviews.get(conversation.ticket.id)
        if review is None or review.conversation.messages != conversation.messages:
            return services.screening.screen(conversation)
        known = services.work.wants_person(ticket.customer.email, ticket.id)
        return TicketScreening(review.screening, known or review.screening.wants_person)

    def _not_opened(self, asked: str, error: AgentAssistError) -> None:
        self.loading.ended(asked)
        self._context.failed_on(asked)(error)

    def _opened(self, asked: str, loaded: Loaded) -> None:
        if asked != self._wanted:
            return
        self.loading.ended(asked)
        context, ticket = self._context, loaded.conversation.ticket
        self._joined(asked, ticket.id)
        context.shown = Shown(loaded.conversation, loaded.order)
        context.order.add((ticket,))
        context.prepared, context.sheet = None, None
        context.is_rejecting = context.is_handing_over = False
        context.marks, context.saved_at = (), None
        context.load_editor()
        if loaded.screened is not None:
            self._enter(loaded, loaded.screened)
        self.on_read(loaded.conversation)
        context.changed(*ALL_PARTS)

    def _enter(self, loaded: Loaded, screened: TicketScreening) -> None:
        context, ticket_id = self._context, loaded.conversation.ticket.id
        review = context.reviews.get(ticket_id)
        if review is None or self._is_asked_again(review, loaded.conversation):
            review = Review(loaded.conversation, screened.screening, screened.person_was_asked)
            # Drafts shown here before: words like theirs keep the mark of an AI.
            review.shown_drafts = loaded.drafts
        self._forgetting.opened(review)
        self._update(review, loaded)
        self._notices(review)
        if review.state is _S.NONE:
            self._begin(review, loaded)
        elif review.state is _S.COMPLETE and not review.was_shown_whole:
            self._drafting.show_draft(review)
        if review.draft is not None and review.assessment is not None:
            self._editing.check_now(review)
        # After the ticket is painted: reading the next ones would hold the interpreter meanwhile.
        self._context.run.after(PAINTED_MS, self._drafting.prepare_ahead)

    def _begin(self, review: Review, loaded: Loaded) -> None:
        """A ticket that is opened for the first time since the start."""
        doubt = self._in_doubt(review)
        if loaded.work is not None:
            review.cc, review.bcc = loaded.work.cc, loaded.work.bcc
            review.attachments = loaded.work.attachments
            self._editing.asides.restore(
                review.conversation.ticket.id, loaded.work.asides, loaded.drafts
            )
        if doubt is not None:
            self._resume_in_doubt(review, loaded, doubt)
        elif loaded.work is not None and loaded.work.text.strip():
            self._resume(review, loaded, loaded.work)
        elif review.person_was_asked:
            self.staleness.abstain_for_a_person(review)
        elif not self._context.ai_is_on:
            review.become(_S.HUMAN_ONLY)
            review.is_own_words = True
        elif self._drafting.busy < MOST_AT_ONCE:
            self._drafting.request(review)
        else:
            # Somebody leafs through tickets: a draft is asked for where they stay.
            self._put_off = review.conversation.ticket.id
            self._context.run.after(STAYED_MS, lambda: self._stayed(review))

    def has_put_off(self, review: Review) -> bool:
        """Whether its draft is asked for in a moment, if the person stays."""
        return review.state is _S.NONE and self._put_off == review.conversation.ticket.id

    def _stayed(self, review: Review) -> None:
        if self._put_off == review.conversation.ticket.id:
            self._put_off = ""
        if review is self._context.review and review.state is _S.NONE:
            self._drafting.request(review)

    def _resume(self, review: Review, loaded: Loaded, work: Work) -> None:
        """Text that was being written when the app ended: it comes back as it was, unapproved."""
        review.shown_drafts = loaded.drafts
        draft = next((d for d in loaded.drafts if d.id == work.draft_id), None)
        review.draft, review.was_displayed = draft, True
        review.text, review.provenance = work.text, work.provenance
        review.is_own_words, review.settled = work.is_own_words, work.settled
        review.is_edited = draft is not None and work.text != draft.text
        review.become(_S.HUMAN_ONLY if draft is None or work.is_own_words else _S.COMPLETE)
        self._context.saved_at = work.saved_at
        self._editing.check_now(review)
        kept_at = draft.created_at if draft else work.saved_at
        self.staleness.overtaken_while_closed(review, kept_at, loaded.others)
        if review.person_was_asked:
            self.staleness.give_to_a_person(review)

    def _in_doubt(self, review: Review) -> OutboxItem | None:
        """A reply to this ticket of which nobody knows whether it was sent before the start."""
        ticket_id = review.conversation.ticket.id
        items = self._context.in_doubt
        return next((i for i in items if i.envelope.ticket_id == ticket_id), None)

    def _resume_in_doubt(self, review: Review, loaded: Loaded, item: OutboxItem) -> None:
        """Nothing is drafted and nothing can be approved here until a person has settled it."""
        if loaded.work is not None and loaded.work.text.strip():
            self._resume(review, loaded, loaded.work)
        else:
            is_own = item.envelope.disclosure is DisclosureKind.HUMAN
            origin = Origin.PERSON if is_own else Origin.AI
            review.text = item.envelope.body
            review.provenance = Provenance.whole(len(review.text), origin)
            review.is_own_words = is_own
            review.become(_S.HUMAN_ONLY)
        review.become(_S.UNKNOWN)

    def _refreshed(self, asked: str, loaded: Loaded) -> None:
        context, ticket = self._context, loaded.conversation.ticket
        self._joined(asked, ticket.id)
        before = context.order.ticket(ticket.id)
        if ticket.is_waiting and (before is None or before.updated_at < ticket.updated_at):
            context.notice(Noticed.MAIL)
        context.order.add((ticket,))
        context.rows_left.pop(ticket.id, None)
        review = context.reviews.get(ticket.id)
        if ticket.id == context.current_id:
            context.shown = Shown(loaded.conversation, loaded.order)
        if review is not None and self._is_asked_again(review, loaded.conversation):
            self._begin_anew(review, loaded)
        elif review is not None:
            self._update(review, loaded)
            self._notices(review)
        self.on_read(loaded.conversation)
        context.changed_for(ticket.id, *ALL_PARTS)

    def _joined(self, asked: str, found: str) -> None:
        """What was a ticket of its own at first sight turned out to be part of another."""
        if asked != found:
            self._context.order.remove(asked)

    def _begin_anew(self, review: Review, loaded: Loaded) -> None:
        ticket_id, screened = loaded.conversation.ticket.id, loaded.screened
        del self._context.reviews[ticket_id]
        self._context.banners.pop(ticket_id, None)
        if ticket_id != self._context.current_id or screened is None:
            return
        self._context.marks = ()
        self._context.load_editor()
        self._enter(replace(loaded, work=None), screened)
        self._context.reviews[ticket_id].shown_drafts = review.shown_drafts

    def _update(self, review: Review, loaded: Loaded) -> None:
        screened = loaded.screened
        is_same = review.draft is not None and review.draft.id == loaded.compared
        if screened is not None:
            review.screening = screened.screening
            review.person_was_asked = screened.person_was_asked
        self.staleness.look(review, loaded.conversation, loaded.others if is_same else ())
        if review.person_was_asked and review.state is not _S.NONE:
            self.staleness.give_to_a_person(review)

    def _is_asked_again(self, review: Review, conversation: Conversation) -> bool:
        """Whether the customer wrote after our reply had left: that is a new reply to write."""
        newest, before = conversation.last_from_customer, review.conversation.last_from_customer
        return (
            review.state is _S.SENT
            and newest is not None
            and (before is None or newest.id != before.id)
        )

    def _notices(self, review: Review) -> None:
        context, ticket = self._context, review.conversation.ticket
        if review.person_was_asked:
            context.add_banner(ticket.id, banners.person_asked(context.tr))
        if review.screening.asks_if_ai:
            name = ticket.customer.label.split(" ", 1)[0]
            context.add_banner(
                ticket.id, banners.asks_if_ai(context.tr, name, review.truthful_words)
            )
        if review.screening.injection_reasons:
            reasons = review.screening.injection_reasons
            context.add_banner(ticket.id, banners.injection(context.tr, reasons))

    def _unreadable(self, ticket_id: str) -> Callable[[AgentAssistError], None]:
        def failed(error: AgentAssistError) -> None:
            if ticket_id == self._context.current_id:
                self._context.failed_on(ticket_id)(error)
            elif isinstance(error, TicketNotFound):
                self._context.order.remove(ticket_id)
                self._context.changed(Part.QUEUE)

        return failed
