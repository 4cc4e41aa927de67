"""Grey bars that stand where text will be. They do not move: no motion for decoration."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from agent_assist.ui.theme.theme import follow_theme

_BAR_PX, _STEP_PX = 10, 20


class SkeletonBars(QWidget):
    """One bar per share of the width, for example `(0.9, 0.7)`."""

    def __init__(
        self, shares: tuple[float, ...] = (0.9, 0.7, 0.82, 0.5), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shares = shares
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = follow_theme(self._restyle)

    def sizeHint(self) -> QSize:
        """A step per bar."""
        return QSize(self._theme.px(160), self._theme.px(_STEP_PX) * len(self._shares))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars that have room: half a bar would look like a mistake."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink("sunken"))
        height, step = self._theme.px(_BAR_PX), self._theme.px(_STEP_PX)
        for index, share in enumerate(self._shares):
            bar = QRectF(0, index * step + (step - height) / 2, self.width() * share, height)
            if bar.bottom() > self.height():
                break
            painter.drawRoundedRect(bar, 4, 4)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
