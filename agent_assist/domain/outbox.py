"""The states of a reply on its way out. Rule: `unknown` is never retried; it is looked up or a person is asked.

```
held -> approved -> sending -> sent
  |        |           |-> failed      refused for certain, before anything happened
  |        |           `-> unknown -> reconciled   it is there: the channel or a person found it
  `--------`-> voided <-------'       nothing left; the text goes back to the editor
```
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from agent_assist.domain.approvals import Approval
from agent_assist.domain.envelope import Envelope
from agent_assist.domain.errors import StepGone


class OutboxState(StrEnum):
    """Where an approved reply stands."""

    HELD = "held"
    VOIDED = "voided"
    APPROVED = "approved"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    RECONCILED = "reconciled"


_NEXT = {
    OutboxState.HELD: {OutboxState.VOIDED, OutboxState.APPROVED},
    OutboxState.APPROVED: {OutboxState.SENDING, OutboxState.VOIDED},
    OutboxState.SENDING: {OutboxState.SENT, OutboxState.FAILED, OutboxState.UNKNOWN},
    OutboxState.UNKNOWN: {OutboxState.RECONCILED, OutboxState.VOIDED},
    OutboxState.VOIDED: set(),
    OutboxState.SENT: set(),
    OutboxState.FAILED: set(),
    OutboxState.RECONCILED: set(),
}

OPEN_STATES = frozenset(
    {OutboxState.HELD, OutboxState.APPROVED, OutboxState.SENDING, OutboxState.UNKNOWN}
)


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """One approved reply. `release_at` (UTC) ends the undo window; `attempt` counts sends begun.

    `event` is the number of the record that was written with its last move, 0 where the row was only read.
    """

    id: str
    envelope: Envelope
    approval: Approval
    state: OutboxState
    release_at: datetime
    attempt: int = 0
    remote_id: str = ""
    detail: str = ""
    event: int = field(default=0, compare=False)

    def with_detail(self, words: str) -> OutboxItem:
        """The same reply with what was found out about it just now."""
        return replace(self, detail=words)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The other side's word that it has the reply; `remote_id` names it there."""

    remote_id: str


def ensure_can_become(current: OutboxState, wanted: OutboxState) -> None:
    """Raise StepGone unless the step from one state to the other exists."""
    if wanted not in _NEXT[current]:
        raise StepGone(f"a reply that is {current} cannot become {wanted}")
