"""Wraps bytes under a passphrase: Argon2id makes the key, AES-256-GCM seals. Rule: the parameters travel along.

Parameters: RFC 9106, section 4, second recommended option (3 passes, 4 lanes, 64 MiB).
"""

from __future__ import annotations

import json
import os
import unicodedata
from dataclasses import asdict, dataclass

from agent_assist.domain.canonical import canonical_json
from agent_assist.domain.errors import CredentialError, WrongPassphrase
from agent_assist.domain.keys import KEY_BYTES

SALT_BYTES = 16
NONCE_BYTES = 12
_VERSION = 1
_MAX_PASSES, _MAX_LANES, _MAX_MEMORY_KIB = 64, 64, 1 << 21


@dataclass(frozen=True, slots=True)
class Stretching:
    """How a passphrase is made into a key."""

    salt_hex: str
    passes: int = 3
    lanes: int = 4
    memory_kib: int = 64 * 1024

    @classmethod
    def fresh(cls) -> Stretching:
        """The recommended parameters with a new salt."""
        return cls(os.urandom(SALT_BYTES).hex())

    def key(self, passphrase: str) -> bytes:
        """The 32-byte key (about a tenth of a second, on purpose)."""
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # start-up time

        kdf = Argon2id(
            salt=bytes.fromhex(self.salt_hex),
            length=KEY_BYTES,
            iterations=self.passes,
            lanes=self.lanes,
            memory_cost=self.memory_kib,
        )
        # One passphrase, however the keyboard composes it.
        text = unicodedata.normalize("NFC", passphrase)
        return kdf.derive(text.encode("utf-8", "surrogatepass"))

    def header(self) -> bytes:
        """What the seal also covers, so that no parameter can be changed."""
        return canonical_json({"v": _VERSION, "kdf": "argon2id", **asdict(self)})


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Sealed bytes with what is needed to open them, given the passphrase."""

    stretching: Stretching
    sealed: bytes

    def to_bytes(self) -> bytes:
        """One line of JSON."""
        whole = json.loads(self.stretching.header()) | {"sealed_hex": self.sealed.hex()}
        return canonical_json(whole) + b"\n"

    @classmethod
    def from_bytes(cls, data: bytes, where: str) -> Wrapped:
        """Parse; CredentialError when it is no key file or asks for absurd work."""
        try:
            found = json.loads(data)
            names = ("salt_hex", "passes", "lanes", "memory_kib")
            stretching = Stretching(**{name: found[name] for name in names})
            _check(stretching, found)
            return cls(stretching, bytes.fromhex(found["sealed_hex"]))
        except (ValueError, KeyError, TypeError) as error:
            raise CredentialError(
                f"{where} is no key file or is damaged. Nothing was changed. Put back a backup of it; "
                "without it this profile's store cannot be read."
            ) from error


def seal(stretching: Stretching, key: bytes, plain: bytes) -> Wrapped:
    """Seal under a key that these parameters made."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # start-up time

    nonce = os.urandom(NONCE_BYTES)
    return Wrapped(stretching, nonce + AESGCM(key).encrypt(nonce, plain, stretching.header()))


def unseal(wrapped: Wrapped, key: bytes) -> bytes:
    """What was sealed; WrongPassphrase when the key is another or a byte was changed."""
    from cryptography.exceptions import InvalidTag  # start-up time
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # start-up time

    nonce, sealed = wrapped.sealed[:NONCE_BYTES], wrapped.sealed[NONCE_BYTES:]
    try:
        return AESGCM(key).decrypt(nonce, sealed, wrapped.stretching.header())
    except (InvalidTag, ValueError) as error:
        raise WrongPassphrase(
            "The passphrase does not open this profile's key file. Check the keyboard layout and "
            "try again; after many tries, the file itself may be damaged."
        ) from error


def _check(stretching: Stretching, found: dict[str, object]) -> None:
    limits = (
        (stretching.passes, 1, _MAX_PASSES),
        (stretching.lanes, 1, _MAX_LANES),
        (stretching.memory_kib, 8 * stretching.lanes, _MAX_MEMORY_KIB),
    )
    is_known = found.get("v") == _VERSION and found.get("kdf") == "argon2id"
    is_bounded = all(low <= value <= high for value, low, high in limits)
    if not is_known or not is_bounded or len(bytes.fromhex(stretching.salt_hex)) < SALT_BYTES:
        raise ValueError("unknown version or parameters out of bounds")
