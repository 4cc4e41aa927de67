"""Settings in a JSON file of the profile. Rule: a bad value costs that value, never the start."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from agent_assist.domain.errors import ConfigurationError, StoreError
from agent_assist.domain.service_settings import service_of
from agent_assist.domain.settings import Drafting, Settings

_THEMES = ("light", "dark", "system")


class SettingsFile:
    """`settings.json` in a profile folder, readable by its owner only."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Settings:
        """The settings; ConfigurationError when the file is there and cannot be read."""
        try:
            values = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError) as error:
            raise ConfigurationError(
                f"The settings in {self._path} cannot be read ({error}). Mend or delete the file."
            ) from error
        return _settings(values if isinstance(values, dict) else {})

    def save(self, settings: Settings) -> None:
        """Write all of them in one step; StoreError when that is not possible."""
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            text = json.dumps(asdict(settings), ensure_ascii=False, indent=1)
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
                file.write(text)
            part.replace(self._path)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise StoreError(f"The settings could not be saved: {error}.") from error


def _settings(values: dict[str, Any]) -> Settings:
    plain = Settings()

    def text(key: str, otherwise: str) -> str:
        value = values.get(key)
        return value if isinstance(value, str) else otherwise

    theme, drafting = text("theme", plain.theme), text("drafting", plain.drafting.value)
    scale, addresses = values.get("text_scale_percent"), values.get("own_addresses")
    return Settings(
        helpdesk_folder=text("helpdesk_folder", ""),
        knowledge_folder=text("knowledge_folder", ""),
        drafting=Drafting(drafting) if drafting in set(Drafting) else plain.drafting,
        base_url=text("base_url", ""),
        model=text("model", ""),
        display_name=text("display_name", ""),
        sender_name=text("sender_name", ""),
        own_addresses=tuple(a for a in addresses if isinstance(a, str)) if isinstance(addresses, list) else (),
        theme=theme if theme in _THEMES else plain.theme,
        text_scale_percent=scale if isinstance(scale, int) and 90 <= scale <= 200 else 100,
        motion="reduced" if values.get("motion") == "reduced" else plain.motion,
        ai_is_on=values.get("ai_is_on") is not False,
        keys=_pairs(values.get("keys")),
        notifications=values.get("notifications") is True,
        checks_spelling=values.get("checks_spelling") is not False,
        service=service_of(values.get("service")),
    )


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    """Two texts each; anything else is left out."""
    if not isinstance(value, list):
        return ()
    pairs = [each for each in value if isinstance(each, list) and len(each) == 2]
    return tuple((a, b) for a, b in pairs if isinstance(a, str) and isinstance(b, str))
