"""The device's Ed25519 key. Rule: the seed stays in memory; what leaves is a signature and a short name."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from agent_assist.domain.canonical import sha256_hex
from agent_assist.domain.errors import BugError
from agent_assist.domain.keys import KEY_BYTES

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_ID_DIGITS = 16


class DeviceSigner:
    """Signer with a 32-byte seed (RFC 8032)."""

    def __init__(self, seed: bytes) -> None:
        if len(seed) != KEY_BYTES:
            raise BugError(f"a device seed has {KEY_BYTES} bytes, not {len(seed)}")
        self._seed = seed

    @cached_property
    def key_id(self) -> str:
        """The first 16 hexadecimal digits of the public key's SHA-256."""
        return sha256_hex(self.public_bytes)[:KEY_ID_DIGITS]

    @cached_property
    def public_bytes(self) -> bytes:
        """The raw 32-byte public key."""
        return self._key.public_key().public_bytes_raw()

    def sign_hex(self, data: bytes) -> str:
        """An Ed25519 signature in hexadecimal (128 digits)."""
        return self._key.sign(data).hex()

    def verify(self, data: bytes, signature_hex: str) -> bool:
        """Whether this device's key made the signature."""
        from cryptography.exceptions import InvalidSignature  # start-up time

        try:
            self._key.public_key().verify(bytes.fromhex(signature_hex), data)
        except (InvalidSignature, ValueError):
            return False
        return True

    @cached_property
    def _key(self) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # start-up time
            Ed25519PrivateKey,
        )

        return Ed25519PrivateKey.from_private_bytes(self._seed)
