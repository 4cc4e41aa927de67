"""The texts behind a record's commitments. Rule: sealed under the customer's key, with their salt, bound to the record.

The salt is sealed with the text: once the key is gone, nobody can try guesses against the commitment.
"""

from __future__ import annotations

from collections.abc import Mapping

from agent_assist.adapters.store.customer_keys import CustomerKey, CustomerKeys
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.sealing import Opener, opener, seal
from agent_assist.domain.errors import BugError, StoreDamaged
from agent_assist.domain.records import SALT_BYTES, commitment_hex
from agent_assist.ports.clock import Randomness

COMMITMENT_FIELDS = ("draft_c", "sent_c", "signals_c")
_HEAD_BYTES = 5


class Contents:
    """Keeps and opens what records commit to."""

    def __init__(self, database: Database, keys: CustomerKeys, randomness: Randomness) -> None:
        self._database = database
        self._keys = keys
        self._randomness = randomness

    def commit(self, content: Mapping[str, str]) -> tuple[dict[str, str], dict[str, bytes]]:
        """The commitments for a record's fields, and for each field the bytes to keep: salt ‖ UTF-8."""
        commitments, kept = {}, {}
        for field, text in content.items():
            if field not in COMMITMENT_FIELDS:
                raise BugError(f"{field} is no commitment of a record")
            salt = self._randomness.secret_bytes(SALT_BYTES)
            commitments[field] = commitment_hex(salt, _storable(text))
            kept[field] = salt + text.encode("utf-8")
        return commitments, kept

    def keep(self, seq: int, customer: CustomerKey, kept: Mapping[str, bytes]) -> None:
        """Seal and store what was committed to. Inside the transaction that stores the record."""
        number, key = customer
        parts = {
            field: seal(key, plain, content_place(seq, field), self._randomness)
            for field, plain in kept.items()
        }
        self._database.execute(
            "INSERT INTO texts (seq, customer, sealed) VALUES (?, ?, ?)",
            (seq, number, join_parts(parts)),
        )

    def open(self, seq: int, field: str) -> tuple[bytes, str] | None:
        """Salt and text behind a commitment, None where there is none; StoreDamaged when altered."""
        found = self._database.row("SELECT customer, sealed FROM texts WHERE seq = ?", (seq,))
        parts = split_parts(found[1]) if found else {}
        if found is None or field not in parts:
            return None
        return open_content(opener(self._keys.by_number(int(found[0]))), parts[field], seq, field)


def join_parts(parts: Mapping[str, bytes]) -> bytes:
    """The sealed texts of one record as one value: number of the field, length in 4 bytes, sealed bytes."""
    return b"".join(
        bytes([COMMITMENT_FIELDS.index(field)]) + len(sealed).to_bytes(4, "big") + sealed
        for field, sealed in parts.items()
    )


def split_parts(joined: bytes) -> dict[str, bytes]:
    """The sealed texts by field; StoreDamaged when they are not what was joined."""
    parts: dict[str, bytes] = {}
    place = 0
    while place < len(joined):
        start = place + _HEAD_BYTES
        end = start + int.from_bytes(joined[place + 1 : start], "big")
        number = joined[place]
        if end > len(joined) or number >= len(COMMITMENT_FIELDS):
            raise _damaged()
        if COMMITMENT_FIELDS[number] in parts:
            raise _damaged()
        parts[COMMITMENT_FIELDS[number]] = joined[start:end]
        place = end
    return parts


def content_place(seq: int, field: str) -> bytes:
    """What binds a sealed text to its record: the number in 8 bytes, then the field's name."""
    return seq.to_bytes(8, "big") + field.encode("utf-8")


def open_content(unseal: Opener, sealed: bytes, seq: int, field: str) -> tuple[bytes, str]:
    """Salt and text of one sealed content; StoreDamaged when altered."""
    plain = unseal(sealed, content_place(seq, field))
    return plain[:SALT_BYTES], plain[SALT_BYTES:].decode("utf-8")


def _damaged() -> StoreDamaged:
    return StoreDamaged(
        "The sealed texts of a record are not what was written. Nothing was changed. "
        "Put back the latest backup of this profile's folder."
    )


def _storable(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BugError(f"text with a lone surrogate cannot be logged: {error.reason}") from error
    return text
