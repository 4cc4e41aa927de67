"""The door to a model: the one place from which text reaches one.

Rule: personal data has been taken out, and what left is kept. Numbered checks, in this order; each raises
GateRefused:

1. AI is on: allowed by policy, and no stop switch is pressed.
2. A cloud model only where the organisation switched that on.
3. There is something to answer.
4. The request is within the size cap.
5. No personal data is left in the words that would leave (looked for again, after masking).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

from agent_assist.analysis.personal_data import PersonalDataKind, detect
from agent_assist.analysis.personal_data.mask import PlaceholderMap
from agent_assist.analysis.personal_data.restore_stream import StreamRestorer
from agent_assist.analysis.prompt_text import render
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.errors import GateRefused
from agent_assist.domain.policy import Policy
from agent_assist.domain.prompts import (
    DraftRequest,
    ModelEvent,
    ModelText,
    PromptRecord,
    PromptTemplate,
    RenderedPrompt,
)
from agent_assist.gate.stop_switch import StopSwitch
from agent_assist.ports.clock import Clock
from agent_assist.ports.draft_model import DraftModel

PROMPT_MAX_CHARACTERS = 60_000
_NEVER_LEAVES = frozenset(
    {
        PersonalDataKind.EMAIL,
        PersonalDataKind.CARD,
        PersonalDataKind.IBAN,
        PersonalDataKind.SECRET,
        PersonalDataKind.SSN,
    }
)


class PromptGate:
    """Masks a request, keeps what leaves, streams the answer, and puts personal data back."""

    def __init__(
        self,
        *,
        model: DraftModel,
        template: PromptTemplate,
        policy: Policy,
        stop: StopSwitch,
        keep: Callable[[PromptRecord], None],
        clock: Clock,
    ) -> None:
        self._model = model
        self._template = template
        self._policy = policy
        self._stop = stop
        self._keep = keep
        self._clock = clock

    def stamp(self, template: PromptTemplate | None = None) -> ModelStamp:
        """The model's stamp together with the prompt's version and digest; those of drafting unless told otherwise."""
        template = template or self._template
        return replace(
            self._model.stamp(),
            prompt_version=template.version,
            prompt_digest=template.digest_hex,
        )

    async def ask(
        self,
        request: DraftRequest,
        draft_id: str,
        placeholders: PlaceholderMap,
        template: PromptTemplate | None = None,
    ) -> AsyncIterator[ModelEvent]:
        """The answer with personal data put back, piece by piece; GateRefused before anything leaves.

        `template` stands in for the instructions of drafting where something else is asked.
        """
        self._refuse_unless_allowed(request)
        prompt, counts = self._masked(request, placeholders, template or self._template)
        self._refuse_unless_clean(prompt)
        self._keep(self._record(prompt, counts, request.ticket_id, draft_id))
        restorer = StreamRestorer(placeholders)
        async for event in self._model.stream(prompt):
            self._stop.refuse_when_off(1)
            is_text = isinstance(event, ModelText)
            restored = (
                restorer.feed(event.text) if isinstance(event, ModelText) else restorer.finish()
            )
            if restored:
                yield ModelText(restored)
            if not is_text:
                yield event

    def _refuse_unless_allowed(self, request: DraftRequest) -> None:
        if not self._policy.ai_allowed:  # 1
            raise GateRefused(1, "The policy has switched AI off. Write the reply yourself.")
        self._stop.look()
        self._stop.refuse_when_off(1)
        if self._model.is_cloud and not self._policy.cloud_allowed:  # 2
            raise GateRefused(
                2, "Drafting in the cloud is switched off here. Choose another model."
            )
        if not any(question.strip() for question in request.questions):  # 3
            raise GateRefused(3, "The customer's message has no text to answer.")

    def _masked(
        self, request: DraftRequest, placeholders: PlaceholderMap, template: PromptTemplate
    ) -> tuple[RenderedPrompt, Counter[str]]:
        counts: Counter[str] = Counter()

        def mask(text: str) -> str:
            masked = placeholders.mask(text, request.people)
            counts.update({kind.value: n for kind, n in masked.counts.items()})
            return masked.text

        safe = masked_request(request, mask)
        system, user = render(template, safe)
        return RenderedPrompt(system=system, user=user, request=safe), counts

    def _refuse_unless_clean(self, prompt: RenderedPrompt) -> None:
        if len(prompt.system) + len(prompt.user) > PROMPT_MAX_CHARACTERS:  # 4
            raise GateRefused(
                4, "The conversation is too long for a draft. Write the reply yourself."
            )
        left = {span.kind for span in detect(prompt.user, with_names=False)} & _NEVER_LEAVES
        if left:  # 5
            kinds = ", ".join(sorted(kind.value.lower() for kind in left))
            raise GateRefused(5, f"Personal data could not be taken out ({kinds}). Nothing left.")

    def _record(
        self, prompt: RenderedPrompt, counts: Counter[str], ticket_id: str, draft_id: str
    ) -> PromptRecord:
        stamp = self._model.stamp()
        return PromptRecord(
            draft_id=draft_id,
            ticket_id=ticket_id,
            host=stamp.host,
            model=stamp.name,
            sent_at=self._clock.now(),
            system=prompt.system,
            user=prompt.user,
            masked_counts=tuple(sorted(counts.items())),
        )


def masked_request(request: DraftRequest, mask: Callable[[str], str]) -> DraftRequest:
    """The same request with every text field masked and no list of names."""
    return replace(
        request,
        subject=mask(request.subject),
        turns=tuple(replace(turn, text=mask(turn.text)) for turn in request.turns),
        questions=tuple(mask(question) for question in request.questions),
        passages=tuple(
            replace(p, title=mask(p.title), text=mask(p.text)) for p in request.passages
        ),
        customer_first_name=mask(request.customer_first_name),
        agent_name=mask(request.agent_name),
        hint=mask(request.hint),
        instruction=mask(request.instruction),
        text=mask(request.text),
        people=(),
    )
