"""Step 7: the index holds every event and finds a record by its hash. Rule: derived from the log."""

from __future__ import annotations

# `mark` is the hash's first 7 bytes as a number: a hash is looked up by how it begins.
_EVENTS = """
CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    facet INTEGER NOT NULL,
    ticket TEXT NOT NULL,
    mark INTEGER NOT NULL
) STRICT
"""

STATEMENTS = (
    "DROP TABLE decisions",
    _EVENTS,
    "CREATE INDEX events_by_facet ON events (facet, at_ms)",
    "CREATE INDEX events_by_ticket ON events (ticket, at_ms, facet)",
    "CREATE INDEX events_by_time ON events (at_ms)",
    "CREATE INDEX events_by_mark ON events (mark)",
    "CREATE TABLE erasures (seq INTEGER PRIMARY KEY) STRICT",
    # Read once more from the log's beginning.
    "UPDATE log_index SET until_seq = 0",
    "DELETE FROM facets",
    "DELETE FROM epochs",
    "DELETE FROM track_records",
    "DELETE FROM decided_drafts",
)
