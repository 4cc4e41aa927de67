"""Encoded parts are decoded as far as they go, however large or broken they are."""

from __future__ import annotations

import base64
import binascii
import hashlib

import pytest

from agent_assist.adapters.folder_helpdesk.transfer import (
    base64_bytes,
    decoded_bytes,
    is_truncated_base64,
    measured,
)


def test_base64_in_lines_of_any_length_over_many_pieces() -> None:
    data = bytes(range(256)) * 20_000
    lines = base64.encodebytes(data)

    assert decoded_bytes(memoryview(lines), "base64") == data
    assert measured(memoryview(lines), "base64") == (len(data), hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize(
    ("encoded", "expected"),
    [
        (b"SGVsbG8=", b"Hello"),
        (b"SGVsbG8", b"Hello"),
        (b"SGVs\r\nbG8=", b"Hello"),
        (b"SGVs!bG8=\x00", b"Hello"),
        (b"SGVsb", b"Hel"),
        (b"=", b""),
        (b"", b""),
    ],
)
def test_broken_base64_gives_what_is_there(encoded: bytes, expected: bytes) -> None:
    assert base64_bytes(encoded) == expected
    assert decoded_bytes(memoryview(encoded), "base64") == expected


def test_a_cut_off_attachment_is_noticed() -> None:
    whole = base64.encodebytes(b"x" * 1000)

    assert not is_truncated_base64(memoryview(whole))
    assert is_truncated_base64(memoryview(whole[:-30]))


def test_other_encodings() -> None:
    uu = b"begin 644 a.txt\n" + binascii.b2a_uu(b"Hello") + b"`\nend\n"

    assert decoded_bytes(memoryview(b"Gr=FC=DFe=\r\n!"), "quoted-printable") == b"Gr\xfc\xdfe!"
    assert decoded_bytes(memoryview(uu), "x-uuencode") == b"Hello"
    assert decoded_bytes(memoryview(b"as it is"), "7bit") == b"as it is"
    assert decoded_bytes(memoryview(b"as it is"), "no-such-thing") == b"as it is"


def test_a_limit_keeps_memory_bounded() -> None:
    assert decoded_bytes(memoryview(b"x" * 10_000_000), "8bit", 1000) == b"x" * 1000
