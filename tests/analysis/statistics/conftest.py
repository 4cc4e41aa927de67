"""Cases as a log would give them, in few words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from agent_assist.domain.decisions import Outcome
from agent_assist.domain.statistics import Case, CaseKind, Place

MONDAY = date(2026, 10, 26)
"""The first day of a block of four weeks."""


def moment(week: int, second: int = 0) -> int:
    day = MONDAY + timedelta(weeks=week)
    return int(datetime(day.year, day.month, day.day, 9, tzinfo=UTC).timestamp()) + second


def decided(number: int, *, agent: int = 0, week: int = 0, **more: Any) -> Case:
    """A draft sent unchanged, unless told otherwise."""
    place = Place(
        more.pop("queue", "Billing"), more.pop("topic", "returns"), more.pop("language", "en")
    )
    case = Case(
        key=f"{place}-{week}-{agent}-{number}",
        kind=CaseKind.DRAFT,
        ticket=str(number),
        agent=f"agent{agent}",
        shown_at=moment(week),
        place=place,
        outcome=Outcome.UNCHANGED,
        decided_at=moment(week, 60),
        visible_ms=60_000,
        words=90,
    )
    return replace(case, **more)


def group(count: int, agents: int, **more: Any) -> list[Case]:
    """So many decisions by so many agents."""
    return [decided(n, agent=n % agents, **more) for n in range(count)]


@pytest.fixture
def make_group() -> Callable[..., list[Case]]:
    return group
