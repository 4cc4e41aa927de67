"""Step 8: rated drafts say which model and instructions made them. Rule: the log says it; the view is built anew."""

from __future__ import annotations

_MAKER = "ALTER TABLE rated_drafts ADD COLUMN maker TEXT NOT NULL DEFAULT ''"

STATEMENTS: tuple[str, ...] = (
    _MAKER,
    "DELETE FROM rated_drafts",
    "DELETE FROM calibrations",
    "UPDATE calibration_place SET seq = 0",
)
