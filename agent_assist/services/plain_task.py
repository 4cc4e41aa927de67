"""One question to the model about one ticket whose answer is plain text: polish, translation, summary.

Rule: it goes through the same door as drafting, and nothing is asked about a customer who asked for a person.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

from agent_assist.analysis.personal_data.mask import PlaceholderMap
from agent_assist.analysis.tagged.thinking import ThinkingFilter
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.errors import InputError, StreamIncomplete
from agent_assist.domain.policy import Policy
from agent_assist.domain.prompts import (
    DraftRequest,
    ModelDone,
    ModelText,
    PromptTemplate,
    Task,
    Turn,
)
from agent_assist.domain.tickets import Conversation
from agent_assist.gate.prompt_gate import PromptGate
from agent_assist.ports.clock import Randomness
from agent_assist.ports.helpdesk import HelpdeskReader
from agent_assist.ports.identity import IdentitySource
from agent_assist.services.asking import ensure_can_follow
from agent_assist.services.screening import ScreeningService

MOST_ANSWER_CHARACTERS = 40_000
NO_ANSWER = "[missing]"
"""How an answer begins that says why there is none."""


@dataclass(frozen=True, slots=True)
class PlainQuestion:
    """What is asked: the task with its instructions, the text or the turns it is about, and a wish."""

    task: Task
    template: PromptTemplate
    language: str
    text: str = ""
    turns: tuple[Turn, ...] = ()
    instruction: str = ""


class PlainTask:
    """Asks, and hands on the answer's pieces with personal data put back."""

    def __init__(
        self,
        *,
        reader: HelpdeskReader,
        screening: ScreeningService,
        gate: PromptGate,
        identity: IdentitySource,
        policy: Policy,
        randomness: Randomness,
    ) -> None:
        self._reader = reader
        self._screening = screening
        self._gate = gate
        self._identity = identity
        self._policy = policy
        self._randomness = randomness

    def stamp(self, template: PromptTemplate) -> ModelStamp:
        """Who would answer, by which words of instruction."""
        return self._gate.stamp(template)

    def conversation(self, ticket_id: str) -> Conversation:
        """The conversation; InputError where the customer asked for a person."""
        conversation = self._reader.conversation(ticket_id)
        if self._screening.screen(conversation).person_was_asked:
            raise InputError(
                "AI is off for this ticket and stays off. Your words only.",
                title="The customer asked for a person",
            )
        return conversation

    async def ask(self, conversation: Conversation, question: PlainQuestion) -> AsyncIterator[str]:
        """The pieces of the answer; ConfigurationError without a language model, StreamIncomplete without an end,
        InputError with the model's reason for none."""
        ensure_can_follow(self._gate.stamp(question.template))
        held, has_begun = "", False
        async for piece in self._pieces(conversation, question):
            # Whether the answer is a reason why there is none shows in its first characters.
            held += piece
            if has_begun or not _may_be_reason(held):
                yield held
                held, has_begun = "", True
        if held.lstrip().startswith(NO_ANSWER):
            why = held.strip().removeprefix(NO_ANSWER).strip()
            raise InputError(f"{why[:300].rstrip('.')}.", title="Missing")
        if held:
            yield held

    async def _pieces(
        self, conversation: Conversation, question: PlainQuestion
    ) -> AsyncIterator[str]:
        thinking, done, length = ThinkingFilter(), False, 0
        request = self._request(conversation, question)
        async for event in self._gate.ask(
            request, self._randomness.new_id(), PlaceholderMap(), question.template
        ):
            if isinstance(event, ModelText):
                piece = "".join(map(thinking.feed, event.text))
                length += len(piece)
                if length > MOST_ANSWER_CHARACTERS:
                    raise StreamIncomplete("The answer did not end. Nothing of it is used.")
                if piece:
                    yield piece
            done = isinstance(event, ModelDone)
        if not done:
            raise StreamIncomplete("The answer ended early. Nothing of it is used; ask again.")
        if rest := thinking.finish():
            yield rest

    def _request(self, conversation: Conversation, question: PlainQuestion) -> DraftRequest:
        ticket, person = conversation.ticket, self._identity.current()
        style = self._policy.style.of(question.language, self._policy.jurisdiction)
        return DraftRequest(
            ticket_id=ticket.id,
            subject=ticket.subject,
            turns=question.turns,
            questions=(question.text, *(turn.text for turn in question.turns)),
            passages=(),
            language=question.language,
            customer_first_name=ticket.customer.name.split(" ", 1)[0],
            agent_name=person.first_name,
            organisation=self._policy.organisation,
            people=(*conversation.people, person.display_name, ticket.customer.email),
            task=question.task,
            instruction=question.instruction,
            text=question.text,
            style=style,
        )


def _may_be_reason(held: str) -> bool:
    begun = held.lstrip()
    return begun.startswith(NO_ANSWER) or NO_ANSWER.startswith(begun)


def plain_text(answer: str) -> str:
    """The answer without the fence that some models put around it."""
    lines = answer.strip().splitlines()
    if len(lines) >= 2 and lines[0].startswith("```") and lines[-1].strip() == "```":
        lines = lines[1:-1]
    return "\n".join(lines).strip()
