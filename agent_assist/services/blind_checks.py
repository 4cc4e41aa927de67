"""Blind checks: sent drafts, judged later by a person who sees neither score nor rating nor what was decided.

Rule: personal data is masked, a verdict is a log record, and it never changes the rating it is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from agent_assist.analysis.calibration.sampling import is_checked_blind
from agent_assist.analysis.personal_data.mask import PlaceholderMap
from agent_assist.domain.calibration import BlindCase, BlindVerdict
from agent_assist.domain.drafts import Draft
from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.policy import Policy
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.domain.tickets import Conversation, Direction
from agent_assist.ports.calibration_store import CalibrationStore
from agent_assist.ports.clock import Clock
from agent_assist.ports.decision_store import DecisionStore
from agent_assist.ports.helpdesk import HelpdeskReader
from agent_assist.ports.identity import IdentitySource
from agent_assist.ports.work_store import WorkStore

LATER = timedelta(days=1)
"""Nobody judges on the day of the decision: the reply should no longer be in mind."""
LISTED_MAX = 20


@dataclass(frozen=True, slots=True)
class BlindItem:
    """One draft to judge, masked: what the customer wrote, the reply as drafted, and its cited sources."""

    draft_id: str
    question: str
    reply: str
    sources: tuple[tuple[str, str], ...]


class BlindCheckService:
    """Lists what waits to be checked, and writes verdicts."""

    def __init__(
        self,
        *,
        store: CalibrationStore,
        log: DecisionStore,
        work: WorkStore,
        reader: HelpdeskReader,
        identity: IdentitySource,
        policy: Policy,
        clock: Clock,
    ) -> None:
        self._store = store
        self._log = log
        self._work = work
        self._reader = reader
        self._identity = identity
        self._policy = policy
        self._clock = clock

    def waiting(self) -> tuple[BlindItem, ...]:
        """Up to 20 drafts to judge, oldest first; what was erased meanwhile is left out."""
        found: list[BlindItem] = []
        for case in self._cases(self._clock.now() - LATER):
            item = self._item(case)
            if item is not None:
                found.append(item)
            if len(found) == LISTED_MAX:
                break
        return tuple(found)

    def judge(self, draft_id: str, verdict: BlindVerdict) -> None:
        """Log a verdict; the next refit takes it in."""
        self._log.append(
            LogEntry(
                type=RecordType.AUDIT,
                at=self._clock.now(),
                actor=self._identity.current().account,
                ticket_id="",
                customer="",
                guideline=self._policy.version,
                detail={"blind_check": verdict.value, "draft": draft_id},
            )
        )

    def _cases(self, before: datetime) -> list[BlindCase]:
        self._store.catch_up()
        return [c for c in self._store.sent_before(before) if is_checked_blind(c.draft_id)]

    def _item(self, case: BlindCase) -> BlindItem | None:
        drafts = self._work.drafts(case.ticket_id)
        draft = next((d for d in drafts if d.id == case.draft_id), None)
        if draft is None:
            return None
        try:
            conversation = self._reader.conversation(case.ticket_id)
        except AgentAssistError:  # the helpdesk no longer has the ticket: nothing to judge against
            return None
        question = _question(conversation, draft)
        return _masked(draft, question, conversation) if question else None


def _question(conversation: Conversation, draft: Draft) -> str:
    """What the customer had written when the draft was made: from the last reply up to the message it answers."""
    texts: list[str] = []
    for message in conversation.messages:
        if message.direction is Direction.CUSTOMER:
            texts.append(message.text)
        elif message.direction is not Direction.NOTE:
            texts.clear()
        if message.id == draft.based_on:
            return "\n\n".join(texts)
    return ""


def _masked(draft: Draft, question: str, conversation: Conversation) -> BlindItem:
    placeholders = PlaceholderMap()
    people = tuple(conversation.people)
    cited = {passage_id for sentence in draft.sentences for passage_id in sentence.cited}
    return BlindItem(
        draft_id=draft.id,
        question=placeholders.mask(question, people).text,
        reply=placeholders.mask(draft.text, people).text,
        sources=tuple(
            (p.title, placeholders.mask(p.text, people).text)
            for p in draft.passages
            if p.id in cited
        ),
    )
