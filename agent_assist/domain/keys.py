"""A profile's keys. Rule: they live in the keyring or in a wrapped key file, never in plain text on disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

KEY_BYTES = 32
KEY_ID_DIGITS = 16


@dataclass(frozen=True, slots=True)
class ProfileKeys:
    """Two 32-byte secrets: the store's raw key and the device's Ed25519 signing seed (never printed)."""

    store_key: bytes = field(repr=False)
    device_seed: bytes = field(repr=False)


def key_id_of(public_bytes: bytes) -> str:
    """How records name a public key: the first 16 hexadecimal digits of its SHA-256."""
    return sha256(public_bytes).hexdigest()[:KEY_ID_DIGITS]
