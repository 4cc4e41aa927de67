"""Lets go of tickets that were looked at long ago, so that a day of ten thousand tickets needs no more memory than
one of a few hundred.

Rule: nothing that a person did is let go: typed words, settled facts, decisions and whatever is under way stay. What
goes can be had again: the conversation is read anew, and a draft that nobody touched is asked for anew.
"""

from __future__ import annotations

from agent_assist.domain.review import ReviewState
from agent_assist.presenters.context import Context
from agent_assist.presenters.row_state import row_state
from agent_assist.services.review import Review

_S = ReviewState
KEPT = 250
_AT_REST = {_S.NONE, _S.ABSTAINED, _S.COMPLETE, _S.SHOWN_WHOLE, _S.READY}
_NOTICES = {"person", "asks-if-ai", "injection"}
"""Banners that come back when the ticket is opened."""


class Forgetting:
    """Keeps the latest reviews; of the others only how their row in the queue stands."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def opened(self, review: Review) -> None:
        """This ticket is the newest now; the oldest of too many may go."""
        reviews, ticket_id = self._context.reviews, review.conversation.ticket.id
        reviews.pop(ticket_id, None)
        reviews[ticket_id] = review
        self._context.rows_left.pop(ticket_id, None)
        over = len(reviews) - KEPT
        if over > 0:
            oldest = [i for i, old in reviews.items() if self._may_go(i, old)]
            for gone in oldest[:over]:
                self._let_go(gone)

    def _may_go(self, ticket_id: str, review: Review) -> bool:
        """Whether nothing is lost and nothing under way."""
        is_touched = bool(review.is_typed or review.settled or review.cc or review.bcc)
        is_open = bool(review.waiting_draft or review.stale_reason or review.changes)
        notices = {banner.key for banner in self._context.banners.get(ticket_id, ())}
        return (
            review.state in _AT_REST
            and not is_touched
            and not is_open
            and notices <= _NOTICES
            and ticket_id != self._context.current_id
        )

    def _let_go(self, ticket_id: str) -> None:
        context = self._context
        review = context.reviews.pop(ticket_id)
        context.banners.pop(ticket_id, None)
        context.rows_left[ticket_id] = row_state(context.tr, review, ai_is_on=True)
