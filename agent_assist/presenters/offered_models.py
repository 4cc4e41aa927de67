"""The models that a service offered when it was tried, as a menu in the settings. Any other name can still be typed."""

from __future__ import annotations

from dataclasses import replace

from agent_assist.domain.settings import Settings
from agent_assist.ports.translator import Translator
from agent_assist.presenters.view.window import SettingRow, SettingsPage

KEY, OTHER_NAME = "model", "\0other"
"""`OTHER_NAME` is the menu's last entry; no model is called so."""


class OfferedModels:
    """Remembers the list of one address until another is tried."""

    def __init__(self) -> None:
        self._base_url = ""
        self._models: tuple[str, ...] = ()
        self._is_typed = False

    def learn(self, settings: Settings, models: tuple[str, ...]) -> None:
        """The service of these settings offers these."""
        self._base_url, self._models, self._is_typed = settings.base_url, models, False

    def takes(self, key: str, value: str) -> bool:
        """Whether this choice was not a model but the wish to type a name."""
        self._is_typed |= key == KEY and value == OTHER_NAME
        return key == KEY and value == OTHER_NAME

    def shown(self, tr: Translator, settings: Settings, page: SettingsPage) -> SettingsPage:
        """The page with a menu in the place of the field, where the list of its address is known."""
        if self._is_typed or not self._models or settings.base_url != self._base_url:
            return page
        sections = tuple(
            (title, tuple(self._menu(tr, row) if row.key == KEY else row for row in rows))
            for title, rows in page.sections
        )
        return replace(page, sections=sections)

    def _menu(self, tr: Translator, row: SettingRow) -> SettingRow:
        if row.is_locked or row.kind != "text":
            return row
        offered = tuple((name, name) for name in self._models)
        now = row.value
        if now not in self._models:
            words = tr("{name} (not offered)", name=now) if now else tr("Choose a model")
            offered = ((now, words), *offered)
        return replace(row, kind="choice", options=(*offered, (OTHER_NAME, tr("Another name…"))))
