"""The headers that Agent Assist writes into a reply, and how they are read back."""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.adapters.folder_helpdesk.header_block import Headers
from agent_assist.domain.disclosure import DisclosureKind, machine_disclosure

DISCLOSURE = "AI-Disclosure"
DISCLOSURE_KIND = "X-Agent-Assist-Disclosure"
OUTBOX_ID = "X-Agent-Assist-Outbox"
TICKET_ID = "X-Agent-Assist-Ticket"
STATUS = "X-Agent-Assist-Status"


@dataclass(frozen=True, slots=True)
class OurHeaders:
    """What an own reply says about itself; ticket and status are empty in mails from elsewhere."""

    disclosure: DisclosureKind | None = None
    ticket_id: str = ""
    status: str = ""


def read_our_headers(headers: Headers, *, is_trusted: bool) -> OurHeaders:
    """Read them back; a mail outside our outbox may state its disclosure only."""
    disclosure = _kind(headers)
    if not is_trusted:
        return OurHeaders(disclosure)
    return OurHeaders(
        disclosure, headers.text(TICKET_ID.lower()), headers.text(STATUS.lower()).lower()
    )


def _kind(headers: Headers) -> DisclosureKind | None:
    """The exact kind when it is stated, else the first that has this machine-readable value."""
    stated = headers.text(DISCLOSURE_KIND.lower())
    value = headers.text(DISCLOSURE.lower())
    for kind in DisclosureKind:
        if kind.value == stated or (
            not stated and value == machine_disclosure(kind).header_value()
        ):
            return kind
    return None
