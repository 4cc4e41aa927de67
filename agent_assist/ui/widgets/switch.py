"""The switch and the check box: QCheckBox with the app's own painting."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CHIP, SIZE_HIT_MIN, Ink, TypeRole
from agent_assist.ui.widgets.painting import FOCUS_MARGIN_PX, paint_focus_ring, paint_frame

_TRACK_WIDTH_PX, _TRACK_HEIGHT_PX, _BOX_PX, _GAP_PX = 38, 22, 18, 8

_TICK = ((-0.23, 0.01), (-0.07, 0.17), (0.24, -0.15))
_TICK_WIDTH = 0.13
"""Corners and width of the tick, in shares of the knob."""


class Switch(QCheckBox):
    """An on-off switch; a tick on the knob says "on" without colour. Connect to `clicked(bool)`.

    `set_locked(reason)` keeps it focusable but immovable.
    """

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lock_reason = ""
        self.setAccessibleName(accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)

    def set_locked(self, reason: str) -> None:
        """Let nobody move it, and say why; an empty reason unlocks it."""
        self._lock_reason = reason
        self.setAccessibleDescription(reason)
        self.setToolTip(reason)
        self.update()

    def nextCheckState(self) -> None:
        """Move, unless locked."""
        if not self._lock_reason:
            super().nextCheckState()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole widget can be pressed."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """The track and the room for the ring."""
        margin = 2 * FOCUS_MARGIN_PX
        return QSize(
            self._theme.px(_TRACK_WIDTH_PX) + margin, self._theme.px(_TRACK_HEIGHT_PX) + margin
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Track, knob, tick, ring."""
        painter, theme = QPainter(self), self._theme
        margin = FOCUS_MARGIN_PX
        track = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        radius = track.height() / 2
        is_on, is_locked = self.isChecked(), bool(self._lock_reason)
        lit: Ink = "text3" if is_locked else "accent"
        fill = theme.ink(lit if is_on else "sunken" if is_locked else "surface")
        line = None if is_on else theme.ink("line_strong")
        dashes = (3.0, 3.0) if is_locked else ()
        paint_frame(painter, track, radius, fill, line, 1.2, dashes)
        inset = 3.0 if is_on else 4.0
        side = track.height() - 2 * inset
        left = track.right() - inset - side if is_on else track.left() + inset
        knob = QRectF(left, track.top() + inset, side, side)
        on_track: Ink = "surface" if is_locked else "on_accent"
        paint_frame(painter, knob, side / 2, theme.ink(on_track if is_on else "line_strong"))
        if is_on:
            self._paint_tick(painter, knob, lit)
        if self.hasFocus():
            paint_focus_ring(painter, track, radius, theme.ink("focus"))

    def _paint_tick(self, painter: QPainter, knob: QRectF, ink: Ink) -> None:
        """Bolder than an icon of this size, so that "on" is seen at a glance."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.ink(ink), knob.width() * _TICK_WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        side, middle = knob.width(), knob.center()
        painter.drawPolyline([middle + QPointF(x * side, y * side) for x, y in _TICK])
        painter.restore()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class CheckBox(QCheckBox):
    """A check box with words; ticked is a filled box with a tick."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def hitButton(self, pos: QPoint) -> bool:
        """Words and box alike."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Box, gap and words."""
        theme = self._theme
        words = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        gap = theme.px(_GAP_PX) if self.text() else 0
        width = theme.px(_BOX_PX) + gap + words + 2 * FOCUS_MARGIN_PX
        return QSize(int(width) + 1, theme.px(SIZE_HIT_MIN) + 4)

    def minimumSizeHint(self) -> QSize:
        """The box alone."""
        return QSize(self._theme.px(_BOX_PX) + 2 * FOCUS_MARGIN_PX, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, tick, words, ring."""
        painter, theme = QPainter(self), self._theme
        side = theme.px(_BOX_PX)
        box = QRectF(FOCUS_MARGIN_PX, round((self.height() - side) / 2), side, side)
        if self.isChecked():
            paint_frame(painter, box, RADIUS_CHIP, theme.ink("accent"))
            tick = theme.icon("check", 14, "on_accent", self.devicePixelRatioF())
            offset = (side - theme.px(14)) / 2
            painter.drawPixmap(round(box.left() + offset), round(box.top() + offset), tick)
        else:
            paint_frame(
                painter, box, RADIUS_CHIP, theme.ink("surface"), theme.ink("line_strong"), 1.2
            )
        painter.setFont(self.font())
        painter.setPen(theme.ink("text"))
        room = QRectF(self.rect()).adjusted(box.right() + theme.px(_GAP_PX), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            paint_focus_ring(painter, box, RADIUS_CHIP, theme.ink("focus"))

    def _restyle(self) -> None:
        self.setFont(self._theme.font(TypeRole.BODY))
        self.updateGeometry()
        self.update()
