"""A chart on screen, painted from its shapes. Rule: each mark can be reached by arrow keys and is read out in words.

Signal `spoken(str)`: the mark under the keyboard, for a screen reader.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from agent_assist.presenters.charting.layout import lay_out, natural_height
from agent_assist.presenters.charting.shapes import Box, Dot, Drawing, Line, Ruler, Shape, Words
from agent_assist.presenters.view.team import ChartKind, ChartView
from agent_assist.ui.theme.theme import Theme, follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CONTROL, SEMIBOLD, Ink, TypeRole
from agent_assist.ui.widgets.painting import FOCUS_WIDTH_PX, paint_frame, paint_hatch

_EDGE_PX, _LEAST_PX = 4, 120
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_ROWS = (ChartKind.INTERVALS, ChartKind.BARS)


class ChartCanvas(QWidget):
    """Shows the points of a `ChartView`."""

    spoken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: ChartView | None = None
        self._drawing: Drawing | None = None
        self.current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self._theme = follow_theme(self._restyle)

    def show_chart(self, chart: ChartView) -> None:
        """Show another chart."""
        self._chart = chart
        self.current = min(self.current, max(len(chart.points) - 1, 0))
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(f"{chart.sentence} {chart.hidden}".strip())
        self._forget()
        self.updateGeometry()

    @property
    def drawing(self) -> Drawing | None:
        """The chart laid out for the size it has."""
        if self._drawing is None and self._chart is not None:
            edge = self._theme.px(_EDGE_PX)
            width, height = self.width() - 2 * edge, self.height() - 2 * edge
            self._drawing = lay_out(self._chart, width, height, ruler(self._theme))
        return self._drawing

    def sizeHint(self) -> QSize:
        """As high as the chart asks for."""
        height = natural_height(self._chart, ruler(self._theme)) if self._chart else 0
        return QSize(self._theme.px(280), round(height) + 2 * self._theme.px(_EDGE_PX))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the companion; charts of rows keep all of their rows."""
        return QSize(self._theme.px(_LEAST_PX), self.sizeHint().height())

    def resizeEvent(self, _event: QEvent) -> None:
        """Lay out anew."""
        self._forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go from mark to mark."""
        count = len(self._chart.points) if self._chart else 0
        key = Qt.Key(event.key())
        if not count or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go_to(min(max(self.current + _STEPS[key], 0), count - 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else count - 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say the mark that has the keyboard."""
        super().focusInEvent(event)
        self._go_to(self.current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """The tool tip of the mark under the pointer says it in words."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.words_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def words_at(self, place: QPointF) -> str:
        """What the mark at a place says, "" for none."""
        drawing, chart, edge = self.drawing, self._chart, self._theme.px(_EDGE_PX)
        for target in drawing.targets if drawing and chart else ():
            box = QRectF(target.x + edge, target.y + edge, target.width, target.height)
            if box.contains(place) and chart is not None:
                return chart.points[target.index].spoken
        return ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The shapes, then the ring."""
        drawing, theme = self.drawing, self._theme
        if drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.px(_EDGE_PX)
        painter.translate(edge, edge)
        for shape in drawing.shapes:
            paint_shape(painter, theme, shape)
        if self.hasFocus() and drawing.targets:
            target = drawing.targets[self.current]
            box = QRectF(target.x, target.y, target.width, target.height).adjusted(-3, -1, 3, 1)
            paint_frame(painter, box, RADIUS_CONTROL, None, theme.ink("focus"), FOCUS_WIDTH_PX)

    def _go_to(self, index: int) -> None:
        self.current = index
        if self._chart is not None and self._chart.points:
            self.spoken.emit(self._chart.points[index].spoken)
        self.update()

    def _restyle(self) -> None:
        self._forget()
        self.updateGeometry()

    def _forget(self) -> None:
        self._drawing = None
        self.update()


def ruler(theme: Theme) -> Ruler:
    """Lengths and words in the theme's size."""
    metrics = QFontMetricsF(_font(theme, is_bold=False, is_small=False))
    return Ruler(theme.px, metrics.horizontalAdvance)


def paint_shape(painter: QPainter, theme: Theme, shape: Shape) -> None:
    """One shape in the theme's colours."""
    if isinstance(shape, Line):
        painter.setPen(_pen(theme.ink(shape.ink), shape.width, is_dashed=shape.is_dashed))
        painter.drawLine(QLineF(shape.x1, shape.y1, shape.x2, shape.y2))
    elif isinstance(shape, Box):
        _paint_box(painter, theme, shape)
    elif isinstance(shape, Dot):
        painter.setPen(QPen(theme.ink("surface"), 1.5))
        painter.setBrush(theme.ink(shape.ink))
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius + 0.75, shape.radius + 0.75)
    else:
        _paint_words(painter, theme, shape)


def _paint_box(painter: QPainter, theme: Theme, box: Box) -> None:
    rect = QRectF(box.x, box.y, box.width, box.height)
    fill: Ink | None = box.fill
    painter.setBrush(theme.ink(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(theme.ink(box.ink), 1, is_dashed=box.is_dashed))
    painter.drawRect(rect)
    if box.is_hatched:
        paint_hatch(painter, rect, theme.ink(box.ink))


def _paint_words(painter: QPainter, theme: Theme, words: Words) -> None:
    font = _font(theme, is_bold=words.is_bold, is_small=words.is_small)
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(words.text)
    x = words.x - {"left": 0.0, "middle": width / 2, "right": width}[words.side]
    painter.setFont(font)
    painter.setPen(theme.ink(words.ink))
    painter.drawText(QPointF(x, words.y + metrics.capHeight() / 2), words.text)


def _font(theme: Theme, *, is_bold: bool, is_small: bool) -> QFont:
    role = TypeRole.META if is_small else TypeRole.BODY
    return theme.font(role, SEMIBOLD if is_bold else None, tabular=True)


def _pen(color: QColor, width: float, *, is_dashed: bool) -> QPen:
    pen = QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if is_dashed:
        pen.setDashPattern([4, 3])
    return pen
