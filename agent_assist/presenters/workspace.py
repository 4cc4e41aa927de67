"""The workspace: what every region shows, and every act of the agent, each handed to the flow that does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agent_assist.domain.provenance import Provenance
from agent_assist.domain.review import ReviewState
from agent_assist.ports.clock import Clock
from agent_assist.ports.helpdesk import HelpdeskReader
from agent_assist.ports.translator import Translator
from agent_assist.presenters import banners, draft, rationale, sheets
from agent_assist.presenters.approving import ApprovalFlow
from agent_assist.presenters.asking import AskingFlow
from agent_assist.presenters.asking_drawers import Drawers
from agent_assist.presenters.asking_polish import PolishFlow, is_polish
from agent_assist.presenters.asking_reading import ReadingFlow
from agent_assist.presenters.asking_view import BesideBuilder
from agent_assist.presenters.blind_checks import BlindChecksFlow
from agent_assist.presenters.calibrating import CalibratingFlow
from agent_assist.presenters.choosing import ChoosingFlow
from agent_assist.presenters.citing import CitingFlow
from agent_assist.presenters.confirming import ConfirmingFlow
from agent_assist.presenters.context import Context, Listener, Noticed
from agent_assist.presenters.conversation import build_conversation
from agent_assist.presenters.drafting import DraftingFlow
from agent_assist.presenters.editing import EditingFlow
from agent_assist.presenters.enclosing import EnclosingFlow
from agent_assist.presenters.finding import FindingFlow
from agent_assist.presenters.handing_over import HandingOverFlow
from agent_assist.presenters.helping import HelpFlow
from agent_assist.presenters.keymap import Keymap
from agent_assist.presenters.knowledge import KnowledgeFlow
from agent_assist.presenters.languages import language_name
from agent_assist.presenters.opening import OpeningFlow
from agent_assist.presenters.palette import PaletteFlow
from agent_assist.presenters.parts import ALL_PARTS, Focus, Part
from agent_assist.presenters.queue import build_queue
from agent_assist.presenters.queue_order import ALL_QUEUES
from agent_assist.presenters.queue_reading import QueueReading
from agent_assist.presenters.review_bar import build_review_bar, is_handed_over
from agent_assist.presenters.runner import Runner
from agent_assist.presenters.saved_replies import SavedReplyFlow
from agent_assist.presenters.spelling import SpellingFlow
from agent_assist.presenters.standing import StandingFlow
from agent_assist.presenters.switching import SwitchFlow
from agent_assist.presenters.team_flow import TeamFlow
from agent_assist.presenters.texts_to_read import TextsFlow
from agent_assist.presenters.times import clock_time
from agent_assist.presenters.view.asking import BesideView
from agent_assist.presenters.view.conversation import ConversationView
from agent_assist.presenters.view.draft import DraftMode, DraftView, ReviewBarView
from agent_assist.presenters.view.parts import BannerView
from agent_assist.presenters.view.queue import QueueView
from agent_assist.presenters.view.rationale import RationaleView
from agent_assist.presenters.view.sheets import PreviewView, RejectView, TextSheetView, UndoView
from agent_assist.presenters.view.window import TopBarView
from agent_assist.services.desk import Services

_S = ReviewState


class Workspace:
    """The presenter of the main window.

    It works from the first ticket row on; drafting, checking and sending begin with `attach`.
    """

    def __init__(
        self,
        *,
        reader: HelpdeskReader,
        clock: Clock,
        run: Runner,
        tr: Translator,
        listener: Listener,
        mark: str,
    ) -> None:
        self.context = Context(tr=tr, clock=clock, run=run, reader=reader, listener=listener)
        self._mark = mark
        self.editing = EditingFlow(self.context)
        self.drafting = DraftingFlow(self.context, self.editing)
        self.approving = ApprovalFlow(self.context, self.editing)
        self.opening = OpeningFlow(self.context, self.editing, self.drafting, self.approving)
        self.standing = StandingFlow(self.context, self.approving, self.opening.open)
        drawers = Drawers(self.context)
        self.drafting.on_stop = drawers.stop
        self.drawers = drawers
        self.asking = AskingFlow(self.context, drawers, self.drafting, self.editing)
        self.polishing = PolishFlow(self.context, drawers, self.editing)
        self.reading = ReadingFlow(self.context, drawers)
        self._beside = BesideBuilder(self.context, drawers, self.asking)
        self.switching = SwitchFlow(
            self.context, self.editing, self.drafting, self.opening.staleness, drawers
        )
        self.approving.on_back = self.switching.came_back
        self.queue_reading = QueueReading(self.context)
        self.finding = FindingFlow(self.context, self.queue_reading.failed)
        self.enclosing = EnclosingFlow(self.context, self.editing)
        self.spelling = SpellingFlow(self.context)
        self.choosing = ChoosingFlow(self.context, self.drafting)
        self.approving.on_choice_made = self.choosing.show_draft
        self.saved_replies = SavedReplyFlow(self.context)
        self.helping = HelpFlow(self.context, self.saved_replies.filled)
        self.palette = PaletteFlow(self.context, self.saved_replies, self.finding)
        self.calibrating = CalibratingFlow(self.context)
        self.blind_checks = BlindChecksFlow(self.context)
        self.knowledge = KnowledgeFlow(self.context)
        self.citing = CitingFlow(self.context)
        self.confirming = ConfirmingFlow(self.context, self.editing)
        self.handing_over = HandingOverFlow(self.context)
        self.opening.on_read = self.handing_over.tickets.look_at
        self.queue_reading.on_all_read = self.handing_over.tickets.look
        self.team = TeamFlow(self.context)
        self.texts = TextsFlow(self.context, self.drafting.found_so_far)

    def attach(self, services: Services) -> None:
        """The store is open: drafting, checking and sending begin."""
        self.context.services = services
        if not services.stop.is_on:
            self.context.ai_off_since = self.context.clock.now()
        self.standing.attach()
        self.handing_over.tickets.attach(then=self.opening.attach)
        self.calibrating.attach()
        self.knowledge.attach()

    def load_tickets(self, then: Callable[[], None] | None = None) -> None:
        """Read the queue, row by row as the helpdesk hands them out; `then` once all are in."""
        self.queue_reading.begin(then)

    def close(self) -> None:
        """The window closes: keep what was typed, and void what is still held."""
        self.editing.save_pending()
        self.approving.undo_all()
        self.drafting.stop_all()
        self.calibrating.close()
        self.knowledge.close()

    # what each region shows

    @property
    def top_bar(self) -> TopBarView:
        """The bar at the top."""
        context, tr = self.context, self.context.tr
        stop = context.services.stop if context.services else None
        is_on = context.ai_is_on
        return TopBarView(
            title=tr("Workspace"),
            subtitle=context.order.filter if context.order.filter != ALL_QUEUES else "",
            ai_words=tr("AI on") if is_on else tr("AI off"),
            ai_is_on=is_on,
            ai_can_change=stop is not None and stop.can_change,
            ai_why_not=stop.team_reason if stop else tr("Opening the store…"),
            mark=self._mark,
        )

    @property
    def queue(self) -> QueueView:
        """The queue column."""
        context = self.context
        return build_queue(
            context.tr,
            context.order,
            context.reviews,
            context.clock.now(),
            ai_is_on=context.ai_is_on or context.services is None,
            problems=context.reader.problems,
            rows_left=context.rows_left,
        )

    @property
    def conversation(self) -> ConversationView | None:
        """The conversation column; None before a ticket is open."""
        context, review = self.context, self.context.review
        if context.shown is None:
            return None
        language = language_name(context.tr, review.screening.language) if review else ""
        return build_conversation(
            context.tr,
            context.shown.conversation,
            context.shown.order,
            language,
            context.clock.now(),
            context.services.policy if context.services is not None else None,
        )

    @property
    def draft(self) -> DraftView:
        """The draft column."""
        context, review = self.context, self.context.review
        if review is None or context.services is None:
            return draft.NOTHING
        saved = ""
        if context.saved_at is not None and review.text:
            saved = context.tr("Saved {time}", time=clock_time(context.saved_at))
        return draft.build_draft(
            context.tr,
            review,
            revision=context.revision,
            marks=context.marks,
            banners=self._banners(context.services.stop.team_reason),
            saved_line=saved,
            policy=context.services.policy,
            agent_name=context.services.identity.current().display_name,
            keymap=context.keymap,
            misspelt=self.spelling.marks(review),
            choose=self.choosing.view,
        )

    def _banners(self, team_reason: str) -> tuple[BannerView, ...]:
        own = (*self.standing.banners(), *self.context.banners.get(self.context.current_id, ()))
        return (banners.team_stopped(self.context.tr, team_reason), *own) if team_reason else own

    @property
    def rationale(self) -> RationaleView:
        """The column that says why."""
        drawers, review = self.drawers, self.context.review
        return replace(
            self._rationale(),
            ask_why_not=drawers.why_not(review),
            words_why_not=drawers.why_no_words(review),
        )

    def _rationale(self) -> RationaleView:
        context, review = self.context, self.context.review
        if review is None:
            return rationale.HIDDEN
        today = context.clock.now().date()
        is_made = review.state in (_S.REQUESTED, _S.CHOOSE_FIRST, _S.STREAMING)
        if is_made or self.opening.has_put_off(review):
            found = self.drafting.found_so_far(context.current_id)
            passages, model = found or ((), context.ready.drafting.stamp())
            if review.state is _S.CHOOSE_FIRST:
                missing = self.drafting.missing_so_far(context.current_id)
                return rationale.before_choice(context.tr, passages, missing, model, today)
            return rationale.waiting(context.tr, passages, model, today)
        if review.draft is not None and review.source is not None:
            return rationale.build_rationale(context.tr, review, today)
        if review.state is _S.ABSTAINED or self.draft.mode is DraftMode.ABSTAINED:
            return rationale.HIDDEN
        return self.helping.view()

    @property
    def beside(self) -> BesideView | None:
        """Other drafts, a polish, a translation or a summary beside the text; None while none is open."""
        return self._beside.view

    @property
    def review_bar(self) -> ReviewBarView:
        """The review bar."""
        return replace(self._review_bar(), said=self.context.said_here)

    def _review_bar(self) -> ReviewBarView:
        context = self.context
        if context.review is not None and context.review.state is _S.CHOOSE_FIRST:
            return self.choosing.bar
        is_stopped = context.services is not None and bool(context.services.stop.team_reason)
        off = None if is_stopped else context.ai_off_since
        since = clock_time(off) if off else ""
        return build_review_bar(
            context.tr,
            context.review,
            ai_is_on=context.ai_is_on,
            ai_off_since=since,
            keymap=context.keymap,
            reads=context.services.reads if context.services else (),
        )

    @property
    def preview(self) -> PreviewView | None:
        """The preview sheet while it is open."""
        context, review = self.context, self.context.review
        if review is None or context.prepared is None:
            return None
        services = context.ready
        person = services.identity.current()
        return sheets.build_preview(
            context.tr, review, context.prepared, services.policy, person, context.keymap
        )

    @property
    def undo(self) -> UndoView | None:
        """The undo bar while a reply is held."""
        context, item = self.context, self.context.last_held
        if item is None or context.services is None:
            return None
        name = item.envelope.to[0].label
        seconds = context.services.policy.undo_seconds
        now = context.clock.now()
        return sheets.build_undo(context.tr, item, name, seconds, now, context.keymap)

    @property
    def undo_is_here(self) -> bool:
        """Whether the held reply is the one on screen."""
        item = self.context.last_held
        return item is not None and item.envelope.ticket_id == self.context.current_id

    @property
    def reject_view(self) -> RejectView | None:
        """The reject popover while it is open."""
        context = self.context
        if not context.is_rejecting:
            return None
        return sheets.build_reject(context.tr, context.ready.policy, context.keymap)

    @property
    def sheet(self) -> TextSheetView | None:
        """A read-only sheet while one is open."""
        return self.context.sheet

    # what the agent does

    def set_filter(self, name: str) -> None:
        """Show one queue, or all."""
        self.context.order.filter = name
        self.finding.search("")
        self.context.changed(Part.QUEUE, Part.TOP_BAR)
        self.drafting.prepare_ahead()

    def search(self, words: str) -> None:
        """Show the tickets that hold the words, first by their rows, then by all their messages."""
        self.finding.search(words)
        self.palette.seek(words)

    def tell(self, notice: Callable[[Noticed], None]) -> None:
        """Who is told that mail or a draft came."""
        self.context.notice = notice

    def use_keys(self, keymap: Keymap) -> None:
        """Show these keys from now on."""
        self.context.keymap = keymap
        self.context.changed(*ALL_PARTS)

    def say(self, words: str) -> None:
        """Answer a key that could do nothing."""
        self.context.say(words)

    def edited(self, text: str, provenance: Provenance) -> None:
        """The agent changed the text."""
        self.editing.edited(text, provenance)

    def press_left(self) -> None:
        """The bar's left button: reject, discard one's own words, or hand over."""
        review = self.context.review
        if review is None:
            return
        if review.state is _S.ABSTAINED:
            self.handing_over.ask()
        elif review.state is _S.CHOOSE_FIRST:
            self.edit()
        elif review.source is None or is_polish(review):
            self.editing.discard()
        else:
            self.approving.open_reject()

    def press_middle(self) -> None:
        """The bar's middle button: edit, or hand over while one writes alone or cannot read the draft."""
        review, services = self.context.review, self.context.services
        if review is None or services is None:
            return
        is_alone = review.source is None and review.state is not _S.ABSTAINED
        if is_alone or is_handed_over(review, services.reads):
            self.handing_over.ask()
        else:
            self.edit()

    def approve(self) -> None:
        """The key of the bar's right button: what it does, or why it is closed."""
        bar = self.review_bar
        if bar.approve.is_shown and bar.approve.is_enabled:
            self.approving.open_preview()
        else:
            self.context.say(bar.approve.why_not or bar.sentence)

    def press_small(self) -> None:
        """The bar's small button: write without AI, or turn AI on again."""
        if self.context.ai_is_on:
            self.editing.write_myself()
        else:
            self.switching.toggle()

    def take_step(self) -> None:
        """The step suggested instead of a draft."""
        review = self.context.review
        if review is not None and review.person_was_asked:
            self.handing_over.ask()
        else:
            self.edit()

    def edit(self) -> None:
        """F2: the caret goes into the text; with nothing drafted, an empty editor opens."""
        review = self.context.review
        if review is not None and review.state is _S.CHOOSE_FIRST:
            self.drafting.drop_held_back(self.context.current_id)
            self.editing.write_myself()
        elif review is not None and review.state in (_S.ABSTAINED, _S.REJECTED, _S.INCOMPLETE):
            self.editing.write_myself()
        self.context.listener.focus(Focus.DRAFT)

    def new_draft(self, hint: str = "") -> None:
        """Another draft; typed text stays where it is."""
        review = self.context.review
        if problem := self.drawers.why_not_anew(review):
            self.context.say(problem)
        elif review is not None:
            self.drafting.request(review, hint)

    def stop(self) -> bool:
        """Cut the stream off; whether there was anything to stop."""
        return self.drafting.stop(self.context.current_id)

    def leave_beside(self) -> bool:
        """Stop what runs beside the text, else close what stands there; whether there was anything."""
        return self.drawers.stop(self.context.current_id) or self.drawers.close()

    def search_help(self, words: str) -> None:
        """Find saved replies and articles for somebody who writes alone."""
        self.helping.search(words)

    def act(self, action: str) -> None:
        """A banner's or an empty state's button."""
        acts: dict[str, Callable[[], object]] = {
            "new-draft": self.new_draft,
            "write-myself": self.editing.write_myself,
            "read-message": lambda: self.context.changed(Part.CONVERSATION),
            "keep-draft": self.opening.staleness.keep,
            "check-helpdesk": self.approving.check_helpdesk,
            "was-not-sent": self.approving.was_not_sent,
            **self.standing.acts,
            "approve-again": self.approving.open_preview,
            "open-beside": self._open_beside,
            "close-beside": self._close_beside,
            "bring-back": self.editing.bring_back,
            "dismiss-aside": self.editing.let_go,
            "stop-trying": self.drafting.retrying.stop,
            "show-all": lambda: self.set_filter(ALL_QUEUES),
            "take-back-ticket": self.handing_over.tickets.take_back,
            "show-problems": self.texts.show_problems,
        }
        if action in acts:
            acts[action]()
        elif action.startswith("dismiss-"):
            self.context.drop_banner(self.context.current_id, action.removeprefix("dismiss-"))

    @property
    def truthful_words(self) -> str:
        """The sentence for a customer who asks whether a machine writes."""
        review = self.context.review
        return review.truthful_words if review is not None else ""

    def _open_beside(self) -> None:
        review = self.context.review
        if review is not None and review.waiting_draft is not None:
            self.asking.open()
            self.asking.look(review.waiting_draft.id)

    def _close_beside(self) -> None:
        if self.context.review is not None:
            self.context.review.waiting_draft = None
            self.context.drop_banner(self.context.current_id, "beside")
            self.drawers.close()
