"""Decides when the log's head is written outside the database. Rule: after the commit, never before it."""

from __future__ import annotations

from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.heads import Head, HeadFile
from agent_assist.adapters.store.record_log import head
from agent_assist.domain.errors import BugError
from agent_assist.ports.signer import Signer

RECORDS_BETWEEN_HEADS = 256


class HeadKeeper:
    """Keeps a head every 256 records and whenever asked."""

    def __init__(self, database: Database, file: HeadFile, signer: Signer, device: str) -> None:
        self._database = database
        self._file = file
        self._signer = signer
        self._device = device
        self._kept_size: int | None = None

    def keep_when_due(self) -> None:
        """Keep the head once 256 records were added since the last one."""
        if self._database.in_transaction:
            return
        size, _ = head(self._database)
        if size - self._last_kept() >= RECORDS_BETWEEN_HEADS:
            self.keep()

    def keep(self) -> None:
        """Keep the newest head, unless it is kept already; only what is committed counts."""
        if self._database.in_transaction:
            raise BugError("a head cannot be kept before its records are committed")
        with self._database.transaction():  # two processes take turns in the file
            size, hash_hex = head(self._database)
            if size == self._last_kept():
                return
            unsigned = Head(0, self._device, size, hash_hex, self._signer.key_id, "")
            signature = self._signer.sign_hex(unsigned.signed_bytes())
            self._file.append(Head(0, self._device, size, hash_hex, self._signer.key_id, signature))
        self._kept_size = size

    def _last_kept(self) -> int:
        if self._kept_size is None:
            found = [kept for kept in self._file.heads() if isinstance(kept, Head)]
            self._kept_size = found[-1].size if found else 0
        return self._kept_size
