"""A key of an action: press it, then press the new key. Esc, Tab or leaving keeps the old one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from agent_assist.presenters.keymap import caps_of
from agent_assist.presenters.view.parts import ButtonView
from agent_assist.ui.keyboard import LISTENS
from agent_assist.ui.shell.icon_button import IconButton
from agent_assist.ui.shown_keys import pressed_key
from agent_assist.ui.widgets.button import Button, ButtonKind


class KeyButton(Button):
    """Shows the key. Signal `pressed_new(str)`: a key as Qt writes it."""

    pressed_new = Signal(str)

    def __init__(self, title: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(ButtonKind.SMALL, parent=parent)
        self._title, self._key = title, key
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.acted.connect(self._listen)
        self._show()

    @property
    def is_listening(self) -> bool:
        """Whether the next key becomes the action's key."""
        return bool(self.property(LISTENS))

    def event(self, event: QEvent) -> bool:
        """While it listens, the window's own keys are only keys."""
        if self.is_listening and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the next key."""
        if not self.is_listening:
            super().keyPressEvent(event)
            return
        key = pressed_key(event)
        if key and not event.isAutoRepeat():
            self._stop()
            if key != "Esc":
                self.pressed_new.emit(key)
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The key that began it is not the key that is chosen."""
        if not self.is_listening:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Somebody went on: keep the old key."""
        self._stop()
        super().focusOutEvent(event)

    def _listen(self) -> None:
        self.setProperty(LISTENS, True)
        self.show_view(ButtonView(self.tr("Press the new key, or Esc")))

    def _stop(self) -> None:
        self.setProperty(LISTENS, False)
        self._show()

    def _show(self) -> None:
        caps = " + ".join(caps_of(self._key))
        self.show_view(ButtonView(caps))
        self.setAccessibleName(f"{self._title}: {caps}")


class KeyControl(QWidget):
    """The key, and the way back to the usual one. Signal `changed(str)`: a key, or "" for the usual one."""

    changed = Signal(str)

    def __init__(
        self, title: str, key: str, *, is_changed: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.button = KeyButton(title, key)
        self.reset = IconButton("undo-2", self.tr("Usual key"))
        self.setFocusProxy(self.button)
        self.button.pressed_new.connect(self.changed)
        self.reset.acted.connect(lambda: self.changed.emit(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.button, 1)
        if is_changed:
            row.addWidget(self.reset)
        else:
            self.reset.setParent(self)
            self.reset.hide()
