"""Stopping AI for all who use this profile, and lifting that. Rule: anybody may stop, a role lifts, both say why.

A stop is kept before it is logged and lifted after: whatever fails in between, AI stays off (R14). It is kept twice:
in the store with who and why, and as a mark beside it for who starts without the store's key.
"""

from __future__ import annotations

from agent_assist.domain.errors import InputError
from agent_assist.domain.people import Act
from agent_assist.domain.policy import Policy
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.ports.clock import Clock
from agent_assist.ports.decision_store import DecisionStore
from agent_assist.ports.identity import IdentitySource
from agent_assist.ports.stop_mark import StopMark
from agent_assist.ports.work_store import WorkStore
from agent_assist.services.reasons import said

TEAM_STOP = "team_stop"
"""The setting that keeps the sentence of a stop."""


class StopService:
    """Presses and lifts the team's stop."""

    def __init__(
        self,
        *,
        store: DecisionStore,
        work: WorkStore,
        mark: StopMark,
        identity: IdentitySource,
        policy: Policy,
        clock: Clock,
    ) -> None:
        self._store = store
        self._work = work
        self._mark = mark
        self._identity = identity
        self._policy = policy
        self._clock = clock

    def stop(self, reason: str) -> None:
        """Stop AI until somebody with the role lifts it; InputError without a reason."""
        reason = said(reason)
        who = self._identity.current().display_name
        self._work.save_setting(TEAM_STOP, f"stopped by {who}: {reason}")
        self._mark.set(self._clock.now())
        self._store.append(self._entry("off", reason))

    def lift(self, reason: str) -> None:
        """Let AI draft again; RoleNeeded, or InputError without a reason or a stop."""
        self._policy.ensure_may(self._identity.current().account, Act.LIFT_STOP)
        reason = said(reason)
        if not (kept_stop(self._work) or self._mark.sentence()):
            raise InputError("No stop is kept here. One that the policy sets is lifted there.")
        self._store.append(self._entry("on", reason))
        self._mark.clear()
        self._work.save_setting(TEAM_STOP, "")

    def _entry(self, ai: str, reason: str) -> LogEntry:
        return LogEntry(
            type=RecordType.STOP,
            at=self._clock.now(),
            actor=self._identity.current().account,
            ticket_id="",
            customer="",
            guideline=self._policy.version,
            detail={"ai": ai, "scope": "team", "why": reason},
        )


def kept_stop(work: WorkStore) -> str:
    """Who stopped AI and why, "" while nobody did."""
    return work.setting(TEAM_STOP) or ""


def mark_kept_stop(work: WorkStore, mark: StopMark, clock: Clock) -> None:
    """A stop that only the store knows, from before there were marks or of a store that was put back, gets its mark."""
    if kept_stop(work):
        mark.set(clock.now())
