"""Decides when the log's head is signed and written outside the database. Rule: after the commit, never before it.

Every 256 records, after 10 minutes with news, and at shutdown. A device that finds an older log than it signed
signs nothing more: two heads that contradict each other would look like its own doing.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.heads import AnchorFolder, HeadFile
from agent_assist.adapters.store.record_log import head
from agent_assist.adapters.store.tree_cache import TreeCache
from agent_assist.domain.checkpoints import Checkpoint, origin_of
from agent_assist.domain.errors import BugError, StoreDamaged, StoreError
from agent_assist.domain.signed_note import NoteKey, SignedNote, sign_note
from agent_assist.ports.signer import DeviceKey

RECORDS_BETWEEN_HEADS = 256
TIME_BETWEEN_HEADS = timedelta(minutes=10)


class HeadKeeper:
    """Keeps heads in a file beside the store and, where there is one, in a folder elsewhere."""

    def __init__(
        self, database: Database, file: HeadFile, anchor: AnchorFolder | None, device: str
    ) -> None:
        self._database = database
        self._tree = TreeCache(database)
        self._file = file
        self._anchor = anchor
        self._device = device
        self._newest: Checkpoint | None = None
        self._is_read = False
        self._elsewhere: Checkpoint | None = None
        self._is_read_elsewhere = anchor is None
        self._anchored_size = 0
        self._kept_at: datetime | None = None
        self.anchor_problem = ""

    def is_due(self, size: int, at: datetime) -> bool:
        """Whether 256 records were added since the last head, or any and 10 minutes have passed."""
        if self._kept_at is None or at < self._kept_at:
            self._kept_at = at
        new = size - self._size_kept()
        return new >= RECORDS_BETWEEN_HEADS or (
            new > 0 and at - self._kept_at >= TIME_BETWEEN_HEADS
        )

    def keep(self, signer: DeviceKey, at: datetime | None = None) -> SignedNote | None:
        """Keep the newest head, unless it is kept already; only what is committed counts.

        StoreDamaged when the log does not continue the last head; StoreError when it cannot be written.
        A folder elsewhere that cannot be written fails nothing: `anchor_problem` says so.
        """
        if self._database.in_transaction:
            raise BugError("a head cannot be kept before its records are committed")
        note = None
        self._read_elsewhere()
        with self._database.transaction():  # two processes take turns in the file
            self._is_read = False
            size, _ = head(self._database)
            problem = self.problem()
            if problem:
                raise StoreDamaged(problem)
            if size > self._size_kept():
                note = self._sign(signer, size)
                self._file.append(note)
        if note is not None:
            self._newest = Checkpoint.parse(note.text)
        self._kept_at = at or self._kept_at
        self._carry_out()
        return note

    def newest_note(self) -> SignedNote | None:
        """The newest head kept beside the store."""
        kept = self._file.newest()
        return SignedNote.parse(kept.text) if kept else None

    def problem(self) -> str:
        """A sentence when the log is not the one whose head was kept; "" when it is. Costs a few look-ups."""
        newest = self._read_newest()
        if newest is None:
            return ""
        size, _ = head(self._database)
        advice = "Nothing more is signed. Run agent-assist log verify."
        if newest.size > size:
            return (
                f"The log has {size} records, but its device signed {newest.size}: an older copy "
                f"was put back, or its end was cut off. {advice}"
            )
        if self._tree.root(newest.size) != newest.root:
            return (
                f"The log is not the one that its device signed at record {newest.size}. {advice}"
            )
        return ""

    def _sign(self, signer: DeviceKey, size: int) -> SignedNote:
        checkpoint = Checkpoint(origin_of(self._device), size, self._tree.root(size))
        key = NoteKey(checkpoint.origin, signer.public_bytes)
        return sign_note(checkpoint.text(), key, signer.sign)

    def _carry_out(self) -> None:
        """Bring the newest head to the folder elsewhere, also one that it missed."""
        if self._anchor is None or self._size_kept() == self._anchored_size:
            return
        note = self.newest_note()
        if note is None:
            return
        try:
            self._anchor.add(self._device, self._size_kept(), note)
        except StoreError as error:  # a share that is not connected; tried again with the next head
            self.anchor_problem = error.message
        else:
            self._anchored_size = self._size_kept()
            self.anchor_problem = ""

    def _size_kept(self) -> int:
        newest = self._read_newest()
        return newest.size if newest else 0

    def _read_newest(self) -> Checkpoint | None:
        """The longest head known: beside the store, or elsewhere when the whole profile was put back."""
        if not self._is_read:
            self._read_elsewhere()
            kept = self._file.newest()
            heads = [kept.checkpoint() if kept else None, self._elsewhere]
            known = [point for point in heads if point is not None]
            self._newest = max(known, key=lambda point: point.size, default=None)
            self._is_read = True
        return self._newest

    def _read_elsewhere(self) -> None:
        """Read the folder elsewhere once: it may be a slow share, and only this device adds to it."""
        if self._anchor is None or self._is_read_elsewhere:
            return
        self._is_read_elsewhere = True
        try:
            kept = self._anchor.newest(self._device)
        except (
            StoreError
        ) as error:  # not connected; what it holds is compared at the next start or check
            self.anchor_problem = error.message
        else:
            self._elsewhere = kept.checkpoint() if kept else None
