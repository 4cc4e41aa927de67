"""Key caps of an action: they follow the keys that the person chose."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from agent_assist.ui.shown_keys import follow_keys
from agent_assist.ui.widgets.key_caps import KeyCaps


class ActionCaps(KeyCaps):
    """The first key of one action, or of several of which each has one key."""

    def __init__(self, *action_ids: str, parent: QWidget | None = None) -> None:
        super().__init__((), parent)
        self._action_ids = action_ids
        self._shown = follow_keys(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.set_keys(tuple(cap for i in self._action_ids for cap in self._shown.caps(i)))
