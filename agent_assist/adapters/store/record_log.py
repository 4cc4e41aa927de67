"""Chains entries and stores them as exact bytes. Rule: a record's place is read in the transaction that writes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from agent_assist.adapters.store.contents import Contents
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.pseudonyms import Pseudonyms
from agent_assist.domain.records import (
    GENESIS_PREV_HEX,
    ChainedRecord,
    LogEntry,
    leaf_hash_hex,
    record_body,
)
from agent_assist.ports.signer import Signer

_CHUNK = 500


class RecordLog:
    """The records table. Nothing here changes or removes a record, and the schema forbids it."""

    def __init__(
        self, database: Database, contents: Contents, pseudonyms: Pseudonyms, signer: Signer
    ) -> None:
        self._database = database
        self._contents = contents
        self._pseudonyms = pseudonyms
        self._signer = signer

    def append(self, entry: LogEntry) -> ChainedRecord:
        """Chain one entry, its content sealed beside it, in one transaction."""
        commitments, kept = self._contents.commit(entry.content)
        with self._database.transaction():
            size, head_hex = head(self._database)
            body = record_body(
                replace(entry, actor=self._pseudonyms.actor(entry.actor)),
                seq=size + 1,
                prev_hex=head_hex,
                device=self._pseudonyms.device,
                key_id=self._signer.key_id,
                commitments=commitments,
            )
            record = ChainedRecord(size + 1, body, leaf_hash_hex(body))
            self._database.execute(
                "INSERT INTO records (seq, body, hash) VALUES (?, ?, ?)",
                (record.seq, body, bytes.fromhex(record.hash_hex)),
            )
            self._contents.keep(record.seq, entry.customer, kept)
        return record

    def records(self, after_seq: int = 0) -> Iterator[ChainedRecord]:
        """The records with a larger number, in order; other threads may write in between."""
        return stored_records(self._database, after_seq)


def head(database: Database) -> tuple[int, str]:
    """The newest record's number and hash; 0 and the genesis link for an empty log."""
    found = database.row("SELECT seq, hash FROM records ORDER BY seq DESC LIMIT 1")
    return (int(found[0]), found[1].hex()) if found else (0, GENESIS_PREV_HEX)


def stored_records(database: Database, after_seq: int = 0) -> Iterator[ChainedRecord]:
    """The stored records with a larger number, in order, read in pieces so that nobody waits long."""
    last: int = after_seq
    while True:
        rows = database.rows(
            "SELECT seq, body, hash FROM records WHERE seq > ? ORDER BY seq LIMIT ?", (last, _CHUNK)
        )
        for seq, body, digest in rows:
            yield ChainedRecord(seq, body, digest.hex())
        if len(rows) < _CHUNK:
            return
        last = rows[-1][0]
