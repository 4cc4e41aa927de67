"""The sentence of the review bar says what is left, and never more calm than the checks are."""

from __future__ import annotations

from pathlib import Path

from agent_assist.domain.drafts import Severity
from tests.fakes.model import ScriptedModel
from tests.fakes.office import SOUND_ANSWER, open_office, ticket
from tests.presenters.conftest import Agent


def test_a_point_that_does_not_close_approval_is_still_said(tmp_path: Path):
    two = ticket(text="Can I return my lamp? How do I pay in three instalments afterwards?")
    office = open_office(tmp_path, model=ScriptedModel(SOUND_ANSWER), tickets=(two,))
    agent = Agent(office)
    agent.open()
    agent.reads()
    assessment = agent.work.context.review.assessment
    assert [f.severity for f in assessment.check.findings] == [Severity.SHOULD]
    bar = agent.work.review_bar
    assert bar.approve.is_enabled
    assert bar.sentence == "Whole draft shown. 1 point is still marked to check."
    assert not bar.is_ok
    office.close()


def test_behind_the_preview_it_says_that_nothing_was_sent(agent: Agent):
    agent.open()
    agent.reads()
    agent.work.approving.open_preview()
    assert agent.work.review_bar.sentence == "The preview is open. Nothing was sent."


def test_while_typed_words_are_checked_it_says_so_and_counts_no_facts_of_the_old_text(
    tmp_path: Path,
):
    invented = '[fact returns#1 "such words"] Shipping costs 7 euros.\n'
    office = open_office(tmp_path, model=ScriptedModel(invented))
    agent = Agent(office)
    agent.open()
    agent.wait(1)
    assert "no source" in agent.work.review_bar.sentence
    agent.types(" And more.")
    assert agent.work.review_bar.sentence == "Checking the text."
    agent.wait(1)
    bar = agent.work.review_bar
    assert "no source" in bar.sentence
    assert bar.short == "1 fact has no source. Fix or confirm it first."
    office.close()


def test_under_a_team_stop_nothing_offers_to_turn_ai_on(agent: Agent):
    agent.open()
    agent.work.switching.toggle()
    assert agent.work.review_bar.write_myself.is_shown
    agent.work.switching.toggle()
    agent.office.services.stop.team_reason = "stopped by Anna"
    agent.work.switching.follow_stop()
    bar = agent.work.review_bar
    assert bar.sentence == "AI is stopped for this whole profile. No ticket text leaves this app."
    assert bar.short == "AI is stopped for this whole profile."
    assert not bar.write_myself.is_shown
