"""Settings with one row of each kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agent_assist.presenters.view.window import SettingRow, SettingsPage, SettingsView

ROWS = (
    SettingRow("ai", "AI drafting", "Off stops new drafts.", "switch", "on"),
    SettingRow("person", "A person approves", "Always.", "switch", "on", (), "Built in.", True),
    SettingRow("undo", "Undo window", "", "choice", "10", (("5", "5 s"), ("10", "10 s"))),
    SettingRow("address", "Address", "", "text", "https://desk.example"),
    SettingRow("key", "Key", "", "secret", ""),
    SettingRow("footer", "Footer", "", "value", "Drafted with AI.", (), "Set by Shop IT.", True),
)


@pytest.fixture
def settings() -> Callable[..., SettingsView]:
    def build(rows: tuple[SettingRow, ...] = ROWS, **changes: object) -> SettingsView:
        pages = (
            SettingsPage("general", "sliders-horizontal", "General", "", (("Rows", rows),), True),
            SettingsPage("locked", "tag", "Disclosure", "", (("", (ROWS[1], ROWS[5])),)),
        )
        values = {"pages": pages, "current": "general", "test_title": "", "test_lines": (),
                  "managed_line": "Managed by Shop IT."}  # fmt: skip
        return SettingsView(**{**values, **changes})  # type: ignore[arg-type]

    return build
