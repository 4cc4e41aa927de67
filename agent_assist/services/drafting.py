"""Drafts one reply: screen, find evidence, ask through the prompt gate, read the answer, check it, keep it.

Rule: below the evidence threshold, or for a customer who asked for a person, nothing is drafted (R15, R25);
an answer that ends without its end marker is never a draft.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

from agent_assist.analysis.personal_data.mask import PlaceholderMap
from agent_assist.analysis.tagged_lines import TaggedAnswer, TaggedLineParser
from agent_assist.domain.drafts import AbstainReason, Abstention, Draft, ModelStamp, Usage
from agent_assist.domain.errors import StreamIncomplete
from agent_assist.domain.evidence import Passage, PassageKind
from agent_assist.domain.house_style import ReplyStyle
from agent_assist.domain.policy import Policy
from agent_assist.domain.prompts import DraftRequest, ModelDone, ModelText, Turn
from agent_assist.domain.tickets import Conversation, Direction, Message
from agent_assist.gate.prompt_gate import PromptGate
from agent_assist.ports.clock import Clock, Randomness
from agent_assist.ports.helpdesk import HelpdeskReader
from agent_assist.ports.identity import IdentitySource
from agent_assist.ports.work_store import WorkStore
from agent_assist.services.asking import Asked, ensure_can_follow
from agent_assist.services.evidence import Evidence, EvidenceService
from agent_assist.services.screening import ScreeningService


@dataclass(frozen=True, slots=True)
class DraftStarted:
    """The request leaves now, with these passages; `language` is the reply's.

    `is_held_back`: little was found, and the policy wants the agent's own choice before the draft is seen.
    """

    passages: tuple[Passage, ...]
    model: ModelStamp
    language: str
    is_held_back: bool = False


@dataclass(frozen=True, slots=True)
class DraftText:
    """The next piece of the reply, personal data already put back."""

    text: str


@dataclass(frozen=True, slots=True)
class DraftReady:
    """The whole draft, kept in the store; `answerable` is what the search said of the question."""

    draft: Draft
    answerable: float


@dataclass(frozen=True, slots=True)
class DraftAbstained:
    """Nothing is drafted, and why."""

    abstention: Abstention


DraftEvent = DraftStarted | DraftText | DraftReady | DraftAbstained

KEPT_MAPS = 250


class DraftingService:
    """Drafts replies; keeps one map of placeholders for each conversation, so that they stay stable."""

    def __init__(
        self,
        *,
        reader: HelpdeskReader,
        screening: ScreeningService,
        evidence: EvidenceService,
        gate: PromptGate,
        work: WorkStore,
        identity: IdentitySource,
        policy: Policy,
        clock: Clock,
        randomness: Randomness,
    ) -> None:
        self._reader = reader
        self._screening = screening
        self._evidence = evidence
        self._gate = gate
        self._work = work
        self._identity = identity
        self._policy = policy
        self._clock = clock
        self._randomness = randomness
        self._placeholders: dict[str, PlaceholderMap] = {}

    def stamp(self) -> ModelStamp:
        """The model and the words of instruction that would make the next draft."""
        return self._gate.stamp()

    async def draft(
        self, ticket_id: str, hint: str = "", asked: Asked | None = None
    ) -> AsyncIterator[DraftEvent]:
        """The events of one drafting, ending in DraftReady or DraftAbstained; ModelError, GateRefused.

        `asked` is how another draft should differ; ConfigurationError where nobody can follow that.
        """
        if asked is not None or hint.strip():
            ensure_can_follow(self._gate.stamp())
        conversation = self._reader.conversation(ticket_id)
        screened = self._screening.screen(conversation)
        reason = why_not(conversation, person_was_asked=screened.person_was_asked)
        if reason is not None:
            yield self._abstain(ticket_id, reason)
            return
        language = screened.screening.language
        evidence = self._evidence.gather(conversation, language)
        if not self._is_enough(evidence):
            yield self._abstain(ticket_id, AbstainReason.NOT_ENOUGH_EVIDENCE, evidence.questions)
            return
        request = self._request(conversation, evidence, language, hint)
        if asked is not None:
            request = self._as_asked(request, asked)
        held = asked is None and self._is_held_back(evidence)
        yield DraftStarted(evidence.passages, self._gate.stamp(), request.language, held)
        async for event in self._stream(conversation, request, evidence):
            yield event

    async def _stream(
        self, conversation: Conversation, request: DraftRequest, evidence: Evidence
    ) -> AsyncIterator[DraftEvent]:
        draft_id = self._randomness.new_id()
        parser = TaggedLineParser()
        done: ModelDone | None = None
        placeholders = self._placeholders_of(request.ticket_id)
        async for event in self._gate.ask(request, draft_id, placeholders):
            if isinstance(event, ModelText):
                for piece in parser.feed(event.text):
                    yield DraftText(piece.text)
            done = event if isinstance(event, ModelDone) else None
        for piece in parser.finish():
            yield DraftText(piece.text)
        if done is None:
            raise StreamIncomplete(
                "The answer ended early. It cannot be approved; ask for a new draft."
            )
        answer = parser.answer
        if not answer.text.strip():
            yield self._abstain(
                request.ticket_id, AbstainReason.MODEL_HAD_NO_ANSWER, answer.missing
            )
            return
        draft = self._draft(draft_id, conversation, request, answer, _usage(done))
        draft = replace(
            draft,
            answerable=evidence.answerable,
            clarity=evidence.clarity,
            fact_logprob=done.fact_logprob,
        )
        self._work.save_draft(draft)
        yield DraftReady(draft, evidence.answerable)

    def _draft(
        self,
        draft_id: str,
        conversation: Conversation,
        request: DraftRequest,
        answer: TaggedAnswer,
        usage: Usage | None,
    ) -> Draft:
        newest = conversation.last_from_customer
        return Draft(
            id=draft_id,
            ticket_id=request.ticket_id,
            text=answer.text,
            sentences=answer.sentences,
            passages=request.passages,
            missing=answer.missing,
            self_rating=answer.self_rating,
            model=self._gate.stamp(),
            language=request.language,
            created_at=self._clock.now(),
            based_on=newest.id if newest else "",
            is_complete=True,
            usage=usage,
            guideline=self._policy.version,
            instruction=request.instruction,
        )

    def _placeholders_of(self, ticket_id: str) -> PlaceholderMap:
        """The conversation's map; of many conversations the latest keep theirs."""
        known = self._placeholders.pop(ticket_id, None)
        self._placeholders[ticket_id] = known if known is not None else PlaceholderMap()
        if len(self._placeholders) > KEPT_MAPS:
            del self._placeholders[next(iter(self._placeholders))]
        return self._placeholders[ticket_id]

    def _is_enough(self, evidence: Evidence) -> bool:
        has_order = any(p.kind is PassageKind.ORDER for p in evidence.passages)
        is_answerable = evidence.answerable >= self._policy.abstain_below
        return bool(evidence.passages) and (has_order or is_answerable)

    def _is_held_back(self, evidence: Evidence) -> bool:
        policy = self._policy
        return policy.choose_first and evidence.answerable < policy.choose_first_below

    def _abstain(
        self, ticket_id: str, reason: AbstainReason, missing: tuple[str, ...] = ()
    ) -> DraftAbstained:
        return DraftAbstained(
            Abstention(ticket_id, reason, _WHY[reason], missing, self._clock.now())
        )

    def _request(
        self, conversation: Conversation, evidence: Evidence, language: str, hint: str
    ) -> DraftRequest:
        ticket = conversation.ticket
        person = self._identity.current()
        return DraftRequest(
            ticket_id=ticket.id,
            subject=ticket.subject,
            turns=tuple(
                Turn(message.direction.value, message.text)
                for message in conversation.messages
                if message.direction is not Direction.NOTE
            ),
            questions=tuple(message.text for message in _waiting(conversation)),
            passages=evidence.passages,
            language=language,
            customer_first_name=ticket.customer.name.split(" ", 1)[0],
            agent_name=person.first_name,
            organisation=self._policy.organisation,
            people=(*conversation.people, person.display_name, ticket.customer.email),
            hint=hint,
            style=self._style(language),
        )

    def _as_asked(self, request: DraftRequest, asked: Asked) -> DraftRequest:
        """The evidence stays that of the customer's question, whatever the language of the reply."""
        language = asked.language or request.language
        return replace(
            request,
            instruction=asked.instruction.strip(),
            text=asked.text,
            language=language,
            style=self._style(language),
        )

    def _style(self, language: str) -> ReplyStyle:
        return self._policy.style.of(language, self._policy.jurisdiction)


_WHY = {
    AbstainReason.PERSON_ASKED: "The customer asked for a person.",
    AbstainReason.AUTOMATIC_SENDER: "This mail was sent by a machine, which reads no answers.",
    AbstainReason.NOTHING_TO_ANSWER: "The newest message has no text that could be answered.",
    AbstainReason.NOT_ENOUGH_EVIDENCE: "I looked for an answer in the help articles, the policies and the"
    " order, and found too little.",
    AbstainReason.MODEL_HAD_NO_ANSWER: "I found articles, but they do not answer the question.",
}


def _usage(done: ModelDone) -> Usage | None:
    """What the service counted; None where it counted nothing."""
    if done.prompt_tokens is None or done.completion_tokens is None:
        return None
    return Usage(done.prompt_tokens, done.completion_tokens, done.cost_micros, done.currency)


def _waiting(conversation: Conversation) -> tuple[Message, ...]:
    """What a reply answers: the customer's open messages, or the newest one where a colleague answered already."""
    newest = conversation.last_from_customer
    return conversation.open_customer_messages or ((newest,) if newest else ())


def why_not(conversation: Conversation, *, person_was_asked: bool) -> AbstainReason | None:
    """Why this conversation gets no draft before any evidence is sought; None when it may."""
    spoken = [message for message in _waiting(conversation) if message.text.strip()]
    if person_was_asked:
        return AbstainReason.PERSON_ASKED
    if not spoken:
        return AbstainReason.NOTHING_TO_ANSWER
    if all(message.is_automatic for message in spoken):
        return AbstainReason.AUTOMATIC_SENDER
    return None
