"""Typed text: kept as it is typed, and back after the app ended."""

from __future__ import annotations

from agent_assist.domain.provenance import Origin
from tests.fakes.office import ticket
from tests.presenters.conftest import Agent


def test_what_is_typed_is_saved_within_a_fifth_of_a_second(agent: Agent):
    agent.open()
    agent.types(" My words.")
    agent.wait(0.2)
    saved = agent.office.services.work.work("7001")
    assert saved.text.endswith(" My words.")
    assert saved.provenance.count(Origin.PERSON) == 10
    assert agent.work.draft.saved_line.startswith("Saved 12:31")


def test_it_comes_back_after_a_new_start_and_must_be_read_again(agent: Agent):
    agent.open()
    agent.types(" My words.")
    agent.reads()
    agent.wait(0.2)
    again = Agent(agent.office)
    again.open()
    assert again.work.context.review.text.endswith(" My words.")
    assert again.work.draft.tag.words == "AI-drafted, edited by you"
    assert not again.work.review_bar.approve.is_enabled


def test_going_to_another_ticket_keeps_the_text(agent: Agent):
    agent.office.write(ticket(), ticket("7002", email="b@mail.example", name="Bea B"))
    agent.work.load_tickets()
    agent.open()
    agent.types(" My words.")
    agent.open("7002")
    agent.open("7001")
    assert agent.work.context.review.text.endswith(" My words.")


def test_the_text_is_checked_again_when_typing_rests(agent: Agent):
    agent.open()
    agent.reads()
    assert agent.state == "ready"
    agent.types(" We refund 950 euros tomorrow.")
    assert not agent.work.review_bar.approve.is_enabled
    agent.wait(0.5)
    assert agent.work.review_bar.sentence == "Checking the text."
    agent.wait(0.5)
    assert "no source" in agent.work.review_bar.sentence


def test_a_ticket_left_right_after_typing_is_checked_too(agent: Agent):
    agent.office.write(ticket(), ticket("7002", email="b@mail.example", name="Bea B"))
    agent.work.load_tickets()
    for ticket_id in ("7001", "7002"):
        agent.open(ticket_id)
        agent.types(" We refund 950 euros tomorrow.")
        agent.wait(0.3)
    agent.wait(1)
    for ticket_id in ("7001", "7002"):
        review = agent.work.context.reviews[ticket_id]
        assert review.assessment.text == review.text, ticket_id


def test_marks_of_untouched_sentences_stay_while_typing(agent: Agent):
    agent.open()
    before = agent.work.draft.marks
    agent.types(" Bye.")
    assert agent.work.draft.marks == before


def test_the_editor_is_never_reloaded_by_typing_checking_or_saving(agent: Agent):
    agent.open()
    revision = agent.work.draft.content.revision
    agent.types(" Bye.")
    agent.wait(5)
    assert agent.work.draft.content.revision == revision


def test_a_copy_of_unapproved_text_is_logged(agent: Agent):
    agent.open()
    agent.work.editing.copied(42)
    assert agent.office.log_details("copied")[0]["detail"]["characters"] == 42


def test_own_words_that_were_discarded_come_back(agent: Agent):
    agent.open()
    agent.work.editing.write_myself()
    agent.types("I looked into it.")
    agent.work.press_left()
    assert agent.work.context.review.text == ""
    agent.types("Hm. ")
    agent.work.act("bring-back")
    assert agent.work.context.review.text == "I looked into it.\n\nHm. "
