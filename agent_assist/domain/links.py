"""Links into the app: `agent-assist://ticket/48213`. Rule: anybody can make a link, so it only ever shows a ticket.

One form is taken, character by character; nothing is decoded, guessed or passed on.
"""

from __future__ import annotations

import re

from agent_assist.domain.errors import InputError

SCHEME = "agent-assist"
_TICKET = re.compile(r"agent-assist://ticket/([A-Za-z0-9][A-Za-z0-9._-]{0,63})", re.ASCII)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)


def ticket_of_link(link: str) -> str:
    """The ticket that a link names, "" for no link; InputError for anything else."""
    if not link:
        return ""
    found = _TICKET.fullmatch(link)
    if found is None:
        raise InputError(
            "This link is not one of Agent Assist's. They look like agent-assist://ticket/48213."
        )
    return found.group(1)


def is_ticket_id(text: str) -> bool:
    """Whether a link could have named this ticket."""
    return _ID.fullmatch(text) is not None
