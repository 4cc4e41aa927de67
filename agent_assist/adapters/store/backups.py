"""A copy of the store before its format changes. Rule: no step is made before the copy is on the disk.

The copy is encrypted with the same key (SQLite's VACUUM INTO keeps it) and goes at the next opening that finds the
newest format: a longer life would keep what was erased meanwhile.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from agent_assist.adapters.store.private_files import FILE_MODE, as_store_error, sync_folder

if TYPE_CHECKING:
    from agent_assist.adapters.store.database import Database

_MARK = ".before-format-"


def backup_path(path: Path, version: int) -> Path:
    """Where the copy of a store of this format lies: "store.db.before-format-7"."""
    return path.with_name(f"{path.name}{_MARK}{version + 1}")


def backups(path: Path) -> tuple[Path, ...]:
    """The copies that are there."""
    return tuple(sorted(path.parent.glob(f"{path.name}{_MARK}*")))


def keep_backup(database: Database, version: int) -> None:
    """Copy the whole store, what is still in its write-ahead log too; StoreFull or StoreError where that fails."""
    if database.path is None:
        return
    target = backup_path(database.path, version)
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
        database.execute("VACUUM INTO ?", (str(part),))
        _sync(part)
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise as_store_error(error, part) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def drop_backups(path: Path | None) -> None:
    """The store opened in the newest format: its older copies go. One that cannot go now goes next time."""
    for each in backups(path) if path is not None else ():
        with suppress(OSError):
            each.unlink()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
