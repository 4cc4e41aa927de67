"""The app's mark: hatched like AI words at the left, solid like a person's at the right, with a tick."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CONTROL
from agent_assist.ui.widgets.painting import paint_hatch

_SIDE_PX = 28


class AppMark(QWidget):
    """The mark in the theme's colours; decoration, so screen readers skip it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.px(_SIDE_PX)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Hatch, ground, tick."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(box, RADIUS_CONTROL + 1, RADIUS_CONTROL + 1)
        painter.setClipPath(outline)
        middle = round(box.width() * 0.43)
        painter.fillRect(box, theme.ink("ai_soft"))
        paint_hatch(painter, QRectF(0, 0, middle, box.height()), theme.ink("ai"))
        painter.fillRect(box.adjusted(middle, 0, 0, 0), theme.ink("accent"))
        pen = QPen(theme.ink("on_accent"), box.width() * 0.085)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        points = ((0.53, 0.52), (0.65, 0.65), (0.85, 0.37))
        side = box.width()
        painter.drawPolyline(QPolygonF([QPointF(x * side, y * side) for x, y in points]))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
