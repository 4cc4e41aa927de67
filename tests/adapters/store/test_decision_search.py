"""The audit screen finds events by what happened, newest first, and never by person."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from agent_assist.domain.decision_query import DecisionFilter, DecisionRow
from agent_assist.domain.outbox import OutboxState
from agent_assist.domain.records import LogEntry, RecordType

Entries = Callable[..., LogEntry]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def filled(profile: Any, entry: Entries) -> Any:
    """120 decisions, one a minute, over all combinations of two queues, outcomes and languages; as many shown drafts."""
    mixes = itertools.cycle(
        itertools.product(("Orders", "Billing"), ("light", "rejected"), ("de", "en"))
    )
    with profile.database.transaction():
        for number in range(120):
            queue, outcome, language = next(mixes)
            detail = {"queue": queue, "outcome": outcome, "language": language}
            profile.store.append(
                entry(
                    RecordType.DECISION,
                    at=entry().at + number * MINUTE,
                    ticket_id=f"T-{number // 10}",
                    edit_bp=(0, 500, 5000)[number % 3],
                    detail=detail,
                )
            )
            profile.store.append(
                entry(RecordType.SHOWN, at=entry().at + number * MINUTE, ticket_id="S")
            )
    return profile


def _all(profile: Any, limit: int = 7, **wanted: Any) -> list[DecisionRow]:
    """Every page's rows."""
    rows, after = [], None
    while True:
        page = profile.store.decisions(DecisionFilter(**wanted), after, limit)
        assert len(page.rows) <= limit
        rows += page.rows
        if page.after is None:
            return rows
        assert len(page.rows) == limit
        after = page.after


def test_pages_follow_each_other_newest_first_and_miss_nothing(filled: Any) -> None:
    for limit in (1, 7, 60, 239, 240, 241):
        assert [row.seq for row in _all(filled, limit)] == list(range(240, 0, -1)), limit


@pytest.mark.parametrize(
    "wanted",
    [
        {"queue": "Orders"},
        {"outcome": "rejected"},
        {"language": "de"},
        {"edit_class": "light"},
        {"queue": "Billing", "outcome": "light", "language": "en", "edit_class": "heavy"},
        {"queue": "Nowhere"},
    ],
)
def test_each_field_narrows_the_list(filled: Any, wanted: dict[str, Any]) -> None:
    expected = [
        row
        for row in _all(filled)
        if all(getattr(row, key) == value for key, value in wanted.items())
    ]
    assert _all(filled, **wanted) == expected
    assert bool(expected) == (wanted != {"queue": "Nowhere"})


def test_a_time_begins_with_its_first_moment_and_ends_before_its_last(
    filled: Any, entry: Entries
) -> None:
    since, until = entry().at + 10 * MINUTE, entry().at + 20 * MINUTE
    found = _all(filled, since=since, until=until)
    assert [row.at for row in found] == [since + n * MINUTE for n in range(9, -1, -1) for _ in "ds"]
    narrow = _all(filled, since=since, until=until, queue="Orders")
    assert narrow == [row for row in found if row.queue == "Orders"]


def test_a_ticket_is_found_by_how_it_begins(filled: Any) -> None:
    assert {row.ticket_id for row in _all(filled, text="T-1")} == {"T-1", "T-10", "T-11"}
    assert len(_all(filled, text="T-11")) == 10
    assert _all(filled, text="T-11", language="de") == [
        r for r in _all(filled, text="T-11") if r.language == "de"
    ]
    assert _all(filled, text="X") == _all(filled, text="T-1%") == []


def test_a_beginning_that_most_tickets_have_is_found_too(
    filled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent_assist.adapters.store.decision_search._MANY", 3)
    assert _all(filled, text="T-") == [row for row in _all(filled) if row.ticket_id != "S"]
    assert len(_all(filled, text="T-11", outcome="light")) == 4


def test_a_record_that_is_meant_by_ticket_and_by_number_is_listed_once(
    profile: Any, entry: Entries
) -> None:
    for _ in range(12):
        profile.store.append(entry(ticket_id="10"))
    assert [row.seq for row in _all(profile, text="10")] == list(range(12, 0, -1))


def test_what_can_be_chosen_is_what_occurs(filled: Any) -> None:
    choices = filled.store.decision_choices()
    assert choices.queues == ("Billing", "Orders")
    assert choices.outcomes == ("light", "rejected", "shown")
    assert choices.languages == ("de", "en")
    assert choices.edit_classes == ("heavy", "light", "none", "unchanged")


def test_an_empty_log_has_nothing_to_choose(profile: Any) -> None:
    assert profile.store.decisions(DecisionFilter()).rows == ()
    assert profile.store.decision_choices().queues == ()


def test_every_kind_of_event_is_listed_under_its_own_word(
    profile: Any, decision: Entries, entry: Entries, item: Any
) -> None:
    kept = item()
    profile.store.approve(decision(edit_bp=0), entry(RecordType.APPROVAL), kept)
    over = entry(RecordType.APPROVAL, detail={"step": "undo window over"})
    profile.store.move(kept.id, OutboxState.APPROVED, over)
    told: list[tuple[RecordType, dict[str, Any]]] = [
        (RecordType.SEND_RESULT, {"state": "unknown"}),
        (RecordType.RECONCILE, {"found": False}),
        (RecordType.RECONCILE, {"found": True}),
        (RecordType.STOP, {"ai": "off"}),
        (RecordType.STOP, {"ai": "on", "scope": "team"}),
        (RecordType.ERASE, {"by": "person", "records": []}),
        (RecordType.ABSTAINED, {}),
        (RecordType.ESCALATE, {}),
    ]
    for kind, detail in told:
        profile.store.append(entry(kind, detail=detail))
    assert [row.outcome for row in _all(profile)][::-1] == [
        "unchanged", "approval", "window_over", "unknown", "not_found", "reconcile", "stop_agent_off",
        "stop_team_on", "erase", "abstained", "escalate",
    ]  # fmt: skip
    (row,) = _all(profile, outcome="unchanged")
    assert (row.edit_class, row.language, row.hash_hex) == (
        "unchanged",
        "en",
        next(iter(profile.store.records())).hash_hex,
    )


def test_a_record_is_found_by_its_number_and_by_how_its_hash_begins(filled: Any) -> None:
    wanted = list(filled.store.records())[99]
    assert [row.seq for row in _all(filled, text="100")] == [100]
    for digits in (6, 13, 14, 20, 64):
        assert [row.seq for row in _all(filled, text=wanted.hash_hex[:digits])] == [100], digits
    assert _all(filled, text=wanted.hash_hex[:5]) == []
    assert _all(filled, text="100", outcome="light") == []


def test_there_is_no_filter_by_person() -> None:
    names = {field.name for field in dataclasses.fields(DecisionFilter)}
    assert not names & {"actor", "person", "account", "agent", "user"}


def test_two_processes_index_each_record_once(
    profile: Any, open_profile: Callable[..., Any], decision: Entries
) -> None:
    other = open_profile()
    for number in range(5):
        (profile if number % 2 else other).store.append(decision(draft=f"d-{number}"))
        assert len(_all(profile)) == len(_all(other)) == number + 1
    assert profile.store.track_record("Orders").decided == 5


def test_a_damaged_record_is_left_to_the_logs_check(profile: Any, decision: Entries) -> None:
    profile.store.append(decision())
    profile.store.append(decision(draft="d-2"))
    profile.tamper("UPDATE records SET body = CAST('{}' AS BLOB) WHERE seq = 1")
    assert [row.seq for row in _all(profile)] == [2]
