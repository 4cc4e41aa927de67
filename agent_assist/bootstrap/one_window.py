"""Joins a second start to the window that is open. Rule: two starts, one window; one that does not answer is named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from agent_assist.domain.errors import ConfigurationError
from agent_assist.ui.one_window import OneWindow, hand_over, socket_name

if TYPE_CHECKING:
    from agent_assist.bootstrap.opening import Opening

_WAIT_SECONDS = 10.0


def wake(folder: Path, ticket_id: str) -> None:
    """Bring the open window forward; ConfigurationError when it does not answer."""
    if not hand_over(socket_name(folder), ticket_id, _WAIT_SECONDS):
        raise ConfigurationError(
            f"Agent Assist is open on {folder} already, but its window does not answer. "
            "Close it, or end its process, then start again.",
            title="Already open",
        )


def listen(folder: Path, opening: Opening) -> OneWindow:
    """Take what later starts ask, as long as the window lives."""
    listening = OneWindow(socket_name(folder), opening.window)
    listening.asked.connect(opening.come_forward)
    return listening
