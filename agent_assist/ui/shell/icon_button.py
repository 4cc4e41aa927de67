"""A button that is only an icon; its words are its accessible name and tool tip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CONTROL, SIZE_HIT_MIN
from agent_assist.ui.widgets.painting import FOCUS_MARGIN_PX, paint_focus_ring, paint_frame


class IconButton(QPushButton):
    """Signal `acted()`: it was pressed."""

    acted = Signal()

    def __init__(
        self, icon: str, words: str, size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._size = icon, size
        self._is_hovered = False
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_face(icon, words)
        self._theme = follow_theme(self._restyle)
        self.clicked.connect(lambda: self.acted.emit())

    def set_face(self, icon: str, words: str) -> None:
        """Show another icon with other words."""
        self._icon = icon
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """A target of at least 24 pixels, and the room for the ring."""
        side = self._theme.px(SIZE_HIT_MIN + 4) + 2 * FOCUS_MARGIN_PX
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self._is_hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Stop showing it."""
        self._is_hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground while hovered, icon, ring."""
        painter, theme, margin = QPainter(self), self._theme, FOCUS_MARGIN_PX
        frame = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        if self._is_hovered:
            paint_frame(painter, frame, RADIUS_CONTROL, theme.ink("hover"))
        side = theme.px(self._size)
        pixmap = theme.icon(self._icon, self._size, "text", self.devicePixelRatioF())
        left, top = frame.center().x() - side / 2, frame.center().y() - side / 2
        painter.drawPixmap(round(left), round(top), pixmap)
        if self.hasFocus():
            paint_focus_ring(painter, frame, RADIUS_CONTROL, theme.ink("focus"))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
