"""The policy's `[style]` table: how the house writes. Rule: a key that is not known is named, never ignored."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from agent_assist.domain.errors import ConfigurationError
from agent_assist.domain.house_style import HouseStyle

_BY_LANGUAGE = ("greetings", "closings", "signatures")
_MOST_WORDS, _MOST_CHARACTERS = 1_000, 400


def house_style(table: Any, path: Path) -> HouseStyle:
    """The style; ConfigurationError names the value that cannot be used."""
    if not isinstance(table, Mapping):
        raise ConfigurationError(f"{path}: style must be a table: [style].")
    values: dict[str, Any] = {}
    for key, value in table.items():
        if not _is_usable(key, value):
            raise ConfigurationError(
                f"{path}: style.{key} = {value!r} is not usable. Correct it or take the line out."
            )
        values[key] = dict(value) if key in _BY_LANGUAGE else value
    return HouseStyle(**values)


def _is_usable(key: str, value: object) -> bool:
    if key == "tone":
        return _is_short(value)
    if key == "most_words":
        is_number = isinstance(value, int) and not isinstance(value, bool)
        return is_number and 0 <= int(str(value)) <= _MOST_WORDS
    if key not in _BY_LANGUAGE or not isinstance(value, Mapping):
        return False
    return all(isinstance(name, str) and _is_short(text) for name, text in value.items())


def _is_short(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _MOST_CHARACTERS
