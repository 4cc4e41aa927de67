"""The policy's `[style]` table: how the house writes. Rule: a key that is not known is named, never ignored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from agent_assist.adapters.policy.finding import Findings
from agent_assist.domain.house_style import HouseStyle

_BY_LANGUAGE = ("greetings", "closings", "signatures")
_MOST_WORDS, _MOST_CHARACTERS = 1_000, 400
_HOLDS = "The draft chooses freely there."


def house_style(table: Any, findings: Findings) -> HouseStyle:
    """The style, without what cannot be used."""
    if not isinstance(table, Mapping):
        findings.bad("style", "style must be a table, [style]", _HOLDS)
        return HouseStyle()
    values: dict[str, Any] = {}
    for key, value in table.items():
        if not _is_usable(key, value):
            findings.bad(f"style.{key}", f"style.{key} = {value!r} is not usable", _HOLDS)
            continue
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
