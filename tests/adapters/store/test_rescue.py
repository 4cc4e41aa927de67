"""A store damaged on purpose is noticed, and what can be read is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.health import damaged_pages
from agent_assist.adapters.store.rescue import DamagedStore
from agent_assist.domain.errors import StoreDamaged

KEY, PAGE = bytes(range(32)), 4096


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    database = Database.open(path, KEY)
    for number in range(400):
        database.execute(
            "INSERT INTO work VALUES (?, ?)", (f"T-{number}", f"{number} " + "x" * 300)
        )
    database.close()
    return path


def damage(path: Path, *pages: int) -> None:
    data = bytearray(path.read_bytes())
    for page in pages:
        data[page * PAGE + 50 : page * PAGE + 60] = bytes(10)
    path.write_bytes(data)


def test_a_sound_store_has_no_damaged_page_and_gives_everything(store: Path):
    database = Database.open(store, KEY)
    assert damaged_pages(database) == 0
    database.close()
    rescue = DamagedStore(store, KEY)
    found = rescue.table("work", "ticket_id, work")
    rescue.close()
    assert (len(found.rows), found.lost) == (400, 0)


def test_damage_is_counted_and_costs_only_what_lay_there(store: Path):
    last = store.stat().st_size // PAGE - 1
    damage(store, last - 3, last - 9)
    database = Database.open(store, KEY)
    assert damaged_pages(database) == 2
    database.close()
    before = store.read_bytes()
    rescue = DamagedStore(store, KEY)
    found = rescue.table("work", "ticket_id, work")
    rescue.close()
    assert found.lost > 0
    assert len(found.rows) + found.lost == 400
    assert len(found.rows) > 300
    assert all(text.endswith("x") for _, text in found.rows)
    assert store.read_bytes() == before


def test_an_empty_table_gives_nothing_and_loses_nothing(store: Path):
    rescue = DamagedStore(store, KEY)
    found = rescue.table("drafts", "draft")
    rescue.close()
    assert (found.rows, found.lost) == ([], 0)


def test_a_first_page_that_does_not_open_is_said(store: Path):
    damage(store, 0)
    with pytest.raises(StoreDamaged, match="does not open"):
        DamagedStore(store, KEY)
