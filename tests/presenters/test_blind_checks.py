"""Blind checks at the window: one draft after the other, no rating, no outcome."""

from __future__ import annotations

import pytest

from agent_assist.domain.errors import StoreFull
from tests.fakes.office import open_office, ticket
from tests.presenters.conftest import Agent

A_DAY = 24 * 3600


@pytest.fixture
def agent(tmp_path, monkeypatch: pytest.MonkeyPatch):
    """Two replies were sent yesterday, and both are in the sample."""
    monkeypatch.setattr("agent_assist.services.blind_checks.is_checked_blind", lambda _: True)
    office = open_office(
        tmp_path, tickets=(ticket(), ticket("7002", email="b@mail.example", name="Bea Berg"))
    )
    agent = Agent(office)
    for ticket_id in ("7001", "7002"):
        agent.open(ticket_id)
        agent.reads()
        agent.approves()
        agent.wait(11)
    office.clock.advance(A_DAY)
    yield agent
    office.close()


def test_drafts_come_one_after_the_other_with_three_equal_answers(agent: Agent):
    checks = agent.work.blind_checks
    checks.open()
    first = checks.view
    assert first.progress == "1 of 2"
    assert [verdict for verdict, _ in first.answers] == ["correct", "not_correct", "cannot_tell"]
    assert [heading for heading, _ in first.sections] == [
        "The customer wrote", "The reply as drafted", "Source: Returns",
    ]  # fmt: skip
    checks.judge(first.draft_id, "correct")
    second = checks.view
    assert second.progress == "2 of 2"
    assert second.draft_id != first.draft_id
    checks.judge(second.draft_id, "not_correct")
    assert checks.view.empty.title == "All checked"
    verdicts = [r["detail"]["blind_check"] for r in agent.office.log_details("audit")]
    assert verdicts == ["correct", "not_correct"]


def test_neither_rating_nor_outcome_nor_names_are_on_the_screen(agent: Agent):
    agent.work.blind_checks.open()
    text = str(agent.work.blind_checks.view)
    for hidden in (
        "Maren",
        "Bea",
        "Priya",
        "ncalibrated",
        "upported",
        "unchanged",
        "points",
        "7001",
    ):
        assert hidden not in text


def test_a_click_that_comes_too_late_judges_nothing(agent: Agent):
    checks = agent.work.blind_checks
    checks.open()
    first = checks.view.draft_id
    checks.judge(first, "correct")
    checks.judge(first, "not_correct")
    assert len(agent.office.log_details("audit")) == 1


def test_a_verdict_that_could_not_be_kept_comes_back_with_the_reason(agent: Agent, monkeypatch):
    checks = agent.work.blind_checks
    checks.open()
    first = checks.view.draft_id

    def full(*_):
        raise StoreFull("There is no room on the disk. Make room and answer again.")

    monkeypatch.setattr(agent.office.services.blind_checks, "judge", full)
    checks.judge(first, "correct")
    assert (checks.view.draft_id, checks.view.progress) == (first, "1 of 2")
    assert "no room on the disk" in checks.view.problem


def test_with_nothing_to_check_it_says_when_something_will_come(tmp_path):
    office = open_office(tmp_path)
    agent = Agent(office)
    agent.work.blind_checks.open()
    view = agent.work.blind_checks.view
    assert view.empty.title == "Nothing to check"
    assert view.answers == ()
    office.close()


def test_before_the_store_is_open_nothing_is_asked(tmp_path):
    office = open_office(tmp_path)
    agent = Agent(office)
    agent.work.context.services = None
    agent.work.blind_checks.open()
    assert agent.work.blind_checks.view.empty is not None
    office.close()
