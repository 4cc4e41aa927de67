"""The device's signatures, checked against the standard's own example."""

from __future__ import annotations

import hashlib

import pytest

from agent_assist.adapters.device_signer import DeviceSigner
from agent_assist.domain.errors import BugError

# RFC 8032, section 7.1, test 2.
SEED = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
SIGNATURE = (
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_it_signs_as_the_standard_says() -> None:
    signer = DeviceSigner(SEED)
    assert signer.public_bytes.hex() == PUBLIC
    assert signer.sign_hex(b"\x72") == SIGNATURE
    assert signer.verify(b"\x72", SIGNATURE)


def test_the_key_is_named_by_the_start_of_its_hash() -> None:
    assert DeviceSigner(SEED).key_id == hashlib.sha256(bytes.fromhex(PUBLIC)).hexdigest()[:16]


@pytest.mark.parametrize("signature", ["", "zz", "00", SIGNATURE[:-2], "00" * 64, SIGNATURE + "00"])
def test_what_is_no_signature_is_none(signature: str) -> None:
    assert not DeviceSigner(SEED).verify(b"\x72", signature)


def test_another_text_or_another_key_does_not_fit() -> None:
    assert not DeviceSigner(SEED).verify(b"\x73", SIGNATURE)
    assert not DeviceSigner(bytes(32)).verify(b"\x72", SIGNATURE)


def test_a_seed_of_another_length_is_our_fault() -> None:
    with pytest.raises(BugError, match="32 bytes"):
        DeviceSigner(b"short")
