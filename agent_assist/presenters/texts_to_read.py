"""The read-only sheet: a source, what the model saw, the model's card, what could not be read.

Rule: what is shown here is read; nothing in it acts, but that an article found by hand can be put into the reply.
"""

from __future__ import annotations

from collections.abc import Callable

from agent_assist.domain.calibration import Guide
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.evidence import Passage
from agent_assist.presenters import rationale, sheets
from agent_assist.presenters.context import Context
from agent_assist.presenters.number import measured
from agent_assist.presenters.parts import Part
from agent_assist.presenters.problems import problems_sheet
from agent_assist.presenters.view.sheets import TextSheetView

FoundSoFar = Callable[[str], tuple[tuple[Passage, ...], ModelStamp] | None]
"""What was found for the draft of a ticket that is made or held back."""


class TextsFlow:
    """Opens and closes the sheet of the ticket on screen."""

    def __init__(self, context: Context, found_so_far: FoundSoFar) -> None:
        self._context = context
        self._found_so_far = found_so_far

    def open_source(self, passage_id: str) -> None:
        """Show a source with its cited words marked; before the draft is there, what was found for it."""
        context, review = self._context, self._context.review
        if review is None:
            return
        found = self._found_so_far(context.current_id)
        passages, _ = found if found is not None else ((), None)
        passages = review.draft.passages if review.draft is not None else passages
        passage = next((p for p in passages if p.id == passage_id), None)
        if passage is None:
            return
        sentences = review.draft.sentences if review.draft is not None else ()
        quotes = tuple(s.quote for s in sentences if passage_id in s.cited and s.quote)
        line = rationale.source_line(context.tr, passage, context.clock.now().date())
        self._open(sheets.source_sheet(passage, line, quotes))

    def show_model_card(self) -> None:
        """Who made this draft or makes it now, what for, what it cannot do, and the exact words that left for it."""
        review, context = self._context.review, self._context
        if review is None:
            return
        services, ticket_id = context.ready, context.current_id
        guide = review.assessment.guide if review.assessment else Guide()
        model = review.draft.model if review.draft is not None else services.drafting.stamp()
        card = sheets.model_card(context.tr, model, measured(context.tr, guide))
        context.run.run(
            lambda: services.work.prompts(ticket_id),
            lambda records: self._open(sheets.with_prompt(context.tr, card, records)),
            context.failed_on(ticket_id),
        )

    def show_problems(self) -> None:
        """What the helpdesk could not read."""
        self._open(problems_sheet(self._context.tr, self._context.reader.problems))

    def close(self) -> None:
        """Close the sheet."""
        self._context.sheet = None
        self._context.changed(Part.SHEET)

    def _open(self, sheet: TextSheetView) -> None:
        self._context.sheet = sheet
        self._context.changed(Part.SHEET)
