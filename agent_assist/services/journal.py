"""Writes what happened into the decision log, with the fields every record needs (R27).

Rule: one place builds log entries for people's acts, so that none forgets who, when, which model and which rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from agent_assist.domain.calibration import FixedScore
from agent_assist.domain.drafts import Abstention, Draft, Finding
from agent_assist.domain.policy import Policy
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.domain.tickets import Ticket
from agent_assist.ports.clock import Clock
from agent_assist.ports.decision_store import DecisionStore
from agent_assist.ports.identity import IdentitySource

if TYPE_CHECKING:
    from agent_assist.domain.canonical import Json


class Journal:
    """Builds and appends log entries; content is kept encrypted, the chain holds commitments only."""

    def __init__(
        self, store: DecisionStore, identity: IdentitySource, policy: Policy, clock: Clock
    ) -> None:
        self._store = store
        self._identity = identity
        self._policy = policy
        self._clock = clock

    def entry(
        self,
        kind: RecordType,
        ticket: Ticket,
        *,
        draft: Draft | None = None,
        detail: Mapping[str, Json] | None = None,
        content: Mapping[str, str] | None = None,
    ) -> LogEntry:
        """An entry with time, person, ticket, customer, model, prompt, rules and sources filled in."""
        base = LogEntry(
            type=kind,
            at=self._clock.now(),
            actor=self._identity.current().account,
            ticket_id=ticket.id,
            customer=ticket.customer.email,
            content=dict(content or {}),
            guideline=self._policy.version,
            detail={"queue": ticket.queue, **(detail or {})},
        )
        if draft is None:
            return base
        return replace(
            base,
            model=draft.model.name,
            prompt=draft.model.prompt,
            kb=tuple(passage.id for passage in draft.passages),
            detail={
                **base.detail,
                "draft": draft.id,
                "source": draft.model.source.value,
                "cited": _cited(draft),
            },
        )

    def shown(
        self, ticket: Ticket, draft: Draft, confidence: str, signals: str, fixed: FixedScore
    ) -> None:
        """A draft was put in front of the agent; its score is fixed here, before anybody decides."""
        entry = self.entry(
            RecordType.SHOWN,
            ticket,
            draft=draft,
            detail={
                "points": dict(fixed.points),
                "score_bp": fixed.score_bp,
                "blind_score_bp": fixed.blind_score_bp,
                "capped": fixed.is_capped,
                "withheld": fixed.is_withheld,
                "language": draft.language,
                "channel": ticket.channel,
                **_cost(draft),
            },
            content={"draft_c": draft.text, "signals_c": signals},
        )
        self._store.append(replace(entry, confidence=confidence))

    def abstained(self, ticket: Ticket, abstention: Abstention) -> None:
        """Nothing was drafted, on purpose."""
        detail: dict[str, Json] = {
            "reason": abstention.reason.value,
            "missing": len(abstention.missing),
            "channel": ticket.channel,
        }
        self._store.append(self.entry(RecordType.ABSTAINED, ticket, detail=detail))

    def fact_confirmed(self, ticket: Ticket, draft: Draft | None, finding: Finding) -> None:
        """The agent said "I checked it" about one fact."""
        detail: dict[str, Json] = {"rule": finding.rule}
        content = {"signals_c": finding.quote}
        self._store.append(
            self.entry(
                RecordType.FACT_CONFIRMED, ticket, draft=draft, detail=detail, content=content
            )
        )

    def copied(self, ticket: Ticket, draft: Draft | None, characters: int) -> None:
        """Unapproved text was copied out of the editor, marked as such."""
        detail: dict[str, Json] = {"characters": characters}
        self._store.append(self.entry(RecordType.COPIED, ticket, draft=draft, detail=detail))

    def chosen(self, ticket: Ticket, draft: Draft, before: Draft | None, kept_typed: bool) -> None:
        """The agent put one of several drafts into the editor, in the place of another or of own words."""
        detail: dict[str, Json] = {
            "act": "draft",
            "in_place_of": before.id if before else "",
            "instruction": draft.instruction,
            "own_words_put_aside": kept_typed,
        }
        self._store.append(self.entry(RecordType.CHOSEN, ticket, draft=draft, detail=detail))

    def polish_taken(self, ticket: Ticket, polish: Draft, characters: int) -> None:
        """The agent took a change of a polish; 0 characters where its words were typed or pasted instead."""
        detail: dict[str, Json] = {"act": "polish", "characters": characters}
        self._store.append(self.entry(RecordType.CHOSEN, ticket, draft=polish, detail=detail))

    def chosen_first(self, ticket: Ticket, number: int, of: int, words: str) -> None:
        """What the agent thought right before the draft was shown; 0 for something else."""
        detail: dict[str, Json] = {"number": number, "of": of}
        entry = self.entry(RecordType.CHOICE, ticket, detail=detail, content={"signals_c": words})
        self._store.append(entry)

    def told_wrong(self, ticket: Ticket, words: str) -> None:
        """The agent says that something about "no draft" is wrong."""
        self._store.append(self.entry(RecordType.FEEDBACK, ticket, content={"signals_c": words}))

    def escalated(self, ticket: Ticket, reason: str, note: str = "") -> None:
        """The ticket was handed over, or the customer's wish for a person was recorded; `note` is the agent's."""
        detail: dict[str, Json] = {"reason": reason}
        content = {"signals_c": note} if note else {}
        self._store.append(self.entry(RecordType.ESCALATE, ticket, detail=detail, content=content))

    def stopped(self, *, is_on: bool, ticket: Ticket | None) -> None:
        """The agent's AI switch was used."""
        self._store.append(
            LogEntry(
                type=RecordType.STOP,
                at=self._clock.now(),
                actor=self._identity.current().account,
                ticket_id=ticket.id if ticket else "",
                customer="",
                guideline=self._policy.version,
                detail={"ai": "on" if is_on else "off"},
            )
        )


def _cited(draft: Draft) -> list[Json]:
    """The passages that sentences name as their source, in order of first use."""
    offered = {passage.id for passage in draft.passages}
    ids = (i for sentence in draft.sentences for i in sentence.cited if i in offered)
    return list(dict.fromkeys(ids))


def _cost(draft: Draft) -> dict[str, Json]:
    """What the draft cost, where the service counted and a price is known."""
    usage = draft.usage
    if usage is None or usage.cost_micros is None:
        return {}
    return {"cost_micros": usage.cost_micros, "currency": usage.currency}
