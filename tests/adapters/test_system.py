"""Time, chance and the person, as the operating system gives them."""

from __future__ import annotations

import os
import re
from datetime import UTC, timedelta

import pytest

from agent_assist.adapters.system import (
    SystemClock,
    SystemIdentity,
    SystemRandomness,
    display_name,
)


def test_the_clock_tells_utc_and_never_runs_backwards() -> None:
    clock = SystemClock()
    assert clock.now().utcoffset() == timedelta(0)
    assert clock.now().tzinfo is UTC
    assert clock.monotonic_ms() <= clock.monotonic_ms()


def test_ids_are_unique_and_plain() -> None:
    randomness = SystemRandomness()
    ids = {randomness.new_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(re.fullmatch(r"[0-9a-f]{32}", name) for name in ids)
    assert len(randomness.secret_bytes(32)) == 32
    assert randomness.secret_bytes(32) != randomness.secret_bytes(32)


@pytest.mark.parametrize(
    ("gecos", "expected"),
    [
        ("Alice Miller", "Alice Miller"),
        ("Alice Miller,Room 5,123,", "Alice Miller"),
        ("& Miller,,,", "Alice Miller"),
        ("", ""),
        (",,,", ""),
        ("  Łucja Nowak ", "Łucja Nowak"),
    ],
)
def test_the_full_name_is_the_first_part(gecos: str, expected: str) -> None:
    assert display_name(gecos, "alice") == expected


def test_somebody_is_signed_in() -> None:
    person = SystemIdentity().current()
    assert person.account
    assert person.display_name
    assert person.source == "operating system"


@pytest.mark.skipif(os.name == "nt", reason="Windows takes the name from the environment")
def test_the_account_cannot_be_changed_through_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = SystemIdentity().current()
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "mallory")
    assert SystemIdentity().current() == before
