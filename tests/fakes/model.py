"""A model that answers what a test tells it to."""

from __future__ import annotations

from collections.abc import AsyncIterator

from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.prompts import ModelDone, ModelEvent, ModelText, RenderedPrompt


class ScriptedModel:
    """Streams `answer` in pieces; ends with the end marker unless `is_cut`; raises `error` if given.

    `first_errors` are raised before that, one for each request.
    """

    def __init__(
        self,
        answer: str = "",
        *,
        is_cut: bool = False,
        is_cloud: bool = False,
        error: AgentAssistError | None = None,
        source: DraftSource = DraftSource.MODEL,
        first_errors: tuple[AgentAssistError, ...] = (),
        done: ModelDone | None = None,
    ) -> None:
        self.answer = answer
        self.is_cut = is_cut
        self.is_cloud = is_cloud
        self.error = error
        self.source = source
        self.first_errors = list(first_errors)
        self.done = done or ModelDone()
        self.name = "scripted"
        self.prompts: list[RenderedPrompt] = []

    def stamp(self) -> ModelStamp:
        return ModelStamp(self.name, self.source, "model.example" if self.is_cloud else "")

    async def stream(self, prompt: RenderedPrompt) -> AsyncIterator[ModelEvent]:
        self.prompts.append(prompt)
        if self.first_errors:
            raise self.first_errors.pop(0)
        if self.error is not None:
            raise self.error
        for start in range(0, len(self.answer), 7):
            yield ModelText(self.answer[start : start + 7])
        if not self.is_cut:
            yield self.done
