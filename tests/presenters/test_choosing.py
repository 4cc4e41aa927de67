"""Choose first: where little was found, the agent decides before the draft is seen."""

from __future__ import annotations

import json

import pytest

from tests.fakes.model import ScriptedModel
from tests.fakes.office import SOUND_ANSWER, open_office
from tests.presenters.conftest import Agent


@pytest.fixture
def desk(tmp_path):
    office = open_office(tmp_path, choose_first=True, choose_first_below=1.1)
    agent = Agent(office)
    agent.open()
    yield agent
    office.close()


def test_the_draft_is_made_but_nobody_sees_a_word_of_it(desk):
    assert desk.state == "choose_first"
    view = desk.work.draft
    assert view.choose is not None
    assert view.content.text == ""
    assert view.tag.words == "AI draft, hidden until you choose"
    assert [title for title, _ in view.choose.outcomes][-1] == "Hand over"
    assert view.choose.chosen == 0
    assert desk.office.log_types().count("shown") == 0


def test_what_was_found_is_shown_and_no_rating_and_nothing_that_waits(desk):
    view = desk.work.rationale
    assert (view.mode, view.title) == ("why", "Why I'm not sure")
    assert 0 < len(view.sources) <= 3
    assert view.badge is None
    assert view.checks == ()
    assert view.points == ()


def test_a_source_that_was_found_can_be_read_before_the_choice(desk):
    desk.work.texts.open_source(desk.work.rationale.sources[0].passage_id)
    assert desk.work.sheet is not None
    assert desk.work.sheet.title


def test_what_the_whole_draft_lacks_is_said_before_the_choice(tmp_path):
    answer = SOUND_ANSWER.replace("[rating]", "[missing] the day of the purchase\n[rating]")
    office = open_office(
        tmp_path, model=ScriptedModel(answer), choose_first=True, choose_first_below=1.1
    )
    agent = Agent(office)
    agent.open()
    agent.wait(1)
    assert agent.state == "choose_first"
    assert agent.work.rationale.missing == ("the day of the purchase",)
    office.close()


def test_the_draft_opens_once_something_is_chosen_and_the_choice_is_logged(desk):
    assert not desk.work.review_bar.approve.is_enabled
    desk.work.approving.open_preview()
    assert desk.state == "choose_first"
    desk.work.choosing.pick(2)
    assert desk.work.draft.choose.chosen == 2
    assert desk.work.review_bar.approve.is_enabled
    desk.work.approving.open_preview()
    desk.wait()
    assert desk.state == "complete"
    assert desk.work.draft.content.text
    types = desk.office.log_types()
    assert types.index("choice") < types.index("shown")
    detail = desk.office.log_details("choice")[0]["detail"]
    assert (detail["number"], detail["of"]) == (2, 4)


def test_something_else_counts_in_ones_own_words_which_are_sealed(desk):
    desk.work.choosing.say("Call the depot")
    desk.work.approving.open_preview()
    desk.wait()
    record = desk.office.log_details("choice")[0]
    assert record["detail"]["number"] == 0
    assert "Call the depot" not in json.dumps(record)


def test_blank_words_are_no_choice(desk):
    desk.work.choosing.say("   ")
    assert not desk.work.review_bar.approve.is_enabled


def test_who_writes_alone_never_gets_the_held_back_draft(desk):
    desk.work.press_left()
    desk.wait()
    assert desk.state == "human_only"
    assert desk.work.draft.choose is None
    review = desk.work.context.review
    assert (review.draft, review.waiting_draft, review.source) == (None, None, None)


def test_turning_ai_off_takes_it_away(desk):
    desk.work.switching.toggle()
    desk.wait()
    assert desk.work.draft.choose is None
    assert desk.work.context.review.text == ""


def test_it_can_be_handed_over_without_choosing(desk):
    desk.work.press_middle()
    desk.work.handing_over.hand_over((), "")
    desk.wait()
    assert "escalate" in desk.office.log_types()


def test_the_organisations_own_outcomes_stand_in_their_order(tmp_path):
    own = (("Repair", "No charge"), ("Refuse", ""))
    office = open_office(tmp_path, choose_first=True, choose_first_below=1.1, outcomes=own)
    agent = Agent(office)
    agent.open()
    assert agent.work.draft.choose.outcomes == own
    office.close()


def test_it_is_off_unless_the_policy_wants_it(agent):
    agent.open()
    assert agent.work.draft.choose is None
    assert agent.state == "complete"


def test_what_is_wrong_about_no_draft_is_kept_sealed(agent):
    agent.open()
    agent.work.helping.tell_wrong(" The order is there. ")
    agent.work.helping.tell_wrong("  ")
    records = agent.office.log_details("feedback")
    assert len(records) == 1
    assert "The order is there" not in json.dumps(records)


def test_the_model_card_and_what_the_model_saw_open_while_the_draft_is_held_back(desk):
    desk.work.texts.show_model_card()
    assert desk.work.sheet.title == "Model card"
    assert "Ticket and sources" in dict(desk.work.sheet.sections)
