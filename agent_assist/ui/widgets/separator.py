"""A one-pixel line between columns or rows. Decoration: screen readers skip it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from agent_assist.ui.theme.theme import follow_theme


class Separator(QWidget):
    """A line, lying or standing."""

    def __init__(
        self,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = follow_theme(self.update)
        if orientation is Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill it with the line colour."""
        QPainter(self).fillRect(self.rect(), self._theme.ink("line"))
