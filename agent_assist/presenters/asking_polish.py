"""The agent's own words polished: shown as changes, taken one by one by a person, through the editor.

Rules: the app changes nothing by itself; a taken change is AI's words and the text says so from then on; what is typed
meanwhile stands, and a change that it touches is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from agent_assist.analysis.differences import Difference, moved
from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.review import ReviewState
from agent_assist.presenters.asking_drawers import Drawer, Drawers
from agent_assist.presenters.context import Context
from agent_assist.presenters.editing import EditingFlow
from agent_assist.presenters.parts import Focus, Part
from agent_assist.presenters.view.asking import BesidePage
from agent_assist.services.polishing import Polished, PolishText, takes_from
from agent_assist.services.review import Review

_S = ReviewState
_OPEN = {_S.COMPLETE, _S.SHOWN_WHOLE, _S.READY, _S.HUMAN_ONLY, _S.NOT_SENT, _S.STALE}
Put = Callable[[int, int, str], None]
"""Puts AI's words in place of `[start, end)` code points of the editor's text, as one step of undo."""


class PolishFlow:
    """The polish of the text on screen."""

    def __init__(self, context: Context, drawers: Drawers, editing: EditingFlow) -> None:
        self._context = context
        self._drawers = drawers
        editing.on_edited = self.edited

    def ask(self) -> None:
        """Polish what stands in the editor; it stays as it is until a change is taken."""
        review, tr = self._context.review, self._context.tr
        if not self._drawers.may_open(for_words=True) or review is None:
            return
        drawer = self._drawers.open(BesidePage.POLISH)
        self._context.listener.focus(Focus.BESIDE)
        if not review.text.strip():
            drawer.problem = tr("There is nothing to polish yet. Write your reply first.")
            return
        if review.state not in _OPEN:
            drawer.problem = tr("Not while this reply is on its way, or a draft streams in.")
            return
        text, language, services = review.text, review.language, self._context.ready
        ticket_id, ours = review.conversation.ticket.id, review
        drawer.polished, drawer.left, drawer.taken = None, (), 0
        self._drawers.follow(
            review,
            drawer,
            lambda: services.polishing.polish(ticket_id, text, language),
            lambda events: self._arrived(ours, drawer, events),
        )

    def take(self, key: int, put: Put) -> None:
        """Take one change: its new words stand in the editor as AI's."""
        review, drawer = self._context.review, self._drawers.here
        piece = self._piece(drawer, key)
        if review is None or drawer is None or drawer.polished is None or piece is None:
            return
        if self._drawers.why_not(review) or review.state not in _OPEN:
            drawer.problem = self._drawers.why_not(review) or self._context.tr(
                "The text cannot be changed now. Nothing was changed."
            )
            self._context.changed(Part.BESIDE)
            return
        drawer.left = tuple(p for p in drawer.left if p is not piece)
        drawer.taken += 1
        self._becomes_polished(review, drawer.polished, len(piece.new))
        review.polished_away = (*review.polished_away, (piece.new, piece.old))
        put(piece.start, piece.end, piece.new)
        self._told(drawer)

    def leave(self, key: int) -> None:
        """Leave the words as they are."""
        drawer = self._drawers.here
        piece = self._piece(drawer, key)
        if drawer is not None and piece is not None:
            drawer.left = tuple(p for p in drawer.left if p is not piece)
            self._told(drawer)

    def edited(self, review: Review, before: str) -> None:
        """The text changed, by whatever way: changes move with it, and the polish's own words are marked as such."""
        drawer = self._drawers.of(review.conversation.ticket.id)
        if drawer.polished is None:
            return
        left = moved(drawer.left, before, review.text)
        if left != drawer.left:
            drawer.left = left
            self._context.changed_for(review.conversation.ticket.id, Part.BESIDE)
        if review.source is None and takes_from(review.text, drawer.polished):
            self._becomes_polished(review, drawer.polished, 0)

    def _arrived(
        self, review: Review, drawer: Drawer, events: Sequence[PolishText | Polished]
    ) -> None:
        tr = self._context.tr
        for event in events:
            if isinstance(event, PolishText):
                drawer.progress = tr("Polishing: {n} characters so far", n=event.characters)
                continue
            drawer.polished = event
            drawer.left = moved(event.pieces, event.original, review.text)
            found = len(drawer.left)
            words = (
                tr("1 change to look at") if found == 1 else tr("{n} changes to look at", n=found)
            )
            drawer.note = words if found else tr("Nothing to change. Your text stays as it is.")
            self._context.listener.announce(drawer.note, is_urgent=False)

    def _becomes_polished(self, review: Review, polished: Polished, characters: int) -> None:
        """From now on the words are the agent's, polished by AI; a text that was AI's draft stays one."""
        services, ticket = self._context.ready, review.conversation.ticket
        if review.source is None:
            review.draft, review.is_own_words = polished.draft, False
            review.assessment = None
            review.become(_S.COMPLETE)
        review.was_shown_whole = False
        if review.state in (_S.SHOWN_WHOLE, _S.READY):
            review.become(_S.COMPLETE)
        self._context.record(
            ticket.id, lambda: services.journal.polish_taken(ticket, polished.draft, characters)
        )
        self._context.changed_for(
            ticket.id, Part.DRAFT, Part.RATIONALE, Part.REVIEW_BAR, Part.QUEUE
        )

    def _told(self, drawer: Drawer) -> None:
        tr, left = self._context.tr, len(drawer.left)
        drawer.note = tr("{taken} taken, {left} left", taken=drawer.taken, left=left)
        self._context.listener.announce(drawer.note, is_urgent=False)
        self._context.changed(Part.BESIDE)

    def _piece(self, drawer: Drawer | None, key: int) -> Difference | None:
        pieces = drawer.left if drawer is not None else ()
        return next((piece for piece in pieces if piece.after == key), None)


def is_polish(review: Review) -> bool:
    """Whether the text is the agent's own, polished by AI."""
    return review.source is DraftSource.POLISH
