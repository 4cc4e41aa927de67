"""Step 3: what became of rated drafts, read out of the log. Rule: nothing here that the log could not give again."""

from __future__ import annotations

_PLACE = """
CREATE TABLE calibration_place (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL
) STRICT
"""

_START = "INSERT INTO calibration_place VALUES (1, 0)"

_DRAFTS = """
CREATE TABLE rated_drafts (
    draft TEXT PRIMARY KEY,
    queue TEXT NOT NULL,
    ticket TEXT NOT NULL,
    points TEXT NOT NULL,
    score_bp INTEGER,
    blind_score_bp INTEGER,
    is_capped INTEGER NOT NULL,
    is_withheld INTEGER NOT NULL,
    outcome TEXT,
    decided_seq INTEGER,
    decided_at TEXT,
    is_fast INTEGER NOT NULL DEFAULT 0,
    outbox_id TEXT NOT NULL DEFAULT '',
    is_sent INTEGER NOT NULL DEFAULT 0,
    verdict TEXT,
    verdict_seq INTEGER
) STRICT, WITHOUT ROWID
"""

_BY_DECISION = "CREATE INDEX rated_drafts_by_decision ON rated_drafts (decided_seq)"

_BY_OUTBOX = "CREATE INDEX rated_drafts_by_outbox ON rated_drafts (outbox_id)"

_CALIBRATIONS = """
CREATE TABLE calibrations (
    seq INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT
"""

STATEMENTS = (_PLACE, _START, _DRAFTS, _BY_DECISION, _BY_OUTBOX, _CALIBRATIONS)
