"""Rows of the settings from the one schema. Rule: a row that policy decides is locked and says by whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from agent_assist.domain.policy import Policy
from agent_assist.domain.settings import Settings
from agent_assist.domain.settings_schema import Item, Kind, organisation_item, person_item
from agent_assist.domain.settings_values import values_of
from agent_assist.ports.translator import Translator
from agent_assist.presenters.view.window import SettingRow

BUILT_IN = "Built in. It has no off setting."
Section = tuple[str, tuple[SettingRow, ...]]


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes rows for these settings under this policy."""

    tr: Translator
    settings: Settings
    policy: Policy

    def of(self, *keys: str) -> tuple[SettingRow, ...]:
        """A person's settings, in this order."""
        return tuple(self.one(key) for key in keys)

    def one(self, key: str) -> SettingRow:
        """One of a person's settings."""
        item = person_item(key)
        assert item is not None, key
        row = self._row(item, values_of(self.settings)[key])
        locked_by = self.policy.locked.get(key, "")
        return self.locked(row, locked_by) if locked_by else row

    def decided(self, key: str, shown: str = "") -> SettingRow:
        """A decision of the organisation: always locked. `shown` stands for its value where words are better."""
        item = organisation_item(key)
        assert item is not None, key
        row = self._row(item, getattr(self.policy, key))
        if not shown and item.choices:
            shown = self.tr(dict(item.choices).get(row.value, row.value))
        return self.locked(replace(row, kind="value", value=shown or row.value), key)

    def locked(self, row: SettingRow, policy_key: str) -> SettingRow:
        """The row as the policy's key decides it."""
        by = self.policy.organisation
        if by:
            line = self.tr("Set by {org}. Policy: {key}", org=by, key=policy_key)
        else:
            line = self.tr("Set by policy: {key}", key=policy_key)
        return replace(row, lock_line=line, is_locked=True, is_by_policy=True)

    def built_in(self, key: str, title: str, detail: str, value: str = "") -> SettingRow:
        """A safeguard: a switch that stays on, or a value."""
        kind = "value" if value else "switch"
        lock = self.tr(BUILT_IN)
        return SettingRow(key, title, detail, kind, value or "on", lock_line=lock, is_locked=True)

    def _row(self, item: Item, value: Any) -> SettingRow:
        tr = self.tr
        options = tuple((key, tr(words)) for key, words in item.choices)
        kind = "text"
        if item.kind is Kind.SWITCH:
            kind = "switch"
        elif options:
            kind = "choice"
        return SettingRow(item.key, tr(item.title), tr(item.sentence), kind, _words(value), options)


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value)
