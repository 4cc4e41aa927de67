"""Erasing, retention and the team's stop over a profile. Rule: nothing is erased that a window could write again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from agent_assist.adapters.single_owner import LOCK_NAME, SingleOwner
from agent_assist.bootstrap.knowledge import forget_erased_replies
from agent_assist.bootstrap.places import default_profile
from agent_assist.bootstrap.profile import Profile
from agent_assist.bootstrap.stored import opened
from agent_assist.bootstrap.stores import STORE_NAME, Stores, stop_mark
from agent_assist.cli.headless import Place
from agent_assist.domain.errors import ConfigurationError, InputError
from agent_assist.ports.erasure import Erased
from agent_assist.ports.helpdesk import HelpdeskReader
from agent_assist.services.erasure import ErasureService
from agent_assist.services.stopping import StopService


def erase_old(profile: Profile, stores: Stores) -> Erased | None:
    """Erase what is older than the policy keeps, and what was learnt from it; None where nothing is."""
    erased = _service(profile, stores).retain()
    if erased is not None:
        forget_erased_replies(stores, profile.clock)
    return erased


def erase_customer(place: Place, email: str, reason: str) -> Erased:
    """Erase one customer, also from what was learnt from sent replies; the log's head is kept behind it."""
    with _alone(place) as (profile, stores):
        erased = _service(profile, stores).erase(email, reason, _reader(profile))
        forget_erased_replies(stores, profile.clock)
        stores.decisions.keep_head()
        return erased


def retain(place: Place) -> Erased | None:
    """Erase what is older than the policy keeps; None where nothing is."""
    with _alone(place) as (profile, stores):
        erased = erase_old(profile, stores)
        stores.decisions.keep_head()
        return erased


def stop_team(place: Place, reason: str, *, is_lifted: bool) -> None:
    """Stop AI for all who use this profile, or lift that; holds at once in an open window too."""
    with opened(place.folder, place.passphrase) as (profile, stores):
        service = StopService(
            store=stores.decisions,
            work=stores.work,
            mark=stop_mark(profile.folder),
            identity=profile.identity,
            policy=profile.policy,
            clock=profile.clock,
        )
        (service.lift if is_lifted else service.stop)(reason)


def _service(profile: Profile, stores: Stores) -> ErasureService:
    return ErasureService(
        eraser=stores.decisions.eraser,
        identity=profile.identity,
        policy=profile.policy,
        clock=profile.clock,
    )


@contextmanager
def _alone(place: Place) -> Iterator[tuple[Profile, Stores]]:
    """The profile's store while no window has it open; InputError otherwise."""
    folder = place.folder or default_profile()
    if not (folder / STORE_NAME).exists():
        raise InputError(f"There is no store in {folder}. Name another folder with --profile.")
    owner = SingleOwner(folder / LOCK_NAME)
    if not owner.owns():
        raise InputError(
            "Agent Assist is open with this profile and could write again what is erased. Close it, then try again."
        )
    try:
        with opened(folder, place.passphrase) as found:
            yield found
    finally:
        owner.release()


def _reader(profile: Profile) -> HelpdeskReader | None:
    """The helpdesk's tickets, None where there is none any longer: the store itself knows most."""
    try:
        return profile.reader()
    except ConfigurationError:
        return None
