"""A button that is only an icon; its words are its accessible name and tool tip."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CONTROL, SIZE_HIT_MIN
from agent_assist.ui.widgets.painting import FOCUS_MARGIN_PX, paint_focus_ring, paint_frame
from agent_assist.ui.widgets.pressed import PressedButton


class IconButton(PressedButton):
    """Signal `acted()`: it was pressed."""

    acted = Signal()

    def __init__(
        self, icon: str, words: str, size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._size = icon, size
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
