"""Why a draft should or should not be trusted: every word of it tied to the text, no number of a model."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_assist.domain.provenance import Origin, Provenance
from agent_assist.presenters.view.draft import MarkKind
from tests.fakes.model import ScriptedModel
from tests.fakes.office import SOUND_ANSWER, open_office, ticket
from tests.presenters.conftest import Agent

DOUBTFUL = SOUND_ANSWER.replace("30 days.", "45 days.").replace(
    "[rating]", "[missing] the day of the purchase\n[rating]"
)


@pytest.fixture
def agent(tmp_path: Path):
    office = open_office(tmp_path, model=ScriptedModel(DOUBTFUL))
    at = Agent(office)
    at.open()
    yield at
    office.close()


def test_sources_unsupported_statements_and_what_is_missing_are_listed(agent: Agent):
    why = agent.work.rationale
    assert [source.passage_id for source in why.sources] == ["returns#1"]
    assert why.sources[0].quotes == ("refund the price within 5 working days",)
    assert [row.quote for row in why.checks if row.kind is MarkKind.NO_SOURCE] == ["45 days"]
    assert why.missing == ("the day of the purchase",)
    assert why.facts_line == "I found a source for 1 of 2 facts."
    assert why.checks_count == "1 to check"


def test_each_check_points_at_the_very_words_it_is_about(agent: Agent):
    text = agent.work.context.review.text
    for row in agent.work.rationale.checks:
        assert text[row.start : row.start + len(row.quote)] == row.quote


def test_marks_stand_on_facts_and_statements_never_on_single_tokens(agent: Agent):
    text = agent.work.context.review.text
    marked = {(mark.kind, text[mark.start : mark.end]) for mark in agent.work.draft.marks}
    assert marked == {
        (MarkKind.NO_SOURCE, "45 days"),
        (MarkKind.SOURCED, "We refund the price within 5 working days."),
    }


def test_a_confirmed_fact_stays_in_the_list_as_settled(agent: Agent):
    (row,) = [row for row in agent.work.rationale.checks if row.kind is MarkKind.NO_SOURCE]
    agent.work.editing.confirm(row.key)
    settled = [row for row in agent.work.rationale.checks if row.kind is MarkKind.SETTLED]
    assert [row.quote for row in settled] == ["45 days"]
    assert MarkKind.SETTLED in {mark.kind for mark in agent.work.draft.marks}


def test_the_model_its_label_and_its_instructions_are_named(agent: Agent):
    assert agent.work.rationale.model_line == "scripted, draft-2"


def test_who_asks_whether_a_machine_writes_is_answered_in_their_language(tmp_path: Path):
    case = ticket(text="Kann ich meine Lampe zurückgeben? Schreibe ich hier mit einem Bot?")
    office = open_office(tmp_path, tickets=(case,))
    at = Agent(office)
    at.open()
    (banner,) = [b for b in at.work.draft.banners if b.key == "asks-if-ai"]
    assert banner.title == "Maren asks if a machine wrote this"
    assert "KI-Entwurf" in banner.body
    assert "KI-Entwurf" in at.work.truthful_words
    office.close()


def test_what_was_said_about_a_fact_is_over_once_its_words_are_changed(agent: Agent):
    agent.work.say("No source says this. Change it, or confirm it.")
    assert agent.work.review_bar.said
    rewrites(agent, "45 days", "30 days")
    assert agent.work.review_bar.said == ""


def test_of_two_marks_at_one_place_the_sources_number_comes_first(agent: Agent):
    rewrites(
        agent, "You can return a lamp within 45 days.", "You can return a lamp within 30 days."
    )
    agent.wait(1)
    kinds = [mark.kind for mark in agent.work.draft.marks]
    assert kinds == [MarkKind.SOURCED, MarkKind.SETTLED, MarkKind.SOURCED]


def rewrites(agent: Agent, was: str, now: str) -> None:
    review = agent.work.context.review
    text = review.text.replace(was, now)
    whole = Provenance.whole(len(text), Origin.PERSON)
    agent.work.edited(text, whole)


def test_while_changed_words_are_checked_their_row_is_gone_and_nothing_is_counted(agent: Agent):
    assert "45 days" in [row.quote for row in agent.work.rationale.checks]
    rewrites(agent, "45 days", "30 days")
    assert [row.quote for row in agent.work.rationale.checks] == []
    assert agent.work.rationale.checks_count == "checking"


def test_a_fact_that_was_written_anew_is_done_and_says_what_it_was(agent: Agent):
    rewrites(agent, "45 days", "30 days")
    agent.wait(1)
    why = agent.work.rationale
    assert [(row.kind, row.quote, row.reason) for row in why.checks] == [
        (MarkKind.SETTLED, "30 days", "You changed this from 45 days.")
    ]
    assert why.checks_count == "1 done"
    text = agent.work.context.review.text
    settled = [m for m in agent.work.draft.marks if m.kind is MarkKind.SETTLED]
    assert [text[m.start : m.end] for m in settled] == ["30 days"]


def test_one_that_is_still_wrong_is_not_done(agent: Agent):
    rewrites(agent, "45 days", "60 days")
    agent.wait(1)
    assert {row.kind for row in agent.work.rationale.checks} == {MarkKind.NO_SOURCE}


def test_one_that_was_taken_out_is_done_without_a_mark(agent: Agent):
    rewrites(agent, " within 45 days", "")
    agent.wait(1)
    (row,) = agent.work.rationale.checks
    assert row.reason == "You removed this."
    assert MarkKind.SETTLED not in {mark.kind for mark in agent.work.draft.marks}


def test_while_a_draft_is_asked_for_no_help_without_ai_flashes_by(tmp_path: Path):
    office = open_office(tmp_path, model=ScriptedModel(DOUBTFUL))
    held = Agent(office, hold_streams=True)
    held.open()
    assert held.state == "requested"
    why = held.work.rationale
    assert (why.mode, why.checks_count) == ("waiting", "waiting")
    held.work.stop()
    assert held.work.rationale.mode == "without_ai"
    office.close()


def test_while_somebody_leafs_through_tickets_the_draft_to_come_is_waited_for(tmp_path: Path):
    office = open_office(tmp_path, tickets=tuple(ticket(str(n)) for n in range(7001, 7006)))
    leafing = Agent(office, hold_streams=True)
    for number in range(7001, 7005):
        leafing.work.opening.open(str(number))
    assert leafing.state == "none"
    assert leafing.work.rationale.mode == "waiting"
    leafing.wait(1)
    assert leafing.state == "requested"
    office.close()
