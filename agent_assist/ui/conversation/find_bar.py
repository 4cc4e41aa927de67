"""The field for finding words in the conversation. Rule: Esc closes it and nothing else; its keys act in it alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from agent_assist.ui.shell.icon_button import IconButton
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.field import TextField
from agent_assist.ui.widgets.text import Text

_OWN = {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FindBar(QWidget):
    """Signals: `sought(words)` at each key, `stepped(1 or -1)`, `closed()`."""

    sought = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field(self.tr("Find in this conversation"), "search")
        self.field.textChanged.connect(self.sought)
        self.field.stepped.connect(self.stepped)
        self.field.left.connect(self.closed)
        self._place = Text(TypeRole.BODY, "text2", tabular=True)
        up = IconButton("chevron-up", self.tr("Previous place"))
        up.acted.connect(lambda: self.stepped.emit(-1))
        down = IconButton("chevron-down", self.tr("Next place"))
        down.acted.connect(lambda: self.stepped.emit(1))
        close = IconButton("x", self.tr("Close"))
        close.acted.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        for widget in (self._place, up, down, close):
            row.addWidget(widget)
        self.hide()

    def show_place(self, number: int, count: int) -> None:
        """Which of how many places is in sight."""
        words = self.tr("{n} of {count}").format(n=number, count=count)
        if not self.field.text():
            words = ""
        elif not count:
            words = self.tr("None")
        self._place.set_text(words)
        self.field.setAccessibleDescription(words)


class _Field(TextField):
    """A field that keeps Esc and Enter from the window's keys."""

    stepped = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Claim its keys before a shortcut of the window does."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if event.key() in _OWN and is_plain:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next place, Shift+Enter to the previous one, Esc leaves."""
        if event.key() not in _OWN:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if is_back else 1)
