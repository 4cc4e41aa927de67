"""Before a store's format changes a copy is kept; an older program refuses a newer store."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from agent_assist.adapters.store.backups import backup_path, backups
from agent_assist.adapters.store.connection import connect
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.migrations import migrate
from agent_assist.adapters.store.schema import MIGRATIONS
from agent_assist.domain.errors import StoreError

KEY = bytes(range(32))
NEWEST = len(MIGRATIONS)


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A store of the first format with a text in it."""
    path = tmp_path / "store.db"
    database = Database(connect(path, KEY), path, KEY)
    migrate(database, MIGRATIONS[:1])
    database.execute("INSERT INTO work VALUES ('T-1', 'Dear Anna')")
    database.close()
    return path


def work(path: Path) -> list[tuple[str]]:
    database = Database(connect(path, KEY), path, KEY)
    try:
        return database.rows("SELECT work FROM work")
    finally:
        database.close()


def test_an_upgrade_keeps_a_private_encrypted_copy_and_loses_nothing(older: Path):
    Database.open(older, KEY).close()
    (copy,) = backups(older)
    assert copy == backup_path(older, 1)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert b"Dear Anna" not in copy.read_bytes()
    assert not copy.read_bytes().startswith(b"SQLite format")
    assert work(copy) == work(older) == [("Dear Anna",)]


def test_the_copy_goes_when_the_newest_format_opened_again(older: Path):
    Database.open(older, KEY).close()
    Database.open(older, KEY).close()
    assert backups(older) == ()
    assert work(older) == [("Dear Anna",)]


def test_an_upgrade_that_fails_leaves_the_store_and_the_copy(older: Path):
    database = Database(connect(older, KEY), older, KEY)
    with pytest.raises(Exception, match="refused"):
        migrate(database, (*MIGRATIONS[:1], ("DELETE FROM work", "no such statement")))
    database.close()
    assert work(older) == [("Dear Anna",)]
    assert work(backup_path(older, 1)) == [("Dear Anna",)]
    Database.open(older, KEY).close()
    assert work(older) == [("Dear Anna",)]


def test_a_new_store_needs_no_copy(tmp_path: Path):
    Database.open(tmp_path / "store.db", KEY).close()
    assert [p.name for p in tmp_path.iterdir()] == ["store.db"]


def test_no_copy_no_upgrade(older: Path, monkeypatch: pytest.MonkeyPatch):
    backup_path(older, 1).with_name(backup_path(older, 1).name + ".part").mkdir()
    with pytest.raises(StoreError):
        Database.open(older, KEY)
    database = Database(connect(older, KEY), older, KEY)
    assert database.rows("PRAGMA user_version") == [(1,)]
    database.close()


def test_an_older_program_refuses_a_newer_store_and_says_so(tmp_path: Path):
    path = tmp_path / "store.db"
    database = Database.open(path, KEY)
    database.execute(f"PRAGMA user_version = {NEWEST + 1}")
    database.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match=f"newer Agent Assist .*format {NEWEST + 1}"):
        Database.open(path, KEY)
    assert path.read_bytes() == before
