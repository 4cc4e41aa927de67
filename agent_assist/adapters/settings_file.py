"""Settings in a JSON file of the profile, under what IT made mandatory and over what it recommends.

Rule: a bad value costs that value, never the start; the file holds only what the person chose.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from agent_assist.domain.errors import ConfigurationError, StoreError
from agent_assist.domain.managed import ManagedSettings
from agent_assist.domain.settings import Settings
from agent_assist.domain.settings_values import settings_of, values_of

_SERVICE = "service"


class SettingsFile:
    """`settings.json` in a profile folder, readable by its owner only."""

    def __init__(self, path: Path, managed: ManagedSettings | None = None) -> None:
        self._path = path
        self._managed = managed or ManagedSettings()

    def load(self) -> Settings:
        """The settings in force; ConfigurationError when the file is there and cannot be read."""
        return settings_of(
            {**self._managed.recommended, **self._chosen(), **self._managed.mandatory}
        )

    def save(self, settings: Settings) -> None:
        """Write what the person chose in one step; StoreError when that is not possible."""
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            text = json.dumps(self._to_keep(settings), ensure_ascii=False, indent=1)
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            with os.fdopen(os.open(part, flags, 0o600), "w", encoding="utf-8") as file:
                file.write(text)
            part.replace(self._path)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise StoreError(f"The settings could not be saved: {error}.") from error

    def _chosen(self) -> dict[str, Any]:
        try:
            values = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise ConfigurationError(
                f"The settings in {self._path} cannot be read ({error}). Mend or delete the file."
            ) from error
        if not isinstance(values, dict):
            return {}
        nested = values.pop(
            _SERVICE, None
        )  # files of version 0.1 kept the service's settings apart
        return {**(nested if isinstance(nested, dict) else {}), **values}

    def _to_keep(self, settings: Settings) -> dict[str, Any]:
        """What differs from what is usual or recommended; under a lock, what the person had chosen before it."""
        try:
            before = self._chosen()
        except ConfigurationError:
            before = {}
        locked = self._managed.mandatory
        usual = values_of(settings_of(self._managed.recommended))
        kept = {key: before[key] for key in locked if key in before}
        values = values_of(settings)
        return kept | {k: v for k, v in values.items() if k not in locked and v != usual[k]}
