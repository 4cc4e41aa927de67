"""Chips: a source's number, or what a marked fact needs. Rule: kinds differ by sign and frame, not only by colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from agent_assist.presenters.view.draft import MarkKind
from agent_assist.ui.theme.theme import Theme, follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CHIP, SEMIBOLD, Ink, TypeRole
from agent_assist.ui.widgets.painting import paint_frame

CHIP_WIDTH_PX, CHIP_HEIGHT_PX = 22, 18
_TICK = "✓"

_INKS: dict[MarkKind, tuple[Ink, Ink, Ink]] = {
    MarkKind.SOURCED: ("text2", "sunken", "line_strong"),
    MarkKind.CHECK: ("warn", "warn_soft", "warn"),
    MarkKind.NO_SOURCE: ("danger", "danger_soft", "danger"),
    MarkKind.SETTLED: ("ok", "ok_soft", "ok"),
}


def paint_chip(painter: QPainter, theme: Theme, box: QRectF, words: str, kind: MarkKind) -> None:
    """Paint a chip into `box`. "✓" is drawn, since not every font has it."""
    ink, soft, line = _INKS[kind]
    dashes = (4.0, 2.0) if kind is MarkKind.CHECK else ()
    width = 1.2 if kind is not MarkKind.SOURCED else 1.0
    paint_frame(painter, box, RADIUS_CHIP, theme.ink(soft), theme.ink(line), width, dashes)
    if words == _TICK:
        _paint_tick(painter, theme, box, ink)
        return
    painter.setFont(theme.font(TypeRole.MICRO, SEMIBOLD, tabular=True))
    painter.setPen(theme.ink(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class Chip(QLabel):
    """A chip as a widget; read as part of its row, so it names nothing itself."""

    def __init__(
        self, words: str, kind: MarkKind = MarkKind.SOURCED, parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self._kind = kind
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)

    def sizeHint(self) -> QSize:
        """A chip's size; all are alike."""
        return QSize(self._theme.px(CHIP_WIDTH_PX), self._theme.px(CHIP_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        paint_chip(painter, self._theme, QRectF(self.rect()), self.text(), self._kind)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def _paint_tick(painter: QPainter, theme: Theme, box: QRectF, ink: Ink) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = box.height() / CHIP_HEIGHT_PX
    pen = QPen(theme.ink(ink), 1.8 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    middle = box.center()
    points = [(-3.2, 0.2), (-1.0, 2.4), (3.4, -2.2)]
    painter.drawPolyline(
        QPolygonF([QPointF(middle.x() + x * unit, middle.y() + y * unit) for x, y in points])
    )
    painter.restore()
