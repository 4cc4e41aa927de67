"""A button that holds a row of other widgets: a source, a saved reply, a suggested step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CARD
from agent_assist.ui.widgets.painting import FOCUS_WIDTH_PX, paint_focus_ring, paint_frame

_EDGE_PX = FOCUS_WIDTH_PX
_SIDE_PX = 4


class RowButton(QPushButton):
    """Connect to `clicked`. Give it a layout with `set_content`; its words belong in the accessible name."""

    def __init__(self, *, is_framed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_framed = is_framed
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._content = QVBoxLayout(self)
        self._content.setContentsMargins(_SIDE_PX, _EDGE_PX, _SIDE_PX, _EDGE_PX)
        self._theme = follow_theme(self.update)

    def set_content(self, layout: QLayout) -> None:
        """Stand this row inside; presses go through it to the button."""
        self._content.addLayout(layout)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """What the row needs at the width it has."""
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As high as the wrapped words are."""
        least = self._content.minimumSize()
        height = self._content.heightForWidth(max(self.width(), least.width()))
        return QSize(least.width(), max(least.height(), height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words may wrap differently now."""
        super().resizeEvent(event)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts on the focused row, but never by auto-repeat of a key pressed elsewhere."""
        if event.isAutoRepeat():
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Stop showing it."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and ring; the words are children."""
        painter, theme = QPainter(self), self._theme
        frame = QRectF(self.rect()).adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        if self.underMouse():
            paint_frame(painter, frame, RADIUS_CARD, theme.ink("hover"))
        if self._is_framed:
            line = theme.ink("line_strong")
            paint_frame(painter, frame, RADIUS_CARD, None, line, theme.line_width)
        if self.hasFocus():
            paint_focus_ring(painter, frame, RADIUS_CARD, theme.ink("focus"), 0)
