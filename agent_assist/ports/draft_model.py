"""A model that drafts. Rule: only the prompt gate and the adapters may name this port."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol

from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.prompts import ModelEvent, RenderedPrompt


class DraftModel(Protocol):
    """Anything that answers a prompt with a stream of text."""

    def stamp(self) -> ModelStamp:
        """Name, source, host ("" = stays on this computer) and label."""
        ...

    @property
    def is_cloud(self) -> bool:
        """Whether text leaves the organisation's own machines and network."""
        ...

    def stream(self, prompt: RenderedPrompt) -> AsyncIterator[ModelEvent]:
        """The answer in pieces, then ModelDone. ModelError on failure; StreamIncomplete without end marker.

        Cancelling the consuming task ends the request.
        """
        ...
