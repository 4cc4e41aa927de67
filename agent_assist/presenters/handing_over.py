"""Handing a ticket over: asked with a reason, like a rejection, and only then logged and out of the queue.

Rule: one key alone hands nothing over; nothing is sent, and what was written stays where it is.
"""

from __future__ import annotations

from agent_assist.domain.review import ReviewState
from agent_assist.ports.translator import Translator
from agent_assist.presenters.context import Context
from agent_assist.presenters.handed_over import HandedOverTickets
from agent_assist.presenters.keymap import Keymap
from agent_assist.presenters.parts import Focus, Part
from agent_assist.presenters.view.parts import ButtonView
from agent_assist.presenters.view.sheets import ReasonRow, RejectView

_ON_ITS_WAY = {ReviewState.UNDO_WINDOW, ReviewState.SENDING}
_REASONS = (
    ("rights", "Not mine to decide", "needs other rights"),
    ("team", "Another team's subject", "a colleague knows it better"),
    ("language", "A language I do not read", "or not well enough"),
    ("person", "Needs a call or a meeting", "better said aloud"),
    ("time", "Due before I get to it", "a colleague is free sooner"),
    ("asked", "The customer asked for a person", "who has time to talk"),
)


class HandingOverFlow:
    """Asks why, then passes the ticket on screen to the others."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.tickets = HandedOverTickets(context)

    @property
    def view(self) -> RejectView | None:
        """The popover with its reasons while it is open for the ticket on screen."""
        context = self._context
        return build_hand_over(context.tr, context.keymap) if context.is_handing_over else None

    def ask(self) -> None:
        """Ask for the reason; nothing has happened yet."""
        context, review = self._context, self._context.review
        if context.shown is None or context.services is None:
            context.say(context.tr("Open a ticket to begin."))
        elif self.tickets.has(context.current_id):
            context.say(context.tr("This ticket is handed over already. Take it back first."))
        elif review is not None and review.state in _ON_ITS_WAY:
            context.say(context.tr("Not while this reply is on its way. Undo it first."))
        else:
            context.is_handing_over = True
            context.changed(Part.HAND_OVER)

    def close(self) -> None:
        """Keep the ticket."""
        self._context.is_handing_over = False
        self._context.changed(Part.HAND_OVER)

    def hand_over(self, reasons: tuple[str, ...], note: str) -> None:
        """Pass the ticket on: logged with the reasons, and out of the queue until the customer writes again."""
        context = self._context
        if self.view is None or context.shown is None:
            return
        self.close()
        ticket, journal = context.shown.conversation.ticket, context.ready.journal
        why = ", ".join(("handed over by the agent", *reasons))
        conversation = context.shown.conversation
        self.tickets.put(conversation, lambda: journal.escalated(ticket, why, note.strip()))
        context.listener.announce(context.tr("Handed over"), is_urgent=False)
        context.changed(Part.QUEUE)
        context.listener.focus(Focus.QUEUE)


def build_hand_over(tr: Translator, keymap: Keymap) -> RejectView:
    """The popover: why, in fixed order, none needed; its keys are those of the reasons for a rejection."""
    rows = tuple(
        ReasonRow(key, number, tr(title), tr(detail))
        for number, (key, title, detail) in enumerate(_REASONS, 1)
    )
    return RejectView(
        title=tr("Hand this ticket over?"),
        subtitle=tr(
            "It leaves your queue and stays open for a colleague. Nothing is sent; what you wrote stays."
        ),
        reasons=rows,
        needs_reason=False,
        note_hint=tr("Note for the log (optional)"),
        privacy_line=tr("Written to the log. Never shown per agent."),
        back=ButtonView(tr("Back"), "", keymap.caps("escape")),
        reject=ButtonView(tr("Hand over"), "", keymap.caps("reject-draft")),
    )
