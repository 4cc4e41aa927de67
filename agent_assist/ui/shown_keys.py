"""The keys as the person chose them, for every widget that shows or takes one. Rule: what is painted is what acts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from agent_assist.presenters.keymap import Keymap

_PROPERTY = "agent_assist_keys"


class ShownKeys(QObject):
    """The key map of the application. Signal `changed()`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keymap = Keymap()

    @property
    def keymap(self) -> Keymap:
        """The map in force."""
        return self._keymap

    def use(self, keymap: Keymap) -> None:
        """Show and take these keys from now on."""
        if keymap != self._keymap:
            self._keymap = keymap
            self.changed.emit()

    def caps(self, action_id: str) -> tuple[str, ...]:
        """The key caps of an action."""
        return self._keymap.caps(action_id)

    def is_pressed(self, event: QKeyEvent, action_id: str) -> bool:
        """Whether this press is a key of the action."""
        return pressed_key(event) in self._keymap.keys(action_id)


def shown_keys() -> ShownKeys:
    """The application's keys: the usual ones until somebody changes them."""
    app = QApplication.instance()
    found = app.property(_PROPERTY) if app is not None else None
    if isinstance(found, ShownKeys):
        return found
    made = ShownKeys(app)
    if app is not None:
        app.setProperty(_PROPERTY, made)
    return made


def follow_keys(refresh: Callable[[], None]) -> ShownKeys:
    """The keys, with `refresh` (a widget's bound method) called at every later change of them."""
    keys = shown_keys()
    keys.changed.connect(refresh)
    return keys


def pressed_key(event: QKeyEvent) -> str:
    """A press as it is written: "Ctrl+Return"; "" for a modifier alone. The number pad counts as the same keys."""
    key = Qt.Key(event.key())
    if key in _MODIFIERS:
        return ""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    plain = QKeyCombination(held, Qt.Key.Key_Return if key is Qt.Key.Key_Enter else key)
    return QKeySequence(plain).toString(QKeySequence.SequenceFormat.PortableText)


_MODIFIERS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Meta, Qt.Key.Key_Alt, Qt.Key.Key_AltGr,
     Qt.Key.Key_unknown}
)  # fmt: skip
