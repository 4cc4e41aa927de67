"""`agent-assist draft`: the same services as the window, over a store in memory. Nothing can be sent from here.

The demo stands in where nothing is set up: its tickets for a ticket number, its knowledge for a file; the
answer then says so.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from agent_assist.adapters.credentials.temporary import TemporaryCredentials
from agent_assist.adapters.models.openai_compatible import OpenAICompatibleModel
from agent_assist.adapters.words import EnglishWords
from agent_assist.bootstrap.demo import DEMO_LABEL, DEMO_MODEL, start_demo
from agent_assist.bootstrap.house import build_services
from agent_assist.bootstrap.knowledge import bring_up_to_date, knowledge_import
from agent_assist.bootstrap.models import choose_model, key_of
from agent_assist.bootstrap.places import default_profile, resources
from agent_assist.bootstrap.profile import Profile, load_profile
from agent_assist.bootstrap.stored import opened
from agent_assist.bootstrap.stores import STORE_NAME, keys_of, open_credentials, open_stores
from agent_assist.domain.errors import BugError, CredentialError, InputError
from agent_assist.domain.settings import Drafting
from agent_assist.ports.draft_model import DraftModel
from agent_assist.presenters.headless_draft import abstention_as_json, draft_as_json
from agent_assist.services.assessment import assess
from agent_assist.services.desk import Services
from agent_assist.services.drafting import DraftAbstained, DraftReady
from agent_assist.services.stopping import TEAM_STOP, kept_stop

_SUFFIXES = (".eml", ".json", ".csv", ".mbox")


def draft_ticket(
    ticket_id: str, folder: Path | None, passphrase: str | None, *, is_demo: bool
) -> dict[str, Any]:
    """The draft for a ticket of the profile, or of the demo."""
    profile = load_profile(folder or default_profile())
    if is_demo or (folder is None and not profile.settings.is_set_up):
        return _draft_demo(ticket_id)
    api_key = ""
    if profile.settings.drafting is Drafting.SERVER:
        credentials = open_credentials(profile, passphrase)
        api_key = key_of(profile.settings, credentials, profile.policy)
    model = choose_model(profile.settings, api_key, profile.policy, profile.folder)
    with _services(profile, model, _kept(profile.folder, passphrase)) as services:
        return _draft(services, profile, ticket_id)


def draft_file(
    path: Path, folder: Path | None, passphrase: str | None = None, *, is_demo: bool = False
) -> dict[str, Any]:
    """The draft for the first waiting ticket in a file; InputError for other kinds of files."""
    if path.suffix.lower() not in _SUFFIXES:
        raise InputError(
            f"{path} is not a mail or a ticket export. Give a file that ends in {', '.join(_SUFFIXES)}."
        )
    profile = load_profile(folder or default_profile())
    kept = _kept(profile.folder, passphrase)
    is_demo = is_demo or not (profile.settings.knowledge_folder or kept.imported)
    if is_demo:
        kept = replace(kept, imported=())
    knowledge = (
        str(resources() / "demo" / "knowledge") if is_demo else profile.settings.knowledge_folder
    )
    with tempfile.TemporaryDirectory(prefix="agent-assist-") as place:
        shutil.copy(path, Path(place) / path.name)
        settings = replace(
            profile.settings,
            helpdesk_folder=place,
            knowledge_folder=knowledge,
            drafting=Drafting.KNOWLEDGE,
        )
        profile = replace(profile, settings=settings)
        model = choose_model(settings, "", profile.policy)
        with _services(profile, model, kept) as services:
            answer = _draft(services, profile, _first_ticket(services, path))
    return {**answer, "knowledge": "demo" if is_demo else "profile"}


def _draft_demo(ticket_id: str) -> dict[str, Any]:
    demo = start_demo(tokens_per_second=None)
    try:
        model = OpenAICompatibleModel(
            demo.server.base_url, DEMO_MODEL, demo.server.api_key, label=DEMO_LABEL
        )
        with _services(demo.profile, model, _Kept()) as services:
            return {**_draft(services, demo.profile, ticket_id), "knowledge": "demo"}
    finally:
        demo.close()


def _first_ticket(services: Services, path: Path) -> str:
    tickets = [ticket for batch in services.reader.tickets() for ticket in batch]
    if not tickets:
        raise InputError(f"{path} holds no ticket that can be read.")
    waiting = [ticket for ticket in tickets if ticket.is_waiting]
    return (waiting or tickets)[0].id


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the profile's store has for a draft: where imported articles came from, and the team's stop."""

    imported: tuple[str, ...] = ()
    stop: str = ""


def _kept(folder: Path, passphrase: str | None) -> _Kept:
    """Nothing where the store does not open without being asked."""
    if not (folder / STORE_NAME).exists():
        return _Kept()
    try:
        with opened(folder, passphrase) as (_, stores):
            places = (place for place in stores.library.places() if Path(place).exists())
            return _Kept(tuple(places), kept_stop(stores.work))
    except CredentialError:
        return _Kept()


@contextmanager
def _services(profile: Profile, model: DraftModel, kept: _Kept) -> Iterator[Services]:
    keys = keys_of(TemporaryCredentials(), profile.randomness, None)
    stores = open_stores(None, keys, profile.randomness, profile.clock)
    bring_up_to_date(profile, stores)
    knowledge_import(stores, profile.clock).bring_up_to_date(kept.imported)
    stores.work.save_setting(TEAM_STOP, kept.stop)
    try:
        yield build_services(
            profile, profile.reader(), stores, model, is_temporary=True, note="temporary"
        )
    finally:
        stores.database.close()


def _draft(services: Services, profile: Profile, ticket_id: str) -> dict[str, Any]:
    return asyncio.run(_drafted(services, profile, ticket_id))


async def _drafted(services: Services, profile: Profile, ticket_id: str) -> dict[str, Any]:
    tr = EnglishWords()
    conversation = services.reader.conversation(ticket_id)
    async for event in services.drafting.draft(ticket_id):
        if isinstance(event, DraftAbstained):
            return abstention_as_json(event.abstention)
        if isinstance(event, DraftReady):
            today = profile.clock.now().date()
            assessment = assess(
                event.draft,
                event.draft.text,
                settled=(),
                conversation=conversation,
                guide=services.calibration.guide(conversation.ticket, event.draft.model),
                answerable=event.answerable,
                today=today,
            )
            return draft_as_json(
                tr,
                event.draft,
                assessment,
                policy=services.policy,
                agent_name=services.identity.current().display_name,
                today=today,
            )
    raise BugError("the drafting ended without a draft and without a reason")
