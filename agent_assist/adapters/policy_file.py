"""The policy, read from TOML. Rule: every value is checked, and a bad one is named while the safer one holds.

An organisation's file lies over the one that ships; footers are replaced language by language, and a footer
that leaves an AI draft unmarked is not accepted. The shipped roles are for one person alone at their computer: beside
an organisation's file they are gone, so that a role it does not give is nobody's.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from agent_assist.adapters.policy_style import house_style
from agent_assist.domain.confidence import BAND_MIN_DECISIONS
from agent_assist.domain.disclosure import DisclosureKind
from agent_assist.domain.errors import ConfigurationError
from agent_assist.domain.people import Role
from agent_assist.domain.policy import (
    UNDO_SECONDS_MAX,
    UNDO_SECONDS_MIN,
    FooterTexts,
    Policy,
)

_TEXTS = ("organisation", "sender_name", "sender_email", "version", "jurisdiction", "log_anchor")
_SWITCHES = ("ai_allowed", "cloud_allowed", "reject_needs_reason", "quote_original")
_MARKED_KINDS = tuple(kind for kind in DisclosureKind if kind is not DisclosureKind.HUMAN)


class PolicyFile:
    """Reads the shipped policy and, where it exists, the organisation's over it."""

    def __init__(self, shipped: Path, organisation: Path | None = None) -> None:
        self._shipped = shipped
        self._organisation = organisation

    def load(self) -> Policy:
        """The policy in force; ConfigurationError names the file and the reason."""
        policy = _apply(_EMPTY, _read(self._shipped), self._shipped)
        if self._organisation is not None and self._organisation.exists():
            policy = replace(policy, roles={})
            policy = _apply(policy, _read(self._organisation), self._organisation)
        return policy


_EMPTY = Policy(organisation="", sender_name="", sender_email="", version="", footers={})


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(f"The policy file {path} cannot be read: {error}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"The policy file {path} is not valid TOML: {error}.") from error


def _apply(policy: Policy, values: Mapping[str, Any], path: Path) -> Policy:
    changes: dict[str, Any] = {}
    for key, value in values.items():
        if key == "footers":
            changes[key] = {**policy.footers, **_footers(value, path)}
        elif key == "roles":
            changes[key] = _roles(value, path)
        elif key == "style":
            changes[key] = house_style(value, path)
        else:
            changes[key] = _checked(key, value, path)
    return replace(policy, **changes)


def _checked(key: str, value: Any, path: Path) -> Any:
    if key in (*_TEXTS, "default_language", "status_after_reply") and isinstance(value, str):
        return value
    if key in _SWITCHES and isinstance(value, bool):
        return value
    if key == "undo_seconds" and _is_whole_between(value, UNDO_SECONDS_MIN, UNDO_SECONDS_MAX):
        return value
    if key == "band_min_decisions" and _is_whole_between(value, BAND_MIN_DECISIONS, 10_000):
        return value
    if key == "prepare_ahead" and _is_whole_between(value, 0, 10):
        return value
    if key == "abstain_below" and isinstance(value, int | float) and 0 <= value <= 1:
        return float(value)
    if key == "allowed_sources" and isinstance(value, list) and all(map(_is_text, value)):
        return tuple(value)
    raise ConfigurationError(
        f"{path}: {key} = {value!r} is not usable. Correct it or take the line out."
    )


def _roles(table: Any, path: Path) -> dict[Role, tuple[str, ...]]:
    if not isinstance(table, Mapping):
        raise ConfigurationError(f"{path}: roles must be a table: [roles].")
    roles = {}
    for name, accounts in table.items():
        if name not in set(Role):
            raise ConfigurationError(
                f"{path}: roles.{name} is not known. Use {', '.join(Role)} or take the line out."
            )
        if not isinstance(accounts, list) or not all(map(_is_text, accounts)):
            raise ConfigurationError(
                f'{path}: roles.{name} must list account names, such as ["priya"].'
            )
        roles[Role(name)] = tuple(accounts)
    return roles


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_whole_between(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _footers(table: Any, path: Path) -> dict[str, FooterTexts]:
    if not isinstance(table, Mapping):
        raise ConfigurationError(f"{path}: footers must be tables such as [footers.en].")
    return {language: _footer(language, texts, path) for language, texts in table.items()}


def _footer(language: str, texts: Any, path: Path) -> FooterTexts:
    if not isinstance(texts, Mapping):
        raise ConfigurationError(f"{path}: footers.{language} must be a table.")
    needed = [*(kind.value for kind in _MARKED_KINDS), "reach_person", "person_keyword"]
    for key in needed:
        if not isinstance(texts.get(key), str) or not texts[key].strip():
            raise ConfigurationError(
                f"{path}: footers.{language}.{key} is missing or empty."
                " AI drafts are never sent without it; write the sentence."
            )
    by_kind: dict[DisclosureKind, str] = {kind: str(texts[kind.value]) for kind in _MARKED_KINDS}
    for kind, line in by_kind.items():
        if "{name}" not in line:
            raise ConfigurationError(
                f"{path}: footers.{language}.{kind.value} must name the person: put {{name}} in it."
            )
    return FooterTexts(by_kind, str(texts["reach_person"]), str(texts["person_keyword"]))
