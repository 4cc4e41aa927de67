"""The numbered checks of the door to customers, each by itself. Rule: the numbers are those of the door's prose.

A check gets everything the door knows and answers with the sentence that refuses, or "". An empty list of checks
refuses too: a door without checks is shut.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from agent_assist.analysis.personal_data.placeholders import find_placeholders
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.envelope import VISIBILITY_INTERNAL, VISIBILITY_PUBLIC, Envelope
from agent_assist.domain.errors import GateRefused
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.domain.people import Person
from agent_assist.domain.policy import Policy
from agent_assist.domain.tickets import Conversation, TicketStatus
from agent_assist.gate.approval import PREVIEW_MIN_MS
from agent_assist.gate.stop_switch import StopSwitch


@dataclass(frozen=True, slots=True)
class AtTheDoor:
    """One reply before the door, and the world as it is at this moment.

    `conversation` was read anew just now; `others` are further replies that are on their way or unaccounted for;
    `is_signed` says whether this device's key made the approval's signature; `training_missing` and
    `log_problem` are sentences, "" when all is well.
    """

    item: OutboxItem
    person: Person
    now: datetime
    policy: Policy
    stop: StopSwitch
    channel: str
    is_signed: bool
    is_owner: bool
    training_missing: str
    log_problem: str
    others: tuple[OutboxItem, ...]
    conversation: Conversation

    @property
    def envelope(self) -> Envelope:
        """What would leave."""
        return self.item.envelope

    @property
    def has_ai_words(self) -> bool:
        """Whether a model or the help articles had a part in it."""
        return self.envelope.disclosure is not DisclosureKind.HUMAN


Check = Callable[[AtTheDoor], str]


def refuse_unless_all(checks: Sequence[tuple[int, Check]], door: AtTheDoor) -> None:
    """Raise GateRefused with the number of the first check that fails; 0 when there is no check at all."""
    if not checks:
        raise GateRefused(
            0, "No checks are in force, so nothing may leave. Install Agent Assist again."
        )
    for number, check in checks:
        refusal = check(door)
        if refusal:
            raise GateRefused(number, refusal)


def is_approved_and_due(door: AtTheDoor) -> str:
    """1."""
    item = door.item
    if item.state is OutboxState.APPROVED and item.approval.id and door.now >= item.release_at:
        return ""
    return "This reply is not approved and waiting. Approve it first."


def names_this_reply(door: AtTheDoor) -> str:
    """2."""
    approval = door.item.approval
    if approval.outbox_id == door.item.id and approval.ticket_id == door.envelope.ticket_id != "":
        return ""
    return "The approval belongs to another reply. Approve this one."


def is_unused(door: AtTheDoor) -> str:
    """3."""
    return "The approval was used before. Approve again." if door.item.attempt else ""


def is_unexpired(door: AtTheDoor) -> str:
    """4."""
    approval = door.item.approval
    if approval.approved_at <= door.now < approval.expires_at:
        return ""
    return "The approval has expired. Read the reply and approve again."


def is_by_this_person_here(door: AtTheDoor) -> str:
    """5."""
    account = door.person.account
    if door.is_signed and account and door.item.approval.person_account == account:
        return ""
    return "The approval is not by the person signed in here. Approve again."


def is_the_whole_envelope(door: AtTheDoor) -> str:
    """6."""
    if door.item.approval.envelope_digest_hex == door.envelope.digest_hex:
        return ""
    return "The reply is not what was approved. Read it and approve again."


def has_the_policys_footer(door: AtTheDoor) -> str:
    """7."""
    envelope = door.envelope
    footer = door.policy.footer(envelope.disclosure, envelope.language, door.person.display_name)
    if envelope.footer == footer:
        return ""
    return "The customer's notice is not the policy's. Approve again."


def was_wholly_displayed(door: AtTheDoor) -> str:
    """8."""
    shown = door.item.approval.shown
    was_long_enough = shown.preview_visible_ms >= PREVIEW_MIN_MS
    if shown.draft_was_whole and shown.preview_was_whole and was_long_enough:
        return ""
    return "Not everything was on screen. Read the preview and approve again."


def has_no_placeholder(door: AtTheDoor) -> str:
    """9."""
    if any(find_placeholders(door.envelope.customer_text + door.envelope.subject)):
        return "A masked placeholder is left in the text. Replace it first."
    return ""


def answers_the_newest_message(door: AtTheDoor) -> str:
    """10."""
    newest = door.conversation.last_from_customer
    if newest is None or newest.id == door.envelope.in_reply_to:
        return ""
    return "The customer wrote again. Read the new message first."


def is_not_answered_elsewhere(door: AtTheDoor) -> str:
    """11."""
    is_closed = door.conversation.ticket.status is TicketStatus.CLOSED
    if not is_closed and door.conversation.last_answer_id == door.item.approval.last_answer_id:
        return ""
    return "The ticket was answered or closed elsewhere. Look at it first."


def is_not_stopped(door: AtTheDoor) -> str:
    """12."""
    return door.stop.why_off() if door.has_ai_words else ""


def has_an_allowed_channel(door: AtTheDoor) -> str:
    """13."""
    if door.channel not in door.policy.allowed_sources or door.envelope.source != door.channel:
        return "The policy does not allow sending through this channel."
    if door.envelope.visibility not in (VISIBILITY_PUBLIC, VISIBILITY_INTERNAL):
        return "This reply does not say whether the customer may see it. Approve it again."
    return ""


def has_current_training(door: AtTheDoor) -> str:
    """14."""
    return door.training_missing if door.has_ai_words else ""


def is_the_tickets_only_reply(door: AtTheDoor) -> str:
    """15."""
    ticket_id = door.envelope.ticket_id
    if any(other.envelope.ticket_id == ticket_id for other in door.others):
        return (
            "We don't know whether an earlier reply to this ticket was sent. "
            "Look it up in the helpdesk first."
        )
    return ""


def is_this_windows_outbox(door: AtTheDoor) -> str:
    """16."""
    if door.is_owner:
        return ""
    return "Another Agent Assist of this profile does the sending. Use that one, or close it."


def has_an_unbroken_log(door: AtTheDoor) -> str:
    """17."""
    return door.log_problem if door.has_ai_words else ""


CHECKS: tuple[tuple[int, Check], ...] = (
    (1, is_approved_and_due),
    (2, names_this_reply),
    (3, is_unused),
    (4, is_unexpired),
    (5, is_by_this_person_here),
    (6, is_the_whole_envelope),
    (7, has_the_policys_footer),
    (8, was_wholly_displayed),
    (9, has_no_placeholder),
    (10, answers_the_newest_message),
    (11, is_not_answered_elsewhere),
    (12, is_not_stopped),
    (13, has_an_allowed_channel),
    (14, has_current_training),
    (15, is_the_tickets_only_reply),
    (16, is_this_windows_outbox),
    (17, has_an_unbroken_log),
)
