"""The encrypted database: opening, keys, modes, transactions, migrations."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.migrations import migrate
from agent_assist.adapters.store.schema import MIGRATIONS
from agent_assist.domain.errors import BugError, StoreDamaged, StoreError

KEY = bytes(range(32))
posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")


def _with_setting(database: Database, key: str, value: str = "x") -> None:
    database.execute("INSERT INTO settings VALUES (?, ?)", (key, value))


def _keys(database: Database) -> list[str]:
    return [row[0] for row in database.rows("SELECT key FROM settings ORDER BY key")]


def _fail_in_a_transaction(database: Database) -> None:
    with database.transaction():
        _with_setting(database, "inside")
        raise ZeroDivisionError


def _fail_after_a_transaction(database: Database) -> None:
    with database.transaction():
        _with_setting(database, "inner")
    raise ZeroDivisionError


def test_what_was_written_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "profile" / "store.db"
    first = Database.open(path, KEY)
    _with_setting(first, "theme", "dark")
    first.close()
    second = Database.open(path, KEY)
    assert second.row("SELECT value FROM settings WHERE key = 'theme'") == ("dark",)
    second.close()


@posix_only
def test_only_the_owner_may_read_the_files(tmp_path: Path) -> None:
    path = tmp_path / "profile" / "store.db"
    database = Database.open(path, KEY)
    _with_setting(database, "a")
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    database.close()
    assert modes == {"store.db": 0o600, "store.db-wal": 0o600, "store.db-shm": 0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@posix_only
def test_a_store_that_others_could_read_is_tightened(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    Database.open(path, KEY).close()
    path.chmod(0o644)
    Database.open(path, KEY).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@posix_only
def test_a_folder_that_holds_other_things_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    (folder / "somebody-elses").write_text("x")
    Database.open(folder / "store.db", KEY).close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


def test_nothing_stands_in_plain_text_on_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    database = Database.open(path, KEY)
    _with_setting(database, "note", "Anna Kovacs wants her money back")
    on_disk = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    database.close()
    assert b"Kovacs" not in on_disk + path.read_bytes()
    assert b"SQLite format" not in path.read_bytes()


def test_closing_empties_the_write_ahead_log(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    database = Database.open(path, KEY)
    _with_setting(database, "a")
    database.close()
    database.close()
    assert [file.name for file in tmp_path.iterdir()] == ["store.db"]


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL: a commit that returned survives a power cut
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),  # in memory: temporary files are not encrypted
        ("busy_timeout", 5000),
    ],
)
def test_the_connection_is_set_for_safety(tmp_path: Path, setting: str, value: object) -> None:
    database = Database.open(tmp_path / "store.db", KEY)
    assert database.row(f"PRAGMA {setting}") == (value,)
    database.close()


def test_another_key_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    Database.open(path, KEY).close()
    before = path.read_bytes()
    with pytest.raises(StoreDamaged, match="key belongs to another profile"):
        Database.open(path, bytes(32))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"not a database at all", b"SQLite format 3\x00" + bytes(5000), b"\x00" * 8192]
)
def test_a_file_that_is_no_store_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(content)
    with pytest.raises(StoreDamaged, match=r"backup"):
        Database.open(path, KEY)
    assert path.read_bytes() == content


def test_damage_inside_the_file_is_noticed_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    database = Database.open(path, KEY)
    for number in range(200):
        _with_setting(database, f"{number:04}", "x" * 500)
    database.close()
    whole = bytearray(path.read_bytes())
    for page in range(8, len(whole) // 4096):
        whole[page * 4096 + 100] ^= 1
    path.write_bytes(whole)
    with pytest.raises(StoreDamaged):
        _keys(Database.open(path, KEY))


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be written"):
        Database.open(tmp_path / "file" / "store.db", KEY)


def test_a_key_of_another_length_is_our_fault() -> None:
    with pytest.raises(BugError, match="32 bytes"):
        Database.open(None, b"short")


def test_a_transaction_that_fails_leaves_nothing() -> None:
    database = Database.open(None, KEY)
    _with_setting(database, "before")
    with pytest.raises(ZeroDivisionError):
        _fail_in_a_transaction(database)
    assert _keys(database) == ["before"]
    assert not database.in_transaction


def test_a_nested_transaction_belongs_to_the_outer_one() -> None:
    database = Database.open(None, KEY)
    with pytest.raises(ZeroDivisionError), database.transaction():
        _fail_after_a_transaction(database)
    assert _keys(database) == []


def test_many_rows_are_one_transaction() -> None:
    database = Database.open(None, KEY)
    with pytest.raises(BugError):
        database.execute_many("INSERT INTO settings VALUES (?, ?)", [("a", "1"), ("a", "2")])
    assert _keys(database) == []


def test_threads_take_turns_and_lose_nothing(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "store.db", KEY)
    database.execute("INSERT INTO settings VALUES ('count', '0')")

    def add_ten() -> None:
        for _ in range(10):
            with database.transaction():
                found = database.row("SELECT value FROM settings WHERE key = 'count'")
                assert found is not None
                database.execute("UPDATE settings SET value = ?", (str(int(found[0]) + 1),))

    threads = [threading.Thread(target=add_ten) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert database.row("SELECT value FROM settings") == ("60",)
    database.close()


def test_a_closed_store_says_so() -> None:
    database = Database.open(None, KEY)
    database.close()
    with pytest.raises(BugError, match="closed"):
        database.rows("SELECT 1")


def test_a_broken_statement_is_our_fault() -> None:
    database = Database.open(None, KEY)
    with pytest.raises(BugError, match="no such table"):
        database.rows("SELECT * FROM nowhere")


def test_keys_for_different_purposes_differ() -> None:
    database = Database.open(None, KEY)
    assert database.derived_key("a") == database.derived_key("a")
    assert database.derived_key("a") != database.derived_key("b")


def test_a_newer_store_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    database = Database.open(path, KEY)
    database.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    database.close()
    with pytest.raises(StoreError, match="newer Agent Assist"):
        Database.open(path, KEY)


def test_an_older_store_gets_the_missing_steps_only() -> None:
    database = Database.open(None, KEY)
    _with_setting(database, "kept")
    steps = (*MIGRATIONS, ("CREATE TABLE later (a)", "INSERT INTO later VALUES (7)"))
    migrate(database, steps)
    migrate(database, steps)
    assert database.rows("SELECT a FROM later") == [(7,)]
    assert _keys(database) == ["kept"]


def test_a_step_that_fails_leaves_the_old_schema() -> None:
    database = Database.open(None, KEY)
    broken = (*MIGRATIONS, ("CREATE TABLE later (a)", "INSERT INTO nowhere VALUES (1)"))
    with pytest.raises(BugError):
        migrate(database, broken)
    assert database.rows("SELECT name FROM sqlite_master WHERE name = 'later'") == []
    assert database.row("PRAGMA user_version") == (len(MIGRATIONS),)
