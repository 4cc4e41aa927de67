"""Settings as flat values by the schema's keys, and back. Rule: a bad value costs that value, never the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from agent_assist.domain.service_settings import SERVICE_KEYS, ServiceSettings
from agent_assist.domain.settings import Drafting, Settings
from agent_assist.domain.settings_schema import Kind, Scope, items_of, person_item

UNMANAGED = ("ai_is_on", "keys")
"""What only the person sets: the switch that stops drafting, and keys."""


def settings_of(values: Mapping[str, Any]) -> Settings:
    """The settings from flat values; what is missing or unusable is the schema's default."""
    usual = {item.key: item.default for item in items_of(Scope.PERSON)}
    chosen = {**usual, **{k: v for k, v in values.items() if _is_usable(k, v)}}
    flat: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in chosen.items()
    }
    flat["drafting"] = Drafting(flat["drafting"])
    service = ServiceSettings(**{key: flat.pop(key) for key in SERVICE_KEYS})
    return Settings(
        **flat,
        ai_is_on=values.get("ai_is_on") is not False,
        keys=_pairs(values.get("keys")),
        service=service,
    )


def values_of(settings: Settings) -> dict[str, Any]:
    """All settings flat, as JSON has them."""
    own = {f.name: getattr(settings, f.name) for f in fields(settings) if f.name != "service"}
    own |= {key: getattr(settings.service, key) for key in SERVICE_KEYS}
    own["drafting"] = settings.drafting.value
    own["keys"] = [list(pair) for pair in settings.keys]
    return {key: list(value) if isinstance(value, tuple) else value for key, value in own.items()}


def _is_usable(key: str, value: object) -> bool:
    item = person_item(key)
    if item is None:
        return False
    if item.kind is Kind.TEXT:
        return isinstance(value, str)  # a person may keep what the screen or the set-up let through
    return not item.problem(value)


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    """Two texts each; anything else is left out."""
    if not isinstance(value, list):
        return ()
    pairs = [each for each in value if isinstance(each, list) and len(each) == 2]
    return tuple((a, b) for a, b in pairs if isinstance(a, str) and isinstance(b, str))
