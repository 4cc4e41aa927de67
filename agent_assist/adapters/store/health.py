"""Whether every page of a store is what was written. Rule: it looks and changes nothing.

SQLCipher keeps an HMAC with each page; `cipher_integrity_check` computes all of them anew.
"""

from __future__ import annotations

from agent_assist.adapters.store.database import Database


def damaged_pages(database: Database) -> int:
    """How many pages are not what was written; 0 for a sound store."""
    return len(database.rows("PRAGMA cipher_integrity_check"))


def store_format(database: Database) -> int:
    """The number of the newest step that was applied."""
    return int(database.rows("PRAGMA user_version")[0][0])
