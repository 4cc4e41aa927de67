"""Stands in for a service whose settings cannot be used here. Rule: everything but drafting goes on as usual."""

from __future__ import annotations

from collections.abc import AsyncIterator

from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.errors import ConfigurationError, RoleNeeded
from agent_assist.domain.prompts import ModelEvent, RenderedPrompt


class UnusableModel:
    """Says at each draft what is wrong with the settings; nothing leaves."""

    def __init__(self, name: str, error: ConfigurationError | RoleNeeded) -> None:
        self._name = name
        self._error = error

    def stamp(self) -> ModelStamp:
        """The name that was chosen."""
        return ModelStamp(self._name, DraftSource.MODEL)

    @property
    def is_cloud(self) -> bool:
        """Nothing leaves this computer."""
        return False

    def stream(self, prompt: RenderedPrompt) -> AsyncIterator[ModelEvent]:  # noqa: ARG002 - the port
        """The error, always."""
        raise self._error
