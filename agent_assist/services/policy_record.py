"""Writes into the log that the organisation's rules are others now. Rule: once for each change, before any act.

Each record names the policy's version; this one shows when it changed, also where nobody raised the version.
"""

from __future__ import annotations

from agent_assist.domain.canonical import sha256_hex
from agent_assist.domain.policy import Policy
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.ports.clock import Clock
from agent_assist.ports.decision_store import DecisionStore
from agent_assist.ports.identity import IdentitySource
from agent_assist.ports.work_store import WorkStore

POLICY_SEEN = "policy_seen"
"""The setting that keeps the digest of the policy that was recorded last."""


def record_policy(
    store: DecisionStore, work: WorkStore, identity: IdentitySource, policy: Policy, clock: Clock
) -> bool:
    """Append a record when the policy is not the one recorded last; returns whether it was."""
    digest = sha256_hex(repr(policy).encode("utf-8", "backslashreplace"))
    if work.setting(POLICY_SEEN) == digest:
        return False
    store.append(
        LogEntry(
            type=RecordType.POLICY,
            at=clock.now(),
            actor=identity.current().account,
            ticket_id="",
            customer="",
            guideline=policy.version,
            detail={"version": policy.version, "digest": digest},
        )
    )
    work.save_setting(POLICY_SEEN, digest)
    return True
