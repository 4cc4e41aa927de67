"""Keeps the store's knowledge in step with its places. Rule: what opens a profile waits for seconds at most."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from agent_assist.adapters.knowledge_files.folder import WORKER, FolderKnowledge
from agent_assist.adapters.knowledge_files.places import SAVED_REPLIES_NAME
from agent_assist.adapters.knowledge_files.writing import MarkdownWriter
from agent_assist.bootstrap.profile import Profile
from agent_assist.bootstrap.stores import Stores
from agent_assist.domain.errors import StoreDamaged
from agent_assist.domain.knowledge import PAST_REPLIES, ImportReport
from agent_assist.ports.clock import Clock
from agent_assist.ports.helpdesk import HelpdeskReader
from agent_assist.services.knowledge_gaps import GapService
from agent_assist.services.knowledge_import import KnowledgeImport, Progress, nobody_asks
from agent_assist.services.knowledge_past import PastReplies
from agent_assist.services.knowledge_room import KnowledgeRoom

WRITTEN_FOLDER = "knowledge"
"""Articles that were written here, where the profile has no folder of its own to write into."""
OPENING_MS = 3_000
_OWN_PLACES_KEY = "knowledge_places"


def knowledge_import(stores: Stores, clock: Clock) -> KnowledgeImport:
    """The import over a profile's store."""
    return KnowledgeImport(FolderKnowledge(_worker()), stores.library, clock)


def own_places(profile: Profile) -> tuple[str, ...]:
    """The places of the settings: the knowledge folder, saved replies beside it, and what was written here."""
    chosen = profile.settings.knowledge_folder
    folder = Path(chosen).expanduser()
    written = profile.folder / WRITTEN_FOLDER
    places = [folder, folder.parent / SAVED_REPLIES_NAME] if chosen else []
    return (
        *(str(place) for place in places if place == folder or place.is_file()),
        *((str(written),) if written.is_dir() else ()),
    )


def article_folder(profile: Profile) -> Path:
    """Where a person's new articles go: the knowledge folder, else a folder of the profile."""
    chosen = profile.settings.knowledge_folder
    if chosen and not profile.mark and Path(chosen).expanduser().is_dir():
        return Path(chosen).expanduser()
    return profile.folder / WRITTEN_FOLDER


def past_replies_import(stores: Stores, reader: HelpdeskReader, clock: Clock) -> KnowledgeImport:
    """The import of the team's own sent replies."""
    return KnowledgeImport(PastReplies(stores.decisions, reader), stores.library, clock)


def forget_erased_replies(stores: Stores, clock: Clock) -> None:
    """Take away passages, and their vectors, made of sent replies that were erased since; all where one is damaged."""
    if PAST_REPLIES not in stores.library.places():
        return
    importing = KnowledgeImport(PastReplies(stores.decisions, None), stores.library, clock)
    try:
        importing.forget_gone(PAST_REPLIES)
    except StoreDamaged:
        importing.forget(PAST_REPLIES)


def bring_up_to_date(
    profile: Profile,
    stores: Stores,
    progress: Progress = nobody_asks,
    should_stop: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Import what changed in the settings' places; what came from a place they no longer name is forgotten."""
    places = own_places(profile)
    importing = knowledge_import(stores, profile.clock)
    if places and not stores.library.places() and stores.knowledge.count():
        stores.knowledge.replace_all(())  # put in by a version that kept no register
    for place in set(_kept_places(stores)) - set(places):
        importing.forget(place)
    stores.work.save_setting(_OWN_PLACES_KEY, json.dumps(places))
    return importing.bring_up_to_date(places, progress, should_stop)


def _with_past_replies(
    profile: Profile,
    stores: Stores,
    reader: HelpdeskReader,
    progress: Progress,
    should_stop: Callable[[], bool],
) -> ImportReport:
    """All places; sent replies too where somebody took them in, so that what was erased goes from here as well."""
    report = bring_up_to_date(profile, stores, progress, should_stop)
    if PAST_REPLIES not in stores.library.places():
        return report
    past = past_replies_import(stores, reader, profile.clock)
    return report + past.bring_up_to_date((PAST_REPLIES,), progress, should_stop)


def knowledge_room(profile: Profile, stores: Stores, reader: HelpdeskReader) -> KnowledgeRoom:
    """The knowledge screen's services."""
    return KnowledgeRoom(
        library=stores.library,
        store=stores.knowledge,
        gaps=GapService(stores.decisions, stores.library, reader),
        writer=MarkdownWriter(article_folder(profile)),
        bring_up_to_date=partial(_with_past_replies, profile, stores, reader),
        clock=profile.clock,
    )


def for_opening(profile: Profile, stores: Stores) -> ImportReport:
    """As much as can be done while a window waits; the rest is done behind it."""
    clock = profile.clock
    end_ms = clock.monotonic_ms() + OPENING_MS
    return bring_up_to_date(profile, stores, should_stop=lambda: clock.monotonic_ms() > end_ms)


def _kept_places(stores: Stores) -> tuple[str, ...]:
    return tuple(json.loads(stores.work.setting(_OWN_PLACES_KEY) or "[]"))


def _worker() -> tuple[str, ...]:
    """How the reading process starts: a packaged program has no interpreter beside it."""
    return (sys.executable, "read-documents") if getattr(sys, "frozen", False) else WORKER
