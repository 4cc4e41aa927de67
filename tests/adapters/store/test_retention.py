"""What the policy does not keep any longer is erased; what a person typed and the log never are."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.retention import erase_older

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def database():
    database = Database.open(None, bytes(32))
    for name, days in (("old", 40), ("in-hand", 40), ("new", 5)):
        at = (NOW - timedelta(days=days)).isoformat()
        draft = json.dumps({"id": name, "created_at": at})
        sql = "INSERT INTO drafts (id, ticket_id, draft) VALUES (?, 'T', ?)"
        database.execute(sql, (name, draft))
        prompt = json.dumps({"id": name, "sent_at": at})
        database.execute("INSERT INTO prompts (ticket_id, prompt) VALUES ('T', ?)", (prompt,))
    work = json.dumps({"draft_id": "in-hand", "text": "typed"})
    database.execute("INSERT INTO work VALUES ('T', ?)", (work,))
    yield database
    database.close()


def left(database: Database, table: str, column: str) -> list[str]:
    rows = database.rows(f"SELECT json_extract({column}, '$.id') FROM {table}")
    return sorted(row[0] for row in rows)


def test_older_drafts_and_prompts_go_except_what_somebody_is_writing_on(database: Database):
    assert erase_older(database, NOW, 30) == 3
    assert left(database, "drafts", "draft") == ["in-hand", "new"]
    assert left(database, "prompts", "prompt") == ["new"]
    assert len(database.rows("SELECT * FROM work")) == 1


def test_zero_days_keep_everything(database: Database):
    assert erase_older(database, NOW, 0) == 0
    assert len(left(database, "drafts", "draft")) == 3
