"""Where a person's settings are kept."""

from __future__ import annotations

from typing import Protocol

from agent_assist.domain.settings import Settings


class SettingsStore(Protocol):
    """Reads and writes settings; readable before the encrypted store is open."""

    def load(self) -> Settings:
        """The settings, defaults for what is missing; ConfigurationError for an unreadable file."""
        ...

    def save(self, settings: Settings) -> None:
        """Keep them."""
        ...
