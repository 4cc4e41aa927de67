"""The focus ring of an area that scrolls. Rule: whatever takes the keyboard shows it, and nothing is covered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CONTROL
from agent_assist.ui.widgets.painting import FOCUS_WIDTH_PX, paint_frame


class FocusFrame(QWidget):
    """Lies over `area`, lets every press through, and is seen while the area has the focus."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._theme = follow_theme(self.update)
        self.setVisible(area.hasFocus())
        area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the area's focus and size."""
        if watched is self._area:
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                self.setVisible(event.type() is QEvent.Type.FocusIn)
                self.raise_()
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.Resize):
                self.setGeometry(self._area.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring, at the very edge."""
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ink = self._theme.ink("focus")
        paint_frame(QPainter(self), box, RADIUS_CONTROL, None, ink, FOCUS_WIDTH_PX)
