"""Who may see which figures, and that the newest record is always in them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from agent_assist.adapters.identity import FixedIdentity
from agent_assist.analysis.statistics.tallies import cells_of
from agent_assist.domain.errors import BugError
from agent_assist.domain.people import Person
from agent_assist.domain.statistics import Case, Cells, Dimension, Query, Release
from agent_assist.services.statistics import StatisticsService
from tests.analysis.statistics.conftest import MONDAY, decided, group
from tests.fakes.clock import FakeClock


class Source:
    """Cases that a test may add to."""

    def __init__(self, cases: list[Case]) -> None:
        self.cases, self.asked = cases, 0

    def catch_up(self) -> int:
        return len(self.cases)

    def cells(self, dimension: Dimension, *, has_shape: bool = True) -> Cells:
        self.asked += 1
        return cells_of(self.cases).get(dimension, {})

    def releases(self) -> tuple[Release, ...]:
        return ()

    def cases_of(self, account: str, from_week: int) -> tuple[Case, ...]:
        return tuple(c for c in self.cases if c.agent == account and c.week >= from_week)


def service(source: Source, *, is_lead: bool = True, account: str = "agent1") -> StatisticsService:
    clock = FakeClock(datetime(2026, 10, 30, tzinfo=UTC))
    return StatisticsService(
        source=source, own=source, identity=FixedIdentity(Person(account, "A. B.", "test")),
        clock=clock, is_lead=is_lead,
    )  # fmt: skip


def test_who_is_no_lead_is_shown_no_group() -> None:
    with pytest.raises(BugError):
        service(Source(group(60, 12)), is_lead=False).team(Query())


def test_everybody_sees_own_figures_and_only_those() -> None:
    own = service(Source(group(60, 12)), is_lead=False).own()
    assert own.figures is not None
    assert (own.figures.agents, own.figures.decided) == (1, 5)
    assert service(Source(group(60, 12)), account="somebody").own().figures is None


def test_own_figures_end_after_twelve_weeks() -> None:
    source = Source([decided(1, agent=1, week=-11), decided(2, agent=1, week=-12)])
    own = service(source).own()
    assert own.figures is not None
    assert own.figures.decided == 1


def test_a_new_decision_is_in_the_next_report_and_an_old_report_costs_nothing() -> None:
    source = Source(group(60, 12))
    asked = service(source)
    assert asked.team(Query()).figures.decided == 60  # type: ignore[union-attr]
    before = source.asked
    assert asked.team(Query()).figures.decided == 60  # type: ignore[union-attr]
    assert source.asked == before
    source.cases.append(decided(99))
    assert asked.team(Query()).figures.decided == 61  # type: ignore[union-attr]


def test_a_period_that_ends_today_takes_the_running_week_in() -> None:
    asked = service(Source(group(60, 12)))
    assert asked.team(Query(until=datetime(2026, 10, 30, tzinfo=UTC).date())).figures is not None
    assert asked.team(Query(until=MONDAY)).figures is None
