"""What stands where no tickets are. Rule: it says why, and offers the way out where there is one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent_assist.presenters.view.parts import ButtonView, EmptyView
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.text import Text


class EmptyQueue(QWidget):
    """An icon, a sentence, a line, perhaps one action."""

    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("inbox", 28, "text2")
        self._title = Text(TypeRole.TITLE, "text", wraps=True)
        self._body = Text(TypeRole.BODY, "text2", wraps=True)
        self._button = Button(ButtonKind.SMALL, parent=self)
        self._action = ""
        self._button.acted.connect(lambda: self.acted.emit(self._action))
        for text in (self._title, self._body):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 24, 16, 24)
        column.setSpacing(6)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        column.addWidget(self._body)
        column.addSpacing(6)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def show_view(self, view: EmptyView) -> None:
        """Show it."""
        self._icon.set_icon(view.icon, "text2")
        self._title.set_text(view.title)
        self._body.set_text(view.body)
        self._button.setVisible(view.action is not None)
        if view.action is not None:
            self._action = view.action.action
            self._button.show_view(ButtonView(view.action.words, view.action.icon))
