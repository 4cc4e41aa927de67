"""What is open beside each ticket's text, and what runs there. Rule: nothing in here is ever the reply's text."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from agent_assist.analysis.differences import Difference
from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.review import ReviewState
from agent_assist.presenters.context import Context
from agent_assist.presenters.parts import Part
from agent_assist.presenters.runner import Handle
from agent_assist.presenters.view.asking import BesidePage, ReadingSection
from agent_assist.services.assessment import Assessment
from agent_assist.services.polishing import Polished
from agent_assist.services.review import Review

T = TypeVar("T")
KEPT = 60
_ARRIVING = {ReviewState.REQUESTED, ReviewState.STREAMING}
_LEAVING = {ReviewState.UNDO_WINDOW, ReviewState.SENDING}


@dataclass(slots=True)
class Drawer:
    """What stands beside one ticket's text.

    `seen` is the id of the draft looked at; `arriving` the words of one that streams in, asked for as `asked`;
    `left` are the changes of a polish that wait, at their places in the text as it is now.
    """

    page: BesidePage = BesidePage.DRAFTS
    is_open: bool = False
    seen: str = ""
    hint: str = ""
    asked: str = ""
    arriving: str = ""
    compares: bool = True
    checked: dict[str, Assessment] = field(default_factory=dict)
    polished: Polished | None = None
    left: tuple[Difference, ...] = ()
    taken: int = 0
    sections: tuple[ReadingSection, ...] = ()
    note: str = ""
    progress: str = ""
    problem: str = ""
    stream: Handle | None = None


class Drawers:
    """One drawer for each ticket, the latest sixty; at most one stream in each."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._drawers: dict[str, Drawer] = {}

    @property
    def here(self) -> Drawer | None:
        """The open drawer of the ticket on screen."""
        drawer = self._drawers.get(self._context.current_id)
        return drawer if drawer is not None and drawer.is_open else None

    def of(self, ticket_id: str) -> Drawer:
        """A ticket's drawer; of many tickets the latest keep theirs."""
        drawer = self._drawers.pop(ticket_id, None) or Drawer()
        self._drawers[ticket_id] = drawer
        for oldest in list(self._drawers)[: max(0, len(self._drawers) - KEPT)]:
            self.stop(oldest)
            del self._drawers[oldest]
        return drawer

    def open(self, page: BesidePage) -> Drawer:
        """Open a page beside the ticket on screen."""
        drawer = self.of(self._context.current_id)
        if drawer.page is not page:
            self.stop(self._context.current_id)
            drawer.page, drawer.note = page, ""
        drawer.is_open, drawer.problem = True, ""
        self._context.changed(Part.BESIDE)
        return drawer

    def close(self) -> bool:
        """Close what is open here; what was made is kept. Whether something was open."""
        drawer = self.here
        if drawer is None:
            return False
        self.stop(self._context.current_id)
        drawer.is_open = False
        self._context.changed(Part.BESIDE)
        return True

    def close_all(self) -> None:
        """The stop switch: nothing made by AI stays in sight, nothing streams on."""
        for ticket_id, drawer in self._drawers.items():
            self.stop(ticket_id)
            drawer.is_open = False
        self._context.changed(Part.BESIDE)

    def stop(self, ticket_id: str) -> bool:
        """Cut a stream off; nothing of it is kept. Whether there was one."""
        drawer = self._drawers.get(ticket_id)
        if drawer is None or drawer.stream is None:
            return False
        drawer.stream.cancel()
        drawer.stream = None
        drawer.arriving = drawer.progress = ""
        drawer.problem = self._context.tr("Stopped. Nothing was changed.")
        self._context.changed_for(ticket_id, Part.BESIDE)
        return True

    def follow(
        self,
        review: Review,
        drawer: Drawer,
        events: Callable[[], AsyncIterator[T]],
        arrived: Callable[[Sequence[T]], None],
    ) -> None:
        """Run a stream in this drawer; its fault is said in it, beside the text."""
        ticket_id = review.conversation.ticket.id
        self.stop(ticket_id)
        drawer.problem = drawer.note = drawer.arriving = ""

        def over() -> None:
            drawer.stream = None
            drawer.arriving = drawer.progress = ""
            self._context.changed_for(ticket_id, Part.BESIDE)

        def failed(error: AgentAssistError) -> None:
            drawer.problem = f"{self._context.tr(error.title)}. {error.message}"
            self._context.listener.announce(drawer.problem, is_urgent=False)
            over()

        def on_events(batch: Sequence[T]) -> None:
            arrived(batch)
            self._context.changed_for(ticket_id, Part.BESIDE)

        drawer.progress = self._context.tr("Asking…")
        drawer.stream = self._context.run.follow(events, on_events, over, failed)
        self._context.changed_for(ticket_id, Part.BESIDE)

    def may_open(self, *, for_words: bool = False) -> bool:
        """Whether AI may be asked about the ticket on screen; where not, it is said why and nothing opens.

        `for_words` asks for words of a reply.
        """
        review = self._context.review
        problem = self.why_no_words(review) if for_words else self.why_not(review)
        if problem:
            self._context.say(problem)
        return not problem

    def why_not(self, review: Review | None) -> str:
        """Why nothing may be asked here now, "" when it may."""
        tr = self._context.tr
        if review is None or self._context.services is None:
            return tr("Open a ticket to begin.")
        if review.person_was_asked:
            return tr("The customer asked for a person. AI stays off for this ticket.")
        if self._context.ai_is_on:
            return ""
        return self.why_stopped() or tr("AI is off. Turn it on to ask.")

    def why_stopped(self) -> str:
        """What is said of a stop for the team; "" while there is none."""
        reason = self._context.ready.stop.team_reason
        why = reason.rstrip(".") + "."
        return (
            self._context.tr("AI is stopped for this whole profile: {why}", why=why)
            if reason
            else ""
        )

    def why_not_anew(self, review: Review | None) -> str:
        """Why no draft may take this one's place now, "" when it may: whatever may be sent stays what it is."""
        problem = self.why_not(review)
        if problem or review is None:
            return problem
        if review.state is ReviewState.UNKNOWN:
            return self._context.tr("Settle first whether this reply was sent.")
        return self._context.tr("This reply is on its way.") if review.state in _LEAVING else ""

    def why_no_words(self, review: Review | None) -> str:
        """Why no words of a reply may be asked for now: another draft, a polish; "" when they may."""
        problem = self.why_not_anew(review)
        if problem or review is None:
            return problem
        tr = self._context.tr
        if review.state is ReviewState.CHOOSE_FIRST:
            return tr("Choose first. Another draft would show its words before your choice.")
        if review.state in _ARRIVING:
            return tr("A draft is being written. Wait for it, or stop it first.")
        return tr("This reply was sent.") if review.state is ReviewState.SENT else ""
