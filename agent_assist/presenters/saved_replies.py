"""Saved replies by their names, with the ticket's own values in them.

Rule: nothing is invented: a variable without a value stays in the text, and no preview opens while it does.
"""

from __future__ import annotations

from collections.abc import Callable

from agent_assist.analysis.fuzzy import best_matches
from agent_assist.analysis.placeholders import fill
from agent_assist.domain.evidence import Passage
from agent_assist.presenters.context import Context
from agent_assist.presenters.parts import Part
from agent_assist.presenters.view.palette import PickKind, PickRow
from agent_assist.services.desk import Services

_MOST = 8


class SavedReplyFlow:
    """The saved replies of the open profile; they are read once, when somebody first asks."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._read_from: Services | None = None
        self._replies: tuple[Passage, ...] = ()

    def rows(self) -> tuple[PickRow, ...]:
        """All of them, those in the reply's language first."""
        language = self._language()
        ordered = sorted(self._all(), key=lambda p: p.language != language)
        return tuple(
            PickRow(
                PickKind.REPLY,
                passage.id,
                "message-square-text",
                passage.title,
                _one_line(self.filled(passage.text)),
                passage.language,
            )
            for passage in ordered
        )

    def matching(self, typed: str) -> tuple[PickRow, ...]:
        """Those whose name is meant by what was typed after ";"."""
        rows = self.rows()
        names = [f"{row.title} {row.id.partition(':')[2].replace('-', ' ')}" for row in rows]
        found = [rows[place] for place in best_matches(typed, names, len(rows))]
        language = self._language()
        found.sort(key=lambda row: row.kind_words != language)
        return tuple(found[:_MOST])

    def insert(self, passage_id: str, put: Callable[[str], None]) -> None:
        """Hand one, with its values, to whoever puts it into the text."""
        passage = next((p for p in self._all() if p.id == passage_id), None)
        if passage is not None:
            put(self.filled(passage.text))

    def filled(self, text: str) -> str:
        """The text with what is known of the ticket on screen and of the person who writes."""
        context = self._context
        if context.shown is None or context.services is None:
            return text
        ticket, agent = context.shown.conversation.ticket, context.services.identity.current()
        name = ticket.customer.name.strip()
        values = {
            "customer_name": name,
            "customer_first_name": name.split(" ", 1)[0],
            "customer_email": ticket.customer.email,
            "order_id": ticket.order_id or "",
            "ticket_id": ticket.id,
            "subject": ticket.subject,
            "agent_name": agent.display_name,
            "agent_first_name": agent.display_name.split(" ", 1)[0],
            "company": context.services.policy.organisation,
        }
        return fill(text, values)

    def _language(self) -> str:
        review = self._context.review
        return review.language if review is not None else ""

    def _all(self) -> tuple[Passage, ...]:
        services = self._context.services
        if services is not None and services is not self._read_from:
            self._read_from, self._replies = services, ()
            knowledge = services.knowledge
            self._context.run.run(knowledge.saved_replies, self._take, lambda _error: None)
        return self._replies

    def _take(self, replies: tuple[Passage, ...]) -> None:
        self._replies = replies
        self._context.changed(Part.PALETTE)


def _one_line(text: str) -> str:
    return " ".join(text.split())
