"""The AI switch off and on again: no ticket stays without a draft because it was looked at meanwhile."""

from __future__ import annotations

from pathlib import Path

from tests.fakes.model import ScriptedModel
from tests.fakes.office import SOUND_ANSWER, open_office, ticket
from tests.presenters.conftest import Agent


def test_a_ticket_looked_at_while_ai_was_off_is_drafted_when_it_is_opened_again(tmp_path: Path):
    office = open_office(
        tmp_path, model=ScriptedModel(SOUND_ANSWER), tickets=(ticket(), ticket("7002"))
    )
    agent = Agent(office)
    agent.open()
    agent.work.switching.toggle()
    agent.open("7002")
    assert agent.state == "human_only"
    agent.open("7001")
    agent.work.switching.toggle()
    agent.open("7002")
    agent.wait(1)
    assert agent.state == "complete"
    office.close()


def test_words_typed_while_ai_was_off_are_never_replaced(tmp_path: Path):
    office = open_office(
        tmp_path, model=ScriptedModel(SOUND_ANSWER), tickets=(ticket(), ticket("7002"))
    )
    agent = Agent(office)
    agent.work.switching.toggle()
    agent.open("7002")
    agent.types("My own answer.")
    agent.open("7001")
    agent.work.switching.toggle()
    agent.open("7002")
    agent.wait(1)
    assert agent.state == "human_only"
    assert agent.work.context.review.text == "My own answer."
    office.close()


def test_a_draft_that_was_kept_beside_a_newer_message_is_not_out_of_date_again(tmp_path: Path):
    office = open_office(tmp_path, model=ScriptedModel(SOUND_ANSWER))
    agent = Agent(office)
    agent.open()
    agent.reads()
    office.customer_writes("7001", "One more thing.")
    agent.work.opening.refresh(frozenset({"7001"}))
    assert agent.state == "stale"
    agent.work.act("keep-draft")
    agent.work.switching.toggle()
    agent.work.switching.toggle()
    agent.wait(1)
    assert agent.state == "complete"
    office.close()


def test_a_preview_of_own_words_stays_when_ai_is_stopped(tmp_path: Path):
    office = open_office(tmp_path, model=ScriptedModel(SOUND_ANSWER))
    agent = Agent(office)
    agent.open()
    agent.work.editing.write_myself()
    agent.types("My own answer.")
    agent.work.approving.open_preview()
    agent.work.switching.toggle()
    assert agent.state == "preview"
    assert agent.work.preview is not None
    agent.work.approving.close_preview()
    agent.types(" And more.")
    assert agent.work.context.review.text == "My own answer. And more."
    office.close()


def test_a_preview_of_a_draft_is_closed_when_ai_is_stopped(tmp_path: Path):
    office = open_office(tmp_path, model=ScriptedModel(SOUND_ANSWER))
    agent = Agent(office)
    agent.open()
    agent.reads()
    agent.work.approving.open_preview()
    agent.work.switching.toggle()
    assert agent.state == "human_only"
    assert agent.work.preview is None
    office.close()


def test_a_reply_taken_back_while_ai_is_off_is_hidden_like_any_draft(tmp_path: Path):
    office = open_office(tmp_path, model=ScriptedModel(SOUND_ANSWER))
    agent = Agent(office)
    agent.open()
    agent.reads()
    agent.approves()
    approved = agent.work.context.review.text
    agent.work.switching.toggle()
    assert agent.state == "undo_window"
    assert agent.work.context.marks
    agent.work.approving.undo()
    agent.wait(0)
    assert agent.state == "human_only"
    assert agent.work.draft.content.text == ""
    agent.work.switching.toggle()
    assert agent.state == "complete"
    assert agent.work.draft.content.text == approved
    office.close()


def test_facts_that_were_confirmed_stay_so_when_ai_is_off_and_on_again(tmp_path: Path):
    office = open_office(tmp_path, model=ScriptedModel(SOUND_ANSWER))
    agent = Agent(office)
    agent.open()
    agent.work.context.review.settled = ("a fact",)
    agent.work.switching.toggle()
    agent.work.switching.toggle()
    assert agent.work.context.review.settled == ("a fact",)
    office.close()
