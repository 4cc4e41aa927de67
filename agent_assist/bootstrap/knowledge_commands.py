"""What the knowledge commands do to a profile."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from pathlib import Path
from typing import Any

from agent_assist.analysis.language import detect_language
from agent_assist.bootstrap.knowledge import knowledge_import, past_replies_import
from agent_assist.bootstrap.stored import opened
from agent_assist.cli.headless import Imported, Place
from agent_assist.domain.errors import InputError
from agent_assist.domain.knowledge import PAST_REPLIES


def import_knowledge(
    paths: tuple[Path, ...],
    place: Place,
    progress: Callable[[int, int], None] | None,
    *,
    with_past_replies: bool,
) -> Imported:
    """Read what changed in these files and folders, and in what was sent where that is wanted."""
    places = tuple(str(path.resolve()) for path in paths)
    with opened(place.folder, place.passphrase) as (profile, stores):
        report = knowledge_import(stores, profile.clock).bring_up_to_date(
            places, lambda step: progress(step.done, step.total) if progress else None
        )
        if with_past_replies:
            past = past_replies_import(stores, profile.reader(), profile.clock)
            report += past.bring_up_to_date((PAST_REPLIES,))
        if stores.meaning is not None:
            stores.meaning.index()
        count = stores.knowledge.count()
    return Imported(count, report.read, report.unchanged, report.removed, report.problems)


def forget_knowledge(path: Path, place: Place) -> int:
    """Take away what came from a file or folder; InputError when nothing did."""
    with opened(place.folder, place.passphrase) as (profile, stores):
        known = stores.library.places()
        name = str(path) if str(path) in known else str(path.resolve())
        if name not in known:
            raise InputError(f"Nothing was imported from {path}. See “knowledge places”.")
        return knowledge_import(stores, profile.clock).forget(name)


def knowledge_places(place: Place) -> tuple[str, ...]:
    """The files and folders that the knowledge came from."""
    with opened(place.folder, place.passphrase) as (_, stores):
        return stores.library.places()


def search_knowledge(place: Place) -> Callable[[str], dict[str, Any]]:
    """A search over the profile's knowledge, which stays open until the program ends."""
    context = opened(place.folder, place.passphrase)
    _, stores = context.__enter__()
    atexit.register(context.__exit__, None, None, None)

    def search(query: str) -> dict[str, Any]:
        result = stores.knowledge.search(query, language=detect_language(query))
        return {
            "answerable": round(result.answerable, 4),
            "hits": [
                {
                    "id": hit.passage.id.split("#", 1)[0],
                    "title": hit.passage.title,
                    "score": round(hit.score, 6),
                    "passage": hit.passage.text,
                }
                for hit in result.hits
            ],
        }

    return search
