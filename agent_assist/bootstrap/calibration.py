"""Builds what learns from decisions: the calibration, and the blind checks."""

from __future__ import annotations

from agent_assist.bootstrap.profile import Profile
from agent_assist.bootstrap.stores import Stores
from agent_assist.ports.helpdesk import HelpdeskReader
from agent_assist.services.blind_checks import BlindCheckService
from agent_assist.services.calibration import CalibrationService


def calibration_service(profile: Profile, stores: Stores) -> CalibrationService:
    """The calibration over the profile's log."""
    return CalibrationService(
        store=stores.calibration,
        log=stores.decisions,
        identity=profile.identity,
        policy=profile.policy,
        clock=profile.clock,
    )


def blind_check_service(
    profile: Profile, reader: HelpdeskReader, stores: Stores
) -> BlindCheckService:
    """The blind checks over the profile's log, drafts and tickets."""
    return BlindCheckService(
        store=stores.calibration,
        log=stores.decisions,
        work=stores.work,
        reader=reader,
        identity=profile.identity,
        policy=profile.policy,
        clock=profile.clock,
    )
