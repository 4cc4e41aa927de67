"""Signed notes: a text, a blank line, and a line for each signature. Rule: C2SP's format, so that others' tools apply.

Source: https://c2sp.org/signed-note. Only Ed25519 (signature type 0x01) is made and checked here; lines of other
keys are kept and ignored.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from agent_assist.domain.errors import InputError

ED25519_TYPE = b"\x01"
KEY_ID_BYTES = 4
SIGNATURES_MAX = 100
_DASH = "— "

Verify = Callable[[bytes, bytes, bytes], bool]
"""`(public key, data, signature)` to whether that key made the signature."""


@dataclass(frozen=True, slots=True)
class NoteKey:
    """A public key under a name: `<name>+<key id in hexadecimal>+<base64 of 0x01 and the key>` as text."""

    name: str
    public_bytes: bytes

    @property
    def key_id(self) -> bytes:
        """The first 4 bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key)."""
        named = self.name.encode() + b"\n" + ED25519_TYPE + self.public_bytes
        return sha256(named).digest()[:KEY_ID_BYTES]

    def __str__(self) -> str:
        encoded = base64.b64encode(ED25519_TYPE + self.public_bytes).decode()
        return f"{self.name}+{self.key_id.hex()}+{encoded}"

    @classmethod
    def parse(cls, text: str) -> NoteKey:
        """The key that a text names; InputError when it is none, or its id is not the key's."""
        name, _, rest = text.strip().partition("+")
        key_id, _, encoded = rest.partition("+")
        public = _decoded(encoded)
        if not _is_name(name) or len(public) != 33 or public[:1] != ED25519_TYPE:
            raise InputError(f"{text.strip()!r} is not an Ed25519 key of the form name+id+base64.")
        key = cls(name, public[1:])
        if key.key_id.hex() != key_id:
            raise InputError(
                f"The id in {text.strip()!r} is not the key's: it is {key.key_id.hex()}."
            )
        return key


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """One signature line: who signed, and the raw signature."""

    name: str
    key_id: bytes
    signature: bytes

    def __str__(self) -> str:
        encoded = base64.b64encode(self.key_id + self.signature).decode()
        return f"{_DASH}{self.name} {encoded}\n"


@dataclass(frozen=True, slots=True)
class SignedNote:
    """A text (it ends with a newline) and its signatures."""

    text: str
    signatures: tuple[NoteSignature, ...]

    def __str__(self) -> str:
        return self.text + "\n" + "".join(map(str, self.signatures))

    @classmethod
    def parse(cls, text: str) -> SignedNote:
        """The note in a text; InputError says what is wrong with it. Nothing is verified yet."""
        if any(ord(character) < 32 and character != "\n" for character in text):
            raise InputError("The note holds a control character.")
        body, blank, lines = text.rpartition("\n\n")
        if not blank or not lines.endswith("\n"):
            raise InputError("The note has no blank line with signatures behind it.")
        signatures = tuple(map(_signature, lines[:-1].split("\n")))
        if len(signatures) > SIGNATURES_MAX:
            raise InputError(f"The note has more than {SIGNATURES_MAX} signatures.")
        return cls(body + "\n", signatures)

    def signer(self, keys: Sequence[NoteKey], verify: Verify) -> NoteKey | None:
        """The first of these keys that signed; None when none did, or when one's signature is bad."""
        known = {(key.name, key.key_id): key for key in keys}
        found: NoteKey | None = None
        for line in self.signatures:
            key = known.get((line.name, line.key_id))
            if key is None:
                continue
            if not verify(key.public_bytes, self.text.encode(), line.signature):
                return None
            found = found or key
        return found


def sign_note(text: str, key: NoteKey, sign: Callable[[bytes], bytes]) -> SignedNote:
    """The note over a text that ends with a newline."""
    return SignedNote(text, (NoteSignature(key.name, key.key_id, sign(text.encode())),))


def _signature(line: str) -> NoteSignature:
    name, _, encoded = line.removeprefix(_DASH).partition(" ")
    raw = _decoded(encoded)
    if not line.startswith(_DASH) or not _is_name(name) or len(raw) <= KEY_ID_BYTES:
        raise InputError(f"{line!r} is not a signature line of a note.")
    return NoteSignature(name, raw[:KEY_ID_BYTES], raw[KEY_ID_BYTES:])


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(map(str.isspace, name))


def _decoded(text: str) -> bytes:
    """The bytes of standard base64, b"" where it is none or not the one way to write them."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return raw if base64.b64encode(raw) == text.encode() else b""
