"""A radio button as a card: as high as its words need at its width, pressed anywhere on it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from agent_assist.ui.theme.theme import Theme

MARK_PX = 16
_LEAST_WIDTH_PX = 200
"""Narrow enough for the companion."""


class RadioCard(QRadioButton):
    """The size of a card. Who inherits it fills `row`, calls `let_clicks_through`, and paints the frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.row = QHBoxLayout(self)

    def let_clicks_through(self) -> None:
        """A press on the words is one on the card."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """The words and the room around them."""
        hint = self.row.totalSizeHint()
        return QSize(hint.width(), self.heightForWidth(max(hint.width(), self.width())))

    def minimumSizeHint(self) -> QSize:
        """As high as the words are at this width."""
        return QSize(_LEAST_WIDTH_PX, self.heightForWidth(max(_LEAST_WIDTH_PX, self.width())))

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The words broken at this width."""
        return self.row.totalHeightForWidth(width)

    def hitButton(self, pos: QPoint) -> bool:
        """All of the card can be pressed."""
        return self.rect().contains(pos)


def paint_radio_mark(painter: QPainter, theme: Theme, box: QRectF, *, is_on: bool) -> None:
    """The circle, with its dot where it is chosen."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.ink("surface"))
    painter.setPen(QPen(theme.ink("accent" if is_on else "line_strong"), 1.5))
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    if is_on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.ink("accent"))
        inset = box.width() * 0.28
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
