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
