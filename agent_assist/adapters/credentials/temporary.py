"""Keys that live in memory. Rule: nothing of a temporary profile can be read after it was closed."""

from __future__ import annotations

from agent_assist.domain.keys import ProfileKeys


class TemporaryCredentials:
    """CredentialStore that forgets everything at the end."""

    def __init__(self) -> None:
        self._keys: ProfileKeys | None = None
        self._secrets: dict[str, str] = {}

    @property
    def kind(self) -> str:
        """What people are told."""
        return "temporary"

    def load(self) -> ProfileKeys | None:
        """The keys, None when there are none yet."""
        return self._keys

    def save(self, keys: ProfileKeys) -> None:
        """Keep new keys until the end."""
        self._keys = keys

    def secret(self, name: str) -> str | None:
        """Another secret, if it was saved."""
        return self._secrets.get(name)

    def save_secret(self, name: str, value: str) -> None:
        """Keep it until the end."""
        self._secrets[name] = value
