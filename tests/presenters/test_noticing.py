"""What may be told outside the window: a draft that is whole, and mail that is new."""

from __future__ import annotations

from agent_assist.presenters.context import Noticed
from tests.fakes.office import ticket


def test_a_whole_draft_is_noticed_once(agent):
    heard: list[Noticed] = []
    agent.work.tell(heard.append)
    agent.open()
    agent.wait()
    assert heard.count(Noticed.DRAFT) == 1


def test_new_mail_is_noticed_and_reading_it_again_is_not(agent, office):
    heard: list[Noticed] = []
    agent.work.tell(heard.append)
    office.write(ticket(), ticket("7002"))
    agent.work.opening.refresh(frozenset({"7002"}))
    agent.wait()
    agent.work.opening.refresh(frozenset({"7002"}))
    agent.wait()
    assert heard.count(Noticed.MAIL) == 1
