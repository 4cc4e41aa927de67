"""A profile's keys. Rule: they live in the keyring or in a wrapped key file, never in plain text on disk."""

from __future__ import annotations

from dataclasses import dataclass, field

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class ProfileKeys:
    """Two 32-byte secrets: the store's raw key and the device's Ed25519 signing seed (never printed)."""

    store_key: bytes = field(repr=False)
    device_seed: bytes = field(repr=False)
