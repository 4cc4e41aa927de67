"""A field that offers choices, painted like the other fields."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CONTROL, SIZE_CONTROL, TypeRole
from agent_assist.ui.widgets.painting import FOCUS_MARGIN_PX, paint_focus_ring, paint_frame


class Choice(QComboBox):
    """Options as (value, words); connect to `activated`."""

    def __init__(
        self, options: tuple[tuple[str, str], ...], value: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        for key, words in options:
            self.addItem(words, key)
        self.show_value(value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)
        self._restyle()

    @property
    def value(self) -> str:
        """The value of the option in force."""
        return str(self.currentData())

    def show_value(self, value: str) -> None:
        """Show the option of this value."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not change a setting on the way."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """As high as the other fields."""
        return QSize(self._theme.px(200), self._theme.px(SIZE_CONTROL) + 2 * FOCUS_MARGIN_PX)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the companion."""
        return QSize(self._theme.px(80), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, words, the two arrows, ring."""
        painter, theme, margin = QPainter(self), self._theme, FOCUS_MARGIN_PX
        frame = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        line = theme.ink("line_strong")
        paint_frame(painter, frame, RADIUS_CONTROL, theme.ink("surface"), line, theme.line_width)
        side = theme.px(16)
        arrows = theme.icon("chevrons-up-down", 16, "text", self.devicePixelRatioF())
        left = frame.right() - theme.px(8) - side
        painter.drawPixmap(round(left), round(frame.center().y() - side / 2), arrows)
        painter.setFont(self.font())
        painter.setPen(theme.ink("text"))
        words = frame.adjusted(theme.px(10), 0, -theme.px(30), 0)
        metrics = QFontMetricsF(self.font())
        cut = metrics.elidedText(self.currentText(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, cut)
        if self.hasFocus():
            paint_focus_ring(painter, frame, RADIUS_CONTROL, theme.ink("focus"))

    def _restyle(self) -> None:
        self.setFont(self._theme.font(TypeRole.BODY))
        self.updateGeometry()
        self.update()
