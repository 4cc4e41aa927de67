"""Everything a screen may ask for, in one value. Rule: built by the composition root, handed to presenters whole."""

from __future__ import annotations

from dataclasses import dataclass

from agent_assist.domain.policy import Policy
from agent_assist.gate.stop_switch import StopSwitch
from agent_assist.ports.decision_store import DecisionStore
from agent_assist.ports.helpdesk import HelpdeskReader
from agent_assist.ports.identity import IdentitySource
from agent_assist.ports.knowledge_store import KnowledgeStore
from agent_assist.ports.spelling import SpellChecker
from agent_assist.ports.work_store import WorkStore
from agent_assist.services.approving import ApprovalService
from agent_assist.services.auditing import AuditService
from agent_assist.services.blind_checks import BlindCheckService
from agent_assist.services.calibration import CalibrationService
from agent_assist.services.drafting import DraftingService
from agent_assist.services.enclosing import EnclosingService
from agent_assist.services.journal import Journal
from agent_assist.services.knowledge_room import KnowledgeRoom
from agent_assist.services.polishing import PolishingService
from agent_assist.services.presence import Presence
from agent_assist.services.screening import ScreeningService
from agent_assist.services.sending import SendService
from agent_assist.services.statistics import StatisticsService
from agent_assist.services.summary import SummaryService
from agent_assist.services.translating import TranslatingService


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases and ports of one open profile.

    `reads` are the languages that this person reads, the first one best; `is_temporary` is true when nothing is kept
    after closing; `profile_note` says how the keys are kept; `articles` drafts from help articles where the drafting
    service has nothing (the demo's, which can only repeat what was recorded).
    """

    reader: HelpdeskReader
    drafting: DraftingService
    polishing: PolishingService
    translating: TranslatingService
    summary: SummaryService
    screening: ScreeningService
    approving: ApprovalService
    audit: AuditService
    sending: SendService
    calibration: CalibrationService
    blind_checks: BlindCheckService
    statistics: StatisticsService
    journal: Journal
    work: WorkStore
    enclosing: EnclosingService
    spelling: SpellChecker
    checks_spelling: bool
    store: DecisionStore
    knowledge: KnowledgeStore
    knowledge_room: KnowledgeRoom
    policy: Policy
    identity: IdentitySource
    presence: Presence
    stop: StopSwitch
    reads: tuple[str, ...]
    is_temporary: bool
    profile_note: str
    articles: DraftingService | None = None
