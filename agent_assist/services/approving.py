"""From a reviewed text to an approval, or to a rejection.

Rule: the envelope is frozen before it is previewed, and what is approved is that very envelope (R1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from agent_assist.domain.approvals import Shown
from agent_assist.domain.confidence import Band
from agent_assist.domain.decisions import Outcome, Rejection
from agent_assist.domain.disclosure import LIGHT_EDIT_MAX_BP, DraftSource, machine_disclosure
from agent_assist.domain.envelope import Envelope
from agent_assist.domain.errors import GateRefused
from agent_assist.domain.outbox import OutboxItem, OutboxState
from agent_assist.domain.policy import Policy
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.domain.tickets import Address
from agent_assist.gate.approval import mint_approval, refuse_unless_read
from agent_assist.ports.clock import Clock, Randomness
from agent_assist.ports.decision_store import DecisionStore
from agent_assist.ports.identity import IdentitySource
from agent_assist.ports.signer import Signer
from agent_assist.services.composing import compose_envelope
from agent_assist.services.journal import Journal
from agent_assist.services.presence import Presence
from agent_assist.services.review import Review
from agent_assist.services.sending import SendService

if TYPE_CHECKING:
    from agent_assist.domain.canonical import Json


_BETWEEN_ADDRESSES = re.compile(r'[,;](?=(?:[^"]*"[^"]*")*[^"]*$)')


@dataclass(frozen=True, slots=True)
class Prepared:
    """A frozen envelope under the id that its outbox row will have."""

    outbox_id: str
    envelope: Envelope


class ApprovalService:
    """Freezes envelopes, mints approvals and writes decision, approval and outbox row in one transaction."""

    def __init__(
        self,
        *,
        source: str,
        store: DecisionStore,
        journal: Journal,
        identity: IdentitySource,
        presence: Presence,
        sending: SendService,
        signer: Signer,
        policy: Policy,
        clock: Clock,
        randomness: Randomness,
        reads: tuple[str, ...],
    ) -> None:
        self._source = source
        self._store = store
        self._journal = journal
        self._identity = identity
        self._presence = presence
        self._sending = sending
        self._signer = signer
        self._policy = policy
        self._clock = clock
        self._randomness = randomness
        self._reads = reads

    def prepare(self, review: Review) -> Prepared:
        """The whole envelope for the text as it is now; GateRefused in a language that the person does not read."""
        outbox_id = self._randomness.new_id()
        envelope = compose_envelope(
            review.conversation,
            review.text,
            source=self._source,
            kind=review.disclosure,
            language=review.language,
            person=self._identity.current(),
            policy=self._policy,
            outbox_id=outbox_id,
            cc=parse_addresses(review.cc),
            bcc=parse_addresses(review.bcc),
            attachments=review.attachments,
        )
        refuse_unless_read(envelope, self._reads)
        return Prepared(outbox_id, envelope)

    def approve(self, review: Review, prepared: Prepared, shown: Shown) -> OutboxItem:
        """Approve exactly the prepared envelope; it is held until the undo window is over.

        GateRefused when a condition is not met or the text changed since it was prepared.
        """
        self._refuse_where_it_could_not_leave(prepared.envelope)
        if prepared.envelope.body != review.text.strip():
            raise GateRefused(6, "The text changed after the preview. Open the preview again.")
        now = self._clock.now()
        approval = mint_approval(
            prepared.envelope,
            self._identity.current(),
            shown,
            review.open_facts,
            approval_id=self._randomness.new_id(),
            outbox_id=prepared.outbox_id,
            now=now,
            signer=self._signer,
            reads=self._reads,
            last_answer_id=review.conversation.last_answer_id,
        )
        item = OutboxItem(
            id=prepared.outbox_id,
            envelope=prepared.envelope,
            approval=approval,
            state=OutboxState.HELD,
            release_at=now + timedelta(seconds=self._policy.undo_seconds),
        )
        decision = self._decision(review, outcome_of(review), item, shown)
        minted = self._journal.entry(
            RecordType.APPROVAL,
            review.conversation.ticket,
            draft=review.draft,
            detail={"approval": approval.id, "digest": approval.envelope_digest_hex},
        )
        self._store.approve(decision, replace(minted, outbox_id=item.id), item)
        return item

    def reject(self, review: Review, rejection: Rejection) -> None:
        """Log why the draft does not work. GateRefused without a reason where policy wants one."""
        if self._policy.reject_needs_reason and not rejection.reasons:
            raise GateRefused(1, "Pick at least one reason.")
        detail: dict[str, Json] = {
            "outcome": Outcome.REJECTED.value,
            "reasons": [reason.value for reason in rejection.reasons],
            "visible_ms": review.draft_visible_ms,
        }
        entry = self._journal.entry(
            RecordType.DECISION,
            review.conversation.ticket,
            draft=review.draft,
            detail=detail,
            content={
                "draft_c": review.draft.text if review.draft else review.text,
                "signals_c": f"{_signals(review)}\nnote: {rejection.note}",
            },
        )
        self._store.append(replace(entry, confidence=_band(review)))

    def _refuse_where_it_could_not_leave(self, envelope: Envelope) -> None:
        """The gate's checks 5, 15 and 16, before anybody waits for an undo window; it asks them again."""
        self._presence.ensure_here()
        if not self._sending.owns():
            raise GateRefused(
                16,
                "Another Agent Assist of this profile does the sending. Approve there, or close it. "
                "The text is still here.",
            )
        if any(i.envelope.ticket_id == envelope.ticket_id for i in self._sending.unknown()):
            raise GateRefused(
                15,
                "We don't know whether an earlier reply to this ticket was sent. "
                "Look it up in the helpdesk first.",
            )

    def _decision(
        self, review: Review, outcome: Outcome, item: OutboxItem, shown: Shown
    ) -> LogEntry:
        kind = item.envelope.disclosure
        shown_draft = review.draft or (review.shown_drafts[-1] if review.shown_drafts else None)
        content = {"sent_c": item.envelope.customer_text, "signals_c": _signals(review)}
        if shown_draft is not None:
            content["draft_c"] = shown_draft.text
        entry = self._journal.entry(
            RecordType.DECISION,
            review.conversation.ticket,
            draft=shown_draft,
            content=content,
            detail={
                "outcome": outcome.value,
                "disclosure": kind.value,
                "disclosure_machine": machine_disclosure(kind).header_value(),
                "digest": item.envelope.digest_hex,
                "visible_ms": shown.draft_visible_ms,
                "preview_ms": shown.preview_visible_ms,
                "settled": len(review.settled),
                "words": len(item.envelope.body.split()),
            },
        )
        return replace(entry, edit_bp=review.edit_bp, confidence=_band(review), outbox_id=item.id)


def outcome_of(review: Review) -> Outcome:
    """What became of the draft that was shown: formula of the requirements, "Words for machines".

    Own words that were polished use no draft.
    """
    if review.source in (None, DraftSource.POLISH) or review.draft is None:
        return Outcome.UNUSED
    if review.edit_bp == 0:
        return Outcome.UNCHANGED
    return Outcome.LIGHT if review.edit_bp <= LIGHT_EDIT_MAX_BP else Outcome.HEAVY


def parse_addresses(text: str) -> tuple[Address, ...]:
    """Addresses typed into Cc or Bcc, apart by commas or semicolons; a quoted name may hold both."""
    parts = (part.strip() for part in _BETWEEN_ADDRESSES.split(text))
    return tuple(_address(part) for part in parts if part)


def _address(part: str) -> Address:
    name, bracket, rest = part.partition("<")
    return Address(name.strip(' "'), rest.rstrip("> ")) if bracket else Address("", part)


def _signals(review: Review) -> str:
    return review.assessment.signals_line() if review.assessment else ""


def _band(review: Review) -> str:
    return review.assessment.rating.band.value if review.assessment else Band.NOT_RATED.value
