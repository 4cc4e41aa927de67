"""A faulty drafting service in the real window: a sentence with a button, an end to each wait, and a way to go on.

All faults are met by `python -m tests.benchmarks.faults`; these stand for their kinds.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_assist.ui.theme.theme import Theme
from tests.benchmarks.faults import STOP_AIM_MS, meet, stopped_after_ms
from tests.fakes.fault_server import FAULTS


@pytest.mark.parametrize(
    ("name", "title", "button"),
    [
        ("no key", "No drafts right now", "Open settings"),
        ("refused", "No draft yet, trying again in 2 s", "Stop trying"),
        ("stall", "The draft is incomplete", "New draft"),
    ],
)
def test_it_is_said_and_the_ticket_can_be_answered_in_own_words(
    theme: Theme, tmp_path: Path, name: str, title: str, button: str
) -> None:
    (tmp_path / "office").mkdir()
    banner, is_usable = meet(FAULTS[name], tmp_path)
    assert banner.title == title
    assert [action.words for action in banner.actions] == [button]
    assert is_usable


@pytest.mark.parametrize("name", ["connect timeout", "stall"])
def test_esc_ends_a_wait_at_once(theme: Theme, tmp_path: Path, name: str) -> None:
    (tmp_path / "office").mkdir()
    assert stopped_after_ms(FAULTS[name], tmp_path) <= STOP_AIM_MS
