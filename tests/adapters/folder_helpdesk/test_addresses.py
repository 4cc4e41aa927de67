"""Addresses are read however they are written, and hostile headers cost no time."""

from __future__ import annotations

import time

import pytest

from agent_assist.adapters.folder_helpdesk.addresses import read_addresses
from agent_assist.domain.tickets import Address


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"a@x.example", [("", "a@x.example")]),
        (b"Ann Lee <a@x.example>", [("Ann Lee", "a@x.example")]),
        (
            b'"Lee, Ann" <a@x.example>, b@x.example',
            [("Lee, Ann", "a@x.example"), ("", "b@x.example")],
        ),
        (b"a@x.example (Ann Lee)", [("Ann Lee", "a@x.example")]),
        (b"=?utf-8?q?Lee=2C_Z=C3=B6e?= <z@x.example>", [("Lee, Zöe", "z@x.example")]),
        (b'"=?utf-8?q?Z=C3=B6e?=" <z@x.example>', [("Zöe", "z@x.example")]),
        (b"undisclosed-recipients:;", []),
        (b"Team: a@x.example, b@x.example;", [("", "a@x.example"), ("", "b@x.example")]),
        (b"<@relay.example:a@x.example>", [("", "a@x.example")]),
        (b"Ann Lee", [("Ann Lee", "")]),
        (b"Ann <a@x.example", [("Ann", "a@x.example")]),
        (b'"unclosed <a@x.example>', [('"unclosed', "a@x.example")]),
        (b'"a \\"b\\" c" <a@x.example>', [('a "b" c', "a@x.example")]),
        (b"a@x.example; b@x.example", [("", "a@x.example"), ("", "b@x.example")]),
        (b", ,", []),
        (b"", []),
        ("Jürgen <j@x.example>".encode("latin-1"), [("Jürgen", "j@x.example")]),
    ],
)
def test_mailboxes(raw: bytes, expected: list[tuple[str, str]]) -> None:
    assert read_addresses(raw) == tuple(Address(*pair) for pair in expected)


@pytest.mark.parametrize("unit", [b'"', b"(", b"<", b"\\", b'\\"', b"=?", b"a@", b"(\\"])
def test_repeated_marks_take_linear_time(unit: bytes) -> None:
    def seconds(count: int) -> float:
        began = time.perf_counter()
        read_addresses(unit * count)
        return time.perf_counter() - began

    assert seconds(40_000) < 12 * seconds(10_000) + 0.2
