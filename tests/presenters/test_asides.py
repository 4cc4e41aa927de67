"""Words that something else took the place of come back, whatever happened meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_assist.domain.provenance import Origin, Provenance
from agent_assist.domain.work import PutAside
from tests.fakes.office import Office, open_office
from tests.presenters.conftest import Agent


def puts_aside(agent: Agent, words: str) -> None:
    agent.work.editing.write_myself()
    agent.types(words)
    agent.work.press_left()


def banners(agent: Agent) -> list[str]:
    return [banner.key for banner in agent.work.draft.banners]


def starts_again(agent: Agent, office: Office) -> Agent:
    agent.work.close()
    agent.wait(1)
    again = Agent(office)
    again.open()
    return again


def test_words_put_aside_are_there_after_a_restart(agent: Agent, office: Office):
    agent.open()
    puts_aside(agent, "I looked into it.")
    again = starts_again(agent, office)
    assert "aside" in banners(again)
    again.work.act("bring-back")
    review = again.work.context.review
    assert review.text == "I looked into it."
    assert review.provenance.count(Origin.PERSON) == len(review.text)
    assert review.source is None
    assert "aside" not in banners(again)


def test_a_draft_with_typed_words_comes_back_as_it_was_after_a_restart(
    agent: Agent, office: Office
):
    agent.open()
    agent.types(" I add this.")
    before = agent.work.context.review.text
    agent.work.editing.write_myself()
    again = starts_again(agent, office)
    again.work.act("bring-back")
    review = again.work.context.review
    assert review.text == before
    assert review.source is not None
    assert again.work.draft.tag.words == "AI-drafted, edited by you"


def test_what_was_put_aside_first_is_not_lost_by_putting_more_aside(agent: Agent):
    agent.open()
    puts_aside(agent, "First.")
    agent.types("Second.")
    agent.work.press_left()
    agent.work.act("bring-back")
    assert agent.work.context.review.text == "Second."
    assert "aside" in banners(agent)
    agent.work.act("bring-back")
    review = agent.work.context.review
    assert review.text == "First.\n\nSecond."
    assert review.provenance.length == len(review.text)
    assert "aside" not in banners(agent)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("First.", "Second.", "First.\n\nSecond."),
        ("First.\n", "Second.", "First.\n\nSecond."),
        ("First.\n\n", "Second.", "First.\n\nSecond."),
        ("First.", "\n\nSecond.", "First.\n\nSecond."),
        ("First.\n", "\nSecond.", "First.\n\nSecond."),
        ("First. ", " Second.", "First. \n\n Second."),
    ],
)
def test_words_that_come_back_stand_in_a_paragraph_of_their_own(
    agent: Agent, first: str, second: str, joined: str
):
    agent.open()
    puts_aside(agent, first)
    agent.types(second)
    agent.work.act("bring-back")
    review = agent.work.context.review
    assert review.text == joined
    assert review.provenance == Provenance.whole(len(joined), Origin.PERSON)


def test_what_a_person_let_go_does_not_come_again(agent: Agent, office: Office):
    agent.open()
    puts_aside(agent, "Never mind.")
    agent.work.act("dismiss-aside")
    again = starts_again(agent, office)
    assert "aside" not in banners(again)


def test_a_rejection_keeps_what_was_put_aside_before(agent: Agent, office: Office):
    agent.open()
    agent.work.editing.write_myself()
    agent.types("My own words.")
    agent.work.press_left()
    agent.work.new_draft()
    agent.wait()
    agent.work.approving.open_reject()
    agent.work.approving.reject(("tone",), "")
    assert agent.state == "rejected"
    again = starts_again(agent, office)
    again.work.act("bring-back")
    assert again.work.context.review.text == "My own words."


def test_once_the_reply_was_sent_nothing_is_kept(tmp_path: Path):
    office = open_office(tmp_path)
    agent = Agent(office)
    agent.open()
    puts_aside(agent, "Too long.")
    agent.types("Done.")
    agent.approves()
    agent.wait(30)
    assert agent.state == "sent"
    assert office.services.work.work("7001") is None
    assert "aside" not in banners(agent)
    office.close()


def test_ai_words_whose_draft_is_gone_do_not_come_back_as_a_persons(agent: Agent):
    agent.open()
    text, ours = "AI says so. I say no.", len(" I say no.")
    runs = (*Provenance.whole(len(text) - ours, Origin.AI).runs,
            *Provenance.whole(ours, Origin.PERSON).runs)  # fmt: skip
    kept = PutAside(text, Provenance.of(runs), "a draft that is gone")
    agent.work.editing.asides.restore("7001", (kept,), ())
    (found,) = agent.work.editing.asides.of("7001")
    assert found.text == " I say no."
    assert found.is_own_words


def test_while_ai_is_off_only_the_persons_own_words_come_back(agent: Agent):
    agent.open()
    agent.types(" I add this.")
    agent.work.editing.write_myself()
    agent.work.switching.toggle()
    agent.work.act("bring-back")
    review = agent.work.context.review
    assert review.text == " I add this."
    assert review.source is None
    assert review.state.value == "human_only"


def test_where_nothing_of_it_was_a_persons_own_nothing_is_put_before_what_is_typed(agent: Agent):
    agent.open()
    shorter = agent.work.context.review.text[:-1]
    agent.work.edited(shorter, Provenance.whole(len(shorter), Origin.AI))
    agent.work.editing.write_myself()
    agent.work.switching.toggle()
    agent.types("Mine.")
    agent.work.act("bring-back")
    assert agent.work.context.review.text == "Mine."
