"""Writes into the log that another model drafts from now on. Rule: that is a person's act, and needs the role for it.

A model that the policy itself names is the organisation's choice: it is recorded, and needs no role.
"""

from __future__ import annotations

from agent_assist.domain.disclosure import DraftSource
from agent_assist.domain.drafts import ModelStamp
from agent_assist.domain.people import Act
from agent_assist.domain.policy import Policy
from agent_assist.domain.records import LogEntry, RecordType
from agent_assist.ports.clock import Clock
from agent_assist.ports.decision_store import DecisionStore
from agent_assist.ports.identity import IdentitySource
from agent_assist.ports.work_store import WorkStore

MODEL_RELEASED = "model_released"
"""The setting that keeps the model whose release was recorded last."""


def release_model(
    store: DecisionStore,
    work: WorkStore,
    identity: IdentitySource,
    policy: Policy,
    clock: Clock,
    model: ModelStamp,
    *,
    is_policys: bool,
) -> bool:
    """Append a record when the model is not the one released last; returns whether it was. RoleNeeded.

    `is_policys`: the policy itself names this model.
    """
    name = f"{model.name} at {model.host or 'this computer'}"
    if model.source is not DraftSource.MODEL or work.setting(MODEL_RELEASED) == name:
        return False
    account = identity.current().account
    if not is_policys:
        policy.ensure_may(account, Act.RELEASE)
    store.append(
        LogEntry(
            type=RecordType.RELEASE,
            at=clock.now(),
            actor=account,
            ticket_id="",
            customer="",
            model=model.name,
            guideline=policy.version,
            detail={
                "released": "model",
                "host": model.host,
                "before": work.setting(MODEL_RELEASED) or "",
                "by_policy": is_policys,
            },
        )
    )
    work.save_setting(MODEL_RELEASED, name)
    return True
