"""Checks stored texts against the records that commit to them. Rule: missing is as wrong as changed."""

from __future__ import annotations

import hmac
import json

from agent_assist.adapters.store.contents import COMMITMENT_FIELDS, open_content
from agent_assist.adapters.store.customer_keys import CustomerKeys
from agent_assist.adapters.store.database import Database
from agent_assist.domain.errors import StoreDamaged
from agent_assist.domain.records import ChainedRecord, commitment_hex

_WINDOW = 500
_Stored = dict[str, tuple[int, bytes]]


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
        if not stored and b'_c":"' not in record.body:
            return True
        stated = _stated(record.body)
        return stated.keys() == stored.keys() and all(
            self._opens(record.seq, field, *stored[field], stated[field]) for field in stated
        )

    def _opens(self, seq: int, field: str, customer: int, sealed: bytes, stated: str) -> bool:
        try:
            if customer not in self._keys:
                self._keys[customer] = self._customer_keys.by_number(customer)
            salt, text = open_content(self._keys[customer], sealed, seq, field)
        except StoreDamaged:
            return False
        return hmac.compare_digest(commitment_hex(salt, text), stated)

    def _stored_for(self, seq: int) -> _Stored:
        if seq > self._loaded_until:
            self._load(seq)
        return self._stored.get(seq, {})

    def _load(self, seq: int) -> None:
        self._stored, self._loaded_until = {}, seq + _WINDOW - 1
        rows = self._database.rows(
            "SELECT seq, field, customer, sealed FROM contents WHERE seq BETWEEN ? AND ?",
            (seq, self._loaded_until),
        )
        for owner, field, customer, sealed in rows:
            self._stored.setdefault(owner, {})[field] = (customer, sealed)


def _stated(body: bytes) -> dict[str, str]:
    """The commitments in a body, none where it is no record (the chain's check says so)."""
    try:
        parsed = json.loads(body)
    except ValueError:
        return {}
    if not isinstance(parsed, dict):
        return {}
    return {field: str(parsed[field]) for field in COMMITMENT_FIELDS if parsed.get(field)}
