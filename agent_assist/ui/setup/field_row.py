"""A field of the set-up with its label and the sentence that says what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from agent_assist.presenters.view.window import FieldView
from agent_assist.ui.theme.tokens import SEMIBOLD, TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.field import TextField
from agent_assist.ui.widgets.text import Text


class FieldRow(QWidget):
    """Signal `edited(key, text)`. A refresh never overwrites what is being typed."""

    edited = Signal(str, str)

    def __init__(self, view: FieldView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = view.key
        self.field = TextField(view.hint)
        self.field.setAccessibleName(view.label)
        if view.is_secret:
            self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setText(view.value)
        self.field.textEdited.connect(lambda text: self.edited.emit(self.key, text))
        self._problem = Text(TypeRole.META, "danger", wraps=True)
        label = QHBoxLayout()
        label.setContentsMargins(4, 0, 4, 0)
        label.addWidget(Text(TypeRole.BODY, "text", view.label, weight=SEMIBOLD, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        if view.is_folder:
            choose = Button(ButtonKind.SMALL, self.tr("Choose…"), "folder-open")
            choose.acted.connect(self._choose)
            row.addWidget(choose)
        problem = QHBoxLayout()
        problem.setContentsMargins(4, 0, 4, 0)
        problem.addWidget(self._problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        column.addLayout(label)
        column.addLayout(row)
        column.addLayout(problem)
        self.show_view(view)

    def show_view(self, view: FieldView) -> None:
        """Show what is wrong; take the value unless somebody types here."""
        self._problem.set_text(view.problem)
        self._problem.setVisible(bool(view.problem))
        self.field.setAccessibleDescription(view.problem)
        if not self.field.hasFocus() and self.field.text() != view.value:
            self.field.setText(view.value)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "", self.field.text())
        if folder:
            self.field.setText(folder)
            self.edited.emit(self.key, folder)
