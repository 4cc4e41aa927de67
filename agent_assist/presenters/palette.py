"""Finding a ticket or running a command by typing a few letters of it.

Rule: whatever a key does can be found here with that key beside it, so that nobody has to learn the list first.
"""

from __future__ import annotations

from dataclasses import replace

from agent_assist.analysis.fuzzy import begins_with, best_matches, likeness
from agent_assist.domain.tickets import Ticket
from agent_assist.presenters.context import Context
from agent_assist.presenters.finding import FindingFlow
from agent_assist.presenters.keymap import ACTIONS
from agent_assist.presenters.palette_words import ALSO
from agent_assist.presenters.parts import Part
from agent_assist.presenters.queue_order import ALL_QUEUES
from agent_assist.presenters.saved_replies import SavedReplyFlow
from agent_assist.presenters.view.palette import PaletteView, PickKind, PickRow

_MOST_TICKETS, _MOST_OTHERS, _MOST_COMPARED = 5, 8, 1_000
"""A misspelt name is sought among the most urgent thousand tickets only: a few milliseconds."""
_USEFUL = (
    "approve", "edit", "reject", "hand-over", "new-draft", "ask", "polish", "cite", "confirm",
    "translate", "summarise", "find-words", "check-next", "word-next", "undo",
)  # fmt: skip
_ANYWHERE = ("ticket-next", "ticket-previous", "pane-queue", "ai", "help")
"""What a person does most on a ticket, and what can be done without one: shown first, the others in their order."""
_ICONS = {
    "Queue": "inbox", "Moving": "arrow-right", "Replying": "reply", "Everywhere": "keyboard",
}  # fmt: skip


class PaletteFlow:
    """The rows for the words typed; `places` are the window's own screens and pages."""

    def __init__(self, context: Context, replies: SavedReplyFlow, finding: FindingFlow) -> None:
        self._context, self._replies, self._finding = context, replies, finding
        self._words = ""
        self._places: tuple[PickRow, ...] = ()

    def offer(self, places: tuple[PickRow, ...]) -> None:
        """The window's screens, pages and looks, to be found beside the commands."""
        self._places = places

    def seek(self, words: str) -> None:
        """Find what is meant by these words; saved replies come when the store has been read."""
        self._words = words.strip()
        self._context.changed(Part.PALETTE)

    @property
    def view(self) -> PaletteView:
        """The rows as they are now."""
        tr, words = self._context.tr, self._words
        if not words:
            return PaletteView("", self._all_rows())
        tickets, others = self._tickets(), self._ranked()
        # A command that begins like this stands above tickets that only hold it somewhere.
        is_near = bool(tickets) and begins_with(words, f"{tickets[0].title} {tickets[0].detail}")
        is_command = bool(others) and begins_with(words, f"{others[0].title} {others[0].also}")
        rows = (*others, *tickets) if is_command and not is_near else (*tickets, *others)
        everywhere = PickRow(
            PickKind.SEARCH,
            words,
            "search",
            tr("Show all tickets that hold “{words}”", words=words),
        )
        note = "" if rows else tr("No ticket of that name, and no command.")
        return PaletteView(words, (*rows, everywhere), note)

    def _ranked(self) -> tuple[PickRow, ...]:
        """Commands, pages, queues and saved replies, the likeliest first."""
        rows = (*self._all_rows(), *self._queues(), *self._saved())
        placed = [
            (like, n) for n, row in enumerate(rows) if (like := _row_likeness(self._words, row))
        ]
        return tuple(rows[number] for _, number in sorted(placed)[:_MOST_OTHERS])

    def _all_rows(self) -> tuple[PickRow, ...]:
        """Every command and place, the most useful first: with a ticket open the commands for its reply."""
        first = (*_USEFUL, *_ANYWHERE) if self._context.shown is not None else _ANYWHERE
        order = {action_id: number for number, action_id in enumerate(first)}
        commands = sorted(self._commands(), key=lambda row: order.get(row.id, len(order)))
        return (*commands[: len(order)], *self._places, *commands[len(order) :])

    def _commands(self) -> tuple[PickRow, ...]:
        tr, keymap = self._context.tr, self._context.keymap
        return tuple(
            PickRow(
                PickKind.COMMAND,
                action.id,
                _ICONS.get(action.section, "keyboard"),
                tr(action.words),
                kind_words=tr("Command"),
                keys=keymap.caps(action.id),
                also=tr(ALSO.get(action.id, "")),
            )
            for action in ACTIONS
            if action.is_command
        )

    def _queues(self) -> tuple[PickRow, ...]:
        tr = self._context.tr
        return tuple(
            PickRow(PickKind.QUEUE, name, "list-filter", name, kind_words=tr("Queue"))
            for name in self._context.order.queues
        )

    def _saved(self) -> tuple[PickRow, ...]:
        words = self._context.tr("Saved reply")
        return tuple(replace(r, detail="", kind_words=words) for r in self._replies.rows())

    def _tickets(self) -> tuple[PickRow, ...]:
        """Those that hold the words best; where none does, those whose names are like what was typed."""
        order = self._context.order
        best = self._finding.best[:_MOST_TICKETS]
        found = [t for i in best if (t := order.ticket(i)) is not None]
        if not found:
            ids = order.waiting_ids[:_MOST_COMPARED]
            near = [t for i in ids if (t := order.ticket(i)) is not None]
            names = [f"{t.customer.label} {t.subject}" for t in near]
            found = [near[place] for place in best_matches(self._words, names, _MOST_TICKETS)]
        return tuple(self._ticket_row(ticket) for ticket in found)

    def _ticket_row(self, ticket: Ticket) -> PickRow:
        """Who and what; at the right where it is, when it is not among those that wait in the chosen queue."""
        order, tr, words = self._context.order, self._context.tr, self._context.tr("Ticket")
        if not order.waits(ticket.id):
            words = tr("Handed over") if ticket.is_waiting else tr("Answered")
        elif ticket.queue and order.filter not in (ALL_QUEUES, ticket.queue):
            words = tr("In {queue}", queue=ticket.queue)
        return PickRow(
            PickKind.TICKET, ticket.id, "mail", ticket.customer.label, ticket.subject, words
        )


def _row_likeness(typed: str, row: PickRow) -> tuple[int, bool, int, int] | None:
    """How near the row is: where shown and other words fit equally well, the shown ones are nearer."""
    named = (row.also, f"{row.title} {row.also}") if row.also else ()
    texts = (f"{row.title} {row.detail}", *named)
    likes = ((likeness(typed, text), number) for number, text in enumerate(texts))
    return min(
        ((like[0], like[1], number, like[2]) for like, number in likes if like is not None),
        default=None,
    )
