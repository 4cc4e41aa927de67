"""A rounded frame that other widgets stand in: banners, check rows, popovers, sheets."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from agent_assist.ui.theme.theme import follow_theme
from agent_assist.ui.theme.tokens import RADIUS_CARD, Ink
from agent_assist.ui.widgets.painting import paint_frame


class Card(QFrame):
    """A filled frame; `dashed` lines mean that a check is only recommended."""

    def __init__(
        self,
        fill: Ink = "surface",
        line: Ink | None = "line",
        *,
        radius: int = RADIUS_CARD,
        dashed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill, self._line, self._radius, self._dashed = fill, line, radius, dashed
        self._theme = follow_theme(self.update)

    def set_inks(self, fill: Ink, line: Ink | None) -> None:
        """Change ground and frame."""
        self._fill, self._line = fill, line
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and frame."""
        theme = self._theme
        line = theme.ink(self._line) if self._line is not None else None
        dashes = (5.0, 2.5) if self._dashed else ()
        painter = QPainter(self)
        paint_frame(
            painter,
            QRectF(self.rect()),
            self._radius,
            theme.ink(self._fill),
            line,
            theme.line_width,
            dashes,
        )
