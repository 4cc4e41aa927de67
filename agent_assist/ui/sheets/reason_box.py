"""One reason of the reject popover: a check box with a title, a few words and its key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from agent_assist.presenters.view.sheets import ReasonRow
from agent_assist.ui.shown_keys import shown_keys
from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CHIP, RADIUS_CONTROL, SEMIBOLD, TypeRole
from agent_assist.ui.widgets.key_caps import key_caps_width, paint_key_caps
from agent_assist.ui.widgets.painting import FOCUS_WIDTH_PX, paint_frame

_ROW_PX, _BOX_PX, _PADDING_PX = 34, 18, 10


class ReasonBox(QCheckBox):
    """Up and Down go to the neighbours; Space ticks it, as in every check box."""

    def __init__(self, reason: ReasonRow, parent: QWidget | None = None) -> None:
        super().__init__(reason.title, parent)
        self.reason = reason
        self.setAccessibleDescription(f"{reason.detail}, {reason.number}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._theme.px(240), self._theme.px(_ROW_PX))

    def hitButton(self, pos: QPoint) -> bool:
        """All of the row can be pressed."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, box, words, key, ring."""
        painter, theme = QPainter(self), self._theme
        frame = QRectF(self.rect()).adjusted(2, 1, -2, -1)
        if self.isChecked():
            paint_frame(painter, frame, RADIUS_CONTROL, theme.ink("accent_soft"))
        left = frame.left() + theme.px(_PADDING_PX)
        self._paint_box(painter, left, frame.center().y())
        keys = shown_keys().caps(f"pick-{self.reason.number}")
        keys_left = frame.right() - theme.px(_PADDING_PX) - key_caps_width(theme, keys)
        paint_key_caps(painter, theme, keys_left, frame.center().y(), keys)
        self._paint_words(painter, frame, left + theme.px(_BOX_PX + 10), keys_left - theme.px(8))
        if self.hasFocus():
            paint_frame(painter, frame, RADIUS_CONTROL, None, theme.ink("focus"), FOCUS_WIDTH_PX)

    def _paint_box(self, painter: QPainter, left: float, middle: float) -> None:
        theme, side = self._theme, self._theme.px(_BOX_PX)
        box = QRectF(left, round(middle - side / 2), side, side)
        if not self.isChecked():
            surface, line = theme.ink("surface"), theme.ink("line_strong")
            paint_frame(painter, box, RADIUS_CHIP, surface, line, 1.2)
            return
        paint_frame(painter, box, RADIUS_CHIP, theme.ink("accent"))
        tick = theme.icon("check", 14, "on_accent", self.devicePixelRatioF())
        inset = (side - theme.px(14)) / 2
        painter.drawPixmap(round(box.left() + inset), round(box.top() + inset), tick)

    def _paint_words(self, painter: QPainter, frame: QRectF, left: float, right: float) -> None:
        theme, middle = self._theme, Qt.AlignmentFlag.AlignVCenter
        title = theme.font(TypeRole.BODY, SEMIBOLD)
        metrics = QFontMetricsF(title)
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, right - left)
        painter.setFont(title)
        painter.setPen(theme.ink("text"))
        box = QRectF(left, frame.top(), right - left, frame.height())
        painter.drawText(box, middle, words)
        beside = box.adjusted(metrics.horizontalAdvance(words) + theme.px(8), 0, 0, 0)
        if beside.width() <= theme.px(30):
            return
        small = theme.font(TypeRole.META)
        detail = QFontMetricsF(small).elidedText(
            self.reason.detail, Qt.TextElideMode.ElideRight, beside.width()
        )
        painter.setFont(small)
        painter.setPen(theme.ink("text2"))
        painter.drawText(beside, middle, detail)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
