"""The demo's synthetic history: the same at every start, of 24 agents over twelve weeks, and in no log."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent_assist.adapters.demo_history import SyntheticHistory, invented_cases
from agent_assist.analysis.statistics.figures import figures_of
from agent_assist.analysis.statistics.tallies import cells_of, total
from agent_assist.domain.errors import ConfigurationError
from agent_assist.domain.statistics import Case, Dimension

FILE = Path(__file__).resolve().parents[2] / "resources" / "demo" / "history" / "history.json"


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return list(invented_cases(json.loads(FILE.read_text(encoding="utf-8"))))


def test_it_is_the_same_at_every_start(cases: list[Case]) -> None:
    again = invented_cases(json.loads(FILE.read_text(encoding="utf-8")))
    assert list(again) == cases


def test_it_is_of_24_agents_over_twelve_weeks_and_ends_with_the_demos_day(
    cases: list[Case],
) -> None:
    figures = figures_of(total(cells_of(cases)[Dimension.ALL].values()))
    assert figures.agents == 24
    assert len({case.week for case in cases}) == 12
    assert max(case.shown_at for case in cases) <= 1_795_177_860


def test_every_name_in_it_says_that_it_is_synthetic(cases: list[Case]) -> None:
    assert all(c.key.startswith("synthetic-") and c.agent.startswith("synthetic-") for c in cases)


def test_scores_are_honest_and_topics_differ(cases: list[Case]) -> None:
    figures = figures_of(total(cells_of(cases)[Dimension.ALL].values()))
    assert figures.blind_reliability is not None
    assert figures.blind_reliability.ece < 0.03


def test_a_history_that_cannot_be_read_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        SyntheticHistory(tmp_path / "none.json").cells(Dimension.ALL)
