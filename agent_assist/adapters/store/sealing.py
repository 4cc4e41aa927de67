"""AES-256-GCM around small texts. Rule: bound to its place, so that it opens nowhere else."""

from __future__ import annotations

from collections.abc import Callable

from agent_assist.domain.errors import StoreDamaged
from agent_assist.ports.clock import Randomness

NONCE_BYTES = 12

Opener = Callable[[bytes, bytes], bytes]
"""Sealed bytes and their place to what was sealed; StoreDamaged."""


def seal(key: bytes, plain: bytes, place: bytes, randomness: Randomness) -> bytes:
    """`nonce ‖ ciphertext ‖ tag`; `place` is authenticated with it (12-byte nonce, 16-byte tag)."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # start-up time

    nonce = randomness.secret_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, place)


def unseal(key: bytes, sealed: bytes, place: bytes) -> bytes:
    """What was sealed at this place; StoreDamaged when a byte, the key or the place differs."""
    return opener(key)(sealed, place)


def opener(key: bytes) -> Opener:
    """`unseal` with one key, for many texts: making the cipher ready costs as much as opening one."""
    from cryptography.exceptions import InvalidTag  # start-up time
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # start-up time

    cipher = AESGCM(key)

    def opened(sealed: bytes, place: bytes) -> bytes:
        try:
            return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place)
        except (InvalidTag, ValueError) as error:
            raise StoreDamaged(
                "A sealed text in the store is not what was written. Nothing was changed. "
                "Put back the latest backup of this profile's folder."
            ) from error

    return opened
