"""Paints what stands beside the messages: avatars, the tags of past replies, icons of warnings and files."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextBlock

from agent_assist.presenters.view.conversation import MessageView
from agent_assist.ui.theme.theme import Theme
from agent_assist.ui.theme.tokens import SEMIBOLD, SIZE_HIT_MIN, Ink, TypeRole

_ICON_PX = 16


def text_middle(block: QTextBlock, top: float) -> float:
    """The height of the middle of a block's first line; `top` is the block's place."""
    line = block.layout().lineAt(0)
    return top + line.y() + line.height() / 2


def paint_avatar(painter: QPainter, theme: Theme, message: MessageView, middle: float) -> None:
    """Initials in a circle, at the left edge."""
    side = theme.px(SIZE_HIT_MIN)
    circle = QRectF(0, round(middle - side / 2), side, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.ink("accent_soft" if message.is_agent else "sunken"))
    painter.drawEllipse(circle)
    font = theme.font(TypeRole.MICRO, SEMIBOLD)
    font.setPixelSize(max(theme.px(9.5), 8))
    painter.setFont(font)
    painter.setPen(theme.ink("accent" if message.is_agent else "text2"))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, message.initials[:2])
    painter.restore()


def paint_icon(
    painter: QPainter, theme: Theme, name: str, ink: Ink, place: QPointF, dpr: float
) -> None:
    """An icon whose left middle is `place`."""
    side = theme.px(_ICON_PX)
    pixmap = theme.icon(name, _ICON_PX, ink, dpr)
    painter.drawPixmap(round(place.x()), round(place.y() - side / 2), pixmap)
