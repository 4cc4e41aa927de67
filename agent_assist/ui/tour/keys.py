"""Pressing keys as a person does: the key goes to whatever has the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from agent_assist.ui.tour.waiting import TourStuck

_MOST_TABS = 80
_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


class Hands:
    """Two hands over the keyboard of one window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    @property
    def focused(self) -> QWidget:
        """What the next key goes to."""
        return self._window.focusWidget() or self._window

    def press(self, keys: str) -> None:
        """Press and release a combination such as "Ctrl+Return"."""
        *held, name = keys.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for modifier in held:
            modifiers |= _MODIFIERS[modifier]
        key = Qt.Key.Key_Period if name == "." else Qt.Key[f"Key_{name}"]
        QTest.keyClick(self.focused, key, modifiers)

    def type(self, text: str) -> None:
        """Type a text, character by character."""
        for character in text:
            if character == "\n":
                self.press("Return")
                continue
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = ord(character.upper()) if character.isascii() else 0
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(self.focused, event)

    def tab_to(self, is_wanted: Callable[[QWidget], bool], what: str) -> QWidget:
        """Press Tab until a wanted widget has the focus. Raises `TourStuck` when it is never reached."""
        for _ in range(_MOST_TABS):
            if is_wanted(self.focused):
                return self.focused
            self.press("Tab")
        raise TourStuck(f"Tab never reaches {what}.")
