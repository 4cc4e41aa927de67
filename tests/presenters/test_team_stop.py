"""A stop for the whole team is said where the draft would stand, and takes nothing that was typed."""

from __future__ import annotations

from agent_assist.domain.errors import StoreFull
from agent_assist.presenters.parts import Part


def test_a_team_stop_says_why_above_the_draft(agent):
    agent.open()
    before = agent.work.draft.banners
    agent.office.services.stop.team_reason = "stopped by a team lead: wrong refund amounts"
    stopped = agent.work.draft.banners
    assert stopped[0].title == "AI is stopped for this whole profile"
    assert stopped[0].body.startswith("Stopped by a team lead: wrong refund amounts. ")
    assert stopped[1:] == before
    assert not agent.work.top_bar.ai_can_change
    agent.office.services.stop.team_reason = ""
    assert agent.work.draft.banners == before


def test_what_was_typed_stays_under_a_team_stop(agent):
    agent.open()
    agent.types(" My own words.")
    agent.office.services.stop.team_reason = "stopped"
    assert agent.work.draft.content.text.endswith("My own words.")


def stops(agent, reason):
    agent.office.services.stop.team_reason = reason
    agent.work.switching.look_at_stop()
    agent.wait()


def test_an_open_draft_is_hidden_by_a_team_stop_and_back_once_it_is_lifted(agent):
    agent.open()
    drafted = agent.work.draft.content.text
    assert drafted
    stops(agent, "stopped by Anna: wrong refund amounts")
    assert agent.state == "human_only"
    assert agent.work.draft.content.text == ""
    assert not agent.work.top_bar.ai_is_on
    assert ("AI is stopped for this whole profile", True) in agent.window.said
    stops(agent, "")
    assert agent.work.draft.content.text == drafted
    assert agent.work.top_bar.ai_is_on


def test_typed_words_outlive_the_hidden_draft_and_the_lifted_stop(agent):
    agent.open()
    agent.types(" My own words.")
    stops(agent, "stopped")
    assert agent.work.draft.content.text.strip() == "My own words."
    agent.types(" And more.")
    stops(agent, "")
    assert agent.work.draft.content.text.strip() == "My own words. And more."


def test_while_one_look_is_under_way_no_other_begins(agent, monkeypatch):
    agent.open()
    begun = []
    monkeypatch.setattr(agent.work.context.run, "run", lambda *look: begun.append(look))
    look = agent.work.switching.look_at_stop
    look()
    look()
    ((_, done, _),) = begun
    done(None)
    look()
    look()
    assert len(begun) == 2
    begun[1][2](StoreFull("No space is left."))
    look()
    assert len(begun) == 3


def test_a_stop_that_nobody_pressed_changes_nothing(agent):
    agent.open()
    before = agent.work.draft
    stops(agent, "")
    assert agent.work.draft == before


def test_a_team_stop_is_said_at_once_where_the_agent_had_switched_ai_off(agent):
    agent.open()
    agent.work.switching.toggle()
    assert agent.work.review_bar.write_myself.is_shown
    for reason in ("stopped by Anna", ""):
        agent.window.parts.clear()
        stops(agent, reason)
        assert {Part.DRAFT, Part.REVIEW_BAR, Part.TOP_BAR} <= set(agent.window.parts)
        agent.window.parts.clear()
        stops(agent, reason)
        assert agent.window.parts == []


def test_the_switchs_key_says_why_it_cannot_lift_a_team_stop(agent):
    agent.open()
    stops(agent, "stopped by Anna")
    agent.work.switching.toggle()
    assert agent.work.review_bar.said == "AI is stopped for this whole profile: stopped by Anna."
