"""Which key presses type a character. Rule: the same ones that Qt's own editor would take."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)


def typed_text(event: QKeyEvent) -> str:
    """The text that this press types, "" when it is a command. AltGr (Ctrl+Alt) types."""
    text = event.text()
    if not text:
        return ""
    category = unicodedata.category(text[0])
    if category == "Cf":
        return text
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held in _COMMANDS or held & Qt.KeyboardModifier.MetaModifier:
        return ""
    return "" if category in ("Cc", "Cs", "Cn") else text


def is_line_end(event: QKeyEvent) -> bool:
    """Whether this press ends the line: Enter with or without Shift, nothing else held."""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    )
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and held == Qt.KeyboardModifier.NoModifier
