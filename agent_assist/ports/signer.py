"""The device's signature under an approval."""

from __future__ import annotations

from typing import Protocol


class Signer(Protocol):
    """Signs with the device key and checks its own signatures."""

    @property
    def key_id(self) -> str:
        """A short name of the public key."""
        ...

    def sign_hex(self, data: bytes) -> str:
        """An Ed25519 signature in hexadecimal."""
        ...

    def verify(self, data: bytes, signature_hex: str) -> bool:
        """Whether this device's key made the signature."""
        ...


class DeviceKey(Signer, Protocol):
    """The device's key as the log needs it: its public half, and the check of other keys' signatures."""

    @property
    def public_bytes(self) -> bytes:
        """The raw 32-byte Ed25519 public key."""
        ...

    def sign(self, data: bytes) -> bytes:
        """An Ed25519 signature (64 bytes)."""
        ...

    def verify_by(self, public_bytes: bytes, data: bytes, signature: bytes) -> bool:
        """Whether the key with this public half made the signature."""
        ...
