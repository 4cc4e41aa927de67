"""What an agent is writing, as saved while it is typed. Rule: typed text is never lost, moved or replaced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from agent_assist.domain.provenance import Provenance
from agent_assist.domain.tickets import Attachment


@dataclass(frozen=True, slots=True)
class PutAside:
    """A text that stood in the editor before something else took its place; its fields are those of `Work`."""

    text: str
    provenance: Provenance
    draft_id: str = ""
    is_own_words: bool = False
    settled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """The text in the editor for one ticket.

    `draft_id` is the draft it grew from ("" when the agent wrote from nothing); `is_own_words` is true
    after "Write it myself"; `settled` are the keys of facts the agent confirmed; `asides` were put aside, the
    latest last.
    """

    ticket_id: str
    draft_id: str
    text: str
    provenance: Provenance
    saved_at: datetime
    is_own_words: bool = False
    settled: tuple[str, ...] = ()
    cc: str = ""
    bcc: str = ""
    attachments: tuple[Attachment, ...] = ()
    asides: tuple[PutAside, ...] = ()
