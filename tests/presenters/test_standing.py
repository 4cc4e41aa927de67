"""What stands above every ticket: who is there, who sends, the log, and replies in doubt, also after a restart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent_assist.domain.errors import DeliveryRefused, DeliveryUnknown
from agent_assist.domain.outbox import OutboxState
from agent_assist.ports.session_watch import Away
from tests.fakes.office import Office, open_office, ticket
from tests.presenters.conftest import Agent
from tests.services.conftest import approved as approved_behind_the_window


def titles(agent: Agent) -> list[str]:
    return [banner.title for banner in agent.work.draft.banners]


def actions(agent: Agent) -> list[str]:
    return [action.action for banner in agent.work.draft.banners for action in banner.actions]


def approved(agent: Agent) -> None:
    agent.open()
    agent.reads()
    agent.approves()


@pytest.mark.parametrize("away", list(Away))
def test_lock_sleep_idleness_and_logout_take_back_what_is_held(agent: Agent, away: Away):
    approved(agent)
    agent.work.standing.went_away(away)
    agent.wait(60)
    assert agent.office.sent_mails() == []
    assert agent.work.undo is None
    assert agent.state in ("ready", "shown_whole", "complete")
    (void,) = agent.office.log_details("void")
    assert void["detail"]["why"] in (
        "the screen was locked", "the computer went to sleep", "nobody was at the computer",
        "the session ended",
    )  # fmt: skip


def test_a_lock_takes_back_a_held_reply_that_no_bar_of_the_window_shows(agent: Agent):
    """Approved a moment before, and the window has not heard of it yet."""
    outbox_id = approved_behind_the_window(agent.office)
    agent.work.standing.went_away(Away.LOCKED)
    item = agent.office.services.store.item(outbox_id)
    assert item is not None
    assert (item.state, item.detail) == (OutboxState.VOIDED, "the screen was locked")


def test_who_comes_back_is_asked_by_name_and_nothing_is_approved_before(agent: Agent):
    agent.open()
    agent.reads()
    agent.work.standing.went_away(Away.LOCKED)
    banner = agent.work.draft.banners[0]
    assert banner.title == "Is this still you?"
    assert "Priya N. (priya on this computer)" in banner.body
    assert ("Is this still you?", True) in agent.window.said
    agent.work.approving.open_preview()
    assert agent.work.preview is None
    agent.work.act("still-me")
    assert "Is this still you?" not in titles(agent)
    agent.approves()
    agent.wait(11)
    assert len(agent.office.sent_mails()) == 1


def test_somebody_else_is_told_the_way(agent: Agent):
    agent.open()
    agent.work.standing.went_away(Away.LOCKED)
    agent.work.act("not-me")
    assert agent.work.sheet is not None
    assert "Sign in to the computer" in agent.work.sheet.sections[0][1]
    assert "Is this still you?" in titles(agent)


def test_a_lock_while_the_preview_is_open_closes_it(agent: Agent):
    agent.open()
    agent.reads()
    agent.work.approving.open_preview()
    agent.work.standing.went_away(Away.LOCKED)
    assert agent.work.preview is None


def test_the_preview_names_the_person_and_the_account(agent: Agent):
    agent.open()
    agent.reads()
    agent.work.approving.open_preview()
    assert agent.work.preview.person_line == (
        "Approved and sent by Priya N. (priya on this computer)"
    )


def in_doubt(agent: Agent, monkeypatch: pytest.MonkeyPatch, *, arrives: bool) -> None:
    """The reply is sent, and the answer is lost."""
    outbox = agent.office.services.sending._gate._outbox
    deliver = outbox.deliver

    def cut(item):
        if arrives:
            deliver(item)
        raise DeliveryUnknown("The connection was cut.")

    monkeypatch.setattr(outbox, "deliver", cut)
    approved(agent)
    agent.wait(11)
    monkeypatch.setattr(outbox, "deliver", deliver)


def test_a_refused_reply_can_be_copied_and_is_named_as_the_log_names_it(agent: Agent, monkeypatch):
    def refuse(item):
        raise DeliveryRefused("The mail server does not take this address.")

    monkeypatch.setattr(agent.office.services.sending._gate._outbox, "deliver", refuse)
    approved(agent)
    reply_id = agent.work.context.last_held.id
    agent.wait(11)
    (banner,) = agent.work.draft.banners
    assert banner.title == "Not sent: the helpdesk refused it"
    assert [a.action for a in banner.actions] == ["approve-again", "copy-text"]
    kinds = {json.loads(r.body)["type"]: r.seq for r in agent.office.services.store.records()}
    assert banner.code == f"# Reply {reply_id[:8]}, logged as event {kinds['send_result']}"


def test_a_doubt_offers_to_look_and_never_to_try_again(agent: Agent, monkeypatch):
    in_doubt(agent, monkeypatch, arrives=False)
    assert agent.state == "unknown"
    assert titles(agent) == ["We don't know whether it was sent"]
    assert actions(agent) == ["check-helpdesk", "was-sent", "was-not-sent"]
    agent.work.act("check-helpdesk")
    assert agent.work.draft.banners[0].body == "The helpdesk does not have it now."
    agent.work.act("was-not-sent")
    assert titles(agent) == []
    assert agent.state != "unknown"
    agent.reads()
    agent.approves()
    agent.wait(11)
    assert len(agent.office.sent_mails()) == 1


def test_a_found_reply_counts_as_sent(agent: Agent, monkeypatch):
    in_doubt(agent, monkeypatch, arrives=True)
    agent.work.act("check-helpdesk")
    assert agent.state == "sent"
    assert agent.work.context.in_doubt == ()


def test_a_person_may_say_that_it_was_sent(agent: Agent, monkeypatch):
    in_doubt(agent, monkeypatch, arrives=False)
    agent.work.act("was-sent")
    assert agent.state == "sent"
    (item,) = agent.office.services.store.items(OutboxState.RECONCILED)
    assert item.detail == "the agent looked in the helpdesk: sent"


def test_after_a_restart_a_doubt_is_shown_at_once_and_its_ticket_cannot_be_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    other = ticket("7002", email="bea@mail.example", name="Bea B")
    office = open_office(tmp_path, tickets=(ticket(), other))
    in_doubt(Agent(office), monkeypatch, arrives=False)
    again = Agent(office)
    assert ("We don't know whether a reply was sent", True) in again.window.said
    again.open("7002")
    assert titles(again)[0] == "We don't know whether a reply was sent"
    assert "Ticket 7001" in again.work.draft.banners[0].body
    again.work.act("open-doubt")
    assert again.work.context.current_id == "7001"
    assert again.state == "unknown"
    assert titles(again) == ["We don't know whether it was sent"]
    assert "30 days" in again.work.draft.content.text
    again.approves()
    assert again.work.preview is None
    again.work.act("was-not-sent")
    again.open("7002")
    assert titles(again) == []
    office.close()


class Elsewhere:
    is_ours = False

    def owns(self) -> bool:
        return self.is_ours

    def release(self) -> None:
        pass


def test_the_second_window_says_so_sends_nothing_and_takes_over_later(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    owner = Elsewhere()
    sending = office.services.sending
    monkeypatch.setattr(sending, "_owner", owner)
    monkeypatch.setattr(sending._gate, "_owner", owner)
    agent = Agent(office)
    approved(agent)
    assert "Agent Assist is open twice" in titles(agent)
    assert office.services.store.items(*OutboxState) == ()
    owner.is_ours = True
    agent.work.act("look-again")
    assert "Agent Assist is open twice" not in titles(agent)
    agent.reads()
    agent.approves()
    agent.wait(11)
    assert len(office.sent_mails()) == 1


def test_a_log_that_was_put_back_is_said_and_own_words_still_go(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    problem = "The log has 3 records, but its device signed 9."
    monkeypatch.setattr(office.services.sending._gate, "_log_problem", lambda: problem)
    agent = Agent(office)
    approved(agent)
    assert "The decision log does not verify" in titles(agent)
    assert actions(agent) == ["open-audit", "copy-report"]
    assert problem in agent.work.standing.log_report()
    agent.wait(11)
    assert office.sent_mails() == []
    agent.work.editing.write_myself()
    agent.types("You can return it, I looked it up.")
    agent.approves()
    agent.wait(11)
    assert len(office.sent_mails()) == 1
