"""A stop for the whole team is said where the draft would stand, and takes nothing that was typed."""

from __future__ import annotations


def test_a_team_stop_says_why_above_the_draft(agent):
    agent.open()
    before = agent.work.draft.banners
    agent.office.services.stop.team_reason = "stopped by a team lead: wrong refund amounts"
    stopped = agent.work.draft.banners
    assert stopped[0].title == "AI is stopped for your team"
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
