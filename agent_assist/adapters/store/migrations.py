"""Bringing a store to the newest schema. Rule: one step, one transaction; a newer store is refused.

Before the first step a copy is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from agent_assist.adapters.store.backups import drop_backups, keep_backup
from agent_assist.adapters.store.schema import MIGRATIONS
from agent_assist.domain.errors import StoreError

if TYPE_CHECKING:
    from agent_assist.adapters.store.database import Database

Migration = Sequence[str]


def migrate(database: Database, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Apply the missing steps in order; StoreError when the store comes from a newer version."""
    version = _version(database)
    if version > len(migrations):
        raise StoreError(
            f"This profile was last used by a newer Agent Assist (its store has format {version}, "
            f"this version knows up to {len(migrations)}). Nothing was changed. Install the newer "
            "version, or use another profile."
        )
    if 0 < version < len(migrations):
        keep_backup(database, version)
    elif version:
        drop_backups(database.path)
    for number in range(version + 1, len(migrations) + 1):
        _apply(database, number, migrations[number - 1])


def _apply(database: Database, number: int, statements: Migration) -> None:
    with database.transaction():
        if _version(database) >= number:
            return  # another process was faster
        for statement in statements:
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {number}")


def _version(database: Database) -> int:
    return int(database.rows("PRAGMA user_version")[0][0])
