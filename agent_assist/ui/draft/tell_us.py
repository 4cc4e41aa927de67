"""A way to say that something is wrong where no draft was made. It goes into the decision log, sealed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.field import TextField
from agent_assist.ui.widgets.flow import FlowLayout
from agent_assist.ui.widgets.text import Text


class TellUs(QWidget):
    """Words and a link; the link opens a field, Enter sends it. Signal `told(str)`."""

    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Text(TypeRole.META, "text2", self.tr("Is something wrong here?"))
        self.link = Button(ButtonKind.LINK, self.tr("Tell us"))
        self.field = TextField(self.tr("What is wrong? Enter keeps it in the decision log"))
        line = FlowLayout(6)
        line.addWidget(self._words)
        line.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.field)
        self.field.hide()
        self.link.acted.connect(self._open)
        self.field.returnPressed.connect(self._tell)

    def _open(self) -> None:
        self.field.show()
        self.field.setFocus()

    def _tell(self) -> None:
        words = self.field.text().strip()
        if not words:
            return
        self.told.emit(words)
        self.field.clear()
        self.field.hide()
        self._words.set_text(self.tr("Noted in the decision log."))
        self.link.setFocus()
