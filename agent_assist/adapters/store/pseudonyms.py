"""Stands in for names: customers by a keyed hash, people by a short one. Rule: neither appears where records are.

Both keys come from one random secret of the profile, so that they outlive a change of the store's key.
"""

from __future__ import annotations

import hmac

from agent_assist.adapters.store.database import Database
from agent_assist.domain.keys import KEY_BYTES
from agent_assist.ports.clock import Randomness

ACTOR_DIGITS = 16


class Pseudonyms:
    """The profile's secret and what is derived from it. `device` names this profile in its records."""

    def __init__(self, device: str, secret: bytes) -> None:
        self.device = device
        self._secret = secret
        self._actors: dict[str, str] = {}

    @classmethod
    def of(cls, database: Database, randomness: Randomness) -> Pseudonyms:
        """Those of this store, made at the first call."""
        found = database.row("SELECT device, secret FROM profile")
        if found is None:
            found = _create(database, randomness)
        return cls(*found)

    def actor(self, account: str) -> str:
        """The 16 hexadecimal digits that stand for an account in the log."""
        if account not in self._actors:
            self._actors[account] = self._keyed("actor", account).hex()[:ACTOR_DIGITS]
        return self._actors[account]

    def customer(self, email: str) -> bytes:
        """32 bytes that find a customer again without naming them; case and outer blanks do not matter."""
        return self._keyed("customer", email.strip().lower())

    def _keyed(self, purpose: str, name: str) -> bytes:
        message = f"{purpose}\x00{name}".encode("utf-8", "surrogatepass")
        return hmac.digest(self._secret, message, "sha256")


def _create(database: Database, randomness: Randomness) -> tuple[str, bytes]:
    with database.transaction():
        database.execute(
            "INSERT OR IGNORE INTO profile VALUES (1, ?, ?)",
            (randomness.new_id(), randomness.secret_bytes(KEY_BYTES)),
        )
        device, secret = database.rows("SELECT device, secret FROM profile")[0]
        return device, secret
