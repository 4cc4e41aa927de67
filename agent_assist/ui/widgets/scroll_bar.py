"""A slim scroll bar that paints itself.

Not by a style sheet: once an application has one, Qt resets the fonts of widgets that get their parent later.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.widgets.painting import paint_frame

_WIDTH_PX, _INSET_PX = 12, 3


class SlimScrollBar(QScrollBar):
    """A handle without arrows on the ground of its area."""

    def __init__(
        self,
        orientation: Qt.Orientation = Qt.Orientation.Vertical,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(orientation, parent)
        self._theme = follow_theme(self.update)

    def sizeHint(self) -> QSize:
        """Twelve pixels across."""
        hint = super().sizeHint()
        if self.orientation() is Qt.Orientation.Vertical:
            return QSize(_WIDTH_PX, hint.height())
        return QSize(hint.width(), _WIDTH_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the handle."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar,
            option,
            QStyle.SubControl.SC_ScrollBarSlider,
            self,
        )
        if self.minimum() == self.maximum():
            return
        inset = QRectF(handle).adjusted(_INSET_PX, _INSET_PX, -_INSET_PX, -_INSET_PX)
        ink = self._theme.ink("text2" if self.isSliderDown() else "line_strong")
        paint_frame(QPainter(self), inset, min(inset.width(), inset.height()) / 2, ink)


def use_slim_scroll_bars(area: QAbstractScrollArea) -> None:
    """Give a scroll area both bars."""
    area.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical))
    area.setHorizontalScrollBar(SlimScrollBar(Qt.Orientation.Horizontal))
