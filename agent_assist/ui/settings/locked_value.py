"""The value of a locked row: read, focused, selected and copied, never changed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CONTROL, TypeRole
from agent_assist.ui.widgets.painting import FOCUS_MARGIN_PX, paint_focus_ring, paint_frame

_PADDING_PX, _LOCK_PX = 10, 16


class LockedValue(QLabel):
    """A box with the value and a lock; without a lock it is only a value."""

    def __init__(self, value: str, *, has_lock: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(value, parent)
        self._has_lock = has_lock
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._theme = follow_theme(self._restyle)
        self._restyle()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the companion."""
        return QSize(self._theme.px(80), self._theme.px(32) + 2 * FOCUS_MARGIN_PX)

    def sizeHint(self) -> QSize:
        """At least as high as the other fields."""
        return super().sizeHint().expandedTo(self.minimumSizeHint())

    def heightForWidth(self, width: int) -> int:
        """At least as high as the other fields."""
        return max(super().heightForWidth(width), self.minimumSizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, lock, then Qt's own text with its selection."""
        painter, theme, margin = QPainter(self), self._theme, FOCUS_MARGIN_PX
        frame = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        paint_frame(painter, frame, RADIUS_CONTROL, theme.ink("sunken"))
        if self._has_lock:
            icon = theme.icon("lock", _LOCK_PX, "text2", self.devicePixelRatioF())
            left = frame.right() - theme.px(_PADDING_PX) - theme.px(_LOCK_PX)
            painter.drawPixmap(round(left), round(frame.top()) + theme.px(8), icon)
        if self.hasFocus():
            paint_focus_ring(painter, frame, RADIUS_CONTROL, theme.ink("focus"))
        painter.end()
        super().paintEvent(event)

    def _restyle(self) -> None:
        theme = self._theme
        self.setFont(theme.font(TypeRole.BODY))
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme.ink("text2"))
        self.setPalette(palette)
        side = theme.px(_PADDING_PX) + FOCUS_MARGIN_PX
        right = side + (theme.px(_LOCK_PX + 8) if self._has_lock else 0)
        edge = theme.px(6) + FOCUS_MARGIN_PX
        self.setContentsMargins(side, edge, right, edge)
        self.updateGeometry()
        self.update()
