"""The text in the editor: kept as it is typed, checked again when typing rests, never changed by the app."""

from __future__ import annotations

from collections.abc import Callable

from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.provenance import Provenance
from agent_assist.domain.review import ReviewState
from agent_assist.domain.work import Work
from agent_assist.presenters.asides import Asides, set_apart, without_ai
from agent_assist.presenters.context import Context
from agent_assist.presenters.marks import build_marks, shift_marks
from agent_assist.presenters.parts import Focus, Part
from agent_assist.presenters.runner import Handle
from agent_assist.presenters.view.draft import MarkKind
from agent_assist.services.assessment import Assessment, assess
from agent_assist.services.review import Review
from agent_assist.services.rewritten import after_check, after_edit

SAVE_DELAY_MS = 120
RECHECK_DELAY_MS = 800
_S = ReviewState
_TYPING = {_S.NONE, _S.REQUESTED, _S.COMPLETE, _S.SHOWN_WHOLE, _S.READY, _S.STOPPED, _S.STALE,
           _S.NOT_SENT, _S.UNKNOWN, _S.HUMAN_ONLY, _S.ABSTAINED, _S.REJECTED}  # fmt: skip

_TO_CHECK = (MarkKind.NO_SOURCE, MarkKind.CHECK)
_OWN = (None, DraftSource.POLISH)
"""What the agent wrote: also where AI polished it, it is not a draft to reject."""


class EditingFlow:
    """Takes the agent's typing and keeps review, store and checks in step with it.

    `on_edited` is called with the review and the text before, once the new one stands in it.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._saving: dict[str, Handle] = {}
        self._checking: dict[str, Handle] = {}
        self.asides = Asides(context)
        self.on_edited: Callable[[Review, str], None] = lambda _review, _before: None

    def edited(self, text: str, provenance: Provenance) -> None:
        """The agent changed the text; everything approved about it is void."""
        review = self._context.review
        if review is None or review.state not in _TYPING or text == review.text:
            return
        before, marks = review.text, self._context.marks
        self._context.marks = shift_marks(marks, before, text)
        to_check = [(m.start, m.end) for m in marks if m.kind in _TO_CHECK]
        review.rewritten = after_edit(review.rewritten, to_check, before, text)
        review.text, review.provenance = text, provenance
        review.is_edited = review.draft is not None and text != review.draft.text
        self._own_words_if_none_else(review)
        self.on_edited(review, before)
        self.settle(review)
        self._save_soon(review)
        self._check_soon(review)
        self._context.changed(Part.DRAFT, Part.REVIEW_BAR, Part.QUEUE)
        if len(self._context.marks) != len(marks):
            self._context.said = ("", "")  # it was about words that are no more
            self._context.changed(Part.RATIONALE, Part.REVIEW_BAR)

    def shown_whole(self, visible_ms: int) -> None:
        """Every line of the draft was on screen for long enough."""
        review = self._context.review
        if review is None:
            return
        review.was_shown_whole = True
        review.draft_visible_ms = max(review.draft_visible_ms, visible_ms)
        was = review.state
        self.settle(review)
        if review.state is _S.READY and was is not _S.READY:
            self._context.listener.announce(self._context.tr("Approve is open"), is_urgent=False)
        self._context.changed(Part.DRAFT, Part.REVIEW_BAR)

    def confirm(self, key: str) -> None:
        """The agent checked one fact and answers for it."""
        review, services = self._context.review, self._context.ready
        if review is None or review.assessment is None or key in review.settled:
            return
        assessment = review.assessment
        open_findings = assessment.check.findings
        finding = next((f for f in open_findings if assessment.key_of(f) == key), None)
        if finding is None:
            return
        review.settled = (*review.settled, key)
        ticket, draft = review.conversation.ticket, review.draft
        self._context.record(
            ticket.id, lambda: services.journal.fact_confirmed(ticket, draft, finding)
        )
        self.check_now(review)

    def copied(self, characters: int) -> None:
        """Unapproved text went to the clipboard, marked as such."""
        review, services = self._context.review, self._context.ready
        if review is None:
            return
        ticket, draft = review.conversation.ticket, review.draft
        self._context.record(ticket.id, lambda: services.journal.copied(ticket, draft, characters))

    def write_myself(self) -> None:
        """Empty editor, no AI; the draft stays in the log."""
        review = self._context.review
        if review is None:
            return
        self.put_aside(review)
        review.become(_S.HUMAN_ONLY)
        review.start_own_words()
        self._context.marks = ()
        self._context.load_editor()
        self._save_soon(review)
        self._context.changed(Part.DRAFT, Part.RATIONALE, Part.REVIEW_BAR, Part.QUEUE)
        self._context.listener.focus(Focus.DRAFT)

    def discard(self) -> None:
        """Put one's own words aside; a banner brings them back."""
        review = self._context.review
        if review is None or review.source not in _OWN or review.state not in _TYPING:
            return
        self.put_aside(review)
        review.become(_S.HUMAN_ONLY)
        review.start_own_words()
        self._context.marks = ()
        self._load(review)

    def put_aside(self, review: Review) -> bool:
        """Keep what a person typed before something else takes its place; a banner brings it back.

        Whether there was anything typed.
        """
        if not review.text.strip() or not review.is_typed:
            return False
        self.asides.put(review)
        self._save_soon(review)
        return True

    def bring_back(self) -> None:
        """The words that were put aside stand in the editor again, before what was typed since.

        Where AI may show nothing, only the person's own words of them.
        """
        review = self._context.review
        if review is None or review.state not in _TYPING:
            return
        aside = self.asides.take(self._context.current_id)
        if aside is None:
            return
        if review.person_was_asked or not self._context.ai_is_on:
            aside = without_ai(aside)
        if review.is_typed:
            aside = set_apart(aside, review.text)
            runs = (*aside.provenance.runs, *review.provenance.runs)
            review.text, review.provenance = aside.text + review.text, Provenance.of(runs)
        else:
            review.text, review.provenance = aside.text, aside.provenance
            review.draft, review.is_own_words = self.asides.draft(aside), aside.is_own_words
            review.settled = aside.settled
        self._came_back(review)

    def let_go(self) -> None:
        """The person does not want the words back that were put aside."""
        review = self._context.review
        if review is not None:
            self.asides.forget(self._context.current_id)
            self._save_soon(review)

    def _came_back(self, review: Review) -> None:
        """AI's words among them have to be shown and checked again."""
        review.is_edited = review.draft is not None and review.text != review.draft.text
        review.assessment, review.was_shown_whole = None, False
        review.become(_S.HUMAN_ONLY)
        self._context.marks = ()
        if review.source is not None and review.draft is not None:
            review.become(_S.COMPLETE)
            self.check_now(review)
        self._load(review)

    def _load(self, review: Review) -> None:
        self._context.load_editor()
        self._save_soon(review)
        self._context.changed(Part.DRAFT, Part.RATIONALE, Part.REVIEW_BAR, Part.QUEUE)

    def settle(self, review: Review) -> None:
        """Work out anew whether Approve may open."""
        if review.state not in (_S.COMPLETE, _S.SHOWN_WHOLE, _S.READY):
            return
        if not review.was_shown_whole:
            review.become(_S.COMPLETE)
        elif review.open_facts or review.stale_reason or not review.is_checked:
            review.become(_S.SHOWN_WHOLE)
        else:
            review.become(_S.READY)

    def check_now(self, review: Review) -> None:
        """Check the text as it is; the result counts only if it has not changed meanwhile."""
        draft, services = review.draft, self._context.ready
        if draft is None:
            return
        text, settled, conversation = review.text, review.settled, review.conversation
        today = self._context.clock.now().date()
        answerable = review.answerable

        def work() -> Assessment:
            guide = services.calibration.guide(conversation.ticket, draft.model)
            return assess(
                draft,
                text,
                settled=settled,
                conversation=conversation,
                guide=guide,
                answerable=answerable,
                today=today,
            )

        self._context.run.run(
            work,
            lambda result: self._checked(review, result),
            self._context.failed_on(conversation.ticket.id),
        )

    def _checked(self, review: Review, result: Assessment) -> None:
        if review.text != result.text or review.draft is None:
            return
        review.assessment = result
        review.rewritten = after_check(review.rewritten, result.text)
        _ = review.edit_bp
        self.settle(review)
        ticket_id = review.conversation.ticket.id
        if ticket_id == self._context.current_id:
            marks = build_marks(self._context.tr, review.draft, result, review.rewritten)
            self._context.marks = marks
        self._context.changed_for(ticket_id, Part.DRAFT, Part.RATIONALE, Part.REVIEW_BAR)

    def _own_words_if_none_else(self, review: Review) -> None:
        if review.draft is None and review.state in (_S.NONE, _S.ABSTAINED, _S.REJECTED):
            review.become(_S.HUMAN_ONLY)
            review.is_own_words = True

    def _check_soon(self, review: Review) -> None:
        """Once this ticket's typing rests, whichever is typed on meanwhile."""
        ticket_id = review.conversation.ticket.id
        waiting = self._checking.pop(ticket_id, None)
        if waiting is not None:
            waiting.cancel()

        def rests() -> None:
            del self._checking[ticket_id]
            self.check_now(review)

        self._checking[ticket_id] = self._context.run.after(RECHECK_DELAY_MS, rests)

    def _save_soon(self, review: Review) -> None:
        ticket_id = review.conversation.ticket.id
        if ticket_id not in self._saving:
            self._saving[ticket_id] = self._context.run.after(
                SAVE_DELAY_MS, lambda: self.save_now(review)
            )

    def save_now(self, review: Review) -> None:
        """Keep the text as it is in the store."""
        pending = self._saving.pop(review.conversation.ticket.id, None)
        if pending is not None:
            pending.cancel()
        services = self._context.ready
        work = self._work_of(review)

        def saved(_: None) -> None:
            if review is self._context.review:
                self._context.saved_at = work.saved_at
                self._context.changed(Part.DRAFT)

        def failed(error: AgentAssistError) -> None:
            self._save_soon(review)
            self._context.failed_on(review.conversation.ticket.id)(error)

        self._context.keep(work.ticket_id, lambda: services.work.save_work(work), saved, failed)

    def rejected(self, review: Review) -> None:
        """The draft's text is gone; words that were put aside before stay."""
        ticket_id = review.conversation.ticket.id
        if self.asides.of(ticket_id):
            self.save_now(review)
        else:
            self._forget(ticket_id)

    def drop(self, ticket_id: str) -> None:
        """Forget all texts of a ticket: its reply was sent."""
        self.asides.forget(ticket_id)
        self._forget(ticket_id)

    def _forget(self, ticket_id: str) -> None:
        """No save comes after it."""
        pending = self._saving.pop(ticket_id, None)
        if pending is not None:
            pending.cancel()
        services = self._context.ready
        self._context.keep(
            ticket_id,
            lambda: services.work.drop_work(ticket_id),
            lambda _: None,
            self._context.failed_on(ticket_id),
        )

    def save_pending(self) -> None:
        """Keep what waits to be kept: before another ticket opens, and before the window closes."""
        for ticket_id in tuple(self._saving):
            review = self._context.reviews.get(ticket_id)
            if review is not None:
                self.save_now(review)

    def _work_of(self, review: Review) -> Work:
        """The review's text as the store keeps it."""
        ticket_id = review.conversation.ticket.id
        return Work(
            ticket_id=ticket_id,
            draft_id=review.draft.id if review.draft else "",
            text=review.text,
            provenance=review.provenance,
            saved_at=self._context.clock.now(),
            is_own_words=review.is_own_words,
            settled=review.settled,
            cc=review.cc,
            bcc=review.bcc,
            attachments=review.attachments,
            asides=self.asides.of(ticket_id),
        )
