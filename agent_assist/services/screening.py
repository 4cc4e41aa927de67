"""What a conversation asks for before any drafting. Rule: a customer's wish for a person is remembered and kept."""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.analysis.screening import screen
from agent_assist.domain.policy import Policy
from agent_assist.domain.screening import Screening
from agent_assist.domain.tickets import Conversation
from agent_assist.ports.work_store import WorkStore
from agent_assist.services.journal import Journal


@dataclass(frozen=True, slots=True)
class TicketScreening:
    """The screening of the open customer messages, and whether this customer ever asked for a person."""

    screening: Screening
    person_was_asked: bool


class ScreeningService:
    """Screens a conversation and remembers who asked for a person."""

    def __init__(self, work: WorkStore, journal: Journal, policy: Policy) -> None:
        self._work = work
        self._journal = journal
        self._policy = policy
        self._last: tuple[tuple[str, str], Screening] | None = None

    def screen(self, conversation: Conversation) -> TicketScreening:
        """Screen the customer's open messages, or the newest one when all were answered."""
        ticket = conversation.ticket
        messages = conversation.open_customer_messages
        newest = conversation.last_from_customer
        texts = [m.text for m in messages] or ([newest.text] if newest else [])
        result = self._screening("\n\n".join(texts), ticket.subject)
        known = self._work.wants_person(ticket.customer.email, ticket.id)
        if result.wants_person and not known:
            self._work.remember_person_wish(ticket.customer.email, ticket.id)
            self._journal.escalated(ticket, "customer asked for a person")
        return TicketScreening(result, known or result.wants_person)

    def _screening(self, text: str, subject: str) -> Screening:
        """The last one is kept: who opens a ticket screens it, and so does its draft a moment later."""
        last = self._last
        if last is None or last[0] != (text, subject):
            found = screen(text, subject, self._policy.person_keywords)
            last = self._last = (text, subject), found
        return last[1]
