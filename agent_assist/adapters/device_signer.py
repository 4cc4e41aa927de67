"""The device's Ed25519 key. Rule: the seed stays in memory; what leaves is a signature and a short name."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from agent_assist.domain.errors import BugError
from agent_assist.domain.keys import KEY_BYTES, key_id_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class DeviceSigner:
    """Signer with a 32-byte seed (RFC 8032)."""

    def __init__(self, seed: bytes) -> None:
        if len(seed) != KEY_BYTES:
            raise BugError(f"a device seed has {KEY_BYTES} bytes, not {len(seed)}")
        self._seed = seed

    @cached_property
    def key_id(self) -> str:
        """The public key's short name, as records carry it."""
        return key_id_of(self.public_bytes)

    @cached_property
    def public_bytes(self) -> bytes:
        """The raw 32-byte public key."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, data: bytes) -> bytes:
        """An Ed25519 signature (64 bytes)."""
        return self._key.sign(data)

    def sign_hex(self, data: bytes) -> str:
        """An Ed25519 signature in hexadecimal (128 digits)."""
        return self.sign(data).hex()

    def verify(self, data: bytes, signature_hex: str) -> bool:
        """Whether this device's key made the signature."""
        try:
            signature = bytes.fromhex(signature_hex)
        except ValueError:
            return False
        return verify_signature(self.public_bytes, data, signature)

    def verify_by(self, public_bytes: bytes, data: bytes, signature: bytes) -> bool:
        """Whether the key with this public half made the signature."""
        return verify_signature(public_bytes, data, signature)

    @cached_property
    def _key(self) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # start-up time
            Ed25519PrivateKey,
        )

        return Ed25519PrivateKey.from_private_bytes(self._seed)


def verify_signature(public_bytes: bytes, data: bytes, signature: bytes) -> bool:
    """Whether the Ed25519 key (32 bytes) made the signature; False for what is no key or no signature."""
    from cryptography.exceptions import InvalidSignature  # start-up time
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # start-up time
        Ed25519PublicKey,
    )

    try:
        Ed25519PublicKey.from_public_bytes(public_bytes).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True
