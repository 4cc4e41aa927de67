"""Bars over the conversation while a slow helpdesk is read; later words, seconds and Cancel. Nothing moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.presenters.view.conversation import LoadingView
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import TypeRole
from agent_assist.ui.widgets.button import Button, ButtonKind
from agent_assist.ui.widgets.skeleton import SkeletonBars
from agent_assist.ui.widgets.text import Text

_BARS = (0.5, 0.0, 0.94, 0.88, 0.91, 0.4)


class LoadingCover(QWidget):
    """Covers its parent while there is something to wait for. Signal `cancelled()`."""

    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self._words = Text(TypeRole.BODY, "text2", tabular=True)
        self.cancel = Button(ButtonKind.SMALL, self.tr("Cancel"), "x")
        self.cancel.acted.connect(self.cancelled)
        foot = QHBoxLayout()
        foot.addWidget(self._words, 1)
        foot.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(16)
        column.addWidget(SkeletonBars(_BARS))
        column.addLayout(foot)
        column.addStretch(1)
        self._theme = follow_theme(self.update)
        self.hide()
        parent.installEventFilter(self)

    def show_view(self, view: LoadingView | None) -> None:
        """Show how long it has taken, or go away."""
        if view is not None:
            self._words.set_text(view.words)
            self.cancel.setVisible(bool(view.cancel))
            self.setGeometry(self._covered.rect())
            self.raise_()
        self.setVisible(view is not None)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the parent's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._covered.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper: what it covers is another ticket."""
        QPainter(self).fillRect(self.rect(), self._theme.ink("surface"))
