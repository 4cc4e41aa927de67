"""The world moves on while a reply is written: it is marked, never lost, and nothing is sent by mistake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from agent_assist.domain.policy import Policy
from agent_assist.presenters.drafting import QUIET_MS
from tests.fakes.model import ScriptedModel
from tests.fakes.office import PARCELS, RETURNS, SOUND_ANSWER, open_office, ticket
from tests.presenters.conftest import Agent

QUIET_SECONDS = QUIET_MS / 1000


@pytest.fixture
def opened(tmp_path: Path):
    offices = []

    def build(*, hold: bool = False, **changes) -> Agent:
        offices.append(open_office(tmp_path, **changes))
        return Agent(offices[-1], hold_streams=hold)

    yield build
    for office in offices:
        office.close()


def customer_writes(agent: Agent, text: str, ticket_id: str = "7001") -> None:
    agent.office.clock.advance(1)
    agent.office.customer_writes(ticket_id, text)
    agent.work.opening.refresh(frozenset({ticket_id}))


def colleague_answers(agent: Agent, text: str) -> None:
    agent.office.clock.advance(60)
    agent.office.colleague_answers("7001", text)
    agent.work.opening.refresh(frozenset({"7001"}))


def policy_changes(agent: Agent) -> None:
    services = agent.office.services
    policy: Policy = replace(services.policy, version="2027-1")
    agent.work.attach(replace(services, policy=policy))


def article_changes(agent: Agent) -> None:
    changed = replace(RETURNS, text="You can return a lamp within 14 days.")
    agent.office.services.knowledge.replace_all((changed, PARCELS))
    agent.open()


def model_changes(agent: Agent) -> None:
    agent.office.model.name = "another"
    agent.open()


CHANGES: dict[str, tuple[Callable[[Agent], None], str]] = {
    "customer": (lambda a: customer_writes(a, "Never mind."), "Maren wrote again at 12:31"),
    "colleague": (lambda a: colleague_answers(a, "Yes, you can."), "Jonas answered at 12:32"),
    "policy": (policy_changes, "The policy was changed"),
    "article": (article_changes, "A source was changed: Returns"),
    "model": (model_changes, "Drafts are made by another model now"),
}


@pytest.mark.parametrize("cause", CHANGES)
def test_whatever_changes_the_draft_is_marked_and_not_lost(agent: Agent, cause: str):
    change, title = CHANGES[cause]
    agent.open()
    agent.reads()
    agent.types(" Take care.")
    text = agent.work.context.review.text
    agent.wait(1)
    change(agent)
    assert agent.state == "stale"
    assert agent.work.draft.banners[0].title == title
    bar = agent.work.review_bar
    assert bar.short.endswith(".")
    assert bar.sentence.startswith(bar.short.removesuffix("."))
    assert agent.work.draft.tag.words == "AI-drafted, edited by you, out of date"
    assert agent.work.context.review.text == text
    assert not agent.work.review_bar.approve.is_enabled
    assert agent.window.said[-1] == (title, True)


@pytest.mark.parametrize("cause", CHANGES)
def test_who_keeps_the_draft_reads_it_again_and_is_not_asked_twice(agent: Agent, cause: str):
    agent.open()
    agent.reads()
    CHANGES[cause][0](agent)
    agent.work.act("keep-draft")
    assert agent.state == "complete"
    assert agent.work.draft.banners == ()
    agent.work.opening.refresh(frozenset({"7001"}))
    agent.open()
    assert agent.state == "complete"
    agent.reads()
    assert agent.state == "ready"


@pytest.mark.parametrize("cause", ["customer", "colleague"])
def test_what_is_said_inside_the_undo_window_withdraws_the_approval(agent: Agent, cause: str):
    agent.open()
    agent.reads()
    agent.approves()
    CHANGES[cause][0](agent)
    assert agent.state == "stale"
    assert agent.work.undo is None
    agent.wait(60)
    assert agent.office.sent_mails() == []
    assert agent.office.log_types()[-1] == "void"


def test_an_open_preview_closes(agent: Agent):
    agent.open()
    agent.reads()
    agent.work.approving.open_preview()
    agent.work.approving.preview_shown_whole(900)
    customer_writes(agent, "Never mind.")
    assert agent.work.preview is None
    agent.work.approving.confirm_send()
    agent.wait(60)
    assert agent.office.sent_mails() == []


def test_a_second_message_is_a_second_change(agent: Agent):
    agent.open()
    agent.reads()
    customer_writes(agent, "One more thing.")
    agent.work.act("keep-draft")
    customer_writes(agent, "And another.")
    assert agent.state == "stale"
    customer_writes(agent, "And a last one.")
    agent.work.act("keep-draft")
    assert agent.state == "complete"
    agent.work.opening.refresh(frozenset({"7001"}))
    assert agent.state == "complete"


def test_ten_messages_in_a_burst_make_one_draft(opened):
    agent = opened(hold=True)
    agent.open()
    for number in range(10):
        customer_writes(agent, f"Part {number} of my question about the lamp.")
    assert agent.state == "requested"
    assert all(stream.is_cancelled for stream in agent.runner.streams)
    assert agent.office.model.prompts == []
    agent.wait(QUIET_SECONDS + 0.1)
    living = [stream for stream in agent.runner.streams if not stream.is_cancelled]
    assert len(living) == 1
    living[0].go()
    assert agent.state == "complete"
    assert len(agent.office.model.prompts) == 1
    assert "Part 9" in agent.office.model.prompts[0].user
    assert len(agent.office.services.work.drafts("7001")) == 1
    assert agent.work.context.review.draft.based_on == "<7001.11@mail.example>"


def test_a_message_in_the_middle_of_a_stream_drops_the_half_that_is_there(opened):
    agent = opened(hold=True)
    agent.open()
    review = agent.work.context.review
    review.become(review.state.STREAMING)
    review.text = "You can ret"
    customer_writes(agent, "I mean the red one.")
    assert agent.work.context.review.text == ""
    agent.wait(QUIET_SECONDS + 0.1)
    agent.runner.streams[0].go()
    assert agent.work.context.review.text == ""
    agent.runner.streams[-1].go()
    assert agent.work.context.review.text.startswith("Hello Maren")


def test_a_draft_prepared_ahead_that_nobody_saw_is_made_anew(opened):
    tickets = (
        ticket("7001", due_at="2026-11-20T13:00:00Z"),
        ticket("7002", email="b@mail.example", name="Bea B", due_at="2026-11-20T14:00:00Z"),
    )
    agent = opened(tickets=tickets, prepare_ahead=1)
    agent.open("7001")
    assert agent.work.context.reviews["7002"].state == "complete"
    before = len(agent.office.model.prompts)
    customer_writes(agent, "I mean the red lamp.", "7002")
    agent.wait(QUIET_SECONDS + 0.1)
    assert len(agent.office.model.prompts) == before + 1
    agent.open("7002")
    assert agent.state == "complete"
    assert agent.work.context.review.stale_reason == ""
    assert len(agent.office.services.work.drafts("7002")) == 2, "neither draft is lost"


def test_more_from_the_customer_may_answer_what_was_missing(opened):
    agent = opened(tickets=(ticket(subject="Zebras", text="Do you teach zebras the xylophone?"),))
    agent.open()
    assert agent.state == "abstained"
    customer_writes(agent, "Sorry. Can I return my lamp, and when do you refund the price?")
    agent.wait(QUIET_SECONDS + 0.1)
    assert agent.state == "complete"


def test_words_typed_before_any_draft_stay_through_a_burst(opened):
    agent = opened(hold=True)
    agent.open()
    agent.types("I was faster.")
    customer_writes(agent, "Hurry up.")
    assert agent.work.context.review.text == "I was faster."
    agent.wait(QUIET_SECONDS + 0.1)
    agent.runner.streams[-1].go()
    assert agent.work.context.review.text == "I was faster."
    assert "beside" in {banner.key for banner in agent.work.draft.banners}


@pytest.mark.parametrize("end", ["stop", "ai off", "failed", "abstained"])
def test_words_typed_while_a_draft_was_awaited_survive_its_end(opened, end: str):
    answer = "[missing] everything\n[rating] guessing\n" if end == "abstained" else SOUND_ANSWER
    agent = opened(hold=True, model=ScriptedModel(answer, is_cut=end == "failed"))
    agent.open()
    agent.types("I was faster.")
    if end == "stop":
        agent.work.stop()
    elif end == "ai off":
        agent.work.switching.toggle()
    else:
        agent.runner.streams[-1].go()
    assert agent.work.context.review.text == "I was faster."
    assert agent.state == "human_only"
    agent.approves()
    agent.wait(11)
    assert len(agent.office.sent_mails()) == 1


def test_own_words_are_marked_too_and_go_out_once_the_message_was_read(agent: Agent):
    agent.open()
    agent.work.editing.write_myself()
    agent.types("I looked into it and call you tomorrow at nine.")
    customer_writes(agent, "Please hurry.")
    assert agent.state == "human_only"
    assert agent.work.review_bar.short == "The customer wrote again."
    assert not agent.work.review_bar.approve.is_enabled
    agent.approves()
    assert agent.work.preview is None
    agent.work.act("keep-draft")
    agent.approves()
    agent.wait(11)
    assert len(agent.office.sent_mails()) == 1


def test_what_came_while_the_app_was_closed_is_noticed_at_the_next_start(agent: Agent):
    agent.open()
    agent.types(" My words.")
    agent.wait(1)
    agent.office.clock.advance(60)
    agent.office.customer_writes("7001", "And one more thing.")
    again = Agent(agent.office)
    again.open()
    assert again.state == "stale"
    assert again.work.context.review.text.endswith(" My words.")


def test_a_draft_that_was_read_before_the_restart_is_marked_and_not_made_anew(agent: Agent):
    agent.open()
    agent.wait(1)
    agent.office.customer_writes("7001", "And one more thing.")
    again = Agent(agent.office)
    again.open()
    assert again.state == "stale"
    assert len(agent.office.model.prompts) == 1


def test_a_wish_for_a_person_that_came_while_the_app_was_closed_is_honoured(agent: Agent):
    agent.open()
    agent.wait(1)
    agent.office.customer_writes("7001", "I want to speak to a real person.")
    again = Agent(agent.office)
    again.open()
    assert again.state == "abstained"
    assert again.work.context.review.text == ""


def test_own_words_kept_over_a_restart_are_marked_when_the_customer_wrote_since(agent: Agent):
    agent.open()
    agent.work.editing.write_myself()
    agent.types("I call you tomorrow at nine.")
    agent.wait(1)
    agent.office.clock.advance(60)
    agent.office.colleague_answers("7001", "I took care of it.")
    again = Agent(agent.office)
    again.open()
    assert again.state == "human_only"
    assert again.work.draft.banners[0].title == "Jonas answered at 12:32"


def test_our_own_sent_reply_is_no_answer_of_a_colleague(agent: Agent):
    agent.open()
    agent.reads()
    agent.approves()
    agent.wait(11)
    agent.work.opening.refresh(frozenset({"7001"}))
    assert agent.state == "sent"
    assert agent.work.draft.banners == ()


def test_a_customer_who_answers_our_reply_gets_a_new_one(agent: Agent):
    agent.open()
    agent.reads()
    agent.approves()
    agent.wait(11)
    customer_writes(agent, "Thanks. And when do you refund the price?")
    agent.wait()
    assert agent.state == "complete"
    agent.reads()
    agent.approves()
    agent.wait(11)
    assert len(agent.office.sent_mails()) == 2


def test_a_reply_whose_fate_is_unknown_stays_unknown(agent: Agent):
    agent.open()
    agent.reads()
    review = agent.work.context.review
    review.state = review.state.UNKNOWN
    customer_writes(agent, "Hello?")
    assert agent.state == "unknown"


def test_a_customer_who_now_asks_for_a_person_takes_the_draft_away(agent: Agent):
    agent.open()
    agent.reads()
    customer_writes(agent, "Stop. I want to speak to a real person.")
    assert agent.state == "abstained"
    assert agent.work.context.review.text == ""
    assert agent.work.draft.banners[0].title == "The customer asked for a person"
    agent.work.act("keep-draft")
    agent.work.new_draft()
    agent.wait(60)
    assert agent.state == "abstained"
    again = Agent(agent.office)
    again.open()
    assert again.state == "abstained"


def test_own_words_stay_when_the_customer_asks_for_a_person(agent: Agent):
    agent.open()
    agent.types(" Mine.")
    customer_writes(agent, "I want to speak to a real person.")
    assert agent.state == "human_only"
    assert agent.work.context.review.text == " Mine."
    assert agent.work.context.review.source is None


def test_a_wish_for_a_person_inside_the_undo_window_takes_the_approval_back(agent: Agent):
    agent.open()
    agent.reads()
    agent.approves()
    customer_writes(agent, "I want to speak to a real person.")
    agent.wait(60)
    assert agent.state == "abstained"
    assert agent.office.sent_mails() == []


def test_ai_turned_on_again_brings_no_draft_back_to_who_wants_a_person(agent: Agent):
    agent.open()
    agent.work.switching.toggle()
    customer_writes(agent, "I want to speak to a real person.")
    agent.work.switching.toggle()
    agent.wait(60)
    assert agent.work.context.review.text == ""
    assert agent.work.context.review.source is None


def test_a_draft_hidden_while_ai_was_off_comes_back_marked(agent: Agent):
    agent.open()
    agent.work.switching.toggle()
    customer_writes(agent, "And one more thing.")
    agent.work.switching.toggle()
    assert agent.state == "stale"
    assert agent.work.context.review.text.startswith("Hello Maren")
