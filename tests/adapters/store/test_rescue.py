"""A store damaged on purpose is noticed, and what can be read is read."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

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


def opened(path: Path) -> dbapi2.Connection:
    connection = dbapi2.connect(str(path))
    for setting in ("PRAGMA cipher_log_level = NONE", f"PRAGMA key = \"x'{KEY.hex()}'\""):
        connection.execute(setting).fetchall()
    return connection


def root_of_work(path: Path) -> int:
    connection = opened(path)
    sql = "SELECT rootpage FROM sqlite_master WHERE name = 'work'"
    number = int(connection.execute(sql).fetchone()[0])
    connection.close()
    return number - 1


def leaves_of_work(path: Path) -> list[int]:
    """The pages that cost rows when each alone is damaged, in the order of those rows."""
    sound, found = path.read_bytes(), []
    for page in set(range(1, len(sound) // PAGE)) - {root_of_work(path)}:
        damage(path, page)
        connection = opened(path)
        read, is_opened = 0, False
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            is_opened = True
            for _ in connection.execute("SELECT work FROM work NOT INDEXED ORDER BY rowid"):
                read += 1
        except dbapi2.Error:
            found += [(read, page)] * is_opened
        connection.close()
        path.write_bytes(sound)
    return [page for _, page in sorted(found)]


def test_a_sound_store_has_no_damaged_page_and_gives_everything(store: Path) -> None:
    database = Database.open(store, KEY)
    assert damaged_pages(database) == 0
    database.close()
    rescue = DamagedStore(store, KEY)
    found = rescue.table("work", "ticket_id, work")
    rescue.close()
    assert (len(found.rows), found.lost) == (400, 0)


def test_damage_is_counted_and_costs_only_what_lay_there(store: Path) -> None:
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


def test_an_empty_table_gives_nothing_and_loses_nothing(store: Path) -> None:
    rescue = DamagedStore(store, KEY)
    found = rescue.table("drafts", "draft")
    rescue.close()
    assert (found.rows, found.lost) == ([], 0)


def test_a_table_of_which_nothing_can_be_read_ends_at_once_and_counts_nothing(store: Path) -> None:
    damage(store, root_of_work(store))
    rescue = DamagedStore(store, KEY)
    started = time.monotonic()
    found = rescue.table("work", "ticket_id, work")
    rescue.close()
    assert time.monotonic() - started < 20
    assert (found.rows, found.lost, found.is_end_unknown) == ([], 0, True)


def test_what_lies_between_two_unreadable_ends_is_found(store: Path) -> None:
    leaves = leaves_of_work(store)
    damage(store, leaves[0], leaves[-1])
    rescue = DamagedStore(store, KEY)
    found = rescue.table("work", "ticket_id, work")
    rescue.close()
    numbers = [int(ticket.removeprefix("T-")) for ticket, _ in found.rows]
    assert numbers == list(range(numbers[0], numbers[-1] + 1))
    assert (0 < numbers[0] < 30, 370 < numbers[-1] < 399) == (True, True)
    assert (found.lost, found.is_end_unknown) == (numbers[0], True)


@pytest.mark.parametrize("seed", range(30))
def test_any_damage_ends_and_no_row_is_made_up(store: Path, seed: int) -> None:
    data = bytearray(store.read_bytes())
    start = random.Random(seed).randrange(PAGE, len(data) - 3000)
    data[start : start + 3000] = bytes(3000)
    store.write_bytes(data)
    started = time.monotonic()
    try:
        rescue = DamagedStore(store, KEY)
    except StoreDamaged:
        return
    found = rescue.table("work", "ticket_id, work")
    rescue.close()
    assert time.monotonic() - started < 20
    assert {(f"T-{n}", f"{n} " + "x" * 300) for n in range(400)} >= set(found.rows)
    assert len(found.rows) + found.lost == 400 or found.is_end_unknown


def test_damage_behind_the_first_page_does_not_blame_the_key(store: Path) -> None:
    damage(store, root_of_work(store))
    database = Database.open(store, KEY)
    with pytest.raises(StoreDamaged, match="damaged pages") as caught:
        database.rows("SELECT * FROM work NOT INDEXED")
    database.close()
    assert "key" not in caught.value.message
    assert "export-readable" in caught.value.message


def test_the_library_writes_no_line_of_its_own(
    store: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    damage(store, root_of_work(store))
    script = (
        "import sys; from pathlib import Path; from agent_assist.adapters.store.{0} import {1}\n"
        "from agent_assist.domain.errors import StoreDamaged\n"
        "try: {2}(Path(sys.argv[1]), bytes(range(32))).{3}\n"
        "except StoreDamaged: pass"
    )
    for parts in (
        ("database", "Database", "Database.open", "rows('SELECT * FROM work NOT INDEXED')"),
        ("rescue", "DamagedStore", "DamagedStore", "table('work', 'work')"),
    ):
        subprocess.run([sys.executable, "-c", script.format(*parts), str(store)], check=True)
    assert capfd.readouterr() == ("", "")


def test_a_first_page_that_does_not_open_is_said(store: Path) -> None:
    damage(store, 0)
    with pytest.raises(StoreDamaged, match="does not open"):
        DamagedStore(store, KEY)
