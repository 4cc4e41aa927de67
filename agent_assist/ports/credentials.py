"""Where a profile's keys are kept."""

from __future__ import annotations

from typing import Protocol

from agent_assist.domain.keys import ProfileKeys


class CredentialStore(Protocol):
    """Keeps the keys of one profile. May block: call it off the UI thread."""

    @property
    def kind(self) -> str:
        """ "keyring", "key file" or "temporary": shown to people."""
        ...

    def load(self) -> ProfileKeys | None:
        """The keys, None when there are none yet; CredentialError when they are locked or wrong."""
        ...

    def save(self, keys: ProfileKeys) -> None:
        """Keep new keys; CredentialError when that is not possible."""
        ...

    def secret(self, name: str) -> str | None:
        """Another secret, such as a model server's API key."""
        ...

    def save_secret(self, name: str, value: str) -> None:
        """Keep it."""
        ...
