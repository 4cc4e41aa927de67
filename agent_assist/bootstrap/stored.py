"""Opens a profile's encrypted store for a command, and closes it again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agent_assist.bootstrap.places import default_profile
from agent_assist.bootstrap.profile import Profile, load_profile
from agent_assist.bootstrap.stores import Stores, keys_of, open_credentials, open_stores


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
        by_meaning=profile.settings.search_by_meaning,
    )
    try:
        yield profile, stores
    finally:
        stores.database.close()
