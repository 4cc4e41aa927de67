"""The log's head is kept outside the database, signed, and never ahead of what is committed."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.store import head_keeper
from agent_assist.adapters.store.heads import Head, HeadFile
from agent_assist.domain.errors import BugError, StoreError
from agent_assist.domain.records import LogEntry

Entries = Callable[..., LogEntry]


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """A head every 4 records instead of 256."""
    assert head_keeper.RECORDS_BETWEEN_HEADS == 256
    monkeypatch.setattr(head_keeper, "RECORDS_BETWEEN_HEADS", 4)


def _sizes(profile: Any) -> list[int]:
    return [head.size for head in profile.heads.heads()]


def test_a_head_names_the_newest_record_and_is_signed(profile: Any, entry: Entries) -> None:
    record = profile.store.append(entry())
    profile.store.keep_head()
    (kept,) = profile.heads.heads()
    assert (kept.size, kept.hash_hex, kept.line) == (1, record.hash_hex, 1)
    assert kept.key_id == profile.signer.key_id
    assert profile.signer.verify(kept.signed_bytes(), kept.signature_hex)


@pytest.mark.usefixtures("often")
def test_heads_are_kept_as_the_log_grows(profile: Any, entry: Entries) -> None:
    for _ in range(9):
        profile.store.append(entry())
    assert _sizes(profile) == [4, 8]


@pytest.mark.usefixtures("often")
def test_counting_goes_on_after_a_restart(profile: Any, entry: Entries) -> None:
    for _ in range(6):
        profile.store.append(entry())
        profile.close()
        profile.open()
    assert _sizes(profile) == [4]


def test_the_same_head_is_kept_once(profile: Any, entry: Entries) -> None:
    profile.store.append(entry())
    profile.store.keep_head()
    profile.store.keep_head()
    profile.close()
    profile.open()
    profile.store.keep_head()
    assert _sizes(profile) == [1]


@pytest.mark.usefixtures("often")
def test_what_is_not_committed_yet_has_no_head(profile: Any, entry: Entries) -> None:
    with profile.database.transaction():
        for _ in range(5):
            profile.store.append(entry())
        with pytest.raises(BugError, match="committed"):
            profile.store.keep_head()
    assert _sizes(profile) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")
def test_only_the_owner_may_read_the_heads(profile: Any, entry: Entries) -> None:
    profile.store.append(entry())
    profile.store.keep_head()
    assert stat.S_IMODE(profile.heads.path.stat().st_mode) == 0o600


def test_a_torn_last_line_does_not_count_and_is_written_over(profile: Any, entry: Entries) -> None:
    profile.store.append(entry())
    profile.store.keep_head()
    whole = profile.heads.path.read_bytes()
    profile.heads.path.write_bytes(whole + 3 * whole[:-1])
    assert _sizes(profile) == [1]
    profile.store.append(entry())
    profile.store.keep_head()
    assert _sizes(profile) == [1, 2]
    assert profile.heads.path.read_bytes().endswith(b"\n")


def test_a_head_is_on_the_disk_when_it_counts_as_kept(
    profile: Any, entry: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile.store.append(entry())
    synced: list[int] = []
    sync = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda file: (synced.append(os.fstat(file).st_size), sync(file))
    )
    profile.store.keep_head()
    assert profile.heads.path.stat().st_size in synced


@pytest.mark.parametrize(
    "line", [b"", b"x", b"7", b"{}", b'{"v":1}', b"\xff", b'["v"]', b'{"v":2,"what":"else"}']
)
def test_a_line_that_is_no_head_is_named_by_its_number(tmp_path: Path, line: bytes) -> None:
    file = HeadFile(tmp_path / "heads.jsonl")
    file.append(Head(0, "d", 1, "ab", "k", "cd"))
    file.path.write_bytes(file.path.read_bytes() + line + b"\n")
    assert list(file.heads()) == [Head(1, "d", 1, "ab", "k", "cd"), 2]


@pytest.mark.parametrize(("name", "value"), [("size", "1"), ("hash", 1), ("sig", None)])
def test_a_value_of_another_type_is_no_head(tmp_path: Path, name: str, value: object) -> None:
    file = HeadFile(tmp_path / "heads.jsonl")
    file.append(Head(0, "d", 1, "ab", "k", "cd"))
    line = json.loads(file.path.read_bytes()) | {name: value}
    file.path.write_text(json.dumps(line) + "\n")
    assert list(file.heads()) == [1]


@pytest.mark.usefixtures("often")
def test_a_head_that_cannot_be_written_fails_no_record(profile: Any, entry: Entries) -> None:
    profile.heads.path.mkdir()
    for _ in range(5):
        profile.store.append(entry())
    with pytest.raises(StoreError, match=r"heads\.jsonl"):
        profile.store.keep_head()
    profile.heads.path.rmdir()
    profile.store.append(entry())
    assert _sizes(profile) == [6]
