"""What IT changes while the window is open: more is never allowed than when it was opened."""

from __future__ import annotations

from dataclasses import replace

from agent_assist.bootstrap.policy_news import PolicyNews
from agent_assist.bootstrap.profile import read_policy


def test_ai_that_was_off_at_the_start_stays_off_until_the_next_one() -> None:
    found = read_policy()
    on = replace(found, policy=replace(found.policy, ai_allowed=True))
    off = replace(found, policy=replace(found.policy, ai_allowed=False))
    assert PolicyNews(lambda: on, off).look() == (
        "IT changed the policy (ai_allowed). Start Agent Assist again to work with it."
    )
    assert PolicyNews(lambda: off, off).look() == "the policy has switched it off."
    assert PolicyNews(lambda: on, on).look() == ""
