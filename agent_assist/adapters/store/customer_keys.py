"""One key for each customer's texts. Rule: whoever loses that key has lost the texts, in every copy of them.

A key is wrapped under a key derived from the store's; without the store's key there is none.
"""

from __future__ import annotations

from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.pseudonyms import Pseudonyms
from agent_assist.adapters.store.sealing import seal, unseal
from agent_assist.domain.errors import StoreDamaged
from agent_assist.domain.keys import KEY_BYTES
from agent_assist.ports.clock import Randomness

PLACE, PURPOSE = b"customer key", "customer keys"

CustomerKey = tuple[int, bytes]
"""A customer's number and their 32-byte key."""


class CustomerKeys:
    """Finds, makes and unwraps customers' keys."""

    def __init__(self, database: Database, pseudonyms: Pseudonyms, randomness: Randomness) -> None:
        self._database = database
        self._pseudonyms = pseudonyms
        self._randomness = randomness
        self._wrapping_key = database.derived_key(PURPOSE)

    def for_customer(self, email: str) -> CustomerKey:
        """The customer's number and key, made at the first call. Inside the caller's transaction."""
        lookup = self._pseudonyms.customer(email)
        found = self._database.row(
            "SELECT id, sealed_key FROM customer_keys WHERE lookup = ?", (lookup,)
        )
        if found is not None:
            return int(found[0]), unseal(self._wrapping_key, found[1], PLACE)
        key = self._randomness.secret_bytes(KEY_BYTES)
        sealed = seal(self._wrapping_key, key, PLACE, self._randomness)
        number = self._database.insert(
            "INSERT INTO customer_keys (lookup, sealed_key) VALUES (?, ?)", (lookup, sealed)
        )
        return number, key

    def by_number(self, number: int) -> bytes:
        """The key with this number; StoreDamaged when there is none or it does not unwrap."""
        found = self._database.row("SELECT sealed_key FROM customer_keys WHERE id = ?", (number,))
        if found is None or not found[0]:
            raise StoreDamaged(
                f"The key of customer {number} is missing from the store. Nothing was changed. "
                "Put back the latest backup of this profile's folder."
            )
        return unseal(self._wrapping_key, found[0], PLACE)

    def number_of(self, email: str) -> int | None:
        """The number of this customer's key, None where there is none (any longer)."""
        found = self._database.row(
            "SELECT id FROM customer_keys WHERE lookup = ?", (self._pseudonyms.customer(email),)
        )
        return int(found[0]) if found is not None else None

    def destroy(self, number: int | None) -> None:
        """Overwrite a key and forget whose it was; the number stays, because replies name it."""
        self._database.execute(
            "UPDATE customer_keys SET lookup = NULL, sealed_key = x'' WHERE id = ?", (number,)
        )
