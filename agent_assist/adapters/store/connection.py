"""Opening an encrypted SQLite connection. Rule: a commit that returned is on the disk; deleted text is overwritten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from agent_assist.adapters.store.failures import converted
from agent_assist.domain.errors import BugError
from agent_assist.domain.keys import KEY_BYTES

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

BUSY_TIMEOUT_MS = 5_000
QUIET = "PRAGMA cipher_log_level = NONE"
"""SQLCipher else writes its own lines on standard error before our sentence; it must come before the first page."""

_SETTINGS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    # Pages; folding the log into the file is left for rarer, longer pauses.
    "PRAGMA wal_autocheckpoint = 4000",
    # macOS keeps writes in the drive's cache otherwise.
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    # Temporary files would not be encrypted.
    "PRAGMA temp_store = MEMORY",
)


def connect(path: Path | None, key: bytes) -> Connection:
    """A connection with a raw 32-byte key, that any thread may use; StoreDamaged for a wrong key."""
    if len(key) != KEY_BYTES:
        raise BugError(f"a store key has {KEY_BYTES} bytes, not {len(key)}")
    with converted(path):
        connection = dbapi2.connect(
            str(path) if path else ":memory:", isolation_level=None, check_same_thread=False
        )
    try:
        _unlock(connection, path, key)
    except BaseException:
        connection.close()
        raise
    return connection


def _unlock(connection: Connection, path: Path | None, key: bytes) -> None:
    with converted(path):
        connection.execute(QUIET).fetchall()
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for setting in _SETTINGS:
            connection.execute(setting).fetchall()
