"""Chains entries and stores them as exact bytes. Rule: a record's place is read in the transaction that writes it."""

from __future__ import annotations

from collections.abc import Iterator

from agent_assist.adapters.store.contents import Contents
from agent_assist.adapters.store.customer_keys import CustomerKey, CustomerKeys
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.pseudonyms import Pseudonyms
from agent_assist.domain.merkle import leaf_hash
from agent_assist.domain.records import GENESIS_PREV_HEX, ChainedRecord, LogEntry, record_body

_CHUNK = 500


class RecordLog:
    """The records table. Nothing here changes or removes a record, and the schema forbids it."""

    def __init__(
        self, database: Database, contents: Contents, keys: CustomerKeys, pseudonyms: Pseudonyms
    ) -> None:
        self._database = database
        self._contents = contents
        self._keys = keys
        self._pseudonyms = pseudonyms

    def append(
        self, *entries: LogEntry, key_id: str, customer: CustomerKey | None = None
    ) -> list[ChainedRecord]:
        """Chain entries, their contents sealed beside them, in one transaction.

        `customer` is the key of all their customers, where the caller has it already.
        """
        records = []
        with self._database.transaction():
            size, head_hex = head(self._database)
            for entry in entries:
                record = self._append(entry, size + 1, head_hex, key_id, customer)
                size, head_hex = record.seq, record.hash_hex
                records.append(record)
        return records

    def records(self, after_seq: int = 0) -> Iterator[ChainedRecord]:
        """The records with a larger number, in order; other threads may write in between."""
        return stored_records(self._database, after_seq)

    def _append(
        self, entry: LogEntry, seq: int, prev_hex: str, key_id: str, customer: CustomerKey | None
    ) -> ChainedRecord:
        commitments, kept = self._contents.commit(entry.content)
        body = record_body(
            entry,
            seq=seq,
            prev_hex=prev_hex,
            device=self._pseudonyms.device,
            key_id=key_id,
            commitments=commitments,
            actor=self._pseudonyms.actor(entry.actor),
        )
        digest = leaf_hash(body)
        self._database.execute(
            "INSERT INTO records (seq, body, hash) VALUES (?, ?, ?)", (seq, body, digest)
        )
        if kept:
            key = customer or self._keys.for_customer(entry.customer)
            self._contents.keep(seq, key, kept)
        return ChainedRecord(seq, body, digest.hex())


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
            # A stored hash that was emptied is a wrong one, not one that never was.
            yield ChainedRecord(seq, body, digest.hex() or GENESIS_PREV_HEX)
        if len(rows) < _CHUNK:
            return
        last = rows[-1][0]
