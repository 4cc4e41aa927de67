"""The lead's figures over a real log on disk."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent_assist.adapters.store import statistics_store
from agent_assist.adapters.store.database import Database
from agent_assist.adapters.store.migrations import migrate
from agent_assist.adapters.store.schema import MIGRATIONS, m0009_checked
from agent_assist.adapters.store.statistics_store import EncryptedStatisticsStore
from agent_assist.adapters.system import SystemRandomness
from agent_assist.analysis.statistics.memory_book import MemoryBook
from agent_assist.analysis.statistics.reading import read_record
from agent_assist.analysis.statistics.tallies import cells_of, total
from agent_assist.domain.errors import StoreError
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.domain.statistics import Cell, Dimension
from tests.adapters.store.conftest import NOW, Profile

QUEUES, AGENTS = ("Billing", "Orders"), ("priya", "jonas", "mei")


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    opened = Profile(tmp_path)
    yield opened
    opened.close()


def statistics(profile: Profile) -> EncryptedStatisticsStore:
    store = EncryptedStatisticsStore(profile.database, SystemRandomness())
    store.catch_up()
    return store


def write(
    profile: Profile, kind: RecordType, number: int, *, outbox_id: str = "", **detail: object
) -> None:
    at = NOW + timedelta(hours=7 * number)
    entry = LogEntry(
        kind, at, AGENTS[number % 3], f"t{number}", "a@mail.example", model="m1", prompt="p1:aa",
        kb=(f"article-{number % 2}#1",), outbox_id=outbox_id, edit_bp=100 * (number % 4),
        detail={"queue": QUEUES[number % 2], **detail},
    )  # fmt: skip
    profile.store.append(replace(entry))


def work(profile: Profile, numbers: range) -> None:
    outcomes = ("unchanged", "light", "heavy", "rejected")
    for n in numbers:
        write(profile, RecordType.SHOWN, n, draft=f"d{n}", score_bp=7_000, language="en", channel="Chat",
              cost_micros=1_000, currency="EUR")  # fmt: skip
        reasons = {"reasons": ["tone"]} if n % 4 == 3 else {}
        write(profile, RecordType.DECISION, n, draft=f"d{n}", outcome=outcomes[n % 4], visible_ms=9_000,
              words=50, outbox_id=f"o{n}", disclosure="ai-light", **reasons)  # fmt: skip
        if n % 5 == 0:
            write(profile, RecordType.VOID, n, outbox_id=f"o{n}")


def expected(profile: Profile) -> dict:
    book = MemoryBook()
    for record in profile.store.records():
        read_record(book, record.seq, record.body)
    cells = cells_of(book.cases.values())
    return {d: {k: plain(c) for k, c in its.items()} for d, its in cells.items()}


def filled(store: EncryptedStatisticsStore, dimension: Dimension) -> dict:
    """The sums, with each agent's decisions without their names."""
    return {k: plain(c) for k, c in store.cells(dimension).items() if c.counts or c.shape}


def plain(cell: Cell) -> tuple:
    return cell.counts, cell.shape, sorted(cell.agents.values())


def test_the_store_adds_up_what_a_log_read_in_one_go_does(profile: Profile) -> None:
    work(profile, range(40))
    store, cells = statistics(profile), expected(profile)
    for dimension in Dimension:
        if dimension is not Dimension.QUEUE:
            assert filled(store, dimension) == cells[dimension], dimension


def test_what_comes_later_changes_the_sums_in_memory_and_on_disk_alike(profile: Profile) -> None:
    work(profile, range(20))
    store = statistics(profile)
    assert store.cells(Dimension.TOPIC)
    work(profile, range(20, 40))
    write(profile, RecordType.VOID, 1, outbox_id="o1")
    store.catch_up()
    for found in (store, statistics(profile)):
        for dimension in (Dimension.ALL, Dimension.TOPIC, Dimension.LANGUAGE):
            assert filled(found, dimension) == expected(profile)[dimension]


def test_an_approval_writes_nothing_for_the_figures(profile: Profile) -> None:
    work(profile, range(4))
    assert profile.database.rows("SELECT count(*) FROM stat_cases")[0][0] == 0
    statistics(profile)
    assert profile.database.rows("SELECT count(*) FROM stat_cases")[0][0] == 4


def test_two_that_catch_up_at_once_count_nothing_twice(profile: Profile) -> None:
    work(profile, range(30))
    stores = [EncryptedStatisticsStore(profile.database, SystemRandomness()) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(EncryptedStatisticsStore.catch_up, stores))
    for store in stores:
        store.catch_up()
        assert filled(store, Dimension.ALL) == expected(profile)[Dimension.ALL]


def test_a_step_that_fails_leaves_neither_sums_nor_words_behind(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    work(profile, range(10))
    store = EncryptedStatisticsStore(profile.database, SystemRandomness())
    real = Database.execute_many

    def full(self: Database, sql: str, rows: object) -> None:
        if "stat_cells" in sql:
            raise StoreError("The disk is full.")
        real(self, sql, rows)  # type: ignore[arg-type]

    monkeypatch.setattr(Database, "execute_many", full)
    with pytest.raises(StoreError):
        store.catch_up()
    assert profile.database.rows("SELECT count(*) FROM stat_words")[0][0] == 0
    monkeypatch.undo()
    store.catch_up()
    assert filled(store, Dimension.ALL) == expected(profile)[Dimension.ALL]


def test_a_person_finds_own_cases_by_their_account_and_nobody_elses(profile: Profile) -> None:
    work(profile, range(30))
    own = statistics(profile).cases_of("priya", 0)
    assert sorted(case.key for case in own) == sorted(f"d{n}" for n in range(0, 30, 3))
    assert statistics(profile).cases_of("somebody", 0) == ()
    assert len(total(cells_of(own)[Dimension.ALL].values()).agents) == 1


def test_the_first_use_of_a_model_and_a_prompt_is_remembered(profile: Profile) -> None:
    work(profile, range(3))
    found = statistics(profile).releases()
    assert [(r.dimension, r.name, r.at) for r in found] == [
        (Dimension.MODEL, "m1", NOW), (Dimension.PROMPT, "p1", NOW)]  # fmt: skip


def test_no_search_for_cycles_holds_the_window_up_while_cells_are_read_and_it_goes_on_afterwards(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    work(profile, range(10))
    store = statistics(profile)
    seen: list[bool] = []
    real = statistics_store._cell

    def watched(*sums: str) -> Cell:
        seen.append(gc.isenabled())
        return real(*sums)

    monkeypatch.setattr(statistics_store, "_cell", watched)
    store.cells(Dimension.TOPIC)
    assert seen
    assert not any(seen)
    assert gc.isenabled()


def test_sums_of_an_older_store_are_read_out_of_the_log_again(profile: Profile) -> None:
    work(profile, range(8))
    for n in (0, 4):
        write(profile, RecordType.AUDIT, n, blind_check="not_correct", draft=f"d{n}")
    statistics(profile)
    database = profile.database
    for measure in ("checked", "wrong"):
        database.execute(f"UPDATE stat_cells SET counts = json_remove(counts, '$.{measure}')")
    step = MIGRATIONS.index(m0009_checked.STATEMENTS)
    database.execute(f"PRAGMA user_version = {step}")
    migrate(database, MIGRATIONS[: step + 1])
    store = statistics(profile)
    assert filled(store, Dimension.ALL) == expected(profile)[Dimension.ALL]
    whole = total(store.cells(Dimension.ALL).values())
    assert (whole.counts["wrong"], whole.counts["checked"]) == (1, 1), "d0 was taken back"
