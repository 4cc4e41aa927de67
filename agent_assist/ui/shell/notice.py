"""A line below the top bar: what the app is still doing, or what it lacks. Rule: it blocks nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import MEDIUM, TypeRole
from agent_assist.ui.widgets.icon_label import IconLabel
from agent_assist.ui.widgets.spinner import Spinner
from agent_assist.ui.widgets.text import Text


class NoticeLine(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = follow_theme(self.update)
        self._wheel = Spinner()
        self._icon = IconLabel("info")
        self._words = Text(TypeRole.BODY, "text2", weight=MEDIUM, wraps=True, most_lines=2)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 7)
        row.setSpacing(8)
        for widget in (self._wheel, self._icon):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        self.hide()

    def show_words(self, words: str, *, is_busy: bool = False) -> None:
        """Show a sentence; nothing hides the line."""
        self._words.set_text(words)
        self._wheel.setVisible(is_busy)
        self._icon.setVisible(not is_busy)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Quiet ground, line below."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.ink("sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.ink("line"))
