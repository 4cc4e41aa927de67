"""Checks stored texts against the records that commit to them. Rule: missing is as wrong as changed.

Unless a later record says that they were erased; then a text that is there again is as wrong.
"""

from __future__ import annotations

import json
from array import array

from agent_assist.adapters.store.contents import COMMITMENT_FIELDS, open_content, split_parts
from agent_assist.adapters.store.customer_keys import CustomerKeys
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.erasure import erased_by
from agent_assist.adapters.store.sealing import Opener, opener
from agent_assist.domain.errors import StoreDamaged
from agent_assist.domain.records import RECORD_VERSION, commitment_hex

_WINDOW = 500
# How a canonical record of that type ends; any other erases nothing.
_ERASE = b'"type":"erase","v":%d}' % RECORD_VERSION
_Stored = tuple[int, bytes]


class ContentCheck:
    """Goes along with a pass over the records, in their order."""

    def __init__(self, database: Database, keys: CustomerKeys) -> None:
        self._database = database
        self._customer_keys = keys
        self._openers: dict[int, Opener] = {}
        self._stored: dict[int, _Stored] = {}
        self._loaded_until = 0
        self._missing = array("Q")
        self._until, self._listed = 0, frozenset[int]()
        self._bad: int | None = None

    def look(self, seq: int, body: bytes) -> None:
        """Compare one record with the texts stored for it; the first that is wrong is remembered."""
        if body.endswith(_ERASE):
            self._take_erasure(seq, body)
        if seq > self._loaded_until:
            self._load(seq)
        stored = self._stored.get(seq)
        if stored is None and b'_c":"' not in body:
            return
        stated = _stated(body)
        if stored is None and stated:
            self._missing.append(seq)
        elif stored is not None and not self._opens(seq, stored, stated):
            self._is_bad(seq)

    def first_bad(self) -> int | None:
        """The first record with a text that is changed, missing though nobody erased it, or there though erased."""
        unexplained = (s for s in self._missing if s > self._until and s not in self._listed)
        self._is_bad(next(unexplained, None))
        self._is_bad(self._back_again())
        return self._bad

    @property
    def erased_count(self) -> int:
        """How many records' texts were erased."""
        return len(self._missing)

    def _take_erasure(self, erasing: int, body: bytes) -> None:
        """Only records before it can have lost their texts by it."""
        until, listed = erased_by(body)
        self._until = max(self._until, min(until, erasing - 1))
        self._listed |= {seq for seq in listed if seq < erasing}

    def _back_again(self) -> int | None:
        """The first record whose texts were erased and are stored once more."""
        found = self._database.rows(
            "SELECT min(seq) FROM texts WHERE seq <= ? OR seq IN (SELECT value FROM json_each(?))",
            (self._until, json.dumps(sorted(self._listed))),
        )
        return int(found[0][0]) if found[0][0] is not None else None

    def _is_bad(self, seq: int | None) -> None:
        if seq is not None and (self._bad is None or seq < self._bad):
            self._bad = seq

    def _opens(self, seq: int, stored: _Stored, stated: dict[str, str]) -> bool:
        customer, joined = stored
        try:
            parts = split_parts(joined)
            if customer not in self._openers:
                self._openers[customer] = opener(self._customer_keys.by_number(customer))
            opened = {
                field: open_content(self._openers[customer], sealed, seq, field)
                for field, sealed in parts.items()
            }
        except StoreDamaged:
            return False
        found = {field: commitment_hex(salt, text) for field, (salt, text) in opened.items()}
        return found == stated

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
