"""Commands that read or write a profile's encrypted store: opening it, and the knowledge."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from agent_assist.adapters.knowledge_files.folder import read_knowledge
from agent_assist.analysis.language import detect_language
from agent_assist.bootstrap.knowledge import saved_replies_of
from agent_assist.bootstrap.places import default_profile
from agent_assist.bootstrap.profile import Profile, load_profile
from agent_assist.bootstrap.stores import Stores, keys_of, open_credentials, open_stores
from agent_assist.domain.evidence import Passage


@contextmanager
def opened(folder: Path | None, passphrase: str | None) -> Iterator[tuple[Profile, Stores]]:
    """A profile with its stores open; CredentialError, StoreError or ConfigurationError."""
    profile = load_profile(folder or default_profile())
    keys = keys_of(open_credentials(profile, passphrase), profile.randomness, profile.folder)
    stores = open_stores(
        profile.folder,
        keys,
        profile.randomness,
        profile.clock,
        log_anchor=profile.policy.log_anchor,
    )
    try:
        yield profile, stores
    finally:
        stores.database.close()


def import_knowledge(
    paths: tuple[Path, ...], folder: Path | None, passphrase: str | None
) -> tuple[int, tuple[str, ...]]:
    """Make the articles in these folders the knowledge; returns the count and the problems as sentences."""
    passages: list[Passage] = []
    problems: list[str] = []
    for path in paths:
        found = read_knowledge(path, saved_replies_of(path))
        passages.extend(found.passages)
        problems.extend(problem.message for problem in found.problems)
    with opened(folder, passphrase) as (_, stores):
        count = stores.knowledge.replace_all(passages)
    return count, tuple(problems)


def search_knowledge(
    folder: Path | None, passphrase: str | None
) -> Callable[[str], dict[str, Any]]:
    """A search over the profile's knowledge, which stays open until the program ends."""
    context = opened(folder, passphrase)
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
