"""The sentence of the review bar says what is left, and never more calm than the checks are."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_assist.domain.drafts import Severity
from agent_assist.presenters.view.draft import MarkKind
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
    assert row_words(agent) == "Uncalibrated, 1 to check"
    assert agent.work.rationale.checks_count == "1 to check"
    office.close()


def row_words(agent: Agent) -> str:
    (row,) = (row for section in agent.work.queue.sections for row in section.rows)
    return row.state_words


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


AGAINST = SOUND_ANSWER.replace("30 days.", "45 days.")
INVENTED = '[fact returns#1 "such words"] Shipping costs 7 euros.\n'
LEFT_OPEN = "[courtesy] Hello {{name}},\n"


@pytest.mark.parametrize(
    ("answer", "sentence", "short"),
    [
        (
            AGAINST,
            "1 fact contradicts its source. Edit it, remove it or confirm it to approve.",
            "1 fact contradicts its source. Fix or confirm it first.",
        ),
        (
            AGAINST.replace("5 working days.", "9 working days."),
            "2 facts contradict their sources. Edit, remove or confirm them to approve.",
            "2 facts contradict their sources. Fix or confirm them.",
        ),
        (
            INVENTED + AGAINST,
            "1 fact contradicts its source, 1 fact has no source."
            " Edit, remove or confirm them to approve.",
            "1 fact contradicts its source, 1 fact has no source. Fix or confirm them.",
        ),
        (
            INVENTED + INVENTED.replace("7", "8"),
            "2 facts have no source. Edit, remove or confirm them to approve.",
            "2 facts have no source. Fix or confirm them.",
        ),
        (
            LEFT_OPEN + SOUND_ANSWER,
            "1 place may not be sent as it is. Edit it, remove it or confirm it to approve.",
            "1 place may not be sent as it is. Fix or confirm it first.",
        ),
    ],
)
def test_each_kind_of_problem_is_said_in_its_own_words(
    tmp_path: Path, answer: str, sentence: str, short: str
):
    office = open_office(tmp_path, model=ScriptedModel(answer))
    agent = Agent(office)
    agent.open()
    agent.wait(1)
    bar = agent.work.review_bar
    assert (bar.sentence, bar.short) == (sentence, short)
    assert not bar.approve.is_enabled
    office.close()


def test_a_contradiction_reads_the_same_on_its_row(tmp_path: Path):
    office = open_office(tmp_path, model=ScriptedModel(INVENTED + AGAINST))
    agent = Agent(office)
    agent.open()
    agent.wait(1)
    spoken = [row.accessible.partition(":")[0] for row in agent.work.rationale.checks]
    assert sorted(spoken) == ["Contradicts its source", "No source"]
    assert agent.work.rationale.checks_count == "2 to check"
    assert row_words(agent) == "Uncalibrated, 2 to check"
    assert (
        "1 fact contradicts its source, 1 fact has no source."
        in agent.work.draft.accessible_description
    )
    office.close()


def test_what_the_customer_wrote_closes_nothing_and_is_said(tmp_path: Path):
    theirs = SOUND_ANSWER.replace("[rating]", "[fact] Your month closes on the 30th.\n[rating]")
    asked = ticket(text="Can I return my lamp? Our month closes on the 30th.")
    office = open_office(tmp_path, model=ScriptedModel(theirs), tickets=(asked,))
    agent = Agent(office)
    agent.open()
    agent.reads()
    (row,) = agent.work.rationale.checks
    assert (row.kind, row.quote, row.reason) == (
        MarkKind.SETTLED, "30", "The customer wrote this.",
    )  # fmt: skip
    bar = agent.work.review_bar
    assert bar.sentence == "Whole draft shown, checks done."
    assert bar.is_ok
    office.close()
