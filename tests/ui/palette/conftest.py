"""The real window over the demo."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from agent_assist.ui.theme.theme import Theme
from agent_assist.ui.tour.waiting import wait_until
from tests.benchmarks.friction import Desk, at_desk


@pytest.fixture
def desk(theme: Theme) -> Iterator[Desk]:
    before = set(threading.enumerate())
    with at_desk() as made:
        yield made
    # The demo's server ends in its own time when the window closes right after it opened.
    wait_until(lambda: set(threading.enumerate()) <= before, 5_000, "the demo's server to end")
