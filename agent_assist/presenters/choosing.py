"""Choose first: where little evidence was found, the agent says what should happen before the draft is shown.

Rule: the outcomes stand in a fixed order with neutral notes, whatever the draft says; the choice is logged, not scored.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.domain.review import ReviewState
from agent_assist.ports.translator import Translator
from agent_assist.presenters.context import Context
from agent_assist.presenters.drafting import DraftingFlow
from agent_assist.presenters.parts import Focus, Part
from agent_assist.presenters.view.draft import ChooseView, ReviewBarView
from agent_assist.presenters.view.parts import ButtonView
from agent_assist.services.review import Review

_USUAL = (
    ("Answer the question", "What is known is enough"),
    ("Ask for what is missing", "A detail, a picture, a receipt"),
    ("Offer to put it right", "Repair, replacement or money back"),
    ("Hand over", "Somebody else decides this"),
)


@dataclass(slots=True)
class _Choice:
    number: int = 0
    words: str = ""


class ChoosingFlow:
    """The agent's choice on each ticket that asks for one; number 0 with words is "something else"."""

    def __init__(self, context: Context, drafting: DraftingFlow) -> None:
        self._context, self._drafting = context, drafting
        self._choices: dict[str, _Choice] = {}

    @property
    def view(self) -> ChooseView | None:
        """The question on the ticket on screen; None where the draft is not held back."""
        tr, review = self._context.tr, self._context.review
        if review is None or review.state is not ReviewState.CHOOSE_FIRST:
            return None
        choice = self._choices.get(self._context.current_id, _Choice())
        return ChooseView(
            title=tr("You first. What should happen here?"),
            body=tr(
                "Little was found about this one. Pick the outcome you think is right, then I show my draft."
                " Your choice stays yours if we differ."
            ),
            outcomes=self._outcomes(tr),
            keys=tuple(self._context.keymap.caps(f"pick-{n}") for n in range(1, 9)),
            chosen=choice.number,
            words=choice.words,
            hint=tr("Something else…"),
            foot=tr("Your choice is logged with the decision, not scored."),
        )

    @property
    def bar(self) -> ReviewBarView:
        """The review bar while the draft is held back: own words, hand over, and the draft once something is chosen."""
        tr, keymap, review = self._context.tr, self._context.keymap, self._context.review
        sentence = tr("Choose an outcome to see the draft.")
        may_show = review is not None and self.has_chosen(review)
        none = ButtonView("", is_shown=False)
        show = ButtonView(
            tr("Show draft"), "eye", keymap.caps("approve"), may_show, "" if may_show else sentence
        )
        return ReviewBarView(
            sentence=sentence,
            icon="info",
            is_problem=False,
            is_ok=False,
            reject=ButtonView(tr("Write it myself"), "square-pen", keymap.caps("edit")),
            edit=ButtonView(tr("Hand over…"), "phone-forwarded", keymap.caps("hand-over")),
            approve=show,
            new_draft=none,
            write_myself=none,
            stop=none,
        )

    def has_chosen(self, review: Review) -> bool:
        """Whether the draft may be shown."""
        choice = self._choices.get(review.conversation.ticket.id, _Choice())
        return bool(choice.number or choice.words.strip())

    def pick(self, number: int) -> None:
        """One of the outcomes, counted from 1."""
        self._set(_Choice(number=number))

    def say(self, words: str) -> None:
        """Something else, in one's own words."""
        self._set(_Choice(words=words))

    def show_draft(self) -> None:
        """Log what was chosen, then show the draft as far as it is."""
        context, review = self._context, self._context.review
        if review is None or review.state is not ReviewState.CHOOSE_FIRST:
            return
        if not self.has_chosen(review):
            return
        choice = self._choices.pop(context.current_id)
        ticket, journal = review.conversation.ticket, context.ready.journal
        outcomes = self._outcomes(context.tr)
        words = outcomes[choice.number - 1][0] if choice.number else choice.words.strip()
        context.record(
            ticket.id, lambda: journal.chosen_first(ticket, choice.number, len(outcomes), words)
        )
        self._drafting.show_held_back(review)
        context.changed_for(ticket.id, Part.DRAFT, Part.RATIONALE, Part.REVIEW_BAR)
        context.listener.focus(Focus.DRAFT)

    def _set(self, choice: _Choice) -> None:
        review = self._context.review
        if review is not None and review.state is ReviewState.CHOOSE_FIRST:
            self._choices[self._context.current_id] = choice
            self._context.changed(Part.DRAFT, Part.REVIEW_BAR)

    def _outcomes(self, tr: Translator) -> tuple[tuple[str, str], ...]:
        """The policy's, in its order and its words; else four that fit any desk."""
        services = self._context.services
        own = services.policy.outcomes if services is not None else ()
        return own or tuple((tr(title), tr(note)) for title, note in _USUAL)
