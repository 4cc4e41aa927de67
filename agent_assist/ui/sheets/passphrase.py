"""Asks for the passphrase of a profile's key file. Rule: it is never shown, kept or logged, and leaving is easy."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from agent_assist.ui.sheets.sheet import Sheet
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.field import TextField
from agent_assist.ui.widgets.text import Text


class PassphraseSheet(Sheet):
    """Signals: `given(str)`; `closed()` means that the person goes on without."""

    given = Signal(str)
    width_px = 460

    def __init__(self, title: str, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.add_title(title, "")
        self.field = TextField(self.tr("Passphrase"))
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.returnPressed.connect(self.confirm)
        without = Button(ButtonKind.LARGE, self.tr("Go on without"), "", ("Esc",))
        opens = Button(ButtonKind.LARGE, self.tr("Open"), "key-round")
        without.acted.connect(self.closed)
        opens.acted.connect(self.confirm)
        column = QVBoxLayout()
        column.setContentsMargins(21, 0, 21, 14)
        column.setSpacing(8)
        words = QHBoxLayout()
        words.setContentsMargins(4, 0, 4, 0)
        words.addWidget(Text(TypeRole.BODY, "text2", reason, wraps=True))
        column.addLayout(words)
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(2)
        for button in (without, opens):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            row.addWidget(button, 1)
        column.addLayout(row)
        self.column.addLayout(column)

    def confirm(self) -> None:
        """Hand the passphrase over and forget it."""
        words = self.field.text()
        if words:
            self.field.clear()
            self.given.emit(words)

    def first_focus(self) -> QWidget:
        """The field."""
        return self.field
