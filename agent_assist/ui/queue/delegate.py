"""Paints a queue row: name and time left, subject, state. Rule: an overdue row has a clock, not only a colour."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from agent_assist.presenters.view.queue import QueueRow
from agent_assist.ui.queue.model import ROW_ROLE
from agent_assist.ui.theme.theme import Theme
from agent_assist.ui.theme.tokens import (
    MEDIUM,
    RADIUS_CONTROL,
    SEMIBOLD,
    SIZE_QUEUE_ROW,
    Ink,
    TypeRole,
)
from agent_assist.ui.widgets.painting import (
    FOCUS_WIDTH_PX,
    paint_bars,
    paint_frame,
    tone_inks,
)

CARD_LEFT_PX, CARD_GAP_PX = 8, 2
_PADDING_PX, _LINE_PX, _ICON_PX, _TEXT_LEFT_PX = 14, 19, 14, 20
_AnyIndex = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class QueueDelegate(QStyledItemDelegate):
    """Rows of one height; `theme` gives every colour and size."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.hovered_row = -1
        self.right_px = CARD_LEFT_PX

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _AnyIndex) -> QSize:
        """All rows are alike."""
        return QSize(self._theme.px(160), self._theme.px(SIZE_QUEUE_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        """Ground, three lines, and the ring when the list has focus."""
        row = index.data(ROW_ROLE)
        theme = self._theme
        box = QRect(option.rect)
        state = option.state
        card = QRectF(box).adjusted(CARD_LEFT_PX, CARD_GAP_PX, -self.right_px, -CARD_GAP_PX)
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if is_selected:
            paint_frame(painter, card, RADIUS_CONTROL, theme.ink("selected"))
            bar = QRectF(card.left(), card.top() + theme.px(10), 3, card.height() - theme.px(20))
            paint_frame(painter, bar, 1.5, theme.ink("accent"))
        elif index.row() == self.hovered_row:
            paint_frame(painter, card, RADIUS_CONTROL, theme.ink("hover"))
        self._paint_lines(painter, card, row)
        if state & QStyle.StateFlag.State_HasFocus:
            line = theme.ink("focus")
            paint_frame(painter, card, RADIUS_CONTROL, None, line, FOCUS_WIDTH_PX)

    def _paint_lines(self, painter: QPainter, card: QRectF, row: QueueRow) -> None:
        theme, line = self._theme, self._theme.px(_LINE_PX)
        left = card.left() + theme.px(_PADDING_PX)
        width = card.right() - theme.px(12) - left
        top = card.top() + (card.height() - 3 * line) / 2
        first = QRectF(left, top, width, line)
        taken = self._paint_time(painter, first, row)
        self._paint_text(
            painter, first.adjusted(0, 0, -taken, 0), row.name, "text", TypeRole.BODY, SEMIBOLD
        )
        second = first.translated(0, line)
        self._paint_text(painter, second, row.subject, "text2", TypeRole.BODY)
        third = second.translated(0, line)
        self._paint_icon(painter, third, row)
        words = third.adjusted(theme.px(_TEXT_LEFT_PX), 0, 0, 0)
        self._paint_text(painter, words, row.state_words, "text2", TypeRole.META, MEDIUM)

    def _paint_time(self, painter: QPainter, line: QRectF, row: QueueRow) -> float:
        """The time at the right; the width that it takes from the name."""
        theme = self._theme
        ink: Ink = "danger" if row.is_due else "text2"
        font = theme.font(TypeRole.BODY, SEMIBOLD if row.is_due else MEDIUM, tabular=True)
        width = QFontMetricsF(font).horizontalAdvance(row.time_left)
        painter.setFont(font)
        painter.setPen(theme.ink(ink))
        box = QRectF(line.right() - width - 1, line.top(), width + 2, line.height())
        painter.drawText(box, _MIDDLE | Qt.AlignmentFlag.AlignRight, row.time_left)
        if not row.is_due:
            return width + theme.px(8)
        side = theme.px(_ICON_PX)
        icon = theme.icon("clock-alert", _ICON_PX, ink, painter.device().devicePixelRatioF())
        left = box.left() - side - theme.px(4)
        painter.drawPixmap(round(left), round(line.center().y() - side / 2), icon)
        return width + side + theme.px(12)

    def _paint_icon(self, painter: QPainter, line: QRectF, row: QueueRow) -> None:
        theme, side = self._theme, self._theme.px(_ICON_PX)
        ink = tone_inks(row.state_tone)[0]
        if row.state_icon.startswith("bars-"):
            height = theme.px(12)
            top = round(line.center().y() - height / 2)
            bars = int(row.state_icon.removeprefix("bars-"))
            paint_bars(painter, QRectF(line.left(), top, side, height), bars, theme.ink(ink))
            return
        icon = theme.icon(row.state_icon, _ICON_PX, ink, painter.device().devicePixelRatioF())
        painter.drawPixmap(round(line.left()), round(line.center().y() - side / 2), icon)

    def _paint_text(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        ink: Ink,
        role: TypeRole,
        weight: int | None = None,
    ) -> None:
        font = self._theme.font(role, weight)
        cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        painter.setPen(self._theme.ink(ink))
        painter.drawText(box, _MIDDLE, cut)
