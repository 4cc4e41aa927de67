"""Step 2: a record's texts in one row, the tree's inner hashes, the decisions' index. Rule: all but texts is derived.

One row for a record's texts saves an approval several encrypted pages. Derived tables follow the log in steps
of their own (`log_index.until_seq` says how far), so that no append pays for them.
"""

from __future__ import annotations

# A row's texts one after another: the field's number in one byte, the sealed length in four, the sealed bytes.
_TEXTS = """
CREATE TABLE texts (
    seq INTEGER PRIMARY KEY REFERENCES records (seq),
    customer INTEGER NOT NULL REFERENCES customer_keys (id),
    sealed BLOB NOT NULL
) STRICT
"""

_MOVE_TEXTS = """
INSERT INTO texts
SELECT seq, min(customer), unhex(group_concat(
    printf('%02x%08x', CASE field WHEN 'draft_c' THEN 0 WHEN 'sent_c' THEN 1 ELSE 2 END, length(sealed))
    || hex(sealed), ''))
FROM contents GROUP BY seq
"""

_TREE = """
CREATE TABLE tree (
    level INTEGER NOT NULL,
    number INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (level, number)
) STRICT, WITHOUT ROWID
"""

_LOG_INDEX = """
CREATE TABLE log_index (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    until_seq INTEGER NOT NULL
) STRICT
"""

# One row for each combination that occurs: there are few, and a filter becomes a handful of their numbers.
_FACETS = """
CREATE TABLE facets (
    id INTEGER PRIMARY KEY,
    queue TEXT NOT NULL,
    outcome TEXT NOT NULL,
    edit_class TEXT NOT NULL,
    language TEXT NOT NULL,
    UNIQUE (queue, outcome, edit_class, language)
) STRICT
"""

_DECISIONS = """
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    facet INTEGER NOT NULL,
    ticket TEXT NOT NULL
) STRICT
"""

STATEMENTS = (
    _TEXTS,
    _MOVE_TEXTS,
    "DROP TABLE contents",
    _TREE,
    _LOG_INDEX,
    "INSERT INTO log_index VALUES (1, 0)",
    _FACETS,
    _DECISIONS,
    "CREATE INDEX decisions_by_facet ON decisions (facet, at_ms)",
    "CREATE INDEX decisions_by_ticket ON decisions (ticket, at_ms, facet)",
    "CREATE INDEX decisions_by_time ON decisions (at_ms)",
    # Counted anew from the log, from now on outside the append.
    "DELETE FROM track_records",
    "DELETE FROM decided_drafts",
)
