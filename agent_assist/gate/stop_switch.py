"""The stop switch: for this agent, and for the whole team. Rule: once off, no AI draft starts, streams on or leaves."""

from __future__ import annotations

from agent_assist.domain.errors import GateRefused


class StopSwitch:
    """Whether AI may draft now. `team_reason` is empty unless the team or the policy stopped it."""

    def __init__(self, *, is_on: bool, team_reason: str = "") -> None:
        self._is_on = is_on
        self.team_reason = team_reason

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

    def why_off(self) -> str:
        """The sentence that says who stopped AI; "" while it is on."""
        if self.team_reason:
            return f"AI is stopped for the team: {self.team_reason}"
        return "" if self._is_on else "AI is off. Turn it on, or write the reply yourself."

    def refuse_when_off(self, check: int) -> None:
        """Raise GateRefused with the door's check number while AI is off."""
        if self.why_off():
            raise GateRefused(check, self.why_off())
