"""The log's head is kept outside the database, signed, and never ahead of what is committed."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from agent_assist.adapters.device_signer import verify_signature
from agent_assist.adapters.store import head_keeper
from agent_assist.adapters.store.heads import AnchorFolder, KeptNote
from agent_assist.adapters.store.tree_cache import TreeCache
from agent_assist.domain.checkpoints import Checkpoint, origin_of
from agent_assist.domain.errors import BugError, StoreDamaged, StoreError
from agent_assist.domain.merkle import RunningTree
from agent_assist.domain.records import LogEntry
from agent_assist.domain.signed_note import NoteKey, SignedNote

Entries = Callable[..., LogEntry]


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """A head every 4 records instead of 256."""
    assert head_keeper.RECORDS_BETWEEN_HEADS == 256
    monkeypatch.setattr(head_keeper, "RECORDS_BETWEEN_HEADS", 4)


def _sizes(profile: Any) -> list[int]:
    return [note.checkpoint().size for note in profile.heads.notes()]


def test_a_head_names_the_newest_record_and_is_signed(profile: Any, entry: Entries) -> None:
    record = profile.store.append(entry())
    profile.store.keep_head()
    (kept,) = profile.heads.notes()
    device = json.loads(record.body)["device"]
    point = kept.checkpoint()
    assert point == Checkpoint(origin_of(device), 1, bytes.fromhex(record.hash_hex))
    note = profile.store.newest_head()
    assert str(note) == kept.text
    key = NoteKey(point.origin, profile.signer.public_bytes)
    assert note.signer([key], verify_signature) == key


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

    def noting(file: int) -> None:
        synced.append(os.fstat(file).st_size)
        sync(file)

    monkeypatch.setattr(os, "fsync", noting)
    profile.store.keep_head()
    assert profile.heads.path.stat().st_size in synced


@pytest.mark.parametrize(
    "line", [b"", b"x", b"7", b"{}", b'{"note":1}', b"\xff", b'["note"]', b'{"note":"x"}']
)
def test_a_line_that_is_no_head_is_named_by_its_number(
    profile: Any, entry: Entries, line: bytes
) -> None:
    profile.store.append(entry())
    profile.store.keep_head()
    profile.heads.path.write_bytes(profile.heads.path.read_bytes() + line + b"\n")
    kept = list(profile.heads.notes())
    assert [note.checkpoint() is None for note in kept] == [False, True]
    assert kept[1].place == "line 2 of checkpoints.jsonl"
    assert profile.heads.newest().checkpoint() == kept[0].checkpoint()


@pytest.mark.usefixtures("often")
def test_a_head_that_cannot_be_written_fails_no_record(profile: Any, entry: Entries) -> None:
    profile.heads.path.mkdir()
    for _ in range(5):
        profile.store.append(entry())
    with pytest.raises(StoreError, match=r"checkpoints\.jsonl"):
        profile.store.keep_head()
    profile.heads.path.rmdir()
    profile.store.append(entry())
    assert _sizes(profile) == [6]


def test_a_head_is_kept_after_ten_minutes_with_news(profile: Any, entry: Entries) -> None:
    start = entry().at
    for minutes in (0, 9, 10, 11, 19, 20, 21):
        profile.store.append(entry(at=start + timedelta(minutes=minutes)))
    assert _sizes(profile) == [3, 6]


def test_every_root_kept_is_the_trees(profile: Any, entry: Entries) -> None:
    tree, roots = RunningTree(), {}
    with profile.database.transaction():
        for _ in range(1_300):
            record = profile.store.append(entry())
            tree.add(bytes.fromhex(record.hash_hex))
            roots[record.seq] = tree.root()
    cache = TreeCache(profile.database)
    for size in (1, 2, 255, 256, 257, 511, 512, 513, 1_024, 1_279, 1_280, 1_300):
        assert cache.root(size) == roots[size], size
        assert TreeCache(profile.database).root(size) == roots[size], size


def test_a_log_older_than_its_head_gets_no_other_head(profile: Any, entry: Entries) -> None:
    for _ in range(3):
        profile.store.append(entry())
    profile.store.keep_head()
    profile.tamper("DELETE FROM records WHERE seq > 2")
    profile.open()
    assert "an older copy was put back" in profile.store.head_problem()
    for _ in range(3):
        profile.store.append(entry(ticket_id="T-other"))
    with pytest.raises(StoreDamaged, match="not the one that its device signed"):
        profile.store.keep_head()
    assert _sizes(profile) == [3]


class TestTheFolderElsewhere:
    """An organisation can have heads written where the agent cannot change them."""

    def test_each_head_is_a_file_that_is_never_changed(
        self, profile: Any, entry: Entries, elsewhere: Path
    ) -> None:
        for _ in range(2):
            profile.store.append(entry())
            profile.store.keep_head()
        names = sorted(path.name for path in elsewhere.iterdir())
        assert [name[32:] for name in names] == [
            "-000000000001.checkpoint",
            "-000000000002.checkpoint",
        ]
        assert (elsewhere / names[1]).read_text(encoding="utf-8") == str(
            profile.store.newest_head()
        )
        with pytest.raises(StoreError, match="another head"):
            AnchorFolder(elsewhere).add(names[0][:32], 2, SignedNote("else\n", ()))

    def test_what_it_missed_is_brought_later(
        self, profile: Any, entry: Entries, elsewhere: Path
    ) -> None:
        elsewhere.rmdir()
        profile.store.append(entry())
        profile.store.keep_head()
        assert "cannot be written" in profile.store.anchor_problem()
        assert _sizes(profile) == [1]
        elsewhere.mkdir()
        profile.store.keep_head()
        assert profile.store.anchor_problem() == ""
        assert len(list(elsewhere.iterdir())) == 1

    def test_a_whole_profile_put_back_is_noticed_at_the_next_start(
        self, profile: Any, entry: Entries, elsewhere: Path
    ) -> None:
        profile.store.append(entry())
        profile.store.append(entry())
        profile.store.keep_head()
        profile.tamper("DELETE FROM records WHERE seq = 2")
        profile.heads.path.unlink()
        profile.open()
        assert "signed 2" in profile.store.head_problem()

    @pytest.fixture
    def elsewhere(self, profile: Any, tmp_path: Path) -> Path:
        folder = tmp_path / "elsewhere"
        folder.mkdir()
        profile.anchor = AnchorFolder(folder)
        profile.open()
        return folder


def test_a_note_that_is_none_has_no_checkpoint() -> None:
    assert KeptNote("here", "").checkpoint() is None
