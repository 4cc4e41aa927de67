"""What agents are writing, the drafts they were shown, and what customers wished. Survives a kill at any time."""

from __future__ import annotations

from typing import Protocol

from agent_assist.domain.drafts import Draft
from agent_assist.domain.handed_over import HandedOver
from agent_assist.domain.prompts import PromptRecord
from agent_assist.domain.work import Work


class WorkStore(Protocol):
    """Saves are durable when the call returns; StoreFull when the disk is full."""

    def save_work(self, work: Work) -> None:
        """Keep the text being written for a ticket."""
        ...

    def work(self, ticket_id: str) -> Work | None:
        """The text being written, if any."""
        ...

    def drop_work(self, ticket_id: str) -> None:
        """Forget it: it was sent, or discarded by the agent."""
        ...

    def save_file(self, ticket_id: str, sha256_hex: str, data: bytes) -> None:
        """Keep a file that was hung on the reply."""
        ...

    def file(self, ticket_id: str, sha256_hex: str) -> bytes | None:
        """The bytes of such a file; None when it is not kept here."""
        ...

    def drop_files(self, ticket_id: str) -> None:
        """The reply has left: forget its files."""
        ...

    def save_draft(self, draft: Draft) -> None:
        """Keep a draft as it was made."""
        ...

    def drafts(self, ticket_id: str) -> tuple[Draft, ...]:
        """The ticket's drafts, oldest first."""
        ...

    def save_prompt(self, record: PromptRecord) -> None:
        """Keep what left for a model."""
        ...

    def prompts(self, ticket_id: str) -> tuple[PromptRecord, ...]:
        """What left for a model about this ticket, oldest first."""
        ...

    def remember_person_wish(self, customer_email: str, ticket_id: str) -> None:
        """The customer asked for a person: no AI draft for them until a person lifts it."""
        ...

    def wants_person(self, customer_email: str, ticket_id: str) -> bool:
        """Whether that was asked, on this ticket or before."""
        ...

    def save_handed_over(self, customer_email: str, handed_over: HandedOver) -> None:
        """The ticket was handed over; a second time replaces the first."""
        ...

    def handed_over(self) -> tuple[HandedOver, ...]:
        """The tickets that are handed over."""
        ...

    def drop_handed_over(self, ticket_id: str) -> None:
        """It is this agent's again."""
        ...

    def setting(self, key: str) -> str | None:
        """A setting of this profile."""
        ...

    def save_setting(self, key: str, value: str) -> None:
        """Keep a setting."""
        ...
