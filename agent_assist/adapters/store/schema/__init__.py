"""The store's schema as numbered steps. Rule: a released step is never edited; a change is a new step at the end."""

from __future__ import annotations

from agent_assist.adapters.store.schema import (
    m0001_base,
    m0002_proofs,
    m0003_calibration,
    m0004_epochs,
    m0005_statistics,
    m0006_reply_files,
    m0007_events,
    m0008_makers,
    m0009_checked,
    m0010_handed_over,
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    m0001_base.STATEMENTS,
    m0002_proofs.STATEMENTS,
    m0003_calibration.STATEMENTS,
    m0004_epochs.STATEMENTS,
    m0005_statistics.STATEMENTS,
    m0006_reply_files.STATEMENTS,
    m0007_events.STATEMENTS,
    m0008_makers.STATEMENTS,
    m0009_checked.STATEMENTS,
    m0010_handed_over.STATEMENTS,
)
