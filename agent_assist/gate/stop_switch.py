"""The stop switch: for this agent, and for the whole team. Rule: once off, no AI draft starts, streams on or leaves.

A team's stop may come from the policy, or was pressed by a person and is kept until a person with the role lifts it.
The doors ask for the kept one anew, so that a stop pressed elsewhere holds at once.
"""

from __future__ import annotations

from collections.abc import Callable

from agent_assist.domain.errors import GateRefused


class StopSwitch:
    """Whether AI may draft now. `kept` gives the sentence of a stop that is kept, "" for none; it may read the disk."""

    def __init__(
        self, *, is_on: bool, team_reason: str = "", kept: Callable[[], str] = lambda: ""
    ) -> None:
        self._is_on = is_on
        self._fixed_reason = team_reason
        self._kept = kept
        self._kept_reason = kept()

    @property
    def team_reason(self) -> str:
        """Who stopped AI for the team and why, as it was last looked at; "" while nobody did."""
        return self._fixed_reason or self._kept_reason

    @team_reason.setter
    def team_reason(self, reason: str) -> None:
        self._fixed_reason = reason

    @property
    def is_on(self) -> bool:
        """AI may draft: on for this agent and not stopped for the team."""
        return self._is_on and not self.team_reason

    @property
    def can_change(self) -> bool:
        """Whether the agent's own switch decides; a team stop does not ask."""
        return not self.team_reason

    def turn(self, is_on: bool) -> None:
        """Switch AI on or off for this agent."""
        self._is_on = is_on

    def look(self) -> None:
        """Ask anew whether the team is stopped; not on the window's thread."""
        self._kept_reason = self._kept()

    def why_off(self) -> str:
        """The sentence that says who stopped AI; "" while it is on."""
        if self.team_reason:
            return f"AI is stopped for this whole profile: {self.team_reason}"
        return "" if self._is_on else "AI is off. Turn it on, or write the reply yourself."

    def refuse_when_off(self, check: int) -> None:
        """Raise GateRefused with the door's check number while AI is off."""
        if self.why_off():
            raise GateRefused(check, self.why_off())
