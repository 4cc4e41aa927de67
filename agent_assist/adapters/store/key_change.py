"""Writes the record of a key change. Rule: what both keys sign names the record's own place in the chain."""

from __future__ import annotations

from dataclasses import replace

from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.record_log import RecordLog, head
from agent_assist.domain.key_changes import LOSS, ROTATION, KeyChange
from agent_assist.domain.records import ChainedRecord, LogEntry, RecordType
from agent_assist.ports.signer import DeviceKey


def append_key_change(
    database: Database,
    log: RecordLog,
    entry: LogEntry,
    *,
    device: str,
    old: DeviceKey,
    new: DeviceKey,
    is_lost: bool,
) -> ChainedRecord:
    """Append the `epoch` record, the first that carries the new key's id. Inside the caller's transaction."""
    size, prev_hex = head(database)
    change = KeyChange(
        device,
        size + 1,
        prev_hex,
        LOSS if is_lost else ROTATION,
        old.public_bytes,
        new.public_bytes,
    )
    signed = change.signed_bytes()
    detail = change.detail(None if is_lost else old.sign(signed), new.sign(signed))
    epoch = replace(entry, type=RecordType.EPOCH, detail={**entry.detail, **detail})
    (record,) = log.append(epoch, key_id=new.key_id)
    return record
