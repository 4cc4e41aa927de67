"""Other drafts: asked for by instruction, kept beside the text, compared, and put in its place only by a person.

Rules: a draft never changes the text by arriving; choosing one is an act of its own, is logged, and loses nothing that
was typed; each draft keeps the model and the words of instruction that made it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import AbstainReason, Abstention, Draft
from agent_assist.domain.review import ReviewState
from agent_assist.presenters.asking_drawers import Drawer, Drawers
from agent_assist.presenters.context import Context
from agent_assist.presenters.drafting import Assessed, DraftingFlow
from agent_assist.presenters.editing import EditingFlow
from agent_assist.presenters.parts import Focus, Part
from agent_assist.presenters.view.asking import BesidePage
from agent_assist.services.asking import MOST_CHARACTERS, Asked, is_overtaken
from agent_assist.services.assessment import Assessment
from agent_assist.services.drafting import DraftAbstained, DraftEvent, DraftReady, DraftText
from agent_assist.services.review import Review

_S = ReviewState
_MAY_CHOOSE = {_S.NONE, _S.ABSTAINED, _S.COMPLETE, _S.SHOWN_WHOLE, _S.READY, _S.STOPPED, _S.INCOMPLETE,
               _S.STALE, _S.NOT_SENT, _S.HUMAN_ONLY, _S.REJECTED}  # fmt: skip
_DRAFTED = (DraftSource.MODEL, DraftSource.KNOWLEDGE)


class AskingFlow:
    """The drafts of the ticket on screen."""

    def __init__(
        self, context: Context, drawers: Drawers, drafting: DraftingFlow, editing: EditingFlow
    ) -> None:
        self._context = context
        self._drawers = drawers
        self._drafting = drafting
        self._editing = editing

    def open(self) -> None:
        """Open the page where another draft is asked for."""
        review = self._context.review
        if not self._drawers.may_open(for_words=True):
            return
        drawer = self._drawers.open(BesidePage.DRAFTS)
        if review is not None and not drawer.seen:
            drawer.seen = review.draft.id if review.draft else ""
        self._context.listener.focus(Focus.BESIDE)

    def set_hint(self, words: str) -> None:
        """A fact for this ticket, given with every draft asked for from now on."""
        self._drawers.of(self._context.current_id).hint = words[:MOST_CHARACTERS]

    def toggle_compare(self) -> None:
        """Show the draft as it is, or with what differs from the text in the editor."""
        drawer = self._drawers.here
        if drawer is not None:
            drawer.compares = not drawer.compares
            self._context.changed(Part.BESIDE)

    def ask(self, instruction: str) -> None:
        """Another draft, beside the text; the draft that is looked at is the one it varies."""
        review, words = self._context.review, " ".join(instruction.split())[:MOST_CHARACTERS]
        drawer = self._drawers.open(BesidePage.DRAFTS)
        problem = self._drawers.why_no_words(review)
        if review is None or problem or not (words or drawer.hint):
            tr = self._context.tr
            drawer.problem = problem or tr("Say what should be different, or give a fact.")
            return
        varied = self.seen(review, drawer)
        drawer.asked = words
        asked = Asked(
            words, varied.text if varied and not is_overtaken(varied, review.conversation) else ""
        )
        hint = drawer.hint
        self._drawers.follow(
            review,
            drawer,
            lambda: self._events(review, asked, hint),
            lambda events: self._arrived(review, drawer, events),
        )

    def step(self, by: int) -> None:
        """Look at the next (1) or the previous (-1) draft."""
        review = self._context.review
        if not self._drawers.may_open() or review is None:
            return
        drawer = self._drawers.open(BesidePage.DRAFTS)
        versions = versions_of(review)
        if not versions:
            return
        ids = [draft.id for draft in versions]
        here = ids.index(drawer.seen) if drawer.seen in ids else len(ids) - 1
        self.look(ids[max(0, min(len(ids) - 1, here + by))])

    def look(self, draft_id: str) -> None:
        """Look at one of the drafts; whoever saw its words keeps the mark of AI on words like them."""
        review = self._context.review
        draft = next((d for d in versions_of(review) if d.id == draft_id), None) if review else None
        if review is None or draft is None:
            return
        drawer = self._drawers.open(BesidePage.DRAFTS)
        drawer.seen = draft.id
        review.remember(draft)
        if draft is review.waiting_draft:
            self._context.drop_banner(self._context.current_id, "beside")
        place = [d.id for d in versions_of(review)].index(draft.id) + 1
        words = self._context.tr("Draft {n} of {total}", n=place, total=len(versions_of(review)))
        self._context.listener.announce(words, is_urgent=False)

    def seen(self, review: Review, drawer: Drawer) -> Draft | None:
        """The draft that is looked at: the chosen one, else the newest."""
        versions = versions_of(review)
        found = next((draft for draft in versions if draft.id == drawer.seen), None)
        return found or (versions[-1] if versions else None)

    def why_not_choose(self, review: Review, draft: Draft) -> str:
        """Why this draft cannot take the place of the text now, "" when it can."""
        tr = self._context.tr
        if problem := self._drawers.why_not(review):
            return problem
        if review.draft is not None and draft.id == review.draft.id:
            return tr("This draft is in the editor.")
        if is_overtaken(draft, review.conversation):
            return tr("This draft answers an older message. Ask for a new one.")
        if review.state not in _MAY_CHOOSE:
            return tr("Not while this reply is on its way, or another draft streams in.")
        return ""

    def choose(self) -> None:
        """Put the draft that is looked at into the editor; words typed there are put aside, to be brought back."""
        review, drawer = self._context.review, self._drawers.here
        draft = self.seen(review, drawer) if review is not None and drawer is not None else None
        if review is None or drawer is None or draft is None or self.why_not_choose(review, draft):
            return
        chosen, flow = draft, self._drafting

        def checked(result: Assessment) -> None:
            drawer.checked[chosen.id] = result
            self._put(review, chosen, result)

        known = drawer.checked.get(draft.id)
        if known is not None:
            self._put(review, draft, known)
            return
        self._context.run.run(
            lambda: flow.check_whole(review, chosen, review.answerable),
            checked,
            self._context.failed_on(self._context.current_id),
        )

    def _put(self, review: Review, draft: Draft, assessment: Assessment) -> None:
        if self.why_not_choose(review, draft):
            return
        context, services = self._context, self._context.ready
        ticket, before = review.conversation.ticket, review.draft
        kept_typed = self._editing.put_aside(review)
        review.become(_S.NONE)
        review.take_draft(draft, review.answerable)
        review.assessment = assessment
        review.waiting_draft = None
        review.become(_S.COMPLETE)
        for key in ("beside", "stale", "error"):
            context.drop_banner(ticket.id, key)
        context.record(
            ticket.id, lambda: services.journal.chosen(ticket, draft, before, kept_typed)
        )
        if review is context.review:
            self._drafting.show_draft(review)
        context.changed_for(ticket.id, Part.DRAFT, Part.RATIONALE, Part.REVIEW_BAR, Part.BESIDE)

    async def _events(
        self, review: Review, asked: Asked, hint: str
    ) -> AsyncIterator[DraftEvent | Assessed]:
        services, ticket_id = self._context.ready, review.conversation.ticket.id
        has_none = False
        async for event in self._assessed(review, services.drafting.draft(ticket_id, hint, asked)):
            has_none |= is_without_answer(event)
            yield event
        if has_none and services.articles is not None and _from_articles(review) is None:
            async for event in self._assessed(review, services.articles.draft(ticket_id)):
                yield event

    async def _assessed(
        self, review: Review, events: AsyncIterator[DraftEvent]
    ) -> AsyncIterator[DraftEvent | Assessed]:
        async for event in events:
            if isinstance(event, DraftReady):
                result = self._drafting.check_whole(review, event.draft, event.answerable)
                yield Assessed(event, result)
            else:
                yield event

    def _arrived(
        self, review: Review, drawer: Drawer, events: Sequence[DraftEvent | Assessed]
    ) -> None:
        tr = self._context.tr
        for event in events:
            if isinstance(event, DraftText):
                drawer.arriving += event.text
                words = len(drawer.arriving.split())
                drawer.progress = tr("{n} words so far", n=words)
            elif isinstance(event, DraftAbstained):
                # What help articles lack besides tells nobody more than the first reason.
                drawer.problem = drawer.problem or self._why_none(event.abstention)
                known = _from_articles(review)
                if known is not None:
                    self._instead(drawer, known)
            elif isinstance(event, Assessed):
                self._ready(review, drawer, event)

    def _why_none(self, abstention: Abstention) -> str:
        tr, missing = self._context.tr, "; ".join(abstention.missing)
        if not missing:
            return tr(abstention.why)
        return tr("There is no such draft. Missing: {what}.", what=missing.rstrip(".?"))

    def _instead(self, drawer: Drawer, draft: Draft) -> None:
        """The drafting service had none: say whose words are shown in its place."""
        words = self._context.tr(
            "Instead, this one is put together from help articles; it does not follow what you asked for."
        )
        drawer.seen, drawer.problem = draft.id, f"{drawer.problem} {words}"

    def _ready(self, review: Review, drawer: Drawer, event: Assessed) -> None:
        draft, result, services = event.ready.draft, event.assessment, self._context.ready
        drawer.checked[draft.id], drawer.arriving = result, ""
        drawer.seen = draft.id
        if drawer.problem:
            self._instead(drawer, draft)
        review.remember(draft)
        review.answerable = event.ready.answerable
        ticket, band, signals = (
            review.conversation.ticket,
            result.rating.band.value,
            result.signals_line(),
        )
        self._context.record(
            ticket.id, lambda: services.journal.shown(ticket, draft, band, signals, result.fixed)
        )
        words = self._context.tr("Another draft is ready, beside your text")
        self._context.listener.announce(words, is_urgent=False)


def is_without_answer(event: object) -> bool:
    """Whether the model itself said that it has no answer."""
    return (
        isinstance(event, DraftAbstained)
        and event.abstention.reason is AbstainReason.MODEL_HAD_NO_ANSWER
    )


def _from_articles(review: Review) -> Draft | None:
    """A draft from help articles that answers the newest message."""
    return next(
        (
            draft
            for draft in versions_of(review)
            if draft.model.source is DraftSource.KNOWLEDGE
            and not is_overtaken(draft, review.conversation)
        ),
        None,
    )


def versions_of(review: Review) -> tuple[Draft, ...]:
    """The drafts of a ticket, oldest first, without those that were rejected; a polish is none."""
    waiting = (review.waiting_draft,) if review.waiting_draft is not None else ()
    now = (review.draft,) if review.draft is not None else ()
    known = {draft.id: draft for draft in (*review.shown_drafts, *now, *waiting)}
    kept = [
        draft
        for draft in known.values()
        if draft.model.source in _DRAFTED and draft.is_complete and draft.id not in review.rejected
    ]
    return tuple(sorted(kept, key=lambda draft: draft.created_at))
