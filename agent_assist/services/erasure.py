"""Erasing a customer on request, and what is older than the policy keeps.

Rule: who, why and what are committed with the act; the reason stays for good, so it must not name the customer
(R12, R29, R30).
"""

from __future__ import annotations

from datetime import timedelta

from agent_assist.domain.errors import InputError
from agent_assist.domain.people import Act
from agent_assist.domain.policy import Policy
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.ports.clock import Clock
from agent_assist.ports.erasure import Erased, TextEraser
from agent_assist.ports.helpdesk import HelpdeskReader
from agent_assist.ports.identity import IdentitySource
from agent_assist.services.reasons import said


class ErasureService:
    """Erases for whoever has the role; retention is the policy's own act."""

    def __init__(
        self, *, eraser: TextEraser, identity: IdentitySource, policy: Policy, clock: Clock
    ) -> None:
        self._eraser = eraser
        self._identity = identity
        self._policy = policy
        self._clock = clock

    def erase(self, email: str, reason: str, reader: HelpdeskReader | None) -> Erased:
        """Erase one customer. RoleNeeded; InputError for a reason that is none, or when nothing is kept.

        `reader` is the helpdesk, None where there is none any longer.
        """
        self._policy.ensure_may(self._identity.current().account, Act.ERASE)
        email, reason = email.strip(), said(reason)
        if not email or email.casefold() in reason.casefold():
            raise InputError("The reason stays in the log for good: leave the address out of it.")
        tickets = self._eraser.tickets_of(email) | _tickets_of(reader, email)
        return self._eraser.erase_customer(email, tickets, self._entry("person", reason))

    def retain(self) -> Erased | None:
        """Erase what is older than the policy keeps texts; None where nothing is, or the policy keeps all."""
        days = self._policy.retention_days
        if not days:
            return None
        before = self._clock.now() - timedelta(days=days)
        return self._eraser.erase_older(before, self._entry("retention", f"older than {days} days"))

    def _entry(self, by: str, reason: str) -> LogEntry:
        """No ticket and no customer: the record must not bring back what it erases."""
        return LogEntry(
            type=RecordType.ERASE,
            at=self._clock.now(),
            actor=self._identity.current().account,
            ticket_id="",
            customer="",
            guideline=self._policy.version,
            detail={"by": by, "why": reason},
        )


def _tickets_of(reader: HelpdeskReader | None, email: str) -> frozenset[str]:
    """The helpdesk's tickets from this address, also those that nobody drafted for yet."""
    wanted = email.casefold()
    return frozenset(
        ticket.id
        for batch in (reader.tickets() if reader is not None else ())
        for ticket in batch
        if ticket.customer.email.strip().casefold() == wanted
    )
