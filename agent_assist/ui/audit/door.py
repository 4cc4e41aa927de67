"""The door of the log: a purpose, typed by a person, before anything is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.audit import DoorView
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.card import Card
from agent_assist.ui.widgets.field import TextField
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.text import Text

_MOST_PX = 520


class Door(Card):
    """Shows a `DoorView`. Signal `given(str)`: the purpose."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._icon = IconLabel("lock", 18, "text2")
        self._title = Text(TypeRole.TITLE, "text", wraps=True)
        self._body = Text(TypeRole.BODY, "text2", wraps=True)
        self._problem = Text(TypeRole.BODY, "danger", wraps=True)
        self.field = TextField()
        self.field.returnPressed.connect(self._give)
        self.button = Button(ButtonKind.SMALL)
        self.button.acted.connect(self._give)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._body)
        column.addWidget(self.field)
        column.addWidget(self._problem)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def show_view(self, view: DoorView) -> None:
        """Show why, and the field where a purpose may be given."""
        self._icon.set_icon(view.icon, "text2")
        self._title.set_text(view.title)
        self._body.set_text(view.body)
        self._body.setVisible(bool(view.body))
        self.field.setVisible(bool(view.field_hint))
        self.field.setPlaceholderText(view.field_hint)
        self.field.setAccessibleName(view.field_hint)
        self._problem.set_text(view.problem)
        self._problem.setVisible(bool(view.problem))
        self.button.show_view(view.button)
        self.button.setVisible(view.button.is_shown)

    def _give(self) -> None:
        self.given.emit(self.field.text())

    def _restyle(self) -> None:
        self.setMaximumWidth(self._theme.px(_MOST_PX))
