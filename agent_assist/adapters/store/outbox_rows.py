"""Approved replies as rows. Rule: states change by the outbox's own steps only; the envelope is sealed.

A reply whose envelope was erased is no longer given out; its row stays, so that its id is never used again.
"""

from __future__ import annotations

from datetime import datetime

from agent_assist.adapters.store.codec import from_text, to_text
from agent_assist.adapters.store.customer_keys import CustomerKey, CustomerKeys
from agent_assist.adapters.store.database import Database, Row
from agent_assist.adapters.store.sealing import seal, unseal
from agent_assist.domain.approvals import Approval
from agent_assist.domain.envelope import Envelope
from agent_assist.domain.errors import BugError
from agent_assist.domain.outbox import OutboxItem, OutboxState, ensure_can_become
from agent_assist.ports.clock import Randomness

_SELECT = """
SELECT o.id, o.customer, o.sealed_envelope, a.approval, o.state, o.release_at, o.attempt,
       o.remote_id, o.detail
FROM outbox o JOIN approvals a ON a.id = o.approval_id
WHERE length(o.sealed_envelope) > 0
"""


class OutboxRows:
    """The outbox and approvals tables. Writing happens inside the caller's transaction."""

    def __init__(self, database: Database, keys: CustomerKeys, randomness: Randomness) -> None:
        self._database = database
        self._keys = keys
        self._randomness = randomness

    def add(self, item: OutboxItem, customer: CustomerKey) -> None:
        """A new reply with its approval; BugError when either was used before."""
        if item.state is not OutboxState.HELD:
            raise BugError(f"an approved reply starts as held, not {item.state}")
        self._refuse_reuse(item)
        self._database.execute(
            "INSERT INTO approvals (id, approval) VALUES (?, ?)",
            (item.approval.id, to_text(item.approval)),
        )
        number, key = customer
        envelope = to_text(item.envelope).encode("utf-8")
        self._database.execute(
            "INSERT INTO outbox (id, approval_id, customer, sealed_envelope, state, release_at, "
            "attempt, remote_id, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                item.id,
                item.approval.id,
                number,
                seal(key, envelope, _place(item.id), self._randomness),
                item.state.value,
                item.release_at.isoformat(),
                item.attempt,
                item.remote_id,
                item.detail,
            ),
        )

    def move(
        self, outbox_id: str, state: OutboxState, at: datetime, remote_id: str, detail: str
    ) -> None:
        """Take one step; entering `sending` counts an attempt and spends the approval."""
        found = self._database.row(
            "SELECT state, approval_id FROM outbox WHERE id = ?", (outbox_id,)
        )
        if found is None:
            raise BugError(f"there is no reply {outbox_id}")
        ensure_can_become(OutboxState(found[0]), state)
        is_sending = state is OutboxState.SENDING
        if is_sending:
            self._spend(found[1], at)
        self._database.execute(
            "UPDATE outbox SET state = ?, attempt = attempt + ?, detail = ?, "
            "remote_id = coalesce(nullif(?, ''), remote_id) WHERE id = ?",
            (state.value, int(is_sending), detail, remote_id, outbox_id),
        )

    def item(self, outbox_id: str) -> OutboxItem | None:
        """One reply, None where it was erased; StoreDamaged when its envelope was altered."""
        found = self._database.row(f"{_SELECT} AND o.id = ?", (outbox_id,))
        return None if found is None else self._item(found)

    def items(self, states: tuple[OutboxState, ...]) -> tuple[OutboxItem, ...]:
        """The replies in any of these states, oldest first."""
        marks = ", ".join("?" for _ in states)
        rows = self._database.rows(
            f"{_SELECT} AND o.state IN ({marks}) ORDER BY o.number",
            [state.value for state in states],
        )
        return tuple(self._item(row) for row in rows)

    def _refuse_reuse(self, item: OutboxItem) -> None:
        used = self._database.row(
            "SELECT 1 FROM approvals WHERE id = ? UNION ALL SELECT 1 FROM outbox WHERE id = ?",
            (item.approval.id, item.id),
        )
        if used:
            raise BugError(f"the approval {item.approval.id} or its reply was used before")

    def _spend(self, approval_id: str, at: datetime) -> None:
        spent = self._database.execute(
            "UPDATE approvals SET spent_at = ? WHERE id = ? AND spent_at IS NULL",
            (at.isoformat(), approval_id),
        )
        if spent != 1:
            raise BugError(f"the approval {approval_id} was spent before")

    def _item(self, row: Row) -> OutboxItem:
        outbox_id, customer, sealed, approval, state, release_at, *rest = row
        plain = unseal(self._keys.by_number(customer), sealed, _place(outbox_id))
        return OutboxItem(
            outbox_id,
            from_text(Envelope, plain.decode("utf-8")),
            from_text(Approval, approval),
            OutboxState(state),
            datetime.fromisoformat(release_at),
            *rest,
        )


def _place(outbox_id: str) -> bytes:
    return b"envelope " + outbox_id.encode("utf-8")
