"""Builds the figures over the profile's log; in the demo, over a synthetic history that is kept apart from its log."""

from __future__ import annotations

from pathlib import Path

from agent_assist.adapters.demo_history import SyntheticHistory
from agent_assist.adapters.store.statistics_store import EncryptedStatisticsStore
from agent_assist.bootstrap.places import resources
from agent_assist.bootstrap.profile import Profile
from agent_assist.bootstrap.stores import Stores
from agent_assist.domain.people import Role
from agent_assist.domain.policy import EVERYBODY
from agent_assist.services.statistics import StatisticsService


def statistics_service(profile: Profile, stores: Stores) -> StatisticsService:
    """Groups for leads, as the policy names them; own figures for everybody."""
    store = EncryptedStatisticsStore(stores.database, profile.randomness)
    is_demo = bool(profile.mark)
    return StatisticsService(
        source=SyntheticHistory(history_file()) if is_demo else store,
        own=store,
        identity=profile.identity,
        clock=profile.clock,
        is_lead=is_demo or is_lead(profile),
        is_synthetic=is_demo,
    )


def history_file() -> Path:
    """What the demo's history is made from."""
    return resources() / "demo" / "history" / "history.json"


def is_lead(profile: Profile) -> bool:
    """Whether the policy gives this account the role."""
    named = profile.policy.roles.get(Role.LEAD, ())
    return profile.identity.current().account in named or EVERYBODY in named
