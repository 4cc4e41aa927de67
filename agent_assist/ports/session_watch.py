"""Whether somebody may still be at the window: the screen's lock, the computer's sleep, the end of the session."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from agent_assist.ports.helpdesk import Watch


class Away(StrEnum):
    """Why nobody can be taken to be at the window."""

    LOCKED = "locked"
    SLEEPING = "sleeping"
    IDLE = "idle"
    ENDING = "ending"


class SessionWatch(Protocol):
    """Follows the session that the window belongs to."""

    def watch(self, on_away: Callable[[Away], None]) -> Watch:
        """Call back, from another thread, whenever nobody can be taken to be there any more."""
        ...
