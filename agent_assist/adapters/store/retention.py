"""Erases drafts and prompts that are older than the policy keeps them. Rule: nothing typed, nothing of the log.

SQLite overwrites what is deleted (`secure_delete`). Times are stored in UTC, so that their texts sort as they do.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from agent_assist.adapters.store.database import Database

_OLD_DRAFTS = """
DELETE FROM drafts WHERE json_extract(draft, '$.created_at') < ?
AND id NOT IN (SELECT json_extract(work, '$.draft_id') FROM work)
"""
_OLD_PROMPTS = "DELETE FROM prompts WHERE json_extract(prompt, '$.sent_at') < ?"


def erase_older(database: Database, now: datetime, days: int) -> int:
    """Erase in one transaction; returns how many. 0 days keeps everything."""
    if not days:
        return 0
    oldest = (now - timedelta(days=days)).isoformat()
    with database.transaction():
        drafts = database.execute(_OLD_DRAFTS, (oldest,))
        return drafts + database.execute(_OLD_PROMPTS, (oldest,))
