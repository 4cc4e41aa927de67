"""Where the organisation's rules come from."""

from __future__ import annotations

from typing import Protocol

from agent_assist.domain.policy import Policy


class PolicySource(Protocol):
    """Reads the policy."""

    def load(self) -> Policy:
        """The policy in force; ConfigurationError names file, line and what to do."""
        ...
