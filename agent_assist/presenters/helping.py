"""Help for somebody who writes alone: saved replies and articles. Rule: it is never empty until somebody searches.

The first look is for the ticket's subject; what a person types replaces it, and an empty field brings it back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.presenters import rationale, sheets
from agent_assist.presenters.context import Context
from agent_assist.presenters.parts import Part
from agent_assist.presenters.view.rationale import RationaleView

_MOST_ROWS = 8
_CUSTOMERS = "customers"


class HelpFlow:
    """What was found for the ticket on screen; another ticket begins with its own subject."""

    def __init__(self, context: Context, filled: Callable[[str], str] = lambda text: text) -> None:
        self._context, self._filled = context, filled
        self._ticket_id = self._words = ""
        self._found: tuple[Passage, ...] = ()

    def view(self) -> RationaleView:
        """The panel "Help without AI"; asked for the first time on a ticket, it looks for the subject."""
        context = self._context
        if context.current_id != self._ticket_id:
            self._ticket_id, self._found, self._words = context.current_id, (), ""
            self.search("")
        saved = tuple(
            replace(p, text=self._filled(p.text))
            for p in self._found
            if p.kind is PassageKind.SAVED_REPLY
        )
        articles = tuple(p for p in self._found if p.kind is not PassageKind.SAVED_REPLY)
        today = context.clock.now().date()
        return rationale.without_ai(context.tr, saved, articles, self._words, today)

    def search(self, words: str) -> None:
        """Find saved replies and articles; nothing typed looks for the ticket's subject."""
        context, ticket_id = self._context, self._context.current_id
        shown, services = context.shown, context.services
        if shown is None or services is None:
            return
        sought = words.strip() or shown.conversation.ticket.subject
        self._words = sought
        review = context.review
        language = review.screening.language if review else services.policy.default_language

        def look() -> tuple[Passage, ...]:
            result = services.knowledge.search(sought, language=language, limit=_MOST_ROWS)
            return tuple(hit.passage for hit in result.hits)

        def found(passages: tuple[Passage, ...]) -> None:
            if (ticket_id, sought) == (context.current_id, self._words):
                self._found = passages
                context.changed(Part.RATIONALE)

        context.run.run(look, found, context.failed_on(ticket_id))

    def read(self, passage_id: str) -> None:
        """Open an article that was found; from there one that is meant for customers can be put into the reply."""
        context = self._context
        passage = next((p for p in self._found if p.id == passage_id), None)
        if passage is not None:
            line = rationale.source_line(context.tr, passage, context.clock.now().date())
            sheet = sheets.source_sheet(passage, line, ())
            is_for_customers = passage.audience == _CUSTOMERS
            context.sheet = replace(sheet, to_insert=passage.text if is_for_customers else "")
            context.changed(Part.SHEET)

    def tell_wrong(self, words: str) -> None:
        """The agent says what is wrong about "no draft"; it is kept in the log, sealed."""
        context = self._context
        if context.shown is not None and context.services is not None and words.strip():
            ticket, journal = context.shown.conversation.ticket, context.services.journal
            context.record(ticket.id, lambda: journal.told_wrong(ticket, words.strip()))
