"""Step 4: which records changed the device's key, derived like the index. Rule: a proof need not scan the log."""

from __future__ import annotations

STATEMENTS = (
    "CREATE TABLE epochs (seq INTEGER PRIMARY KEY) STRICT",
    """
    INSERT INTO epochs SELECT seq FROM records
    WHERE seq <= (SELECT until_seq FROM log_index) AND instr(body, CAST('"type":"epoch"' AS BLOB)) > 0
    """,
)
