"""A text in a language that the agent reads. Rule: for reading only; nothing of it is ever kept as a reply or sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from agent_assist.analysis.phrases.languages import base_language
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.errors import InputError
from agent_assist.domain.prompts import PromptTemplate, Task
from agent_assist.services.plain_task import PlainQuestion, PlainTask

MOST_TEXTS = 8


@dataclass(frozen=True, slots=True)
class TranslatedText:
    """The next piece of the translation of text number `index`."""

    index: int
    text: str


class TranslatingService:
    """Translates messages and drafts for the agent, one request each."""

    def __init__(self, *, task: PlainTask, template: PromptTemplate) -> None:
        self._task = task
        self._template = template

    def stamp(self) -> ModelStamp:
        """Who would translate."""
        return self._task.stamp(self._template)

    async def translate(
        self, ticket_id: str, texts: Sequence[str], into: str
    ) -> AsyncIterator[TranslatedText]:
        """The translations, piece by piece, in the order of the texts; the errors of drafting."""
        if not any(text.strip() for text in texts):
            raise InputError("There is nothing to translate.")
        conversation = self._task.conversation(ticket_id)
        for index, text in enumerate(texts[:MOST_TEXTS]):
            if not text.strip():
                continue
            question = PlainQuestion(Task.TRANSLATE, self._template, into, text=text)
            async for piece in self._task.ask(conversation, question):
                yield TranslatedText(index, piece)


def reads(language: str, languages: Sequence[str]) -> bool:
    """Whether somebody who reads these languages reads this one; an unknown language is read by nobody."""
    return base_language(language) in {base_language(each) for each in languages}
