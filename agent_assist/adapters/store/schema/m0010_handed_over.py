"""Step 10: tickets that were handed over. Rule: gone with a new word of the customer, and with the customer."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE handed_over (
        ticket_id TEXT PRIMARY KEY,
        customer BLOB NOT NULL,
        handed_over TEXT NOT NULL
    ) STRICT
    """,
)
