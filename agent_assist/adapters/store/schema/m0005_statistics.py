"""Step 5: the lead's figures, read out of the log. Rule: nothing here that the log could not give again.

One row for each case, and sums by week, queue and one other dimension, so that a million decisions answer at once.
"""

from __future__ import annotations

_PLACE = """
CREATE TABLE stat_place (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL
) STRICT
"""

_WORDS = "CREATE TABLE stat_words (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT"

# Numbers of stat_words stand for texts that repeat; times are seconds since 1970.
_CASES = """
CREATE TABLE stat_cases (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    ticket TEXT NOT NULL,
    outbox TEXT,
    agent INTEGER NOT NULL,
    week INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    shown_at INTEGER NOT NULL,
    queue INTEGER NOT NULL,
    topic INTEGER NOT NULL,
    language INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    model INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    score_bp INTEGER,
    blind_score_bp INTEGER,
    cost_micros INTEGER,
    currency INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    decided_at INTEGER,
    edit_bp INTEGER NOT NULL,
    visible_ms INTEGER NOT NULL,
    words INTEGER NOT NULL,
    reasons INTEGER NOT NULL,
    disclosure INTEGER NOT NULL,
    verdict INTEGER NOT NULL,
    abstained INTEGER NOT NULL,
    is_escalated INTEGER NOT NULL
) STRICT
"""

_CELLS = """
CREATE TABLE stat_cells (
    dimension TEXT NOT NULL,
    week INTEGER NOT NULL,
    queue INTEGER NOT NULL,
    value INTEGER NOT NULL,
    counts TEXT NOT NULL,
    agents TEXT NOT NULL,
    shape TEXT NOT NULL,
    UNIQUE (dimension, week, queue, value)
) STRICT
"""

_RELEASES = """
CREATE TABLE stat_releases (
    dimension TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (dimension, name)
) STRICT, WITHOUT ROWID
"""

STATEMENTS = (
    _PLACE,
    "INSERT INTO stat_place VALUES (1, 0)",
    _WORDS,
    _CASES,
    "CREATE INDEX stat_cases_by_ticket ON stat_cases (ticket)",
    "CREATE INDEX stat_cases_by_outbox ON stat_cases (outbox) WHERE outbox IS NOT NULL",
    "CREATE INDEX stat_cases_by_agent ON stat_cases (agent, week)",
    _CELLS,
    _RELEASES,
)
