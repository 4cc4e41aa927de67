"""A commitment is HMAC-SHA-256, as every other tool computes it; a leaf is RFC 6962's."""

from __future__ import annotations

import hashlib
import hmac

from hypothesis import given
from hypothesis import strategies as st

from agent_assist.domain.records import commitment_hex, leaf_hash_hex

texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.binary(min_size=32, max_size=32), texts)
def test_a_commitment_is_the_standard_librarys_hmac(salt: bytes, text: str) -> None:
    assert commitment_hex(salt, text) == hmac.new(salt, text.encode(), hashlib.sha256).hexdigest()


def test_the_standards_own_example() -> None:
    # RFC 4231, test case 1: a key of 20 bytes 0x0b.
    expected = "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    assert commitment_hex(b"\x0b" * 20, "Hi There") == expected


def test_a_leaf_begins_with_a_zero_byte() -> None:
    assert leaf_hash_hex(b"{}") == hashlib.sha256(b"\x00{}").hexdigest()
