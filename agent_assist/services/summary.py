"""A long conversation in a few lines. Rule: every line names the messages it rests on; one without is left out."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.errors import InputError
from agent_assist.domain.prompts import PromptTemplate, Task, Turn
from agent_assist.domain.tickets import Conversation, Direction, Message
from agent_assist.services.plain_task import PlainQuestion, PlainTask, plain_text

LONG_FROM_MESSAGES = 4
"""A shorter conversation is read faster than its summary."""
_MOST_LINES, _MOST_LINE_CHARACTERS = 12, 400
_LINE = re.compile(r"^\s*(?:[-*•]\s*)?\[\s*(?P<numbers>[\d\s,;–-]+)\]\s*(?P<words>\S.*)$")


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One sentence and the ids of the messages that it rests on."""

    words: str
    message_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The lines; `left_out` is how many came without a message to rest on. `messages` are those that it is about."""

    lines: tuple[SummaryLine, ...]
    left_out: int
    messages: tuple[Message, ...]
    model: ModelStamp


class SummaryService:
    """Summarises on demand."""

    def __init__(self, *, task: PlainTask, template: PromptTemplate) -> None:
        self._task = task
        self._template = template

    async def summarise(self, ticket_id: str, into: str) -> AsyncIterator[int | Summary]:
        """How many characters have come, then the summary; the errors of drafting."""
        conversation = self._task.conversation(ticket_id)
        messages = spoken(conversation)
        if not messages:
            raise InputError("There is nothing to summarise.")
        turns = tuple(Turn(message.direction.value, message.text) for message in messages)
        question = PlainQuestion(Task.SUMMARISE, self._template, into, turns=turns)
        answer = ""
        async for piece in self._task.ask(conversation, question):
            answer += piece
            yield len(answer)
        lines, left_out = read_lines(plain_text(answer), messages)
        if not lines:
            raise InputError(
                "The summary named no message that it rests on, so it is not shown. Read the conversation.",
                title="No summary",
            )
        yield Summary(lines, left_out, messages, self._task.stamp(self._template))


def spoken(conversation: Conversation) -> tuple[Message, ...]:
    """The messages between customer and company; notes of colleagues never leave."""
    return tuple(m for m in conversation.messages if m.direction is not Direction.NOTE)


def read_lines(answer: str, messages: tuple[Message, ...]) -> tuple[tuple[SummaryLine, ...], int]:
    """The lines that rest on messages that exist, and how many others there were."""
    lines: list[SummaryLine] = []
    left_out = 0
    for row in filter(str.strip, answer.splitlines()):
        match = _LINE.match(row)
        numbers = _numbers(match["numbers"], len(messages)) if match else ()
        if match is None or not numbers or len(lines) == _MOST_LINES:
            left_out += 1
            continue
        ids = tuple(messages[number - 1].id for number in numbers)
        lines.append(SummaryLine(match["words"].strip()[:_MOST_LINE_CHARACTERS], ids))
    return tuple(lines), left_out


def _numbers(words: str, count: int) -> tuple[int, ...]:
    """`2, 4` and `2-4`; () when one of them is no message."""
    found: list[int] = []
    for part in re.split(r"[,;]", words):
        ends = [int(n) for n in re.findall(r"\d{1,4}", part)]
        if ends:
            found += range(ends[0], ends[-1] + 1)
    is_known = bool(found) and all(1 <= number <= count for number in found)
    return tuple(dict.fromkeys(found)) if is_known else ()
