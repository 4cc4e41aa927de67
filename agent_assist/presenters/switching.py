"""The agent's AI switch, and the team's stop. Rule: off cuts streams and hides AI drafts at once; typed words stay."""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import Draft
from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.provenance import Provenance
from agent_assist.domain.review import ReviewState
from agent_assist.presenters.asking_drawers import Drawers
from agent_assist.presenters.context import Context
from agent_assist.presenters.drafting import DraftingFlow
from agent_assist.presenters.editing import EditingFlow
from agent_assist.presenters.parts import ALL_PARTS
from agent_assist.presenters.staleness import StalenessFlow
from agent_assist.services.review import Review, own_words

_S = ReviewState
_HIDES = {_S.NONE, _S.REQUESTED, _S.STREAMING, _S.STOPPED, _S.INCOMPLETE, _S.COMPLETE,
          _S.SHOWN_WHOLE, _S.READY, _S.PREVIEW, _S.PREVIEW_SHOWN, _S.STALE}  # fmt: skip

_OWN = (None, DraftSource.POLISH)
"""What the agent wrote, also where AI polished it."""
_IN_PREVIEW = {_S.PREVIEW, _S.PREVIEW_SHOWN}
"""Still so once drafts are hidden: it shows the agent's own words, and stays."""


@dataclass(frozen=True, slots=True)
class _Hidden:
    """A draft put away while AI is off, with the text it had."""

    draft: Draft
    answerable: float
    text: str
    provenance: Provenance
    own_text: str
    settled: tuple[str, ...]


class SwitchFlow:
    """Turns AI off and on for this agent."""

    def __init__(
        self,
        context: Context,
        editing: EditingFlow,
        drafting: DraftingFlow,
        staleness: StalenessFlow,
        drawers: Drawers,
    ) -> None:
        self._context = context
        self._editing = editing
        self._drafting = drafting
        self._staleness = staleness
        self._drawers = drawers
        self._hidden: dict[str, _Hidden] = {}
        self._team_reason = ""
        self._is_looking = False

    def toggle(self) -> None:
        """Use the switch; a team stop cannot be lifted here."""
        services = self._context.services
        if services is None:
            return
        if not services.stop.can_change:
            self._context.say(self._drawers.why_stopped())
            return
        is_on = not services.stop.is_on
        services.stop.turn(is_on)
        shown = self._context.shown
        ticket = shown.conversation.ticket if shown else None
        self._context.record(
            self._context.current_id, lambda: services.journal.stopped(is_on=is_on, ticket=ticket)
        )
        if is_on:
            self._turned_on()
        else:
            self._turned_off()
        self._context.load_editor()
        self._context.changed(*ALL_PARTS)

    def look_at_stop(self) -> None:
        """Ask, away from the window, whether the team was stopped or set free elsewhere, and follow it.

        One look at a time: on a slow disk they would take up every worker.
        """
        services = self._context.services
        if services is None or self._is_looking:
            return
        self._is_looking = True
        failed = self._context.failed_on(self._context.current_id)

        def looked(_: object) -> None:
            self._is_looking = False
            self.follow_stop()

        def not_looked(error: AgentAssistError) -> None:
            self._is_looking = False
            failed(error)

        self._context.run.run(services.stop.look, looked, not_looked)

    def follow_stop(self) -> None:
        """A stop for the team hides what the agent's own switch would hide, and lifting it gives it back."""
        was_on, services = self._context.ai_off_since is None, self._context.services
        if services is None:
            return
        before, self._team_reason = self._team_reason, services.stop.team_reason
        if was_on == self._context.ai_is_on:
            if self._team_reason != before:
                self._context.changed(*ALL_PARTS)
            return
        if was_on:
            self._turned_off()
            self._context.listener.announce(
                self._context.tr("AI is stopped for this whole profile"), is_urgent=True
            )
        else:
            self._turned_on()
        self._context.load_editor()
        self._context.changed(*ALL_PARTS)

    def came_back(self, review: Review) -> None:
        """An approval is gone: while AI is off, its draft is hidden like any other."""
        if self._context.ai_is_on or review.state not in _HIDES or review.source in _OWN:
            return
        self._hide(review)
        if review is self._context.review:
            self._context.marks = ()
            self._context.load_editor()

    def _turned_off(self) -> None:
        self._context.ai_off_since = self._context.clock.now()
        self._drafting.stop_all()
        self._drawers.close_all()
        for review in self._context.reviews.values():
            if review.state in _HIDES and review.source not in _OWN:
                self._hide(review)
            elif review.state is _S.NONE:
                review.become(_S.HUMAN_ONLY)
                review.is_own_words = True
        here = self._context.review
        if here is None or here.state not in _IN_PREVIEW:
            self._context.prepared = None
        if here is None or here.draft is None:
            self._context.marks = ()

    def _turned_on(self) -> None:
        self._context.ai_off_since = None
        for ticket_id, hidden in self._hidden.items():
            review = self._context.reviews[ticket_id]
            is_as_left = review.state is _S.HUMAN_ONLY and review.text == hidden.own_text
            if is_as_left and not review.person_was_asked:
                self._show_again(review, hidden)
        self._hidden.clear()
        for review in self._context.reviews.values():
            if review.state is _S.HUMAN_ONLY and review is not self._context.review:
                _begin_anew(review)
        review_here = self._context.review
        if review_here is not None and review_here.state is _S.HUMAN_ONLY and not review_here.text:
            self._drafting.request(review_here)

    def _hide(self, review: Review) -> None:
        draft = review.draft
        if draft is None:
            return
        own, runs = own_words(review.text, review.provenance)
        ticket_id = review.conversation.ticket.id
        self._hidden[ticket_id] = _Hidden(
            draft, review.answerable, review.text, review.provenance, own, review.settled
        )
        review.become(_S.HUMAN_ONLY)
        review.start_own_words()
        review.text, review.provenance = own, runs

    def _show_again(self, review: Review, hidden: _Hidden) -> None:
        was_displayed, accepted = review.was_displayed, review.accepted
        review.take_draft(hidden.draft, hidden.answerable)
        review.was_displayed, review.accepted = was_displayed, accepted
        review.shown_drafts = tuple(dict.fromkeys(review.shown_drafts))
        review.text, review.provenance = hidden.text, hidden.provenance
        review.settled = hidden.settled
        review.is_edited = hidden.text != hidden.draft.text
        review.become(_S.COMPLETE)
        self._editing.check_now(review)
        self._staleness.look(review, review.conversation)


def _begin_anew(review: Review) -> None:
    """Nobody wrote on this ticket while AI was off: it gets a draft when it is opened, like any other."""
    if not review.text.strip() and not review.person_was_asked:
        review.become(_S.NONE)
        review.is_own_words = False
