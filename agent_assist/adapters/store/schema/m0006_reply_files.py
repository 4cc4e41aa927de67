"""Step 6: files that agents hang on replies, as they were when they were added. Gone once the reply has left."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE reply_files (
        ticket_id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (ticket_id, sha256)
    ) STRICT
    """,
)
