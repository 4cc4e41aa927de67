"""A small turning wheel for work under way. Rule: it stands still under reduced motion and while not seen."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import Ink

_STEP_MS, _STEPS = 100, 8


class Spinner(QWidget):
    """The "loader" icon, turned an eighth every 100 ms."""

    def __init__(self, ink: Ink = "text2", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink, self._size, self._step = ink, size, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._turn)
        self._theme = follow_theme(self._restyle)

    @property
    def is_turning(self) -> bool:
        """Whether it moves now."""
        return self._timer.isActive()

    def sizeHint(self) -> QSize:
        """The icon's size."""
        side = self._theme.px(self._size)
        return QSize(side, side)

    def showEvent(self, event: QShowEvent) -> None:
        """Start turning."""
        super().showEvent(event)
        self._restyle()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop: an unseen wheel must not wake the processor."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon, turned."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        half = self.width() / 2
        painter.translate(half, half)
        painter.rotate(self._step * 360 / _STEPS)
        pixmap = self._theme.icon("loader", self._size, self._ink, self.devicePixelRatioF())
        painter.drawPixmap(round(-half), round(-half), pixmap)

    def _turn(self) -> None:
        self._step = (self._step + 1) % _STEPS
        self.update()

    def _restyle(self) -> None:
        moves = self.isVisible() and self._theme.motion_ms(_STEP_MS) > 0
        if moves:
            self._timer.start()
        else:
            self._timer.stop()
        self.updateGeometry()
        self.update()
