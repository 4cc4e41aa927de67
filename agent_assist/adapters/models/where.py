"""What a failure needs to know of the request that failed, so that its sentence can name it."""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.adapters.models.endpoint import Endpoint


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long to wait: for a connection, between two pieces of an answer, and for all of it."""

    connect_seconds: float = 5.0
    stall_seconds: float = 45.0
    total_seconds: float = 180.0


OWN_TIMEOUTS = Timeouts(connect_seconds=5.0, stall_seconds=120.0, total_seconds=600.0)
"""For the organisation's own machines: without a graphics card a long mail takes a minute to read."""


@dataclass(frozen=True, slots=True)
class Where:
    """The service and model that were asked; `key_variable` names the environment variable of the key, if any."""

    endpoint: Endpoint
    model: str
    timeouts: Timeouts
    has_key: bool = True
    key_variable: str = ""

    @property
    def name(self) -> str:
        """How a sentence calls the service."""
        return self.endpoint.name
