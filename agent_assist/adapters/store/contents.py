"""The texts behind a record's commitments. Rule: sealed under the customer's key, with their salt, bound to the record.

The salt is sealed with the text: once the key is gone, nobody can try guesses against the commitment.
"""

from __future__ import annotations

from collections.abc import Mapping

from agent_assist.adapters.store.customer_keys import CustomerKeys
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.sealing import seal, unseal
from agent_assist.domain.errors import BugError
from agent_assist.domain.records import SALT_BYTES, commitment_hex
from agent_assist.ports.clock import Randomness

COMMITMENT_FIELDS = ("draft_c", "sent_c", "signals_c")


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

    def keep(self, seq: int, customer: str, kept: Mapping[str, bytes]) -> None:
        """Seal and store what was committed to. Inside the transaction that stores the record."""
        if not kept:
            return
        number, key = self._keys.for_customer(customer)
        for field, plain in kept.items():
            sealed = seal(key, plain, content_place(seq, field), self._randomness)
            self._database.execute(
                "INSERT INTO contents (seq, field, customer, sealed) VALUES (?, ?, ?, ?)",
                (seq, field, number, sealed),
            )

    def open(self, seq: int, field: str) -> tuple[bytes, str] | None:
        """Salt and text behind a commitment, None where there is none; StoreDamaged when altered."""
        found = self._database.row(
            "SELECT customer, sealed FROM contents WHERE seq = ? AND field = ?", (seq, field)
        )
        if found is None:
            return None
        return open_content(self._keys.by_number(int(found[0])), found[1], seq, field)


def content_place(seq: int, field: str) -> bytes:
    """What binds a sealed text to its record: the number in 8 bytes, then the field's name."""
    return seq.to_bytes(8, "big") + field.encode("utf-8")


def open_content(key: bytes, sealed: bytes, seq: int, field: str) -> tuple[bytes, str]:
    """Salt and text of one sealed content; StoreDamaged when altered."""
    plain = unseal(key, sealed, content_place(seq, field))
    return plain[:SALT_BYTES], plain[SALT_BYTES:].decode("utf-8")


def _storable(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BugError(f"text with a lone surrogate cannot be logged: {error.reason}") from error
    return text
