"""An icon beside words. Decoration: the words say the same, so screen readers skip it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import Ink


class IconLabel(QWidget):
    """A Lucide icon; an empty name shows nothing but keeps its room."""

    def __init__(
        self, name: str = "", size: int = 16, ink: Ink = "text2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._size, self._ink = name, size, ink
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)

    def set_icon(self, name: str, ink: Ink) -> None:
        """Show another icon."""
        self._name, self._ink = name, ink
        self.update()

    def sizeHint(self) -> QSize:
        """The icon's size."""
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        if not self._name:
            return
        pixmap = self._theme.icon(self._name, self._size, self._ink, self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, pixmap)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
