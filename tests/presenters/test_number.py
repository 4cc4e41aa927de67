"""The band on screen and "Why this number": counts, intervals and the outcome they are about."""

from __future__ import annotations

import pytest

from agent_assist.analysis.calibration.sampling import is_withheld
from tests.fakes.decided import past, write_past
from tests.fakes.office import open_office, ticket
from tests.presenters.conftest import Agent

BANDS = {"Well supported", "Partly supported", "I'm not sure"}
A_DAY = 24 * 3600


@pytest.fixture
def opened(tmp_path):
    offices = []

    def build(ticket_id: str = "7001") -> Agent:
        offices.append(open_office(tmp_path, tickets=(ticket(ticket_id),)))
        return Agent(offices[-1])

    yield build
    for office in offices:
        office.close()


def look(agent: Agent, ticket_id: str = "7001"):
    agent.open(ticket_id)
    return agent.work.rationale


def test_without_decisions_the_points_are_said_to_be_made_by_hand(opened):
    why = look(opened())
    assert why.badge.words == "Uncalibrated"
    (line,) = (
        line for line in why.number_lines if line.startswith("The points are as made by hand.")
    )
    assert "what was decided about others is not lent to it" in line


def test_the_band_replaces_uncalibrated_on_the_day_after_enough_decisions(opened):
    agent = opened()
    write_past(agent.office, past(260))
    agent.work.calibrating.attach()
    why = look(agent)
    assert why.badge.words in BANDS
    assert why.badge.headline.startswith("About ")
    assert why.badge.headline.endswith(" in 10")
    assert why.badge.line.endswith("similar drafts were sent without a change.")
    text = "\n".join(why.number_lines)
    assert "20 points double the odds" in text
    assert "sent without a change" in text
    assert "likely between" in text
    assert "Fitted to 260 decisions in Billing EU about drafts of this model" in text
    assert "log record" in text
    assert why.points_total == sum(row.points for row in why.points)
    assert why.points[0].words == "Where drafts of this queue start"


def test_blind_checks_are_named_as_such(opened):
    agent = opened()
    write_past(agent.office, past(260), blind=True)
    agent.work.calibrating.attach()
    why = look(agent)
    assert why.badge.line.endswith("similar drafts were correct when people checked them blind.")
    assert "checked them blind" in "\n".join(why.number_lines)
    assert "without a change" not in why.badge.line + "".join(why.number_lines)


def test_without_a_decision_it_says_so_plainly(opened):
    badge = look(opened()).badge
    assert badge.line == "No similar draft was decided yet. 100 are needed for a rating."


def test_with_some_decisions_it_says_how_many_are_missing(opened):
    agent = opened()
    write_past(agent.office, past(60))
    agent.work.calibrating.attach()
    why = look(agent)
    assert why.badge.line == "Only 60 similar drafts were decided. 100 are needed for a rating."
    assert "no probability before 100 in this queue" in "\n".join(why.number_lines)


def test_a_withheld_rating_keeps_sources_and_checks_and_comes_after_sending(opened):
    hidden = next(str(n) for n in range(7000, 8000) if is_withheld(str(n)))
    agent = opened(hidden)
    write_past(agent.office, past(260))
    agent.work.calibrating.attach()
    why = look(agent, hidden)
    assert why.badge.words == "Rating withheld for this one"
    assert (why.points, why.points_total, why.number_lines) == ((), 0, ())
    assert why.sources
    assert "Rating withheld" in agent.work.queue.sections[0].rows[0].state_words
    shown = agent.office.log_details("shown")[-1]
    assert shown["confidence"] == "withheld"
    assert shown["detail"]["withheld"] is True
    assert shown["detail"]["score_bp"] is not None
    agent.reads()
    agent.approves()
    agent.wait(11)
    assert agent.state == "sent"
    assert agent.work.rationale.badge.words in BANDS
    assert agent.work.rationale.points


def test_every_decision_at_the_window_reaches_the_next_refit(opened):
    agent = opened()
    write_past(agent.office, past(100))
    look(agent)
    agent.reads()
    agent.approves()
    agent.wait(11)
    agent.wait(A_DAY)
    released = agent.office.services.calibration.released()
    assert {fit.decided for fit in released.fits} == {101}


def test_a_window_left_open_refits_by_itself_and_stops_when_it_closes(opened):
    agent = opened()
    write_past(agent.office, past(100))
    agent.wait(A_DAY)
    assert agent.office.log_types().count("release") == 1
    write_past(agent.office, past(20, seed=4))
    agent.work.close()
    agent.wait(2 * A_DAY)
    assert agent.office.log_types().count("release") == 1


def test_the_model_card_says_what_was_measured_and_what_was_not(opened):
    agent = opened()
    look(agent)
    agent.work.texts.show_model_card()
    assert "Nothing is measured yet: 0 drafts were decided here." in str(agent.work.sheet)
    headings = [heading for heading, _ in agent.work.sheet.sections]
    assert headings[-3:] == ["What the model saw", "Ticket and sources", "Instructions"]
    assert "Masked: " in dict(agent.work.sheet.sections)["What the model saw"]
    write_past(agent.office, past(260))
    agent.work.calibrating.attach()
    agent.work.editing.check_now(agent.work.context.review)
    agent.work.texts.show_model_card()
    text = dict(agent.work.sheet.sections)["Measured results"]
    assert "of 260 drafts in Billing EU were sent without a change." in text
    assert "chance alone gives" in text
    assert "Platt's slope" in text
    assert "blind" not in text
