"""Keyrings to try: real backend objects of our own, put where keyring looks, and taken away again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail

from agent_assist.domain.keys import ProfileKeys


class MemoryKeyring(KeyringBackend):
    """Keeps what it is given, as a good keyring does."""

    priority = 1.0

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture(autouse=True)
def use_keyring() -> Iterator[Callable[[KeyringBackend], None]]:
    """Make a backend the chosen one; before that there is none."""
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    yield keyring.set_keyring
    keyring.set_keyring(before)


@pytest.fixture
def memory_keyring(use_keyring: Callable[[KeyringBackend], None]) -> MemoryKeyring:
    """A good keyring, chosen."""
    backend = MemoryKeyring()
    use_keyring(backend)
    return backend


@pytest.fixture
def keys() -> ProfileKeys:
    """Two keys."""
    return ProfileKeys(bytes(range(32)), bytes(range(32, 64)))
