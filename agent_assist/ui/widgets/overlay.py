"""What floats: popover and sheet frames with their shadow, and the scrim behind a sheet. Nothing else floats."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_SHEET
from agent_assist.ui.widgets.painting import paint_frame

SHADOW_MARGIN_PX = 28


class FloatingFrame(QFrame):
    """A raised frame with a soft shadow; its content stands inside `SHADOW_MARGIN_PX` on each side.

    Signal `escaped()`: Esc was pressed inside it. `strength` is 2 for a popover, 3 for a sheet.
    """

    escaped = Signal()

    def __init__(self, strength: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strength = strength
        self.setContentsMargins(*([SHADOW_MARGIN_PX] * 4))
        self._theme = follow_theme(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc asks to be closed."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Shadow, then the raised ground with its line."""
        painter = QPainter(self)
        margin = SHADOW_MARGIN_PX
        frame = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        self._paint_shadow(painter, frame)
        theme = self._theme
        paint_frame(
            painter, frame, RADIUS_SHEET, theme.ink("raised"), theme.ink("line"), theme.line_width
        )

    def _paint_shadow(self, painter: QPainter, frame: QRectF) -> None:
        drop = 6 if self._strength == 2 else 8
        reach = SHADOW_MARGIN_PX - drop
        alpha = 3 if self._strength == 2 else 5
        for spread in range(reach, 0, -1):
            box = frame.adjusted(-spread, -spread + drop, spread, spread + drop)
            fade = alpha * (1 - spread / (reach + 1)) + 0.5
            paint_frame(painter, box, RADIUS_SHEET + spread, QColor(10, 16, 20, int(fade)))


class Scrim(QWidget):
    """Darkens what lies below a sheet and fills its parent. Signal `pressed()`: clicked beside the sheet."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self._theme = follow_theme(self.update)
        parent.installEventFilter(self)
        self.setGeometry(parent.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the parent's size."""
        if watched is self._covered and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Report a click beside the sheet; nothing below may get it."""
        self.pressed.emit()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Darken."""
        QPainter(self).fillRect(self.rect(), self._theme.ink("scrim"))
