"""Checks stored texts against the records that commit to them. Rule: missing is as wrong as changed."""

from __future__ import annotations

import json

from agent_assist.adapters.store.contents import COMMITMENT_FIELDS, open_content, split_parts
from agent_assist.adapters.store.customer_keys import CustomerKeys
from agent_assist.adapters.store.database import Database
from agent_assist.domain.errors import StoreDamaged
from agent_assist.domain.records import ChainedRecord, commitment_hex

_WINDOW = 500
_Stored = tuple[int, bytes]


class ContentCheck:
    """Goes along with a pass over the records, in their order."""

    def __init__(self, database: Database, keys: CustomerKeys) -> None:
        self._database = database
        self._customer_keys = keys
        self._keys: dict[int, bytes] = {}
        self._stored: dict[int, _Stored] = {}
        self._loaded_until = 0

    def fits(self, record: ChainedRecord) -> bool:
        """Whether exactly the texts that the record commits to are stored, unchanged."""
        stored = self._stored_for(record.seq)
        if stored is None and b'_c":"' not in record.body:
            return True
        stated = _stated(record.body)
        if stored is None or not stated:
            return stored is None and not stated
        return self._opens(record.seq, stored, stated)

    def _opens(self, seq: int, stored: _Stored, stated: dict[str, str]) -> bool:
        customer, joined = stored
        try:
            parts = split_parts(joined)
            if customer not in self._keys:
                self._keys[customer] = self._customer_keys.by_number(customer)
            opened = {
                field: open_content(self._keys[customer], sealed, seq, field)
                for field, sealed in parts.items()
            }
        except StoreDamaged:
            return False
        found = {field: commitment_hex(salt, text) for field, (salt, text) in opened.items()}
        return found == stated

    def _stored_for(self, seq: int) -> _Stored | None:
        if seq > self._loaded_until:
            self._load(seq)
        return self._stored.get(seq)

    def _load(self, seq: int) -> None:
        self._loaded_until = seq + _WINDOW - 1
        rows = self._database.rows(
            "SELECT seq, customer, sealed FROM texts WHERE seq BETWEEN ? AND ?",
            (seq, self._loaded_until),
        )
        self._stored = {owner: (customer, sealed) for owner, customer, sealed in rows}


def _stated(body: bytes) -> dict[str, str]:
    """The commitments in a body, none where it is no record (the chain's check says so)."""
    try:
        parsed = json.loads(body)
    except ValueError:
        return {}
    if not isinstance(parsed, dict):
        return {}
    return {field: str(parsed[field]) for field in COMMITMENT_FIELDS if parsed.get(field)}
